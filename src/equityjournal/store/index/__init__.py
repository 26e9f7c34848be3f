"""The SQLite index: its file, tables and rows, and the refresh from files."""
