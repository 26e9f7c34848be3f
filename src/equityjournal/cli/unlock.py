"""`unlock`: a locked journal opened for a sitting."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.terminal.typed_path import TypedPath
from equityjournal.store.settings.values import journal_place

_For = Annotated[str | None, typer.Option("--for", metavar="TIME", help="How long: 20m, or 2h.")]
_Key = Annotated[
    Path | None,
    typer.Option(
        "--key", metavar="FILE", help="With a file of keys, such as one on a stick.", click_type=TypedPath()
    ),
]
_Recovery = Annotated[bool, typer.Option("--recovery", help="With the recovery key on paper.")]


def unlock(
    context: typer.Context, how_long: _For = None, key: _Key = None, recovery: _Recovery = False
) -> None:
    """Open a locked journal for a while, to read; writing does not need it.

    It asks for your passphrase, and closes 30 minutes after you last used it.
    With --key a file of keys opens it, with --recovery the key on paper.
    """
    from equityjournal.cli.locking.unlocking import open_for_a_while  # noqa: PLC0415 - loads pyrage

    open_for_a_while(journal_place(context.obj.journal), how_long, key, by_recovery=recovery)
