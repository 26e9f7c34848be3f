"""`worksheet`: a pack on paper, for a person or a team."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.completing import some_packs, some_themes
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.writing_out import place_by_day, to_file
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.packs.theme_names import theme_of
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.packs.pack import Pack
    from equityjournal.core.packs.paper import SheetTheme


def worksheet(
    context: typer.Context,
    pack: Annotated[
        str,
        typer.Argument(metavar="PACK", help="The pack whose questions to print.", autocompletion=some_packs),
    ],
    theme: Annotated[
        list[str] | None,
        typer.Option(
            "--theme", "-t", metavar="THEME", help="Only this theme of it.", autocompletion=some_themes
        ),
    ] = None,
    moment: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="Only questions for before, after or looking-back.")
    ] = None,
    most: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="At most this many questions, spread over the themes."),
    ] = None,
    look_back: Annotated[
        bool, typer.Option("--look-back", help="Themes to tick by hand after a month; no questions.")
    ] = False,
    ten_minutes: Annotated[
        bool, typer.Option("--ten-minutes", help="For a team with little time: one question, one step.")
    ] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Make a sheet to print and write on by hand.

    It is a page for your web browser, which prints it. What you wrote can be
    typed in later with write --from-paper, or never.
    """
    from equityjournal.core.packs import paper  # noqa: PLC0415 - loads Pydantic

    session = open_session(context)
    chosen = session.library.open(session.shelf.asking(pack).id)
    themes = [theme_of(chosen, name) for name in theme or []]
    if moment is not None:
        moment = find_one(moment, dict.fromkeys(get_args(Moment), ""), say("moment"))
    found = paper.ten_minutes(chosen, themes) if ten_minutes else paper.parts(chosen, themes, moment, most)
    if not found:
        raise NotAllowed(say("No question of that pack fits, so there is no sheet."))
    kind, page = _sheet(session, chosen, found, look_back=look_back, ten_minutes=ten_minutes)
    if output is None and is_terminal(sys.stdout):
        output = place_by_day(kind, clock.now().date(), ".html")
    if output is None or str(output) == "-":
        sys.stdout.write(page)
        sys.stdout.flush()
        return
    to_file(page, output, session.root, force=force)
    tell(say("The sheet is in {path}. Open it in a web browser to print it.", path=output))
    if kind == "notes":
        care = say(
            "Print it where nobody else picks it up, and delete the file. Keep the paper away from work."
        )
    else:
        care = say(
            "Once it is written on, others may see it: keep it somewhere safe, and shred it in the end."
        )
    tell(care)


def _sheet(
    session: "Session", pack: "Pack", parts: "Sequence[SheetTheme]", *, look_back: bool, ten_minutes: bool
) -> tuple[str, str]:
    """The kind of a sheet, and its page.

    Raises:
        NotAllowed: For looking back on a pack for a record.
    """
    from equityjournal.formats import to_worksheet  # noqa: PLC0415 - loads Pydantic

    if pack.path:
        if look_back:
            raise NotAllowed(say("That pack is for a record, so there is no sheet for looking back on it."))
        support = session.support.said_after([], happened_to_me=True)
        return "notes", to_worksheet.notes(pack, parts, support)
    if look_back:
        return "look-back", to_worksheet.look_back(pack)
    if ten_minutes:
        return "ten-minutes", to_worksheet.ten_minutes(pack, parts)
    return "worksheet", to_worksheet.worksheet(pack, parts)
