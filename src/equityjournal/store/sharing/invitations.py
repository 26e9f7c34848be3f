"""Invitations made here, and words tried on those of others."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.invitation import Made, Tried
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import record
from equityjournal.store.disk.folders import files_named
from equityjournal.store.disk.reading import read_folder
from equityjournal.store.sharing.own_seal import keep_sealed, read_sealed


class Invitations:
    """Invitations of both directions."""

    def __init__(self, place: Path) -> None:
        self._folder = place / "invitations"

    # Made here

    def made(self, keyring: Sequence[Keys]) -> list[Made]:
        """Readable invitations made here, oldest first."""
        found = []
        for path in files_named(self._folder, ending=".age"):
            with contextlib.suppress(DamagedFile, FileNotFoundError):
                found.append(record.from_bytes(read_sealed(path, keyring), Made, path).record)
        return sorted(found, key=lambda made: (made.made.timestamp(), made.id))

    def keep(self, made: Made, own: Card) -> None:
        """Store an invitation, new or changed."""
        keep_sealed(self._folder / f"{made.id}.age", record.to_bytes(made, made.id), own)

    # Of others

    def tried(self, digest: str) -> tuple[Tried, list[Tried]]:
        """The words tried on an invitation, and those tried on all others."""
        there = [kept.record for kept in read_folder(self._folder, Tried, "tried-")]
        mine = next((kept for kept in there if kept.invitation == digest), Tried(invitation=digest))
        return mine, [kept for kept in there if kept.invitation != digest]

    def note_tried(self, tried: Tried) -> None:
        """Store the words tried on an invitation, before their outcome is said."""
        record.keep(tried, self._folder / f"tried-{tried.invitation[:32]}.toml")
