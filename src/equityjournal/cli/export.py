"""`export`: entries out, into a format others can read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.notices.finding import masked_for_export
from equityjournal.cli.session.filters import OfFeeling, OfPack, OfSetting, OfTheme, Since, Until, selected
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.writing_out import to_file, to_screen
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.entries.selection import Selection


def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="markdown")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    since: Since = None,
    until: Until = None,
    theme: OfTheme = None,
    pack: OfPack = None,
    feeling: OfFeeling = None,
    setting: OfSetting = None,
    include_private: Annotated[
        bool, typer.Option("--include-private", help="Private entries too; left out otherwise.")
    ] = False,
    mask: Annotated[
        bool, typer.Option("--mask", help="Put neutral words where something tells who somebody is.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="WHAT", help="With --mask: leave out setting, or people."),
    ] = None,
) -> None:
    """Write entries out as one document.

    It goes to the screen, or into a file with --output.

    Private entries are left out unless you ask for them. So is every entry
    whose file is damaged or cut off.
    """
    from equityjournal.formats import exporter  # noqa: PLC0415 - loads Pydantic

    if mask and include_private:
        raise UnclearCommand(say("Private entries never leave masked; choose --mask or --include-private."))
    if without and not mask:
        raise UnclearCommand(say("--without leaves something out of a masked copy: give --mask with it."))
    session, today = open_session(context), clock.now().date()
    chosen = exporter(form)
    selection = selected(
        session, today,
        since=since, until=until, theme=theme, pack=pack, feeling=feeling, setting=setting,
    )  # fmt: skip
    going = _entries_to_export(session, selection, include_private=include_private, mask=mask)
    if mask:
        going = masked_for_export(session, going, without or [])
    document = chosen.export(going, session.shelf.titles, today)
    if output is None or str(output) == "-":
        to_screen(document)
    else:
        to_file(document, output, session.journal.root, force=force)
        count = say_many("1 entry", "{count} entries", len(going))
        tell(say("{count} written to {path}.", count=count, path=output))
    if not mask:
        _warn_unmasked()


def _entries_to_export(
    session: "Session", selection: "Selection", *, include_private: bool, mask: bool
) -> "Sequence[Entry]":
    """Selected entries, whole and not kept back as private.

    Raises:
        NothingToKeep: When none is left.
    """
    stored = session.entries_matching(selection)
    whole = [entry.record for entry in stored if entry.state is not State.CUT_OFF]
    going = [entry for entry in whole if include_private or not entry.private]
    if held_back := len(whole) - len(going):
        note([_on_private(held_back, mask=mask)])
    if not going:
        raise NothingToKeep(say("No entry fits, so nothing was written out."))
    return going


def _on_private(count: int, *, mask: bool) -> str:
    """The sentence on private entries left out."""
    if mask:
        return say_many("1 private entry stays here.", "{count} private entries stay here.", count)
    return say_many(
        "1 private entry is left out; --include-private takes it along.",
        "{count} private entries are left out; --include-private takes them along.",
        count,
    )


def _warn_unmasked() -> None:
    """Say that the copy holds the entries word for word."""
    note(
        [
            say(
                "This copy is not masked: it holds what you wrote, word for word, and is meant for you. "
                "It is not encrypted."
            )
        ]
    )
