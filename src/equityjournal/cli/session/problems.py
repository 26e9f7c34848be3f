"""Problems of a journal's files, in short beside an answer.

`check` has the full text.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import note
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.places import counts_place, erased_place
from equityjournal.store.entries.census import Census, Loss
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.listing.folders import count_entries, ids_in_names

if TYPE_CHECKING:
    from equityjournal.store.lookup.catalogue import Catalogue

MOST_NAMED = 5
"""Problems named one by one."""


def name_problems(problems: Sequence[Problem]) -> None:
    """Name damaged and foreign files on standard error."""
    if not problems:
        return

    note(
        *(
            say("{path}: {what}.", path=problem.path, what=problem.message)
            for problem in problems[:MOST_NAMED]
        )
    )
    if any(problem.kind == "damaged" for problem in problems):
        note(say("`equityjournal check` says what mends a file that cannot be read."))
    if any(problem.kind == "cut-off" for problem in problems):
        note(say("`equityjournal check` says what to do about a file that is cut off."))
    if (more := len(problems) - MOST_NAMED) > 0:
        said = say_many(
            "And 1 more file. `equityjournal check` names them all.",
            "And {count} more files. `equityjournal check` names them all.",
            more,
        )
        note(said)


def name_loss(root: Path, readable: int) -> None:
    """Warn of many lost entries, or a lost journal; changing verbs refuse besides.

    Args:
        root: The journal's folder.
        readable: Number of readable entries; the files are counted only where these are fewer than before.
    """
    census = Census(counts_place(), root)
    if lost := loss(root, readable):
        said = say_many(
            "1 entry vanished since {day}. `equityjournal check` says what to do.",
            "{count} entries vanished since {day}. `equityjournal check` says what to do.",
            lost.entries,
            day=in_words(lost.since),
        )
        note(said)
    elif other := census.other_journal():
        said = say(
            "On {day} this folder held another journal. `equityjournal check` says what to do.",
            day=in_words(other.day),
        )
        note(said)


def loss(root: Path, readable: int) -> Loss | None:
    """The loss of many entries of a journal, if any.

    Args:
        root: The journal's folder.
        readable: Number of readable entries, as for `name_loss`.
    """
    census = Census(counts_place(), root)
    return census.loss(lambda: count_entries(root)) if readable < census.entries() else None


def why_empty(root: Path) -> str | None:
    """The sentence on a journal that holds no entry any longer; None where none was written."""
    if loss(root, 0):  # how many, and since when, is said on standard error
        return say("No entry is in {path} any longer.", path=root)
    if ids_in_names(root, "trash"):
        return say("All your entries are in the trash. `equityjournal restore` lists them.")
    return None


def name_erased(catalogue: "Catalogue") -> None:
    """Name entries erased on this machine and back in the journal."""
    back = ErasedIds(erased_place()).among(catalogue.ids())
    if len(back) == 1:
        said = say(
            "{id} was erased here, and has come back. `equityjournal check` says what to do.", id=back[0]
        )
        note(said)
    elif back:
        said = say(
            "{count} entries were erased here, and have come back. `equityjournal check` says what to do.",
            count=len(back),
        )
        note(said)
