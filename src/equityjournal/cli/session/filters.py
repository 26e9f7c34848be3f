"""The filters that list, search and export share, and what they mean."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.completing import some_packs, some_themes
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.selection import Selection
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.periods import first_day, last_day
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session

Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only entries about this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Only entries about this day or before.")
]
OfTheme = Annotated[
    str | None,
    typer.Option(
        "--theme", "-t", metavar="THEME", help="Only entries on this theme.", autocompletion=some_themes
    ),
]
OfPack = Annotated[
    str | None,
    typer.Option(
        "--pack", metavar="PACK", help="Only entries written with this pack.", autocompletion=some_packs
    ),
]
OfFeeling = Annotated[
    str | None, typer.Option("--feeling", "-f", metavar="WORD", help="Only entries with this feeling.")
]
OfSetting = Annotated[
    str | None, typer.Option("--setting", metavar="WORDS", help="Only entries with this in their setting.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def tell_left_out(session: "Session", selection: "Selection") -> None:
    """Say that private entries are left out, wherever there are any of those days: not how many would fit."""
    of_those_days = Selection(since=selection.since, until=selection.until)
    if selection.open_only and session.catalogue.any_private(of_those_days):
        note([say("Private entries are left out; `equityjournal search WORDS --private` looks in them too.")])


def selected(
    session: "Session",
    today: date,
    *,
    since: str | None,
    until: str | None,
    theme: str | None,
    pack: str | None,
    feeling: str | None,
    setting: str | None,
) -> "Selection":
    """Turn what was typed into a selection.

    Raises:
        UnclearDate, UnknownName: For a day, theme or pack that is not one.
    """
    if theme is not None:
        theme = session.shelf.theme(
            theme, first_in=session.shelf.default(), besides=session.catalogue.themes_used()
        )
    if pack is not None:
        used = dict.fromkeys(session.catalogue.packs_used(), "")
        pack = find_one(pack, used | {one.id: one.title for one in session.shelf.packs}, say("pack"))
    return Selection(
        since=first_day(since, today) if since is not None else None,
        until=last_day(until, today) if until is not None else None,
        theme=theme,
        pack=pack,
        feeling=feeling,
        setting=setting,
    )
