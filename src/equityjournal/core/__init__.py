"""Core thinks: entries, packs and the silence test. No files, no database, no screen, no clock."""
