"""Text → Checklist, or every problem at its line and column."""
