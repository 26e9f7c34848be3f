"""Changing the hand tags of one entry, as `tag` and `untag` do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from equityjournal.cli import _clock

if TYPE_CHECKING:
    from equityjournal.core.entry import Entry


def retag(
    context: typer.Context, wanted: str, theme: str, change: "Callable[[Entry, str, str], list[str] | str]"
) -> None:
    """Change the hand tags of the entry meant.

    Args:
        context: The command's.
        wanted: The entry, as it was named.
        theme: The theme, as it was named.
        change: Takes the entry, the theme's id and its title; returns the new tags, or a sentence on why
            nothing changes.
    """
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._screen import note, tell
    from equityjournal.core.speech import listed, say
    from equityjournal.store.seal import State

    desk, now = open_desk(context), _clock.now()
    kept = desk.one(wanted, now.date())
    entry = kept.record
    identity = desk.shelf.theme(theme, first_in=desk.shelf.default(), besides=entry.themes)
    titles = desk.shelf.titles
    tags = change(entry, identity, titles.get(identity, identity))
    if isinstance(tags, str):
        tell(tags)
        return
    changed = entry.tagged(tags, now)
    desk.journal.replace(kept, changed, now)
    names = [titles.get(name, name) for name in changed.credited]
    if names:
        tell(say("Saved: {id} is about {themes}.", id=entry.id, themes=listed(names)))
    else:
        tell(say("Saved: {id} has no theme now.", id=entry.id))
    if kept.state is State.CHANGED:
        note([say("Comments written into its file by hand are in the earlier version, not in this one.")])
