"""Entries for other people: chosen, never private, never about harm to the writer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.commands.filters import Filters
from equityjournal.cli.exporting.choosing import Chosen, Private, chosen_entries
from equityjournal.cli.exporting.going import Going
from equityjournal.cli.exporting.picking import picked
from equityjournal.cli.terminal.output import is_conversation, note
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import say, say_many

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session


def entries_for_others(
    session: "Session", names: Sequence[str] | None, filters: Filters, today: "date", export: str
) -> Chosen:
    """The entries named, filtered or picked, oldest first.

    Args:
        session: The journal.
        names: Entries as typed.
        filters: Filters as typed; without names and filters, a person at a terminal picks from a list.
        today: The day.
        export: The word typed after `export`.

    Raises:
        UnclearCommand: When nothing says which, and nobody can be asked.
        NotAllowed: When an entry that was named may not go.
        NothingToKeep: When no entry is left.
    """
    if not names and filters == Filters():
        names = _picked(session, export)
    chosen = chosen_entries(session, names, filters, today, Private()).entries
    going, stays = Going(), 0
    for entry in (chosen[identity] for identity in reversed(chosen)):
        if not entry.happened_to_me:
            going.add(entry)
        elif names:
            raise NotAllowed(
                say("{id} is about what happened to you, and never goes along here.", id=entry.id)
            )
        else:
            stays += 1
    if stays:
        said = say_many(
            "1 entry about what happened to you stays here.",
            "{count} entries about what happened to you stay here.",
            stays,
        )
        note(said)
    if not going:
        raise NothingToKeep(say("No entry fits, so nothing was written out."))
    return Chosen(going)


def _picked(session: "Session", export: str) -> Sequence[str]:
    """Entries picked at a terminal.

    Raises:
        UnclearCommand: Where nobody can pick, or there is nothing to pick from.
    """
    names = picked(session) if is_conversation() else []
    if not names:
        raise UnclearCommand(
            say(
                "Which entries? `equityjournal list` numbers them; `equityjournal export {export} 2 5` takes "
                "two of them, and --since a span of days.",
                export=export,
            )
        )
    return names
