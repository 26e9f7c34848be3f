"""A locked journal met by a verb: the verbs allowed to ask for the passphrase, and the others.

The question comes before anything is read, and before any word is asked for. Writing asks for nothing, once
this machine has opened the journal.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.cli.terminal.output import is_terminal, note
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk.plain_text import sweep
from equityjournal.store.listing.folders import entries_of
from equityjournal.store.lock.recovery_key import looks_like_recovery_key, recovery_typed
from equityjournal.store.lock.wrapping import WrongPassphrase

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

NEVER_ASK = frozenset((
    "", "write", "set-aside", "bring-back", "focus", "packs", "worksheet", "keys", "demo", "open", "backup",
    "config", "support", "completion", "reminder", "promises", "forms", "lock",
    "unlock",
))  # fmt: skip
"""Verbs that do without what is sealed; all others ask once."""

READING_OPTIONS = {"write": ("reply", "resume"), "packs": ("remarks",)}
"""Options of these that need what is sealed."""

LEAVING = frozenset(("share", "export", "with"))
LEAVING_OPTIONS = {"review": ("page",)}
"""Verbs, and options of others, whose work leaves this machine: it is read from the sealed files alone."""

TRIES = 3


def meet(context: Any, vault: "Vault", today: date) -> None:
    """Report oddities of the keys, and open the journal for a reading verb.

    Raises:
        Closed: When it is closed, and nobody can be asked.
        NotAllowed: When the passphrase was wrong each time.
    """
    note(*vault.remarks())
    seal_what_an_editor_left(vault)
    verb = verb_of(context)
    if is_asking(verb, context.params) or (verb == "open" and has_shares(vault.root)):
        if not vault.is_open and may_ask(context.params):
            ask_to_open(vault, today)
        vault.require_open()
    elif verb == "write" and not vault.is_proven and not vault.is_open and may_ask(context.params):
        note(say("This machine does not know this journal's keys yet."))
        ask_to_open(vault, today)


def seal_what_an_editor_left(vault: "Vault") -> None:
    """Seal texts left in plain after the program was killed, and name them."""
    if vault.is_proven:
        for text in sweep(vault.root):
            note(say("An editor had left a text in plain. It is sealed now, as {path}.", path=text))


def verb_of(context: Any) -> str:
    """The running verb, or its own subcommand's; empty for the overview."""
    words = context.command_path.split()
    return str(words[1]) if len(words) > 1 else ""


def is_asking(verb: str, options: dict[str, Any]) -> bool:
    """Whether a verb, as typed, reads sealed files."""
    if options.get("outside"):
        return False
    return verb not in NEVER_ASK or any(options.get(name) for name in READING_OPTIONS.get(verb, ()))


def leaves_the_machine(context: Any) -> bool:
    """Whether a verb's output, as typed, is for others."""
    verb = verb_of(context)
    return verb in LEAVING or any(context.params.get(name) for name in LEAVING_OPTIONS.get(verb, ()))


def has_shares(root: Path) -> bool:
    """Whether entries were shared: the entry behind an answer stands only in the sealed ledger."""
    return any(file.name.endswith(".toml") for file in entries_of(root / "shares"))


def may_ask(options: dict[str, Any]) -> bool:
    """Whether a person is present to type a passphrase, and no program waits for the answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr) and not options.get("json")


def ask_to_open(vault: "Vault", today: date) -> str:
    """Ask for the passphrase, three times at most, and have the key remembered for a while.

    Returns:
        The passphrase, as it was typed.

    Raises:
        NotAllowed: When it was wrong each time.
    """
    from equityjournal.cli.terminal.secrets import (  # noqa: PLC0415 - where a person is asked
        ask_secret,
        nothing_shown,
    )

    prompt = say("The passphrase of your journal (nothing is shown as you type): ")
    for _ in range(TRIES):
        typed = ask_secret(prompt, say("Nobody is here to type the passphrase."))
        try:
            with nothing_shown():
                note(*vault.unlock(typed, today))
        except WrongPassphrase:
            prompt = say("That does not open it. Try again: ")
            if looks_like_recovery_key(typed):
                prompt = say(
                    "That is a recovery key, which `equityjournal unlock --recovery` takes. Your passphrase: "
                )
            continue
        if not vault.keep_open():
            note(say("Open for this command only: this machine lets no program stay behind to remember it."))
        return typed
    raise NotAllowed(
        say(
            "Not opened. Nothing was changed, and nothing is lost; `equityjournal unlock --recovery` takes "
            "the recovery key."
        )
    )


def open_somehow(vault: "Vault", today: date, *, by_recovery: bool = False) -> None:
    """Open a journal: as it stands, by the passphrase, or at last by the recovery key.

    Args:
        vault: Its vault.
        today: The day.
        by_recovery: The recovery key is asked for, though the passphrase might do.

    Raises:
        Closed: When nobody can be asked.
        NotAllowed: When what was typed does not open it.
    """
    from equityjournal.store.lock import by_hand  # noqa: PLC0415 - loads pyrage

    if vault.is_open and not by_recovery:
        return
    if not may_ask({}):
        vault.require_open()
    if not by_recovery and by_hand.has_key_file(vault.root):
        ask_to_open(vault, today)
        return
    note(*by_hand.open_by_recovery(vault, ask_recovery_key(), today))


def ask_recovery_key() -> str:
    """The whole recovery key, typed from paper.

    Raises:
        NotAllowed: When a character of it is wrong, three times.
    """
    from equityjournal.cli.terminal.secrets import ask_secret  # noqa: PLC0415 - where a person is asked

    prompt = say("Recovery key (nothing is shown as you type; spaces do not matter): ")
    for attempt in range(1, TRIES + 1):
        try:
            return recovery_typed(ask_secret(prompt, say("Nobody is here to type the recovery key.")))
        except NotAllowed as error:
            if attempt == TRIES or not may_ask({}):
                raise
            note(error.sentence)
    raise AssertionError
