"""Entries that come in: made in a folder beside, proven, then moved in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.importing.outcomes import Fate, Outcome, Tally
from equityjournal.core.text.errors import ChangedMeanwhile, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, names, systems
from equityjournal.store.disk.folders import refuse_links
from equityjournal.store.disk.staging import Staging, confirm, staging
from equityjournal.store.entries.changes import Changes
from equityjournal.store.entries.journal import Journal

KEPT_TEXT = "imported"
"""The folder of what could not be read as an entry, as text."""
_UNREAD = "unread.txt"


class Brought(NamedTuple):
    """What came in."""

    entries: int
    text: Path | None
    """The file of what could not be read; None where all could."""
    ids: list[str]
    """Ids of the entries."""


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
            places = _made(beside, root, outcomes, expected, tell)
            text = _place_of_text(beside, root, source)
            for folder in {place.parent for place in places.values()}:
                refuse_links(root, folder)
            beside.prove()
            with systems.locked(root):
                _move_in(beside, places, text)
    return Brought(len(places), text, sorted({place.stem.partition("~")[0] for place in places.values()}))


def _made(
    beside: Staging,
    root: Path,
    outcomes: Iterator[Outcome],
    expected: Tally,
    tell: Callable[[int, int], None] | None,
) -> dict[str, Path]:
    """Write all that comes in into the folder beside; return the place of each file by its name."""
    places: dict[str, Path] = {}
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
        if outcome.fate in (Fate.NEW, Fate.COPY):
            place = names.place_of(root, outcome.identity).with_name(outcome.file)
            if not files.is_there(place) and outcome.file not in places:
                beside.put(outcome.file, outcome.data)
                places[outcome.file] = place
        elif outcome.fate is Fate.UNREAD and outcome.data.strip():
            beside.add(_UNREAD, f"{outcome.place}: {outcome.why}\n\n".encode() + outcome.data + b"\n\n\n")
        if tell:
            tell(len(places), expected.coming)
    if tally != expected:
        raise ChangedMeanwhile(
            say("The file, or the journal, was changed meanwhile, so nothing was brought in. Try again.")
        )
    return places


def _place_of_text(beside: Staging, root: Path, source: str) -> Path | None:
    """The place of what could not be read, named by what it holds."""
    digest = beside.digest(_UNREAD)
    return root / KEPT_TEXT / f"{source}-{digest[:8]}.txt" if digest else None


def _move_in(beside: Staging, places: dict[str, Path], text: Path | None) -> None:
    """Give every file its place, and sync each folder once."""
    if text and not beside.give(_UNREAD, text):
        raise NotSaved(say("{path} is another file than it should be, so nothing was brought in.", path=text))
    taken = [place for name, place in places.items() if not beside.give(name, place)]
    folders = {place.parent for place in places.values()} | ({text.parent} if text else set())
    confirm(folders)
    if taken:
        raise ChangedMeanwhile(
            say(
                "Another program wrote {path} meanwhile. All other entries came in; do the same once more "
                "for the rest.",
                path=taken[0].name,
            )
        )
