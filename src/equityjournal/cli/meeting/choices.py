"""Words to type below a meeting's screen, with their effects."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.meeting import bringing, coach_words, page, stopping
from equityjournal.cli.meeting.agreeing import ask_agreed
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.sharing.reply_lines import tell_beside
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import listed, say

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting

Again = Callable[[], "Meeting"]
"""Function that looks at the meeting anew, after a change."""


class Left(Exception):
    """The end of a meeting, by a word."""


def attend(again: Again) -> None:
    """Take words until the user leaves; a refusal ends nothing.

    Args:
        again: Looks at the meeting anew.
    """
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
    leave(meeting)


def leave(meeting: "Meeting") -> None:
    """Offer to seal a coach's waiting words for the writer."""
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
    agreed = {say("agreed"): lambda _numbers: ask_agreed(meeting)}
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
    agreed = {say("agreed"): lambda _numbers: ask_agreed(meeting)}
    stop = {say("stop"): lambda _numbers: _left(stopping.stop_as_writer(side, yes=False))}
    paper = {say("paper"): lambda _numbers: bring_to_page(side)}
    if meeting.companion.meets == "page":
        return paper | agreed | stop
    return {
        say("bring"): lambda _numbers: bring(side),
        say("read"): lambda numbers: read_replies(side, numbers),
        **agreed,
        **paper,
        **stop,
    }


def _reply(side: CoachSide, numbers: Sequence[int]) -> None:
    """Take a reply to the entry with a number, else to the newest."""
    coach_words.write_reply(side, numbers[0] if numbers else 1, InHand())


def _left(ended: bool) -> None:
    if ended:
        raise Left


def bring(side: WriterSide) -> None:
    """Have things ticked, and sealed into a letter."""
    bringing.send(side, bringing.choose(side, for_page=False), None, yes=False)


def bring_to_page(side: WriterSide) -> None:
    """Have things ticked, and put on a page."""
    page.make_page(side, bringing.choose(side, for_page=True), None, yes=False)


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
