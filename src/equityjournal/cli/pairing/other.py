"""The other of the two: facts known here, and the names by which people are meant."""

import shlex
import sys
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from equityjournal.cli.pairing.asking import one_of
from equityjournal.cli.pairing.own import companions, keyring, ledger, name_typed, own_keys
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.cli.terminal.writing_out import free_place, place_for, to_file
from equityjournal.core.sharing.companion import Companion, Meets, Role
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import alike, several_fit
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import names
from equityjournal.store.sharing.replies import Talks

NEARLY = 0.8
"""Likeness of a name to one that is known, from which on it may be a slip."""


class Other:
    """The other of the two, as this machine knows them; with the file to make, and whether to ask first."""

    def __init__(
        self, session: Session, companion: Companion, output: Path | None = None, *, yes: bool = False
    ) -> None:
        self.session = session
        self.companion = companion
        self.output = output
        self.yes = yes
        self.now = clock.now()

    def anew(self) -> Self:
        """The other looked at again, after a change."""
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
    def called_outside(self) -> str:
        """The name of the other where others may see it: as on their card, once there is one."""
        return self.companion.name_on_card or self.name

    def say(self, message: str, /, **values: object) -> str:
        """A message about the other: `{name}` is filled in, and `{typed}` in a command."""
        return say(message, name=self.name, typed=shlex.quote(self.name), **values)

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @cached_property
    def keys(self) -> Sequence[Keys]:
        """The user's own keys, those in use first. Without keys, they are made now, once a name is given."""
        if not keyring().exists:
            if ledger(self.session).events():
                new = say("With new ones you are somebody else to all you meet; Ctrl-C makes none.")
                tell(f"{keys_elsewhere()} {new}", to=talking_to(False))
            if not is_terminal(sys.stdin):
                make = say("You have no keys yet. `equityjournal keys new --name NAME` makes them.")
                raise NotAllowed(make)
            tell(self.say("What does {name} call you?"), to=talking_to(False))
            keyring().make(name_typed(), clock.now())
        return own_keys()

    def place(self) -> Path:
        """The place of a file for the other, named or in Downloads, and free."""
        place = self.output or place_for(self.called_outside)
        free_place(place, self.session.root, force=False)
        return place

    def put_out(self, data: bytes, place: Path) -> Path:
        """Write a file, and return its whole path."""
        to_file(data, place, self.session.root, force=False)
        return place.absolute()


def keys_elsewhere() -> str:
    """The sentence on keys left on another machine, with the way to bring them over."""
    return say(
        "This journal was shared from another machine, and your keys and the people you meet are there. "
        "Typed there, `equityjournal backup FILE --with-keys` takes them along."
    )


def pair_anew(name: str) -> str:
    """The sentence on the way to new keys for two people."""
    return say("`equityjournal with {typed} --anew` pairs you anew.", typed=shlex.quote(name))


# Names


def companion_known_as(name: str) -> Companion | None:
    """The companion meant by a name; None for an unknown name, and several are refused."""
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
        said = say("You meet nobody called “{name}” here.", name=name)
        begins = say("`equityjournal with {typed}` begins.", typed=shlex.quote(name))
        raise UnknownName(f"{said} {begins}")
    return known


def new_companion(name: str, role: Role, meets: Meets) -> Companion:
    """A new companion, taken for a manager until asked."""
    asked = clock.now().date()
    return Companion(id=names.message_name(), name=name, role=role, manages=True, asked=asked, meets=meets)


def as_known_elsewhere(session: Session, companion: Companion) -> Companion:
    """A new coach as the journal knows them, where it was shared from another machine.

    The journal has no names of people but in the talks noted with them; where there are none, it is asked.
    """
    known = {there.id for there in companions().all()}
    shares = [share for share in ledger(session).shares() if share.companion not in known]
    if companion.id in known or not companion.is_coach:
        return companion
    talks = Talks(session.root).all()
    for identity in dict.fromkeys(share.companion for share in reversed(shares)):
        names_there = {talk.with_whom for talk in talks if talk.companion == identity}
        days = dict.fromkeys(in_words(share.sealed.date()) for share in shares if share.companion == identity)
        question = say(
            "From another machine you shared with somebody on {days}. Was it {name}? Type yes or no.",
            days=listed(list(days)),
            name=companion.name,
        )
        is_theirs = companion.name in names_there
        if is_theirs or (not names_there and is_conversation() and yes_or_no(question)):
            return companion.model_copy(update={"id": identity})
    return companion


def role_asked(question: str) -> Role:
    """The role of a companion, from the answer on who brings writing."""
    me, they = say("me"), say("they")
    also = {say("i"): me, say("them"): they, say("she"): they, say("he"): they}
    explained = say("me: you show what you wrote. they: you are shown what they wrote.")
    return "coach" if one_of(question, (me, they), also=also, explained=explained) == me else "writer"
