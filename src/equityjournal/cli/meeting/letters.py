"""Letters to a companion: head, preview, seal and file."""

import base64
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import is_agreed_to
from equityjournal.cli.notices.finding import finders, noticed, tell_replaced
from equityjournal.cli.pairing.comparing import card_of
from equityjournal.cli.pairing.own import companions, inbox, ledger, pairing
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.entries.entry import Entry
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.sharing.companion import Companion, Kind, bodies_of_new_keys, link_with
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.sharing.invitation import Tried, digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.ledger import Event
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.sharing.letter_parts import Got
from equityjournal.core.sharing.letter_reading import paragraphs_of, short_names
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.sealed_letter import as_text, seal
from equityjournal.store.disk import names
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.sharing.outgoing import Outgoing


def new_letter(meeting: Meeting, invited: Tried | None = None, **parts: Any) -> Letter:
    """A letter to the other, with results of the last ones; or the answer to an invitation."""
    known, card = meeting.companion, meeting.keys[0].card
    head: dict[str, Any] = {
        "id": names.message_name(),
        "made": meeting.now,
        "sender": card.as_sent,
        "recipient": card_of(meeting).as_sent,
        "results": [result for came in untold(known) for result in came.to_tell],
    }
    if invited:
        answers: dict[str, Any] = {"invitation": invited.invitation, "heard": list(invited.words), "n": 1}
        return Letter(kind="answer", nonce=new_nonce(), **answers, **head, **parts)
    link = link_with(known, card)
    noted = [share.n for share in meeting.shares if link and share.link == link]  # from other machines, too
    n = max(pairing().checked.next_number(known), max(noted, default=0) + 1)
    got = Got(to=known.got, gaps=known.gaps) if known.got or known.gaps else None
    return Letter(link=link, n=n, got=got, **head, **parts)


def new_nonce() -> str:
    """Random letters, the same in no other letter."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def untold(companion: Companion) -> list[Arrival]:
    """Letters without word to their sender yet."""
    return [came for came in inbox(companion).arrivals() if came.told is None]


def seal_letter(
    meeting: Meeting,
    letter: Letter,
    shown: Callable[[TextIO], None] | None = None,
    *,
    event: Event | None = None,
    new: Keys | None = None,
) -> bool:
    """Show a letter, ask, and seal it into a file; return whether it was made.

    A letter that says nothing but what was just agreed to is neither shown nor asked about. Its number is
    used up and the ledger notes it before the file is made: killed in between, they say more than was done,
    and never less.
    """
    question = meeting.say("Seal this for {name}? yes; anything else leaves it.")
    if shown and not is_agreed_to(shown, question, yes=meeting.yes):
        return False
    place = meeting.place()
    card = card_of(meeting)
    text = as_text(seal(letter, meeting.keys[0], card, new), card.name)
    left = Outgoing(sharing_place(), meeting.companion)
    left.keep(letter.n, text)
    with ledger(meeting.session).noting(event):
        try:
            _use_number(meeting, letter)
        except NotConfirmed as error:  # of the number, not of the file: nothing was made
            left.remove()
            raise NotSaved(error.sentence) from None
        path = meeting.put_out(text, place)
    _note_as_told(meeting, letter)
    left.remove()
    tell(meeting.say("Mail {path} to {name}.", path=path))
    return True


def _use_number(meeting: Meeting, letter: Letter) -> None:
    """Store a letter's number as used up, and an answer's pairing."""
    known = meeting.stored
    if letter.kind == "answer":
        known = pairing().answering(letter, known)
    else:
        pairing().checked.note_sent(known, letter.n)
        known = known.model_copy(update={"sent": letter.n})
        digest = digest_of(body_of(letter))
        known = known.with_first_letter(digest, mine=True, own=meeting.keys[0].card)
    if letter.agreement and known.agreement:
        told = known.agreement.model_copy(update={"told": True})
        known = known.model_copy(update={"agreement": told})
    meeting.keep(known)


def _note_as_told(meeting: Meeting, letter: Letter) -> None:
    """Mark what came as told, and talks as sent."""
    for came in untold(meeting.companion):
        inbox(meeting.companion).mark(came.model_copy(update={"told": letter.id}))
    sent = {talk.id for talk in letter.agreed}
    for talk in meeting.unsent:
        if talk.id in sent:
            meeting.noted.change(talk.model_copy(update={"sent": letter.id}))


def put_out_what_is_left(meeting: Meeting) -> None:
    """Put an interrupted letter into a file, with the same bytes."""
    left = Outgoing(sharing_place(), meeting.companion)
    if text := left.there():
        path = meeting.put_out(text, place_for(meeting.called_outside))
        left.remove()
        tell(say("A letter that was made before, and cut short, is put out now."))
        tell(meeting.say("Mail {path} to {name}.", path=path))


def announce(session: Session, old: Keys, new: Keys) -> None:
    """Make a letter of new keys for each companion, sealed with those before, and show its two words."""
    for known in companions().all():
        if known.card is None or known.ended is not None:
            continue
        meeting = Meeting(session, known)
        meeting.keys = [old]
        try:
            letter = new_letter(meeting, kind="new-keys", nonce=new_nonce(), new_card=new.card.as_sent)
            seal_letter(meeting, letter, new=new)
        except NotAllowed as error:
            tell(error.sentence)
            continue
        bodies = bodies_of_new_keys(meeting.companion.link, digest_of(body_of(letter)))
        meeting.change(bodies=bodies, compared=None)
        words = " ".join(meeting.companion.two_words)
        tell(meeting.say("Ring {name}, and read these two words: {words}", words=words))


# What its writer sees first


def tell_whole(
    meeting: Meeting, letter: Letter, to: TextIO, entry_names: Mapping[str, str] | None = None
) -> None:
    """Print the full text for the recipient."""
    tell(meeting.say("This is all that {name} will read:"), to=to)
    tell(to=to)
    doings = {(step.talk.id, step.n): step.doing.line for step in meeting.steps}
    tell_paragraphs(paragraphs_of(letter, letter.sender.name, letter.recipient.name, entry_names, doings), to)
    tell(to=to)


def sentences_before(
    meeting: Meeting,
    letter: Letter,
    along: Sequence[Kind],
    going: Sequence[Entry],
    had_since: Mapping[str, date],
) -> Iterator[str]:
    """Sentences before a preview, on contents besides words and on possible consequences."""
    ids = ", ".join(short_names(letter))
    besides = say("Also inside: its number, time, both cards, {ids}.", ids=ids)
    yield besides if ids else say("Also inside: its number, time, both cards.")
    if options := options_in_a_line(along, masked=letter.masked):
        yield options
    for entry in going:
        if since := had_since.get(entry.id):
            yield meeting.say("{name} has {id} already, since {day}.", id=entry.id, day=in_words(since))
    if meeting.companion.manages:
        yield meeting.say("{name} manages you: what you share may be used at work.")
    yield say("Once sent, it can only be asked back.")
    if letter.keep_until:
        day = in_words(letter.keep_until)
        yield say("That it be removed after {day} is a wish, too: nothing removes it by itself.", day=day)


def options_in_a_line(along: Sequence[Kind], *, masked: bool) -> str:
    """The options of a letter in a line."""
    words = {
        "feelings": say("feelings"),
        "people": say("people"),
        "settings": say("settings"),
        "steps": say("small steps of the entries"),
        "words": say("words that people said"),
    }
    kinds = listed([words[kind] for kind in along])
    said = [say("With: {kinds}.", kinds=kinds)] if kinds else []
    return " ".join(said if masked else [*said, say("Not masked.")])


def tell_masking(session: Session, going: Sequence[Entry], mask: Mask | None, to: TextIO) -> None:
    """Print the masked details, or a warning without a mask."""
    if mask and mask.replacements:
        tell_replaced(mask.replacements, yet_to_come=True, to=to)
    elif mask:
        nothing = say("Nothing found to replace; names are missed.")
        tell(f"{nothing} " + say("Would a neighbour know the person?"), to=to)
    else:
        count = sum(1 for entry in going for _ in noticed(entry, {"identity": finders(session)["identity"]}))
        found = say_many(
            "This is not masked, and 1 thing in these entries may tell who somebody is.",
            "This is not masked, and {count} things in these entries may tell who somebody is.",
            count,
        )
        none = say(
            "This is not masked. No pattern was found that tells who somebody is, and names are missed."
        )
        look = say(
            "Read it once as the person, a colleague or a neighbour would: could they recognise the story?"
        )
        tell(f"{found if count else none} {look}", to=to)
