"""Where evidence comes from: the only part that reads a person's files."""
