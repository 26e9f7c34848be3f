"""Letters: sealed messages in text files, named for their readers."""

from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_message import as_text, seal

if TYPE_CHECKING:
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.messages import AnyMessage


def seal_letter(
    message: "AnyMessage", keys: "Keys", output: Path, journal: Path, *, force: bool = False
) -> bytes:
    """Seal a message into a letter; return the sealed block.

    Raises:
        NotAllowed: When the file is there already, or may not be made there.
        NotSaved: When the message cannot be sealed, or the disk will not take it.
    """
    block = seal(message, keys)
    to_file(as_text(block, message.recipient.name), output, journal, force=force)
    return block


def tell_how_to_send(name: str, path: Path) -> None:
    """Say where a letter is; sending is left to its writer."""
    tell(
        say(
            "It is in {path}. Nothing was sent: mail it to {name}, or hand it over. Only the two of you can "
            "open it.",
            name=name,
            path=path.absolute(),
        )
    )
