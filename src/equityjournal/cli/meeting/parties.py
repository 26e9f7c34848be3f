"""The parties of a meeting, and facts for both sides."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.first_time import manages_asked, met_for_the_first_time
from equityjournal.cli.sharing.own import companions
from equityjournal.cli.sharing.shareable import shareable_talks
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.talk import Step, Talk, in_order, is_with, steps_in
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import several_fit
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


@dataclass(frozen=True)
class Meeting:
    """A meeting with a companion."""

    session: "Session"
    companion: Companion
    now: datetime

    @property
    def name(self) -> str:
        """The name of the other here."""
        return self.companion.name

    @property
    def typed(self) -> str:
        """The name as it is typed in a command."""
        return shlex.quote(self.name)

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @cached_property
    def talks(self) -> Sequence[Talk]:
        """Talks with the other, by day, without those about unshareable entries."""
        there = shareable_talks(self.session)
        return in_order(talk for talk in there if is_with(talk, self.companion.id, self.name))

    @property
    def last(self) -> Talk | None:
        """The last talk; None where none is noted."""
        return self.talks[-1] if self.talks else None

    @property
    def steps(self) -> list[Step]:
        """Small things noted together, of interest to both."""
        return steps_in(self.talks)

    @property
    def unsent(self) -> list[Talk]:
        """Talks noted here and not sent yet."""
        return [talk for talk in self.talks if talk.is_mine and talk.sent is None]

    @property
    def opening(self) -> str:
        """The first line of the screen."""
        if self.last is None:
            return say("{name}. You have not noted a talk yet.", name=self.name)
        return say("{name}. You last talked on {day}.", name=self.name, day=in_words(self.last.day))


def companion_meant(name: str, today: date) -> tuple[Companion, bool]:
    """The companion meant by a name, and whether new.

    Raises:
        UnknownName: When several people may be meant.
    """
    found = companions().called(name)
    if len(found) > 1:
        raise several_fit(name, [known.name for known in found])
    if not found:
        return met_for_the_first_time(name, today), True
    return _asked_again(found[0], today), False


def companion_called(name: str) -> Companion:
    """The companion meant by a name; nothing is asked.

    Raises:
        UnknownName: When nobody is meant, or several people may be.
    """
    found = companions().called(name)
    if len(found) > 1:
        raise several_fit(name, [known.name for known in found])
    if not found:
        raise UnknownName(say("You meet nobody called “{name}” here.", name=name))
    return found[0]


def _asked_again(companion: Companion, today: date) -> Companion:
    """A companion, asked again who manages whom after a year."""
    known_well = companion.danger is not None and not companion.ended
    if not (known_well and companion.is_to_be_asked_again(today) and is_conversation()):
        return companion
    manages = manages_asked(companion.name, i_write=companion.is_coach)
    changed = companion.model_copy(update={"manages": manages, "asked": today})
    companions().keep(changed)
    return changed


def begin_again(companion: Companion) -> Companion | None:
    """A companion met again after an end, upon a yes; else None.

    Raises:
        UnknownName: Without a terminal to ask on.
    """
    day = in_words(companion.ended) if companion.ended else ""
    said = say("You stopped meeting {name} on {day}.", name=companion.name, day=day)
    if not is_conversation():
        raise UnknownName(said)
    if not yes_or_no(f"{said} " + say("Begin again? Type yes or no.")):
        tell(say("Nothing was changed."))
        return None
    again = companion.model_copy(update={"ended": None})
    companions().keep(again)
    return again


def tell_people(last_talks: "dict[str, date]") -> None:
    """List companions, latest talk first; nobody is late."""
    there = [known for known in companions().all() if known.ended is None]
    if not there:
        tell(
            say(
                "You meet nobody here yet. `equityjournal with Bronwen` begins, with the person you show "
                "what you wrote, or who shows you."
            )
        )
    for known in sorted(there, key=lambda known: last_talks.get(known.id, date.min), reverse=True):
        if day := last_talks.get(known.id):
            tell(say("{name}: you last talked on {day}.", name=known.name, day=in_words(day)))
        else:
            tell(say("{name}: no talk is noted yet.", name=known.name))
