"""The journal's entries and drafts on disk, their count, erasing, mending, backup, and `check`."""
