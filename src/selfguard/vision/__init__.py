"""Pixels and picture files → what is visible, what is hidden, and how it is taken away."""
