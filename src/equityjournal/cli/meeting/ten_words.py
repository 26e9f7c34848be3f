"""A card kept after its ten words were typed, without an invitation."""

import sys
from datetime import date

from equityjournal.cli.answering.pasted import PASTED, pasted
from equityjournal.cli.meeting.inviting import owner_of
from equityjournal.cli.meeting.own import checked_cards, checked_name, companions, keyring
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.core.sharing.card import WORDS, Card
from equityjournal.core.sharing.companion import Role, companion_of, link_before
from equityjournal.core.sharing.keys import why_not_another_s
from equityjournal.core.sharing.spoken_words import words_typed
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnusableFile
from equityjournal.core.text.look_alikes import warnings_of
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.files import LARGEST
from equityjournal.store.sharing.cards import card_within


def read_card(card: str) -> Card:
    """The card in a file, or pasted or piped.

    Raises:
        UnusableFile: When it is missing, or no card.
    """
    shown = say("What was pasted") if card == PASTED else card
    try:
        if card != PASTED:
            return card_within(files.read(path_typed(card)))
        asked = say("Paste the card here, then finish with a full stop on a line of its own.")
        return card_within(pasted(asked, LARGEST))
    except FileNotFoundError:
        raise UnusableFile(say("{path} is not there.", path=card)) from None
    except DamagedFile as error:
        raise UnusableFile(
            say("{card} was not taken for a card: {why}.", card=shown, why=error.why)
        ) from None


def keep_card(card: Card, words: str | None, name: str | None, role: Role | None, today: date) -> None:
    """Keep a card for a companion, once its words were typed.

    Args:
        card: The card.
        words: Its ten words as given on the command line; None: ask.
        name: What to call its owner here; None: as on the card.
        role: The owner's part; None: ask, where the owner is new.
        today: The day.

    Raises:
        NotAllowed: When its keys are the user's own, the words are others, or an answer is needed without a
            terminal.
    """
    own, is_answered = keyring().card(), is_terminal(sys.stdin)
    if keyring().is_mine(card) or why_not_another_s(card, [own]):
        raise NotAllowed(say("That is a card of your own; it is for the other person to keep."))
    called = checked_name(card.name if name is None else name)
    if not (is_answered or words):
        raise NotAllowed(say("The ten words are typed, and nobody is here to type them; --words gives them."))
    if not (is_answered or role or companion_of(card, companions().all())):
        raise NotAllowed(say("Say who brings what they wrote: --i-write, or --they-write. Nothing was kept."))
    for warning in warnings_of(card.name, [known.name for known in companions().all()], own.name):
        tell(warning, to=talking_to(False))
    owner = owner_of(card, called, role, today, asks=words is None)
    _refuse_other_words(card, words)
    paired = owner.paired(card, "ten words", today, link_before(card, own), [])
    checked_cards().note(paired)
    companions().keep(paired)
    tell(say("{name}'s card is kept.", name=paired.name))


def _refuse_other_words(card: Card, words: str | None) -> None:
    """Refuse a card with other words than given or typed."""
    if words is None:
        keyboard.throw_away_typed_ahead()
        tell(
            say(
                "This card says it is {name}'s. Have them read you its {count} words, by telephone or face "
                "to face, and not by the way the card came: `equityjournal keys show` prints them on their "
                "side. Type all of them, on one line:",
                name=card.name,
                count=WORDS,
            ),
            to=talking_to(False),
        )
        words = one_line()
    if list(words_typed(words, WORDS)) != card.fingerprint.split():
        raise NotAllowed(
            say(
                "Those are not the words of this card, so nothing was kept. Have them read once more; if "
                "they stay different, this card is not theirs."
            )
        )
