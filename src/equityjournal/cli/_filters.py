"""The filters that list and export share, and what they mean."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from equityjournal.cli._desk import Desk
    from equityjournal.core.entry import Entry
    from equityjournal.core.selection import Selection

Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only entries about this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Only entries about this day or before.")
]
OfTheme = Annotated[
    str | None, typer.Option("--theme", "-t", metavar="THEME", help="Only entries on this theme.")
]
OfPack = Annotated[
    str | None, typer.Option("--pack", metavar="PACK", help="Only entries written with this pack.")
]
OfFeeling = Annotated[
    str | None, typer.Option("--feeling", "-f", metavar="WORD", help="Only entries with this feeling.")
]
OfSetting = Annotated[
    str | None, typer.Option("--setting", metavar="WORDS", help="Only entries with this in their setting.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def selected(
    desk: "Desk",
    entries: "Sequence[Entry]",
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
    from equityjournal.core.dates import parse_day
    from equityjournal.core.naming import find_one
    from equityjournal.core.selection import Selection
    from equityjournal.core.speech import say

    packs = {one.id: one.pack.title for one in desk.shelf.packs} | {entry.pack: "" for entry in entries}
    used = [name for entry in entries for name in entry.credited]
    return Selection(
        since=parse_day(since, today) if since is not None else None,
        until=parse_day(until, today) if until is not None else None,
        theme=desk.shelf.theme(theme, first_in=desk.shelf.default(), besides=used)
        if theme is not None
        else None,
        pack=find_one(pack, packs, say("pack")) if pack is not None else None,
        feeling=feeling,
        setting=setting,
    )
