"""Trust in a card, once the ten words that its owner read aloud were typed."""

import sys
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.making_keys import checked_name
from equityjournal.cli.sharing.sealed_files import keyring, people
from equityjournal.cli.terminal import clock, keyboard
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.pasted import PASTED, pasted
from equityjournal.cli.terminal.short_answers import one_line, yes_or_no
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.core.entries.entry import SCHEMA
from equityjournal.core.sharing.people import WORDS
from equityjournal.core.sharing.trusted import Agreement, Trusted
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.files import LARGEST
from equityjournal.store.sharing.cards import card_within

if TYPE_CHECKING:
    from equityjournal.core.sharing.people import Person


def read_card(card: str) -> "Person":
    """The person of a card in a file, or pasted or piped.

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


def keep_card(person: "Person", name: str | None, manages: bool | None, words: str | None) -> None:
    """Store a card whose words were typed.

    Args:
        person: The person of the card.
        name: Another name for them here, if wanted.
        manages: Whether they manage the user; None: ask.
        words: The ten words as given on the command line; None: ask.

    Raises:
        NotAllowed: When it is the user's own card, the words are others, or an answer is needed without a
            terminal.
    """
    if keyring().is_mine(person):
        raise NotAllowed(say("That is a card of your own; it is for the other person to keep."))
    known = people().with_keys_of(person)
    called = person.name if known is None or known.replaced else known.name
    called = called if name is None else checked_name(name)
    other = people().called(called)
    if other and not other.person.is_same_as(person):
        _warn_of(other, asks=words is None)
    if manages is None and not is_terminal(sys.stdin):
        raise NotAllowed(
            say("Say whether they manage you: --manages-me, or --does-not-manage-me. Nothing was kept.")
        )
    _refuse_other_words(person, words)
    if manages is None:
        question = say("Does {name} manage you, or have a say in your job? Type yes or no.", name=called)
        manages = yes_or_no(question)
    _store(person, called, manages=manages)
    tell(say("{name}'s card is kept.", name=called))
    if manages:
        tell(say("What you share with them may be used at work; you will be reminded each time."))


def _refuse_other_words(person: "Person", words: str | None) -> None:
    """Refuse a card with other words than those given or typed; the screen shows none of them."""
    if words is None and not is_terminal(sys.stdin):
        raise NotAllowed(say("The ten words are typed, and nobody is here to type them; --words gives them."))
    if words is None:
        keyboard.throw_away_typed_ahead()
        tell(
            say(
                "This card says it is {name}'s. Have them read you its {count} words, by telephone or face "
                "to face, and not by the way the card came: `equityjournal keys show` prints them on their "
                "side. Type all of them, on one line:",
                name=person.name,
                count=WORDS,
            ),
            to=talking_to(False),
        )
        words = one_line()
    if words.casefold().split() != person.fingerprint.split():
        raise NotAllowed(
            say(
                "Those are not the words of this card, so nothing was kept. Have them read once more; if "
                "they stay different, this card is not theirs."
            )
        )


def _warn_of(other: Trusted, *, asks: bool) -> None:
    """Warn of a known person with the same name and other keys.

    Raises:
        NotAllowed: With --words, which answers no warning.
    """
    if not asks:
        raise NotAllowed(
            say(
                "You know {name} already, by other keys, and --words does not answer for that. Without it "
                "you are asked; --as keeps this card under another name.",
                name=other.name,
            )
        )
    tell(
        say(
            "Take care: you know {name} already, by other keys. Either they made new ones, or somebody else "
            "sent this card in their name. Ask them which, by telephone or face to face. If it is another "
            "person of the same name, leave, and call them something else with --as.",
            name=other.name,
        ),
        to=talking_to(False),
    )


def _store(person: "Person", called: str, *, manages: bool) -> None:
    """Store a card as genuine; put aside another card of the same name."""
    known, other, now = people().with_keys_of(person), people().called(called), clock.now()
    earlier = known or other
    if other and not other.person.is_same_as(person):
        aside = people().put_aside(other, now, person)
        tell(say("Their former card is kept as “{name}”.", name=aside.name))
    people().keep(
        Trusted(
            schema_version=SCHEMA,
            name=called,
            on_card=person.name if person.name != called else None,
            age=person.age,
            signing=person.signing,
            manages=manages,
            trusted=known.trusted if known else now,
            agreement=earlier.agreement if earlier else Agreement(),
        )
    )
