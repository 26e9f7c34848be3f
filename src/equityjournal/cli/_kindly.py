"""What is said for the writer's own sake: words for feelings, and where support may be found."""

from collections.abc import Sequence
from typing import TextIO

from equityjournal.cli._desk import Desk
from equityjournal.cli._screen import tell
from equityjournal.core.entry import Entry
from equityjournal.core.feelings import ASKED, is_heavy
from equityjournal.core.speech import say
from equityjournal.store import feelings
from equityjournal.store.config import shipped_packs


def show_feelings(to: TextIO) -> None:
    """Forty words for feelings, a line a family; nobody has to choose from them."""
    for family in feelings.families(shipped_packs()):
        tell(f"{family.title}: {', '.join(family.words)}", hang=2, to=to)
    tell(say("Any other word will do, in any language; several at once, or none."), to=to)


def without_asking(given: Sequence[str]) -> list[str]:
    """Feelings without the question mark that asks for the list."""
    return [word for word in given if word != ASKED]


def tell_support(desk: Desk, entry: Entry, to: TextIO) -> None:
    """Once, after it is saved: where support may be found, where what was written may weigh on somebody."""
    support = feelings.support(shipped_packs(), desk.root)
    if entry.happened_to_me:
        tell(
            say(
                "It is private, and kept as you wrote it. "
                "Your own words, with when and where it was, may matter later."
            ),
            to=to,
        )
        for place in support.places[:2]:
            tell(place, to=to)
    elif is_heavy(entry.feelings, support):
        for place in support.places[:1]:
            tell(place, to=to)
