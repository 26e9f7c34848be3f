"""`list`: entries, newest first."""

from typing import Annotated

import typer

from equityjournal.cli._filters import AsJson, OfFeeling, OfPack, OfSetting, OfTheme, Since, Until


def list_(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    theme: OfTheme = None,
    pack: OfPack = None,
    feeling: OfFeeling = None,
    setting: OfSetting = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show at most this many.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Show them all.")] = False,
    json: AsJson = False,
) -> None:
    """List your entries, newest first."""
    from equityjournal.cli import _clock
    from equityjournal.cli._desk import open_desk
    from equityjournal.cli._entries import brief, tell_brief
    from equityjournal.cli._filters import selected
    from equityjournal.cli._screen import tell, tell_json
    from equityjournal.core.speech import say

    desk = open_desk(context)
    entries = desk.entries()
    selection = selected(
        desk, entries, _clock.now().date(),
        since=since, until=until, theme=theme, pack=pack, feeling=feeling, setting=setting,
    )  # fmt: skip
    found = [entry for entry in entries if selection.holds(entry)]
    if json:
        tell_json([brief(entry) for entry in found])
        return
    if not entries and desk.journal.holds_files:
        tell(say("None of your entries could be read; the files are named above."))
    elif not entries:
        tell(say("Nothing is written yet. `equityjournal write` asks one question and keeps your answer."))
    elif not found:
        tell(say("No entry fits. `equityjournal list` without filters shows them all."))
    shown = found if everything else found[:limit]
    for entry in shown:
        tell_brief(entry, desk.shelf.titles)
    if len(shown) < len(found):
        tell(say("{shown} of {count} entries. --all shows the rest.", shown=len(shown), count=len(found)))
