"""A new passphrase: eight drawn words, or the person's own, typed again until correct."""

import secrets
import sys
import time
from dataclasses import dataclass

from equityjournal.cli.session.locked_journal import TRIES
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.secrets import ask_secret, nothing_shown
from equityjournal.core.locking.key_text import KeyText
from equityjournal.core.sharing.spoken_words import SPOKEN
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.lock.wrapping import WrongPassphrase, unwrapped, wrapped

WORDS = 8
SHORTEST = 16  # characters of a passphrase that a person thinks up


@dataclass(frozen=True)
class Chosen:
    """A passphrase that was typed twice, and opened the key."""

    passphrase: str
    seconds: float
    """How long opening takes."""


def choose_passphrase(key: KeyText) -> Chosen:
    """Have a passphrase chosen for a key, and prove in memory that the passphrase opens the key.

    Raises:
        NotAllowed: When it was not typed once more.
        EOFError, KeyboardInterrupt: When the person stops.
    """
    words = [secrets.choice(SPOKEN) for _ in range(WORDS)]
    for line in (
        say("Your passphrase. I suggest these eight words; write them down until you know them:"),
        "",
        f"    {' '.join(words[:4])}",
        f"    {' '.join(words[4:])}",
        "",
    ):
        tell(line, lines=True, to=sys.stderr)
    own = _taken_or_own()
    passphrase = own or " ".join(words)
    note(say("One moment."))
    with nothing_shown():
        data = wrapped(key, passphrase)
    prompt = say("Type it once more, unseen: ") if own else say("Now type the eight words, unseen: ")
    for _ in range(TRIES):
        typed = ask_secret(prompt, "")
        begun = time.monotonic()
        try:
            with nothing_shown():
                unwrapped(data, typed)
        except WrongPassphrase:
            prompt = say("That is not the same. Once more: ")
            continue
        chosen = Chosen(passphrase, time.monotonic() - begun)
        _tell_time(chosen)
        return chosen
    raise NotAllowed(say("It was not the same three times, so nothing was changed."))


def _taken_or_own() -> str:
    """The person's own passphrase; empty when the drawn words are taken."""
    note(
        say(
            "Press Enter to take them, or type one of your own ({count} characters or more). One that "
            "a person thinks up is guessed in days by somebody who has a copy of the folder; eight "
            "drawn words are not.",
            count=SHORTEST,
        )
    )
    while True:
        typed = ask_secret(say("Enter, or your own: "), "")
        if not typed or len(typed.strip()) >= SHORTEST:
            return typed
        note(
            say(
                "That has fewer than {count} characters. A longer one, or Enter for the eight words.",
                count=SHORTEST,
            )
        )


def _tell_time(chosen: Chosen) -> None:
    seconds = max(round(chosen.seconds), 1)
    said = say_many("That took 1 second.", "That took {count} seconds.", seconds)
    note(said, say("It will take about as long each time you open the journal."))
