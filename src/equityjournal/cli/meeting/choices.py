"""Words to type below a meeting's screen, with their effects."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting import bringing, coach_words, page, removing
from equityjournal.cli.meeting.agreed import ask_agreed, ask_agreement
from equityjournal.cli.meeting.bringing import choose, entry_line
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.coach_words import has_something_to_send, take_out, tell_waiting
from equityjournal.cli.meeting.letters import put_out_what_is_left
from equityjournal.cli.meeting.parties import agree_beforehand
from equityjournal.cli.meeting.removing import decide
from equityjournal.cli.meeting.reply_lines import tell_beside
from equityjournal.cli.meeting.screen import last_time, on_a_line, tell_numbered, tell_screen
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.asking import has_pressed_enter
from equityjournal.cli.pairing.comparing import card_of, compare, gap_sentences, standing_lines
from equityjournal.cli.pairing.inviting import begun, invite
from equityjournal.cli.pairing.own import companions
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import listed, say

MANY = 100
"""Numbers that may stand behind a word for several things."""


class Left(Exception):
    """The end of a meeting, by a word."""


def side_with(
    session: Session, companion: Companion, output: Path | None = None, *, yes: bool = False
) -> WriterSide | CoachSide:
    """The user's side of a meeting, by the other's part."""
    kind = WriterSide if companion.is_coach else CoachSide
    return kind(session, companion, output, yes=yes)


def look(side: WriterSide | CoachSide, *, is_first: bool = False) -> None:
    """Show the screen of a meeting, then take words.

    Before a pairing it says what comes next: the coach's invitation, and the writer's answer.
    """
    put_out_what_is_left(side)
    by_files = side.companion.meets == "files"
    if is_conversation() and not (by_files and side.companion.is_coach):  # who waits for an invitation
        if not agree_beforehand(side):
            return
    elif is_first:
        side.keep(side.companion)
    side = side.anew()
    if by_files and (not side.companion.cards or begun(side.companion)):
        if is_conversation():
            pair(side)
        else:
            tell(side.say("You and {name} are not paired yet; it takes a terminal."))
    elif is_first and isinstance(side, WriterSide):
        page.make_page(side, choose(side, for_page=True))
    else:
        talks = [line for talk in side.latest for line in last_time(talk, side.name)]
        tell_screen([side.opening, *standing_lines(side), *talks, *side.news()])
        if is_conversation():
            sit(side)


def sit(side: WriterSide | CoachSide) -> None:
    """Compare the two words, decide requests, then take words."""
    compare(side)
    decide(side)
    attend(side)


def read_first(side: WriterSide | CoachSide) -> None:
    """Show a coach what just came, after Enter, then the meeting."""
    if isinstance(side, CoachSide) and side.new:
        for sentence in gap_sentences(side.companion):
            tell(sentence)
        tell(say("Enter reads it."), to=talking_to(False))
        if has_pressed_enter():
            coach_words.read(side)
            if side.companion.danger:
                sit(side)
                return
    look(side)


def pair(side: WriterSide | CoachSide, *, anew: bool = False) -> None:
    """Take the next step of a pairing."""
    if isinstance(side, CoachSide):
        invite(side, anew=anew)
    elif not anew and begun(side.companion):
        answer(side)
    else:
        own, there = side.keys[0].card.name, companions().all()
        if any(side.name.startswith(known.name) and not known.is_coach for known in there):
            own = shlex.quote(say("{name} as my mentee", name=own))  # by the one name they meet already
        ask = side.say(
            "Mail {name}: “Please install equityjournal, type  ej with {own},  and mail me the file.”",
            own=own,
        )
        tell(ask)


def answer(side: WriterSide) -> None:
    """Answer an invitation: questions, ticks, preview, seal."""
    if agree_beforehand(side) and not bringing.send_ticked(side, choose(side, for_page=False)):
        tell(side.say("`equityjournal with {typed}` goes on from here."))


def attend(side: WriterSide | CoachSide) -> None:
    """Take words until the user leaves; a refusal ends nothing."""
    to = talking_to(False)
    while True:
        side = side.anew()
        words = _words_of(side)
        tell(say("Type a word: {words}. Enter leaves.", words=listed(list(words), last=say("or"))), to=to)
        try:
            typed = one_line().split()
        except EOFError:
            typed = []
        except KeyboardInterrupt:  # leaves at once, with no further question
            if isinstance(side, CoachSide) and has_something_to_send(side):
                tell_waiting(side)
            return
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
    if isinstance(side, CoachSide) and has_something_to_send(side):
        coach_words.send(side)


class Word(NamedTuple):
    """A word to type below a meeting's screen."""

    text: str
    meaning: str
    effect: Callable[[Sequence[int]], object]
    """What is done, with the numbers typed behind."""
    most: int = 0
    """The most numbers that may be typed behind."""


def _do(words: Mapping[str, Word], typed: Sequence[str]) -> None:
    """Follow a typed word, with numbers behind; numbers alone read."""
    to, (first, *rest) = talking_to(False), typed
    if first.isdecimal():
        first, rest = say("read"), [first, *rest]
    fits = [word for text, word in words.items() if text.startswith(first.casefold())]
    if first.casefold().strip(":") in ("?", say("help"), say("h")):
        for word in words.values():
            tell(f"{word.text}: {word.meaning}", indent=2, hang=2, to=to)
    elif len(fits) != 1:
        tell(say("That is none of the words. Type ? to see what each does."), to=to)
    elif len(rest) <= fits[0].most and all(number.isdecimal() for number in rest):
        fits[0].effect([int(number) for number in rest])
    elif fits[0].most:
        tell(say("After {word} goes a number alone, such as {word} 2.", word=fits[0].text), to=to)
    else:
        tell(say("After {word} goes nothing more: it asks for the rest.", word=fits[0].text), to=to)


def _words_of(side: WriterSide | CoachSide) -> dict[str, Word]:
    """The words to type, in the order of a meeting."""
    known = side.companion
    before, after = _writers_words(side) if isinstance(side, WriterSide) else _coachs_words(side)
    of_both = [
        Word(say("agreed"), say("notes what the two of you agreed in a talk"), lambda _: ask_agreed(side))
    ]
    if side.is_agreement_due or known.agreement:
        meaning = say("words what you two agree on sharing")
        of_both.append(Word(say("sharing"), meaning, lambda _: ask_agreement(side)))
    if known.meets == "files" and side.is_any_unsent:
        meaning = say("lists what waits for your next file, and takes out what you tick")
        of_both.append(Word(say("waiting"), meaning, lambda _: take_out(side)))
    stop = Word(say("stop"), side.say("stops meeting {name}"), lambda _: _stop(side))
    return {word.text: word for word in (*before, *of_both, *after, stop)}


def _writers_words(side: WriterSide) -> tuple[list[Word], list[Word]]:
    """Words of a writer alone, before and after those of both."""
    bring = say("lists what you can bring; you see all of it before it is sealed")
    read = side.say("shows what {name} wrote; read 2, all on number 2")
    back = side.say("lists what {name} has; back 2 asks for number 2 back")
    chosen = say("makes a page of what you choose, and shows it first")
    paper = Word(say("paper"), chosen, lambda _: page.make_page(side, choose(side, for_page=True)))
    if side.companion.meets == "page":
        return [paper], []
    before = [
        Word(say("bring"), bring, lambda _: _bring(side)),
        Word(say("read"), read, lambda numbers: read_replies(side, numbers), MANY),
    ]
    ask_back = Word(say("back"), back, lambda numbers: _take_back(side, numbers), MANY)
    return before, [ask_back, paper] if side.had_since else [paper]


def _coachs_words(side: CoachSide) -> tuple[list[Word], list[Word]]:
    """Words of a coach alone, before and after those of both."""
    read = say("shows what is new; read 2, number 2 again")
    draft = say("drafts questions, of which you choose")
    reply = say("reply 2 writes back on number 2")
    paper = side.say("makes a page of what {name} shared, for your eyes")
    if side.companion.meets == "page":
        return [], []
    return [
        Word(say("read"), read, lambda numbers: coach_words.read(side, numbers), MANY),
        Word(say("questions"), draft, lambda _: coach_words.bring_questions(side)),
        Word(say("reply"), reply, lambda n: coach_words.write_reply(side, n[0] if n else 1, InHand()), 1),
    ], [Word(say("paper"), paper, lambda _: page.coach_paper(side))]


def _stop(side: WriterSide | CoachSide) -> None:
    if removing.stop(side):
        raise Left


def _bring(side: WriterSide) -> None:
    """Have things ticked, and sealed into a letter."""
    card_of(side)  # refused before anything is asked
    bringing.send_ticked(side, choose(side, for_page=False))


def _take_back(side: WriterSide, numbers: Sequence[int]) -> None:
    """Ask for numbered entries back; without a number, list the entries with the coach."""
    if numbers:
        removing.take_back(side, numbers)
        return
    there = [(entry, side.session.catalogue.named(entry)) for entry in side.entries.values()]
    tell_numbered(entry_line(side, brief) if brief and not brief.private else id_ for id_, brief in there)
    tell(say("Type back and a number to ask for it back."))


def read_replies(side: WriterSide, numbers: Sequence[int]) -> None:
    """Show new replies and questions, or all beside numbered entries."""
    for entry in [side.entry_numbered(n) for n in numbers]:
        tell(side.called(entry), bold=True)
        tell_beside(side.session.root, entry)
    if numbers:
        return
    for reply in side.new_replies:
        tell(side.say("{name} wrote on {entry}:", entry=side.called(reply.entry)), bold=True)
        tell(reply.text, indent=2, lines=True)
    if side.questions:
        tell(side.say("{name} asks; none has to be answered:"), bold=True)
    for question in side.questions:
        tell(on_a_line(question), indent=2, hang=2)
    if not side.new:
        tell(side.say("Nothing new came from {name}."))
