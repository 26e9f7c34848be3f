"""`share`: entries named by their ids, sealed for a person as `with` seals what is ticked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries, some_themes
from equityjournal.cli.commands.text_commands import NoteCommand
from equityjournal.cli.commands.typed_words import quoted
from equityjournal.cli.session.opening import open_session
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say

COMMAND = NoteCommand


def share(
    context: typer.Context,
    entries: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Entries, as `show` takes them.", autocompletion=some_entries),
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="The person to share with.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The sealed file to make.")
    ] = None,
    no_mask: Annotated[bool, typer.Option("--no-mask", help="Every name and day as you wrote it.")] = False,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A few words to go first.")] = "",
    keep_until: Annotated[
        str | None, typer.Option("--keep-until", metavar="DAY", help="Ask them to remove it after this day.")
    ] = None,
    along: Annotated[
        str | None,
        typer.Option("--along", metavar="KINDS", help="feelings, people, settings, steps, words; or none."),
    ] = None,
    ask_about: Annotated[
        list[str] | None,
        typer.Option(
            "--ask-about", metavar="THEME", help="A theme to be asked about.", autocompletion=some_themes
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")] = False,
) -> None:
    """Seal some entries for one person, who alone can open them.

    Names and days are masked. You see every line before anything is made, and
    nothing is sent: the file is yours to give. `equityjournal with NAME` leads
    through it.

    Private entries never go. Feelings, people, settings and small steps go
    only with --along.
    """
    if with_ is None:
        raise UnclearCommand(_with_whom(entries or []))
    if not entries:
        raise UnclearCommand(say("Say which entries, by their ids: `equityjournal share last --with NAME`"))
    from equityjournal.cli.meeting.named_entries import Asked, share_entries  # noqa: PLC0415 - loads Pydantic

    asked = Asked(with_, entries, ask_about or [], not no_mask, note, keep_until, along)
    share_entries(open_session(context), asked, output, yes=yes)


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
