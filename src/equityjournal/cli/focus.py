"""`focus`: themes to be asked about more."""

import typer

from equityjournal.cli.commands.arguments import ThemeNames
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.choosing_themes import choose
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.choices import IN_FOCUS


def focus(context: typer.Context, themes: ThemeNames) -> None:
    """Put themes in focus.

    Each counts double, so its silence is named sooner.
    """
    titles, _ = choose(context, themes, IN_FOCUS)
    tell(
        say(
            "In focus: {titles}. `equityjournal bring-back THEME` ends it.", titles=listed([*titles.values()])
        )
    )
