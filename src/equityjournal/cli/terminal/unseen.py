"""Secrets, typed at the terminal and never shown."""

from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


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
