"""Folders as they stand on disk."""

import stat
from pathlib import Path


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Mode and bytes of everything below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
    }
