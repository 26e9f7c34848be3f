"""`show`: one entry, whole."""

from typing import Annotated

import typer

from equityjournal.cli._filters import AsJson


def show(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="A start of its id, its last six letters, last, or a day.")
    ],
    json: AsJson = False,
) -> None:
    """Show one entry.

    An entry may be named by any start of its id, by its last six letters,
    by the word last (the one written last), or by a day, such as yesterday.
    """
    from equityjournal.cli import _clock
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._entries import tell_whole, whole
    from equityjournal.cli._screen import note, tell_json
    from equityjournal.core.selection import one_meant
    from equityjournal.core.speech import say
    from equityjournal.store.record import State

    desk = open_desk(context)
    kept = {one.record.id: one for one in desk.kept()}
    found = one_meant(entry, [one.record for one in kept.values()], _clock.now().date())
    if json:
        tell_json(whole(found))
    else:
        tell_whole(found, desk.shelf.titles)
    if kept[found.id].state is State.CHANGED:
        note([say("{id} was changed outside the program, and is shown as it stands now.", id=found.id)])
