"""Options of `with NAME`: all of a line is looked at before any of it is done."""

import shlex
from collections.abc import Callable, Iterator
from typing import Any

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting import bringing, choices, coach_words, page, removing
from equityjournal.cli.meeting.agreed import keep_talk, talk_of
from equityjournal.cli.meeting.asked import Asked
from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import options_in_a_line
from equityjournal.cli.meeting.parties import (
    Meeting,
    ask_again_after_a_year,
    begin_again,
    met_for_the_first_time,
)
from equityjournal.cli.meeting.replying import refuse_unsendable
from equityjournal.cli.meeting.shareable import entries_named
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.comparing import card_of
from equityjournal.cli.pairing.new_keys import close_stolen
from equityjournal.cli.pairing.other import companion_called, companion_known_as
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.companion import Meets
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import say

Deed = Callable[[], object]
"""What an option does, once nothing else on its line is in the way."""


def meet(session: Session, name: str, asked: Asked, hand: InHand) -> None:
    """Follow the options of a command line, with words of a reply in hand; without any, show the screen."""
    if asked.stolen or asked.stop or asked.take_back is not None or asked.remove is not None:
        _give_less(side_with(session, companion_called(name), asked.output, yes=asked.yes), asked)
        return
    known, is_look = companion_known_as(name), asked == Asked()
    side = side_with(session, known or met_for_the_first_time(session, name), asked.output, yes=asked.yes)
    if side.companion.ended and not is_look:
        said = side.say("You stopped meeting {name}. `equityjournal with {typed}` begins again.")
        raise UnclearCommand(said)
    deeds = list(_deeds(side, asked, hand))
    if side.companion.ended:
        if not begin_again(side):
            return
        side = side_with(session, side.stored)
    elif known:
        ask_again_after_a_year(side)
    elif deeds:
        side.keep(side.companion)  # what is noted is noted with somebody who is known here
    if is_look:
        choices.look(side, is_first=known is None)
    for deed in deeds:
        deed()


def _deeds(side: WriterSide | CoachSide, asked: Asked, hand: InHand) -> Iterator[Deed]:
    """The deeds of a command line, in a meeting's order. An impossible deed is refused as it is listed."""
    if (asked.reply is not None or asked.questions or asked.ask) and side.companion.is_coach:
        only = side.say("{name} reads what you write; only they reply and ask.")
        raise UnclearCommand(f"{only} {_other_way_round(side)}")
    if (asked.bring or asked.along is not None) and not side.companion.is_coach:
        only = side.say("{name} brings what they wrote; only they bring.")
        raise UnclearCommand(f"{only} {_other_way_round(side)}")
    if asked.anew and asked.output and side.companion.is_coach:
        raise UnclearCommand(side.say("{name} makes the invitation, so no file is made here."))
    if asked.output:
        free_place(asked.output, side.session.root, force=False)
    if changes := _changes(side, asked):
        yield lambda: _remember(side, changes)
    if asked.anew:
        yield lambda: choices.pair(side.anew(), anew=True)
    if asked.is_talk:
        day = parse_day(asked.day, side.today) if asked.day else side.today
        talk = talk_of(side, day, asked.keep, asked.who, asked.next_time, asked.learnt)
        side.session.journal.guard.refuse_after_loss()
        yield lambda: keep_talk(side, talk)
    yield from _as_writer(side, asked) if isinstance(side, WriterSide) else _as_coach(side, asked, hand)


def _other_way_round(side: Meeting) -> str:
    """The sentence for two who show each other what they wrote."""
    second = side.say("{name} as my mentee") if side.companion.is_coach else side.say("{name} as my coach")
    line = f"equityjournal with {shlex.quote(second)}"
    return say("For the other way round, meet them by a second name, too: `{line}`", line=line)


def _changes(side: Meeting, asked: Asked) -> dict[str, Any]:
    """How the two meet from now on."""
    changes: dict[str, Any] = {}
    if asked.meets is not None:
        ways: dict[str, Meets] = {say("page"): "page", say("paper"): "page", say("files"): "files"}
        if asked.meets not in ways:
            raise UnclearCommand(say("How do you meet? --meet page, or --meet files."))
        changes["meets"] = ways[asked.meets]
    if asked.manages is not None:
        changes |= {"manages": asked.manages, "asked": side.today}
    if asked.along is not None:
        changes["along"] = bringing.kinds_in(asked.along)
    return changes


def _remember(side: Meeting, changes: dict[str, Any]) -> None:
    side.change(**changes)
    if changes.get("meets") == "files":
        tell(side.say("Remembered: you and {name} meet by files. `equityjournal with {typed}` goes on."))
    elif "meets" in changes:
        tell(side.say("Remembered: you and {name} meet on paper."))
    if "manages" in changes:
        tell(_on_managing(side))
    if "along" in changes:
        with_kinds = options_in_a_line(side.companion.may_go(changes["along"]), masked=True)
        tell(" ".join([say("Remembered."), with_kinds or say("Nothing goes along.")]))
        if "feelings" in changes["along"] and side.companion.manages:
            tell(side.say("No feelings go to {name}, who manages you."))


def _on_managing(side: Meeting) -> str:
    """The sentence on who manages whom, as just answered."""
    if side.companion.is_coach and side.companion.manages:
        return side.say("Remembered: {name} manages you, or has a say in your job. No feelings go to {name}.")
    if side.companion.is_coach:
        return side.say("Remembered: {name} does not manage you, and has no say in your job.")
    if side.companion.manages:
        return side.say("Remembered: you manage {name}, or have a say in their job.")
    return side.say("Remembered: you do not manage {name}, and have no say in their job.")


def _as_writer(side: WriterSide, asked: Asked) -> Iterator[Deed]:
    """Read or bring."""
    number, brought = asked.read, Ticks(entries=list(asked.bring or ()))
    if number is not None:
        side.entry_numbered(number)
        yield lambda: choices.read_replies(side.anew(), [number])
    if brought.entries or asked.paper or asked.send:
        refuse_unless_answered(yes=asked.yes)
        side.session.journal.guard.refuse_after_loss()
        entries_named(side.session, brought.entries, side.today)
    if asked.paper:
        yield lambda: page.make_page(side.anew(), brought)
    elif asked.bring or asked.send:
        bringing.refuse_unless_it_may_go(side, brought, noted=asked.is_talk)
        yield lambda: bringing.send_ticked(side.anew(), brought)


def _as_coach(side: CoachSide, asked: Asked, hand: InHand) -> Iterator[Deed]:
    """Read, question, reply, or send."""
    read, reply, ask = asked.read, asked.reply, asked.ask
    if read is not None:
        side.item_numbered(read)
        yield lambda: coach_words.read(side.anew(), [read])
    if asked.questions:
        yield lambda: coach_words.bring_questions(side.anew())
    if reply is not None or ask or asked.send:
        card_of(side)
    if reply is not None:
        side.item_numbered(reply)
        words = hand.words()
        refuse_unsendable([] if words is None else [words])  # None: they are still to be typed
        yield lambda: coach_words.reply(side.anew(), reply, hand)
    if ask:
        refuse_unsendable(ask)
        yield lambda: coach_words.ask(side.anew(), ask)
    if asked.paper:
        if not side.items:
            raise NothingToKeep(side.nothing_kept)
        yield lambda: page.coach_paper(side.anew())
    if asked.send:
        refuse_unless_answered(yes=asked.yes)
        may_tick = bool(side.steps_to_tell) and not side.yes
        if not (asked.is_talk or reply is not None or ask or may_tick):
            coach_words.refuse_nothing(side)
        yield lambda: coach_words.send(side.anew())


def _give_less(side: WriterSide | CoachSide, asked: Asked) -> None:
    """Ask for something back, remove what came, close keys, or end the meetings."""
    if asked.stolen:
        close_stolen(side)
        return
    otherwise = removing.removal_needs_terminal() if asked.remove is not None else ""
    if asked.stop:
        otherwise = say("Stopping asks first, and nobody is here to answer; --yes does without.")
    refuse_unless_answered(yes=asked.yes, otherwise=otherwise)
    if asked.remove is not None:
        removing.remove(side, parse_day(asked.remove, side.today))
    elif asked.take_back is not None and isinstance(side, WriterSide):
        removing.take_back(side, [asked.take_back])
    elif asked.take_back is not None:
        raise UnclearCommand(side.say("{name} brings what they wrote; only they ask for it back."))
    else:
        removing.stop(side)
