"""Incoming entries: made in a folder beside, proven, then moved in."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.importing.outcomes import Fate, Outcome, Tally
from equityjournal.core.text.errors import ChangedMeanwhile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, systems
from equityjournal.store.disk.staging import Staging, confirm, staging
from equityjournal.store.entries.changes import Changes
from equityjournal.store.entries.journal import Journal
from equityjournal.store.listing.links import refuse_links

KEPT_TEXT = "imported"
"""The folder of what could not be read as an entry, as text."""
_UNREAD = "unread.txt"


class Brought(NamedTuple):
    """The results of an import."""

    entries: int
    text: Path | None
    """The file of what could not be read; None where all could."""
    files: Collection[str]
    """Names of the entries' files."""

    @property
    def ids(self) -> set[str]:
        """Ids of the entries."""
        return {_id_in(name) for name in self.files}


def bring_in(
    journal: Journal,
    source: str,
    outcomes: Iterator[Outcome],
    expected: Tally,
    today: date,
    tell: Callable[[int, int], None] | None = None,
) -> Brought:
    """Bring the entries of an import in.

    Args:
        journal: The journal; its folders are made if need be.
        source: The name of the format.
        outcomes: What becomes of each item, in turn.
        expected: The counts that the dry run said.
        today: The day of the count that follows.
        tell: Function that tells how far it is, from the entries made and all of them.

    Raises:
        ChangedMeanwhile: When the counts are other ones now; nothing came in.
        NotSaved: When the disk will not take it.
        NotAllowed: After the loss of many entries.
    """
    root = journal.root
    changes = Changes(root, journal.guard, None)
    with changes.noted(today, root / KEPT_TEXT):
        journal.make()
        with staging(root) as beside:
            _make(beside, root, outcomes, expected, tell)
            made = list(beside.names)
            text = _place_of_text(beside, root, source)
            for folder in {_place(root, name).parent for name in made}:
                refuse_links(root, folder)
            beside.prove()
            with systems.locked(root):
                _move_in(beside, root, made, text)
    return Brought(len(made), text, made)


def _place(root: Path, name: str) -> Path:
    """The place of a file among the entries, by its name."""
    place = names.place_of(root, _id_in(name))
    return place if place.name == name else place.with_name(name)


def _id_in(name: str) -> str:
    """The id of an entry in the name of its file, or of a copy."""
    return name.removesuffix(".toml").partition("~")[0]


def _make(
    beside: Staging,
    root: Path,
    outcomes: Iterator[Outcome],
    expected: Tally,
    tell: Callable[[int, int], None] | None,
) -> None:
    """Write all incoming files into the folder beside."""
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
        if outcome.fate in (Fate.NEW, Fate.COPY):
            if outcome.file not in beside.names and not files.is_there(_place(root, outcome.file)):
                beside.put(outcome.file, outcome.data)
        elif outcome.fate is Fate.UNREAD and outcome.data.strip():
            beside.add(_UNREAD, f"{outcome.place}: {outcome.why}\n\n".encode() + outcome.data + b"\n\n\n")
        if tell:
            tell(len(beside.names), expected.coming)
    if tally != expected:
        raise ChangedMeanwhile(
            say("The file, or the journal, was changed meanwhile, so nothing was brought in. Try again.")
        )


def _place_of_text(beside: Staging, root: Path, source: str) -> Path | None:
    """The place of unreadable text, named by its digest."""
    digest = beside.digest(_UNREAD)
    return root / KEPT_TEXT / f"{source}-{digest[:8]}.txt" if digest else None


def _move_in(beside: Staging, root: Path, made: Collection[str], text: Path | None) -> None:
    """Give every file its place, and sync each folder once."""
    if text and not beside.give(_UNREAD, text):
        raise NotSaved(say("{path} is another file than it should be, so nothing was brought in.", path=text))
    taken = [name for name in made if not beside.give(name, _place(root, name))]
    folders = {_place(root, name).parent for name in made} | ({text.parent} if text else set())
    confirm(folders)
    if taken:
        raise ChangedMeanwhile(
            say(
                "Another program wrote {path} meanwhile. All other entries came in; do the same once more "
                "for the rest.",
                path=taken[0],
            )
        )
