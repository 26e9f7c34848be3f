"""Keys, people and sealed files, for all verbs of sharing."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO, TypeVar

from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, is_terminal, tell
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import AnyMessage, Message, Share, version_with
from equityjournal.core.sharing.people import Person
from equityjournal.core.sharing.shared_content import Paragraph
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_message import as_text, seal
from equityjournal.store.disk import names
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.people import People

Kind = TypeVar("Kind", bound=Message)


def keyring() -> Keyring:
    """The keys of the user of this machine."""
    return Keyring(sharing_place())


def people() -> People:
    """People with cards kept on this machine."""
    return People(sharing_place())


def my_keys() -> list[Keys]:
    """The user's own keys, those in use first.

    A passphrase is asked for if needed.

    Raises:
        NotAllowed: Without keys, without a terminal to ask on, or when the passphrase is wrong.
        UnusableFile: When the keys in use cannot be read.
    """
    return keyring().open(passphrase, complain)


def passphrase() -> str:
    """The passphrase of the user's own keys, typed unseen.

    Raises:
        NotAllowed: Without a terminal.
    """
    return ask_secret(
        say("Passphrase: "), say("Your keys are locked with a passphrase, and nobody is here to type it.")
    )


def secret_of_backup() -> str:
    """The passphrase of a backup, typed unseen.

    Raises:
        NotAllowed: Without a terminal.
    """
    return ask_secret(
        say("Passphrase: "), say("The backup is sealed with a passphrase, and nobody is here to type it.")
    )


def new_message(kind: type[Kind], sender: Person, recipient: Person, **fields: Any) -> Kind:
    """A new message, to a recipient by the name on their card.

    Args:
        kind: The type of message.
        sender: The user of this machine.
        recipient: The recipient, by whatever name.
        fields: All other fields of the message.
    """
    if kind is Share:
        fields = {"version": version_with(fields), **fields}
    known = people().with_keys_of(recipient)
    to = known.as_on_card if known else recipient
    return kind(id=names.message_name(), made=clock.now(), sender=sender, recipient=to, **fields)


def tell_paragraphs(parts: Iterable[Paragraph], to: TextIO | None = None) -> None:
    """Print the paragraphs of a message."""
    for part in parts:
        tell(part.text, bold=part.heading, indent=2 if part.own else 0, lines=part.own, to=to)


def refuse_unless_answered(*, yes: bool, otherwise: str = "") -> None:
    """Refuse to ask a question without a terminal.

    Args:
        yes: Whether no question will be asked.
        otherwise: The refusal, unless it is about sharing.

    Raises:
        NotAllowed: With the option to use instead.
    """
    if not yes and not is_terminal(sys.stdin):
        sharing = say("Sharing asks first, and nobody is here to answer; --yes does without.")
        raise NotAllowed(otherwise or sharing)


def seal_to_file(sealed: AnyMessage, keys: Keys, output: Path, journal: Path, *, force: bool) -> None:
    """Seal a message into a file outside the journal.

    The file is made whole or not at all.

    Raises:
        NotAllowed: When the file is there already, or may not be made there.
        NotSaved: When the message cannot be sealed, or the disk will not take it.
    """
    to_file(as_text(seal(sealed, keys), sealed.recipient.name), output, journal, force=force)
