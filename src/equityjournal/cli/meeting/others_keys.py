"""Keys that others gave up, and new ones of theirs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import words_heard
from equityjournal.cli.meeting.own import checked_cards, companions, pairing
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.sharing.two_words import bodies_of_new_keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.sharing.card import Card
    from equityjournal.core.sharing.companion import Companion
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.letter import Letter
    from equityjournal.formats.sealed_letter import Opened


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
        typed = words_heard(2)
        if typed is None:
            tell(say("Nothing is sealed for {name} until then; `equityjournal open` asks again.", name=name))
            return None
        companion = companion.with_words(typed, today)
        if not companion.waits or companion.card is None:  # kept, or closed at the third try
            checked_cards().note(companion)
        companions().keep(companion)
        if companion.waits and companion.card:
            tell(say("That does not fit. Ask {name} to say them once more.", name=name), to=talking_to(False))
    if companion.waits:
        raise NotAllowed(
            say(
                "These keys are not {name}'s, or the file was changed on its way. Pair anew: "
                "`equityjournal with {name} --anew`",
                name=name,
            )
        )
    tell(say("They fit. {name}'s new keys are kept.", name=name))
    return companion
