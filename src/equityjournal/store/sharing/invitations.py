"""Invitations made here, and words tried on those of others."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.invitation import Made, Tried
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files, record
from equityjournal.store.disk.folders import entries_of
from equityjournal.store.disk.reading import read_folder
from equityjournal.store.sharing.own_seal import opened_by_own, sealed_to_own


class Invitations:
    """Invitations of both directions."""

    def __init__(self, place: Path) -> None:
        self._folder = place / "invitations"

    # Made here

    def made(self, keyring: Sequence[Keys]) -> list[Made]:
        """Readable invitations made here, oldest first."""
        found = []
        for file in entries_of(self._folder):
            path = Path(file.path)
            if path.suffix == ".age" and not path.name.startswith("."):
                with contextlib.suppress(DamagedFile, FileNotFoundError):
                    data = opened_by_own(files.read(path), keyring)
                    found.append(record.from_bytes(data, Made, path).record)
        return sorted(found, key=lambda made: (made.made.timestamp(), made.id))

    def keep(self, made: Made, own: Card) -> None:
        """Store an invitation, new or changed."""
        files.make_folder(self._folder)
        data = sealed_to_own(record.to_bytes(made, made.id), own)
        files.replace(self._folder / f"{made.id}.age", data, None)

    # Of others

    def tried(self, digest: str) -> tuple[Tried, list[Tried]]:
        """The words tried on an invitation, and those tried on all others."""
        there = [kept.record for kept in read_folder(self._folder, Tried, "tried-")]
        mine = next((kept for kept in there if kept.invitation == digest), Tried(invitation=digest))
        return mine, [kept for kept in there if kept.invitation != digest]

    def note_tried(self, tried: Tried) -> None:
        """Store the words tried on an invitation, before their outcome is said."""
        files.make_folder(self._folder)
        path = self._folder / f"tried-{tried.invitation[:32]}.toml"
        files.replace(path, record.to_bytes(tried, path.stem), None)
