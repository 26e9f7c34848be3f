"""Drafts: unfinished entries, on disk until their entry is safe."""

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.core.entries.editor_text import holds_only_a_question
from equityjournal.core.text.errors import Closed, DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk import files, names, sealing, systems
from equityjournal.store.disk.draft_locks import Holding
from equityjournal.store.entries.restoring import BROKEN
from equityjournal.store.listing.folders import entries_of, files_below
from equityjournal.store.listing.links import refuse_links
from equityjournal.store.records import record
from equityjournal.store.records.reading import problem_with, read_folder
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyDraft, Draft
    from equityjournal.store.records.record import Stored


class Drafts:
    """The drafts of a journal.

    Args:
        root: The journal's folder. It need not exist.
        locks: The folder of the locks on drafts; None: no locking.
    """

    def __init__(self, root: Path, locks: Path | None = None) -> None:
        self._root = root
        self._holding = Holding(locks)
        self._folder = root / "drafts"
        self._trash = root / "trash" / "drafts"

    def keep(self, draft: "Draft") -> None:
        """Store a draft as typed so far."""
        files.make_folder(self._folder)
        path = self.path(draft)
        files.replace(path, record.to_bytes(draft, path.stem), None)

    def path(self, draft: "AnyDraft") -> Path:
        """The file of a draft, named for its moment of beginning."""
        return self._folder / f"{names.moment_name(draft.started)}.toml"

    def hold(self, draft: "Draft") -> bool:
        """Hold a draft, hidden from other windows; False if held elsewhere."""
        return self._holding.take(self.path(draft))

    def let_go(self, draft: "Draft") -> None:
        """Release a draft to other windows."""
        self._holding.let_go(self.path(draft))

    def text_path(self, identity: str, now: datetime) -> Path:
        """A new file for a text while in an editor."""
        return self._folder / f"{identity}-{names.moment_name(now)}.txt"

    def text_left(self, draft: "Draft") -> Path | None:
        """The latest editor text of a draft, as after a closed window.

        None without any.
        """
        return self.left_about(self.path(draft).stem)

    def left_about(self, identity: str) -> Path | None:
        """The latest left text on a draft or question, not held elsewhere."""
        left = [
            path
            for path in files_below(self._root, "drafts")
            if path.name.startswith(f"{identity}-")
            and path.name.endswith(_TEXTS)
            and not (holds_no_words(path) or self._holding.is_taken(path))
        ]
        return max(left, default=None, key=lambda path: path.name)

    def edit_path(self, identity: str, now: datetime) -> Path:
        """A new file for the words of an entry while they are changed."""
        return self.text_path(f"{identity}{_EDIT}", now)

    def left_edit(self, identity: str) -> Path | None:
        """The latest unsaved words of an edited entry, not held elsewhere."""
        left = [
            path
            for path in files_below(self._root, "drafts")
            if edit_of(path) == identity and not self._holding.is_taken(path)
        ]
        return max(left, default=None, key=lambda path: path.name)

    def hold_text(self, path: Path) -> bool:
        """Hold a text during writing; False if held elsewhere."""
        return self._holding.take(path)

    def let_go_of_text(self, path: Path) -> None:
        """Release a text to other windows."""
        self._holding.let_go(path)

    def put_edit_away(self, path: Path) -> None:
        """Move an edit's left words to the trash, unless erased meanwhile."""
        refuse_links(self._root, self._trash)
        files.make_folder(self._trash)
        with systems.locked(self._root), contextlib.suppress(FileNotFoundError):
            files.move(path, self._trash / path.name, files.digest(files.read(path)))

    def all(self) -> "list[Draft]":
        """Readable drafts held by no other window, oldest first."""
        return [stored.record for stored in self._at_rest()]

    def _at_rest(self) -> "list[Stored[Draft]]":
        if self.are_closed or not entries_of(self._folder):
            return []
        return [stored for stored in _drafts_in(self._folder) if not self._holding.is_taken(stored.path)]

    @property
    def are_closed(self) -> bool:
        """Whether they are sealed, and the journal is not open."""
        door = sealing.door_of_journal(self._root)
        return door is not None and not door.is_open

    def unfinished(self) -> "list[Stored[Draft]]":
        """Drafts with text, with their files, oldest first; not those being written."""
        begun = [stored for stored in self._at_rest() if stored.record.has_text]
        return sorted(begun, key=lambda stored: (stored.record.started.timestamp(), stored.path.name))

    def with_words(self, words: str) -> "list[Stored[Draft]]":
        """Unfinished drafts of a single text, these words, as a refused command line leaves them."""
        return [
            stored
            for stored in self.unfinished()
            if [answer.text for answer in stored.record.answers] == [words]
            and stored.path == self.path(stored.record)
        ]

    def unreadable(self) -> list[Problem]:
        """Problems of unreadable drafts, each left unchanged."""
        problems: list[Problem] = []
        if self.are_closed:
            return problems
        for path in files_below(self._root, "drafts"):
            if path.suffix == ".toml":
                try:
                    _read(path)
                except DamagedFile as error:
                    problems.append(problem_with(self._root, path, error.kind, error.why))
                except FileNotFoundError:
                    continue
        return problems

    def count(self) -> int:
        """Number of unfinished texts, by file names; no file is opened."""
        return sum(1 for _ in files_below(self._root, "drafts"))

    def loose(self) -> Sequence[Path]:
        """Texts left among the drafts, in no entry yet.

        An editor, an edit, a pipe or an interrupted save left them. Those another window changes are none.
        """
        if self.are_closed:
            return []
        left = (path for path in files_below(self._root, "drafts", unfinished=True) if path.suffix != ".toml")
        return [path for path in left if not (holds_no_words(path) or self._holding.is_taken(path))]

    def take_up(self, stored: "Stored[Draft]", now: datetime) -> "Draft | None":
        """Resume a draft.

        A copy by a sync service becomes its own draft. Of a file that was cut off the bytes are kept in the
        trash: sealed anew, it would look whole.

        Returns:
            The draft; None if another window took it up meanwhile.
        """
        draft = stored.record
        if not self._holding.take(stored.path):
            return None
        if stored.state is State.CUT_OFF:
            refuse_links(self._root, self._trash)
            files.make_folder(self._trash)
            kept = self._trash / f"{stored.path.stem}-{names.six_letters()}{BROKEN}"
            files.create(kept, files.read_still(stored.path, stored.was))
        if stored.path != self.path(draft):
            draft = draft.model_copy(update={"started": now})
            self.hold(draft)
            self.keep(draft)
            files.remove(stored.path)
            self._holding.let_go(stored.path)
        return draft

    def put_away(self, stored: "Stored[Draft]", now: datetime) -> Path:
        """Move a draft to the trash; return its new path."""
        refuse_links(self._root, self._trash)
        place = self._trash / f"{names.moment_name(now)}.toml"
        files.move(stored.path, place, stored.was)
        return place

    def put_copy_away(self, draft: "Draft", now: datetime) -> None:
        """Keep a copy of a draft in the trash, before other words take their place."""
        files.make_folder(self._trash)
        path = self._trash / f"{names.moment_name(now)}.toml"
        files.create(path, record.to_bytes(draft, path.stem))

    def put_back(self) -> "Draft | None":
        """Restore the draft put away last, if any."""
        away = _drafts_in(self._trash)
        if not away:
            return None
        files.make_folder(self._folder)
        files.move(away[-1].path, self.path(away[-1].record), away[-1].was)
        return away[-1].record

    def remove(self, draft: "AnyDraft") -> None:
        """Remove a draft, its entry being safe on disk."""
        files.remove(self.path(draft))
        self._holding.let_go(self.path(draft))

    def erase(self, draft: "Draft") -> None:
        """Erase a draft, editor texts beside the draft, and copies in the trash."""
        stem = self.path(draft).stem
        for folder in ("drafts", "trash/drafts"):
            for path in files_below(self._root, folder, unfinished=True):
                if stem in path.name or _was_begun(path, draft.started):
                    files.remove(path)
        self._holding.let_go(self.path(draft))

    def remove_text(self, path: Path) -> None:
        """Remove a text safe elsewhere, with its editor's backup and undo files.

        A swap file stays: its editor is still open, or was cut off with unsaved words in it.
        """
        plain = path.name.removesuffix(_CUT_OFF)
        for name in (plain, f"{plain}{_CUT_OFF}", f"{plain}~", f".{plain}.un~"):
            files.remove(path.with_name(name))

    def keep_bytes(self, data: bytes, now: datetime) -> Path:
        """Store bytes not readable as text; return their file."""
        files.make_folder(self._folder)
        path = self._folder / f"{names.moment_name(now)}-{names.six_letters()}.bin"
        files.create(path, data)
        return path


def _drafts_in(folder: Path) -> "list[Stored[Draft]]":
    """Readable drafts in a folder, by name."""
    from equityjournal.core.entries.entry import Draft  # noqa: PLC0415 - loads Pydantic

    return read_folder(folder, Draft)


def _read(path: Path) -> "Stored[Draft]":
    """A draft, read from its file.

    Raises:
        DamagedFile, FileNotFoundError: When it cannot be read.
    """
    from equityjournal.core.entries.entry import Draft  # noqa: PLC0415 - loads Pydantic

    return record.from_bytes(files.read(path), Draft, path)


def _was_begun(path: Path, started: datetime) -> bool:
    """Whether a file is a draft begun at a moment."""
    try:
        return path.suffix == ".toml" and _read(path).record.started == started
    except (Closed, DamagedFile, FileNotFoundError):
        return False


_EDIT = "-edit"
_CUT_OFF = ".save"
"""What nano puts behind a file's name when its window is closed."""
_TEXTS = (".txt", f".txt{_CUT_OFF}")


def edit_of(path: Path) -> str | None:
    """The id of the entry behind an edit's left file."""
    identity, edit, moment = path.name.partition(_EDIT)
    return identity if edit and moment.endswith(_TEXTS) else None


def holds_no_words(path: Path) -> bool:
    """Whether an editor's file seems to hold only a question."""
    try:
        return path.name.endswith(_TEXTS) and holds_only_a_question(files.read(path).decode("utf-8-sig"))
    except (Closed, DamagedFile, FileNotFoundError, UnicodeDecodeError):
        return False
