"""The parties of a meeting, and facts for both sides."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.first_time import manages_asked, met_for_the_first_time
from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.sealed_files import keyring, people
from equityjournal.cli.sharing.shareable import shareable_talks
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.talk import Step, Talk, in_order, is_with, steps_in
from equityjournal.core.sharing.trusted import Trusted, former_keys, later_keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import closest, several_fit
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.companions import Companions

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
    def card(self) -> Trusted | None:
        """The other's card in use; None if missing."""
        known = {trusted.person.key_id: trusted for trusted in people().all()}
        there = [known[key_id] for key_id in self.companion.keys if key_id in known]
        return next((trusted for trusted in there if not trusted.replaced), None)

    @cached_property
    def key_ids(self) -> Sequence[str]:
        """Ids of the other's keys, those in use first."""
        known = people().all()
        former = [old for key_id in self.companion.keys for old in former_keys(key_id, known)]
        return list(dict.fromkeys([*self.companion.keys, *former]))

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


def companions() -> Companions:
    """Companions as known on this machine."""
    return Companions(sharing_place())


def companion_meant(name: str, today: date) -> tuple[Companion | None, bool]:
    """The companion meant by a name, and whether newly known.

    A person known by a card alone becomes a companion, once the questions are answered.

    Returns:
        No companion where the sentence on danger got no yes.

    Raises:
        UnknownName: When several people may be meant.
    """
    kept = companions()
    found = kept.called(name)
    if len(found) > 1:
        raise several_fit(name, [known.name for known in found])
    if not found:
        return met_for_the_first_time(kept, name, _card_called(name), today), True
    return _as_of_today(kept, found[0], today), False


def known_by_card(name: str, today: date) -> Companion:
    """The companion meant by a name, perhaps known by a card alone; nothing is asked.

    Raises:
        UnknownName: When nobody is meant, or several people may be.
    """
    found = companions().called(name)
    if len(found) > 1:
        raise several_fit(name, [known.name for known in found])
    if found:
        return _as_of_today(companions(), found[0], found[0].asked)
    card = people().meant(name)
    shares = inbox().shares(card.person.key_id)
    return Companion(
        id=names.message_name(),
        name=card.name,
        role="writer" if shares else "coach",
        manages=card.manages,
        asked=card.trusted.date(),
        danger=today,
        meets="files",
        keys=[card.person.key_id],
    )


def _card_called(name: str) -> Trusted | None:
    """The card in use meant by a name, if any.

    Raises:
        UnknownName: When several cards may be meant.
    """
    there = {trusted.name: trusted for trusted in people().all() if not trusted.replaced}
    found = closest(name, {known: (known, known) for known in there})
    if len(found) > 1:
        raise several_fit(name, found)
    return there[found[0]] if found else None


def _as_of_today(kept: Companions, companion: Companion, today: date) -> Companion:
    """A companion brought up to date: cards kept since, and who manages whom."""
    changes: dict[str, object] = {}
    keys = _keys_now(companion)
    if keys != list(companion.keys):
        changes["keys"] = keys
    if companion.is_to_be_asked_again(today) and not companion.ended and is_conversation():
        changes["manages"] = manages_asked(companion.name, i_write=companion.is_coach)
        changes["asked"] = today
    if not changes:
        return companion
    changed = companion.model_copy(update=changes)
    kept.keep(changed)
    return changed


def _keys_now(companion: Companion) -> list[str]:
    """Key ids of a companion, replacements first."""
    known = people().all()
    keys = list(companion.keys)
    if not keys:
        card = next((trusted for trusted in known if trusted.name == companion.name), None)
        return [card.person.key_id] if card else []
    later = [new for key_id in keys for new in later_keys(key_id, known)]
    return list(dict.fromkeys([*reversed(later), *keys]))


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
    """List companions, latest talk first; nobody is late.

    Args:
        last_talks: Days of the last talks, by companion id.
    """
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


def tell_cards_needed(meeting: Meeting) -> None:
    """Print the steps to exchange cards, before any letter."""
    own = keyring()
    name = meeting.name
    tell(say("You have no card of {name} yet. It takes four things, once:", name=name))
    steps = [] if own.exists else [say("`equityjournal keys new` makes your keys.")]
    steps += [
        say("`equityjournal keys show --output my.card` makes your card. Send it to {name}.", name=name),
        say("{name} sends you theirs, made in the same way.", name=name),
        say("`equityjournal keys trust FILE` keeps it. Compare its ten words by telephone."),
    ]
    for n, step in enumerate(steps, start=1):
        tell(f"{n}: {step}", indent=2, hang=3)
    tell(say("Then `equityjournal with {name}` goes on.", name=name))
