"""Those who shared something with the person here: who is meant, and what they shared, opened anew."""

import shlex
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.cli.sharing.sealed_files import my_keys, people
from equityjournal.cli.terminal.output import note
from equityjournal.core.sharing.inbox import Came
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import Share
from equityjournal.core.sharing.people import Person
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_message import unseal
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.inbox import Inbox, Sealed


class Mentee(NamedTuple):
    """Somebody of whom something is kept."""

    key_id: str
    name: str
    """What they are called here."""


class OpenedShare(NamedTuple):
    """A share that is kept, and could be opened."""

    n: int
    """Its place among all that are kept of its writer, oldest first, from 1."""
    share: Share
    came: Came | None


def inbox() -> Inbox:
    """The coach's own place."""
    return Inbox(sharing_place())


def mentees() -> list[Mentee]:
    """All of whom something is kept, by name.

    The name of somebody whose card is not kept stands only in what they sealed, and one's keys are needed.
    """
    place = inbox()
    known = {one.person.key_id: one.name for one in people().all()}
    keys: Sequence[Keys] = ()
    found = []
    for key_id in place.mentees():
        if key_id not in known:
            keys = keys or my_keys()
            known[key_id] = _as_signed(key_id, place.shares(key_id), keys)
        found.append(Mentee(key_id, known[key_id]))
    return sorted(found, key=lambda one: one.name.casefold())


def _as_signed(key_id: str, kept: Sequence[Sealed], keys: Sequence[Keys]) -> str:
    """What somebody calls themselves in what they sealed, with words of their keys."""
    for one in reversed(kept):
        try:
            person = _opened(key_id, one, keys).sender
        except (DamagedFile, NotAllowed):
            continue
        words = " ".join(person.fingerprint.split()[:3])
        return say("{name}, whose card is not kept ({words} …)", name=person.name, words=words)
    return say("somebody whose files cannot be opened ({number})", number=key_id[:6])


def mentee_meant(wanted: str) -> Mentee:
    """The one person meant by a part of their name, among those of whom something is kept.

    Raises:
        UnknownName: With the nearest.
    """
    there = mentees()
    names = {one.name: one.name for one in there}
    otherwise = say("Nothing is kept here from anybody called “{wanted}”.", wanted=wanted)
    name = find_one(wanted, names, say("person"), otherwise)
    return next(one for one in there if one.name == name)


def kept_of(key_id: str, keys: Sequence[Keys]) -> list[OpenedShare]:
    """All that somebody shared and is kept, oldest first; a file that can no longer be opened is named.

    Args:
        key_id: Whose.
        keys: The reader's own.
    """
    found = []
    for n, one in enumerate(inbox().shares(key_id), start=1):
        try:
            found.append(OpenedShare(n, _opened(key_id, one, keys), one.came))
        except (DamagedFile, NotAllowed) as error:
            note([say("{path} was passed over: {why}.", path=one.path, why=error.sentence)])
    return found


def shares_of(person: Person, keys: Sequence[Keys]) -> list[Share]:
    """The same of a person, in the order in which they were made."""
    return sorted((one.share for one in kept_of(person.key_id, keys)), key=lambda share: share.made)


def _opened(key_id: str, kept: Sealed, keys: Sequence[Keys]) -> Share:
    """A share that is kept, its seal and signature proven anew.

    Raises:
        DamagedFile, NotAllowed: In a clause.
    """
    if kept.data is None:
        raise DamagedFile(say("it cannot be read"))
    message = unseal(kept.data, keys)
    if not isinstance(message, Share) or message.id != kept.message or message.sender.key_id != key_id:
        raise DamagedFile(say("it is not the file that was kept there"))
    return message


def last_day(mentee: Mentee) -> date | None:
    """The day something last came from somebody; None: it cannot be read."""
    came = inbox().came_from(mentee.key_id)
    return came[-1].opened.date() if came else None


def past(mentee: Mentee, today: date) -> list[tuple[int, Came]]:
    """The shares whose writer would have liked them removed by now, by their number."""
    kept = enumerate(inbox().shares(mentee.key_id), start=1)
    return [(n, one.came) for n, one in kept if one.came and one.came.is_past(today)]


def reminders(mentee: Mentee, today: date) -> list[str]:
    """A sentence for each of them."""
    return [
        say(
            "{name} asked for what came on {day} to be removed after {until}: "
            "`equityjournal coach forget {typed} --share {n}` does so.",
            name=mentee.name,
            day=in_words(came.opened.date()),
            until=in_words(came.keep_until),
            typed=shlex.quote(mentee.name),
            n=n,
        )
        for n, came in past(mentee, today)
        if came.keep_until
    ]


def name_unread(mentee: Mentee) -> None:
    """Name what is remembered of somebody's files and cannot be read."""
    note(say("{path} cannot be read.", path=path) for path in inbox().unread(mentee.key_id))


def removing_asks() -> str:
    """What is said where nobody is there to be asked before something is removed."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """What no program can remove."""
    return say(
        "Pages, printed sheets, backups and notes of your own are yours to remove; no program sees them."
    )
