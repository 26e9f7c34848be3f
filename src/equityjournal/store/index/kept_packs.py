"""Packs kept in the index: few files, read all together when any of them changed."""

import zlib
from pathlib import Path

from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import files
from equityjournal.store.disk.database import Database
from equityjournal.store.disk.names import checksum_name
from equityjournal.store.listing.looks import DiskClock, FolderLooks, looks_at
from equityjournal.store.packs.packs import PackFile, Wanted, pack_files, shelf_as_bytes, shelf_from_bytes


class KeptPacks:
    """The shelf of packs, kept in an index of the journal.

    Args:
        own: The folder of one's own packs.
        shipped: The folder of the packs that came with the program.
        wanted: The language wanted for prompts.
    """

    def __init__(self, own: Path, shipped: Path, wanted: Wanted) -> None:
        self._own = own
        self._shipped = shipped
        self._wanted = wanted
        self._were_known = False
        self._found: tuple[bytes, tuple[list[PackFile], list[Problem]]] | None = None

    def find(self) -> tuple[list[PackFile], list[Problem]]:
        """Read all packs, unless unchanged in this command."""
        signature = self._signature()
        if signature is not None and self._found and self._found[0] == signature:
            return self._found[1]
        from equityjournal.store.packs.reading_packs import find_packs  # noqa: PLC0415 - loads Pydantic

        found = find_packs(self._shipped, self._own, self._wanted)
        self._found = None if signature is None else (signature, found)
        return found

    def are_known(self, database: Database) -> bool:
        """Whether no pack has changed since the index last looked."""
        known = database.execute("SELECT value FROM meta WHERE key = ?", (self._key_of("packs"),)).fetchone()
        signature = self._signature()
        self._were_known = signature is not None and known == (signature,)
        return self._were_known

    def have_been_known(self, database: Database) -> bool:
        """Whether the packs are unchanged, as found earlier in this command or now."""
        return self._were_known or self.are_known(database)

    def shelf(self, database: Database) -> tuple[list[PackFile], list[Problem]]:
        """The packs as kept in the index, where they are known."""
        ((kept,),) = database.execute("SELECT value FROM meta WHERE key = ?", (self._key_of("shelf"),))
        return shelf_from_bytes(kept)

    def bring(self, known: Database, database: Database) -> None:
        """Bring the packs of an index into another, as they are known there."""
        keys = [self._key_of(what) for what in ("packs", "shelf")]
        kept = known.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", keys)
        database.executemany("REPLACE INTO meta VALUES (?, ?)", kept)

    def _key_of(self, what: str) -> str:
        """A key of the index.

        Two installed copies of the program keep their packs side by side.
        """
        return f"{what} {checksum_name(str(self._shipped))}"

    def _signature(self) -> bytes | None:
        """Signature of packs and language; None while any is fresh.

        Where the times of one's own packs do not tell, their bytes are in it.
        """
        own = pack_files(self._own)
        now, of_own = (
            FolderLooks.of(looks_at("", map(str, paths)))
            for paths in ([*pack_files(self._shipped), *own], own)
        )
        if now.signature is None:
            return None
        untold = [] if DiskClock([of_own]).is_trusted else own
        sums = [zlib.crc32(files.read_or_none(path) or b"") for path in untold]
        return now.signature + f"{tuple(self._wanted)}{sums}".encode()

    @property
    def are_at_rest(self) -> bool:
        """Whether no pack changed just now: only then can all be known again."""
        return self._signature() is not None

    def take(self, database: Database) -> None:
        """Store the shelf of packs in the index."""
        kept = {"packs": self._signature(), "shelf": shelf_as_bytes(*self.find())}
        rows = [(self._key_of(what), value) for what, value in kept.items()]
        database.executemany("REPLACE INTO meta VALUES (?, ?)", rows)
