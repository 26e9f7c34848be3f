"""`backup`: the whole journal in a file, proven."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.store.settings.values import journal_place


def backup(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The file to make, or a folder for it; without it, the last."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Prove a backup that is there.")] = False,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="Seal it with a passphrase; it is asked for, unseen.")
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Your own list of names too; left out otherwise.")
    ] = False,
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="Your keys, cards and what others shared too.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Put the whole journal into one file, and prove that it is whole.

    The file is an ordinary zip. It is read back and compared with the journal
    before it gets its name, and never replaces another. Given a folder, it is
    named by the day. `equityjournal restore --from FILE` brings it back.
    Without FILE, it says when the last one was made.
    """
    from equityjournal.cli.safekeeping import making_backup  # noqa: PLC0415 - loads zipfile

    root = journal_place(context.obj.journal)
    if check:
        making_backup.check(file, json=json)
    elif file is None:
        making_backup.tell_last(root, json=json)
    else:
        making_backup.make(root, file, names=with_names, keys=with_keys, sealed=sealed, json=json)
