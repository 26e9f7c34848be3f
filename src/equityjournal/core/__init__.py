"""Core thinks: entries, packs and the silence test, without files, database, screen or clock."""
