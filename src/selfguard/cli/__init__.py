"""One command per file: read arguments, call one function, show what it returns."""
