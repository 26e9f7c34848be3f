"""`export study`: entries for research or evaluation, by consent."""

import secrets
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.filters import Filters, with_filters
from equityjournal.cli.exporting.entries_for_others import entries_for_others
from equityjournal.cli.exporting.options import Entries, Yes
from equityjournal.cli.exporting.previewing import previewed_in_parts, refuse_unanswered
from equityjournal.cli.exporting.writing import target_for
from equityjournal.cli.notices.finding import mask_of, tell_replaced, words_of_own_packs
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line, told_if_broken_off
from equityjournal.core.notices.masking.masked_entry import masked
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import say
from equityjournal.formats.study import ENDING, StudyRows, study_lines, study_text

if TYPE_CHECKING:
    from equityjournal.cli.exporting.writing import Target

KIND = "study"
"""The beginning of the name of a file that was given none."""
CODE = 8
"""Bytes of a writer's code: a billion files may meet before two codes are likely to be the same."""


@with_filters
def study(
    context: typer.Context,
    filters: Filters,
    entries: Entries = None,
    consent: Annotated[
        str | None,
        typer.Option("--consent", metavar="WORDS", help="What you agreed to, without your name."),
    ] = None,
    with_feelings: Annotated[bool, typer.Option("--with-feelings", help="Feelings too.")] = False,
    with_settings: Annotated[bool, typer.Option("--with-settings", help="Settings too, masked.")] = False,
    output: Output = None,
    force: Force = False,
    yes: Yes = False,
) -> None:
    """Write out entries you choose, for a study that you agreed to.

    A row for each entry: its month, language, pack, themes, and questions
    with your answers. Names, places and days that are found are taken out.
    There is no id and no title; private entries, and those about what
    happened to you, never go. What you agreed to stands in each row. You see
    all of it before it is made.

    A file once given cannot be called back.
    """
    session, today = open_session(context), clock.now().date()
    refuse_unanswered(yes=yes)
    agreed = _agreed_to(consent, asks=is_terminal(sys.stdin) and not yes)
    target = target_for(output, session.root, KIND, ENDING, today, on_screen=False, force=force)
    going = entries_for_others(session, entries, filters, today, KIND)
    mask = mask_of(session, going.read(session), words_of_own_packs(session))
    rows = StudyRows(
        (masked(entry, mask, people=False) for entry in going.read(session)),
        secrets.token_hex(CODE),
        agreed,
        setting=with_settings,
        feelings=with_feelings,
    )
    tell_replaced(mask.replacements, yet_to_come=True, to=talking_to(False))
    if previewed_in_parts(study_text(rows), yes=yes):
        target.write(study_lines(rows))
        target.tell_written(len(rows))
        _tell_what_is_left(target)


def _agreed_to(typed: str | None, *, asks: bool) -> str:
    """The sentence agreed to by the writer, on a single line.

    Args:
        typed: The words of the option; None without it.
        asks: Whether somebody is there to be asked.

    Raises:
        UnclearCommand: When the option holds no words.
        NothingToKeep: When the question is left.
    """
    usual = say("I chose these entries myself, and agree that they are used for the study I was told about.")
    if typed is None and asks:
        to = talking_to(False)
        tell(say("What did you agree to? Enter says: “{sentence}”", sentence=usual), to=to)
        tell(say("Or type it in your own words, without your name."), to=to)
        try:
            with told_if_broken_off(say("Nothing was made.")):
                typed = one_line().strip() or None
        except EOFError:
            raise NothingToKeep(say("Nothing was made.")) from None
    if typed is None:
        return usual
    if not typed.strip():
        raise UnclearCommand(say("--consent needs words: what you agreed to."))
    return " ".join(typed.split())


def _tell_what_is_left(target: "Target") -> None:
    """Say the consequences of giving the file away."""
    if target.output is None:
        return
    tell(
        say(
            "It is not encrypted. Once you have given it away it cannot be called back; with the code in "
            "it, those who hold it can find your rows and take them out."
        ),
        to=sys.stdout if is_terminal(sys.stdout) else sys.stderr,
    )
