"""Choices about themes: `set-aside`, `bring-back` and `focus`."""

from collections.abc import Sequence
from datetime import date

import typer

from equityjournal.cli.session.labels import themes_in
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def choose(
    context: typer.Context, themes: Sequence[str], weight: int, until: str | None = None
) -> tuple[dict[str, str], date | None]:
    """Keep a dated choice for each theme named.

    Returns:
        The titles of the themes by the names to type for them, and the last day the choice is in force, if
        one was given.

    Raises:
        UnknownName, UnclearDate: Before anything is kept.
        NotAllowed: When the last day has gone by.
    """
    from equityjournal.core.themes.kept_choice import KeptChoice  # noqa: PLC0415 - loads Pydantic

    session, now = open_session(context), clock.now()
    last = parse_day(until, now.date(), ahead=True) if until is not None else None
    if last and last < now.date():
        raise NotAllowed(say("{day} has gone by; give a day that is still to come.", day=in_words(last)))
    identities = [session.theme(theme) for theme in themes_in(themes, session)]
    for theme in dict.fromkeys(identities):
        choice = KeptChoice(
            schema_version=SCHEMA, made=now, day=now.date(), theme=theme, weight=weight, until=last
        )
        session.journal.keep_choice(choice)
    return {session.shelf.typed(theme): session.shelf.titles[theme] for theme in identities}, last
