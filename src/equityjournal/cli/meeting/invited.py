"""Invitations that came, the newest of each sender."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from equityjournal.cli.meeting.envelopes import Envelope
from equityjournal.core.sharing.card import Card
from equityjournal.core.text.look_alikes import skeleton

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
