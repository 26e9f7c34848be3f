"""Talks in a document: about its entries, or about no entry."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.speech import say
from equityjournal.formats import TalkTold
from equityjournal.store.sharing.replies import Talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.exporting.choosing import Chosen
    from equityjournal.cli.session.session import Session
    from equityjournal.core.notices.masking.mask import Mask
    from equityjournal.core.sharing.talk import Talk


class Days(NamedTuple):
    """A span of days, with its ends."""

    first: date
    last: date | None
    """None: without end."""

    def __contains__(self, day: object) -> bool:
        """Whether a day is among them."""
        return isinstance(day, date) and self.first <= day and (self.last is None or day <= self.last)


def talks_to_go(
    session: "Session", chosen: "Chosen", *, include_private: bool, without_entry: Days | None
) -> "list[Talk]":
    """Talks for a document, by day.

    Args:
        session: The journal.
        chosen: Its entries.
        include_private: Whether talks about its private entries go along.
        without_entry: Days whose talks about no entry go along; None: none of these goes.
    """

    def goes(talk: "Talk") -> bool:
        entry = chosen.entries.get(talk.entry or "")
        if entry is not None:
            return include_private or not entry.private
        return without_entry is not None and talk.entry is None and talk.day in without_entry

    return [talk for talk in Talks(session.root).all() if goes(talk)]


def told(talks: "Sequence[Talk]", mask: "Mask | None") -> "list[TalkTold]":
    """Talks in a document's words: partner, day and lines; masked."""
    if mask is None:
        return [
            TalkTold(say("With {whom}, {day}", whom=talk.with_whom, day=in_words(talk.day)), talk.lines)
            for talk in talks
        ]
    return [
        TalkTold(
            say(
                "With {whom}, {day}",
                whom=mask.text(talk.with_whom),
                day=month_in_words(talk.day.month, talk.day.year),
            ),
            [mask.text(line) for line in talk.lines],
        )
        for talk in talks
    ]
