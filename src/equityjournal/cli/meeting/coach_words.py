"""A coach at a meeting: read, questions, reply, send."""

import sys
from collections.abc import Sequence
from typing import TextIO

from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.meeting.agreed import agreement_to_send, ticked_steps
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.letters import card_of, new_letter, seal_letter, tell_whole, untold
from equityjournal.cli.meeting.replying import Replying, refuse_too_much
from equityjournal.cli.meeting.screen import line_or_nothing, ticked
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.sharing.coach_view import Drafting, answered_in
from equityjournal.core.sharing.letter_parts import Reply, SharedTheme
from equityjournal.core.sharing.letter_reading import item_paragraphs
from equityjournal.core.sharing.talk import Waiting, WaitingReply, shared_talk
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import sharing_place, shipped_packs
from equityjournal.store.packs.coach_questions import Coaching, coaching
from equityjournal.store.sharing.coachs_words import Sent


def read(side: CoachSide, numbers: Sequence[int] = ()) -> None:
    """Show shared entries by number, or the new ones.

    Raises:
        UnknownName: When there is no such number.
    """
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
    tell(say("Questions for {name}; none has to be asked.", name=side.name))
    for n, question in enumerate(found, start=1):
        tell(f"{n}: {' '.join(question.split())}", indent=2, hang=3)
    if not is_conversation():
        return
    chosen = []
    if found:
        which = say("Which go to {name} beforehand? Numbers; Enter for none.", name=side.name)
        tell(which, to=talking_to(False))
        chosen = [found[n - 1] for n in ticked(len(found))]
    if own := line_or_nothing(say("One of your own? Enter for none.")):
        chosen.append(own)
    add_waiting(side, questions=chosen)


def add_waiting(side: CoachSide, replies: Sequence[WaitingReply] = (), questions: Sequence[str] = ()) -> None:
    """Add to the words waiting to be sealed.

    Raises:
        NotSaved: When the disk will not take them, or they are too long to send.
    """
    refuse_too_much([*(reply.text for reply in replies), *questions])
    if replies or questions:
        card_of(side)
        there = side.waiting
        side.keep_waiting(
            there.model_copy(
                update={
                    "replies": [*there.replies, *replies],
                    "questions": list(dict.fromkeys([*there.questions, *questions])),
                }
            )
        )


def tell_waiting(side: CoachSide) -> None:
    """Say how words that wait are sealed."""
    tell(say("It waits for `equityjournal with {name} --send`.", name=side.typed))


def reply(side: CoachSide, n: int, hand: InHand) -> None:
    """Take a reply to a numbered entry, and say how it is sealed."""
    if write_reply(side, n, hand):
        hand.is_safe = True
        tell_waiting(side)


def write_reply(side: CoachSide, n: int, hand: InHand) -> bool:
    """Take a reply to a numbered entry; whether it was finished.

    Raises:
        UnknownName: When there is no such number.
        NothingToKeep: When the reply is blank.
    """
    item = side.item_numbered(n)
    card_of(side)
    replying = Replying(side, item, hand)
    words = replying.words()
    if words is None:
        return False
    add_waiting(side, [WaitingReply(entry=item.entry, text=words)])
    replying.done()
    return True


def has_something_to_send(side: CoachSide) -> bool:
    """Whether words, talks or results wait to be sealed."""
    known = side.companion
    if not known.may_be_sealed_for:
        return False
    results = any(result.did != "came" for came in untold(known) for result in came.to_tell)
    waits = results or bool(side.unsent) or agreement_to_send(known) is not None
    return waits or not side.waiting.is_empty


def send(side: CoachSide) -> None:
    """Show all waiting words, ask, and seal a letter.

    Raises:
        NothingToKeep: When nothing waits.
        NotAllowed, NotSaved: As of sealing.
    """
    steps = [] if side.yes else ticked_steps(side)
    if not (has_something_to_send(side) or steps or untold(side.companion)):
        raise NothingToKeep(say("Nothing waits to be sent to {name}.", name=side.name))
    waiting = side.waiting
    letter = new_letter(
        side,
        replies=[Reply(entry=reply.entry, text=reply.text) for reply in waiting.replies],
        questions=list(waiting.questions),
        agreed=[shared_talk(talk) for talk in side.unsent],
        steps=[step.told for step in steps],
        agreement=agreement_to_send(side.companion),
    )
    numbers = {id_letters(item.entry): n for n, (item, _) in side.items.items()}
    if seal_letter(side, letter, lambda stream: tell_whole(side, letter, stream, numbers)):
        Sent(sharing_place(), side.companion).keep(letter, side.keys[0].card)
        side.keep_waiting(Waiting())
    else:
        tell(
            say(
                "It waits for another time. `equityjournal with {name}`, then the word waiting, takes out "
                "what is not to go.",
                name=side.typed,
            )
        )


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
        past={*sent, *side.waiting.questions, *answered_in(side.letters)},
        manages=manages,
    ).questions()


def _as_called_here(session: Session, themes: Sequence[SharedTheme]) -> list[SharedTheme]:
    """Themes with the coach's own titles, as far as their packs are here."""
    titles = {theme.id: (pack.id, theme.title) for pack in session.shelf.packs for theme in pack.themes}
    called = []
    for theme in themes:
        pack, title = titles.get(theme.id, (theme.pack, theme.title))
        called.append(theme.model_copy(update={"title": title}) if pack == theme.pack else theme)
    return called


def _prompts(session: Session, themes: Sequence[SharedTheme], words: Coaching) -> dict[str, list[Prompt]]:
    """All prompts of each theme with a pack here, by theme id."""
    packs = {theme.id: pack.id for pack in session.shelf.packs for theme in pack.themes}
    found = {}
    for theme in themes:
        if packs.get(theme.id) == theme.pack and theme.pack not in words.not_from:
            prompts = session.library.open(theme.pack).live
            found[theme.id] = [prompt for prompt in prompts if prompt.theme == theme.id]
    return found
