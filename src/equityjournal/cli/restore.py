"""`restore`: an entry from the trash, or an earlier version."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.completed_line import completed
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.usage_errors import which_entry
from equityjournal.core.text.errors import UnclearCommand, UnknownName, UnusableFile
from equityjournal.core.text.speech import say
from equityjournal.store.records.journal_id import id_of_journal, journal_within
from equityjournal.store.settings.values import journal_place


def restore(
    context: typer.Context,
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="The entry, as `show` takes it; without it, what is in the trash."
        ),
    ] = None,
    version: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="An earlier version, by its number."),
    ] = None,
    backup: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="The whole journal, from this backup.")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="With --from: into this folder, new or empty."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Bring an entry back from the trash, or an earlier version of it.

    Nothing is lost by it: the version that was there is kept as well, and so
    is a file that was damaged or cut off.
    `equityjournal restore draft` brings back the unfinished answer that you
    put in the trash last. With --from FILE the whole journal comes back from
    a backup, into its place if nothing is there, or into the folder of --to.
    """
    from equityjournal.cli.safekeeping import restoring  # noqa: PLC0415 - loads zipfile

    if json and (entry is not None or version is not None or backup is not None or to is not None):
        raise UnclearCommand(say("--json lists what is in the trash: `equityjournal restore --json`."))
    if backup is not None or to is not None:
        if backup is None or entry is not None or version is not None:
            raise UnclearCommand(
                say(
                    "`equityjournal restore --from FILE --to DIR` brings back a whole journal, without an ID."
                )
            )
        _refuse_folder(backup.expanduser())
        restoring.restore_journal(backup, to, journal_place(context.obj.journal))
        return
    session = open_session(context)
    if entry is None and version is not None:
        raise UnknownName(which_entry(completed(context)))
    if json:
        restoring.tell_trash_as_json(session)
    elif entry is None:
        restoring.tell_trash(session)
    elif version is not None:
        restoring.restore_version(session, entry, version)
    elif entry.strip().casefold() == say("draft"):
        restoring.restore_draft(session)
    else:
        restoring.restore_from_trash(session, entry)


def _refuse_folder(backup: Path) -> None:
    """Refuse a folder in a backup's place, such as one that a browser unpacked.

    Raises:
        UnusableFile: With the journal in it, if any.
    """
    if not backup.is_dir():
        return
    inside = backup if id_of_journal(backup) else journal_within(backup)
    if inside is None:
        raise UnusableFile(
            say(
                "{path} is a folder, and no backup: name the file that `equityjournal backup` made.",
                path=backup,
            )
        )
    raise UnusableFile(
        say(
            "{path} is a folder, as of a backup that was unpacked already, by a browser perhaps. Name the "
            "file it came from, if there is one: then every file of it is proven. The journal in the folder "
            "can be read as it is: `equityjournal --journal {inside} list`",
            path=backup,
            inside=shlex.quote(str(inside.absolute())),
        )
    )
