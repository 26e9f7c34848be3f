"""Entries that cannot be read as they stand: their mends, and what to do about each."""

from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.entries.mending import Mending, mending

UNREADABLE = ("damaged", "cut-off", "encoding")
"""Kinds of problem of an entry that cannot be read, or not to its end."""
MOST_TOLD = 5  # mends told in one line


def is_an_entry(root: Path, problem: Problem) -> bool:
    """Whether the problem is that of an entry in its own place, which cannot be read."""
    if problem.kind not in UNREADABLE or problem.id is None:
        return False
    return root / problem.path == place_of(root, problem.id)


def mending_of(root: Path, problem: Problem) -> tuple[bytes, Mending] | None:
    """The bytes of an entry that cannot be read, with its mends; None if there is nothing to mend."""
    if not is_an_entry(root, problem):
        return None
    try:
        data = files.read(root / problem.path)
    except (DamagedFile, FileNotFoundError):
        return None
    found = mending(data, root / problem.path)
    return (data, found) if found.mends or found.why else None


def advice(problem: Problem, found: Mending) -> str | None:
    """The message of an entry's problem, with what to do; None where words may be missing."""
    if found.stored:
        return say(
            "it cannot be read as it stands. `equityjournal check --repair` mends it: {mends}",
            mends=mends_in_words(found),
        )
    if found.unclear_day is not None:
        return say("{what}. `equityjournal check --repair` asks which day is meant", what=found.why)
    if found.lacks_words:
        return None
    return say("{what}. `equityjournal edit {id}` opens the file", what=found.why, id=problem.id)


def mends_in_words(found: Mending) -> str:
    """The mends of a file, one after another."""
    told = [mend.sentence for mend in found.mends[:MOST_TOLD]]
    if (more := len(found.mends) - MOST_TOLD) > 0:
        told.append(say_many("and 1 more", "and {count} more", more))
    return "; ".join(told)
