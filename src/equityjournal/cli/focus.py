"""`focus`: themes to be asked about more."""

import typer

from equityjournal.cli.commands.arguments import ThemeNames
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.choosing_themes import choose
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.choices import IN_FOCUS


def focus(context: typer.Context, themes: ThemeNames) -> None:
    """Put themes in focus.

    Each counts double, so its silence is named sooner.
    """
    if len(themes) == 1 and themes[0].casefold() in (say("none"), say("nothing"), "off"):
        raise UnclearCommand(
            say(
                "`equityjournal bring-back power` ends the focus on a theme; `equityjournal themes` names "
                "those in focus."
            )
        )
    titles, _ = choose(context, themes, IN_FOCUS)
    tell(
        say(
            "In focus: {titles}. `equityjournal bring-back THEME` ends it.", titles=listed([*titles.values()])
        )
    )
