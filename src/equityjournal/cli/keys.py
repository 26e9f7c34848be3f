"""`keys`: the user's own keys, and other people's cards."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.session.opening import open_session

app = typer.Typer(
    help="Make the keys for sharing; know the people you share with.",
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def keys(context: typer.Context, json: AsJson = False) -> None:
    """Make the keys for sharing; know the people you share with.

    `equityjournal with NAME` makes keys when they are needed. Without another
    word: your card, its words, and whose cards you keep.
    """
    if context.invoked_subcommand:
        return
    from equityjournal.cli.pairing.cards import tell_keys  # noqa: PLC0415 - loads Pydantic

    tell_keys(json=json)


@app.command("new")
def new(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What you are called, on your card; else as before."),
    ] = None,
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Lock them with a passphrase; it is asked for, unseen.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Make others, though you have keys; those are kept.")
    ] = False,
) -> None:
    """Make your keys.

    There is a private half, which stays on this machine, and a public one:
    your card. Nothing is sent.
    """
    from equityjournal.cli.meeting.letters import announce  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.pairing.new_keys import make_keys  # noqa: PLC0415 - likewise

    former, made = make_keys(name, passphrase=passphrase, replace=replace)
    if former:
        announce(open_session(context), former, made)


@app.command("stolen")
def stolen() -> None:
    """Make new keys, where somebody else may have yours.

    Nothing under the old ones is believed from then on. It says whom to ring,
    and what to say.
    """
    from equityjournal.cli.pairing.new_keys import replace_stolen_keys  # noqa: PLC0415 - loads Pydantic

    replace_stolen_keys()


@app.command("show")
def show(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Somebody whose card you kept; without it, your own card.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write your card to this file.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Show your card and its ten words, or the card of somebody.

    The card is a few lines, to be sent as they are or as a file. The words
    are for reading aloud: the other person types them.
    """
    from equityjournal.cli.pairing.cards import show_card, show_own_card  # noqa: PLC0415 - loads Pydantic

    if name is None:
        show_own_card(output, context.obj.journal, json=json)
    else:
        show_card(name, output, json=json)


@app.command("trust")
def trust(
    card: Annotated[
        str, typer.Argument(metavar="FILE", help="The file of their card; a hyphen: paste it, or pipe it.")
    ],
    words: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="The ten words they read to you.")
    ] = None,
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="What to call them here.")] = None,
    i_write: Annotated[
        bool | None,
        typer.Option(
            "--i-write/--they-write", help="Who of you two brings what they wrote.", show_default=False
        ),
    ] = None,
) -> None:
    """Keep somebody's card, once you typed the ten words they read to you.

    Four words are enough by `equityjournal with NAME`; this is the way for
    those who want ten.
    """
    from equityjournal.cli.pairing.cards import keep_card, read_card  # noqa: PLC0415 - loads Pydantic

    keep_card(read_card(card), words, name, None if i_write is None else "coach" if i_write else "writer")
