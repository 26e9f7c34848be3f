"""`set-aside`: a theme put aside on purpose."""

from typing import Annotated

import typer

from equityjournal.cli.commands.arguments import ThemeName
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.choosing_themes import choose
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.core.themes.choices import SET_ASIDE


def set_aside(
    context: typer.Context,
    theme: ThemeName,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last day it is set aside, itself counted.")
    ] = None,
) -> None:
    """Put a theme aside, on purpose.

    It is not asked about, and its silence is not named. With --until it is
    put aside up to and with that day, and is as usual from the next day on.
    """
    titles, last = choose(context, [theme], SET_ASIDE, until)
    for name, title in titles.items():
        if last:
            tell(say("{title} is set aside until {day}, that day too.", title=title, day=in_words(last)))
        else:
            tell(
                say(
                    "{title} is set aside. `equityjournal bring-back {theme}` brings it back.",
                    title=title,
                    theme=name,
                )
            )
