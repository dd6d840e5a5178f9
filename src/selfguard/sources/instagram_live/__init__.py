"""The person's own Instagram page, as a stranger sees it today, and what only the owner sees."""
