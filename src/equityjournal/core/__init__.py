"""Core thinks: no files, no database, no screen, no clock."""
