"""A person's own Instagram data export: archive → files → dialects → evidence."""
