"""Words that wait to be sealed: shown, and taken out again before they go."""

from collections.abc import Callable
from typing import NamedTuple

from equityjournal.cli.meeting.screen import ticked_of
from equityjournal.cli.meeting.sides import CoachSide, WriterSide
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.sharing.talk import Talk, Waiting
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.replies import Talks


class _Thing(NamedTuple):
    """A thing that waits, with the way to take it out."""

    said: str
    take_out: Callable[[], None]


def is_any_unsent(side: WriterSide | CoachSide) -> bool:
    """Whether words or talks wait to be sealed."""
    return bool(side.unsent) or not _waiting(side).is_empty


def take_out(side: WriterSide | CoachSide) -> None:
    """Show all that waits, whole, and take out what is ticked."""
    things = [*_words(side), *(_Thing(_talk_said(talk), _removal(side, talk)) for talk in side.unsent)]
    heading = say("This waits for your next file. What is to be taken out? Numbers; Enter for none.")
    chosen = ticked_of([thing.said for thing in things], heading)
    for n in sorted(chosen, reverse=True):  # the last first, so that places before it stay
        things[n - 1].take_out()
    tell(say("Taken out; nobody is told.") if chosen else say("All of it waits."))


def _waiting(side: WriterSide | CoachSide) -> Waiting:
    """Replies and questions of a coach; a writer has none."""
    return side.waiting if isinstance(side, CoachSide) else Waiting()


def _words(side: WriterSide | CoachSide) -> list[_Thing]:
    """A coach's replies and questions."""
    if not isinstance(side, CoachSide):
        return []
    numbers = {id_letters(item.entry): n for n, (item, _) in side.items.items()}

    def without(field: str, place: int) -> Callable[[], None]:
        def take_out() -> None:
            there = side.waiting
            left = [thing for at, thing in enumerate(getattr(there, field)) if at != place]
            side.keep_waiting(there.model_copy(update={field: left}))

        return take_out

    replies = [
        _Thing(
            say("on {n}: {text}", n=numbers.get(id_letters(reply.entry), "?"), text=_flat(reply.text)),
            without("replies", place),
        )
        for place, reply in enumerate(side.waiting.replies)
    ]
    questions = [
        _Thing(say("question: {text}", text=_flat(question)), without("questions", place))
        for place, question in enumerate(side.waiting.questions)
    ]
    return [*replies, *questions]


def _talk_said(talk: Talk) -> str:
    """A talk in a line, with all of its words."""
    words = _flat("; ".join(talk.lines))
    return say("what you noted on {day}, here too: {words}", day=in_words(talk.day), words=words)


def _removal(side: WriterSide | CoachSide, talk: Talk) -> Callable[[], None]:
    return lambda: Talks(side.session.root).take_back(talk)


def _flat(text: str) -> str:
    return " ".join(text.split())
