"""Names of files made by git, sync services, systems and editors in a journal's folder.

Plain comparisons, and no patterns: every reading verb asks, of every file, and patterns take long to compile.
"""

from pathlib import Path

_NAMES = frozenset((
    ".git", ".gitattributes", ".gitignore", ".gitkeep", ".gitmodules", ".hg", ".hgignore", ".svn",
    ".stignore", ".stversions", ".sync", ".tmp.drivedownload", ".tmp.driveupload",
    ".ds_store", ".documentrevisions-v100", ".fseventsd", ".spotlight-v100", ".temporaryitems", ".trashes",
    "$recycle.bin", "desktop.ini", "system volume information", "thumbs.db",
    ".directory", "lost+found", ".idea", ".obsidian", ".vscode",
))  # fmt: skip
_BEGINNINGS = (
    ".stfolder", ".dropbox", ".owncloudsync", ".nextcloudsync", ".sync_", ".csync_", ".unison", ".rclone",
    "._", ".trash-", ".nfs", ".fuse_hidden",
)  # fmt: skip
_UNFINISHED = (".syncthing.", "~syncthing~")
_FIRST = frozenset(name[0] for name in (*_NAMES, *_BEGINNINGS, *_UNFINISHED))


def is_of_another_tool(name: str) -> bool:
    """Whether a name is of another program's file or folder."""
    plain = name.lower()
    if plain[:1] not in _FIRST:  # nearly every file of a journal
        return False
    is_unfinished = plain.startswith(_UNFINISHED) and plain.endswith(".tmp")
    return plain in _NAMES or plain.startswith(_BEGINNINGS) or is_unfinished


def histories_in(root: Path) -> list[str]:
    """Folders of earlier copies by git or a sync service."""
    return [name for name in (".git", ".hg", ".stversions", ".dropbox.cache") if (root / name).is_dir()]
