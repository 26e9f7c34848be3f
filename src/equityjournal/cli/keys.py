"""`keys`: the user's own keys, and other people's cards."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.meeting.letters import announce
from equityjournal.cli.pairing.cards import (
    keep_card,
    known_as_json,
    own_as_json,
    read_card,
    tell_card,
    tell_known,
    tell_own_keys,
)
from equityjournal.cli.pairing.new_keys import (
    given_name,
    new_passphrase,
    replace_stolen_keys,
    tell_new_keys,
)
from equityjournal.cli.pairing.other import companion_called
from equityjournal.cli.pairing.own import companions, keyring, own_keys
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, tell_json
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.sharing.companion import Role
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import journal_place
from equityjournal.store.sharing.cards import card_text

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
    own, known = keyring(), companions()
    for path in known.unreadable():
        complain(say("{path} cannot be read, and is left as it is.", path=path))
    if json:
        there = [known_as_json(companion) for companion in known.all() if companion.cards]
        tell_json({"keys": own_as_json(own) if own.exists else None, "people": there})
    else:
        tell_own_keys(own, known.all())


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
    own, had_keys = keyring(), keyring().exists
    if had_keys and not replace:
        raise NotAllowed(
            say(
                "You have keys already; they are left as they are. --replace makes others, with a letter and "
                "two words for everybody you share with."
            )
        )
    called = given_name(own.card().name if name is None and had_keys else name)
    former = own_keys()[0] if had_keys and any(known.card for known in companions().all()) else None
    made = own.make(called, clock.now(), new_passphrase() if passphrase else None)
    tell_new_keys(own, replaced=had_keys)
    if former:
        announce(open_session(context), former, made)


@app.command("stolen")
def stolen() -> None:
    """Make new keys, where somebody else may have yours.

    Nothing under the old ones is believed from then on. It says whom to ring,
    and what to say.
    """
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
    if name is not None:
        if output:
            raise UnclearCommand(say("Only your own card goes to a file; leave the name out."))
        companion = companion_called(name)
        if json:
            tell_json(known_as_json(companion))
        else:
            tell_known(companion)
        return
    own = keyring()
    card = own.card()
    if output:
        to_file(card_text(card), output, journal_place(context.obj.journal), force=False)
    if json:
        tell_json(own_as_json(own))
    else:
        tell_card(card, output)


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
    role: Role | None = None if i_write is None else "coach" if i_write else "writer"
    keep_card(read_card(card), words, name, role)
