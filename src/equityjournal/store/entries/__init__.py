"""The journal's entries and drafts on disk, their count, erasing, restoring and backup."""
