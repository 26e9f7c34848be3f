"""Words and talks that wait for the next file: added, listed, and taken out again before they go."""

from collections.abc import Sequence

from equityjournal.cli.meeting.agreed import agreement_to_send
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import card_of, untold
from equityjournal.cli.meeting.screen import on_a_line, ticked_of
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.terminal.incoming_text import is_text
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.letter_parts import refuse_too_much
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.replies import Talks


def refuse_unsendable(texts: Sequence[str]) -> None:
    """Refuse words that no letter can carry."""
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


def tell_waiting(side: CoachSide) -> None:
    """Say how words that wait are sealed."""
    tell(side.say("It waits for `equityjournal with {typed} --send`."))


def has_something_to_send(side: CoachSide) -> bool:
    """Whether words, talks or results wait to be sealed."""
    known = side.companion
    if not known.may_be_sealed_for:
        return False
    results = any(result.did != "came" for came in untold(known) for result in came.to_tell)
    return results or is_any_unsent(side) or agreement_to_send(known) is not None


def is_any_unsent(side: WriterSide | CoachSide) -> bool:
    """Whether words or talks wait to be sealed."""
    return bool(side.unsent) or (isinstance(side, CoachSide) and not side.waiting.is_empty)


def take_out(side: WriterSide | CoachSide) -> None:
    """Show all that waits, whole, and take out what is ticked."""
    waiting, numbers = Waiting(), dict[str, int]()
    if isinstance(side, CoachSide):
        waiting, numbers = side.waiting, side.numbers
    things = [*waiting.replies, *waiting.questions, *side.unsent]
    said = [
        say("on {n}: {text}", n=numbers.get(id_letters(reply.entry), "?"), text=on_a_line(reply.text))
        for reply in waiting.replies
    ]
    said += [say("question: {text}", text=on_a_line(question)) for question in waiting.questions]
    for talk in side.unsent:
        words = on_a_line("; ".join(talk.lines))
        said.append(say("what you noted on {day}, here too: {words}", day=in_words(talk.day), words=words))
    heading = say("This waits for your next file. What is to be taken out? Numbers; Enter for none.")
    chosen = ticked_of(things, said, heading)
    left = [thing for thing in things if all(thing is not gone for gone in chosen)]  # two may be alike
    if isinstance(side, CoachSide) and chosen:
        replies = [thing for thing in left if isinstance(thing, WaitingReply)]
        side.keep_waiting(
            Waiting(replies=replies, questions=[text for text in left if isinstance(text, str)])
        )
    for talk in side.unsent:
        if talk not in left:
            Talks(side.session.root).take_back(talk)
    tell(say("Taken out; nobody is told.") if chosen else say("All of it waits."))
