"""The census: the last known counts of entries.

Sync services have emptied whole folders within a minute. The count therefore lies apart from the journal, in
the platform's folder for state: a service that empties the journal cannot reach the count, and it is no cache
to be cleared. Each machine counts a journal twice, by its id and by its real path, and the stricter answer
holds.

A journal is refused changes when it lost all entries, or at least ten and a fifth of all at once. People
delete by hand in ones and twos; services lose folders, years, everything. It is refused them also where its
folder is known to have held a journal with another id: a drive that is not plugged in leaves such a folder.
"""

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk import files
from equityjournal.store.disk.names import checksum_name, real_path
from equityjournal.store.records.journal_id import id_of_journal

MANY = 10  # entries
SHARE = 5  # a loss of a fifth of all entries

_LENGTH_OF_ID = 26
_DIGITS = 9  # of the greatest count


class Count(NamedTuple):
    """The last count, as stored."""

    entries: int
    day: date
    identity: str | None
    """Id of the journal counted; None before it had any."""


class Loss(NamedTuple):
    """Entries vanished since a day."""

    entries: int
    since: date


class Census:
    """The last known counts of one journal.

    Args:
        folder: The folder of counts.
        root: The journal's folder; only a checksum of its path is stored.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._root = root

    def loss(self, count: Callable[[], int]) -> Loss | None:
        """The loss since the last count, if suspiciously large.

        Args:
            count: Function that counts the present entries. It is called last: entries that another writer
                adds and counts meanwhile would look like a loss, had the files been counted before.
        """
        known = self._known()
        now = count()
        great = [before for before in known if _is_great(before.entries, now)]
        return max((Loss(before.entries - now, before.day) for before in great), default=None)

    def entries(self) -> int:
        """The greatest of the last counts; 0 if never counted."""
        return max((count.entries for count in self._known()), default=0)

    def other_journal(self) -> Count | None:
        """The count of another journal last held by this folder; None without any."""
        known = _read(self._by_path)
        if known is None or known.identity in (None, id_of_journal(self._root)):
            return None
        return known

    def take(self, now: int, today: date) -> None:
        """Store the present count.

        If the disk refuses, or loses it in a power cut, no change is refused later.
        """
        from equityjournal.store.records.seal import sealed  # noqa: PLC0415 - reading verbs seal nothing

        identity = id_of_journal(self._root)
        of = f'journal = "{identity}"\n' if identity else ""
        body = f"schema = 1\nentries = {now}\nday = {today.isoformat()}\n{of}".encode()
        with contextlib.suppress(NotSaved):
            files.make_folder(self._folder)
            for path in [self._by_path, *self._by_id(identity)]:
                files.replace_for_now(path, sealed(body, path.stem))

    def _known(self) -> list[Count]:
        """The last counts, by path and by id."""
        paths = [self._by_path, *self._by_id(id_of_journal(self._root))]
        return [count for count in map(_read, paths) if count is not None]

    @property
    def by_folder(self) -> Path:
        """The file for the counts of the journal's folders."""
        return self._by_path.with_suffix(".folders")

    @property
    def _by_path(self) -> Path:
        """The count of the folder's real path."""
        return self._folder / f"{checksum_name(real_path(self._root))}.toml"

    def _by_id(self, identity: str | None) -> list[Path]:
        """The counts of an id; empty without an id."""
        return [self._folder / f"{checksum_name(identity)}.toml"] if identity else []


def _is_great(before: int, now: int) -> bool:
    """Whether too many entries are gone for single deletions."""
    lost = before - now
    return (lost >= MANY and lost * SHARE >= before) or (now == 0 and lost > 0)


def _read(path: Path) -> Count | None:
    """A count; None for a missing or unreadable file."""
    data = files.read_or_none(path)
    if data is None:
        return None
    said = dict(line.split(b" = ", 1) for line in data.split(b"\n") if b" = " in line)
    entries, identity = said.get(b"entries", b""), said.get(b"journal", b"")
    if not entries.isdigit() or len(entries) > _DIGITS:
        return None
    with contextlib.suppress(ValueError, KeyError):  # a day that no calendar has, or none
        day = date.fromisoformat(said[b"day"].decode())
        return Count(int(entries), day, identity[1:-1].decode() if _is_id(identity) else None)
    return None


def _is_id(written: bytes) -> bool:
    """Whether a value is the id of a journal, in quotes."""
    inside = written[1:-1]
    return written == b'"%s"' % inside and len(inside) == _LENGTH_OF_ID and inside.isalnum()
