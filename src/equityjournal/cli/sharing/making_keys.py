"""Making the user's own keys, with a name and a passphrase."""

import shlex
import sys
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.terminal.unseen import typed_twice
from equityjournal.core.sharing.card import why_no_name
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        return name_typed()
    return checked_name(name)


def name_typed() -> str:
    """A name typed at the terminal, asked for until it can be used.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    while why := why_no_name(plain := " ".join(one_line().split())):
        tell(say("That name cannot be used: {why}. Type another.", why=why), to=talking_to(False))
    return plain


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


def tell_new_keys(own: "Keyring", *, replaced: bool) -> None:
    """Print the place of new keys, with advice on safe keeping."""
    tell(say("Your keys are made, {name}.", name=own.card().name))
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
                "Your former keys are kept, to open what was sealed for them. A letter tells each person you "
                "share with; they keep your new keys once they typed the two words that you read to them."
            )
        )
    tell(say("`equityjournal keys show` prints your card, to give to the other person."))


def tell_whom_to_ring(own: "Keyring", names: "Sequence[str]") -> None:
    """Print the place of keys made after a theft, and the sentence for each person."""
    tell(say("New keys are made, in {path}. Use no file made with the old ones.", path=own.private_file))
    for name in names:
        tell(
            say(
                "Ring {name}: “Somebody may have my keys: type  ej with {own} --stolen.” Then: "
                "`equityjournal with {typed} --anew`",
                name=name,
                own=own.card().name,
                typed=shlex.quote(name),
            )
        )
