"""Faults of a journal's files: found by `check`, advised on, and mended."""
