"""`show`: one entry, whole."""

from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli._filters import AsJson

if TYPE_CHECKING:
    from equityjournal.core.entry import Entry


def show(
    context: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="A start of its id, its last six letters, last, or a day.")
    ],
    versions: Annotated[bool, typer.Option("--versions", help="List its earlier versions instead.")] = False,
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
    from equityjournal.core.speech import say
    from equityjournal.store.record import State

    desk = open_desk(context)
    kept = desk.one(entry, _clock.now().date())
    found = kept.record
    if versions:
        _tell_versions([one.record for one in desk.journal.versions(found.id)], as_json=json)
        return
    if json:
        tell_json(whole(found))
    else:
        tell_whole(found, desk.shelf.titles)
    if kept.state is State.CHANGED:
        note([say("{id} was changed outside the program, and is shown as it stands now.", id=found.id)])


def _tell_versions(versions: "list[Entry]", *, as_json: bool) -> None:
    """Earlier versions, oldest first, numbered as `restore --version` takes them."""
    from equityjournal.cli._entries import tell_whole, whole
    from equityjournal.cli._screen import tell, tell_json
    from equityjournal.core.speech import say

    if as_json:
        tell_json([whole(one) for one in versions])
        return
    if not versions:
        tell(say("There are no earlier versions."))
    for number, one in enumerate(versions, start=1):
        tell(say("Version {number}", number=number), bold=True)
        tell_whole(one, {})
