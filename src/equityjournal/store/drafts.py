"""What is being written: on disk at every line, and there until its entry is safe."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from equityjournal.core.entry import Draft
from equityjournal.core.errors import DamagedFile
from equityjournal.core.problem import Problem
from equityjournal.core.sheet import holds_only_a_question
from equityjournal.store import files, names, record
from equityjournal.store.folders import files_below
from equityjournal.store.holding import Holding
from equityjournal.store.reading import read_folder
from equityjournal.store.record import Kept


class Drafts:
    """Everything begun and not finished.

    Args:
        root: The journal's folder. It need not exist.
        locks: The folder of the locks on what is being written; None: nothing is locked.
    """

    def __init__(self, root: Path, locks: Path | None = None) -> None:
        self._root = root
        self._holding = Holding(locks)
        self._folder = root / "drafts"
        self._trash = root / "trash" / "drafts"

    def keep(self, draft: Draft) -> None:
        """Put what has been typed so far on disk."""
        files.make_folder(self._folder)
        path = self.path(draft)
        files.replace(path, record.to_bytes(draft, path.stem), None)

    def path(self, draft: Draft) -> Path:
        """The file of a draft, named for the moment it was begun."""
        return self._folder / f"{names.moment_name(draft.started)}.toml"

    def hold(self, draft: Draft) -> bool:
        """Have a draft offered in no other window while it is written; False where one has it already."""
        return self._holding.take(self.path(draft))

    def let_go(self, draft: Draft) -> None:
        """The draft is left for now: any window may offer it."""
        self._holding.let_go(self.path(draft))

    def text_path(self, identity: str, now: datetime) -> Path:
        """A file for a text while it is in an editor, for an entry or a draft; never one that was left."""
        return self._folder / f"{identity}-{names.moment_name(now)}.txt"

    def all(self) -> list[Draft]:
        """Every draft that can be read and is written in no other window, oldest first."""
        return [kept.record for kept in self._at_rest()]

    def _at_rest(self) -> list[Kept[Draft]]:
        return [kept for kept in read_folder(self._folder, Draft) if not self._holding.is_taken(kept.path)]

    def unfinished(self) -> list[Kept[Draft]]:
        """Every draft in which something was typed, with its file, oldest first; not those being written."""
        begun = [kept for kept in self._at_rest() if kept.record.has_text]
        return sorted(begun, key=lambda kept: (kept.record.started.timestamp(), kept.path.name))

    def unreadable(self) -> list[Problem]:
        """Every draft that cannot be read, with the reason; each is left as it is."""
        problems = []
        for path in files_below(self._root, "drafts"):
            if path.suffix == ".toml":
                try:
                    record.from_bytes(files.read(path), Draft, path)
                except DamagedFile as error:
                    where = path.relative_to(self._root).as_posix()
                    problems.append(Problem(where, None, error.kind, error.sentence))
                except FileNotFoundError:
                    continue
        return problems

    def loose(self) -> Sequence[Path]:
        """Texts that an editor, a pipe or an interrupted save left among the drafts, in no entry yet."""
        left = (path for path in files_below(self._root, "drafts", unfinished=True) if path.suffix != ".toml")
        return [path for path in left if not holds_no_words(path)]

    def take_up(self, kept: Kept[Draft], now: datetime) -> Draft | None:
        """Go on with a draft. A copy that a sync service made becomes a draft of its own.

        Returns:
            The draft; None where it was taken up in another window meanwhile.
        """
        draft = kept.record
        if not self._holding.take(kept.path):
            return None
        if kept.path != self.path(draft):
            draft = draft.model_copy(update={"started": now})
            self.hold(draft)
            self.keep(draft)
            files.remove(kept.path)
            self._holding.let_go(kept.path)
        return draft

    def put_away(self, kept: Kept[Draft], now: datetime) -> Path:
        """Move a draft to the trash, under this moment; return its new place."""
        place = self._trash / f"{names.moment_name(now)}.toml"
        files.move(kept.path, place, kept.was)
        return place

    def put_back(self) -> Draft | None:
        """Bring back the draft that was put away last; None, where there is none."""
        away = read_folder(self._trash, Draft)
        if not away:
            return None
        files.make_folder(self._folder)
        files.move(away[-1].path, self.path(away[-1].record), away[-1].was)
        return away[-1].record

    def remove(self, draft: Draft) -> None:
        """Take away a draft whose entry is safe on disk."""
        files.remove(self.path(draft))
        self._holding.let_go(self.path(draft))

    def remove_text(self, path: Path) -> None:
        """Take away a text that is safe elsewhere, and what an editor kept of it: its backup and undo files.

        A swap file stays: its editor is still open, or was cut off with words in it that nobody has saved.
        """
        for name in (path.name, f"{path.name}~", f".{path.name}.un~"):
            files.remove(path.with_name(name))

    def keep_bytes(self, data: bytes, now: datetime) -> Path:
        """Keep bytes that could not be read as text; return their file."""
        files.make_folder(self._folder)
        path = self._folder / f"{names.moment_name(now)}-{names.six_letters()}.bin"
        files.create(path, data)
        return path


def holds_no_words(path: Path) -> bool:
    """Whether an editor left a file that seems to hold a question, and no word of an answer."""
    try:
        return path.suffix == ".txt" and holds_only_a_question(files.read(path).decode("utf-8-sig"))
    except (DamagedFile, FileNotFoundError, UnicodeDecodeError):
        return False
