"""Secrets, typed without being shown."""

import getpass
import sys
import warnings

from equityjournal.cli.terminal.output import is_terminal, width_of
from equityjournal.cli.terminal.wrapping import wrapped
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def ask_secret(prompt: str, otherwise: str) -> str:
    """A secret, typed without being shown.

    It is never taken from the command line or the environment.

    Args:
        prompt: The question, with a space at its end.
        otherwise: The refusal without a terminal.

    Raises:
        NotAllowed: Without a terminal, or when the terminal would show the secret.
        EOFError, KeyboardInterrupt: When the user stops instead.
    """
    if not is_terminal(sys.stdin):
        raise NotAllowed(otherwise)
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(_fitted(prompt))
        except getpass.GetPassWarning:
            raise NotAllowed(
                say("This terminal would show the passphrase as it is typed, so it was not asked for.")
            ) from None
        except UnicodeDecodeError:
            raise NotAllowed(say("That holds something that is not text. Nothing was changed.")) from None


def _fitted(prompt: str) -> str:
    """A question in lines that fit the screen, so that no word of it is broken."""
    width = width_of(sys.stderr)
    return prompt if width is None else "\n".join(wrapped(prompt.rstrip(), width - 1)) + " "
