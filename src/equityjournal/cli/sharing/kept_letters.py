"""A coach's kept letters, opened anew at each reading, and what is to be removed of them."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.cli.sharing.own import companions, inbox
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item
from equityjournal.core.sharing.numbers import Sent, newest_first, numbers_in_words
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import unseal
from equityjournal.store.sharing.inbox import Sealed


class OpenedShare(NamedTuple):
    """A kept letter, opened."""

    n: int
    """Number among the kept letters of its writer, oldest first, from 1."""
    share: Letter
    came: Arrival | None
    """Record of its arrival; None if missing or unreadable."""


def writers() -> list[Companion]:
    """People of whom letters are kept, by name."""
    return [known for known in companions().all() if inbox(known).kept()]


def opened_shares(companion: Companion, keys: Sequence[Keys]) -> list[OpenedShare]:
    """Kept letters of a writer, oldest first, under whatever keys.

    Files that can no longer be opened are named on the screen.

    Args:
        companion: The writer.
        keys: The reader's own keys.
    """
    found = []
    for n, sealed in enumerate(inbox(companion).kept(), start=1):
        try:
            found.append(OpenedShare(n, _opened(companion, sealed, keys), sealed.came))
        except DamagedFile as error:
            note([say("{path} was passed over: {why}.", path=sealed.path, why=error.why)])
    return found


def numbered_items(opened: Sequence[OpenedShare]) -> dict[int, tuple[Item, OpenedShare]]:
    """Shared entries by their numbers, 1 for the newest, each with the letter it last came in."""
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


def _opened(companion: Companion, kept: Sealed, keys: Sequence[Keys]) -> Letter:
    """A kept letter, its seal and mark proven anew.

    Raises:
        DamagedFile: When it cannot be opened, or is another than the one kept.
    """
    if kept.data is None:
        raise DamagedFile(say("it cannot be read"))
    opened = unseal(kept.data, keys, companions().all())
    of_another = opened.companion is None or opened.companion.id != companion.id
    if of_another or opened.letter.id != kept.message:
        raise DamagedFile(say("it is not the file that was kept there"))
    return opened.letter


def last_day(companion: Companion) -> date | None:
    """The day of a writer's latest letter; None if unreadable."""
    came = inbox(companion).arrivals()
    return came[-1].opened.date() if came else None


def overdue(companion: Companion, today: date) -> list[tuple[int, Arrival]]:
    """Letters past their day for keeping, with their numbers."""
    numbered = enumerate(inbox(companion).kept(), start=1)
    return [(n, sealed.came) for n, sealed in numbered if sealed.came and sealed.came.is_past(today)]


def reminders(companion: Companion, today: date) -> list[str]:
    """Sentences asking to remove letters past their day."""
    return [
        say(
            "{name} asked for what came on {day} to be removed after {until}: "
            "`equityjournal with {typed} --remove {typed_day}` does so.",
            name=companion.name,
            day=in_words(came.opened.date()),
            until=in_words(came.keep_until),
            typed=shlex.quote(companion.name),
            typed_day=came.opened.date().isoformat(),
        )
        for _, came in overdue(companion, today)
        if came.keep_until
    ]


def tell_unreadable(companion: Companion) -> None:
    """Print the unreadable records of a writer's letters."""
    note(say("{path} cannot be read.", path=path) for path in inbox(companion).unreadable())


def removal_needs_terminal() -> str:
    """The refusal to remove anything without a terminal to ask on."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """Sentence on copies beyond the reach of the program."""
    return say(
        "Pages, printed sheets, backups and notes of your own are yours to remove; no program sees them."
    )
