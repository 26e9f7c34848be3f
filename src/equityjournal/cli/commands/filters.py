"""Options for selecting entries, shared by list, search, export and share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from equityjournal.cli.commands.completing import some_packs, some_themes
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.session.labels import themes_in
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.selection import Selection
from equityjournal.core.packs.theme_names import no_pack
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import find_one
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
WithoutTheme = Annotated[bool, typer.Option("--without-theme", help="Only entries without any theme.")]
OnThisDay = Annotated[
    bool, typer.Option("--on-this-day", help="Only entries about this day of the year, in other years.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


class Filters(NamedTuple):
    """The options for selecting entries, as typed."""

    since: Since = None
    until: Until = None
    theme: OfTheme = None
    pack: OfPack = None
    feeling: OfFeeling = None
    setting: OfSetting = None
    without_theme: WithoutTheme = False
    on_this_day: OnThisDay = False


def with_filters(verb: Callable[..., None]) -> Callable[..., None]:
    """A verb with the options of `Filters` for its parameter `filters`."""
    return with_gathered(verb, "filters", Filters)


def tell_left_out(session: "Session", selection: "Selection") -> None:
    """Mention private entries left out of the selection's days.

    Not their number: it would tell how many fit the other filters.
    """
    of_those_days = Selection(selection.since, selection.until, on_this_day=selection.on_this_day)
    if selection.open_only and session.catalogue.any_private(of_those_days):
        note(say("Private entries are left out; `equityjournal search WORDS --private` looks in them too."))


def none_fits(selection: "Selection") -> str:
    """The sentence where no entry is listed, with the days as they were understood."""
    since = in_words(selection.since) if selection.since else ""
    until = in_words(selection.until) if selection.until else ""
    if since and since == until:
        none = say("No entry about {day} fits.", day=since)
    elif since and until:
        none = say("No entry about the days from {since} to {until} fits.", since=since, until=until)
    elif since:
        none = say("No entry about {since} or later fits.", since=since)
    elif until:
        none = say("No entry about {until} or before fits.", until=until)
    else:
        none = say("No entry fits.")
    everything = say("`equityjournal list` without filters shows them all.")
    return f"{none} {everything}"


def selected(session: "Session", today: date, filters: Filters) -> "Selection":
    """The selection meant by the filters as typed.

    Raises:
        UnclearDate, UnknownName: For an unknown day, theme or pack.
        UnclearCommand: When a theme is asked for, and entries without any.
    """
    theme, pack = filters.theme, filters.pack
    if theme is not None and filters.without_theme:
        raise UnclearCommand(say("No entry has a theme and has none; choose --theme or --without-theme."))
    if theme is not None and len(named := themes_in([theme], session)) > 1:
        raise UnclearCommand(say("One theme at a time, such as `-t {theme}`.", theme=named[0]))
    if theme is not None:
        theme = session.theme(theme, besides=session.catalogue.themes_used())
    if pack is not None:
        used = dict.fromkeys(session.catalogue.packs_used(), "")
        pack = find_one(pack, used | dict(session.shelf.pack_names(pack)), say("pack"), no_pack(pack))
    since, until = days_typed(filters, today)
    return Selection(
        since=since,
        until=until,
        theme=theme,
        pack=pack,
        feeling=filters.feeling,
        setting=filters.setting,
        without_theme=filters.without_theme,
        on_this_day=today if filters.on_this_day else None,
    )


def days_typed(filters: Filters, today: date) -> tuple[date | None, date | None]:
    """The first and last day; None if not typed."""
    if filters.since is None and filters.until is None:
        return None, None
    from equityjournal.core.days.typed import first_day, last_day  # noqa: PLC0415 - 2 ms, where days are typed

    return (
        None if filters.since is None else first_day(filters.since, today),
        None if filters.until is None else last_day(filters.until, today),
    )
