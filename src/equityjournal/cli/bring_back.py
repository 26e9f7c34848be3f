"""`bring-back`: a theme set aside or in focus, as usual again."""

import typer

from equityjournal.cli.commands.arguments import ThemeName
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.choosing_themes import choose
from equityjournal.core.text.speech import say
from equityjournal.core.themes.choices import AS_USUAL


def bring_back(context: typer.Context, theme: ThemeName) -> None:
    """Bring back a theme you set aside, or end its focus.

    A theme that was set aside starts afresh from today.
    """
    titles, _ = choose(context, [theme], AS_USUAL)
    for title in titles.values():
        tell(say("{title} is with the others, as usual.", title=title))
