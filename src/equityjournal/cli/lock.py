"""`lock`: a journal sealed, closed again, or opened for good.

A copy of a sealed journal's folder is of no use.
"""

import sys
from typing import Annotated

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.cli.terminal.short_answers import agrees, heard_yes
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import journal_place

app = typer.Typer(
    help="Seal your journal, so that a copy of it is of no use to others.",
    add_completion=False,
    rich_markup_mode=None,
)

ByRecovery = Annotated[bool, typer.Option("--recovery", help="With the recovery key on paper.")]


@app.callback(invoke_without_command=True)
def lock(context: typer.Context) -> None:
    """Seal your journal, so that a copy of it is of no use to others.

    The first time it says what it protects from and what not, and asks
    before anything is changed. After that it closes the journal at once;
    writing goes on, and asks for nothing.
    """
    if context.invoked_subcommand:
        return
    from equityjournal.cli.locking import turns  # noqa: PLC0415 - loads pyrage

    turns.put_on_or_close(journal_place(context.obj.journal), clock.now())


@app.command("show")
def show(context: typer.Context, json: AsJson = False) -> None:
    """Say whether your journal is locked, and for how long it is open."""
    from equityjournal.cli.locking.state import state_as_json, state_in_words  # noqa: PLC0415 - loads pyrage

    root = journal_place(context.obj.journal)
    if json:
        tell_json(state_as_json(root))
    else:
        tell(state_in_words(root))


@app.command("off")
def off(context: typer.Context, recovery: ByRecovery = False) -> None:
    """Take the lock off: everything lies readable in its folder again."""
    from equityjournal.cli.locking import turns  # noqa: PLC0415 - loads pyrage

    root, now = turns.locked_journal(context.obj.journal), clock.now()
    question = say(
        "Everything will be readable again by whoever can read this folder. Turn the lock off? Type yes; "
        "anything else leaves it on."
    )
    if not agrees(question, say("The lock is on, as it was."), yes=False):
        return
    turns.take_off(root, now, by_recovery=recovery)
    tell(say("The lock is off. Your journal lies in plain files again."))


@app.command("change")
def change(context: typer.Context, recovery: ByRecovery = False) -> None:
    """Choose another passphrase.

    It asks for the present one, or with --recovery for the key on paper.
    """
    from equityjournal.cli.locking import turns  # noqa: PLC0415 - loads pyrage

    root, now = turns.locked_journal(context.obj.journal), clock.now()
    if heard_yes(
        say(
            "May somebody else know the old passphrase? Then I make new keys too, with a new paper. Type "
            "yes for new keys; Enter changes the passphrase alone."
        ),
        sys.stderr,
    ):
        turns.renew(root, now, by_recovery=recovery)
    else:
        turns.change_passphrase(root, now, by_recovery=recovery)
        tell(say("The new passphrase opens your journal. It is closed now."))


@app.command("test")
def test(context: typer.Context) -> None:
    """Try your passphrase, and then your paper, on a real file."""
    from equityjournal.cli.locking import turns  # noqa: PLC0415 - loads pyrage

    turns.test(turns.locked_journal(context.obj.journal), clock.now().date())


@app.command("renew")
def renew(context: typer.Context, recovery: ByRecovery = False) -> None:
    """Make new keys, and seal everything anew.

    Old copies of the folder still open with the old passphrase and the old
    paper; what is written from now on does not.
    """
    from equityjournal.cli.locking import turns  # noqa: PLC0415 - loads pyrage

    turns.renew(turns.locked_journal(context.obj.journal), clock.now(), by_recovery=recovery)
