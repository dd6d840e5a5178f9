"""Report → text, pure: one module per format, and the table of all of them."""

RENDERERS: dict[str, str] = {
    "terminal": "selfguard.renderers.terminal",
    "plain": "selfguard.renderers.plain",
    "json": "selfguard.renderers.json_report",
}
"""Format → the module whose `render` makes it. Named, not imported: rich costs start-up time."""
