"""Letters to a companion: head, seal and file."""

import base64
import secrets
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from equityjournal.cli.meeting.comparing import alarm_sentence, closed_sentence, refuse_unchecked
from equityjournal.cli.meeting.own import checked_cards, inbox, ledger, outgoing, pairing
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import agrees, preview_stream
from equityjournal.cli.terminal.writing_out import free_place, place_for, to_file
from equityjournal.core.sharing.companion import Companion, link_with
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.sharing.letter_parts import Got
from equityjournal.core.text.errors import NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import as_text, seal
from equityjournal.store.disk import names
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.core.sharing.card import Card
    from equityjournal.core.sharing.inbox import Arrival
    from equityjournal.core.sharing.ledger import Event


class Heard(NamedTuple):
    """An invitation to answer, and the four words heard."""

    body: bytes
    words: Sequence[str]


def card_of(meeting: Meeting) -> "Card":
    """The other's card, fit to be sealed for.

    Raises:
        NotAllowed: Without a card in use, during an alarm, or where the card is not the one checked.
    """
    known = meeting.companion
    named = {"name": meeting.name, "typed": meeting.typed}
    if known.alarm:
        raise NotAllowed(alarm_sentence(meeting))
    if known.card is None and known.cards:
        raise NotAllowed(closed_sentence(meeting))
    if known.card is None:
        raise NotAllowed(
            say("You have no keys of {name} to seal for. `equityjournal with {typed}` begins.", **named)
        )
    if known.waits:
        raise NotAllowed(
            say(
                "{name} has new keys. Nothing is sealed for {name} until you typed the two words you are "
                "read; `equityjournal open` asks for them.",
                **named,
            )
        )
    refuse_unchecked(meeting)
    return known.card.card


def new_letter(meeting: Meeting, heard: Heard | None = None, **parts: Any) -> Letter:
    """A letter to the other, with results of the last ones."""
    known, card = meeting.companion, meeting.keys[0].card
    head: dict[str, Any] = {
        "id": names.message_name(),
        "made": meeting.now,
        "sender": card.as_sent,
        "recipient": card_of(meeting).as_sent,
        "results": [result for came in untold(known) for result in came.to_tell],
    }
    if heard:
        head |= {
            "kind": "answer",
            "nonce": new_nonce(),
            "invitation": digest_of(heard.body),
            "heard": list(heard.words),
            "n": 1,
        }
    else:
        head |= {
            "link": link_with(known, card),
            "n": max(checked_cards().next_number(known), _noted_number(meeting, link_with(known, card)) + 1),
            "got": Got(to=known.got, gaps=known.gaps) if known.got or known.gaps else None,
        }
    return Letter(**head, **parts)


def _noted_number(meeting: Meeting, link: str) -> int:
    """The highest number that the journal notes under a link, also of letters sealed on another machine."""
    there = ledger(meeting.session).shares_with(meeting.companion.id)
    return max((share.number for share in there if link and share.link == link), default=0)


def new_nonce() -> str:
    """Random letters, the same in no other letter."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def untold(companion: Companion) -> "list[Arrival]":
    """Letters without word to their sender yet."""
    return [came for came in inbox(companion).arrivals() if came.told is None]


def seal_letter(
    meeting: Meeting,
    letter: Letter,
    shown: Callable[[TextIO], None],
    *,
    yes: bool,
    output: Path | None = None,
    heard: Heard | None = None,
    events: "Iterable[Event]" = (),
    new: Keys | None = None,
) -> bool:
    """Show a letter, ask, and seal it into a file; whether made.

    Its number is used up and the ledger notes it before the file is made: killed in between, they say more
    than was done, and never less.

    Raises:
        NotAllowed: When the file is there already, or may not be made there.
        NotSaved: When it cannot be sealed, or the disk will not take it.
    """
    to = preview_stream(yes=yes)
    question = say("Seal this for {name}? yes; anything else leaves it.", name=meeting.name)
    if not (by_screenfuls(shown, to) and agrees(question, yes=yes, to=to)):
        return False
    place = output or place_for(meeting.name)
    free_place(place, meeting.session.root, force=False)
    text = as_text(seal(letter, meeting.keys[0], card_of(meeting), new), meeting.name)
    left = outgoing(meeting.companion)
    left.keep(letter.n, text)
    with ledger(meeting.session).noting(*events):
        try:
            _use_number(meeting, letter, heard)
        except NotConfirmed as error:  # of the number, not of the file: nothing was made
            left.remove()
            raise NotSaved(error.sentence) from None
        to_file(text, place, meeting.session.root, force=False)
    _note_as_told(meeting, letter)
    left.remove()
    _tell_where(meeting, place)
    return True


def seal_unseen(
    meeting: Meeting, letter: Letter, output: Path | None = None, new: Keys | None = None
) -> None:
    """Seal a letter that says nothing but what was just agreed to.

    Raises:
        NotAllowed, NotSaved: As of `seal_letter`.
    """
    seal_letter(meeting, letter, lambda _stream: None, yes=True, output=output, new=new)


def _use_number(meeting: Meeting, letter: Letter, heard: Heard | None) -> None:
    """Store a letter's number as used up, and an answer's pairing."""
    known = meeting.stored
    if heard:
        known = pairing().answering(heard.body, letter, known)
    else:
        checked_cards().note_sent(known, letter.n)
        known = known.model_copy(update={"sent": letter.n})
        digest = digest_of(body_of(letter))
        known = known.with_first_letter(digest, mine=True, own=meeting.keys[0].card)
    if letter.agreement and known.agreement:
        told = known.agreement.model_copy(update={"told": True})
        known = known.model_copy(update={"agreement": told})
    meeting.keep(known)


def put_out_what_is_left(meeting: Meeting) -> None:
    """Put an interrupted letter into a file, with the same bytes."""
    there = outgoing(meeting.companion)
    if text := there.there():
        place = place_for(meeting.name)
        to_file(text, place, meeting.session.root, force=False)
        there.remove()
        tell(say("A letter that was made before, and cut short, is put out now."))
        _tell_where(meeting, place)


def _tell_where(meeting: Meeting, place: Path) -> None:
    """Say where a letter is; sending is left to its writer."""
    tell(say("Mail {path} to {name}.", path=place.absolute(), name=meeting.name))


def _note_as_told(meeting: Meeting, letter: Letter) -> None:
    """Mark what came as told, and talks as sent."""
    for came in untold(meeting.companion):
        inbox(meeting.companion).mark(came.model_copy(update={"told": letter.id}))
    talks = Talks(meeting.session.root)
    sent = {talk.id for talk in letter.agreed}
    for talk in meeting.unsent:
        if talk.id in sent:
            talks.change(talk.model_copy(update={"sent": letter.id}))
