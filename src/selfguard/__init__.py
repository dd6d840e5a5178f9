"""Runs a checklist of protective steps against your own accounts, on your own machine."""

__version__ = "0.1.0"
