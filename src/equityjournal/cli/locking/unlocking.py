"""A locked journal opened for a while: by passphrase, key file or recovery key."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from equityjournal.cli.session.locked_journal import (
    ask_recovery_key,
    ask_to_open,
    may_ask,
    open_somehow,
)
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk.sealing import door_of_journal
from equityjournal.store.lock import by_hand, keeper, turning

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

SHORTEST, LONGEST = 5 * 60, 10 * 60 * 60  # seconds


def open_for_a_while(root: Path, how_long: str | None, key: Path | None, *, by_recovery: bool) -> None:
    """Open a locked journal, and keep it open for the time typed, or the usual time."""
    seconds = None if how_long is None else seconds_meant(how_long)
    vault = cast("Vault | None", door_of_journal(root))
    if vault is None:
        raise NotAllowed(say("This journal is not locked."))
    note(*vault.remarks())
    today = clock.now().date()
    if key is not None:
        _open_by_file(vault, by_hand.keys_in_file(key), today)
    elif not may_ask({}):
        raise NotAllowed(say("A passphrase is typed at a terminal, and nobody is here to type it."))
    elif by_recovery:
        note(*by_hand.open_by_recovery(vault, ask_recovery_key(), today))
        _note_tested(vault, today)
    else:
        ask_to_open(vault, today)
    is_kept = vault.keep_open(*((seconds, seconds) if seconds else (keeper.IDLE, keeper.LONGEST)))
    if not is_kept:
        return
    if seconds:
        tell(say("Open. It closes in {minutes} minutes.", minutes=seconds // 60))
    else:
        tell(say("Open. It closes 30 minutes after you last used it."))


def _open_by_file(vault: "Vault", text: str, today: date) -> None:
    """Open by keys in a file: the journal's own, or with its own those of another machine's lock."""
    own = by_hand.own_key_in(vault, text)
    if own is not None:
        note(*vault.hold_proven(own, today))
        return
    for secret in by_hand.secrets_in(text):
        if by_hand.is_recovery_key(vault, secret):
            note(*by_hand.open_by_recovery(vault, secret, today))
            return
    open_somehow(vault, today)
    by_hand.hold_keys_of_another(vault, text)
    note(
        say(
            "These keys open what was locked elsewhere. `equityjournal lock renew` brings all under one lock."
        )
    )


def _note_tested(vault: "Vault", today: date) -> None:
    """Note that the whole paper was typed, where the lock allows."""
    if vault.lock is not None:
        turning.note_tested(vault.root, today)


def seconds_meant(typed: str) -> int:
    """The seconds of a time such as `20m` or `2h`.

    Raises:
        NotAllowed: When it is none, or not between five minutes and ten hours.
    """
    found = re.fullmatch(r"(\d{1,3}) ?(m|min|minutes?|h|hours?)", typed.strip().casefold())
    seconds = int(found[1]) * (60 if found[2].startswith("m") else 3600) if found else 0
    if not SHORTEST <= seconds <= LONGEST:
        raise NotAllowed(
            say("“{typed}” is no time from 5 minutes to 10 hours. Type it as 20m, or as 2h.", typed=typed)
        )
    return seconds
