"""Marks of indexes: how the program left each file, and whose it is.

A mark lies beside its index: the size, times and inode of the index in the first line, the journal in the
second. An index without a fitting mark is never read.
"""

import contextlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from equityjournal.store.disk.journal_id import folder_key, key_of
from equityjournal.store.index.tables import VERSION

_NAME = re.compile(r"[0-9a-f]{16}-(?P<version>[0-9]+)\.sqlite")


class Owner(NamedTuple):
    """The journal of an index."""

    key: str
    """Its key on this machine."""
    root: str
    """The real path of its folder when the mark was put."""


def owner_of(root: Path) -> Owner:
    """The owner of the index of the journal in a folder."""
    return Owner(key_of(root), os.path.realpath(root))


def mark_of(index: Path) -> Path:
    """The path of the mark of an index."""
    return index.with_suffix(".mark")


def is_as_left(index: Path, owner: Owner) -> bool:
    """Whether an index is just as the program left it, for the same journal.

    It may have been made before the journal had its id.
    """
    without_id = owner._replace(key=f"- {owner.key.partition(' ')[2]}")
    try:
        marked = mark_of(index).read_text("utf-8")
        return marked in [_text(index, known) for known in (owner, without_id)]
    except (OSError, UnicodeDecodeError):
        return False


def put_mark(index: Path, owner: Owner) -> None:
    """Mark an index that is safe on disk."""
    new = index.with_suffix(".mark.new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(_text(index, owner))
    new.replace(mark_of(index))


def remove_index(index: Path) -> bool:
    """Remove an index with its mark; whether it is gone."""
    with contextlib.suppress(OSError):
        mark_of(index).unlink(missing_ok=True)
        index.unlink(missing_ok=True)
    return not index.exists()


def remove_ownerless(folder: Path, own: Path) -> None:
    """Remove the indexes of journals that are gone, and of earlier versions of the program.

    Args:
        folder: The folder of indexes, whose lock the caller holds.
        own: The index being changed, which stays.
    """
    for index in folder.glob("*.sqlite"):
        if index != own and (_is_of_earlier_version(index) or _is_ownerless(index)):
            remove_index(index)


def indexes_of(folder: Path, identity: str) -> list[Path]:
    """All indexes in a folder that bear a journal's id, copies of the journal included."""
    owners = {index: _owner(index) for index in folder.glob("*.sqlite")}
    return [index for index, owner in owners.items() if owner and owner.key.split(" ")[0] == identity]


def _is_of_earlier_version(index: Path) -> bool:
    name = _NAME.fullmatch(index.name)
    return name is None or int(name["version"]) < VERSION


def _is_ownerless(index: Path) -> bool:
    """Whether an index is nobody's: no mark, no such journal, or another journal in its place."""
    owner = _owner(index)
    if owner is None:
        return True
    root = Path(owner.root)
    return not root.is_dir() or owner.key not in (key_of(root), f"- {folder_key(root)}")


def _owner(index: Path) -> Owner | None:
    """The owner that a mark names; None without a readable mark."""
    import ast  # noqa: PLC0415 - only where indexes of other journals are looked at

    try:
        return Owner(*ast.literal_eval(mark_of(index).read_text("utf-8").split("\n")[1]))
    except (OSError, ValueError, SyntaxError, TypeError, IndexError):
        return None


def _text(index: Path, owner: Owner) -> str:
    """The text of a mark: size, times and inode of the index, and its owner."""
    about = index.lstat()
    stamp = f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
    return f"{stamp}\n{tuple(owner)!a}\n"
