"""Pixels → what is visible: faces, booth codes, strips. It finds; it never tells who somebody is.

The libraries for pictures cost the start of the program a fifth of a second: only the modules in
here import them, and the command line imports these modules when there is a picture to look at.
"""
