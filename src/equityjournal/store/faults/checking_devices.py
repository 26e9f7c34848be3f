"""Leftovers of sync services, git and second devices, looked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.listing import synced
from equityjournal.store.listing.folders import files_below
from equityjournal.store.records import record
from equityjournal.store.records.reading import problem_with
from equityjournal.store.records.record import holds_two_versions


def is_placeholder(problem: Problem) -> bool:
    """Whether the file of a problem is iCloud's placeholder."""
    return synced.taken_up(Path(problem.path).name) is not None


def placeholders(root: Path, rooms: Iterable[str]) -> Iterator[Problem]:
    """Problems of iCloud's placeholders for files taken off this machine."""
    for name in rooms:
        for path in files_below(root, name, ".icloud"):
            if file := synced.taken_up(path.name):
                message = say(
                    "iCloud took {file} off this machine and left this in its place. Choose Download Now in "
                    "Finder, wait, and check again",
                    file=file,
                )
                yield problem_with(root, path, "elsewhere", message)


def copies_of_records(root: Path, rooms: Iterable[str]) -> Iterator[Problem]:
    """Problems of copies, as sync services make them, of small records in folders of a journal."""
    for room in rooms:
        first: Path | None = None
        for path in sorted(files_below(root, room, ".toml"), key=lambda there: (there.parent, there.stem)):
            if first is None or first.parent != path.parent or not path.stem.startswith(first.stem):
                first = path
            else:
                yield problem_with(root, path, "copy", _about_record(path, first))


def _about_record(path: Path, first: Path) -> str:
    """The message of a copy of a small record."""
    if files.are_equal(path, first):
        return say("it is the same as {file}, to the letter. You can delete this copy", file=first.name)
    return say(
        "{file} was changed in two places at once. Both are kept, and only {file} counts. Read both in an "
        "editor, then delete this copy",
        file=first.name,
    )


def conflicts(root: Path, broken: Iterable[Path]) -> Iterator[Problem]:
    """Problems of files with both sides of a merge.

    Args:
        root: The journal's folder.
        broken: Files among the entries that are not as the program wrote them; no merge leaves any other.
    """
    for path in broken:
        if holds_two_versions(files.read_or_none(path) or b""):
            message = say(
                "it holds two versions of the same lines, one after the other, between rows of < and >. Open "
                "the file, keep the words you want, and take out those rows"
            )
            yield problem_with(root, path, "conflict", message)


def deleted_and_there(root: Path) -> Iterator[Problem]:
    """Problems of entries also in the trash.

    Left by two devices, when one deletes an entry and the other changes it, or by an interrupted deletion.
    """
    deleted = list(files_below(root, "trash", ".toml"))
    entries = files_below(root, "entries", ".toml") if deleted else ()
    there = {path.stem: path for path in entries}
    for path in deleted:
        if path.stem not in there and _was_changed_in_trash(path):
            message = say(
                "it was changed after it was deleted, on another device. `equityjournal restore {id}` brings "
                "it back as it was changed; `equityjournal erase {id}` removes it for good",
                id=path.stem,
            )
            yield problem_with(root, path, "deleted", message, path.stem)
        if path.stem in there:
            message = say(
                "it is in the trash too ({path}): it was deleted in one place and changed in another, or its "
                "deletion was interrupted. It counts as an entry; if it is to go, delete it again",
                path=path.relative_to(root).as_posix(),
                id=path.stem,
            )
            yield problem_with(root, there[path.stem], "deleted", message, path.stem)


def _was_changed_in_trash(path: Path) -> bool:
    """Whether a deleted entry was edited after its deletion.

    So git leaves it where it takes a deletion for a new name, and carries the edit after the file.
    """
    try:
        edited = record.from_bytes(files.read(path), Entry, path).record.edited
    except (DamagedFile, FileNotFoundError):
        return False
    return edited is not None and edited.date().isoformat() > path.parent.name


def unfinished_merge(root: Path) -> Iterator[Problem]:
    """The problem of a git repository in an unfinished merge."""
    for mark in ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"):
        if (root / ".git" / mark).exists():
            message = say(
                "git has brought two versions of the journal together, and is not done: it may hold other "
                "words for some entries. `git status` names them"
            )
            yield Problem(".git", None, "merge", message)
            return
