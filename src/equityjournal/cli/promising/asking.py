"""Questions on a promise in turn; options answer beforehand."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TextIO

from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it, plain_answer
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.errors import JournalError, NotAllowed, NotConfirmed, UnclearDate, UnknownName
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import listed, say


class Asking:
    """Questions to a person; in a script, only answers by options.

    Args:
        to: Where to ask.
        today: The day from which days are read.
    """

    def __init__(self, to: TextIO, today: date) -> None:
        self.to, self.today, self.somebody = to, today, is_conversation()
        self._typed: list[str] = []

    @property
    def has_asked(self) -> bool:
        """Whether anything was asked and answered."""
        return bool(self._typed)

    def words(self, given: str | None, option: str, question: str, most: int, *, least: int = 1) -> str:
        """Required words.

        Raises:
            NotAllowed: When nobody can be asked, or an option's words do not fit.
        """
        if given is not None or not self.somebody:
            return self._of_an_option(given, option, most, least)
        while True:
            typed = self.line(question)
            said = unfit(typed, least, most)
            if said is None:
                return typed
            tell(said, to=self.to)

    def words_if_any(self, given: str | None, option: str, question: str, most: int) -> str:
        """Optional words; Enter leaves them out."""
        if given is not None:
            return self._of_an_option(given, option, most, 1)
        while self.somebody:
            typed = self.line(question)
            said = unfit(typed, 0, most)
            if said is None:
                return typed
            tell(said, to=self.to)
        return ""

    def day(self, given: str | None, option: str, question: str, *, needed: bool = True) -> date | None:
        """A day from today on; None after Enter.

        Raises:
            UnclearDate, NotAllowed: For an option that is no such day, or is missing in a script.
        """
        if given is not None:
            return self._day_to_come(given)
        if not self.somebody:
            return self._day_to_come(self._of_an_option(None, option, 1, 1)) if needed else None
        while True:
            typed = self.line(question)
            if not typed and not needed:
                return None
            try:
                return self._day_to_come(typed)
            except (UnclearDate, NotAllowed) as error:
                tell(error.sentence, to=self.to)

    def choice(self, given: str | None, option: str, question: str, choices: Mapping[str, str]) -> str:
        """A choice, by its number or its words.

        Raises:
            UnknownName, NotAllowed: For an option that is no choice, or is missing in a script.
        """
        if given is not None or not self.somebody:
            typed = self._of_an_option(given, option, 100, 1)
            return find_one(typed, choices, say("choice"), _choices_in_words(choices))
        numbered = {str(number): name for number, name in enumerate(choices, start=1)}
        while True:
            typed = self.line(question)
            if typed in numbered:
                return numbered[typed]
            try:
                return find_one(typed, choices, say("choice"), _choices_in_words(choices))
            except UnknownName as error:
                tell(error.sentence, to=self.to)

    def yes(self, question: str) -> bool:
        """Whether the person types yes."""
        return self.somebody and self.line(question).casefold() in (say("yes"), say("y"))

    def goes_on(self, question: str) -> bool:
        """Whether the person agrees, by Enter or a yes; asked until answered."""
        while True:
            typed = plain_answer(self.line(question))
            if typed in ("", say("y"), say("yes")):
                return True
            if typed in (say("n"), say("no")):
                return False

    def other_words(self, question: str) -> str:
        """Words typed instead of the suggested ones; empty for Enter or a yes."""
        typed = self.line(question)
        return "" if plain_answer(typed) in (say("y"), say("yes")) else typed

    @contextlib.contextmanager
    def giving_back(self) -> Iterator[None]:
        """Show typed words again if not saved: after leaving, or a refusal."""
        try:
            yield
        except NotConfirmed:
            raise  # the file is there
        except (EOFError, KeyboardInterrupt, JournalError):
            if self._typed:
                tell(say("Nothing was saved. You had typed:"), to=self.to)
            for line in self._typed:
                tell(line, indent=2, to=self.to)
            raise

    def line(self, question: str) -> str:
        """A line typed in answer to a question, and the rest of its paste."""
        tell(question, to=self.to)
        typed = " ".join(line_and_all_with_it().split())
        self._typed += [typed] if typed else []
        return typed

    def _of_an_option(self, given: str | None, option: str, most: int, least: int) -> str:
        if given is None:
            raise NotAllowed(say("{option} is needed where nobody can be asked.", option=option))
        words = " ".join(given.split())
        if said := unfit(words, least, most):
            raise NotAllowed(f"{option}: {said}")
        return words

    def _day_to_come(self, typed: str) -> date:
        day = parse_day(typed, self.today, ahead=True)
        if day < self.today:
            raise NotAllowed(say("That day has gone by. Name one to come, such as 1 June or in 3 months."))
        return day


def unfit(typed: str, least: int, most: int) -> str | None:
    """The sentence on words too short or too long; None if they fit."""
    if len(typed) < least:
        return say("This one is needed. Ctrl-C leaves, and saves nothing.")
    if len(typed) > most:
        return say("That is {count} characters, and {most} fit. Say it shorter.", count=len(typed), most=most)
    return None


def _choices_in_words(choices: Mapping[str, str]) -> str:
    return say("It can be {choices}.", choices=listed(list(choices), last=say("or")))
