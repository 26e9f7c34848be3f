"""Words and talks that wait for the next file: added, listed, and taken out again before they go."""

from collections.abc import Sequence

from equityjournal.cli.meeting.agreed import agreement_to_send
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import untold
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import on_a_line, ticked_of
from equityjournal.cli.pairing.comparing import card_of
from equityjournal.cli.terminal.incoming_text import is_text
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.letter_parts import refuse_too_much
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, NotSaved
from equityjournal.core.text.speech import say


def refuse_unsendable(texts: Sequence[str]) -> None:
    """Refuse words that no letter can carry: no text, blank, too long, or too many."""
    if not all(map(is_text, texts)):
        raise NotSaved(
            say("Some of it is not text (it holds bytes that stand for no character); nothing was made.")
        )
    if not all(text.strip() for text in texts):
        raise NothingToKeep(say("There is no text in that, so nothing was made."))
    refuse_too_much(texts)


def add_waiting(side: CoachSide, replies: Sequence[WaitingReply] = (), questions: Sequence[str] = ()) -> None:
    """Add to the words waiting to be sealed."""
    refuse_unsendable([*(reply.text for reply in replies), *questions])
    if replies or questions:
        card_of(side)
        there = side.waiting
        asked = [question for question in dict.fromkeys(questions) if question not in there.questions]
        side.keep_waiting(there + Waiting(replies=list(replies), questions=asked))


def tell_waiting(side: Meeting) -> None:
    """Say how words that wait are sealed."""
    tell(side.say("It waits for `equityjournal with {typed} --send`."))


def has_something_to_send(side: Meeting) -> bool:
    """Whether words, talks or results wait to be sealed."""
    known = side.companion
    if not known.may_be_sealed_for:
        return False
    results = any(result.did != "came" for came in untold(known) for result in came.to_tell)
    return results or side.is_any_unsent or agreement_to_send(known) is not None


def take_out(side: Meeting) -> None:
    """Show all that waits, whole, and take out what is ticked."""
    waiting, numbers = side.waiting, side.numbers
    said = [
        say("on {n}: {text}", n=numbers.get(id_letters(reply.entry), "?"), text=on_a_line(reply.text))
        for reply in waiting.replies
    ]
    said += [say("question: {text}", text=on_a_line(question)) for question in waiting.questions]
    for talk in side.unsent:
        words = on_a_line("; ".join(talk.lines))
        said.append(say("what you noted on {day}, here too: {words}", day=in_words(talk.day), words=words))
    heading = say("This waits for your next file. What is to be taken out? Numbers; Enter for none.")
    things = [*waiting.replies, *waiting.questions, *side.unsent]
    chosen = ticked_of(things, said, heading)
    left = [thing for thing in things if all(thing is not gone for gone in chosen)]  # two may be alike
    if isinstance(side, CoachSide) and chosen:
        replies = [thing for thing in left if isinstance(thing, WaitingReply)]
        questions = [thing for thing in left if isinstance(thing, str)]
        side.keep_waiting(Waiting(replies=replies, questions=questions))
    for talk in side.unsent:
        if talk not in left:
            side.noted.take_back(talk)
    tell(say("Taken out; nobody is told.") if chosen else say("All of it waits."))
