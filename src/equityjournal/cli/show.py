"""`show`: an entry in full."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.showing.entry_lines import tell_entries
from equityjournal.cli.showing.links import tell_links
from equityjournal.cli.showing.whole_entry import tell_whole
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.cli.terminal.pager import paged
from equityjournal.core.entries.as_table import as_json, complete
from equityjournal.core.entries.meant import day_meant
from equityjournal.core.entries.selection import plain
from equityjournal.core.text.errors import UnclearCommand, UnreadableEntry
from equityjournal.core.text.speech import say
from equityjournal.store.listing.folders import has_files_in
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief


def show(
    context: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Its number as last shown here, its last six letters, last, or a day.",
            autocompletion=some_entries,
        ),
    ],
    versions: Annotated[bool, typer.Option("--versions", help="List its earlier versions instead.")] = False,
    replies: Annotated[
        bool, typer.Option("--replies", help="Show only what was written and said on it.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Show one entry; show 2 is number 2 of the list.

    An entry may be named by the number beside which it was last shown on
    this terminal, by any start of its id, by its last six letters, by the
    word last (the one written last), or by a day, such as yesterday; where
    there are several of that day, they are listed.
    Below it stand replies to it, and with whom you talked about it.
    """
    session = open_session(context)
    paged(context, json=json)
    today = clock.now().date()
    if versions and replies:
        raise UnclearCommand(say("--versions and --replies are two lists. Ask for one at a time."))
    if versions:
        _tell_versions(session, session.find_id(entry, today), json=json)
        return
    if not (json or replies) and (of_that_day := _several_of_a_day(session, entry, today)):
        tell_entries(session, of_that_day)
        return
    try:
        identity = session.find_brief(entry, today).id
    except UnreadableEntry as unreadable:
        if json or replies:
            raise
        from equityjournal.cli.showing.unreadable_words import tell_words  # noqa: PLC0415 - loads Pydantic

        tell_words(session, unreadable)
        return
    if replies:
        _tell_replies(session, identity, json=json)
    else:
        _tell_entry(session, identity, json=json)


def _tell_entry(session: "Session", identity: str, *, json: bool) -> None:
    """Show an entry as its file stands now, with what belongs beside it."""
    whole, state = session.catalogue.whole(identity)
    if json:
        tell_json(as_json(whole))
    else:
        tell_whole(whole, session.shelf.titles)
        tell_links(session, whole)
        _tell_beside(session, identity)
    if state is State.CHANGED:
        note(say("{id} was changed outside the program, and is shown as it stands now.", id=identity))


def _tell_beside(session: "Session", identity: str) -> None:
    """Show replies and conversations below an entry, where the journal has any."""
    if has_files_in(session.root, "replies", "conversations"):
        from equityjournal.cli.meeting.reply_lines import tell_beside  # noqa: PLC0415 - loads parsers

        tell_beside(session.root, identity)


def _several_of_a_day(session: "Session", wanted: str, today: "date") -> "Sequence[Brief]":
    """Entries about the typed day.

    Empty for any other word, or a single entry.
    """
    day = day_meant(plain(wanted), today)
    of_that_day = session.catalogue.about(day) if day else []
    return of_that_day if len(of_that_day) > 1 else []


def _tell_replies(session: "Session", identity: str, *, json: bool) -> None:
    """Show the replies and conversations about an entry."""
    from equityjournal.cli.meeting.reply_lines import beside_json  # noqa: PLC0415 - loads parsers

    found = beside_json(session.root, identity)
    if json:
        tell_json(found)
        return
    if not (found["replies"] or found["conversations"]):
        tell(say("There is no reply to {id}, and no conversation about it is noted.", id=identity))
    _tell_beside(session, identity)


def _tell_versions(session: "Session", identity: str, *, json: bool) -> None:
    """Show earlier versions, oldest first, numbered as for `restore --version`."""
    kept = session.journal.versions(identity)
    versions: list[dict[str, Any]] = [
        complete(stored.record.model_dump(by_alias=True, exclude_none=True)) for stored in kept
    ]
    if json:
        tell_json(as_json(versions))
        return
    if not versions:
        tell(say("There are no earlier versions."))
    for number, version in enumerate(versions, start=1):
        tell(say("Version {number}", number=number), bold=True)
        tell_whole(version, session.shelf.titles)
        if kept[number - 1].state is State.CUT_OFF:
            tell(say("Its end is cut off here, so `restore` does not bring it back."))
