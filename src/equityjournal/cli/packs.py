"""`packs`: frameworks with their prompts, shipped and own."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.completing import some_packs, some_packs_and_themes
from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.text_commands import TextGroup
from equityjournal.cli.session.opening import open_session, session_of
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.cli.terminal.typed_path import path_typed
from equityjournal.cli.writing.pack_remarks import RemarkCommand, remark, remarks
from equityjournal.core.packs.shelf import asks
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.packs.own_packs import begin, files_meant

if TYPE_CHECKING:
    from equityjournal.core.packs.shelf import Contents

app = typer.Typer(
    help="Show the packs of prompts, and what is in them; make your own.",
    add_completion=False,
    rich_markup_mode=None,
    cls=TextGroup,
)


@app.callback(invoke_without_command=True)
def packs(context: typer.Context, json: AsJson = False) -> None:
    """Show the packs of prompts, and what is in them; make your own.

    A pack is a set of themes with questions on each. The usual one comes
    first.
    """
    if context.invoked_subcommand:
        return
    shelf = open_session(context).shelf
    usual_one, shelved = shelf.default().id, shelf.usual_first
    if json:
        tell_json([_counts(pack) for pack in shelved])
        return
    for pack in shelved:
        tell(f"{pack.id}: {pack.title}", bold=True)
        themes = say_many("1 theme", "{count} themes", len(pack.themes))
        prompts = (
            say_many("1 prompt", "{count} prompts", len(pack.live)) if asks(pack) else say("for reading")
        )
        own = say("your own") if pack.own else say("came with the program")
        usual = say("The usual one; `write` asks from it unless you choose another.")
        tell(f"{themes}, {prompts}; {own}. {usual if pack.id == usual_one else ''}".rstrip(), indent=2)
    tell(say("`equityjournal packs show ID` shows a pack, or a theme, with its questions."))
    tell(say("`equityjournal packs new ID` begins one of your own."))


def _counts(pack: "Contents") -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "language": pack.language,
        "themes": len(pack.themes),
        "prompts": len(pack.live),
        "source": "own" if pack.own else "shipped",
    }


@app.command("show")
def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A pack or a theme.", autocompletion=some_packs_and_themes)
    ],
    reading: Annotated[bool, typer.Option("--reading", help="All further reading of a pack.")] = False,
    json: AsJson = False,
) -> None:
    """Show one pack, or one theme.

    A pack: whose it is, its themes and prompts. A theme: its prompts, and
    further reading.
    """
    from equityjournal.cli.showing.pack_pages import tell_pack, tell_reading, tell_theme  # noqa: PLC0415 - loads Pydantic

    library = open_session(context).library
    found = library.shelf.pack_or_theme(name)
    if found in {pack.id for pack in library.shelf.packs}:
        pack = library.open(found)
        if json:
            live = pack.model_copy(update={"prompts": pack.live})
            tell_json(live.model_dump(by_alias=True, exclude_none=True, mode="json"))
        elif reading:
            tell_reading(pack)
        else:
            tell_pack(pack)
        return
    pack = library.open(library.shelf.pack_of(found).id)
    if json:
        prompts = [prompt for prompt in pack.live if prompt.theme == found]
        tell_json(
            {
                **pack.theme(found).model_dump(exclude_none=True, mode="json"),
                "pack": pack.id,
                "prompts": [prompt.model_dump(by_alias=True, exclude_none=True) for prompt in prompts],
            }
        )
    else:
        tell_theme(pack, pack.theme(found))


@app.command("names")
def names(context: typer.Context, json: AsJson = False) -> None:
    """Show which questions say racism, poverty, disability and the like.

    By name, over all packs, from what each pack says of itself. It is for
    people to read, and no pass mark.
    """
    from equityjournal.cli.showing.pack_pages import tell_named  # noqa: PLC0415 - loads Pydantic
    from equityjournal.core.packs.forces import named  # noqa: PLC0415 - loads Pydantic

    library = open_session(context).library
    found = named(library.open(pack.id) for pack in library.shelf.packs)
    if json:
        tell_json(
            [
                {
                    "id": force.id,
                    "title": force.title,
                    "prompts": [
                        {"pack": pack.id, "prompt": prompt.cited, "question": prompt.text}
                        for pack, prompt in force.prompts
                    ],
                }
                for force in found
            ]
        )
    else:
        tell_named(found)


@app.command("new")
def new(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Its short name: small letters, figures and hyphens.")
    ],
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help="What it is called.")] = "",
) -> None:
    """Begin a pack of your own.

    Writes a small pack, with a note on everything in it, for you to change.
    Nothing is ever written over.
    """
    session = open_session(context)
    path = begin(session.root, session.library, name, title)
    tell(say("Your pack is in {path}. Open it in any editor for plain text, and change it.", path=path))
    tell(say("`equityjournal packs check {name}` says whether it can be used.", name=name))
    tell(say("`equityjournal write --pack {name}` asks one of its questions.", name=name))


@app.command("check")
def check(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A pack's file, or a pack by its id; without it, all of your own.",
            autocompletion=some_packs,
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Say what is wrong in a pack, and what would read better.

    Every remark names its line. What would only read better keeps nobody
    from using the pack. Nothing is changed.
    """
    from equityjournal.cli.showing.pack_pages import tell_remarks  # noqa: PLC0415 - loads Pydantic
    from equityjournal.store.packs.reading_over import read_over  # noqa: PLC0415 - loads Pydantic

    session = session_of(context)
    by_file = {
        path: read_over(path, session.root, session.library)
        for path in files_meant(session.root, session.library, str(path_typed(file)) if file else None)
    }
    usable = {path: all(remark.kind != "wrong" for remark in remarks) for path, remarks in by_file.items()}
    if json:
        records: list[dict[str, Any]] = [
            {"usable": usable[path], "findings": [remark._asdict() for remark in remarks]}
            for path, remarks in by_file.items()
        ]
        named = [{"path": path.name, **record} for path, record in zip(by_file, records, strict=True)]
        tell_json(records[0] if file is not None else named)
    elif not by_file:
        tell(say("You have no packs of your own. `equityjournal packs new ID` begins one."))
    else:
        for path, remarks in by_file.items():
            tell_remarks(path, remarks)
    if not all(usable.values()):
        raise typer.Exit(1)


app.command("remark", cls=RemarkCommand)(remark)
app.command("remarks")(remarks)
