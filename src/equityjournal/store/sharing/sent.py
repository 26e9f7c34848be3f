"""Copies of letters sent to a companion, sealed to the user's own card.

A coach's hold her replies and questions, which are hers to read again, and tell what was asked before. Those
of before were sealed for two, and stand under the companion's keys.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, from_json, to_json
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.sharing.own_seal import opened_by_own, sealed_to_own


class Sent:
    """Letters sealed for one companion."""

    def __init__(self, place: Path, companion: Companion) -> None:
        self._folder = place / "sent" / companion.id
        self._before = [place / "sent" / key_id for key_id in companion.keys]

    def all(self, keyring: Sequence[Keys]) -> list[Letter]:
        """The letters that can be read."""
        found = []
        for data in _in(self._folder):
            with contextlib.suppress(DamagedFile):
                found.append(from_json(opened_by_own(data, keyring)))
        return found

    def before(self) -> list[bytes]:
        """Sealed answers of before, for `unseal`."""
        return [data for folder in self._before for data in _in(folder)]

    def keep(self, letter: Letter, own: Card) -> None:
        """Store a copy of a letter."""
        files.make_folder(self._folder)
        data = sealed_to_own(to_json(letter).encode(), own)
        files.replace(self._folder / f"{letter.id}.age", data, None)

    def forget(self) -> None:
        """Remove all of them."""
        for folder in (self._folder, *self._before):
            for file in entries_of(folder):
                files.remove(Path(file.path))


def _in(folder: Path) -> list[bytes]:
    """The readable sealed files of a folder."""
    found = []
    for file in entries_of(folder):
        if file.name.endswith(".age") and not file.name.startswith("."):
            with contextlib.suppress(DamagedFile, FileNotFoundError):
                found.append(files.read(Path(file.path)))
    return found
