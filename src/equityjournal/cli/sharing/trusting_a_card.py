"""Trust in a card, once its words were compared aloud."""

import sys
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.agreement import says_yes
from equityjournal.cli.sharing.making_keys import checked_name
from equityjournal.cli.sharing.sealed_files import keyring, people
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.pasted import PASTED, pasted
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.trusted import Agreement, Trusted
from equityjournal.core.text.dates import in_words
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


def keep_card(person: "Person", name: str | None, manages: bool | None, *, compared: bool) -> Trusted | None:
    """Show a card's words, and store the card once compared; None if refused.

    Args:
        person: The person of the card.
        name: Another name for them here, if wanted.
        manages: Whether they manage the user; None: ask.
        compared: Whether the words were compared, so that no question is asked.

    Raises:
        NotAllowed: When it is the user's own card, or an answer is needed without a terminal.
    """
    if keyring().is_mine(person):
        raise NotAllowed(say("That is a card of your own; it is for the other person to keep."))
    known = people().with_keys_of(person)
    called = _name_here(person, name, known)
    other = _another_called(called, person)
    _tell_whose(person, called, known)
    if other:
        _warn_of(other, compared=compared)
    if compared and manages is None and not is_terminal(sys.stdin):
        raise NotAllowed(
            say("Say whether they manage you: --manages-me, or --does-not-manage-me. Nothing was kept.")
        )
    if not compared and not _same_words(called):
        tell(say("Nothing was kept."))
        return None
    if manages is None:
        manages = _manages(called)
    trusted = _stored(person, called, known, other, manages=manages)
    tell(say("{name}'s card is kept.", name=called))
    if manages:
        tell(say("What you share with them may be used at work; you will be reminded each time."))
    return trusted


def _name_here(person: "Person", name: str | None, known: Trusted | None) -> str:
    """The name for a person here: wanted, former, or on the card."""
    if name is not None:
        return checked_name(name)
    if known and not known.replaced:
        return known.name
    return person.name


def _another_called(name: str, person: "Person") -> Trusted | None:
    """A known person with the same name and other keys."""
    other = people().called(name)
    return None if other and other.person.is_same_as(person) else other


def _stored(
    person: "Person", called: str, known: Trusted | None, other: Trusted | None, *, manages: bool
) -> Trusted:
    """Store a card as genuine; put aside the card of the same name.

    Args:
        person: The person of the card.
        called: The name for them here.
        known: The same keys, if stored before.
        other: The card with the same name and other keys, if any.
        manages: Whether they manage the user.
    """
    now = clock.now()
    earlier = known or other
    if other:
        aside = people().put_aside(other, now, person)
        tell(say("Their former card is kept as “{name}”.", name=aside.name))
    trusted = Trusted(
        schema_version=SCHEMA,
        name=called,
        on_card=person.name if person.name != called else None,
        age=person.age,
        signing=person.signing,
        manages=manages,
        trusted=known.trusted if known else now,
        agreement=earlier.agreement if earlier else Agreement(),
    )
    people().keep(trusted)
    return trusted


def _tell_whose(person: "Person", called: str, known: Trusted | None) -> None:
    """Print a card's words, with both names of the person."""
    to = talking_to(False)
    if known:
        day = in_words(known.trusted.date())
        tell(say("You kept this card already, on {day}, as {name}'s.", day=day, name=known.name), to=to)
    else:
        tell(say("This card says it is {name}'s. Its words:", name=person.name), to=to)
    for line in person.lines_to_read:
        tell(line, indent=2, to=to)
    if called != person.name:
        tell(say("They will be called {name} here.", name=called), to=to)


def _warn_of(other: Trusted, *, compared: bool) -> None:
    """Warn of a known person with the same name and other keys.

    Raises:
        NotAllowed: With --yes, for this question has to be asked.
    """
    if compared:
        raise NotAllowed(
            say(
                "You know {name} already, by other keys, and --yes does not answer for that. Without it you "
                "are asked; --as keeps this card under another name.",
                name=other.name,
            )
        )
    tell(
        say(
            "Take care: you know {name} already, by other keys. Either they made new ones, or somebody else "
            "sent this card in their name. Ask them which, by telephone or face to face. If it is another "
            "person of the same name, answer no, and call them something else with --as.",
            name=other.name,
        ),
        to=talking_to(False),
    )


def _same_words(called: str) -> bool:
    """Whether all ten words are the same, as compared by the user."""
    question = say(
        "Compare these words aloud with {name}, by telephone or face to face, and not by the way the card "
        "came: whoever could change the one could change the other. `equityjournal keys show` prints them on "
        "their side. Are all ten the same? Type yes to keep the card; anything else keeps nothing.",
        name=called,
    )
    return says_yes(
        question, say("The words are to be compared, and nobody is here to answer; --yes says they were.")
    )


def _manages(called: str) -> bool:
    """Whether the person manages the user, asked until answered.

    Raises:
        EOFError, KeyboardInterrupt: When the user stops instead.
    """
    to = talking_to(False)
    while True:
        tell(say("Does {name} manage you, or have a say in your job? Type yes or no.", name=called), to=to)
        wanted = one_line().strip().casefold()
        if wanted in (say("y"), say("yes")):
            return True
        if wanted in (say("n"), say("no")):
            return False
