"""The writer's own packs with faults, told once a day, as `packs check` tells them."""

from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import note
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.places import told_place
from equityjournal.store.packs.reading_over import read_over

MOST_NAMED = 5  # packs named one by one

if TYPE_CHECKING:
    from equityjournal.core.text.problem import Problem
    from equityjournal.store.index.library import Library


def tell_broken_packs(root: Path, library: "Library", today: date, *, again: bool) -> None:
    """Name each broken pack on standard error, with its first fault and the command for all.

    Args:
        root: The journal's folder.
        library: The packs that could be read, and the problems of the others.
        today: The day, on which the same faults are told once.
        again: Tell them whether or not they were told today.
    """
    told = f"{today.isoformat()} {_digest(repr(library.problems))}\n".encode()
    mark = told_place() / f"{_digest(str(root))}.txt"
    if not again and _was_told(mark, told):
        return
    note(*(_sentence(problem, root, library) for problem in library.problems[:MOST_NAMED]))
    if (more := len(library.problems) - MOST_NAMED) > 0:
        said = say_many(
            "And 1 more file. `equityjournal packs check` names them all.",
            "And {count} more files. `equityjournal packs check` names them all.",
            more,
        )
        note(said)
    with suppress(JournalError, OSError):  # on a full disk it is told again
        files.make_folder(mark.parent)
        files.replace(mark, told, None)


def _was_told(mark: Path, told: bytes) -> bool:
    with suppress(JournalError, OSError):
        return files.read(mark) == told
    return False


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _sentence(problem: "Problem", root: Path, library: "Library") -> str:
    """The sentence on a broken pack: its first fault, in the words of `packs check`."""
    path = root / problem.path
    if not path.is_file():
        return say("{path}: {what}.", path=problem.path, what=problem.message)
    name = path.name.removesuffix(".toml")
    faults = [remark for remark in read_over(path, root, library) if remark.kind == "wrong"]
    check = say("`equityjournal packs check {name}` says more.", name=name)
    if not faults:  # it can be used, but for some words
        told = say("{path}: {what}.", path=problem.path, what=problem.message)
        return f"{told} {check}"
    line, what = faults[0].line, faults[0].message.rstrip(".")
    if "." in name:
        told = say(
            "Your translation {name} cannot be used yet. Line {line}: {what}.",
            name=name,
            line=line,
            what=what,
        )
    else:
        told = say(
            "Your pack {name} cannot be used yet. Line {line}: {what}.", name=name, line=line, what=what
        )
    return f"{told} {check}"
