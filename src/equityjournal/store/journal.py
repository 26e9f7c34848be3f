"""The journal: adds entries, reads them, replaces them, and keeps the writer's own choices."""

import contextlib
import itertools
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from equityjournal.core.dates import in_words
from equityjournal.core.entry import Draft, Entry, KeptChoice, finish, words_of
from equityjournal.core.errors import DamagedFile, NotAllowed, UnknownName
from equityjournal.core.speech import say
from equityjournal.store import files, names, record
from equityjournal.store.census import Census, Loss
from equityjournal.store.drafts import Drafts
from equityjournal.store.folders import count_entries, entries_of, files_below
from equityjournal.store.index import Index
from equityjournal.store.reading import Shelved, private_if_cut_off, read_entries, read_folder, take
from equityjournal.store.record import Kept
from equityjournal.store.responses import beside
from equityjournal.store.seal import State


class Journal:
    """One person's journal, in one folder.

    Args:
        root: Its folder. It need not exist: the first thing written makes it.
        census: Remembers how many entries there were; without it no loss is noticed.
        index: Kept in step with every change; without it, the next command notices by itself.
        locks: The folder of the locks on what is being written; without it, nothing is locked.
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
        """Whether anything was ever kept here."""
        return (self.root / "entries").is_dir()

    def make(self) -> None:
        """Make the folders, for nobody else's eyes."""
        for name in ("entries", "drafts"):
            files.make_folder(self.root / name)

    # A great loss stops every change

    def loss(self) -> Loss | None:
        """The entries that vanished since the program last changed the journal, if they are many."""
        return self._census.loss(self._count) if self._census else None

    def refuse_after_loss(self) -> None:
        """Refuse to go on with a journal that lost many entries at once.

        Raises:
            NotAllowed: With how many, since when, and what to do.
        """
        if lost := self.loss():
            raise NotAllowed(
                say(
                    "{count} entries vanished since {day}, so nothing is changed for now. A sync service may "
                    "have emptied {path}: look for them there, or in a backup. If they are gone on purpose, "
                    "`equityjournal check --accept-loss` goes on without them.",
                    count=lost.entries,
                    day=in_words(lost.since),
                    path=self.root,
                )
            )

    def accept_loss(self, today: date) -> None:
        """Take the journal as it is now for whole."""
        if self._census:
            self._census.take(self._count(), today)

    def _count(self) -> int:
        return count_entries(self.root)

    @contextlib.contextmanager
    def _changing(self, today: date, folder: Path) -> Iterator[None]:
        """Refuse after a great loss; after the change, count again and have the index look at the folder."""
        self.refuse_after_loss()
        yield
        self.accept_loss(today)
        if self._index:
            self._index.look_again(folder)

    # Entries

    def add(self, draft: Draft, now: datetime) -> tuple[Entry, Path]:
        """Keep a finished draft as a new entry: sealed, durable, read back and compared.

        Args:
            draft: What was written.
            now: The moment, with a fixed offset.

        Returns:
            The entry and its file.

        Raises:
            NothingToKeep: When it has no text.
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

    def read(self, path: Path) -> Kept[Entry]:
        """Read one entry, as it stands on disk now.

        Raises:
            DamagedFile: When it can no longer be read.
            UnknownName: When it is gone.
        """
        taken = take(self.root, path)
        if taken.kept is None:
            if taken.problem:
                raise DamagedFile(
                    say("{path} cannot be read: {why}.", path=taken.problem.path, why=taken.problem.message)
                )
            raise UnknownName(say("{path} is gone.", path=path.stem))
        return taken.kept

    def read_all(self) -> Shelved:
        """Read every entry. What cannot be read is named, and never hides the rest."""
        return read_entries(self.root)

    def replace(self, kept: Kept[Entry], entry: Entry, now: datetime) -> None:
        """Put a changed entry in the place of the one that was read; the earlier version is kept.

        Raises:
            ChangedMeanwhile: When the file is no longer what was read; it is left as it is.
            DamagedFile: When the file had been cut off: what was not understood is not rewritten.
            NotSaved: When the disk will not take it.
        """
        if kept.state is State.CUT_OFF:
            raise DamagedFile(
                say(
                    "The end of {id} is cut off, so it is not changed. `equityjournal check` says what to "
                    "do.",
                    id=entry.id,
                )
            )
        data = record.to_bytes(entry, entry.id)
        versions = self.root / "versions" / entry.id
        version = versions / f"{names.moment_name(now)}-{names.six_letters()}.toml"
        with self._changing(now.date(), kept.path.parent):
            files.make_folder(versions)
            files.create(version, files.read_still(kept.path, kept.was))
            files.replace(kept.path, data, kept.was)

    def complete(self, kept: Kept[Entry], entry: Entry, now: datetime) -> None:
        """Add to an entry that was saved a moment ago, in the same sitting.

        Nothing in it is taken away, so there is no version before to keep, and it was not edited.

        Raises:
            ChangedMeanwhile: When the file is no longer what was read; it is left as it is.
            NotSaved: When the disk will not take it; the entry is as it was.
        """
        with self._changing(now.date(), kept.path.parent):
            files.replace(kept.path, record.to_bytes(entry, entry.id), kept.was)

    def versions(self, identity: str) -> list[Kept[Entry]]:
        """The earlier versions of an entry, oldest first."""
        return read_folder(self.root / "versions" / identity, Entry)

    # Leaving and coming back

    def delete(self, kept: Kept[Entry], today: date) -> Path:
        """Move an entry to the trash, under the day; return its new place.

        Raises:
            ChangedMeanwhile: When the file is no longer what was read; it is left as it is.
        """
        folder, place = self.root / "trash" / today.isoformat(), f"{kept.record.id}.toml"
        with self._changing(today, kept.path.parent):
            for copy in itertools.count(2):
                with contextlib.suppress(FileExistsError):  # it was deleted before on this day, saying other
                    files.move(kept.path, folder / place, kept.was)
                    break
                place = f"{kept.record.id}~{copy}.toml"  # a name that sorts after: the latest is restored
        return folder / place

    def trash(self) -> list[Kept[Entry]]:
        """Every deleted entry that can be read, by the day it was deleted."""
        days = [
            Path(one.path) for one in entries_of(self.root / "trash") if one.is_dir(follow_symlinks=False)
        ]
        return [private_if_cut_off(kept) for day in days for kept in read_folder(day, Entry)]

    def restore(self, kept: Kept[Entry], today: date) -> Path:
        """Bring a deleted entry back to its place; return it.

        Raises:
            NotAllowed: When an entry with that id is there, and says something else.
        """
        place = names.place_of(self.root, kept.record.id)
        try:
            with self._changing(today, place.parent):
                files.move(kept.path, place, kept.was)
        except FileExistsError:
            raise NotAllowed(
                say("{id} is in the journal already; the one in the trash is left there.", id=kept.record.id)
            ) from None
        return place

    def erase(self, identity: str, today: date) -> int:
        """Remove everything that bears an entry's id, for good, the entry itself last; return how many files.

        Drafts that say the very same go too: a crash may have left one beside its entry. What a backup, a
        synced copy or the disk itself still holds is out of reach.
        """
        bearing = sorted(
            self._bearing(identity), key=lambda path: path == names.place_of(self.root, identity)
        )
        with self._changing(today, names.place_of(self.root, identity).parent):
            for path in bearing:
                files.remove(path)
        if self._index:
            self._index.forget_deleted_words()
        with contextlib.suppress(OSError):
            (self.root / "versions" / identity).rmdir()
        return len(bearing)

    def _bearing(self, identity: str) -> Iterator[Path]:
        """Every file that is, or is a copy, a draft or an unfinished save of, the entry with this id.

        So is all that stands beside it: replies, and conversations about it.
        """
        yield from beside(self.root, identity)
        said: set[tuple[str, ...]] = set()
        for folder in ("entries", "versions", "trash", "drafts"):
            for path in files_below(self.root, folder, unfinished=True):
                kind = Draft if "drafts" in (folder, path.parent.name) else Entry
                writing = _writing_in(path, kind)
                named = path.name.lstrip(".#").startswith(identity) or path.parent.name == identity
                if isinstance(writing, Entry) and writing.id == identity:
                    said.add(words_of(writing.answers))
                    named = True
                if named or (isinstance(writing, Draft) and words_of(writing.answers) in said):
                    yield path

    # The writer's own choices

    def keep_choice(self, choice: KeptChoice) -> None:
        """Keep a choice as a file of its own, so that copies of the journal never clash over it."""
        name = f"{names.moment_name(choice.made)}-{names.six_letters()}"
        with self._changing(choice.day, self.root / "choices"):
            files.make_folder(self.root / "choices")
            files.create(self.root / "choices" / f"{name}.toml", record.to_bytes(choice, name))


def _writing_in(path: Path, kind: type[Draft] | type[Entry]) -> Draft | Entry | None:
    """The record in a file; None, where it is none."""
    try:
        return record.from_bytes(files.read(path), kind, path).record
    except (DamagedFile, FileNotFoundError):
        return None
