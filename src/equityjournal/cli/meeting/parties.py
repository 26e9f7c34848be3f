"""The parties of a meeting: facts for both sides, and the questions of a first time."""

import shlex
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from equityjournal.cli.meeting.own import checked_name, companions, keyring, ledger, name_typed, own_keys
from equityjournal.cli.meeting.screen import one_of
from equityjournal.cli.meeting.shareable import shareable_talks
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion, Meets, Role
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.numbers import numbers_in_words
from equityjournal.core.sharing.talk import Step, Talk, in_order, is_with, steps_in
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import alike, several_fit
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names

NEARLY = 0.8
"""Likeness of a name to one that is known, from which on it may be a slip."""
MOST_NOTES = 2
"""Notes of one day on the screen."""


class Meeting:
    """A meeting with a companion.

    Args:
        session: The journal.
        companion: The other of the two.
        output: The file to make, if named.
        yes: Whether to go on without asking.
    """

    def __init__(
        self, session: Session, companion: Companion, output: Path | None = None, *, yes: bool = False
    ) -> None:
        self.session = session
        self.companion = companion
        self.output = output
        self.yes = yes
        self.now = clock.now()

    def anew(self) -> Self:
        """The meeting looked at again, after a change."""
        return type(self)(self.session, self.stored, self.output, yes=self.yes)

    @property
    def stored(self) -> Companion:
        """The companion as stored by now."""
        return companions().with_id(self.companion.id) or self.companion

    def keep(self, companion: Companion) -> None:
        """Store the companion, as changed."""
        companions().keep(companion)
        self.companion = companion

    def change(self, **changes: Any) -> None:
        """Store the companion with some facts changed."""
        self.keep(self.stored.model_copy(update=changes))

    @property
    def name(self) -> str:
        """The name of the other here."""
        return self.companion.name

    @property
    def typed(self) -> str:
        """The name as it is typed in a command."""
        return shlex.quote(self.name)

    def say(self, message: str, /, **values: object) -> str:
        """A message about the other: `{name}` is filled in, and `{typed}` in a command."""
        return say(message, name=self.name, typed=self.typed, **values)

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @cached_property
    def keys(self) -> Sequence[Keys]:
        """The user's own keys, those in use first; made now if there are none, once a name is given."""
        if not keyring().exists:
            if ledger(self.session).events():
                tell(_keys_are_elsewhere(), to=talking_to(False))
            if not is_terminal(sys.stdin):
                raise NotAllowed(
                    say("You have no keys yet. `equityjournal keys new --name NAME` makes them.")
                )
            tell(self.say("What does {name} call you?"), to=talking_to(False))
            keyring().make(name_typed(), clock.now())
        return own_keys()

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
    def latest(self) -> Sequence[Talk]:
        """Notes of the day of the last talk: each of the two may have made some, and on two machines."""
        return [talk for talk in self.talks if self.last and talk.day == self.last.day][-MOST_NOTES:]

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
            return self.say("{name}. You have not noted a talk yet.")
        return self.say("{name}. You last talked on {day}.", day=in_words(self.last.day))


def _keys_are_elsewhere() -> str:
    """The sentence for a machine without keys whose journal was shared from another one."""
    return say(
        "This journal was shared from another machine, and your keys are there. With new ones you are "
        "somebody else to all you meet. To bring the keys over, press Ctrl-C, and type there: "
        "`equityjournal backup FILE --with-keys`"
    )


def pair_anew(name: str) -> str:
    """The sentence on the way to new keys for two people."""
    return say("`equityjournal with {typed} --anew` pairs you anew.", typed=shlex.quote(name))


def no_such_number(none: str, there: Iterable[int]) -> UnknownName:
    """The refusal of a number, with those there are."""
    numbers = numbers_in_words(there) or say("none")
    return UnknownName(f"{none} " + say("There are: {numbers}.", numbers=numbers))


def companion_known_as(name: str) -> Companion | None:
    """The companion meant by a name; None where nobody is."""
    found = companions().called(name)
    if len(found) > 1:
        raise several_fit(name, [known.name for known in found])
    return found[0] if found else _nearly_called(name)


def _nearly_called(name: str) -> Companion | None:
    """The companion with a name that is nearly the one typed, once the user says so."""
    there = {known.name: known for known in companions().all()} if is_conversation() else {}
    near = alike(name, {called: (called,) for called in there}, most=1, least=NEARLY)
    for called in near:
        if yes_or_no(say("You meet {name} here. Is that who you mean? Type yes or no.", name=called)):
            return there[called]
    return None


def companion_called(name: str) -> Companion:
    """The companion meant by a name, or by nearly that name, once the user says so."""
    known = companion_known_as(name)
    if known is None:
        raise UnknownName(say("You meet nobody called “{name}” here.", name=name))
    return known


# The first time, and again


def new_companion(name: str, role: Role, meets: Meets, today: date) -> Companion:
    """A new companion, taken for a manager until asked."""
    return Companion(id=names.message_name(), name=name, role=role, manages=True, asked=today, meets=meets)


def met_for_the_first_time(name: str) -> Companion:
    """A new companion, from two answers, not kept yet.

    Raises:
        NotAllowed: Without a terminal to ask on, or for a name that cannot be used.
        EOFError, KeyboardInterrupt: When the user stops instead.
    """
    name = checked_name(name)
    if not is_terminal(sys.stdin):
        raise NotAllowed(
            say(
                "You have not looked at anything with {name} here yet. The first time asks short questions, "
                "and nobody is here to answer.",
                name=name,
            )
        )
    role = role_asked(say("Who brings what they wrote? Type me or they."))
    return new_companion(name, role, _way_asked(), clock.now().date())


def _way_asked() -> Meets:
    """How the two meet."""
    paper, files = say("paper"), say("files")
    ways: dict[str, Meets] = {paper: "page", files: "files"}
    also = {say("page"): paper, say("side by side"): paper, say("file"): files, say("by files"): files}
    explained = say("paper: a page to look at together. files: each mails a sealed file.")
    return ways[one_of(say("On paper or by files?"), ways, also=also, explained=explained)]


def role_asked(question: str) -> Role:
    """The part of a companion, from who brings what they wrote."""
    me, they = say("me"), say("they")
    also = {say("i"): me, say("them"): they, say("she"): they, say("he"): they}
    explained = say("me: you show what you wrote. they: you are shown what they wrote.")
    return "coach" if one_of(question, (me, they), also=also, explained=explained) == me else "writer"


def agree_beforehand(meeting: Meeting) -> bool:
    """Ask once who manages whom, and for a yes to the sentence on danger; whether agreed."""
    if meeting.companion.danger is not None:
        return True
    manages = _manages_asked(meeting)
    if not yes_or_no(_on_danger(meeting, manages=manages)):
        tell(say("Then nothing is looked at together here. Talk about it first."), to=talking_to(False))
        if companions().with_id(meeting.companion.id) is None:
            again = say(
                "Nothing was kept: `equityjournal with {name}` asks all of it anew.", name=meeting.typed
            )
            tell(again, to=talking_to(False))
        return False
    meeting.change(manages=manages, asked=meeting.today, danger=meeting.today)
    return True


def ask_again_after_a_year(meeting: Meeting) -> None:
    """Ask again who manages whom, once the answer is a year old."""
    known = meeting.companion
    if known.danger and known.is_to_be_asked_again(meeting.today) and is_conversation():
        meeting.change(manages=_manages_asked(meeting), asked=meeting.today)


def _manages_asked(meeting: Meeting) -> bool:
    """Whether the coach of the two manages the writer."""
    if meeting.companion.is_coach:
        return yes_or_no(meeting.say("Does {name} manage you, or have a say in your job? yes/no"))
    return yes_or_no(meeting.say("Do you manage {name}, or have a say in their job? yes/no"))


def _on_danger(meeting: Meeting, *, manages: bool) -> str:
    """The sentence on danger, for a yes from both."""
    first = say("Then only what is ticked on the day is looked at.") + " " if manages else ""
    if meeting.companion.is_coach:
        return first + meeting.say(
            "If anybody is in danger, {name} must pass it on, telling you first where safe. Agreed by both? "
            "yes/no"
        )
    return first + meeting.say(
        "If anybody is in danger, you must pass it on, telling {name} first where safe. Agreed by both? "
        "yes/no"
    )


def begin_again(meeting: Meeting) -> bool:
    """Ask whether to meet again after an end; whether so."""
    day = in_words(meeting.companion.ended) if meeting.companion.ended else ""
    said = meeting.say("You stopped meeting {name} on {day}.", day=day)
    if not is_conversation():
        raise UnknownName(said)
    if not yes_or_no(f"{said} " + say("Begin again? Type yes or no.")):
        tell(say("Nothing was changed."))
        return False
    meeting.change(ended=None)
    return True
