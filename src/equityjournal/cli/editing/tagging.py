"""Hand tags of an entry, changed by `tag` and `untag`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from equityjournal.cli.commands.typed_words import theme_named
from equityjournal.cli.session.labels import marks_named, themes_in
from equityjournal.cli.session.numbering import agreed, is_last, may_name_an_entry, number_typed
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.text.speech import listed, say
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


def retag(
    context: typer.Context,
    wanted: str,
    themes: Sequence[str],
    change: "Callable[[Entry, str, str], list[str] | str]",
    *,
    ask: str = "",
) -> None:
    """Change the hand tags of the entry meant.

    A theme of a private path makes it private, as it does when it is given beforehand.

    Args:
        context: The command's.
        wanted: The entry, as it was named.
        themes: The themes, as they were named.
        change: Takes the entry, the theme's id and its title; returns the new tags, or a sentence on why
            nothing changes.
        ask: A question for whoever names the entry by a number; empty: none.
    """
    session, now = open_session(context), clock.now()
    wanted, *themes = _entry_first(context, [wanted, *themes])
    kept = session.open_entry(wanted, now.date())
    if ask and not agreed(wanted, ask, say("Nothing was changed.")):
        return
    entry = kept.record
    titles = session.shelf.titles
    changed = entry
    identities = [session.theme(theme, besides=entry.themes) for theme in themes_in(themes, session)]
    for identity in dict.fromkeys(identities):
        tags = change(changed, identity, titles.get(identity, identity))
        if isinstance(tags, str):
            tell(tags)
        else:
            changed = changed.tagged(tags, now)
    added = [theme for theme in changed.themes if theme not in entry.themes]
    changed = changed.model_copy(update=marks_named(session, [], added, None))
    if changed == entry:
        return
    session.journal.replace(kept, changed, now)
    _tell_saved(entry, changed, [titles.get(name, name) for name in changed.credited])
    if kept.state is State.CHANGED:
        note(say("Comments written into its file by hand are in the earlier version, not in this one."))


def _tell_saved(entry: "Entry", changed: "Entry", themes: Sequence[str]) -> None:
    """Say which themes an entry has now, by their titles, or that it is private."""
    if entry.private:
        tell(say("Saved: {id}, private.", id=entry.id))
    elif changed.private:
        tell(
            say(
                "Saved, and private now, as is all that is written on this theme: {id}. "
                "`equityjournal edit {id} --not-private` opens it again.",
                id=entry.id,
            )
        )
    elif themes:
        tell(say("Saved: {id} is about {themes}.", id=entry.id, themes=listed(themes)))
    else:
        tell(say("Saved: {id} has no theme now.", id=entry.id))


def _entry_first(context: typer.Context, words: list[str]) -> list[str]:
    """The words with the entry first, where themes plainly stand before it: `tag power 2`."""
    *themes, end = words
    is_theme = theme_named(context, end) is not None and not (is_last(end) or number_typed(end))
    is_behind = may_name_an_entry(end) and not any(map(may_name_an_entry, themes))
    if is_behind and not is_theme and all(theme_named(context, word) for word in themes):
        return [end, *themes]
    return words
