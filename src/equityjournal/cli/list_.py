"""`list`: entries, newest first; at a terminal numbered, the newest at the bottom."""

import typer

from equityjournal.cli.commands.arguments import Everything, Limit
from equityjournal.cli.commands.filters import (
    AsJson,
    Filters,
    none_fits,
    selected,
    tell_left_out,
    with_filters,
)
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.showing.entry_lines import (
    brief_json,
    most_listed,
    tell_entries,
    tell_how_many,
    tell_none,
)
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell_json
from equityjournal.cli.terminal.pager import paged
from equityjournal.core.text.speech import say_many
from equityjournal.store.entries.begun_drafts import drafts_with_words


@with_filters
def list_(
    context: typer.Context,
    filters: Filters,
    limit: Limit = None,
    everything: Everything = False,
    json: AsJson = False,
) -> None:
    """List the latest entries, numbered.

    At a terminal they are ten, and the newest, number 1, stands at the
    bottom; `equityjournal show 2` shows number 2, and `equityjournal edit 2`
    changes it. In a pipe or a file they are all there, newest first, with
    ids.

    Of a private entry only the day is shown. By theme, pack, feeling or
    setting, private entries are not listed, for that would say what they are
    about; `equityjournal search --private` finds them.
    """
    session = open_session(context)
    paged(context, json=json)
    selection = selected(session, clock.now().date(), filters).in_passing
    found, count = session.catalogue.find(selection, most_listed(limit, everything=everything, json=json))
    if json:
        tell_json([brief_json(entry) for entry in found])
        return
    if not found:
        tell_none(session, none_fits(selection))
    tell_entries(session, found)
    tell_left_out(session, selection)
    tell_how_many(len(found), count)
    if unfinished := drafts_with_words(session.root):
        said = say_many(
            "1 answer is unfinished. `equityjournal write` offers it again.",
            "{count} answers are unfinished. `equityjournal write` offers them again.",
            unfinished,
        )
        note(said)
