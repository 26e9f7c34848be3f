"""Entries picked from a list at a terminal."""

from typing import TYPE_CHECKING

from equityjournal.cli.session.numbering import MOST_TO_CHOOSE, first_words, number_typed, shown_as
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line, told_if_broken_off
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief


def picked(session: "Session") -> list[str]:
    """Numbers of entries, as typed beside a list; empty without entries.

    The list is the last one of this window, or else the latest entries. Private entries and those about
    harm to the writer are left out of it.

    Raises:
        NothingToKeep: When the person wants none.
    """
    offered = _offered(session)
    if not offered:
        return []
    to = talking_to(False)
    for number, brief in reversed(list(offered.items())):
        shown = first_words(brief.title or brief.excerpt)
        said = say("{day}: {words}", day=in_words(brief.happened), words=shown)
        tell(f"{number}. {said}", hang=3, to=to)
    while True:
        tell(say("Which of these? Numbers, such as 2 5; Enter makes nothing."), to=to)
        try:
            with told_if_broken_off(say("Nothing was made.")):
                words = one_line().replace(",", " ").split()
        except EOFError:
            words = []
        if not words:
            raise NothingToKeep(say("Nothing was made."))
        others = [word for word in words if number_typed(word) not in offered]
        if not others:
            return words
        tell(say("{words}: not a number of this list.", words=" ".join(others)), to=to)


def _offered(session: "Session") -> "Mapping[int, Brief]":
    """Entries allowed to others, by their number in this window."""
    harmed = {brief.id for brief in session.catalogue.on_paths()}
    there = session.catalogue.find(Selection(open_only=True))[0]
    free = {brief.id: brief for brief in there if brief.id not in harmed}
    known = enumerate(session.numbering.last_shown(), start=1)
    again = {number: free[line.id] for number, line in known if line.id in free and not line.step}
    if again:
        return again
    latest = list(free.values())[:MOST_TO_CHOOSE]
    numbers = session.numbering.given([shown_as(brief) for brief in latest])
    return {numbers[brief.id, 0]: brief for brief in latest} if numbers else {}
