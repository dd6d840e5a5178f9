"""The nouns: frozen values that every part speaks, made of the standard library alone."""
