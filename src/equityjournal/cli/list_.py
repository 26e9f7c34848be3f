"""`list`: entries, newest first."""

import typer

from equityjournal.cli.session.arguments import Everything, Limit
from equityjournal.cli.session.entry_lines import brief_json, tell_brief, tell_none
from equityjournal.cli.session.filters import AsJson, Filters, selected, tell_left_out, with_filters
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.cli.terminal.pager import paged
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.settings import list_length
from equityjournal.store.index.open_items import drafts_with_words


@with_filters
def list_(
    context: typer.Context,
    filters: Filters,
    limit: Limit = None,
    everything: Everything = False,
    json: AsJson = False,
) -> None:
    """List your entries, newest first.

    Of a private entry only the day is shown. By theme, pack, feeling or
    setting, private entries are not listed, for that would say what they are
    about; `equityjournal search --private` finds them.
    """
    session = open_session(context)
    paged(context, json=json)
    selection = selected(session, clock.now().date(), **filters._asdict()).in_passing
    found, count = session.catalogue.find(selection, None if everything or json else limit or list_length())
    if json:
        tell_json([brief_json(entry) for entry in found])
        return
    if not found:
        tell_none(session, say("No entry fits. `equityjournal list` without filters shows them all."))
    titles = session.shelf.titles
    for entry in found:
        tell_brief(entry, titles)
    tell_left_out(session, selection)
    if len(found) < count:
        tell(say("{shown} of {count} entries. --all shows the rest.", shown=len(found), count=count))
    if unfinished := drafts_with_words(session.root):
        said = say_many(
            "1 answer is unfinished. `equityjournal write` offers it again.",
            "{count} answers are unfinished. `equityjournal write` offers them again.",
            unfinished,
        )
        note([said])
