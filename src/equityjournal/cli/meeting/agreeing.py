"""Agreements of a talk: three lines, each possibly empty."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.answering.kept_texts import kept_texts
from equityjournal.cli.meeting.answers import line_or_nothing, one_of, ticked
from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.sharing.talk import Doing, Step, Talk
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import names
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting


class Agreed(NamedTuple):
    """The lines of a talk, as typed."""

    keep: str = ""
    doing: Sequence[str] = ()
    """`who: what`, each."""
    next_time: str = ""
    learnt: str = ""


def note_agreed(meeting: "Meeting", agreed: Agreed, day: date) -> None:
    """Store an agreement, and confirm.

    Raises:
        NothingToKeep: When all of it is empty.
        UnclearCommand: When a small thing does not say whose it is.
        NotSaved: When the disk will not take it.
    """
    if not any((agreed.keep.strip(), *agreed.doing, agreed.next_time.strip(), agreed.learnt.strip())):
        raise NothingToKeep(say("Nothing was typed, so nothing was noted."))
    talk = Talk(
        id=names.message_name(),
        day=day,
        noted=meeting.now,
        with_whom=meeting.name,
        companion=meeting.companion.id,
        keep=agreed.keep.strip(),
        doing=[_doing(typed) for typed in agreed.doing],
        next_time=agreed.next_time.strip(),
        learnt=agreed.learnt.strip(),
    )
    meeting.session.journal.guard.refuse_after_loss()
    Talks(meeting.session.root).keep(talk)
    said = say("Noted.")
    if meeting.companion.meets == "files":
        said = say("Noted. It goes to {name} with your next file.", name=meeting.name)
    tell(said)


def _doing(typed: str) -> Doing:
    """A small thing to do, from `who: what`."""
    who, colon, text = typed.partition(":")
    if not (colon and who.strip() and text.strip()):
        raise UnclearCommand(say("Who does it? Say it so: “Amara: ask the third mother”."))
    return Doing(who=" ".join(who.split()), text=" ".join(text.split()))


def ask_agreed(meeting: "Meeting") -> None:
    """Ask for the lines of a talk, after the outcome of the last.

    Raises:
        EOFError, KeyboardInterrupt: When the user stops instead; what came of small things is kept by then.
    """
    ask_what_came_of(meeting)
    about = f"talk-{meeting.companion.id}"
    with kept_texts(meeting.session.journal.drafts, about, talking_to(False)) as text_at:
        keep = text_at(say("What do you want to keep? Enter leaves it out."))
        doing = _asked_doings()
        next_time = text_at(say("What does next time begin with? Enter leaves it out."))
        learnt = ""
        if meeting.companion.is_coach:
            learnt = text_at(say("What did you learn from talking? It stays here. Enter leaves it out."))
        try:
            note_agreed(meeting, Agreed(keep, doing, next_time, learnt), meeting.today)
        except NothingToKeep as nothing:
            tell(nothing.sentence)


def _asked_doings() -> list[str]:
    """Small things to do, asked for until Enter."""
    doing: list[str] = []
    question = say("Who does what small thing? So: “Amara: ask the third mother”. Enter goes on.")
    while typed := line_or_nothing(question):
        try:
            doing.append(f"{_doing(typed).who}: {_doing(typed).text}")
        except UnclearCommand as unclear:
            tell(unclear.sentence, to=talking_to(False))
        question = say("Anything else? Enter goes on.")
    return doing


def ask_what_came_of(meeting: "Meeting") -> None:
    """Ask for the outcome of each small thing still open."""
    words = {say("kept"): "done", say("let go"): "dropped", "": ""}
    for step in meeting.steps:
        if step.doing.is_open:
            said = say("{step}. Type {words}; Enter leaves it open.", step=doing_line(step.doing),
                       words=listed([say("kept"), say("let go")], last=say("or")))  # fmt: skip
            field = words[one_of(said, words)]
            if field:
                _change(meeting, step, field)


def _change(meeting: "Meeting", step: Step, field: str) -> None:
    """Store the outcome of a small thing."""
    talks = Talks(meeting.session.root)
    talk = next(talk for talk in talks.all() if talk.id == step.talk.id)
    doing = list(talk.doing)
    doing[step.n - 1] = doing[step.n - 1].model_copy(update={field: meeting.today})
    talks.change(talk.model_copy(update={"doing": doing}))


def ticked_steps(meeting: "Meeting") -> list[Step]:
    """Small things noted together, as ticked for sending."""
    steps = [step for step in meeting.steps if not step.doing.is_open or step.talk.sent]
    if not steps:
        return []
    to = talking_to(False)
    tell(say("What came of the small things you noted? Tick what may go, by number; Enter for none."), to=to)
    for n, step in enumerate(steps, start=1):
        tell(f"{n}: {doing_line(step.doing)}", indent=2, hang=3, to=to)
    return [steps[n - 1] for n in ticked(len(steps))]
