"""Report → text or bytes, pure."""
