"""Store keeps: everything on disk, and the only floor with access to files."""
