"""`search`: entries with the words looked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.commands.arguments import Everything, Limit
from equityjournal.cli.commands.filters import AsJson, Filters, selected, tell_left_out, with_filters
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.showing.entry_lines import (
    brief_json,
    most_listed,
    tell_entries,
    tell_how_many,
    tell_none,
)
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.cli.terminal.pager import paged
from equityjournal.core.entries.search_words import parse_query
from equityjournal.core.text.errors import UnclearCommand, UnknownName
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.store.listing.folders import has_files_in
from equityjournal.store.lookup import search as searching

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.search_words import EitherOf
    from equityjournal.core.sharing.talk import Talk

SHORTEST_START, ENDING = 2, 3  # letters of a beginning to look for; letters left out at the end of a word


@with_filters
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    filters: Filters,
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help="best (the best match first) or newest.")
    ] = "best",
    limit: Limit = None,
    everything: Everything = False,
    private: Annotated[
        bool, typer.Option("--private", help="Look in private entries too, and show their words.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Find entries by what is in them.

    Private entries are left out, unless you ask for them with --private.

    A word is found in any of its forms, accents or not. Several words must
    all be there. "Quotes" hold a phrase together, and a star leaves the end
    of a word open: hous* finds housing. What is found is marked [so].

    In capitals, OR between words takes either (bus OR train), and NOT leaves
    out entries with the word after it (visit NOT school). Chinese, Japanese,
    Thai and other writing without spaces is found by any part.
    """
    session = open_session(context)
    paged(context, json=json)
    order = find_one(sort, {"best": "best", "newest": "newest"}, say("order"))
    selection = selected(session, clock.now().date(), filters)
    selection = selection._replace(open_only=not private)
    most = most_listed(limit, everything=everything, json=json)
    _tell_of_the_rest_of_a_theme(session, filters.theme, selection.theme, words)
    query = _query(words)
    hits, count = searching.search(session.catalogue, query, selection, newest=order == "newest", most=most)
    if json:
        tell_json([{**brief_json(hit.brief), "excerpt": hit.line} for hit in hits])
        return
    talks = _talks(session, query, filters, private=private)
    if not hits and not talks:
        tell_none(session, _none_holds(words))
    tell_left_out(session, selection)
    tell_entries(session, [hit.brief for hit in hits], [hit.line for hit in hits])
    tell_how_many(len(hits), count)
    if talks:
        _tell_talks(talks)


def _query(words: Sequence[str]) -> "Sequence[EitherOf]":
    """The query in the words typed.

    Raises:
        UnclearCommand: Without a word to look for.
    """
    query = parse_query(words)
    if not query:
        raise UnclearCommand(
            say(
                "There is no word to look for in that. `equityjournal search housing` finds the entries with "
                "a word; `equityjournal list --all` shows every entry."
            )
        )
    return query


def _tell_talks(talks: "Sequence[Talk]") -> None:
    """Print talks, apart from each other."""
    from equityjournal.cli.meeting.reply_lines import tell_talk  # noqa: PLC0415 - loads parsers

    for talk in talks:
        tell()
        tell_talk(talk)


def _none_holds(words: Sequence[str]) -> str:
    """The sentence where nothing was found, with a beginning of the longest word looked for."""
    plain = [word for word in " ".join(words).split() if word.isalpha()]
    longest = max(plain, key=len, default="")
    if len(longest) <= ENDING + SHORTEST_START:
        return say("No entry holds that.")
    return say(
        'No entry holds that. A beginning with a star finds more: `equityjournal search "{start}*"`.',
        start=longest[:-ENDING],
    )


def _talks(
    session: "Session", query: "Sequence[EitherOf]", filters: Filters, *, private: bool
) -> "list[Talk]":
    """Talks with the searched words, latest first; none where only entries are filtered.

    Talks about private entries are looked at with --private alone.
    """
    if filters != Filters() or not query or not has_files_in(session.root, "conversations"):
        return []
    from equityjournal.store.sharing.replies import Talks  # noqa: PLC0415 - loads parsers

    talks = Talks(session.root).all()
    if not private and talks:
        hidden = session.catalogue.private_ids()
        talks = [talk for talk in talks if talk.entry not in hidden]
    if not talks:
        return []
    texts = ["\n".join([talk.with_whom, *talk.texts]) for talk in talks]
    return [talks[at] for at in reversed(searching.agreeing(session.catalogue, texts, query))]


def _tell_of_the_rest_of_a_theme(
    session: "Session", typed: str | None, theme: str | None, words: Sequence[str]
) -> None:
    """Point out further words of the theme's name: `-t power dynamics`."""
    for count in range(len(words) if typed else 0, 0, -1):
        whole, rest = " ".join([typed or "", *words[:count]]), " ".join(words[count:])
        try:
            if session.shelf.theme(whole) != theme:
                continue
        except UnknownName:
            continue
        looked_for = say(
            "“{words}” was looked for among the entries on {title}.",
            words=" ".join(words),
            title=session.shelf.titles.get(theme, theme),
        )
        command = f'equityjournal search {rest} -t "{whole}"' if rest else f'equityjournal list -t "{whole}"'
        note(looked_for + " " + say("If it belongs to the theme's name: `{command}`.", command=command))
        return
