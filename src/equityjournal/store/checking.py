"""Proves a journal whole: reads every byte, names each file that is not as it should be, mends little.

What it mends by itself loses nothing: rights that let others read, and what a save that was interrupted left
behind, where the same bytes are safe elsewhere.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from equityjournal.core.entry import Draft, Entry, KeptChoice, Record
from equityjournal.core.errors import DamagedFile
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, record
from equityjournal.store.folders import files_below
from equityjournal.store.reading import read_entries
from equityjournal.store.seal import State

NO_FAULT = {"changed", "text"}
"""Kinds of problem that leave a journal whole."""

_KINDS: dict[str, type[Record]] = {"drafts": Draft, "trash": Entry, "versions": Entry, "choices": KeptChoice}
_CONFLICT = re.compile(rb"^(<{7} |={7}\r?$|>{7} )", re.MULTILINE)


def check(root: Path) -> tuple[int, list[Problem]]:
    """Read the whole journal; return how many entries it has, and every problem, by path."""
    shelved = read_entries(root)
    problems = [
        *shelved.problems,
        *(
            _problem(
                root,
                kept.path,
                "changed",
                say("it was changed outside the program, which is no fault; it is read as it stands"),
                kept.record.id,
            )
            for kept in shelved.entries
            if kept.state is State.CHANGED
        ),
        *(problem for name, kind in _KINDS.items() for problem in _small_records(root, name, kind)),
        *_loose_texts(root),
        *_conflicts(root),
        *_leftovers(root),
        *_open_to_others(root),
    ]
    return len(shelved.entries), sorted(problems, key=lambda problem: (problem.path, problem.kind))


def repair(root: Path, problems: list[Problem]) -> int:
    """Mend what can be mended without losing anything; return how many problems that were."""
    mended = 0
    for problem in problems:
        path = root / problem.path
        if problem.kind == "open":
            path.chmod(0o700 if path.is_dir() else 0o600)
            mended += 1
        elif problem.kind == "leftover" and _is_safe_elsewhere(path):
            files.remove(path)
            mended += 1
    return mended


def _small_records(root: Path, name: str, kind: type[Record]) -> Iterator[Problem]:
    for path in files_below(root, name):
        if path.suffix == ".toml":
            try:
                record.from_bytes(files.read(path), kind, path)
            except DamagedFile as error:
                yield _problem(root, path, error.kind, error.sentence)
            except FileNotFoundError:
                continue


def _loose_texts(root: Path) -> Iterator[Problem]:
    """What an editor, or a pipe, left among the drafts and no entry holds yet."""
    for path in files_below(root, "drafts"):
        if path.suffix in (".txt", ".bin"):
            message = say("it holds text that is in no entry yet; put it into one, or take it away")
            yield _problem(root, path, "text", message)


def _conflicts(root: Path) -> Iterator[Problem]:
    """Files into which a merge put both sides; inside a text they would go unnoticed."""
    for path in files_below(root, "entries"):
        try:
            marks = {found[:1] for found in _CONFLICT.findall(files.read(path))}
        except (DamagedFile, FileNotFoundError):
            continue
        if marks == {b"<", b"=", b">"}:
            message = say(
                "it holds both sides of a conflict, between lines of < and >; keep the words you want"
            )
            yield _problem(root, path, "conflict", message)


def _leftovers(root: Path) -> Iterator[Problem]:
    """What a save that was interrupted left behind."""
    for name in ("entries", *_KINDS):
        for path in files_below(root, name, unfinished=True):
            if path.name.endswith(".tmp"):
                safe = _is_safe_elsewhere(path)
                yield _problem(
                    root,
                    path,
                    "leftover",
                    say("an interrupted save left it behind; `equityjournal check --repair` takes it away")
                    if safe
                    else say("an interrupted save left it behind; it may hold words that are nowhere else"),
                )


def _is_safe_elsewhere(leftover: Path) -> bool:
    """Whether the file that was being saved holds the very same bytes."""
    name = leftover.name.removeprefix(".").rsplit(".", 2)[0]
    try:
        return files.read(leftover.with_name(name)) == files.read(leftover)
    except (DamagedFile, FileNotFoundError):
        return False


def _open_to_others(root: Path) -> Iterator[Problem]:
    """Files and folders that other people on the machine may read; Windows keeps such rights elsewhere."""
    if os.name == "nt" or not root.is_dir():
        return
    for folder, folders, names in os.walk(root):
        for path in (Path(folder), *(Path(folder, name) for name in names)):
            mode = path.lstat().st_mode
            if mode & 0o077 and not stat.S_ISLNK(mode):
                message = say("others on this machine may read it; `equityjournal check --repair` mends that")
                yield _problem(root, path, "open", message)
        folders.sort()


def _problem(root: Path, path: Path, kind: str, message: str, identity: str | None = None) -> Problem:
    return Problem(path.relative_to(root).as_posix(), identity, kind, message)
