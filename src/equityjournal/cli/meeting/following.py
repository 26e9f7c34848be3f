"""Options of `with NAME`, followed without questions."""

from typing import Any

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting import bringing, choices, coach_words, page, removing
from equityjournal.cli.meeting.agreed import doing_in, note_agreed
from equityjournal.cli.meeting.asked import Asked
from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.comparing import close_stolen
from equityjournal.cli.meeting.parties import (
    Meeting,
    ask_again_after_a_year,
    begin_again,
    companion_called,
    companion_known_as,
    met_for_the_first_time,
)
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.companion import Meets
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


def meet(session: Session, name: str, asked: Asked, hand: InHand) -> None:
    """Follow the options of a command line; without any, show the screen.

    Args:
        session: The journal.
        name: The other of the two.
        asked: The options.
        hand: The words of a reply, if any were given.

    Raises:
        UnknownName: When nobody is meant, or several people may be.
        UnclearCommand: For a word of the other's part.
    """
    if asked.stolen or asked.stop or asked.take_back is not None or asked.remove is not None:
        _give_less(side_with(session, companion_called(name), asked.output, yes=asked.yes), asked)
        return
    known = companion_known_as(name)
    other = known or met_for_the_first_time(name)
    side = side_with(session, other, asked.output, yes=asked.yes)
    is_look = asked == Asked()
    if side.companion.ended:
        if not is_look:
            raise UnclearCommand(say("You stopped meeting {name}.", name=side.name))
        if not begin_again(side):
            return
    elif known:
        ask_again_after_a_year(side)
    if is_look:
        choices.look(side, is_first=known is None)
    else:
        _do(side, asked, hand)


def _do(side: WriterSide | CoachSide, asked: Asked, hand: InHand) -> None:
    """Follow options in a meeting's order."""
    if (asked.reply is not None or asked.questions or asked.ask) and side.companion.is_coach:
        raise UnclearCommand(say("{name} reads what you write; only they reply and ask.", name=side.name))
    if (asked.bring or asked.along is not None) and not side.companion.is_coach:
        raise UnclearCommand(say("{name} brings what they wrote; only they bring.", name=side.name))
    if asked.anew and asked.output and side.companion.is_coach:
        raise UnclearCommand(say("{name} makes the invitation, so no file is made here.", name=side.name))
    _remember(side, asked)
    if asked.anew:
        choices.pair(side, anew=True)
        return
    if asked.is_talk:
        _note_talk(side, asked)
    if isinstance(side, WriterSide):
        _as_writer(side.anew(), asked)
    else:
        _as_coach(side.anew(), asked, hand)


def _note_talk(side: Meeting, asked: Asked) -> None:
    """Store the agreement typed."""
    note_agreed(
        side,
        parse_day(asked.day, side.today) if asked.day else side.today,
        keep=asked.keep or "",
        doing=[doing_in(typed) for typed in asked.who or []],
        next_time=asked.next_time or "",
        learnt=asked.learnt or "",
    )


def _remember(side: Meeting, asked: Asked) -> None:
    """Store how the two meet from now on."""
    changes: dict[str, Any] = {}
    if asked.meets is not None:
        ways: dict[str, Meets] = {say("page"): "page", say("files"): "files"}
        if asked.meets not in ways:
            raise UnclearCommand(say("How do you meet? --meet page, or --meet files."))
        changes["meets"] = ways[asked.meets]
    if asked.manages is not None:
        changes |= {"manages": asked.manages, "asked": side.today}
    if asked.along is not None:
        changes["along"] = bringing.kinds_in(asked.along)
    if changes:
        side.change(**changes)
        tell(say("Remembered."))


def _as_writer(side: WriterSide, asked: Asked) -> None:
    """Read or bring."""
    if asked.read is not None:
        choices.read_replies(side, [asked.read])
    brought = Ticks(entries=list(asked.bring)) if asked.bring else Ticks()
    if asked.paper:
        refuse_unless_answered(yes=asked.yes)
        page.make_page(side, brought)
    elif asked.bring or asked.send:
        refuse_unless_answered(yes=asked.yes)
        bringing.send(side, bringing.request_of(side, brought))


def _as_coach(side: CoachSide, asked: Asked, hand: InHand) -> None:
    """Read, question, reply, or send."""
    if asked.read is not None:
        coach_words.read(side, [asked.read])
    if asked.questions:
        coach_words.bring_questions(side)
    if asked.reply is not None:
        coach_words.reply(side, asked.reply, hand)
    if asked.ask:
        coach_words.add_waiting(side, questions=asked.ask)
        coach_words.tell_waiting(side)
    if asked.paper:
        page.coach_paper(side)
    if asked.send:
        refuse_unless_answered(yes=asked.yes)
        coach_words.send(side.anew())


def _give_less(side: WriterSide | CoachSide, asked: Asked) -> None:
    """Ask for something back, remove what came, close keys, or end the meetings."""
    if asked.stolen:
        close_stolen(side)
        return
    otherwise = removing.removal_needs_terminal() if asked.remove is not None else ""
    refuse_unless_answered(yes=asked.yes, otherwise=otherwise)
    if asked.remove is not None:
        removing.remove(side, parse_day(asked.remove, side.today))
    elif asked.take_back is not None and isinstance(side, WriterSide):
        removing.take_back(side, asked.take_back)
    elif asked.take_back is not None:
        raise UnclearCommand(say("{name} brings what they wrote; only they ask for it back.", name=side.name))
    else:
        removing.stop(side)
