"""The journal: entries from first save to erasure, and choices."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from equityjournal.core.entries.entry import Draft, Entry, finish, words_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnknownName, UnusableFile
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk import files, names, record
from equityjournal.store.disk.folders import count_entries, entries_of, files_below, has_entries
from equityjournal.store.disk.journal_id import ID_FILE, give_id, id_of_journal
from equityjournal.store.disk.reading import Shelved, private_if_cut_off, read_entries, read_folder, take
from equityjournal.store.disk.record import Stored
from equityjournal.store.disk.seal import State
from equityjournal.store.entries.census import Census, Count, Loss
from equityjournal.store.entries.drafts import Drafts
from equityjournal.store.index.index import Index
from equityjournal.store.sharing.replies import beside


class Journal:
    """A person's journal, in its folder.

    Args:
        root: Its folder. It need not exist: the first write makes it.
        census: The last count of entries; without it no loss is noticed.
        index: The index to update with every change; without it, the next command notices by itself.
        locks: The folder of the locks on drafts; without it, no draft is locked.
    """

    def __init__(
        self,
        root: Path,
        census: Census | None = None,
        index: Index | None = None,
        locks: Path | None = None,
    ) -> None:
        self.root = root
        self._census = census
        self._index = index
        self.drafts = Drafts(root, locks)

    @property
    def exists(self) -> bool:
        """Whether the journal was ever written to."""
        return (self.root / "entries").is_dir()

    @property
    def has_entries(self) -> bool:
        """Whether any file in it is named as an entry."""
        return has_entries(self.root)

    def make(self) -> None:
        """Make the folders, readable by the owner only, and give the journal its id."""
        for name in ("entries", "drafts"):
            files.make_folder(self.root / name)
        give_id(self.root)

    # Great losses and another journal in this place, which stop every change

    def loss(self) -> Loss | None:
        """Entries vanished since this program's last change, if many."""
        return self._census.loss(self._count) if self._census else None

    def refuse_after_loss(self) -> None:
        """Refuse any change after the loss of many entries, or of the journal itself.

        Raises:
            NotAllowed: With what is missing, the day since when, and advice.
        """
        if lost := self.loss():
            raise NotAllowed(
                say_many(
                    "1 entry vanished since {day}, so nothing is changed for now. A sync service may have "
                    "emptied {path}: look for it there, or in a backup. If it is gone on purpose, "
                    "`equityjournal check --accept-loss` goes on without it.",
                    "{count} entries vanished since {day}, so nothing is changed for now. A sync service may "
                    "have emptied {path}: look for them there, or in a backup. If they are gone on purpose, "
                    "`equityjournal check --accept-loss` goes on without them.",
                    lost.entries,
                    day=in_words(lost.since),
                    path=self.root,
                )
            )
        if other := self.other_journal():
            raise NotAllowed(
                say(
                    "On {day} this folder held another journal, so nothing is changed for now: {path}. If it "
                    "is on a drive or comes by a sync service, see that it is there. If this one is meant, "
                    "`equityjournal check --accept-loss` goes on with it.",
                    day=in_words(other.day),
                    path=self.root,
                )
            )

    def other_journal(self) -> Count | None:
        """The last count of another journal that this folder held; None if it held none."""
        return self._census.other_journal() if self._census else None

    def accept_loss(self, today: date) -> None:
        """Count the journal as complete now."""
        if self._census:
            self._census.take(self._count(), today)

    def accept(self, today: date) -> None:
        """Go on with the journal as it stands: without what vanished, and under the id it has or had."""
        if (self.root / ID_FILE).exists() and not id_of_journal(self.root):
            other = self.other_journal()
            give_id(self.root, other.identity if other else names.message_name())
        self.accept_loss(today)

    def _count(self) -> int:
        """Number of files named as entries."""
        return count_entries(self.root)

    @contextlib.contextmanager
    def _changing(self, today: date, folder: Path) -> Iterator[None]:
        """Refuse after a great loss; then count again and update the index."""
        self.refuse_after_loss()
        files.make_folder(self.root)
        give_id(self.root)
        yield
        self.accept_loss(today)
        if self._index:
            self._index.look_again(folder)

    # Entries

    def add(self, draft: Draft, now: datetime) -> tuple[Entry, Path]:
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
        with self._changing(now.date(), folder):
            files.make_folder(folder)
            while True:
                entry = finish(draft, f"{day}-{names.six_letters()}", now)
                path = folder / f"{entry.id}.toml"
                with contextlib.suppress(FileExistsError):  # the name is taken: take other letters
                    files.create(path, record.to_bytes(entry, entry.id))
                    return entry, path

    def read(self, path: Path) -> Stored[Entry]:
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

    def read_all(self) -> Shelved:
        """Read all entries, and name unreadable files."""
        return read_entries(self.root)

    def replace(self, stored: Stored[Entry], entry: Entry, now: datetime) -> None:
        """Replace an entry, keeping its earlier version.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
            UnusableFile, NotAllowed: As `refuse_change` does.
            NotSaved: When the disk will not take it.
        """
        self.refuse_change(stored)
        data = record.to_bytes(entry, entry.id)
        versions = self.root / "versions" / entry.id
        version = versions / f"{names.moment_name(now)}-{names.six_letters()}.toml"
        with self._changing(now.date(), stored.path.parent):
            files.make_folder(versions)
            files.create(version, files.read_still(stored.path, stored.was))
            files.replace(stored.path, data, stored.was)

    def refuse_change(self, stored: Stored[Entry]) -> None:
        """Refuse a change that could not be saved, before any word of it is written.

        Raises:
            UnusableFile: When the entry's file was cut off: unread parts must not be overwritten.
            NotAllowed: After the loss of many entries, or when a folder cannot be written to.
        """
        if stored.state is State.CUT_OFF:
            raise UnusableFile(
                say(
                    "The end of {id} is cut off, so it is not changed. `equityjournal check` says what to "
                    "do.",
                    id=stored.record.id,
                )
            )
        self.refuse_after_loss()
        for folder in (stored.path.parent, self.root / "versions", self.root / "drafts"):
            place = folder if folder.is_dir() else self.root
            if not os.access(place, os.W_OK):
                raise NotAllowed(
                    say(
                        "The folder {path} cannot be written to, so {id} is not changed.",
                        path=place,
                        id=stored.record.id,
                    )
                )

    def complete(self, stored: Stored[Entry], entry: Entry, now: datetime) -> None:
        """Add to an entry saved a moment ago, in the same sitting.

        All its text stays, so no earlier version is kept, and the entry does not count as edited.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
            NotSaved: When the disk will not take it; the entry is as it was.
        """
        with self._changing(now.date(), stored.path.parent):
            files.replace(stored.path, record.to_bytes(entry, entry.id), stored.was)

    def versions(self, identity: str) -> list[Stored[Entry]]:
        """Earlier versions of an entry, oldest first."""
        return read_folder(self.root / "versions" / identity, Entry)

    # Trash, restoring and erasing

    def delete(self, stored: Stored[Entry], today: date) -> Path:
        """Move an entry to today's trash; return its new path.

        Raises:
            ChangedMeanwhile: When the file changed since it was read; it is left as it is.
        """
        folder, place = self.root / "trash" / today.isoformat(), f"{stored.record.id}.toml"
        with self._changing(today, stored.path.parent):
            for copy in itertools.count(2):
                with contextlib.suppress(FileExistsError):  # an earlier version was deleted on the same day
                    files.move(stored.path, folder / place, stored.was)
                    break
                # It sorts behind the earlier file, for restoring takes the last.
                place = f"{stored.record.id}~{copy}.toml"
        return folder / place

    def trash(self) -> list[Stored[Entry]]:
        """Readable deleted entries, by day of deletion."""
        days = [
            Path(day.path) for day in entries_of(self.root / "trash") if day.is_dir(follow_symlinks=False)
        ]
        return [private_if_cut_off(stored) for day in days for stored in read_folder(day, Entry)]

    def restore(self, stored: Stored[Entry], today: date) -> Path:
        """Restore a deleted entry to its place; return its path.

        Raises:
            NotAllowed: When another entry has this id and differs.
        """
        place = names.place_of(self.root, stored.record.id)
        try:
            with self._changing(today, place.parent):
                files.move(stored.path, place, stored.was)
        except FileExistsError:
            raise NotAllowed(
                say(
                    "{id} is in the journal already; the one in the trash is left there.", id=stored.record.id
                )
            ) from None
        return place

    def erase(self, identity: str, today: date) -> int:
        """Remove all files of an entry for good; return their number.

        The entry itself goes last.

        Drafts with the same text go too: a crash may have left a draft beside its entry. Copies in a
        backup, a sync service or the disk's free space are out of reach.
        """
        bearing = sorted(
            self._files_of(identity), key=lambda path: path == names.place_of(self.root, identity)
        )
        with self._changing(today, names.place_of(self.root, identity).parent):
            for path in bearing:
                files.remove(path)
        if self._index:
            self._index.forget_deleted_words(id_of_journal(self.root))
        with contextlib.suppress(OSError):
            (self.root / "versions" / identity).rmdir()
        return len(bearing)

    def _files_of(self, identity: str) -> Iterator[Path]:
        """Files of an entry: all that hold its text.

        These are the entry, its copies, versions, equal drafts and unfinished saves, and the replies and
        conversations about it.
        """
        yield from beside(self.root, identity)
        said: set[tuple[str, ...]] = set()
        for folder in ("entries", "versions", "trash", "drafts"):
            for path in files_below(self.root, folder, unfinished=True):
                kind = Draft if "drafts" in (folder, path.parent.name) else Entry
                writing = _record_in(path, kind)
                named = path.name.lstrip(".#").startswith(identity) or path.parent.name == identity
                if isinstance(writing, Entry) and writing.id == identity:
                    said.add(words_of(writing.answers))
                    named = True
                if named or (isinstance(writing, Draft) and words_of(writing.answers) in said):
                    yield path

    # The writer's own choices

    def keep_choice(self, choice: KeptChoice) -> None:
        """Store a choice as its own file.

        So copies of the journal never clash over it.
        """
        name = f"{names.moment_name(choice.made)}-{names.six_letters()}"
        with self._changing(choice.day, self.root / "choices"):
            files.make_folder(self.root / "choices")
            files.create(self.root / "choices" / f"{name}.toml", record.to_bytes(choice, name))


def _record_in(path: Path, kind: type[Draft] | type[Entry]) -> Draft | Entry | None:
    """The record in a file; None if unreadable."""
    try:
        return record.from_bytes(files.read(path), kind, path).record
    except (DamagedFile, FileNotFoundError):
        return None
