"""Words for the other: read and replied to, questions, what waits for the next file, and the file."""

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting.agreed import agreement_to_send, parts_agreed, ticked_steps
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import new_letter, seal_letter, tell_whole, untold
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.replying import Replying, refuse_unsendable
from equityjournal.cli.meeting.screen import line_or_nothing, on_a_line, tell_numbered, ticked_of
from equityjournal.cli.pairing.comparing import card_of
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.sharing.coach_questions import Drafting, answered_in
from equityjournal.core.sharing.letter_parts import Reply, SharedTheme
from equityjournal.core.sharing.letter_reading import item_paragraphs
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import sharing_place, shipped_packs
from equityjournal.store.packs.coach_questions import Coaching, coaching
from equityjournal.store.sharing.coachs_words import Sent


def read(side: CoachSide, numbers: Sequence[int] = ()) -> None:
    """Show shared entries by number, or the new ones."""
    wanted = list(numbers) or side.new
    if not wanted:
        tell(say("Nothing is new. With a number you read again what came before: read 1."))
        return
    items = {n: side.item_numbered(n) for n in wanted}

    def tell_all(to: TextIO) -> None:
        for place, (n, item) in enumerate(items.items()):
            if place:
                tell(to=to)
            tell_paragraphs(item_paragraphs(item, n), to)

    if by_screenfuls(tell_all, sys.stdout):
        side.mark_read(wanted)


def bring_questions(side: CoachSide) -> None:
    """Draft questions; those ticked wait to be sealed."""
    found = _drafted(side)
    tell(side.say("Questions for {name}; none has to be asked."))
    lines = [on_a_line(question) for question in found]
    if not is_conversation():
        tell_numbered(lines)
        return
    which = side.say("Which go to {name} beforehand? Numbers; Enter for none.")
    chosen = ticked_of(found, lines, which) if found else []
    if own := line_or_nothing(say("One of your own? Enter for none.")):
        chosen.append(own)
    add_waiting(side, questions=chosen)


def reply(side: CoachSide, n: int, hand: InHand) -> None:
    """Take a reply to a numbered entry, and say how it is sealed."""
    if write_reply(side, n, hand):
        hand.is_safe = True
        tell_waiting(side)


def ask(side: CoachSide, questions: Sequence[str]) -> None:
    """Have questions wait, and say how they are sealed."""
    add_waiting(side, questions=questions)
    tell_waiting(side)


def write_reply(side: CoachSide, n: int, hand: InHand) -> bool:
    """Take a reply to a numbered entry; return whether it was finished."""
    item = side.item_numbered(n)
    card_of(side)
    replying = Replying(side, item, hand)
    words = replying.words()
    if words is None:
        return False
    add_waiting(side, [WaitingReply(entry=item.entry, text=words)])
    replying.done()
    return True


def refuse_nothing(side: CoachSide) -> None:
    """Refuse to make a letter of nothing."""
    if not (has_something_to_send(side) or untold(side.companion)):
        raise NothingToKeep(side.say("Nothing waits to be sent to {name}."))


def send(side: CoachSide) -> None:
    """Show all waiting words, ask, and seal a letter."""
    steps = [] if side.yes else ticked_steps(side)
    if not steps:
        refuse_nothing(side)
    waiting = side.waiting
    letter = new_letter(
        side,
        replies=[Reply(entry=reply.entry, text=reply.text) for reply in waiting.replies],
        questions=list(waiting.questions),
        **parts_agreed(side, steps),
    )
    if seal_letter(side, letter, lambda stream: tell_whole(side, letter, stream, side.entry_names)):
        Sent(sharing_place(), side.companion).keep(letter, side.keys[0].card)
        side.keep_waiting(Waiting())
    elif side.is_any_unsent:
        said = side.say(
            "It waits for another time. `equityjournal with {typed}`, then the word waiting, takes out "
            "what is not to go."
        )
        tell(said)
    elif has_something_to_send(side):
        tell_waiting(side)


# What waits


def add_waiting(side: CoachSide, replies: Sequence[WaitingReply] = (), questions: Sequence[str] = ()) -> None:
    """Add to the words waiting to be sealed."""
    refuse_unsendable([*(reply.text for reply in replies), *questions])
    if replies or questions:
        card_of(side)
        there = side.waiting
        asked = [question for question in dict.fromkeys(questions) if question not in there.questions]
        side.keep_waiting(there + Waiting(replies=list(replies), questions=asked))


def tell_waiting(side: Meeting) -> None:
    """Say how words that wait are sealed."""
    tell(side.say("It waits for `equityjournal with {typed} --send`."))


def has_something_to_send(side: Meeting) -> bool:
    """Whether words, talks or results wait to be sealed."""
    known = side.companion
    if not known.may_be_sealed_for:
        return False
    results = any(result.did != "came" for came in untold(known) for result in came.to_tell)
    return results or side.is_any_unsent or agreement_to_send(known) is not None


def take_out(side: Meeting) -> None:
    """Show all that waits, whole, and take out what is ticked."""
    waiting, named = (side.waiting, side.entry_names) if isinstance(side, CoachSide) else (Waiting(), {})
    said = [
        say("on {entry}: {text}", entry=named.get(id_letters(reply.entry), "?"), text=on_a_line(reply.text))
        for reply in waiting.replies
    ]
    said += [say("question: {text}", text=on_a_line(question)) for question in waiting.questions]
    for talk in side.unsent:
        words = on_a_line("; ".join(talk.lines))
        said.append(say("what you noted on {day}, here too: {words}", day=in_words(talk.day), words=words))
    heading = say("This waits for your next file. What is to be taken out? Numbers; Enter for none.")
    things = [*waiting.replies, *waiting.questions, *side.unsent]
    chosen = ticked_of(things, said, heading)
    left = [thing for thing in things if all(thing is not gone for gone in chosen)]  # two may be alike
    if isinstance(side, CoachSide) and chosen:
        replies = [thing for thing in left if isinstance(thing, WaitingReply)]
        questions = [thing for thing in left if isinstance(thing, str)]
        side.keep_waiting(Waiting(replies=replies, questions=questions))
    for talk in side.unsent:
        if talk not in left:
            side.noted.take_back(talk)
    tell(say("Taken out; nobody is told.") if chosen else say("All of it waits."))


# Questions drafted


def _drafted(side: CoachSide) -> list[str]:
    """At most four questions, none of them sent before."""
    session, manages = side.session, side.companion.manages
    words = coaching(shipped_packs())
    newest = side.items[1][0].themes if side.items else ()
    wished, newest = _as_called_here(session, side.wishes), _as_called_here(session, newest)
    sent = [text for answer in side.answers for text in answer.questions]
    return Drafting(
        wished=wished,
        newest=newest,
        wellbeing=words.wellbeing,
        prompts=_prompts(session, [*wished, *newest], words),
        not_these=[*words.not_these, *(words.not_when_managing if manages else ())],
        past={*sent, *side.waiting.questions, *answered_in([kept.letter for kept in side.opened])},
        manages=manages,
    ).questions()


def _as_called_here(session: Session, themes: Iterable[SharedTheme]) -> list[SharedTheme]:
    """Themes with the coach's own titles, as far as their packs are here."""
    titles = {(pack.id, theme.id): theme.title for pack in session.shelf.packs for theme in pack.themes}
    return [
        theme.model_copy(update={"title": titles.get((theme.pack, theme.id), theme.title)})
        for theme in themes
    ]


def _prompts(session: Session, themes: Sequence[SharedTheme], words: Coaching) -> dict[str, list[Prompt]]:
    """All prompts of each theme with a pack here, by theme id."""
    here = {(pack.id, theme.id) for pack in session.shelf.packs for theme in pack.themes}
    found = {}
    for theme in themes:
        if (theme.pack, theme.id) in here and theme.pack not in words.not_from:
            prompts = session.library.open(theme.pack).live
            found[theme.id] = [prompt for prompt in prompts if prompt.theme == theme.id]
    return found
