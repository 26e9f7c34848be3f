"""`share`: entries named by their ids, sealed for a person as `with` seals what is ticked."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.commands.text_commands import NoteCommand
from equityjournal.cli.commands.typed_words import quoted
from equityjournal.cli.meeting.share_options import ShareOptions
from equityjournal.cli.session.opening import open_session
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say

COMMAND = NoteCommand


@partial(with_gathered, parameter="options", kind=ShareOptions)
def share(
    context: typer.Context,
    options: ShareOptions,
    entries: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Entries, as `show` takes them.", autocompletion=some_entries),
    ] = None,
) -> None:
    """Seal some entries for one person, who alone can open them.

    Names and days are masked. You see every line before anything is made, and
    nothing is sent: the file is yours to give. `equityjournal with NAME` leads
    through it.

    Private entries never go. Feelings, people, settings and small steps go
    only with --along.
    """
    if options.with_ is None:
        raise UnclearCommand(_with_whom(entries or []))
    if not entries:
        raise UnclearCommand(say("Say which entries, by their ids: `equityjournal share last --with NAME`"))
    from equityjournal.cli.meeting.named_entries import share_entries  # noqa: PLC0415 - loads Pydantic

    share_entries(open_session(context), entries, options.with_, options)


def _with_whom(words: Sequence[str]) -> str:
    """The sentence on a missing --with, with the person's name as in `share with Bronwen`."""
    name = "Bronwen"
    if words and words[0].casefold() == "with":
        name = " ".join(words[1:]) or name
    elif len(words) == 1 and words[0].istitle() and words[0].isalpha():
        name = words[0]
    return say(
        "With whom? `equityjournal with {name}` leads through it; `equityjournal share last --with {name}` "
        "makes a file at once.",
        name=quoted(name),
    )
