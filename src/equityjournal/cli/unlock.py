"""`unlock`: a locked journal opened for a sitting."""

import re
from typing import TYPE_CHECKING, Annotated, cast

import typer

from equityjournal.cli.session.locked_journal import ask_to_open, may_ask
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import journal_place
from equityjournal.store.disk.sealing import door_of_journal

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

SHORTEST, LONGEST = 5 * 60, 10 * 60 * 60  # seconds

_For = Annotated[str | None, typer.Option("--for", metavar="TIME", help="How long: 20m, or 2h.")]
_Recovery = Annotated[bool, typer.Option("--recovery", help="By the recovery key on paper.")]


def unlock(context: typer.Context, how_long: _For = None, recovery: _Recovery = False) -> None:
    """Open a locked journal for a while; writing needs none of it."""
    from equityjournal.store.lock import keeper  # noqa: PLC0415 - for a locked journal alone

    seconds = None if how_long is None else seconds_meant(how_long)
    root = journal_place(context.obj.journal)
    vault = cast("Vault | None", door_of_journal(root))
    if vault is None:
        raise NotAllowed(say("This journal is not locked."))
    note(vault.remarks())
    today = clock.now().date()
    if not may_ask({}):
        raise NotAllowed(say("A passphrase is typed at a terminal, and nobody is here to type it."))
    if recovery:
        from equityjournal.store.lock.wrapping import recovery_typed  # noqa: PLC0415 - loads pyrage

        prompt = say("Recovery key (nothing is shown as you type; spaces do not matter): ")
        note(vault.unlock_by_recovery(recovery_typed(ask_secret(prompt, "")), today))
    else:
        ask_to_open(vault, today)
    is_kept = vault.keep_open(*((seconds, seconds) if seconds else (keeper.IDLE, keeper.LONGEST)))
    if not is_kept:
        return
    if seconds:
        tell(say("Open. It closes in {minutes} minutes.", minutes=seconds // 60))
    else:
        tell(say("Open. It closes 30 minutes after you last used it."))


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
