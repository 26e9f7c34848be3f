"""`share`: entries named by their ids, sealed for a person as `with` seals what is ticked."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from equityjournal.cli.commands.completing import some_entries, some_themes
from equityjournal.cli.commands.text_commands import NoteCommand
from equityjournal.cli.commands.typed_words import quoted
from equityjournal.cli.meeting import bringing
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.other import companion_called
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.letter_parts import refuse_too_much
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearCommand, UnclearDate
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
    session = open_session(context)
    refuse_unless_answered(yes=yes)
    if output:
        free_place(output, session.root, force=False)
    side = WriterSide(session, companion_called(with_), output, yes=yes)
    wishes = [session.theme(name) for name in ask_about or []]
    request = bringing.request_of(side, Ticks(entries=entries, wishes=wishes))
    refuse_too_much([note])
    request = request._replace(note=note.strip(), keep_until=_ahead(keep_until, side.today))
    if no_mask:
        request = request._replace(masked=False)
    if along is not None:
        request = request._replace(along=side.companion.may_go(bringing.kinds_in(along)))
    bringing.send(side, request)


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


def _ahead(text: str | None, today: date) -> date | None:
    """A day still to come."""
    if text is None:
        return None
    day = parse_day(text, today, ahead=True)
    if day <= today:
        raise UnclearDate(
            say("{day} is not ahead; --keep-until takes a day that is still to come.", day=in_words(day))
        )
    return day
