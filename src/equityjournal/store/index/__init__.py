"""The SQLite index: tables, refresh, look-up, search, theme history, review facts."""
