"""Options of `with NAME`, followed without questions."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.meeting import bringing, choices, coach_words, page, stopping
from equityjournal.cli.meeting.agreeing import Agreed, note_agreed
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.comparing import close_stolen
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.sharing.kept_letters import removal_needs_terminal
from equityjournal.cli.sharing.own import companions
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.replies import WaitingReply
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.sharing.companion import Meets


class Asked(NamedTuple):
    """Options of `with NAME`."""

    bring: Sequence[str] = ()
    read: int | None = None
    reply: tuple[int, str] | None = None
    questions: bool = False
    ask: Sequence[str] = ()
    keep: str = ""
    who: Sequence[str] = ()
    next_time: str = ""
    learnt: str = ""
    day: str | None = None
    along: str | None = None
    meet: str | None = None
    manages: bool | None = None
    send: bool = False
    paper: bool = False
    take_back: int | None = None
    remove: str | None = None
    stop: bool = False
    anew: bool = False
    stolen: bool = False
    output: Path | None = None
    yes: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: then the screen is shown."""
        return not any(self._replace(day=None, output=None, yes=False)) and self.manages is None

    @property
    def is_less(self) -> bool:
        """Whether it asks back, removes or stops."""
        return self.stop or self.take_back is not None or self.remove is not None

    @property
    def agreed(self) -> Agreed | None:
        """The agreement typed, if any."""
        if not (self.keep or self.who or self.next_time or self.learnt):
            return None
        return Agreed(self.keep, self.who, self.next_time, self.learnt)


def do(again: Callable[[], "Meeting"], asked: Asked) -> None:
    """Follow the options of a command line, in a meeting's order.

    Raises:
        UnclearCommand: For a word of the other's part.
    """
    meeting = again()
    of_coach = bool(asked.reply or asked.questions or asked.ask)
    if of_coach and meeting.companion.is_coach:
        raise UnclearCommand(say("{name} reads what you write; only they reply and ask.", name=meeting.name))
    if (asked.bring or asked.along) and not meeting.companion.is_coach:
        raise UnclearCommand(say("{name} brings what they wrote; only they bring.", name=meeting.name))
    if asked.meet is not None:
        meeting = _meeting_so(again, asked.meet)
    if asked.stolen:
        close_stolen(meeting)
        return
    if asked.anew:
        choices.pair(meeting, asked.output, anew=True)
        return
    if asked.manages is not None:
        changes = {"manages": asked.manages, "asked": meeting.today}
        companions().keep(again().companion.model_copy(update=changes))
        tell(say("Remembered."))
        meeting = again()
    if agreed := asked.agreed:
        day = parse_day(asked.day, meeting.today) if asked.day else meeting.today
        note_agreed(meeting, agreed, day)
    if meeting.companion.is_coach:
        _as_writer(again, asked)
    else:
        _as_coach(again, asked)


def _meeting_so(again: Callable[[], "Meeting"], how: str) -> "Meeting":
    """The meeting, once the way of meeting is changed.

    Raises:
        UnclearCommand: For a way there is not.
    """
    ways: dict[str, Meets] = {say("page"): "page", say("files"): "files"}
    if how not in ways:
        raise UnclearCommand(say("How do you meet? --meet page, or --meet files."))
    companions().keep(again().companion.model_copy(update={"meets": ways[how]}))
    tell(say("Remembered."))
    return again()


def _as_writer(again: Callable[[], "Meeting"], asked: Asked) -> None:
    """Read or bring."""
    side = WriterSide(again())
    if asked.along is not None:
        changes = {"along": bringing.kinds_in(asked.along)}
        companions().keep(side.meeting.companion.model_copy(update=changes))
        tell(say("Remembered."))
        side = WriterSide(again())
    if asked.read is not None:
        choices.read_replies(side, [asked.read])
    brought = Ticks(entries=list(asked.bring)) if asked.bring else Ticks()
    if asked.paper:
        refuse_unless_answered(yes=asked.yes)
        page.make_page(side, brought, asked.output, yes=asked.yes)
    elif asked.bring or asked.send:
        refuse_unless_answered(yes=asked.yes)
        bringing.send(side, brought, asked.output, yes=asked.yes)


def _as_coach(again: Callable[[], "Meeting"], asked: Asked) -> None:
    """Read, question, reply, or send."""
    side = CoachSide(again())
    if asked.read is not None:
        coach_words.read(side, [asked.read])
    if asked.questions:
        coach_words.bring_questions(side)
    replies = []
    if asked.reply:
        n, text = asked.reply
        replies = [WaitingReply(entry=side.item_numbered(n).entry, text=text)]
    coach_words.add_waiting(side, replies, asked.ask)
    if replies or asked.ask:
        tell(say("It waits for `equityjournal with {name} --send`.", name=side.meeting.typed))
    if asked.paper:
        page.coach_paper(side, asked.output)
    if asked.send:
        refuse_unless_answered(yes=asked.yes)
        coach_words.send(CoachSide(again()), asked.output, yes=asked.yes)


def give_less(meeting: "Meeting", asked: Asked) -> None:
    """Ask for something back, remove what came, or end the meetings.

    Raises:
        NotAllowed: Without a terminal to ask on.
    """
    otherwise = removal_needs_terminal() if asked.remove is not None else ""
    refuse_unless_answered(yes=asked.yes, otherwise=otherwise)
    if asked.remove is not None:
        stopping.remove(CoachSide(meeting), parse_day(asked.remove, meeting.today), yes=asked.yes)
    elif asked.take_back is not None:
        stopping.take_back(WriterSide(meeting), asked.take_back, asked.output, yes=asked.yes)
    elif meeting.companion.is_coach:
        stopping.stop_as_writer(WriterSide(meeting), yes=asked.yes, output=asked.output)
    else:
        stopping.stop_as_coach(CoachSide(meeting), yes=asked.yes)
