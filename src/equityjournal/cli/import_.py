"""`import`: entries of another program, or of this program, brought in."""

from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.typed_path import not_there, path_typed
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def import_(
    context: typer.Context,
    source: Annotated[
        list[str],
        typer.Argument(
            metavar="[FORMAT] FILE",
            help="The file or folder; before it the format, where two could be meant.",
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    not_private: Annotated[
        bool, typer.Option("--not-private", help="Do not make entries of another program private.")
    ] = False,
    erased_too: Annotated[
        bool, typer.Option("--erased-too", help="Bring back entries that were erased here, too.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Bring entries in from another program, or from another journal.

    It reads jrnl (text, folder, JSON, XML, YAML), dayone (JSON, ZIP, classic),
    journey, markdown (a folder of daily notes, such as Obsidian's, or our own
    export), notes (a text file or a mail, by day), json (our own export) and
    journal (the folder of another journal). First it says what would come in
    and what would be left out, and asks. The file stays as it is, and what was
    brought in once does not come in again.
    """
    from equityjournal.cli.importing import choosing, conversation  # noqa: PLC0415 - load Pydantic

    name, file = choosing.format_and_file(source)
    path = path_typed(file)
    session = open_session(context)
    if not path.exists():
        raise not_there(path)
    if session.root.exists() and path.resolve().is_relative_to(session.root.resolve()):
        raise NotAllowed(say("{path} is in this journal already.", path=path))
    with choosing.chosen(name, path) as found:
        if name is None and not json:
            tell(say("{path} is read as {format}.", path=path, format=found.name))
        arriving = conversation.Import(session, found, path, private=not not_private, erased_too=erased_too)
        arriving.run(yes=yes, json=json)
