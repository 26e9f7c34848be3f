"""A locked journal met by a verb: who asks for the passphrase, and who never does.

The question comes before anything is read, and before any word is asked for. Writing asks for nothing, once
this machine has opened the journal.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.cli.terminal.output import is_terminal, note
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk.folders import entries_of

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

NEVER_ASK = frozenset((
    "", "write", "set-aside", "bring-back", "focus", "packs", "worksheet", "keys", "demo", "open", "backup",
    "config", "support", "completion", "reminder", "promises", "forms", "unlock",
))  # fmt: skip
"""Verbs that do without what is sealed; all others ask once."""

READING_OPTIONS = {"write": ("reply", "resume"), "packs": ("remarks",)}
"""Options of these that need what is sealed."""

TRIES = 3


def meet(context: Any, vault: "Vault", today: date) -> None:
    """Say what is odd about the keys, and have the journal open for a verb that reads.

    Raises:
        Closed: When it is closed, and nobody can be asked.
        NotAllowed: When the passphrase was wrong each time.
    """
    note(vault.remarks())
    verb = verb_of(context)
    if is_asking(verb, context.params) or (verb == "open" and has_shares(vault.root)):
        if not vault.is_open and may_ask(context.params):
            ask_to_open(vault, today)
        vault.require_open()
    elif verb == "write" and not vault.is_proven and not vault.is_open and may_ask(context.params):
        note([say("This machine does not know this journal's keys yet.")])
        ask_to_open(vault, today)


def verb_of(context: Any) -> str:
    """The verb that runs, also where a command of its own was typed; empty for the overview."""
    words = context.command_path.split()
    return str(words[1]) if len(words) > 1 else ""


def is_asking(verb: str, options: dict[str, Any]) -> bool:
    """Whether a verb, as it was typed, reads what is sealed."""
    return verb not in NEVER_ASK or any(options.get(name) for name in READING_OPTIONS.get(verb, ()))


def has_shares(root: Path) -> bool:
    """Whether entries were shared: only the sealed ledger knows which of them an answer means."""
    return any(file.name.endswith(".toml") for file in entries_of(root / "shares"))


def may_ask(options: dict[str, Any]) -> bool:
    """Whether somebody is there to type a passphrase, and no program waits for the answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr) and not options.get("json")


def ask_to_open(vault: "Vault", today: date) -> None:
    """Ask for the passphrase, three times at most, and have it remembered for a while.

    Raises:
        NotAllowed: When it was wrong each time.
    """
    from equityjournal.store.lock.wrapping import WrongPassphrase  # noqa: PLC0415 - loads pyrage

    prompt = say("Passphrase (nothing is shown as you type): ")
    for _ in range(TRIES):
        typed = ask_secret(prompt, say("Nobody is here to type the passphrase."))
        try:
            note(vault.unlock(typed, today))
        except WrongPassphrase:
            prompt = say("That does not open it. Try again: ")
            continue
        if not vault.keep_open():
            note(
                [say("Open for this command only: this machine lets no program stay behind to remember it.")]
            )
        return
    raise NotAllowed(
        say(
            "Not opened. Nothing was changed, and nothing is lost; `equityjournal unlock --recovery` takes "
            "the recovery key."
        )
    )
