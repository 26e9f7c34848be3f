"""The journal: entries from first save to erasure, and choices."""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.entries.plain import PlainEntry, finished
from equityjournal.core.text.errors import (
    ChangedMeanwhile,
    NotConfirmed,
    UnknownName,
    UnusableFile,
)
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names
from equityjournal.store.disk.permissions import refuse_unwritable
from equityjournal.store.entries import restoring
from equityjournal.store.entries.census import Census
from equityjournal.store.entries.changes import Changes
from equityjournal.store.entries.drafts import Drafts
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.entries.eraser import Eraser
from equityjournal.store.entries.loss_guard import LossGuard
from equityjournal.store.entries.trash import Trash
from equityjournal.store.index.index import Index
from equityjournal.store.listing.folders import entries_of, has_entries, ids_in_names
from equityjournal.store.listing.links import is_reached, link_on_the_way, refuse_links
from equityjournal.store.records import record
from equityjournal.store.records.journal_id import give_id
from equityjournal.store.records.reading import Shelved, read_entries, read_entry_folder, refuse_cut_off, take
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyDraft, AnyEntry, Entry
    from equityjournal.core.themes.kept_choice import KeptChoice
    from equityjournal.store.records.record import Stored


class Journal:
    """A person's journal, in its folder.

    Args:
        root: Its folder. It need not exist: the first write makes it.
        census: The last count of entries; without it no loss is noticed.
        index: The index to update with every change; without it, the next command notices by itself.
        locks: The folder of the locks on drafts; without it, no draft is locked.
        erased: The ids erased on this machine; without it, none is noted.
    """

    def __init__(
        self,
        root: Path,
        census: Census | None = None,
        index: Index | None = None,
        locks: Path | None = None,
        erased: ErasedIds | None = None,
    ) -> None:
        self.root = root
        self.drafts = Drafts(root, locks)
        self.guard = LossGuard(root, census)
        self._changes = Changes(root, self.guard, index)
        self.trash = Trash(root, self._changes)
        self.eraser = Eraser(root, self._changes, self.drafts, index, erased)

    @property
    def exists(self) -> bool:
        """Whether the journal was ever written to."""
        return (self.root / "entries").is_dir()

    @property
    def has_entries(self) -> bool:
        """Whether any file name is an entry's."""
        return has_entries(self.root)

    def make(self) -> None:
        """Make the folders, readable by the owner only, and give the journal its id."""
        for name in ("entries", "drafts"):
            files.make_folder(self.root / name)
        give_id(self.root)

    # Entries

    def add(self, draft: "AnyDraft", now: datetime) -> "tuple[AnyEntry, Path]":
        """Store a finished draft as a new entry, sealed and durable.

        Args:
            draft: The finished draft.
            now: The moment, with a fixed offset.

        Returns:
            The entry and its file.

        Raises:
            NothingToKeep: When the draft has no text.
            NotSaved: When the disk will not take it.
        """
        day = draft.happened.isoformat()
        folder = names.place_of(self.root, day).parent
        with self._changes.noted(now.date(), folder):
            files.make_folder(folder)
            while True:
                entry = _finished(draft, f"{day}-{names.six_letters()}", now)
                path = folder / f"{entry.id}.toml"
                with contextlib.suppress(FileExistsError):  # the name is taken: take other letters
                    files.create(path, record.to_bytes(entry, entry.id))
                    break
        if not is_reached(self.root, path):
            raise NotConfirmed(
                say(
                    "The file {path} is there, but the journal does not find it again. See that none of the "
                    "folders above it is a link. Do not write it again; copy it somewhere else.",
                    path=path,
                )
            )
        return entry, path

    def read(self, path: Path) -> "Stored[Entry]":
        """Read an entry, as its file stands now.

        Raises:
            UnusableFile: When its file can no longer be read.
            UnknownName: When its file is gone.
        """
        taken = take(self.root, path)
        if taken.stored is None:
            if taken.problem:
                raise UnusableFile(
                    say("{path} cannot be read: {why}.", path=taken.problem.path, why=taken.problem.message)
                )
            raise UnknownName(say("{path} is gone.", path=path.stem))
        return taken.stored

    def read_all(self) -> "Shelved[Stored[Entry]]":
        """Read all entries, and name unreadable files."""
        return read_entries(self.root)

    def replace(self, stored: "Stored[Entry]", entry: "Entry", now: datetime) -> Path:
        """Replace an entry and keep its earlier version; return the version's file.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
            UnusableFile, NotAllowed: As `refuse_change` does.
            NotSaved: When the disk will not take it.
        """
        self.refuse_change(stored)
        data = record.to_bytes(entry, entry.id)
        versions = self.root / "versions" / entry.id
        moment = names.moment_after(now, [file.name for file in entries_of(versions)])
        version = versions / f"{moment}-{names.six_letters()}.toml"
        with self._changes.alone(now.date(), stored.path.parent, versions):
            before = files.read_still(stored.path, stored.was)
            files.make_folder(versions)
            files.create(version, before)
            try:
                files.replace(stored.path, data, stored.was)
            except ChangedMeanwhile:
                files.remove(version)  # of an entry that something else changed or took away meanwhile
                raise
        return version

    def mend(self, path: Path, was: bytes, data: bytes, now: datetime) -> None:
        """Replace an unreadable record's file, and keep its bytes.

        Args:
            path: The file of an entry, an earlier version or a draft.
            was: The bytes that were read.
            data: The bytes to be there instead.
            now: The moment.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
            NotAllowed: After the loss of many entries.
            NotSaved: When the disk will not take it.
        """
        kept = restoring.kept_place(self.root, path, now)
        with self._changes.alone(now.date(), path.parent, kept.parent):
            files.make_folder(kept.parent)
            files.read_still(path, files.digest(was))
            files.create(kept, was)
            files.replace(path, data, files.digest(was))

    def refuse_change(self, stored: "Stored[Entry]") -> None:
        """Refuse an unsavable change, before any word is written.

        Raises:
            UnusableFile: When the entry's file was cut off: unread parts must not be overwritten.
            NotAllowed: After the loss of many entries, or when a folder cannot be written to.
            NotSaved: When its earlier versions would go into a folder that is a link.
        """
        refuse_cut_off(stored)
        self.guard.refuse_after_loss()
        refuse_links(self.root, self.root / "versions" / stored.record.id)
        folders = (stored.path.parent, self.root / "versions", self.root / "drafts")
        refuse_unwritable(self.root, folders, stored.record.id)

    def complete(self, stored: "Stored[Entry]", entry: "Entry", now: datetime) -> None:
        """Add to an entry saved a moment ago, in the same sitting.

        All its text stays, so no earlier version is kept, and the entry does not count as edited.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
            UnusableFile: When the file was cut off meanwhile.
            NotSaved: When the disk will not take it; the entry is as it was.
        """
        refuse_cut_off(stored)
        with self._changes.alone(now.date(), stored.path.parent):
            files.replace(stored.path, record.to_bytes(entry, entry.id), stored.was)

    def versions(self, identity: str) -> "list[Stored[Entry]]":
        """Earlier versions of an entry, oldest first, with cut-off versions."""
        folder = self.root / "versions" / identity
        return [] if link_on_the_way(self.root, folder) else read_entry_folder(folder)

    def restore_version(self, identity: str, version: "Stored[Entry]", now: datetime) -> Path | None:
        """Restore an earlier version in place of an entry: whole, damaged, cut off or gone.

        Returns:
            The file that keeps what was there: the version before, or the bytes of a damaged file; None where
            there was nothing.

        Raises:
            UnusableFile: When the version was cut off, or the file there is none to replace.
            NotAllowed: When the entry is in the trash.
            ChangedMeanwhile, NotSaved: As `replace` does.
        """
        refuse_cut_off(version)
        entry = version.record.model_copy(update={"edited": now})
        path = restoring.file_to_replace(self.root, identity)
        stored = take(self.root, path).stored
        if stored and stored.state is not State.CUT_OFF and stored.record.id == identity:
            return self.replace(stored, entry, now)
        versions = self.root / "versions" / identity
        with self._changes.alone(now.date(), path.parent, versions, after_loss=True):
            return restoring.put_in_place(self.root, path, entry, now)

    def is_in_journal(self, identity: str) -> bool:
        """Whether any file among the entries is named for an id."""
        return identity in ids_in_names(self.root, "entries")

    # The writer's own choices

    def keep_choice(self, choice: "KeptChoice") -> None:
        """Store a choice as its own file.

        So copies of the journal never clash over it.
        """
        name = f"{names.moment_name(choice.made)}-{names.six_letters()}"
        with self._changes.noted(choice.day, self.root / "choices"):
            files.make_folder(self.root / "choices")
            files.create(self.root / "choices" / f"{name}.toml", record.to_bytes(choice, name))


def _finished(draft: "AnyDraft", identity: str, now: datetime) -> "AnyEntry":
    """The entry of a draft; validated by Pydantic unless plainly right."""
    if isinstance(draft, PlainEntry) and (entry := finished(draft, identity, now)):
        return entry
    from equityjournal.core.entries.entry import finish, whole  # noqa: PLC0415 - loads Pydantic

    return finish(whole(draft), identity, now)
