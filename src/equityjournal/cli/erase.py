"""`erase`: an entry, and everything that bears its id, gone for good."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli._complete import some_entries

if TYPE_CHECKING:
    from equityjournal.cli._desk import Desk
    from equityjournal.core.brief import Brief
    from equityjournal.core.entry import Entry


def erase(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The entry, as `show` takes it.", autocompletion=some_entries)
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an entry for good: its versions, copies and drafts too.

    Replies to it, and notes that you talked it over, go with it. It asks
    first. What a backup or a synced copy of the journal still holds
    is out of its reach.
    """
    from equityjournal.cli import _clock
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import tell
    from equityjournal.cli._shared import tell_if_shared
    from equityjournal.core.selection import LEAST, Listed, Selection, one_meant
    from equityjournal.core.speech import say, say_many

    desk, today = open_desk(context), _clock.now().date()
    trash, (there, _) = desk.journal.trash(), desk.catalogue.find(Selection())
    known: dict[str, Entry | Brief] = {kept.record.id: kept.record for kept in trash}
    known |= {brief.id: brief for brief in there}
    found = one_meant(entry, Listed(known.values()), today, least=LEAST)
    if not yes and not _sure(desk, found):
        tell(say("Nothing was erased."))
        return
    count = desk.journal.erase(found.id, today)
    gone = say_many(
        "{id} is gone for good: 1 file.", "{id} is gone for good: {count} files.", count, id=found.id
    )
    tell(gone)
    tell(
        say(
            "Backups, synced copies of the journal, documents you exported and the disk itself may still "
            "hold it; those are out of reach from here."
        )
    )
    if yes:
        tell_if_shared(desk, found.id)


def _sure(desk: "Desk", entry: "Entry | Brief") -> bool:
    """Whether the person, asked, says yes in full.

    Raises:
        NotAllowed: When nobody is there to ask.
    """
    from equityjournal.cli._ask import typed_yes
    from equityjournal.cli._screen import is_terminal, talking_to, tell
    from equityjournal.cli._shared import tell_if_shared
    from equityjournal.core.dates import in_words
    from equityjournal.core.errors import NotAllowed
    from equityjournal.core.speech import say

    if not is_terminal(sys.stdin):
        raise NotAllowed(say("Erasing asks first, and nobody is here to answer; --yes does without."))
    question = say(
        "Erase {id}, about {day}, for good, with every earlier version, draft and reply? It cannot be "
        "brought back. Type yes to erase it; anything else leaves it.",
        id=entry.id,
        day=in_words(entry.happened),
    )
    tell(entry.excerpt, indent=2, to=talking_to(False))
    tell_if_shared(desk, entry.id, to=talking_to(False))
    return typed_yes(question, talking_to(False))
