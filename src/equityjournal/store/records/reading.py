"""Reading of all entries, with problems of unreadable files."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.listing.folders import files_below, files_named, is_id
from equityjournal.store.records import record
from equityjournal.store.records.record import Kind, Stored
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


Thing = TypeVar("Thing")


class Shelved(NamedTuple, Generic[Thing]):
    """Readable entries, and problems of files unreadable in whole or part."""

    entries: Sequence[Thing]
    problems: Sequence[Problem]


class Taken(NamedTuple):
    """The result of reading a file: entry, problem, or both."""

    stored: "Stored[Entry] | None"
    problem: Problem | None


def read_entries(root: Path) -> "Shelved[Stored[Entry]]":
    """Read all entries of a journal, and name unreadable files."""
    return look_through(root, lambda stored: stored)


def look_through(root: Path, kept: "Callable[[Stored[Entry]], Thing]") -> Shelved[Thing]:
    """Read a journal's entries in turn, and name unreadable files.

    Args:
        root: The journal's folder.
        kept: What is to be kept of an entry: a whole journal is more than some machines can hold.
    """
    first: dict[str, tuple[str, Thing]] = {}
    more: dict[str, list[tuple[str, Thing]]] = {}
    problems: list[Problem] = []
    for path in files_below(root, "entries"):
        taken = take(root, path)
        if taken.problem:
            problems.append(taken.problem)
        if taken.stored:
            identity, found = taken.stored.record.id, (str(path), kept(taken.stored))
            if first.setdefault(identity, found) is not found:
                more.setdefault(identity, []).append(found)
    entries = []
    for identity, found in first.items():
        if identity not in more and Path(found[0]).stem == identity:
            entries.append(found[1])
            continue
        files_of = {Path(path): thing for path, thing in (found, *more.get(identity, ()))}
        counted = the_entry(root, identity, files_of)
        entries += [files_of[counted]] if counted else []
        problems += [a_copy(root, path, identity, counted) for path in files_of if path != counted]
    return Shelved(entries, sorted(problems, key=lambda problem: problem.path))


def take(root: Path, path: Path, data: bytes | None = None) -> Taken:
    """Read a file among the entries.

    A cut-off entry is private, even if marked otherwise.

    Args:
        root: The journal's folder.
        path: The file.
        data: Its bytes, if they are at hand.
    """
    from equityjournal.core.entries.entry import Entry  # noqa: PLC0415 - loads Pydantic

    if path.suffix != ".toml" and not path.is_dir():
        return Taken(None, _problem(root, path, "foreign", say("it is not an entry")))
    try:
        stored = record.from_bytes(files.read(path) if data is None else data, Entry, path)
    except FileNotFoundError:
        return Taken(None, None)  # taken away between looking and reading
    except DamagedFile as error:
        return Taken(None, _unread(root, path, error))
    if stored.state is not State.CUT_OFF:
        return Taken(stored, None)
    message = say(
        "it is cut off: its last line is missing, and perhaps more. It is taken as private, and never "
        "exported"
    )
    return Taken(private_if_cut_off(stored), _problem(root, path, "cut-off", message))


def private_if_cut_off(stored: "Stored[Entry]") -> "Stored[Entry]":
    """An entry, made private if its file was cut off.

    The missing end may have held the word private.
    """
    if stored.state is not State.CUT_OFF:
        return stored
    return stored._replace(record=stored.record.model_copy(update={"private": True}))


def refuse_cut_off(stored: "Stored[Entry]") -> None:
    """Refuse to write an entry without its end: sealed anew, the entry would look whole.

    Raises:
        UnusableFile: When its file was cut off.
    """
    if stored.state is State.CUT_OFF:
        raise UnusableFile(
            say(
                "The end of {id} is cut off, so it is not changed. `equityjournal check` says what to do.",
                id=stored.record.id,
            )
        )


def _unread(root: Path, path: Path, error: DamagedFile) -> Problem:
    """The problem of a file that cannot be read, or of a folder in its place."""
    if not path.is_dir():
        return _problem(root, path, error.kind, error.why)
    if path.is_symlink():
        message = say("it is a link to another folder, which the journal does not enter")
        return _problem(root, path, "not-a-file", message)
    return _problem(root, path, "damaged", say("the folder cannot be opened"))


def the_entry(root: Path, identity: str, paths: Iterable[Path]) -> Path | None:
    """The valid file of several with an id.

    It is named as the id, and preferably in its own place.

    Returns:
        The file, or None when all have other names. The others are copies, kept and never credited.
    """
    named = sorted(path for path in paths if path.stem == identity)
    if len(named) < 2:
        return next(iter(named), None)
    place = place_of(root, identity)
    return place if place in named else named[0]


def a_copy(root: Path, path: Path, identity: str, counted: Path | None) -> Problem:
    """The problem of a copy of an entry."""
    message = say("its name should be {id}.toml; under that name it counts again", id=identity)
    if counted:
        message = say("it is a copy of {id}; both are kept, and only the entry itself counts", id=identity)
    its_id = identity if counted or path.stem == identity else _id_in_name(path)
    return problem_with(root, path, "copy", message, its_id)


def read_folder(folder: Path, kind: type[Kind], beginning: str = "") -> list[Stored[Kind]]:
    """Readable small records in a folder, by name.

    Args:
        folder: The folder.
        kind: The type of the records.
        beginning: The start of the names of the files wanted.
    """
    found = []
    for path in files_named(folder, beginning):
        with contextlib.suppress(DamagedFile, FileNotFoundError):
            found.append(record.from_bytes(files.read(path), kind, path))
    return found


def read_entry_folder(folder: Path) -> "list[Stored[Entry]]":
    """Readable entries in a folder of versions or of the trash, by name."""
    from equityjournal.core.entries.entry import Entry  # noqa: PLC0415 - loads Pydantic

    return read_folder(folder, Entry)


def problem_with(root: Path, path: Path, kind: str, message: str, identity: str | None = None) -> Problem:
    """A problem with a file or folder of a journal."""
    return Problem(path.relative_to(root).as_posix(), identity, kind, message)


def _problem(root: Path, path: Path, kind: str, message: str) -> Problem:
    """A problem with a file among the entries."""
    return problem_with(root, path, kind, message, _id_in_name(path))


def _id_in_name(path: Path) -> str | None:
    """The id in a file's name, if any."""
    return path.stem if is_id(path.stem) else None
