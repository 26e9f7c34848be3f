"""A coach at a meeting: read, questions, reply, send."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.meeting.agreeing import ticked_steps
from equityjournal.cli.meeting.answers import line_or_nothing, ticked
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import seal_letter, tell_how_to_send
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.sharing.drafting import drafted_from
from equityjournal.cli.sharing.kept_letters import inbox
from equityjournal.cli.sharing.replying import Replying, refuse_too_much
from equityjournal.cli.sharing.sealed_files import new_message, tell_paragraphs
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.coach_view import answer_paragraphs
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import Answer, Reply
from equityjournal.core.sharing.shared_content import item_paragraphs
from equityjournal.core.sharing.talk import Step, shared_talk
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.sharing.waiting import Waiting, WaitingReply
from equityjournal.core.text.errors import NotAllowed, NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.sent import Sent
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting


def read(side: CoachSide, numbers: Sequence[int] = ()) -> None:
    """Show shared entries by number, or the new ones.

    Raises:
        UnknownName: When there is no such number.
    """
    wanted = list(numbers) or side.new
    if not wanted:
        tell(say("Nothing is new. With a number you read again what came before: read 1."))
        return
    items = {n: side.item_numbered(n) for n in wanted}

    def tell_all(to: TextIO) -> None:
        for place, (n, item) in enumerate(items.items()):
            if place:
                tell(to=to)
            tell_paragraphs(item_paragraphs(item, n), to)

    if by_screenfuls(tell_all, sys.stdout):
        side.mark_read(wanted)


def bring_questions(side: CoachSide) -> None:
    """Draft questions; those ticked wait to be sealed."""
    found = drafted_from(side.meeting.session, side.heard)
    to = talking_to(False)
    tell(say("Questions for {name}; none has to be asked.", name=side.meeting.name))
    for n, question in enumerate(found, start=1):
        tell(f"{n}: {' '.join(question.text.split())}", indent=2, hang=3)
    if not is_conversation():
        return
    chosen = []
    if found:
        tell(say("Which go to {name} beforehand? Numbers; Enter for none.", name=side.meeting.name), to=to)
        chosen = [found[n - 1].text for n in ticked(len(found))]
    if own := line_or_nothing(say("One of your own? Enter for none.")):
        chosen.append(own)
    add_waiting(side, questions=chosen)


def add_waiting(side: CoachSide, replies: Sequence[WaitingReply] = (), questions: Sequence[str] = ()) -> None:
    """Add to the words waiting to be sealed.

    Raises:
        NotSaved: When the disk will not take them, or they are too long to send.
    """
    refuse_too_much([*(reply.text for reply in replies), *questions])
    if replies or questions:
        card_of(side.meeting)
        there = side.waiting.there()
        side.waiting.keep(
            there.model_copy(
                update={
                    "replies": [*there.replies, *replies],
                    "questions": list(dict.fromkeys([*there.questions, *questions])),
                }
            )
        )


def write_reply(side: CoachSide, n: int, hand: InHand) -> bool:
    """Take a reply to a numbered entry, as given or line by line; whether it was finished.

    Raises:
        UnknownName: When there is no such number.
        NothingToKeep: When the reply is blank.
    """
    item = side.item_numbered(n)
    replying = Replying(card_of(side.meeting), item, hand)
    words = replying.words()
    if words is None:
        return False
    add_waiting(side, [WaitingReply(entry=item.entry, text=words)])
    replying.done()
    return True


def card_of(meeting: "Meeting") -> Trusted:
    """The card of the other, needed for any letter.

    Raises:
        NotAllowed: Without it.
    """
    if meeting.card is None:
        raise NotAllowed(
            say("You have no card of {name}, so nothing can be sealed for them.", name=meeting.name)
        )
    return meeting.card


def has_something_to_send(side: CoachSide) -> bool:
    """Whether words, talks or results wait to be sealed."""
    if side.meeting.card is None:
        return False
    asked_back = any(came.kind != "share" for _, came in side.untold)
    return asked_back or bool(side.meeting.unsent) or not side.waiting.there().is_empty


def send(side: CoachSide, output: Path | None, *, yes: bool, force: bool = False) -> None:
    """Show all waiting words, ask, and seal a letter.

    Raises:
        NothingToKeep: When nothing waits.
        NotAllowed, NotSaved: As of sealing.
    """
    meeting = side.meeting
    steps = [] if yes else ticked_steps(meeting)
    if not (has_something_to_send(side) or steps or side.untold):
        raise NothingToKeep(say("Nothing waits to be sent to {name}.", name=meeting.name))
    keys = _own_keys(side)
    answer = _answer(side, keys, steps)
    numbers = {id_letters(item.entry): n for n, (item, _) in side.items.items()}
    to = sys.stdout if yes else talking_to(False)

    def tell_all(stream: TextIO) -> None:
        tell(say("This is all that {name} will read:", name=meeting.name), to=stream)
        tell_paragraphs(answer_paragraphs(answer, numbers), stream)

    question = say("Seal this for {name}? Type yes; anything else leaves it for later.", name=meeting.name)
    if not (by_screenfuls(tell_all, to) and (yes or typed_yes(question, to))):
        tell(say("Nothing was made. It waits for another time."), to=to)
        return
    place = output or place_for(answer.recipient.name)
    block = seal_letter(answer, keys, place, meeting.session.root, force=force)
    _remember(side, answer, block)
    tell_how_to_send(meeting.name, place)


def _own_keys(side: CoachSide) -> Keys:
    """The coach's keys known to the writer: those last sealed for."""
    recipients = [share.recipient for share in side.shares[-1:]]
    known = [keys for keys in side.keys for person in recipients if keys.person.is_same_as(person)]
    return known[0] if known else side.keys[0]


def _answer(side: CoachSide, keys: Keys, steps: Sequence[Step]) -> Answer:
    """The message of all waiting words."""
    waiting, card = side.waiting.there(), card_of(side.meeting)
    return new_message(
        Answer,
        keys.person,
        card.person,
        replies=[Reply(entry=reply.entry, text=reply.text) for reply in waiting.replies],
        questions=list(waiting.questions),
        agreed=[shared_talk(talk) for talk in side.meeting.unsent],
        steps=[step.told for step in steps],
        results=[came.result for _, came in side.untold],
    )


def _remember(side: CoachSide, answer: Answer, block: bytes) -> None:
    """Mark words, talks and results as sent."""
    Sent(sharing_place(), answer.recipient.key_id).keep(answer.id, block)
    side.waiting.keep(Waiting())
    talks = Talks(side.meeting.session.root)
    for talk in side.meeting.unsent:
        talks.change(talk.model_copy(update={"sent": answer.id}))
    for key_id, came in side.untold:
        inbox().mark(key_id, came.model_copy(update={"told": answer.id}))
