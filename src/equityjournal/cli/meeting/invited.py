"""Invitations that came: the newest of each sender, and the four words typed for it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from equityjournal.cli.meeting.cards import owner_of
from equityjournal.cli.meeting.envelopes import Envelope
from equityjournal.cli.meeting.letters import Heard
from equityjournal.cli.meeting.own import companions, invitations, keyring, own_keys, pairing
from equityjournal.cli.meeting.screen import tell_words_do_not_fit, words_heard
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.invitation import code_words, digest_of, invitation_in
from equityjournal.core.sharing.letter import HEARD
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.look_alikes import skeleton, warnings_of
from equityjournal.core.text.speech import say

A_DAY = timedelta(days=1)  # by which two clocks may differ


class Invited(NamedTuple):
    """An invitation out of its envelope."""

    envelope: Envelope
    body: bytes
    card: Card
    made: datetime


def newest_of_each(invitations: Iterable[Invited], now: datetime) -> list[Invited]:
    """The newest invitation under each card.

    A new one voids those before; its words, typed for an older file, could not be used for its own. One dated
    ahead comes after all others: anybody can put a day on a file, and none may hide later ones.
    """
    newest: dict[str, Invited] = {}
    for invited in sorted(invitations, key=lambda there: (there.made <= now + A_DAY, there.made)):
        newest.pop(invited.card.digest, None)
        newest[invited.card.digest] = invited
    return list(newest.values())


def named_by_several_cards(invitations: Iterable[Invited]) -> list[str]:
    """Names on several invitations, each under a card of its own: all but one may be forged."""
    names: dict[str, list[str]] = {}
    for invited in invitations:
        names.setdefault(skeleton(invited.card.name), []).append(invited.card.name)
    return [alike[0] for alike in names.values() if len(alike) > 1]


def accept(body: bytes, shown: str, today: date) -> tuple[Companion, Heard] | None:
    """The inviting coach, once the four words fit; else None.

    Raises:
        NotAllowed: When the words do not fit for the third time, or nobody is here to type them.
        DamagedFile: With a clause, when it is no invitation, or its keys protect nothing.
    """
    own = [keys.card for keys in own_keys()] if keyring().exists else []
    card = invitation_in(body, own).sender
    if not is_conversation():
        raise NotAllowed(
            say(
                "{path} is an invitation: four words are typed at a terminal, and nobody is here.", path=shown
            )
        )
    if there := _begun_with(digest_of(body)):
        return there
    if invitations().tried(digest_of(body)).answer:
        raise NotAllowed(
            say(
                "You answered this invitation before; it is used once. Ask {name} for another.",
                name=card.name,
            )
        )
    to = talking_to(False)
    known_names = [companion.name for companion in companions().all()]
    for warning in warnings_of(card.name, known_names, own[0].name if own else ""):
        tell(warning, to=to)
    tell(
        say(
            "An invitation in {name}'s name. Ring, text or meet {name}, in a way you knew before, and type "
            "the four words you get.",
            name=card.name,
        ),
        to=to,
    )
    return _typed(body, card, own, today)


def begun(companion: Companion) -> Heard | None:
    """The invitation whose words fitted, and which has no answer yet."""
    if companion.link or len(companion.bodies) != 1 or not companion.is_coach:
        return None
    tried = invitations().tried(companion.bodies[0])
    if not tried.fits:
        return None
    # No answer is put into a file before the pairing has its name: without one, none has gone.
    body = tried.body.encode()
    return Heard(body, code_words(tried.halves[-1], body))  # the random half that fitted was noted last


def is_settled(digest: str) -> bool:
    """Whether an invitation was refused for good, or answered here and nothing of it goes on."""
    tried = invitations().tried(digest)
    return tried.is_refused or (bool(tried.answer) and _begun_with(digest) is None)


def _begun_with(digest: str) -> tuple[Companion, Heard] | None:
    """The companion whose invitation fitted before, and has no answer yet, with the words."""
    for known in companions().all():
        if known.bodies == [digest] and (heard := begun(known)):
            return known, heard
    return None


def _typed(body: bytes, card: Card, own: list[Card], today: date) -> tuple[Companion, Heard] | None:
    """The companion and the words, once they fit; else None."""
    to, name, companion = talking_to(False), card.name, None
    while not invitations().tried(digest_of(body)).is_refused:
        words = words_heard(HEARD)
        if words is None:
            tell(say("Nothing was changed; `equityjournal open` asks again."), to=to)
            return None
        companion = companion or owner_of(card, name, "coach", today)
        trial, companion = pairing().typed(words, body, companion, own, today)
        if trial == "fits":
            tell(say("They fit: only {name} can open what you seal.", name=name), to=to)
            return companion, Heard(body, words)
        if trial == "said for another":
            raise NotAllowed(
                say(
                    "You typed these words for another file. Words that were said once are not used again; "
                    "ask {name} for a new invitation.",
                    name=name,
                )
            )
        if trial != "refused":
            tell_words_do_not_fit(name)
    raise NotAllowed(
        say(
            "This file is not the one {name} made, or it was changed on its way. Tell {name} so, and ask "
            "for a new one. Nothing was sent.",
            name=name,
        )
    )
