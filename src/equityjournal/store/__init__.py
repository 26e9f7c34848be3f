"""Store keeps: everything on disk, and the only room that touches it."""
