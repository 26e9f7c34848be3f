"""Mentees, and their stored shares, opened anew at each reading."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.cli.sharing.sealed_files import people
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import Item, Share
from equityjournal.core.sharing.numbers import Sent, newest_first, numbers_in_words
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_message import unseal
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.inbox import Inbox, Sealed


class Mentee(NamedTuple):
    """A mentee with stored shares."""

    key_id: str
    name: str
    """The coach's name for the mentee."""

    @property
    def last_day(self) -> date | None:
        """The day of the latest message; None if unreadable."""
        came = inbox().arrivals_from(self.key_id)
        return came[-1].opened.date() if came else None


class OpenedShare(NamedTuple):
    """A stored share, opened."""

    n: int
    """Number among the stored shares of its writer, oldest first, from 1."""
    share: Share
    came: Arrival | None
    """Record of its arrival; None if missing or unreadable."""


def inbox() -> Inbox:
    """The coach's inbox."""
    return Inbox(sharing_place())


def mentees() -> list[Mentee]:
    """Mentees with stored shares, by name."""
    known = {trusted.person.key_id: trusted.name for trusted in people().all()}
    found = [
        Mentee(key_id, known.get(key_id) or say("no card of theirs is kept ({number})", number=key_id[:6]))
        for key_id in inbox().mentees()
    ]
    return sorted(found, key=lambda mentee: mentee.name.casefold())


def opened_shares(key_id: str, keys: Sequence[Keys]) -> list[OpenedShare]:
    """Stored shares of a mentee, oldest first.

    Files that can no longer be opened are named on the screen.

    Args:
        key_id: The id of the mentee's keys.
        keys: The reader's own keys.
    """
    found = []
    for n, sealed in enumerate(inbox().shares(key_id), start=1):
        try:
            found.append(OpenedShare(n, _opened(key_id, sealed, keys), sealed.came))
        except DamagedFile as error:
            note([say("{path} was passed over: {why}.", path=sealed.path, why=error.why)])
    return found


def numbered_items(opened: Sequence[OpenedShare]) -> dict[int, tuple[Item, OpenedShare]]:
    """Shared entries by their numbers, 1 for the newest, each with the share it last came in."""
    in_order = sorted(opened, key=lambda share: share.share.made)
    latest = {id_letters(item.entry): (item, share) for share in in_order for item in share.share.items}
    sent = [
        Sent(share.share.made, share.share.id, [item.entry for item in share.share.items])
        for share in in_order
    ]
    return {n: latest[letters] for n, letters in enumerate(newest_first(sent), start=1)}


def item_numbered(items: Mapping[int, tuple[Item, OpenedShare]], n: int, name: str) -> Item:
    """The shared entry with a number.

    Args:
        items: The entries, from `numbered_items`.
        n: The number.
        name: The coach's name for the writer.

    Raises:
        UnknownName: When there is none; with the numbers there are.
    """
    if n not in items:
        there = numbers_in_words(items) or say("none")
        raise UnknownName(
            say("{name} shared no number {n}. There are: {numbers}.", name=name, n=n, numbers=there)
        )
    return items[n][0]


def _opened(key_id: str, kept: Sealed, keys: Sequence[Keys]) -> Share:
    """A stored share, its seal and signature proven anew.

    Raises:
        DamagedFile: When it cannot be opened, or is another than the one stored.
    """
    if kept.data is None:
        raise DamagedFile(say("it cannot be read"))
    message = unseal(kept.data, keys)
    if not isinstance(message, Share) or message.id != kept.message or message.sender.key_id != key_id:
        raise DamagedFile(say("it is not the file that was kept there"))
    return message


def overdue(mentee: Mentee, today: date) -> list[tuple[int, Arrival]]:
    """Shares past their day for keeping, with their numbers."""
    numbered = enumerate(inbox().shares(mentee.key_id), start=1)
    return [(n, sealed.came) for n, sealed in numbered if sealed.came and sealed.came.is_past(today)]


def reminders(mentee: Mentee, today: date) -> list[str]:
    """Sentences asking to remove shares past their day."""
    return [
        say(
            "{name} asked for what came on {day} to be removed after {until}: "
            "`equityjournal with {typed} --remove {typed_day}` does so.",
            name=mentee.name,
            day=in_words(came.opened.date()),
            until=in_words(came.keep_until),
            typed=shlex.quote(mentee.name),
            typed_day=came.opened.date().isoformat(),
        )
        for _, came in overdue(mentee, today)
        if came.keep_until
    ]


def tell_unreadable(mentee: Mentee) -> None:
    """Print the unreadable records of a mentee's messages."""
    note(say("{path} cannot be read.", path=path) for path in inbox().unread(mentee.key_id))


def removal_needs_terminal() -> str:
    """The refusal to remove anything without a terminal to ask on."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """Sentence on copies beyond the reach of the program."""
    return say(
        "Pages, printed sheets, backups and notes of your own are yours to remove; no program sees them."
    )
