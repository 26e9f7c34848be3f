"""`keys`: the user's own keys, other people's cards, and agreements with them."""

from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.sharing.agreement import ask_agreement, change_agreement, says_yes
from equityjournal.cli.sharing.card_lines import in_a_line, known_as_json, own_as_json, tell_card, tell_known
from equityjournal.cli.sharing.making_keys import given_name, new_passphrase, tell_new_keys, try_keys
from equityjournal.cli.sharing.sealed_files import keyring, people
from equityjournal.cli.sharing.trusting_a_card import keep_card, read_card
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, tell, tell_json
from equityjournal.cli.terminal.writing_out import to_file
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.store.disk.config import journal_place
from equityjournal.store.sharing.cards import card_text

app = typer.Typer(
    help="Make the keys for sharing; know the people you share with.",
    add_completion=False,
    rich_markup_mode=None,
)

# No name is offered to a shell: a hostile card's could be taken there for a command.
Somebody = Annotated[str, typer.Argument(metavar="NAME", help="Somebody whose card you kept.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.callback(invoke_without_command=True)
def keys(context: typer.Context, json: AsJson = False) -> None:
    """Make the keys for sharing; know the people you share with.

    Without another word: whether there are keys, whose cards you kept, and
    what to do next.
    """
    if context.invoked_subcommand:
        return
    own, known = keyring(), people()
    for path in known.unreadable():
        complain(say("{path} holds nobody's card that can be read, and is left as it is.", path=path))
    if json:
        tell_json(
            {
                "keys": own_as_json(own) if own.exists else None,
                "people": [known_as_json(trusted) for trusted in known.all()],
            }
        )
        return
    if not own.exists:
        tell(
            say(
                "You have no keys yet. They are for sharing with somebody who coaches you, or whom you "
                "coach: what is sealed for you opens with them, and they show that something came from you."
            )
        )
        tell(say("`equityjournal keys new` makes them, in a moment."))
    else:
        tell(say("You have keys, as {name}.", name=own.person().name))
        said = [say("The private ones are in {path}, and are for nobody else.", path=own.private_file)]
        if own.is_locked:
            said.append(say("They are locked with a passphrase."))
        tell(" ".join(said))
        tell(say("`equityjournal keys show` prints your card, to give to the other person."))
    for trusted in known.all():
        tell(in_a_line(trusted), indent=2)
    if known.all():
        tell(say("`equityjournal keys show NAME` says what you agreed with one of them."))
    elif own.exists:
        tell(say("`equityjournal keys trust CARD` keeps theirs."))


@app.command("new")
def new(
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What you are called, on your card.")
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
                "You have keys already; they are left as they are. --replace makes others, and your new card "
                "must then go to everybody you share with."
            )
        )
    called = given_name(name)
    own.make(called, clock.now(), new_passphrase() if passphrase else None)
    tell_new_keys(own, replaced=had_keys)


@app.command("show")
def show(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="Somebody whose card you kept; without it, your own card.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write your card to this file.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Show your card and its ten words, or what you keep of somebody.

    The card is a few lines, to be sent as they are or as a file. The words
    are for reading aloud: the other person compares them with theirs.
    """
    if name is not None:
        if output:
            raise UnclearCommand(say("Only your own card goes to a file; leave the name out."))
        trusted = people().meant(name)
        if json:
            tell_json(known_as_json(trusted))
        else:
            tell_known(trusted)
        return
    own = keyring()
    person = own.person()
    if output:
        to_file(card_text(person), output, journal_place(context.obj.journal), force=False)
    if json:
        tell_json(own_as_json(own))
    else:
        tell_card(person, output)


@app.command("trust")
def trust(
    card: Annotated[
        str, typer.Argument(metavar="CARD", help="The file of their card; a hyphen: paste it, or pipe it.")
    ],
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="What to call them here.")] = None,
    manages: Annotated[
        bool | None,
        typer.Option(
            "--manages-me/--does-not-manage-me", help="Whether they manage you.", show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="The words were compared; do not ask.")] = False,
) -> None:
    """Keep somebody's card, once its words were compared aloud.

    From then on you can share with them, and what they send is known to be
    theirs.
    """
    trusted = keep_card(read_card(card), name, manages, compared=yes)
    if trusted and not yes:
        ask_agreement(trusted)


@app.command("agree")
def agree(
    name: Somebody,
    purpose: Annotated[
        str | None, typer.Option("--purpose", metavar="TEXT", help="What the sharing is for.")
    ] = None,
    limits: Annotated[
        str | None, typer.Option("--limits", metavar="TEXT", help="The limits of confidentiality.")
    ] = None,
    passed_on: Annotated[
        str | None, typer.Option("--passed-on", metavar="TEXT", help="What must be passed on, and to whom.")
    ] = None,
    kept: Annotated[
        str | None, typer.Option("--kept", metavar="TEXT", help="How long things are kept.")
    ] = None,
) -> None:
    """Keep what you and somebody you share with agreed.

    Four short questions, each of which may be left empty. With an option,
    only that is changed. It stays on your machine.
    """
    trusted = people().meant(name)
    given = {"purpose": purpose, "limits": limits, "passed_on": passed_on, "kept": kept}
    changes = {field: text.strip() for field, text in given.items() if text is not None}
    if changes:
        change_agreement(trusted, changes)
    else:
        ask_agreement(trusted)


@app.command("forget")
def forget(name: Somebody, yes: Sure = False) -> None:
    """Remove somebody's card, and what you agreed with them.

    What you shared with them stays with them.
    """
    known = people()
    trusted = known.meant(name)
    question = say(
        "Forget {name}: their card, and what the two of you agreed? Type yes to forget it; anything else "
        "leaves it.",
        name=trusted.name,
    )
    otherwise = say("Forgetting asks first, and nobody is here to answer; --yes does without.")
    if not yes and not says_yes(question, otherwise):
        tell(say("Nothing was forgotten."))
        return
    known.forget(trusted)
    tell(say("{name}'s card is gone, and with it what you agreed.", name=trusted.name))
    tell(
        say(
            "What you shared with them stays with them. What they shared with you is still here; "
            "`equityjournal coach forget` removes that."
        )
    )


@app.command("test")
def test() -> None:
    """Try your keys: seal a small message for yourself, and open it.

    A forgotten passphrase, or a lost file, is found out before it matters.
    """
    try_keys()
