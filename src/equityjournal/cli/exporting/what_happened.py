"""`export what-happened`: an account for a union or adviser."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.exporting.options import Entries
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, note, tell
from equityjournal.cli.terminal.short_answers import one_line, told_if_broken_off
from equityjournal.cli.terminal.writing_out import free_place, pieces_to_file, place_by_day
from equityjournal.core.entries.account import Kind, left_out, told
from equityjournal.core.entries.meant import LEAST
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, UnclearCommand
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.account import account_blocks, front_of_account, seal_sentence
from equityjournal.formats.to_docx import WordExporter
from equityjournal.formats.to_html import HtmlExporter
from equityjournal.formats.to_markdown import MarkdownExporter
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from collections import Counter

    from equityjournal.core.entries.account import Told
    from equityjournal.core.entries.brief import Brief
    from equityjournal.core.entries.entry import Entry
    from equityjournal.formats.blocks import Renderer
    from equityjournal.store.records.record import Stored

KIND = "notes"
"""The beginning of the file's name, silent about its contents."""
_ENDING = re.compile(r"\.\w{1,5}")
"""The ending of a file's name, and not words behind a full stop."""
_SLASHES = tuple(filter(None, ("/", os.sep, os.altsep)))
FORMS = {"markdown": "Markdown", "html": "HTML, a page", "docx": "Word"}
_RENDERERS: "dict[str, type[Renderer]]" = {
    "markdown": MarkdownExporter, "html": HtmlExporter, "docx": WordExporter,
}  # fmt: skip


def what_happened(
    context: typer.Context,
    entries: Entries = None,
    form: Annotated[str, typer.Option("--as", metavar="FORM", help="markdown, html or docx.")] = "markdown",
    how_i_am: Annotated[
        bool, typer.Option("--how-i-am", help="With how you are: feelings, health, needs.")
    ] = False,
    what_i_want: Annotated[
        bool, typer.Option("--what-i-want", help="With what you would like to happen.")
    ] = False,
    other_answers: Annotated[
        bool, typer.Option("--other-answers", help="With answers to other questions.")
    ] = False,
    output: Output = None,
    force: Force = False,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="Word for word, where nobody can be asked.")
    ] = False,
) -> None:
    """Write out what happened to you, for a union or an adviser.

    It takes answers: what happened, when and where, who did it and who saw
    it, what it was about, what happened before, who was told. How you are
    and what you would like stay out unless you ask for them. Each part says
    when it was written and when it was last changed. Nothing is masked.

    Without IDs it takes all entries about what happened to you. It asks
    where to put the file, whose name says nothing of what is in it.
    """
    session, today = open_session(context), clock.now().date()
    renderer = _renderer(form)
    asked = {Kind.HOW_I_AM: how_i_am, Kind.WHAT_I_WANT: what_i_want, Kind.OTHER: other_answers}
    ticked = [kind for kind, wanted in asked.items() if wanted]
    if not (unmasked or is_terminal(sys.stdin)):
        raise NotAllowed(
            say("This goes out word for word, with the names in it. --unmasked says that you mean that.")
        )
    if str(output) == "-" or not (output or is_terminal(sys.stdin)):
        raise UnclearCommand(say("This goes to a file, and never to the screen: --output FILE says where."))
    stored = _entries_meant(session, entries, today)
    records = [kept.record for kept in stored]
    parts, out = told(records, ticked), left_out(records, ticked)
    if not parts:
        raise _nothing_goes(out)
    place = output or place_by_day(KIND, today, renderer.ending)
    if is_terminal(sys.stdin):
        _tell_what_goes(parts, out)
        place = _place_asked(place, renderer.ending, session.root, today, force=force)
    changed = frozenset(kept.record.id for kept in stored if kept.state is State.CHANGED)
    document = renderer.render(front_of_account(parts, today), account_blocks(parts, changed))
    pieces_to_file(document, place, session.root, force=force)
    count = say_many("1 entry", "{count} entries", len(parts))
    tell(say("{count} written to {path}.", count=count, path=place))
    tell(say("It is not encrypted: keep it where nobody else looks."))
    tell(seal_sentence())


def _entries_meant(session: Session, names: Sequence[str] | None, today: date) -> "Sequence[Stored[Entry]]":
    """The entries named, or all about harm to the writer.

    A cut-off file stays out: the rest of it cannot be vouched for.

    Raises:
        NotAllowed: When an entry that was named is about something else.
    """
    if names:
        found = [session.find_brief(name, today, least=LEAST) for name in names]
        briefs: Sequence[Brief] = list({brief.id: brief for brief in found}.values())
    else:
        briefs = session.catalogue.on_paths()
    meant = []
    for stored in session.read_in_turn(briefs):
        entry = stored.record
        if stored.state is State.CUT_OFF:
            note(say("The end of {id} is cut off, so it is not taken along.", id=entry.id))
        elif entry.happened_to_me:
            meant.append(stored)
        elif names:
            raise NotAllowed(
                say(
                    "{id} is not kept as something that happened to you. `equityjournal export markdown "
                    "{id}` takes it along.",
                    id=entry.id,
                )
            )
    return meant


def _tell_what_goes(parts: "Sequence[Told]", out: "Counter[Kind]") -> None:
    """Say how many entries go along, and how many stay out."""
    answers = say_many("1 answer", "{count} answers", sum(len(part.answers) for part in parts))
    tell(
        say_many(
            "1 entry goes out word for word, with the names in it: {answers}.",
            "{count} entries go out word for word, with the names in them: {answers}.",
            len(parts),
            answers=answers,
        )
    )
    if stay := _kinds_in(out):
        tell(say("This stays out: {kinds}.", kinds=listed(stay)))


def _nothing_goes(out: "Counter[Kind]") -> NothingToKeep:
    """The refusal where no answer goes.

    There is no such entry, or all its answers stay out.
    """
    if stay := _kinds_in(out):
        return NothingToKeep(say("All that was answered stays out: {kinds}.", kinds=listed(stay)))
    return NothingToKeep(
        say(
            "No entry is kept as something that happened to you. `equityjournal write --happened-to-me` "
            "begins one. An entry kept in another way goes with `equityjournal export docx ID`."
        )
    )


def _kinds_in(out: "Counter[Kind]") -> list[str]:
    """The omissions in words, with the option to include each."""
    words = {
        Kind.HOW_I_AM: say("how you are (--how-i-am)"),
        Kind.WHAT_I_WANT: say("what you would like (--what-i-want)"),
        Kind.OTHER: say("answers to other questions (--other-answers)"),
    }
    return [word for kind, word in words.items() if out[kind]]


def _place_asked(suggested: Path, ending: str, journal: Path, today: date, *, force: bool) -> Path:
    """The place for the file, asked for until usable.

    Raises:
        NothingToKeep: When no file is wanted.
    """
    tell(say("Where should the file go? Choose a folder that others cannot open."))
    while True:
        tell(say("Enter: {path}. Or type a folder or a file; n makes none.", path=suggested))
        try:
            with told_if_broken_off(say("No file was made.")):
                typed = one_line().strip()
        except EOFError:
            typed = say("n")
        if typed.casefold() in (say("n"), say("no")):
            raise NothingToKeep(say("No file was made."))
        is_yes = typed.casefold() in ("", say("y"), say("yes"))
        place = suggested if is_yes else _place_typed(typed, ending, today)
        try:
            free_place(place, journal, force=force)
        except NotAllowed as refusal:
            tell(refusal.sentence)
        else:
            return place


def _place_typed(typed: str, ending: str, today: date) -> Path:
    """A file from a typed path, perhaps a folder's.

    Without an ending, it gets the usual one.
    """
    place = Path(os.path.expanduser(typed))  # noqa: PTH111 - Path.expanduser fails for an unknown person
    if typed.endswith(_SLASHES) or place.is_dir():
        return place_by_day(KIND, today, ending, place)
    if _ENDING.fullmatch(place.suffix) or os.path.lexists(place):
        return place
    return place.with_name(place.name + ending)


def _renderer(form: str) -> "Renderer":
    """The writer of a form.

    Raises:
        UnknownName: For another word, with the forms there are.
    """
    name = find_one({"word": "docx"}.get(form.casefold(), form), FORMS, say("form"))
    return _RENDERERS[name]()
