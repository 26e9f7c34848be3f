"""Answers to one's invitations, keys given up, and new keys."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.own import checked_cards, companions, pairing
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.short_answers import one_line, typed_yes
from equityjournal.core.sharing.companion import bodies_of_new_keys
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.sharing.spoken_words import words_typed
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, RefusedLetter, UnclearCommand
from equityjournal.core.text.look_alikes import warnings_of
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.sharing.card import Card
    from equityjournal.core.sharing.companion import Companion
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.letter import Letter
    from equityjournal.formats.sealed_letter import Opened


def answered(opened: "Opened", keys: "Sequence[Keys]", now: datetime) -> "Companion":
    """The writer of a fitting answer, with their card kept.

    Raises:
        NotAllowed: When it answers no invitation that waits, or carries other words.
    """
    outcome, companion = pairing().take_answer(opened.letter, opened.body, keys, now)
    if companion is None:
        raise RefusedLetter(say("That letter answers no invitation that was made on this machine."))
    if outcome not in ("fits", "opened already"):
        raise RefusedLetter(_why_not(outcome, companion))
    if outcome == "fits":
        known = [other.name for other in companions().all() if other.id != companion.id]
        for warning in warnings_of(opened.card.name, known):
            tell(warning)
        tell(say("It carries the four words you read out."))
        companion = companion.model_copy(update={"alarm": None, "ended": None})
        companions().keep(companion)
    return companion


def _why_not(verdict: str, companion: "Companion") -> str:
    """The sentence on an answer that is not taken in."""
    name = companion.name
    again = say("`equityjournal with {name} --anew` makes another invitation.", name=name)
    if verdict == "second answer":
        return (
            say(
                "Two answers came to your invitation of {name}, so somebody stands between you. Nothing "
                "more is sealed for {name} until you pair anew.",
                name=name,
            )
            + f" {again}"
        )
    if verdict == "wrong words":
        return say(
            "This answer to your invitation does not carry the words you read out. Nothing of it was shown "
            "or kept. Ask {name} whether it is theirs.",
            name=name,
        )
    return say("That invitation is void, or older than 14 days.") + f" {again}"


def read_closed(companion: "Companion", card: "Card", letter: "Letter", *, is_asked: bool) -> None:
    """Show a letter under closed keys, after a loud question.

    Raises:
        NotAllowed: Where nobody can be asked.
    """
    closed = next(known.closed for known in reversed(companion.cards) if known.age == card.age)
    name, day = companion.name, in_words(closed) if closed else ""
    said = say(
        "This came under keys that {name} gave up on {day}, so somebody else may have made it. Ask {name} "
        "before you read it.",
        name=name,
        day=day,
    )
    if not (is_conversation() and is_asked):
        raise NotAllowed(said)
    if not typed_yes(f"{said} " + say("Read it? Type yes; anything else leaves it."), talking_to(False)):
        tell(say("Nothing was read or kept."))
        return
    tell_paragraphs(paragraphs_of(letter, name, say("you")))
    tell(say("Nothing of it was kept, and nothing was removed."))


def is_waited_for(opened: "Opened") -> bool:
    """Whether a letter brings new keys still without their words."""
    new, known = opened.letter.new_card, opened.companion
    return known is not None and known.waits and new is not None and known.has_card(new)


def pairs_anew(opened: "Opened", keys: "Sequence[Keys]", now: datetime) -> bool:
    """Whether a letter answers an invitation that waits: its words decide, whatever keys were closed.

    Not where it came under stolen keys of one's own: who has them reads the words in the true answer.
    """
    is_answer = opened.letter.kind == "answer" and not opened.own.stolen
    return is_answer and pairing().waits_for(opened.letter, keys, now)


def take_new_keys(opened: "Opened", companion: "Companion", today: date) -> "Companion | None":
    """The companion with new keys, once their two words were typed.

    Until then nothing is sealed for the old keys, or for the new.

    Raises:
        NotAllowed: When the words do not fit three times: then only four words help.
    """
    card = opened.letter.new_card
    if card is None:
        return None
    name = companion.name
    bodies = bodies_of_new_keys(companion.link, digest_of(opened.body))
    if not companion.waits or not companion.has_card(card):
        companion = companion.with_new_card(card, "two words", today, bodies)
        companions().keep(companion)
    if not is_conversation():
        raise NotAllowed(
            say("{name} has new keys. Two words are typed at a terminal, and nobody is here.", name=name)
        )
    asked = say("{name} has new keys. Ring {name}, and type the two words you are read.", name=name)
    tell(asked, to=talking_to(False))
    while companion.waits and companion.card:
        typed = _two_words_typed()
        if typed is None:
            tell(say("Nothing is sealed for {name} until then; `equityjournal open` asks again.", name=name))
            return None
        companion = companion.with_words(typed, today)
        if companion.card is None:
            checked_cards().note(companion)
        companions().keep(companion)
        if not companion.waits:
            checked_cards().note(companion)
            tell(say("They fit. {name}'s new keys are kept.", name=name))
        elif companion.card:
            tell(say("That does not fit. Ask {name} to say them once more.", name=name), to=talking_to(False))
    if companion.waits:
        raise NotAllowed(
            say(
                "These keys are not {name}'s, or the file was changed on its way. Pair anew: "
                "`equityjournal with {name} --anew`",
                name=name,
            )
        )
    return companion


def _two_words_typed() -> tuple[str, ...] | None:
    """Two words as typed; None when the user leaves."""
    while True:
        keyboard.throw_away_typed_ahead()
        try:
            return words_typed(one_line(), 2)
        except UnclearCommand as error:
            tell(error.sentence, to=talking_to(False))
        except (EOFError, KeyboardInterrupt):
            return None
