"""The journal: adds entries, finds them, replaces them, and keeps what is being written."""

import base64
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from equityjournal.core.choices import KeptChoice
from equityjournal.core.entry import Draft, Entry, finish
from equityjournal.core.errors import ChangedMeanwhile, CutOffFile, DamagedFile, MisencodedFile, NewerFile
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, record
from equityjournal.store.record import Kept, Kind, State

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}")
_LEFT_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", ".directory"}
_DEEPEST = 6  # folders below entries/; ours are two deep


def six_letters() -> str:
    """Six random characters of lower-case RFC 4648 base32 (a to z, 2 to 7)."""
    return base64.b32encode(secrets.token_bytes(5)).decode().lower()[:6]


@dataclass(frozen=True)
class Shelved:
    """All entries that could be read, and a problem for each file that could not, or not wholly."""

    entries: Sequence[Kept[Entry]]
    problems: Sequence[Problem]

    @property
    def records(self) -> list[Entry]:
        """The entries themselves."""
        return [kept.record for kept in self.entries]


class Journal:
    """One person's journal, in one folder.

    Args:
        root: Its folder. It need not exist: the first thing written makes it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return (self.root / "entries").is_dir()

    def make(self) -> None:
        """Make the folders, for nobody else's eyes."""
        for name in ("entries", "drafts"):
            files.make_folder(self.root / name)

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
        while True:
            entry = finish(draft, f"{draft.happened.isoformat()}-{six_letters()}", now)
            data = record.to_bytes(entry, entry.id)
            path = self._place(entry.id)
            files.make_folder(path.parent)
            try:
                files.create(path, data)
            except FileExistsError:
                continue  # the name is taken: take other letters
            return entry, path

    def read_all(self) -> Shelved:
        """Read every entry. What cannot be read is named, and never hides the rest."""
        entries: dict[str, Kept[Entry]] = {}
        problems: list[Problem] = []
        for path in self._files():
            if path.suffix != ".toml":
                problems.append(self._problem(path, "foreign", say("it is not an entry")))
                continue
            try:
                kept = record.from_bytes(files.read(path), Entry, path)
            except FileNotFoundError:
                continue  # taken away between looking and reading
            except DamagedFile as error:
                problems.append(self._problem(path, _kind_of(error), error.sentence))
                continue
            identity = kept.record.id
            twin = entries.get(identity)
            if path.stem != identity or (twin and path != self._place(identity)):
                problems.append(self._copy(path, identity))
                continue
            if twin:
                problems.append(self._copy(twin.path, identity))
            entries[identity] = kept
        problems += [
            self._problem(
                kept.path,
                "cut-off",
                say("it is cut off: its last line is missing. It is taken as private, and never exported"),
            )
            for kept in entries.values()
            if kept.state is State.CUT_OFF
        ]
        return Shelved(list(entries.values()), sorted(problems, key=lambda problem: problem.path))

    def replace(self, kept: Kept[Entry], entry: Entry, now: datetime) -> None:
        """Put a changed entry in the place of the one that was read; the earlier version is kept.

        Raises:
            ChangedMeanwhile: When the file is no longer what was read; it is left as it is.
            DamagedFile: When the file had been cut off: what was not understood is not rewritten.
            NotSaved: When the disk will not take it.
        """
        if kept.state is State.CUT_OFF:
            raise DamagedFile(
                say("{id} is cut off, so it is not changed; mend its file by hand first.", id=entry.id)
            )
        data = record.to_bytes(entry, entry.id)
        before = files.read(kept.path)
        if files.digest(before) != kept.was:
            raise ChangedMeanwhile(
                say("{id} was changed by something else meanwhile, and is left as it is.", id=entry.id)
            )
        versions = self.root / "versions" / entry.id
        files.make_folder(versions)
        files.create(versions / f"{_moment(now)}-{six_letters()}.toml", before)
        files.replace(kept.path, data, kept.was)

    def _place(self, identity: str) -> Path:
        year, month, _ = identity.split("-", 2)
        return self.root / "entries" / year / month / f"{identity}.toml"

    def _files(self) -> Iterator[Path]:
        """Every file below entries/, in order; folders reached by a link are not entered."""
        folders = [self.root / "entries"]
        while folders:
            folder = folders.pop()
            for one in _inside(folder):
                if one.is_dir(follow_symlinks=False):
                    if len(Path(one.path).relative_to(self.root).parts) <= _DEEPEST:
                        folders.append(Path(one.path))
                elif one.name.casefold() not in _LEFT_BY_SYSTEMS and not one.name.endswith(".tmp"):
                    yield Path(one.path)

    def _problem(self, path: Path, kind: str, message: str) -> Problem:
        identity = path.stem if _ID.fullmatch(path.stem) else None
        return Problem(path.relative_to(self.root).as_posix(), identity, kind, message)

    def _copy(self, path: Path, identity: str) -> Problem:
        message = say("it is a copy of {id}; both are kept, and only the entry itself counts", id=identity)
        return Problem(path.relative_to(self.root).as_posix(), identity, "copy", message)

    # What is being written

    def keep_draft(self, draft: Draft) -> Path:
        """Put what has been typed so far on disk."""
        files.make_folder(self.root / "drafts")
        path = self.draft_path(draft)
        files.replace(path, record.to_bytes(draft, path.stem), None)
        return path

    def draft_path(self, draft: Draft) -> Path:
        """The file of a draft, named for the moment it was begun."""
        return self.root / "drafts" / f"{_moment(draft.started)}.toml"

    def drafts(self) -> list[Draft]:
        """Everything begun and not finished, oldest first."""
        return [kept.record for kept in self._read_folder("drafts", Draft)]

    def remove_draft(self, draft: Draft) -> None:
        """Take away a draft whose entry is safe on disk."""
        files.remove(self.draft_path(draft))

    def keep_bytes(self, data: bytes, now: datetime) -> Path:
        """Keep, among the drafts, bytes that could not be read as text."""
        files.make_folder(self.root / "drafts")
        path = self.root / "drafts" / f"{_moment(now)}-{six_letters()}.bin"
        files.create(path, data)
        return path

    # The writer's own choices

    def keep_choice(self, choice: KeptChoice) -> None:
        """Keep a choice as a file of its own, so that copies of the journal never clash over it."""
        name = f"{_moment(choice.made)}-{six_letters()}"
        files.make_folder(self.root / "choices")
        files.create(self.root / "choices" / f"{name}.toml", record.to_bytes(choice, name))

    def choices(self) -> list[KeptChoice]:
        """Every choice that can be read."""
        return [kept.record for kept in self._read_folder("choices", KeptChoice)]

    def _read_folder(self, name: str, kind: type[Kind]) -> list[Kept[Kind]]:
        found = []
        for one in _inside(self.root / name):
            if one.name.endswith(".toml") and not one.name.startswith("."):
                path = Path(one.path)
                try:
                    found.append(record.from_bytes(files.read(path), kind, path))
                except (DamagedFile, FileNotFoundError):
                    continue
        return found


def _inside(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as inside:
            return sorted(inside, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _moment(now: datetime) -> str:
    """A moment as a file name that sorts by time: `20261121T193004123456Z`."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _kind_of(error: DamagedFile) -> str:
    return {NewerFile: "newer", CutOffFile: "cut-off", MisencodedFile: "encoding"}.get(type(error), "damaged")
