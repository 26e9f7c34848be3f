"""Unreadable entries and drafts: their mends, and advice on each."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.faults.mending import Mending, mending
from equityjournal.store.listing.folders import is_id

UNREADABLE = ("damaged", "cut-off", "encoding")
"""Kinds of problem of a record that cannot be read, or not to its end."""
MOST_TOLD = 5  # mends told in one line

Offered = tuple[bytes, Mending]
"""A file's bytes, and its mends."""


class Meant(NamedTuple):
    """The record expected in a file, by its place."""

    identity: str
    """Id of the entry, or name of the draft."""
    kind: type[Entry] | type[Draft]


def meant_by(root: Path, path: Path) -> Meant | None:
    """The record expected in a file: an entry in its place, the trash or versions, or a draft.

    None for any other file.
    """
    room, *below = path.relative_to(root).parts
    if path.suffix != ".toml":
        return None
    if room == "drafts" or (room == "trash" and below[0] == "drafts"):
        return Meant(path.stem, Draft)
    identity = path.parent.name if room == "versions" else path.stem.partition("~")[0]
    if room not in ("entries", "versions", "trash") or not is_id(identity):
        return None
    if room == "entries" and path != place_of(root, identity):
        return None
    return Meant(identity, Entry)


def mending_of(root: Path, problem: Problem, days: Mapping[str, date] | None = None) -> Offered | None:
    """The bytes of an unreadable file, with mends; None without a mend."""
    path = root / problem.path
    meant = meant_by(root, path) if problem.kind in UNREADABLE else None
    if meant is None:
        return None
    data = files.read_or_none(path)
    if data is None:
        return None
    found = mending(data, path, days, identity=meant.identity, kind=meant.kind)
    return (data, found) if found.mends or found.why else None


def advice(problem: Problem, found: Mending) -> str | None:
    """The message of a file's problem, with advice.

    None where words may be missing.
    """
    if found.stored and problem.kind == "cut-off":
        return say(
            "the end of its last line is missing, and nothing else. `equityjournal check --repair` mends it: "
            "{mends}",
            mends=mends_in_words(found),
        )
    if found.stored:
        return say(
            "it cannot be read as it stands. `equityjournal check --repair` mends it: {mends}",
            mends=mends_in_words(found),
        )
    if found.unclear_day is not None:
        return say("{what}. `equityjournal check --repair` asks which day is meant", what=found.why)
    if found.lacks_words:
        return None
    if problem.id is None:
        return say("{what}. Open the file in an editor", what=found.why)
    return say("{what}. `equityjournal edit {id}` opens the file", what=found.why, id=problem.id)


def mends_in_words(found: Mending) -> str:
    """The mends of a file, in order."""
    told = [mend.sentence for mend in found.mends[:MOST_TOLD]]
    if (more := len(found.mends) - MOST_TOLD) > 0:
        told.append(say_many("and 1 more", "and {count} more", more))
    return "; ".join(told)
