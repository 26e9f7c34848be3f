"""Words that wait to be sealed: shown, and taken out again before they go."""

from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.screen import ticked_of
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.replies import Talks


def is_any_unsent(side: WriterSide | CoachSide) -> bool:
    """Whether words or talks wait to be sealed."""
    return bool(side.unsent) or (isinstance(side, CoachSide) and not side.waiting.is_empty)


def take_out(side: WriterSide | CoachSide) -> None:
    """Show all that waits, whole, and take out what is ticked."""
    waiting, numbers = Waiting(), dict[str, int]()
    if isinstance(side, CoachSide):
        waiting = side.waiting
        numbers = {id_letters(item.entry): n for n, (item, _) in side.items.items()}
    things = [*waiting.replies, *waiting.questions, *side.unsent]
    said = [
        say("on {n}: {text}", n=numbers.get(id_letters(reply.entry), "?"), text=_flat(reply.text))
        for reply in waiting.replies
    ]
    said += [say("question: {text}", text=_flat(question)) for question in waiting.questions]
    for talk in side.unsent:
        words = _flat("; ".join(talk.lines))
        said.append(say("what you noted on {day}, here too: {words}", day=in_words(talk.day), words=words))
    heading = say("This waits for your next file. What is to be taken out? Numbers; Enter for none.")
    chosen = ticked_of(said, heading)
    left = [thing for n, thing in enumerate(things, start=1) if n not in chosen]
    if isinstance(side, CoachSide) and chosen:
        replies = [thing for thing in left if isinstance(thing, WaitingReply)]
        side.keep_waiting(
            Waiting(replies=replies, questions=[text for text in left if isinstance(text, str)])
        )
    for talk in side.unsent:
        if talk not in left:
            Talks(side.session.root).take_back(talk)
    tell(say("Taken out; nobody is told.") if chosen else say("All of it waits."))


def _flat(text: str) -> str:
    return " ".join(text.split())
