"""What every verb that shares starts from: one's own keys, the people one knows, and messages in and out."""

import getpass
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO, TypeVar

from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, is_terminal, tell
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.sharing.age_file import refuse_unless_sealed
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import AnyMessage, Message
from equityjournal.core.sharing.people import Person
from equityjournal.core.sharing.what_is_shared import Line
from equityjournal.core.text.errors import DamagedFile, NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_message import LARGEST, seal, unseal
from equityjournal.store.disk import files, names
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.people import People

Kind = TypeVar("Kind", bound=Message)


def keyring() -> Keyring:
    """The keys of whoever uses this machine."""
    return Keyring(sharing_place())


def people() -> People:
    """The people they know."""
    return People(sharing_place())


def my_keys() -> list[Keys]:
    """One's own keys, those in use first; a passphrase is asked for where one is needed.

    Raises:
        NotAllowed: When there are none, nobody is there to ask, or the passphrase is another.
    """
    return keyring().open(passphrase, complain)


def passphrase() -> str:
    """The passphrase of one's own keys, typed unseen.

    Raises:
        NotAllowed: When nobody is there to ask.
    """
    return unseen(
        say("Passphrase: "), say("Your keys are locked with a passphrase, and nobody is here to type it.")
    )


def unseen(prompt: str, otherwise: str) -> str:
    """Something secret, typed and not shown; it is never taken from the command line or the environment.

    Args:
        prompt: What to ask, with a space at its end.
        otherwise: What to say where nobody is there.

    Raises:
        NotAllowed: When nobody is there to ask, or the terminal would show what is typed.
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    if not is_terminal(sys.stdin):
        raise NotAllowed(otherwise)
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning:
            raise NotAllowed(
                say("This terminal would show the passphrase as it is typed, so it was not asked for.")
            ) from None
        except UnicodeDecodeError:
            raise NotAllowed(say("That holds something that is not text. Nothing was changed.")) from None


def message(kind: type[Kind], sender: Person, recipient: Person, **fields: Any) -> Kind:
    """A new message from one to another, made now; whoever is known is called as they call themselves."""
    known = people().with_keys_of(recipient)
    to = known.as_on_card if known else recipient
    return kind(id=names.message_name(), made=clock.now(), sender=sender, recipient=to, **fields)


def tell_parts(parts: Iterable[Line], to: TextIO | None = None) -> None:
    """Print what is read of a message."""
    for part in parts:
        tell(part.text, bold=part.heading, indent=2 if part.own else 0, lines=part.own, to=to)


def refuse_unless_answered(*, yes: bool, otherwise: str = "") -> None:
    """Refuse where a question will be asked, and nobody is there to answer it.

    Args:
        yes: Nothing will be asked.
        otherwise: The sentence, where it is not about sharing.

    Raises:
        NotAllowed: With the option that does without.
    """
    if not yes and not is_terminal(sys.stdin):
        sharing = say("Sharing asks first, and nobody is here to answer; --yes does without.")
        raise NotAllowed(otherwise or sharing)


def seal_to_file(sealed: AnyMessage, keys: Keys, output: Path, journal: Path, *, force: bool) -> None:
    """Seal a message into a file outside the journal, whole or not at all.

    Raises:
        NotAllowed: When the file is there already, or has no place there.
        NotSaved: When it cannot be sealed, or the disk will not take it.
    """
    to_file(seal(sealed, keys).decode("ascii"), output, journal, force=force)


def read_sealed(file: Path) -> bytes:
    """The bytes of a file that somebody sent; one that is too large is never read.

    A file that could not be opened by any key is refused here, before a passphrase is asked for.

    Raises:
        DamagedFile: In a sentence.
    """
    try:
        data = files.read(file.expanduser(), LARGEST)
        refuse_unless_sealed(data)
    except FileNotFoundError:
        raise DamagedFile(say("{path} is not there.", path=file)) from None
    except DamagedFile as error:
        raise DamagedFile(say("{path} was not opened: {why}.", path=file, why=error.why)) from None
    return data


def open_sealed(data: bytes, file: Path, keys: list[Keys]) -> AnyMessage:
    """The message in a file; its signature is good, and whether its sender is known is asked elsewhere.

    Raises:
        DamagedFile, NotAllowed: In a sentence that names the file.
    """
    try:
        return unseal(data, keys)
    except (DamagedFile, NotAllowed) as error:
        said = say("{path} was not opened: {why}.", path=file, why=error.sentence)
        raise type(error)(said) from None
