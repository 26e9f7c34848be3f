"""Backups made, proven and brought back; the trash and earlier versions restored."""
