"""Words to type below a meeting's screen, with their effects."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.meeting import bringing, coach_words, page, stopping
from equityjournal.cli.meeting.agreeing import ask_agreed
from equityjournal.cli.meeting.agreement import ask_agreement, is_due
from equityjournal.cli.meeting.answers import has_pressed_enter
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.comparing import compare
from equityjournal.cli.meeting.deciding import decide
from equityjournal.cli.meeting.first_time import agreed_beforehand
from equityjournal.cli.meeting.invited import begun
from equityjournal.cli.meeting.inviting import invite
from equityjournal.cli.meeting.letters import put_out_what_is_left
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import tell_screen
from equityjournal.cli.meeting.ticking import choose, entry_line
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.sharing.own import companions, keys_for
from equityjournal.cli.sharing.reply_lines import tell_beside
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import listed, say

if TYPE_CHECKING:
    from pathlib import Path

    from equityjournal.cli.meeting.letters import Heard
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.companion import Companion

Again = Callable[[], "Meeting"]
"""Function that looks at the meeting anew, after a change."""


def look(again: Again, *, is_first: bool = False) -> None:
    """Show the screen of a meeting, then take words.

    Before a pairing it says what comes next: the coach's invitation, and the writer's answer.
    """
    meeting = again()
    put_out_what_is_left(meeting)
    known = meeting.companion
    if (known.meets == "page" or not known.is_coach) and is_conversation():
        if agreed_beforehand(known, companions(), meeting.today) is None:
            return
    elif is_first:
        companions().keep(known)
    meeting = again()
    if known.meets == "files" and (not known.cards or begun(known)):
        if is_conversation():
            pair(meeting)
        else:
            tell(say("You and {name} are not paired yet; it takes a terminal.", name=meeting.name))
        return
    if is_first and known.is_coach and known.meets == "page":
        _bring_to_page(WriterSide(meeting))
        return
    side = WriterSide(meeting) if known.is_coach else CoachSide(meeting)
    tell_screen(side.lines())
    if is_conversation():
        sit(again)


def sit(again: Again) -> None:
    """Compare the two words, decide requests, then take words."""
    compare(again())
    decide(again(), yes=False)
    attend(again)


def read_first(again: Again) -> None:
    """Show a coach what just came, after Enter, then the meeting."""
    meeting = again()
    if meeting.companion.is_coach or not CoachSide(meeting).new:
        look(again)
        return
    tell(say("Enter reads it."), to=talking_to(False))
    if has_pressed_enter():
        coach_words.read(CoachSide(meeting))
        (sit if meeting.companion.danger else look)(again)
    else:
        look(again)


def pair(meeting: "Meeting", output: "Path | None" = None, *, anew: bool = False) -> None:
    """Take the next step of a pairing."""
    known = meeting.companion
    if not known.is_coach:
        invite(meeting, output, anew=anew)
        return
    heard = None if anew else begun(known)
    if heard:
        answer(meeting.session, known, heard, output)
        return
    own = keys_for(meeting.name)[0].card.name
    tell(
        say(
            "Mail {name}: “Please install equityjournal, type  ej with {own},  and mail me the file.”",
            name=meeting.name,
            own=own,
        )
    )


def answer(session: "Session", companion: "Companion", heard: "Heard", output: "Path | None" = None) -> None:
    """Answer an invitation: questions, ticks, preview, seal."""
    ready = agreed_beforehand(companion, companions(), clock.now().date())
    if ready is None:
        return
    side = WriterSide(Meeting(session, ready, clock.now()))
    if not bringing.send(side, choose(side, for_page=False), output, yes=False, heard=heard):
        tell(say("`equityjournal with {name}` goes on from here.", name=side.meeting.typed))


class Left(Exception):
    """The end of a meeting, by a word."""


def attend(again: Again) -> None:
    """Take words until the user leaves; a refusal ends nothing."""
    while True:
        meeting = again()
        words = _coach_choices(meeting) if not meeting.companion.is_coach else _writer_choices(meeting)
        to = talking_to(False)
        tell(say("Type a word: {words}. Enter leaves.", words=listed(list(words), last=say("or"))), to=to)
        try:
            typed = one_line().split()
        except (EOFError, KeyboardInterrupt):
            typed = []
        if not typed:
            break
        try:
            _do(words, typed)
        except Left:
            return
        except JournalError as error:
            tell(error.sentence, to=to)
        except (EOFError, KeyboardInterrupt):
            tell(say("Left as it was."), to=to)
    if not meeting.companion.is_coach and coach_words.has_something_to_send(CoachSide(meeting)):
        coach_words.send(CoachSide(meeting), None, yes=False)


def _do(words: Mapping[str, Callable[[Sequence[int]], None]], typed: Sequence[str]) -> None:
    """Follow a typed word, with numbers behind; numbers alone read."""
    first, *rest = typed
    if first.isdecimal():
        first, rest = say("read"), [first, *rest]
    fits = [word for word in words if word.startswith(first.casefold())]
    if len(fits) != 1 or not all(word.isdecimal() for word in rest):
        tell(say("That is none of the words."), to=talking_to(False))
        return
    words[fits[0]]([int(word) for word in rest])


def _coach_choices(meeting: "Meeting") -> dict[str, Callable[[Sequence[int]], None]]:
    """Words of a coach."""
    side = CoachSide(meeting)
    agreed = _agreed(meeting)
    stop = {say("stop"): lambda _numbers: _left(stopping.stop_as_coach(side, yes=False))}
    if meeting.companion.meets == "page":
        return agreed | stop
    return {
        say("read"): lambda numbers: coach_words.read(side, numbers),
        say("questions"): lambda _numbers: coach_words.bring_questions(side),
        say("reply"): lambda numbers: _reply(side, numbers),
        **agreed,
        say("paper"): lambda _numbers: page.coach_paper(side),
        **stop,
    }


def _writer_choices(meeting: "Meeting") -> dict[str, Callable[[Sequence[int]], None]]:
    """Words of a writer."""
    side = WriterSide(meeting)
    stop = {say("stop"): lambda _numbers: _left(stopping.stop_as_writer(side, yes=False))}
    paper = {say("paper"): lambda _numbers: _bring_to_page(side)}
    if meeting.companion.meets == "page":
        return paper | _agreed(meeting) | stop
    back = {say("back"): lambda numbers: _take_back(side, numbers)} if side.entries else {}
    return {
        say("bring"): lambda _numbers: _bring(side),
        say("read"): lambda numbers: read_replies(side, numbers),
        **_agreed(meeting),
        **back,
        **paper,
        **stop,
    }


def _agreed(meeting: "Meeting") -> dict[str, Callable[[Sequence[int]], None]]:
    """The words on agreements: of a talk, and later on sharing."""
    words: dict[str, Callable[[Sequence[int]], None]] = {say("agreed"): lambda _numbers: ask_agreed(meeting)}
    if is_due(meeting) or meeting.companion.agreement:
        words[say("sharing")] = lambda _numbers: ask_agreement(meeting)
    return words


def _take_back(side: WriterSide, numbers: Sequence[int]) -> None:
    """Ask for numbered entries back; without a number, list those that the coach has."""
    for n in numbers:
        stopping.take_back(side, n, None, yes=False)
    if not numbers:
        for n, entry in side.entries.items():
            brief = side.meeting.session.catalogue.named(entry)
            tell(
                f"{n}: {entry_line(side, brief) if brief and not brief.private else entry}", indent=2, hang=4
            )
        tell(say("Type back and a number to ask for it back."))


def _reply(side: CoachSide, numbers: Sequence[int]) -> None:
    """Take a reply to the entry with a number, else to the newest."""
    coach_words.write_reply(side, numbers[0] if numbers else 1, InHand())


def _left(ended: bool) -> None:
    if ended:
        raise Left


def _bring(side: WriterSide) -> None:
    """Have things ticked, and sealed into a letter."""
    bringing.send(side, choose(side, for_page=False), None, yes=False)


def _bring_to_page(side: WriterSide) -> None:
    """Have things ticked, and put on a page."""
    page.make_page(side, choose(side, for_page=True), None, yes=False)


def read_replies(side: WriterSide, numbers: Sequence[int]) -> None:
    """Show new replies and questions, or all beside numbered entries."""
    root = side.meeting.session.root
    for n in numbers:
        tell(say("{n}: {id}", n=n, id=side.entry_numbered(n)), bold=True)
        tell_beside(root, side.entry_numbered(n))
    if numbers:
        return
    for n, reply in side.new_replies:
        tell(say("{name} wrote on {n}:", name=side.meeting.name, n=n), bold=True)
        tell(reply.text, indent=2, lines=True)
    asked = [question for kept in side.questions for question in kept.questions]
    if asked:
        tell(say("{name} asks; none has to be answered:", name=side.meeting.name), bold=True)
    for question in asked:
        tell(" ".join(question.split()), indent=2, hang=2)
    if not (asked or side.new_replies):
        tell(say("Nothing new came from {name}.", name=side.meeting.name))
