"""Somebody's words meant by a number, or by their entry."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.session.numbering import (
    Line,
    entry_at,
    first_words,
    number_typed,
    refuse_another,
    say_taken,
)
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.entries.numbers_shown import Shown

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.their_words import Told


class Meant(NamedTuple):
    """An entry, and the number of its words, from 1."""

    id: str
    n: int


def words_meant(
    session: "Session", typed: Sequence[str], told: "Sequence[Told]", today: date
) -> tuple[Meant, str]:
    """The chosen words, and the text typed behind their name.

    Args:
        session: The journal.
        typed: A number, or an entry with or without the number of the words in it; then what came of asking.
        told: All such words, the latest first.
        today: The day.

    Raises:
        UnknownName: When none are meant, or it could be several, with those that are offered.
    """
    first, *rest = typed
    number = number_typed(first)
    if number is not None and session.catalogue.written_last():
        return _at(session, number, told), " ".join(rest)
    place = number_typed(rest[0]) if rest else None
    if place is not None:
        rest = rest[1:]
    identity = session.find_brief(first, today).id
    return _of_entry(session, identity, place, told), " ".join(rest)


def _at(session: "Session", number: int, told: "Sequence[Told]") -> Meant:
    """The words at a number, or the only ones of its entry."""
    try:
        shown = session.numbering.stood_at(
            number, told[:1], say("`equityjournal their-words` lists what people told you.")
        )
    except UnknownName as refusal:
        raise _offering(session, refusal, _still_open(told)) from None
    if not shown.words:
        return _of_entry(session, entry_at(number, shown, session.catalogue).id, None, told)
    found = [said for said in told if (said.id, said.n) == (shown.id, shown.words)]
    refuse_another(number, shown.step_mark, found[0].mark if found else None)
    say_taken(number, found[0].happened, found[0].text or say("private"))
    return Meant(shown.id, shown.words)


def _of_entry(session: "Session", identity: str, place: int | None, told: "Sequence[Told]") -> Meant:
    """The words of an entry: at a place, or the only ones."""
    of_entry = [said for said in told if said.id == identity]
    if place is not None and any(said.n == place for said in of_entry):
        return Meant(identity, place)
    if not of_entry:
        none = say("Nobody's words are kept in {id}. The latest:", id=identity)
        lists = say("Nobody's words are kept in {id}.", id=identity)
        raise _offering(session, UnknownName(none if told else lists), _still_open(told))
    still_open = _still_open(of_entry) or of_entry
    if place is None and len(still_open) == 1:
        return Meant(identity, still_open[0].n)
    several = say("Several people's words are kept in {id}. Which do you mean?", id=identity)
    if place is not None:
        several = say("{id} has no words numbered {number}. It has these:", id=identity, number=place)
    raise _offering(session, UnknownName(several, several=True), still_open)


def _still_open(told: "Sequence[Told]") -> "Sequence[Told]":
    return [said for said in told if said.checked is None]


def words_shown_as(said: "Told") -> Shown:
    """Somebody's words as kept beside a number."""
    return Shown(said.id, said.entry_mark, 0, said.mark, said.n)


def _name(said: "Told") -> str:
    return f"{said.id} {said.n}"


def _offering(session: "Session", refusal: UnknownName, told: "Sequence[Told]") -> UnknownName:
    """A refusal with words to choose from."""
    lines = [
        Line(
            words_shown_as(said),
            say(
                "{day} ({id}): {words}",
                day=in_words(said.happened),
                id=_name(said),
                words=first_words(said.text) or say("private"),
            ),
        )
        for said in told
    ]
    return session.numbering.offering(refusal, lines)
