"""Numbers beside entries on the screen, and their entries.

A number stands for the entry last shown beside it in this window, and never passes to another entry: if the
entry is gone, or its first line has changed, the number is refused.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from equityjournal.cli.terminal import clock, window
from equityjournal.cli.terminal.output import is_conversation, is_terminal, tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.meant import MOST_OFFERED, one_meant
from equityjournal.core.entries.selection import newest_first, plain
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened
from equityjournal.store.disk.places import numbers_place
from equityjournal.store.entries import numbers_shown as kept

if TYPE_CHECKING:
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.entries.meant import Register

    Pointed = TypeVar("Pointed", bound=Entry | Brief)

DIGITS = 3
"""More digits are a start of an id, or its six characters."""
MOST_TO_CHOOSE = 10  # entries offered where any of several is meant
FIRST_WORDS = 50  # characters of an entry that is offered


def number_typed(typed: str) -> int | None:
    """A number as typed, such as 2; None for any other word."""
    word = typed.strip().removesuffix(".")  # as it stands on the screen
    return int(word) if word.isdecimal() and len(word) <= DIGITS else None


_IN_ID = r"(?i)([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{1,6}|[a-z2-7]{6})"
"""An id, its start with the first letter at least, or its six letters."""


def is_last(word: str) -> bool:
    """Whether a word means the entry written last."""
    return plain(word) == say("last")


def may_name_an_entry(word: str) -> bool:
    """Whether a word is a number, `last` or id."""
    is_number = number_typed(word) is not None
    return is_number or is_last(word) or re.fullmatch(_IN_ID, word.strip()) is not None


class Numbering:
    """The numbers of a journal, in this window.

    Args:
        root: The journal's folder.
        json: The output is for a program, which has no use for numbers.
    """

    def __init__(self, root: Path, *, json: bool) -> None:
        self._root = root
        self._json = json

    @cached_property
    def _here(self) -> kept.Numbers | None:
        """The numbers of this window; None in a pipe."""
        known = None if self._json or not is_conversation() else window.identity()
        return kept.Numbers(numbers_place(), self._root, known) if known else None

    def last_shown(self) -> Sequence[kept.Shown]:
        """The numbered lines of this window, number 1 first; empty without any."""
        return self._here.shown(clock.now()) if self._here else ()

    def given(self, shown: Sequence[kept.Shown]) -> Mapping[tuple[str, int], int]:
        """Numbers for lines about to be shown, by entry and step.

        There are none where they could not be taken later.

        Args:
            shown: The lines, newest first.
        """
        shown = shown[: kept.HIGHEST]
        if not (shown and self._here and self._here.keep(shown, clock.now())):
            return {}
        return {(line.id, line.step or line.words): number for number, line in enumerate(shown, start=1)}

    def stood_at(self, number: int, latest: Sequence[object], anew: str) -> kept.Shown:
        """The line beside a number.

        Args:
            number: The number.
            latest: Entries or steps to offer where no number counts.
            anew: The sentence on the command that numbers them anew.

        Raises:
            UnknownName: When no line stood there.
        """
        shown = self.last_shown()
        if not shown:
            said = [self._why_none(), say("The latest:")] if latest else [self._why_none()]
            raise UnknownName(" ".join(said), offered=latest)
        if not 1 <= number <= len(shown):
            none = say_many(
                "There is no number {number}: the last list here had number 1 alone.",
                "There is no number {number}: the last list here went from 1 to {count}.",
                len(shown),
                number=number,
            )
            raise UnknownName(f"{none} {anew}")
        return shown[number - 1]

    def _why_none(self) -> str:
        if self._json:
            return say("With --json an id is needed, for a number changes with each list.")
        if self._here is None:
            return say("A number counts only on the terminal that showed it; here an id is needed.")
        return say("No list was shown on this terminal in the last hour, so a number stands for no entry.")

    def offering(self, refusal: UnknownName, lines: "Sequence[Line]") -> UnknownName:
        """A refusal with lines to choose from, numbered where the screen shows them.

        Args:
            refusal: The refusal.
            lines: The lines, newest first.
        """
        most = MOST_TO_CHOOSE if refusal.several else MOST_OFFERED
        more, lines = len(lines[most:]), lines[:most]
        numbers = self.given([line.shown for line in lines]) if is_terminal(sys.stderr) else {}
        said = [f"{numbers[line.key]}. {line.words}" if numbers else line.words for line in lines]
        if more:
            said.append(say("and {count} more", count=more))
        refusal.lines = [*reversed(said), say("Type its number instead.")] if numbers else said
        return refusal


class Line(NamedTuple):
    """An entry, a small step or somebody's words, offered."""

    shown: kept.Shown
    words: str
    """Its id, its day and its first words."""

    @property
    def key(self) -> tuple[str, int]:
        """The entry and the step number, for finding a line's number."""
        return self.shown.id, self.shown.step or self.shown.words


def shown_as(entry: "Entry | Brief") -> kept.Shown:
    """An entry as kept beside a number."""
    return kept.Shown(entry.id, entry.mark)


def _line(entry: "Entry | Brief") -> Line:
    words = say(
        "{day} ({id}): {words}",
        day=in_words(entry.happened),
        id=entry.id,
        words=first_words(words_in_passing(entry)),
    )
    return Line(shown_as(entry), words)


def first_words(words: str) -> str:
    """The beginning of a text, enough to recognise."""
    return shortened(words, FIRST_WORDS)


def entry_meant(
    wanted: str, register: "Register[Pointed]", today: date, numbering: Numbering, *, least: int = 1
) -> "Pointed":
    """The entry meant by a number, part of an id, `last`, or a day.

    Where it is a number, its line is said.

    Raises:
        UnknownName: When none is meant, or several, with the entries that are offered.
    """
    number = number_typed(wanted)
    try:
        if number is None or register.written_last() is None:
            return one_meant(wanted, register, today, least=least)
        anew = say("`equityjournal list` shows the latest entries.")
        shown = numbering.stood_at(number, register.newest(MOST_OFFERED), anew)
        return entry_at(number, shown, register)
    except UnknownName as refusal:
        raise numbering.offering(refusal, [_line(entry) for entry in newest_first(refusal.offered)]) from None


def entry_at(number: int, shown: kept.Shown, register: "Register[Pointed]") -> "Pointed":
    """The entry at a number; its line is printed.

    Raises:
        UnknownName: When it is gone, or its first line is another.
    """
    found = [entry for entry in register.called(shown.id) if entry.id == shown.id]
    refuse_another(number, shown.mark, found[0].mark if found else None)
    say_taken(number, found[0].happened, words_in_passing(found[0]))
    return found[0]


def refuse_another(number: int, was: str, now: str | None) -> None:
    """Refuse a number whose line is gone or changed.

    Args:
        number: The number.
        was: The mark of its line when it was shown.
        now: The mark of the line now; None: it is gone.

    Raises:
        UnknownName: When they differ.
    """
    anew = say("`equityjournal list` numbers the entries anew, and `equityjournal steps` the small steps.")
    if now is None:
        gone = say("What stood at number {number} is not there any more.", number=number)
        raise UnknownName(f"{gone} {anew}")
    if now != was:
        changed = say("What stood at number {number} was changed since.", number=number)
        raise UnknownName(f"{changed} {anew}")


def say_taken(number: int, happened: date, words: str) -> None:
    """Print the line of a number."""
    tell(
        say(
            "Number {number}, {day}: {words}",
            number=number,
            day=in_words(happened),
            words=first_words(words),
        )
    )


def agreed(wanted: str, question: str, otherwise: str) -> bool:
    """Whether to go on; asked only where a number was given.

    The number may be that of another list.

    Args:
        wanted: The entry or step, as it was named.
        question: What is about to be done.
        otherwise: The sentence on a no: nothing was done.

    Raises:
        KeyboardInterrupt: When the person breaks off.
    """
    from equityjournal.cli.terminal.short_answers import agrees  # noqa: PLC0415 - a list has nothing to ask

    if number_typed(wanted) is None:
        return True
    how = say("Type yes; anything else leaves it.")
    return agrees(f"{question} {how}", otherwise, yes=False, to=sys.stdout)
