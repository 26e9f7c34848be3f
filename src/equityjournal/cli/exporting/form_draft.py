"""A draft for a regulator's form, field by field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.filters import Filters, with_filters
from equityjournal.cli.commands.gathering import with_gathered
from equityjournal.cli.exporting.entries_for_others import entries_for_others
from equityjournal.cli.exporting.form_entries import materials_of
from equityjournal.cli.exporting.form_questions import FormQuestions
from equityjournal.cli.exporting.form_sheets import Sheet, apart_sheet, draft_sheet, places_for
from equityjournal.cli.exporting.options import Entries, Yes
from equityjournal.cli.exporting.previewing import Wanted, previewed, previewed_with_typed_words
from equityjournal.cli.exporting.regulator_forms import drafts_made, form_named
from equityjournal.cli.exporting.rendering import As
from equityjournal.cli.notices.finding import tell_replaced
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, note, talking_to
from equityjournal.core.forms.filling import filled
from equityjournal.core.forms.given import given
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.forms.filling import Choose, Place
    from equityjournal.core.forms.form import Form, FormPart
    from equityjournal.core.forms.given import Given
    from equityjournal.core.forms.material import Material
    from equityjournal.core.notices.masking.mask import Mask


class FieldOptions(NamedTuple):
    """The options of a draft's fields, as typed."""

    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="PART", help="Only this part of the form, of all entries chosen."),
    ] = None
    words: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=WORDS", help="Words for a field; 2/FIELD is that of entry 2."),
    ] = None
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="FIELD=1,3", help="Texts of the entry for a field, by number."),
    ] = None
    apart: Annotated[
        bool, typer.Option("--apart", help="The sheet with another person's details too, as its own file.")
    ] = False


@with_filters
@partial(with_gathered, parameter="fields", kind=FieldOptions)
def form_draft(
    context: typer.Context,
    filters: Filters,
    entries: Entries = None,
    fields: FieldOptions = FieldOptions(),
    written_as: As = None,
    output: Output = None,
    force: Force = False,
    yes: Yes = False,
) -> None:
    """Draft a regulator's form from entries you choose, field by field.

    Nothing is invented: what your entries do not say is asked for, or stays
    open with its question. Names, places and days are taken out; months stay.
    Private entries, and those about what happened to you, never go in. You
    see all of it before it is made. The official form is what counts.
    """
    session, today = open_session(context), clock.now().date()
    form = form_named(session, context.info_name or "")
    choices = given(form, fields.words or [], fields.take or [])
    parts = _parts_wanted(form, fields.part or [])
    aside = _parts_apart(form) if fields.apart else []
    places = places_for(form.id, written_as, output, session.root, today, apart=fields.apart, force=force)
    going = list(entries_for_others(session, entries, filters, today, form.id).read(session))
    mask, materials = materials_of(session, going, list(choices.texts.values()))
    choices = choices.masked(form, mask.text)
    asks = is_conversation() and not yes
    questions = FormQuestions(choices, mask.text, talking_to(False)) if asks else None
    choose = questions or _unasked(choices)
    wanted = _wanted(parts, materials, questions, named=bool(fields.part))
    talks = {found.id: [material.talks for material in materials] for found in aside}

    def asked_for() -> list[Sheet]:
        drafts = [draft_sheet(filled(form, wanted, today, choose))]
        return [*drafts, apart_sheet(filled(form, talks, today, choose))] if talks else drafts

    if sheets := _agreed(asked_for, mask, questions, yes=yes):
        places.write(sheets)
        drafts_made(session).add(form.id, today)


def _agreed(
    asked_for: Callable[[], list[Sheet]], mask: "Mask", questions: FormQuestions | None, *, yes: bool
) -> list[Sheet]:
    """The documents agreed to; empty after a no.

    Where words were typed, the person may go back, and every field is asked about again.

    Args:
        asked_for: Asks about the fields, and makes the documents.
        mask: The mask of the documents.
        questions: Asks at a terminal; None: nobody is there.
        yes: Show them, and do not ask.
    """
    while True:
        sheets = asked_for()
        tell_replaced(mask.replacements, yet_to_come=True, to=talking_to(False))
        text = "\n\n\n".join(sheet.text for sheet in sheets)
        if questions is None or not questions.has_typed_words:
            return sheets if previewed(text, yes=yes) else []
        wish = previewed_with_typed_words(text)
        if wish is not Wanted.BACK:
            return sheets if wish is Wanted.MAKE else []
        questions.begin_again()


def _parts_wanted(form: "Form", names: Sequence[str]) -> "list[FormPart]":
    """The parts of the draft: the named ones, or all not on a sheet apart.

    Raises:
        UnknownName: When the form has no such part, with the nearest.
    """
    parts = [part for part in form.parts if not part.apart]
    titles = {part.id: part.title for part in parts}
    wanted = {find_one(name, titles, say("part")) for name in names}
    return [part for part in parts if not names or part.id in wanted]


def _parts_apart(form: "Form") -> "list[FormPart]":
    """The parts with another person's details.

    Raises:
        UnclearCommand: When the form has none.
    """
    parts = [part for part in form.parts if part.apart]
    if not parts:
        raise UnclearCommand(
            say("{form} asks for nobody else's details, so --apart has no sheet.", form=form.form.title)
        )
    return parts


def _wanted(
    parts: "Sequence[FormPart]",
    materials: "Sequence[Material]",
    questions: FormQuestions | None,
    *,
    named: bool,
) -> "dict[str, Sequence[Material]]":
    """The entries of each part, by its id; parts left out are missing.

    Raises:
        NothingToKeep: When all are left out.
    """
    entries = {part.id: _entries_for(part, materials, questions, named=named) for part in parts}
    wanted = {identity: going for identity, going in entries.items() if going is not None}
    if not wanted:
        raise NothingToKeep(say("No part was chosen, so nothing was made."))
    return wanted


def _entries_for(
    part: "FormPart", materials: "Sequence[Material]", questions: FormQuestions | None, *, named: bool
) -> "Sequence[Material] | None":
    """The entries of a part; None: leave the part out.

    A part filled by hand has none.

    Args:
        part: The part.
        materials: All entries of the draft.
        questions: Asks at a terminal; None: nobody is there.
        named: The part was named by an option, so that every entry is meant for it.
    """
    if part.filled == "by-hand":
        return []
    if named or part.names == "every":
        return materials
    if questions is not None:
        return questions.entries_for(part, materials)
    if part.names == "chosen":
        note(say("No entry was put into “{part}”; --part {id} puts them there.", part=part.title, id=part.id))
        return []
    return materials


def _unasked(choices: "Given") -> "Choose":
    """The choice of each field without a terminal: options, then suggestions."""

    def choose(place: "Place") -> str | None:
        return choices.text(place) if choices.has(place) else place.suggestion

    return choose
