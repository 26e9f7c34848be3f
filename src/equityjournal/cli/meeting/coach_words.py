"""A coach at a meeting: read, questions, reply, send."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from equityjournal.cli.meeting.agreeing import ticked_steps
from equityjournal.cli.meeting.agreement import agreement_to_send
from equityjournal.cli.meeting.answers import line_or_nothing, ticked
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import card_of, new_letter, seal_letter, untold
from equityjournal.cli.meeting.preview import tell_whole
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.sharing.drafting import drafted_from
from equityjournal.cli.sharing.replying import Replying, refuse_too_much
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.letter_parts import Reply
from equityjournal.core.sharing.letter_reading import item_paragraphs
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.sharing.talk import shared_talk
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.coachs_words import Sent


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
        there = side.waiting
        side.keep_waiting(
            there.model_copy(
                update={
                    "replies": [*there.replies, *replies],
                    "questions": list(dict.fromkeys([*there.questions, *questions])),
                }
            )
        )


def write_reply(side: CoachSide, n: int, hand: InHand) -> bool:
    """Take a reply to a numbered entry; whether it was finished.

    Raises:
        UnknownName: When there is no such number.
        NothingToKeep: When the reply is blank.
    """
    item = side.item_numbered(n)
    card_of(side.meeting)
    replying = Replying(side.meeting.companion, item, hand, side.keys)
    words = replying.words()
    if words is None:
        return False
    add_waiting(side, [WaitingReply(entry=item.entry, text=words)])
    replying.done()
    return True


def has_something_to_send(side: CoachSide) -> bool:
    """Whether words, talks or results wait to be sealed."""
    known = side.meeting.companion
    if not known.may_be_sealed_for:
        return False
    results = any(result.did != "came" for came in untold(known) for result in came.to_tell)
    waits = results or bool(side.meeting.unsent) or agreement_to_send(known) is not None
    return waits or not side.waiting.is_empty


def send(side: CoachSide, output: Path | None, *, yes: bool) -> None:
    """Show all waiting words, ask, and seal a letter.

    Raises:
        NothingToKeep: When nothing waits.
        NotAllowed, NotSaved: As of sealing.
    """
    meeting = side.meeting
    steps = [] if yes else ticked_steps(meeting)
    if not (has_something_to_send(side) or steps or untold(meeting.companion)):
        raise NothingToKeep(say("Nothing waits to be sent to {name}.", name=meeting.name))
    waiting = side.waiting
    letter = new_letter(
        meeting,
        side.keys[0],
        replies=[Reply(entry=reply.entry, text=reply.text) for reply in waiting.replies],
        questions=list(waiting.questions),
        agreed=[shared_talk(talk) for talk in meeting.unsent],
        steps=[step.told for step in steps],
        agreement=agreement_to_send(meeting.companion),
    )
    numbers = {id_letters(item.entry): n for n, (item, _) in side.items.items()}

    def shown(stream: TextIO) -> None:
        tell_whole(meeting, letter, stream, numbers)

    if seal_letter(meeting, side.keys[0], letter, shown, yes=yes, output=output):
        Sent(sharing_place(), meeting.companion).keep(letter, side.keys[0].card)
        side.keep_waiting(Waiting())
    else:
        tell(say("It waits for another time."))
