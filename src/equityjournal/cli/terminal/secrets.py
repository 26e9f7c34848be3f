"""Secrets, typed without being shown."""

import contextlib
import getpass
import sys
import warnings
from collections.abc import Iterator

from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import is_terminal, width_of
from equityjournal.cli.terminal.wrapping import wrapped
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if sys.platform != "win32":
    import termios


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
        except (EOFError, KeyboardInterrupt):
            sys.stderr.write("\n")  # nothing typed was shown, and so no line was ended
            raise
        except getpass.GetPassWarning:
            raise NotAllowed(
                say("This terminal would show the passphrase as it is typed, so it was not asked for.")
            ) from None
        except UnicodeDecodeError:
            raise NotAllowed(say("That holds something that is not text. Nothing was changed.")) from None


def typed_twice(nothing_made: str) -> str:
    """A new passphrase, typed twice, unseen.

    Args:
        nothing_made: The sentence that ends a refusal.

    Raises:
        NotAllowed: Without a terminal, or when the passphrase is empty or typed differently.
    """
    otherwise = say("A passphrase is typed unseen at a terminal, and nobody is here to type it.")
    first = ask_secret(say("A new passphrase: "), otherwise)
    if not first.strip():
        raise NotAllowed(
            say("An empty passphrase would protect nothing. {nothing_made}", nothing_made=nothing_made)
        )
    if ask_secret(say("The same again: "), otherwise) != first:
        raise NotAllowed(say("Those two were not the same. {nothing_made}", nothing_made=nothing_made))
    return first


@contextlib.contextmanager
def nothing_shown() -> Iterator[None]:
    """Hide and drop keys typed while a secret is tried.

    That takes seconds, in which a person may type the secret again, or the next one.
    """
    handle = keyboard.terminal()
    if handle is None:
        yield
        return
    before = termios.tcgetattr(handle)
    unseen = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(handle, termios.TCSADRAIN, unseen)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSAFLUSH, before)


def _fitted(prompt: str) -> str:
    """A question in lines that fit the screen, broken between words alone."""
    width = width_of(sys.stderr)
    return prompt if width is None else "\n".join(wrapped(prompt.rstrip(), width - 1)) + " "
