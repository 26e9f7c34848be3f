"""`themes`, also `neglected`: themes dropped out of sight."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.arguments import ThemesOfPack
from equityjournal.cli.commands.completing import some_themes
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.problems import why_empty
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.cli.terminal.pager import paged
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import datetime

    from equityjournal.cli.session.session import Session
    from equityjournal.core.themes.breadth import Breadth
    from equityjournal.core.themes.silence import Standing
    from equityjournal.core.themes.telling import Telling


def themes(
    context: typer.Context,
    pack: ThemesOfPack = None,
    theme: Annotated[
        str | None,
        typer.Option("--theme", "-t", metavar="THEME", help="Only this theme.", autocompletion=some_themes),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Say something of every theme.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the words come about.")] = False,
    json: AsJson = False,
) -> None:
    """Say which themes you have not written about lately.

    It counts days, never words, and says what it has not asked you about.
    A break from writing changes nothing.
    """
    session, now = open_session(context), clock.now()
    paged(context, json=json)
    chosen = session.shelf.asking(pack) if pack is not None else session.shelf.default()
    only = session.theme(theme, first_in=chosen) if theme is not None else None
    if only is not None and only not in {known.id for known in chosen.themes}:
        chosen = session.shelf.asking(session.shelf.pack_of(only).id)
    telling = session.telling(chosen, now.date())
    if json:
        record = _as_json(telling)
        if only is not None:
            record["themes"] = [known for known in record["themes"] if known["theme"] == only]
        tell_json(record)
    elif only is not None:
        (standing,) = (known for known in telling.reading.themes if known.name == only)
        tell(f"{telling.title(standing)}: {telling.reason(standing)}", hang=2)
        if explain:
            _explain(telling, only)
    else:
        _tell(telling, now, everything=everything, explain=explain, why=_why_empty(session, telling))


def _why_empty(session: "Session", telling: "Telling") -> str | None:
    """The sentence on entries unread, or no longer there; None where none was written."""
    if telling.history.days:
        return None
    if not session.catalogue.is_empty:
        return say("None of your entries could be read; the files are named above.")
    return why_empty(session.root)


def _tell(telling: "Telling", now: "datetime", *, everything: bool, explain: bool, why: str | None) -> None:
    said = [welcome] if (welcome := telling.welcome(now)) else []
    if not telling.days and why:
        said.append(why)
    elif not telling.days:
        said += telling.nothing_yet() + (telling.everything() if everything else [])
    elif len(telling.live) < 2:
        said += telling.nothing_to_compare()
    elif telling.reading.early:
        said += telling.early() + (telling.everything() if everything else [])
    else:
        said += telling.everything_later() if everything else telling.out_of_sight()
    said += telling.asides(named_already=everything and len(telling.live) > 1)
    for paragraph in said:
        tell(paragraph, hang=2)
    if explain:
        _explain(telling, None)


def _explain(telling: "Telling", only: str | None) -> None:
    from equityjournal.core.themes.explaining import explained  # noqa: PLC0415 - for --explain alone

    for paragraph in explained(telling, only):
        tell(paragraph, hang=2)


def _as_json(telling: "Telling") -> dict[str, Any]:
    reading = telling.reading
    return {
        "pack": telling.pack.id,
        "as_of": telling.today.isoformat(),
        "days": telling.days,
        "credits": reading.credits,
        "early": reading.early,
        "breadth": {
            "so_far": _window(telling.breadth.so_far),
            "lately": _window(telling.breadth.lately),
        },
        "untagged_entries": telling.untagged,
        "former": telling.former,
        "groups": [{"group": group.name, **_figures(group)} for group in reading.groups],
        "themes": [_theme(telling, theme) for theme in reading.themes],
    }


def _window(window: "Breadth | None") -> dict[str, Any] | None:
    if window is None:
        return None
    return {
        "days": window.days,
        "credits": window.credits,
        "seen": window.seen,
        "of": window.of,
        "expected": window.expected,
        "chance": window.chance,
        "narrow": window.narrow,
    }


def _figures(standing: "Standing") -> dict[str, Any]:
    return {
        "word": standing.word,
        "last": standing.last.isoformat() if standing.last else None,
        "days": standing.days,
        "since": standing.since,
        "share": standing.share,
        "chance": standing.chance,
    }


def _theme(telling: "Telling", standing: "Standing") -> dict[str, Any]:
    return {
        "theme": standing.name,
        "title": telling.title(standing),
        "group": standing.group,
        **_figures(standing),
        "shown": telling.shown(standing),
        "passed": 0,  # what was put by is nobody's business; the key stays until readers can do without
        "reason": telling.reason(standing),
    }
