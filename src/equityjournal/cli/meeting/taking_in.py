"""A letter taken in, part by part, whoever it is from.

Each part is kept under the letter's own id, and the record of its arrival last: cut short, the letter can be
opened again, and nothing is kept twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.meeting.comparing import alarm_sentence
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.sharing.own import checked_cards, companions, inbox, ledger, pairing
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.core.sharing.companion import Agreement, Companion, link_with
from equityjournal.core.sharing.inbox import Arrival, arrival_of
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.talk import is_with, received_talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import RefusedLetter
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.sharing.replies import Responses
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.ledger import Shared
    from equityjournal.formats.sealed_letter import Opened


class Came(NamedTuple):
    """A letter to be taken in, its mark proven."""

    session: "Session"
    companion: Companion
    """Its sender."""
    opened: "Opened"
    data: bytes
    """The bytes of the sealed block."""
    now: datetime

    @property
    def letter(self) -> Letter:
        """The letter."""
        return self.opened.letter

    @property
    def name(self) -> str:
        """The user's name for its sender."""
        return self.companion.name

    def not_opened(self, why: str) -> RefusedLetter:
        """The refusal of the letter, with a clause."""
        return RefusedLetter(say("The letter from {name} was not opened: {why}.", name=self.name, why=why))


def take_in(came: Came) -> None:
    """Take a letter in, and say what came.

    Raises:
        NotAllowed: When it came before, was asked back, or belongs to no pairing in use.
        NotSaved: When the disk will not take it.
    """
    came = came._replace(companion=_with_card_of(came))
    _refuse_again(came)
    came.session.journal.guard.refuse_after_loss()
    said = [*_keep_words(came), *_keep_agreement(came)]
    has_results = _hear_results(came)
    companions().keep(_counted(came))
    _record(came)
    _tell(came, said, has_results=has_results)


def _with_card_of(came: Came) -> Companion:
    """The sender, with a first card of version 2 kept."""
    if came.opened.state != "new card":
        return came.companion
    was_checked = checked_cards().standing(came.companion) == "checked"
    changed = came.companion.with_new_card(came.opened.card, "before", came.now.date(), came.companion.bodies)
    companions().keep(changed)
    if was_checked:
        checked_cards().note(changed)
    return changed


def _refuse_again(came: Came) -> None:
    """Refuse a letter unless new; a number used twice raises the alarm."""
    link = link_with(came.companion, came.opened.own.card)
    letter = came.letter
    if letter.kind == "answer":  # it names no link, for its own bytes make it
        letter = letter.model_copy(update={"link": link})
    standing = pairing().standing(letter, came.companion, link, came.now.date())
    if standing == "number used twice":
        changed = companions().with_id(came.companion.id) or came.companion
        twice = say("Two letters from {name} have one number.", name=came.name)
        raise RefusedLetter(f"{twice} {alarm_sentence(Meeting(came.session, changed, came.now))}")
    if standing == "opened already" or inbox(came.companion).knows(came.letter.id):
        raise came.not_opened(say("it was opened before, and nothing is kept twice"))
    if standing == "unknown link":
        raise came.not_opened(say("it belongs to an earlier pairing, or to one that is not known here"))
    if standing == "asked back":
        raise came.not_opened(say("it was asked back before it came"))


def _keep_words(came: Came) -> list[str]:
    """Store replies, questions and talks; name them."""
    letter, session = came.letter, came.session
    there = ledger(session)
    meant = {reply.entry: there.entry_meant(reply.entry, came.companion.id) for reply in letter.replies}
    entries = {shared: entry for shared, entry in meant.items() if entry}
    if letter.replies or letter.questions:
        Responses(session.root).keep(letter, came.companion, entries, came.now)
    talks = Talks(session.root)
    for shared in letter.agreed:
        talks.keep(received_talk(shared, came.name, came.companion.id, letter.id))
    if letter.steps:
        for talk in talks.all():
            changed = talk.with_steps(letter.steps)
            if changed != talk and is_with(talk, came.companion.id, came.name):
                talks.change(changed)
    found = sum(1 for reply in letter.replies if reply.entry in entries)
    return [
        *([say_many("1 entry", "{count} entries", len(letter.items))] if letter.items else []),
        *([say_many("1 reply", "{count} replies", found)] if found else []),
        *([say_many("1 question", "{count} questions", len(letter.questions))] if letter.questions else []),
        *([say("what you agreed")] if letter.agreed else []),
        *([say("what came of small things")] if letter.steps else []),
        *([say("what they would like to be asked about")] if letter.ask_about else []),
    ]


def _hear_results(came: Came) -> bool:
    """Note results that answer an open request; whether any were said."""
    results = came.letter.results
    shares = ledger(came.session).hear(results, came.companion.id, came.letter.id, came.now)
    told = {result.item: result.did for result in results if result.did != "came"}
    # Of an end that found nothing, the one result names no letter.
    found = [(share, told.get(share.message) or told.get("")) for share in shares]
    said = [_result_sentence(came, share, did) for share, did in found if did]
    for sentence in said:
        tell(sentence)
    return bool(said)


def _result_sentence(came: Came, share: "Shared", did: str) -> str:
    """The sentence on a letter that was asked back."""
    named = {"name": came.name, "day": in_words(share.sealed.date())}
    if did == "removed":
        return say(
            "{name} removed what you sealed on {day}: the program there says so. Copies made elsewhere are "
            "out of its reach.",
            **named,
        )
    if did == "kept":
        return say("{name} keeps what you sealed on {day}, although you asked for it back.", **named)
    return say(
        "What you sealed on {day} was not found where {name} opened your request. That is not word that it "
        "was removed: it may never have come, or lie on another machine. You could ask.",
        **named,
    )


def _keep_agreement(came: Came) -> list[str]:
    """Store what the two agree on sharing, as proposed or confirmed."""
    sent, mine = came.letter.agreement, came.companion.agreement
    if sent is None:
        return []
    if sent.confirmed and mine and mine.mine and mine.text == sent.text:
        changed = mine.model_copy(update={"confirmed": sent.confirmed})
        said = say("a yes to what you two agree on sharing")
    else:
        changed = Agreement(text=sent.text, day=sent.day, confirmed=None, mine=False)
        said = say("what you two might agree on sharing")
    companions().keep(came.companion.model_copy(update={"agreement": changed}))
    return [said]


def _counted(came: Came) -> Companion:
    """The sender, with the letter counted."""
    known = companions().with_id(came.companion.id) or came.companion
    if not came.letter.n:
        return known
    digest = digest_of(came.opened.body)
    linked = known.with_first_letter(digest, mine=False, own=came.opened.own.card)
    return linked.with_letter(came.letter.n)


def _record(came: Came) -> Arrival:
    """Store the letter with the record of its arrival."""
    arrival = arrival_of(came.letter, came.now, came.companion.link)
    if came.letter.brings_entries:
        inbox(came.companion).keep(arrival, came.data)
    else:
        inbox(came.companion).note(arrival)
    return arrival


def _tell(came: Came, said: Sequence[str], *, has_results: bool) -> None:
    """Say what came; without a terminal, also what has not."""
    if said:
        tell(say("From {name}: {what}.", name=came.name, what=listed(said)))
    elif not (came.letter.asks or has_results):
        tell(say("From {name}: word that your letter came.", name=came.name))
    known = companions().with_id(came.companion.id)
    if known and not is_conversation():
        for n in known.gaps:
            tell(say("File {n} from {name} has not come.", n=n, name=known.name))
