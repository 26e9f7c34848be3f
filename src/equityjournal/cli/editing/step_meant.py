"""The small step of a number, some words, or its entry's id."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.cli.editing.small_steps import step_shown_as
from equityjournal.cli.session.numbering import (
    Line,
    entry_at,
    first_words,
    number_typed,
    refuse_another,
    say_taken,
)
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.meant import MOST_OFFERED, day_meant
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.lookup import open_items

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.steps import Promised

Meant = tuple["Brief", int | None]
"""The entry of a step, and its number among those of the entry; None: the one that is open."""


def step_meant(session: "Session", typed: Sequence[str], today: date) -> Meant:
    """The step meant by the words after `done` or `drop`.

    Where it is a number, its line is said.

    Args:
        session: The journal.
        typed: A number, an entry with or without the number of the step in it, or words of the step.
        today: The day.

    Raises:
        UnknownName: When no step is meant, or it could be several, with those that are offered.
    """
    steps = open_items.steps(session.catalogue.database)
    whole = " ".join(typed)
    number = number_typed(whole)
    if number is not None and session.catalogue.written_last():
        return _at(session, number, steps)
    entry, place = whole, None
    if len(typed) == 2 and (place := number_typed(typed[1])) is not None:
        entry = typed[0]
    letters = plain(entry)
    called = session.catalogue.called(letters) if letters else []
    with_words = _with_words(steps, whole)
    if _is_name(session, letters, today, called) or (called and not with_words):
        return session.find_brief(entry, today), place
    starts = {brief.id for brief in called}
    could_be = [step for step in steps if step in with_words or step.id in starts]
    if len(could_be) == 1:
        return _entry_of(session, could_be[0]), could_be[0].n
    if not could_be:
        raise _unknown(session, whole, steps)
    several = say(
        "“{words}” could be any of {count} small steps. Which do you mean?",
        words=whole,
        count=len(could_be),
    )
    raise _offering(session, UnknownName(several, several=True), could_be)


def _at(session: "Session", number: int, steps: "Sequence[Promised]") -> Meant:
    """The step at a number, or the open step of the entry at the number."""
    still_open = _still_open(steps)
    try:
        shown = session.numbering.stood_at(
            number, still_open, say("`equityjournal steps` lists your small steps.")
        )
    except UnknownName as refusal:
        raise _offering(session, refusal, refusal.offered) from None
    if not shown.step:
        entry = entry_at(number, shown, session.catalogue)
        return entry, _only_open(entry, steps)
    found = [step for step in steps if (step.id, step.n) == (shown.id, shown.step)]
    refuse_another(number, shown.step_mark, found[0].mark if found else None)
    say_taken(number, found[0].happened, found[0].text or say("private"))
    return _entry_of(session, found[0]), found[0].n


def _only_open(entry: "Brief", steps: "Sequence[Promised]") -> int | None:
    """The number of an entry's single open step, printed.

    None for none or several.
    """
    still_open = [step for step in steps if step.id == entry.id and step.is_open]
    if len(still_open) != 1:
        return None
    tell(say("Small step: {text}", text=still_open[0].text or say("private")), indent=2)
    return still_open[0].n


def _still_open(steps: "Sequence[Promised]") -> "Sequence[Promised]":
    """The latest open steps, to be offered."""
    return [step for step in steps if step.is_open][:MOST_OFFERED]


def _unknown(session: "Session", words: str, steps: "Sequence[Promised]") -> UnknownName:
    """The refusal of words unknown to any step."""
    none = say("No small step has “{words}” in it, and no entry is called so.", words=words)
    still_open = _still_open(steps)
    what_now = say("The latest:") if still_open else say("`equityjournal steps` lists those there are.")
    return _offering(session, UnknownName(f"{none} {what_now}"), still_open)


def _is_name(session: "Session", word: str, today: date, called: "Sequence[Brief]") -> bool:
    """Whether a word is a whole entry name: a number, `last`, an id, six letters or day."""
    day = day_meant(word, today)
    return (
        word == say("last")
        or number_typed(word) is not None
        or any(word in (brief.id, id_letters(brief.id)) for brief in called)
        or (day is not None and bool(session.catalogue.about(day)))
    )


def _with_words(steps: "Sequence[Promised]", words: str) -> "list[Promised]":
    """Steps with all the words, in any order and by their starts; only open steps, if any."""
    wanted = plain(words).split()
    found = [step for step in steps if wanted and all(_holds(plain(step.text), word) for word in wanted)]
    return [step for step in found if step.is_open] or found


def _holds(text: str, word: str) -> bool:
    """Whether a text has a word with this start; in a script without spaces, the start anywhere."""
    start = r"(?<!\w)" if word.isascii() else ""
    return re.search(start + re.escape(word), text) is not None


def _entry_of(session: "Session", step: "Promised") -> "Brief":
    return next(brief for brief in session.catalogue.called(step.id) if brief.id == step.id)


def _offering(session: "Session", refusal: UnknownName, steps: "Sequence[Promised]") -> UnknownName:
    """A refusal with steps to choose from."""
    lines = [Line(step_shown_as(step), _in_a_line(step)) for step in steps]
    return session.numbering.offering(refusal, lines)


def _in_a_line(step: "Promised") -> str:
    name = f"{step.id} {step.n}"
    return say(
        "{day} ({id}): {words}",
        day=in_words(step.happened),
        id=name,
        words=first_words(step.text) or say("private"),
    )
