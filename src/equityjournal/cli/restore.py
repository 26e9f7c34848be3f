"""`restore`: an entry from the trash, or an earlier version."""

from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.numbering import entry_meant, shown_as
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.meant import LEAST, Listed
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import date, datetime

    from equityjournal.cli.session.session import Session


def restore(
    context: typer.Context,
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="The entry, as `show` takes it; without it, what is in the trash."
        ),
    ] = None,
    version: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="An earlier version, by its number."),
    ] = None,
) -> None:
    """Bring an entry back from the trash, or an earlier version of it.

    Nothing is lost by it: the version that was there is kept as well.
    `equityjournal restore draft` brings back the unfinished answer that you
    put in the trash last.
    """
    session, now = open_session(context), clock.now()
    if entry is None and version is not None:
        raise UnknownName(say("Of which entry? `equityjournal restore last --version 1`, for example."))
    if entry is None:
        _tell_trash(session)
    elif version is not None:
        _restore_version(session, entry, version, now)
    elif entry.strip().casefold() == say("draft"):
        _restore_draft(session)
    else:
        _restore_from_trash(session, entry, now.date())


def _restore_draft(session: "Session") -> None:
    draft = session.journal.drafts.put_back()
    if draft is None:
        raise UnknownName(say("There is no unfinished answer in the trash."))
    tell(
        say(
            "The answer you began on {day} is back, unfinished. `equityjournal write` offers it again.",
            day=in_words(draft.started.date()),
        )
    )


def _restore_from_trash(session: "Session", entry: str, today: "date") -> None:
    trash = {stored.record.id: stored for stored in session.journal.trash()}
    if not trash:
        raise UnknownName(say("The trash is empty. An earlier version comes back with --version N."))
    register = Listed(stored.record for stored in trash.values())
    found = trash[entry_meant(entry, register, today, session.numbering, least=LEAST).id]
    session.journal.restore(found, today)
    day = in_words(found.record.happened)
    tell(say("{id}, about {day}, is back in the journal.", id=found.record.id, day=day))


def _restore_version(session: "Session", entry: str, version: int, now: "datetime") -> None:
    stored = session.open_entry(entry, now.date())
    versions = session.journal.versions(stored.record.id)
    if version > len(versions):
        raise UnknownName(
            say(
                "{id} has no version {number}. `equityjournal show {id} --versions` lists those there are.",
                id=stored.record.id,
                number=version,
            )
        )
    session.journal.replace(stored, versions[version - 1].record.model_copy(update={"edited": now}), now)
    tell(
        say(
            "Version {number} of {id} is back; the one before it is kept.",
            number=version,
            id=stored.record.id,
        )
    )


def _tell_trash(session: "Session") -> None:
    """List the trash: each entry with its day and first words."""
    trash = session.journal.trash()
    deleted = newest_first(stored.record for stored in trash)
    numbers = session.numbering.given([shown_as(entry) for entry in deleted])
    for stored in trash:
        line = say("{id}, about {day}", id=stored.record.id, day=in_words(stored.record.happened))
        number = numbers.get((stored.record.id, 0))
        tell(f"{number}. {line}" if number else line, bold=True)
        tell(words_in_passing(stored.record), indent=2)
    if trash:
        tell(say("`equityjournal restore ID` brings one back."))
    else:
        tell(say("The trash is empty. An earlier version comes back with --version N."))
