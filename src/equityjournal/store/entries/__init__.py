"""The journal's entries and drafts on disk, their count, and `check`."""
