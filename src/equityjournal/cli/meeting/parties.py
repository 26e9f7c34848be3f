"""A meeting of two: facts for both sides, and the questions of a first time."""

import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from equityjournal.cli.meeting.shareable import shareable_talks
from equityjournal.cli.pairing.asking import one_of
from equityjournal.cli.pairing.other import Other, as_known_elsewhere, new_companion, role_asked
from equityjournal.cli.pairing.own import checked_name, companions, ledger
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_conversation, is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion, Meets, Role
from equityjournal.core.sharing.ledger import Shared
from equityjournal.core.sharing.numbers import numbers_in_words
from equityjournal.core.sharing.talk import Step, Talk, in_order, is_with, steps_in
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.replies import Talks

MOST_NOTES = 2
"""Notes of one day on the screen."""


class Meeting(Other):
    """A meeting with a companion."""

    @cached_property
    def talks(self) -> Sequence[Talk]:
        """Talks with the other, by day, without those about unshareable entries."""
        there = shareable_talks(self.session)
        return in_order(talk for talk in there if is_with(talk, self.companion.id, self.name))

    @property
    def noted(self) -> Talks:
        """All talks of the journal, as stored."""
        return Talks(self.session.root)

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
    def steps_to_tell(self) -> list[Step]:
        """Small things noted together of which the other may be told."""
        return [step for step in self.steps if not step.doing.is_open or step.talk.sent]

    @property
    def unsent(self) -> list[Talk]:
        """Talks noted here and not sent yet."""
        return [talk for talk in self.talks if talk.is_mine and talk.sent is None]

    @property
    def is_agreement_due(self) -> bool:
        """Whether an agreement on sharing is due: after the first talk, before both said yes."""
        known = self.companion
        no_yes = known.agreement is None or known.agreement.confirmed is None
        return known.meets == "files" and self.last is not None and no_yes

    @property
    def is_any_unsent(self) -> bool:
        """Whether anything waits to be sealed."""
        return bool(self.unsent)

    @property
    def shares(self) -> list[Shared]:
        """Letters with entries that were sealed for the other."""
        return ledger(self.session).shares_with(self.companion.id)

    def first_words(self, entry: str) -> str:
        """The first words of an entry; none of a private one."""
        brief = self.session.catalogue.named(entry)
        return "" if brief is None or brief.private else brief.title or brief.excerpt

    @property
    def opening(self) -> str:
        """The first line of the screen."""
        if self.last is None:
            return self.say("{name}. You have not noted a talk yet.")
        return self.say("{name}. You last talked on {day}.", day=in_words(self.last.day))


def no_such_number(none: str, there: Iterable[int]) -> UnknownName:
    """The refusal of a number, with those there are."""
    numbers = numbers_in_words(there) or say("none")
    return UnknownName(f"{none} " + say("There are: {numbers}.", numbers=numbers))


# The first time, and again


def met_for_the_first_time(session: Session, name: str) -> Companion:
    """A new companion, from two answers, not kept yet."""
    name = checked_name(name)
    if not is_terminal(sys.stdin):
        nobody = say(
            "You have not looked at anything with {name} here yet. The first time asks short questions, and "
            "nobody is here to answer.",
            name=name,
        )
        raise NotAllowed(nobody)
    role, meets = _parts_asked()
    return as_known_elsewhere(session, new_companion(name, role, meets))


def _parts_asked() -> tuple[Role, Meets]:
    """The part of the other, and how the two meet."""
    role = role_asked(say("Who brings what they wrote? Type me or they."))
    paper, files = say("paper"), say("files")
    ways: dict[str, Meets] = {paper: "page", files: "files"}
    also = {say("page"): paper, say("side by side"): paper, say("file"): files, say("by files"): files}
    explained = say("paper: a page to look at together. files: each mails a sealed file.")
    return role, ways[one_of(say("On paper or by files?"), ways, also=also, explained=explained)]


def agree_beforehand(meeting: Meeting) -> bool:
    """Ask once who manages whom, and for a yes to the sentence on danger; return whether agreed."""
    if meeting.companion.danger is not None:
        return True
    manages = _manages_asked(meeting)
    if yes_or_no(_on_danger(meeting, manages=manages)):
        meeting.change(manages=manages, asked=meeting.today, danger=meeting.today)
        return True
    tell(say("Then nothing is looked at together here. Talk about it first."), to=talking_to(False))
    if companions().with_id(meeting.companion.id) is None:
        again = meeting.say("Nothing was kept: `equityjournal with {typed}` asks all of it anew.")
        tell(again, to=talking_to(False))
    return False


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
    """Ask whether to meet again after an end; return the answer.

    Without a terminal it is refused.

    Where nothing came of it before, the first questions are asked anew: an answer may have been a slip.
    """
    day = in_words(meeting.companion.ended) if meeting.companion.ended else ""
    said = meeting.say("You stopped meeting {name} on {day}.", day=day)
    if not is_conversation():
        raise UnknownName(said)
    if not yes_or_no(f"{said} " + say("Begin again? Type yes or no.")):
        tell(say("Nothing was changed."))
        return False
    changes: dict[str, Any] = {"ended": None}
    if not (meeting.companion.cards or meeting.talks):
        role, meets = _parts_asked()
        changes |= {"role": role, "meets": meets, "danger": None}
    meeting.change(**changes)
    return True
