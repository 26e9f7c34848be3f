"""Making and trying the user's own keys, with a name and a passphrase."""

import sys
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message
from equityjournal.cli.terminal.output import complain, is_terminal, talking_to, tell
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.sharing.messages import Ending
from equityjournal.core.sharing.people import why_no_name
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats.sealed_message import seal

if TYPE_CHECKING:
    from equityjournal.store.sharing.keyring import Keyring


def given_name(name: str | None) -> str:
    """The name for a card, asked for unless given.

    Raises:
        NotAllowed: Without a terminal, or when the name cannot stand on a card.
    """
    if name is None:
        if not is_terminal(sys.stdin):
            raise NotAllowed(say("A card needs a name, and nobody is here to give one; --name does."))
        tell(say("What are you called? The other person sees this name on your card."), to=talking_to(False))
        name = one_line()
    return checked_name(name)


def checked_name(name: str) -> str:
    """A name without needless spaces.

    Raises:
        NotAllowed: When the name cannot stand on a card.
    """
    plain = " ".join(name.split())
    if why := why_no_name(plain):
        raise NotAllowed(say("That name cannot be used: {why}. Nothing was changed.", why=why))
    return plain


def new_passphrase() -> str:
    """A passphrase for new keys, typed twice, unseen.

    Raises:
        NotAllowed: Without a terminal, or when the passphrase is empty or typed differently.
    """
    to = talking_to(False)
    tell(
        say(
            "A passphrase keeps your keys from whoever copies the files of this machine. Locking them, and "
            "opening them each time, takes some seconds and about a gigabyte of memory; `age` itself may "
            "take longer. Forgotten, it cannot be found out by anybody, and your keys are lost with it."
        ),
        to=to,
    )
    return typed_twice(say("No keys were made."))


def typed_twice(nothing_made: str) -> str:
    """A new passphrase, typed twice, unseen.

    Args:
        nothing_made: The sentence that ends a refusal.

    Raises:
        NotAllowed: Without a terminal, or when the passphrase is empty or typed differently.
    """
    otherwise = say("A passphrase is typed unseen at a terminal, and nobody is here to type it.")
    first = ask_secret(say("Passphrase: "), otherwise)
    if not first.strip():
        raise NotAllowed(
            say("An empty passphrase would protect nothing. {nothing_made}", nothing_made=nothing_made)
        )
    if ask_secret(say("The same again: "), otherwise) != first:
        raise NotAllowed(say("Those two were not the same. {nothing_made}", nothing_made=nothing_made))
    return first


def tell_new_keys(own: "Keyring", *, replaced: bool) -> None:
    """Print the place of new keys, with advice on safe keeping.

    Args:
        own: The keyring with the new keys.
        replaced: Whether there were keys before.
    """
    tell(say("Your keys are made, {name}.", name=own.person().name))
    tell(
        say(
            "The private ones are in {path}. Nobody else may have that file: whoever has it can open what "
            "was sealed for you, and can sign as you.",
            path=own.private_file,
        )
    )
    tell(
        say(
            "If it is lost, what was sealed for you cannot be opened again; it can only be shared with you "
            "anew. So keep a copy where you alone can reach it."
        )
    )
    tell(
        say(
            "Before anything else, turn on the disk encryption of your system (BitLocker, FileVault, LUKS): "
            "it protects a lost laptop better than anything here."
        )
    )
    if replaced:
        tell(
            say(
                "Your former keys are kept, to open what was sealed for them. Your new card must go to "
                "everybody you share with: until they have it, they cannot know what comes from you."
            )
        )
    if own.is_locked:
        tell(say("`equityjournal keys test` tries the passphrase; do so now and then."))
    tell(say("`equityjournal keys show` prints your card, to give to the other person."))


def try_keys() -> None:
    """Seal and open a small message with each set of own keys.

    Former keys that do not work are named and left out.

    Raises:
        NotAllowed, UnusableFile, NotSaved: When the keys in use do not work.
    """
    own = keyring()
    keys = my_keys()
    for own_keys in keys:
        trial = new_message(Ending, own_keys.person, own_keys.person)
        seal(trial, own_keys)  # opens the result, and compares
    tell(say("Your keys work: a small message was sealed for you, and opened again."))
    if former := len(keys) - 1:
        tell(say_many("So do your former keys.", "So do {count} sets of former keys.", former))
    if own.is_open_to_others:
        complain(
            say(
                "Other people on this machine may read {path}. Close it to them: `chmod 600` and that path.",
                path=own.private_file,
            )
        )
