"""Reads every entry there is, and names each file that is none, or is not wholly one."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from equityjournal.core.entry import Entry
from equityjournal.core.errors import DamagedFile
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, record
from equityjournal.store.names import place_of
from equityjournal.store.record import Kept, Kind, State

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}")
_LEFT_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", ".directory"}
_DEEPEST = 6  # folders below the journal's; ours are three deep


@dataclass(frozen=True)
class Shelved:
    """All entries that could be read, and a problem for each file that could not, or not wholly."""

    entries: Sequence[Kept[Entry]]
    problems: Sequence[Problem]


def read_entries(root: Path) -> Shelved:
    """Read every entry below the journal's folder. What cannot be read is named, and never hides the rest.

    The file whose name is its id is the entry; others that bear the id are copies. An entry that was cut off
    is private, whatever it says.
    """
    entries: dict[str, Kept[Entry]] = {}
    problems: list[Problem] = []
    misnamed: list[tuple[Path, str]] = []
    for path in files_below(root, "entries"):
        if path.is_dir() and not path.is_symlink():
            problems.append(_problem(root, path, "damaged", say("the folder cannot be opened")))
            continue
        if path.suffix != ".toml":
            problems.append(_problem(root, path, "foreign", say("it is not an entry")))
            continue
        try:
            kept = record.from_bytes(files.read(path), Entry, path)
        except FileNotFoundError:
            continue  # taken away between looking and reading
        except DamagedFile as error:
            problems.append(_problem(root, path, error.kind, error.sentence))
            continue
        identity = kept.record.id
        twin = entries.get(identity)
        if path.stem != identity:
            misnamed.append((path, identity))
            continue
        if twin and path != place_of(root, identity):
            problems.append(_copy(root, path, identity))
            continue
        if twin:
            problems.append(_copy(root, twin.path, identity))
        if kept.state is State.CUT_OFF:
            message = say(
                "it is cut off: its last line is missing. It is taken as private, and never exported"
            )
            problems.append(_problem(root, path, "cut-off", message))
            kept = replace(kept, record=kept.record.model_copy(update={"private": True}))
        entries[identity] = kept
    for path, identity in misnamed:
        if identity in entries:
            problems.append(_copy(root, path, identity))
        else:
            message = say("its name should be {id}.toml; under that name it counts again", id=identity)
            problems.append(_problem(root, path, "copy", message))
    return Shelved(list(entries.values()), sorted(problems, key=lambda problem: problem.path))


def read_folder(folder: Path, kind: type[Kind]) -> list[Kept[Kind]]:
    """Every small record in a folder that can be read, by name; the others are passed over."""
    found = []
    for one in entries_of(folder):
        if one.name.endswith(".toml") and not one.name.startswith("."):
            path = Path(one.path)
            try:
                found.append(record.from_bytes(files.read(path), kind, path))
            except (DamagedFile, FileNotFoundError):
                continue
    return found


def files_below(root: Path, name: str, *, unfinished: bool = False) -> Iterator[Path]:
    """Every file in one of the journal's folders; folders reached by a link are not entered.

    Files that systems leave in every folder are passed over, and the temporary ones of a save under way too
    unless `unfinished`. A folder that cannot be opened is given itself.
    """
    folders = [root / name]
    while folders:
        folder = folders.pop()
        try:
            inside = entries_of(folder)
        except OSError:
            yield folder
            continue
        for one in inside:
            if one.is_dir(follow_symlinks=False):
                if len(Path(one.path).relative_to(root).parts) < _DEEPEST:
                    folders.append(Path(one.path))
            elif one.name.casefold() not in _LEFT_BY_SYSTEMS and (
                unfinished or not one.name.endswith(".tmp")
            ):
                yield Path(one.path)


def entries_of(folder: Path) -> list["os.DirEntry[str]"]:
    """What is in a folder, by name; nothing, where there is no folder."""
    try:
        with os.scandir(folder) as inside:
            return sorted(inside, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _problem(root: Path, path: Path, kind: str, message: str) -> Problem:
    identity = path.stem if _ID.fullmatch(path.stem) else None
    return Problem(path.relative_to(root).as_posix(), identity, kind, message)


def _copy(root: Path, path: Path, identity: str) -> Problem:
    message = say("it is a copy of {id}; both are kept, and only the entry itself counts", id=identity)
    return Problem(path.relative_to(root).as_posix(), identity, "copy", message)
