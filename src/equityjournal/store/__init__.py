"""Store keeps: the only floor with access to files."""
