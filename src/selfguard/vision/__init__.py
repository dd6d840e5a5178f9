"""Pixels → what is visible, as values. It finds faces and codes; it recognises nobody."""
