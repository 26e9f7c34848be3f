"""Marks of indexes: the program's last state of each file, and its owner.

A mark lies beside its index: the size, times and inode of the index in the first line, the journal in the
second. An index without a fitting mark is never read.
"""

import contextlib
import re
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import cache_files, files, systems
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.index.index_key import key_file
from equityjournal.store.index.tables import VERSION
from equityjournal.store.records.journal_id import folder_key, id_of_journal, key_of

SEALED, PACKS = "-sealed", "-packs"
"""Kinds of indexes of a locked journal, in their names: of all that is in it, and of packs alone."""

_NAME = rf"[0-9a-f]{{16}}-(?P<version>[0-9]+)(?:{SEALED}|{PACKS})?\.sqlite"


class Owner(NamedTuple):
    """The journal of an index."""

    key: str
    """Its key on this machine."""
    root: str
    """The real path of its folder when the mark was put."""


def owner_of(root: Path) -> Owner:
    """The owner of the index of the journal in a folder."""
    return Owner(key_of(root), real_path(root))


def mark_of(index: Path) -> Path:
    """The path of the mark of an index."""
    return index.with_suffix(".mark")


def is_as_left(index: Path, owner: Owner) -> bool:
    """Whether an index is unchanged since the program's last use, for the same journal.

    It may have been made before the journal had its id.
    """
    without_id = owner._replace(key=f"- {owner.key.partition(' ')[2]}")
    try:
        marked = files.read(mark_of(index))
        return marked in [_text(index, known) for known in (owner, without_id)]
    except (OSError, DamagedFile):
        return False


def put_mark(index: Path, owner: Owner) -> None:
    """Mark an index safe on disk."""
    files.replace_for_now(mark_of(index), _text(index, owner))


def remove_index(index: Path) -> bool:
    """Remove an index with its mark and key; return whether all are gone."""
    with contextlib.suppress(OSError):
        cache_files.discard(mark_of(index))
        cache_files.discard(index)
        cache_files.discard(key_file(index))
    return not index.exists()


def remove_every_index(folder: Path, root: Path) -> list[Path]:
    """Remove all indexes of a journal, of any version and kind; return those left.

    Other journals' indexes stay.

    Args:
        folder: The folder of indexes.
        root: The journal's folder.
    """
    identity = id_of_journal(root)
    own = set(indexes_of(folder, identity)) if identity else set()
    names = {checksum_name(folder_key(root)), checksum_name(real_path(root))} | {_whose(path) for path in own}
    others = {
        _whose(index)
        for index in cache_files.matching(folder, "*.sqlite")
        if not _is_of_earlier_version(index) and not _is_ownerless(index)
    }
    held = [path for path in cache_files.matching(folder, "[!.]*") if _whose(path) not in others - names]
    for path in held:
        with contextlib.suppress(OSError):
            cache_files.discard(path)
    if folder.is_dir():
        systems.sync_folder(folder)
    return sorted(path for path in held if path.exists())


def remove_ownerless(folder: Path, own: Path) -> None:
    """Remove indexes of journals gone, and of earlier versions of the program.

    Args:
        folder: The folder of indexes, whose lock the caller holds.
        own: The index being changed, which stays.
    """
    for index in cache_files.matching(folder, "*.sqlite"):
        if index != own and (_is_of_earlier_version(index) or _is_ownerless(index)):
            remove_index(index)


def indexes_of(folder: Path, identity: str) -> list[Path]:
    """All indexes in a folder with a journal's id, copies of the journal included."""
    owners = {index: _owner(index) for index in cache_files.matching(folder, "*.sqlite")}
    return [index for index, owner in owners.items() if owner and owner.key.split(" ")[0] == identity]


def _whose(path: Path) -> str:
    """The checksum in a name, shared by an index, its mark and its key."""
    return path.name.partition("-")[0]


def _is_of_earlier_version(index: Path) -> bool:
    name = re.fullmatch(_NAME, index.name)
    return name is None or int(name["version"]) < VERSION


def _is_ownerless(index: Path) -> bool:
    """Whether an index is ownerless: without a mark, or its journal is gone or replaced."""
    owner = _owner(index)
    if owner is None:
        return True
    root = Path(owner.root)
    return not root.is_dir() or owner.key not in (key_of(root), f"- {folder_key(root)}")


def _owner(index: Path) -> Owner | None:
    """The owner named by a mark; None without a readable mark."""
    import ast  # noqa: PLC0415 - only where indexes of other journals are looked at

    try:
        return Owner(*ast.literal_eval(files.read(mark_of(index)).decode().split("\n")[1]))
    except (OSError, DamagedFile, ValueError, SyntaxError, TypeError, IndexError):
        return None


def _text(index: Path, owner: Owner) -> bytes:
    """The text of a mark: size, times and inode of the index, and its owner."""
    return f"{cache_files.stamp(index)}\n{tuple(owner)!a}\n".encode()
