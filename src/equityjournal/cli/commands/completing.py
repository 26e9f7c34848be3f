"""Offers for the Tab key: themes, packs, prompts and the latest entries.

Only the index is asked. After any error no word is offered and none printed: a shell has no place for
messages.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

import typer

from equityjournal.cli.session.opening import Options, session_at
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show
from equityjournal.store.settings.table import SETTINGS
from equityjournal.store.settings.values import journal_place, usual_language

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief

LATEST = 20  # entries offered

Offers = list[tuple[str, str]]
"""Words to type, each with a few on its meaning."""


def some_themes(context: typer.Context, incomplete: str) -> Offers:
    """Themes of every pack, by id; those of the usual pack come first."""
    return _offered(
        context,
        incomplete,
        lambda session: (
            (theme.id, theme.title) for pack in session.shelf.usual_first for theme in pack.themes
        ),
    )


def some_packs(context: typer.Context, incomplete: str) -> Offers:
    """Packs, by id."""
    return _offered(
        context, incomplete, lambda session: ((pack.id, pack.title) for pack in session.shelf.packs)
    )


def some_packs_and_themes(context: typer.Context, incomplete: str) -> Offers:
    """Packs and themes, by id."""
    return [*some_packs(context, incomplete), *some_themes(context, incomplete)]


def some_prompts(context: typer.Context, incomplete: str) -> Offers:
    """Prompts by their citation in entries."""
    return _offered(
        context,
        incomplete,
        lambda session: ((prompt.cited, pack.title) for pack in session.shelf.packs for prompt in pack.live),
    )


def some_settings(incomplete: str) -> Offers:
    """Settings, each with its meaning."""
    return [(name, setting.about()) for name, setting in SETTINGS.items() if name.startswith(incomplete)]


def some_values(context: typer.Context, incomplete: str) -> Offers:
    """The values of the typed setting."""
    name = context.params.get("name")
    if name == "pack":
        return some_packs(context, incomplete)
    choices = SETTINGS[name].choices if name in SETTINGS else ()
    return [(choice, "") for choice in choices if choice.startswith(incomplete)]


def some_entries(context: typer.Context, incomplete: str) -> Offers:
    """The latest entries, by id and day; their words stay hidden."""
    return _offered(
        context,
        incomplete,
        lambda session: ((entry.id, _day_of(entry)) for entry in session.catalogue.newest(LATEST)),
    )


def _day_of(entry: "Brief") -> str:
    day, private = in_words(entry.happened), say("private")
    return f"{day}, {private}" if entry.private else day


def _offered(
    context: typer.Context, incomplete: str, known: "Callable[[Session], Iterable[tuple[str, str]]]"
) -> Offers:
    said = context.find_root().params
    place = Options(said.get("journal"), said.get("language") or usual_language())
    try:
        with closing(session_at(journal_place(place.journal), place.language, silent=True)) as session:
            return [
                (show(name), show(meaning)) for name, meaning in known(session) if name.startswith(incomplete)
            ]
    except (JournalError, OSError):
        return []
