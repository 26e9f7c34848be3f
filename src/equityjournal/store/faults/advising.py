"""Advice on each problem found by a check."""

from pathlib import Path

from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.entries.restoring import last_whole
from equityjournal.store.faults.mendable import advice, mending_of
from equityjournal.store.listing import synced
from equityjournal.store.records import record


def with_advice(root: Path, problem: Problem) -> Problem:
    """A problem with advice added to its message."""
    return problem._replace(message=_advised_message(root, problem))


def _advised_message(root: Path, problem: Problem) -> str:
    """The message of a problem, with advice."""
    what = problem.message
    if problem.kind == "copy" and problem.id and _has_an_original(root, problem, problem.id):
        return _about_copy(root, problem, problem.id)
    found = mending_of(root, problem)
    if found and (advised := advice(problem, found[1])):
        return _or_a_version(root, problem, advised)
    if problem.kind == "cut-off" and problem.id and _can_be_read(root / problem.path):
        return _or_a_version(root, problem, _about_the_end(problem.id, what))
    if problem.kind in ("damaged", "cut-off") and problem.id and (last := last_whole(root, problem.id)):
        return say(
            "{what}. `equityjournal restore {id} --version {number}` puts the latest of its whole versions "
            "in its place, and keeps the file as it is now; `equityjournal show {id} --versions` shows them",
            what=what,
            id=problem.id,
            number=last,
        )
    if problem.kind == "damaged" and _names_a_line(what):
        return say("{what}. Mend that line in an editor", what=what)
    if problem.kind in ("damaged", "cut-off"):
        return say("{what}. Look for a whole copy in a backup", what=what)
    if problem.kind == "encoding" and problem.id and (last := last_whole(root, problem.id)):
        return say(
            "{what}. Open it in an editor, and save it as UTF-8; or `equityjournal restore {id} --version "
            "{number}` puts the latest of its whole versions in its place, and keeps the file as it is now",
            what=what,
            id=problem.id,
            number=last,
        )
    if problem.kind == "encoding":
        return say("{what}. Open it in an editor, and save it as UTF-8", what=what)
    if problem.kind == "foreign":
        return say("{what}, and is left alone. If you put it there, move it somewhere else", what=what)
    if problem.kind == "not-a-file" and (root / problem.path).is_dir():
        return say("{what}. Put the folder itself in the place of the link", what=what)
    if problem.kind == "not-a-file":
        return say("{what}. Put the file itself in its place, or take it away", what=what)
    return what


def _or_a_version(root: Path, problem: Problem, advised: str) -> str:
    """The advice on an entry, with its latest whole version."""
    last = last_whole(root, problem.id) if problem.id else None
    if not last:
        return advised
    return say(
        "{what}. Instead, `equityjournal restore {id} --version {number}` puts the latest of its whole "
        "versions in its place, and keeps the file as it is now",
        what=advised,
        id=problem.id,
        number=last,
    )


def _can_be_read(path: Path) -> bool:
    """Whether an entry's file can be read, all but its end."""
    try:
        record.from_bytes(files.read(path), Entry, path)
    except (DamagedFile, FileNotFoundError):
        return False
    return True


def _about_the_end(identity: str, what: str) -> str:
    """The message of an entry without its last line, with advice.

    Whether words are missing, nobody can tell.
    """
    return say(
        "{what}. Whether words are missing too cannot be told from the file. `equityjournal edit {id}` opens "
        "it: if your words are there to the end, it is made whole once you say so; if not, look for a whole "
        "copy in a backup",
        what=what,
        id=identity,
    )


def _names_a_line(what: str) -> bool:
    """Whether a message names a line, in the language spoken."""
    before, _, _ = say("line {line}: {why}", line="\0", why="").partition("\0")
    return what.startswith(before)


def _has_an_original(root: Path, problem: Problem, identity: str) -> bool:
    """Whether the entry of a copy is there; never the copy itself, under the wrong name."""
    place = place_of(root, identity)
    return place != root / problem.path and files.is_there(place)


def _about_copy(root: Path, problem: Problem, identity: str) -> str:
    """The message of a copy of an entry, with advice."""
    path = root / problem.path
    if files.are_equal(path, place_of(root, identity)):
        return say("it is the same as {id}, to the letter. You can delete this copy", id=identity)
    service = synced.service_of(path.name)
    whose = (
        say("{service} put it there: {id} was changed in two places at once", service=service, id=identity)
        if service
        else say("it is a copy of {id} that says something else", id=identity)
    )
    return say(
        "{whose}. Both are kept, and only {id} counts. Read both, put the words you want to keep into {id} "
        "with `equityjournal edit {id}`, then delete this copy",
        whose=whose,
        id=identity,
    )
