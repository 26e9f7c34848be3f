"""Fields of a form, filled from entries and by the registrant.

Nothing is invented: a field without a text stays open.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.forms.material import Candidate, Material, candidates_of, suggested
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.forms.form import Form, FormField, FormPart


class Place(NamedTuple):
    """A field to be filled, with its candidates."""

    part: "FormPart"
    field: "FormField"
    number: int | None
    """Number of the entry in the part, from 1; None: a field filled once."""
    candidates: Sequence[Candidate] = ()
    suggested: Sequence[int] = ()
    """Numbers of the candidates meant for the field, from 1."""
    ready: str | None = None
    """Text that needs no choice: the month or the title."""
    entry: "Material | None" = None
    """The entry of the field; None: a field filled once."""

    @property
    def numbered(self) -> Sequence[str]:
        """Texts to take by number, from 1: published choices, or the candidates."""
        return self.field.choices or [_as_written(candidate) for candidate in self.candidates]

    def texts(self, numbers: Sequence[int]) -> str | None:
        """The texts with these numbers, in the order given; None without any."""
        between = "; " if self.field.choices else "\n\n"
        return between.join(self.numbered[number - 1] for number in numbers) or None

    @property
    def suggestion(self) -> str | None:
        """The suggested text for the field; None without any."""
        return self.ready if self.ready is not None else self.texts(self.suggested)


class Filled(NamedTuple):
    """A field and its text; None for a field left open, with its question."""

    field: "FormField"
    text: str | None


class Item(NamedTuple):
    """Fields filled for an entry, or once."""

    month: str
    """The month of the entry, in words; empty for fields filled once."""
    filled: Sequence[Filled]


class FilledPart(NamedTuple):
    """A part of a form, filled."""

    part: "FormPart"
    items: Sequence[Item]


class FormDraft(NamedTuple):
    """A draft of a form, or of a part apart."""

    form: "Form"
    made: date
    parts: Sequence[FilledPart]


Choose = Callable[[Place], str | None]
"""Gives the text of a field; None leaves it open."""


def filled(form: "Form", wanted: Mapping[str, Sequence[Material]], made: date, choose: Choose) -> FormDraft:
    """A draft of the parts wanted, each field as chosen.

    Args:
        form: The form.
        wanted: The entries of each part to be drafted, by its id.
        made: The day of the draft.
        choose: Gives the text of each field, in the order of the form.
    """
    parts = [
        FilledPart(part, _items(part, wanted[part.id], choose)) for part in form.parts if part.id in wanted
    ]
    return FormDraft(form, made, parts)


def places_of(part: "FormPart", materials: Sequence[Material], number: int | None) -> list[Place]:
    """The fields of an item, each with its candidates and suggestion."""
    candidates = candidates_of(materials)
    fed = suggested(part, materials)
    entry = materials[0] if number is not None else None
    return [
        Place(part, field, number, candidates, fed[field.id], _ready(field, materials), entry)
        for field in part.fields
    ]


def words_in(text: str | None) -> int:
    """Words of a text, as word processors count."""
    return len((text or "").split())


def _items(part: "FormPart", materials: Sequence[Material], choose: Choose) -> list[Item]:
    """The items of a part."""
    if part.filled in ("each", "list"):
        return [
            Item(material.month_in_words, _chosen(places_of(part, [material], number), choose))
            for number, material in enumerate(materials, start=1)
        ]
    return [Item("", _chosen(places_of(part, materials, None), choose))]


def _chosen(places: Sequence[Place], choose: Choose) -> list[Filled]:
    """The fields of an item, as chosen."""
    return [Filled(place.field, choose(place)) for place in places]


def _ready(field: "FormField", materials: Sequence[Material]) -> str | None:
    """The month or title of a single entry."""
    if len(materials) != 1:
        return None
    if "month" in field.takes:
        return materials[0].month_in_words
    if "title" in field.takes:
        return materials[0].title.strip() or None
    return None


def _as_written(candidate: Candidate) -> str:
    """A candidate's text in a draft, with its month if known.

    A kept step is marked as a step.
    """
    text = f"{candidate.text} ({candidate.about})" if candidate.kind == "kept-steps" else candidate.text
    return say("{month}: {words}", month=candidate.month, words=text) if candidate.month else text
