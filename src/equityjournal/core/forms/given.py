"""Options of a draft as typed: words and numbers for fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.forms.filling import Place
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import listed, say

if TYPE_CHECKING:
    from equityjournal.core.forms.form import Form

Spot = tuple[int | None, str]
"""Number of an entry in its part, and id of a field; None: every entry."""


class Given(NamedTuple):
    """Choices given by options."""

    texts: Mapping[Spot, str]
    numbers: Mapping[Spot, Sequence[int]]

    def has(self, place: Place) -> bool:
        """Whether an option settles the field."""
        return self._spot(place, self.texts) is not None or self._spot(place, self.numbers) is not None

    def text(self, place: Place) -> str | None:
        """The text for a field settled by an option.

        None leaves the field open.

        Raises:
            UnclearCommand: When there is no text of a number given.
            UnknownName: When words are not among those published for a choice.
        """
        if (spot := self._spot(place, self.texts)) is not None:
            return _chosen_words(place, self.texts[spot].strip())
        spot = self._spot(place, self.numbers)
        numbers = self.numbers[spot] if spot is not None else []
        refuse_missing(place, numbers)
        return place.texts(numbers)

    def masked(self, form: "Form", mask: Callable[[str], str]) -> "Given":
        """The same choices, with words for the draft masked.

        Published words and another person's details, which stand apart, are left as they are.
        """
        plain = {field.id for part in form.parts if part.apart for field in part.fields}
        plain |= {field.id for field in form.fields if field.choices}
        texts = {spot: text if spot[1] in plain else mask(text) for spot, text in self.texts.items()}
        return Given(texts, self.numbers)

    @staticmethod
    def _spot(place: Place, options: Mapping[Spot, object]) -> Spot | None:
        """The option for a field: its entry's, else every entry's."""
        for number in (place.number, None):
            if (number, place.field.id) in options:
                return (number, place.field.id)
        return None


NOTHING_GIVEN = Given({}, {})


def refuse_missing(place: Place, numbers: Sequence[int]) -> None:
    """Refuse numbers without a text.

    Raises:
        UnclearCommand: With the highest number there is.
    """
    most = len(place.numbered)
    for number in numbers:
        if not 1 <= number <= most:
            raise UnclearCommand(
                say(
                    "There is no number {number} for {field}; the highest is {most}.",
                    number=number,
                    field=place.field.id,
                    most=most,
                )
            )


def _chosen_words(place: Place, words: str) -> str | None:
    """Words for a field; for a choice, the published words they mean."""
    if not words or not place.field.choices:
        return words or None
    names = {choice: choice for choice in place.field.choices}
    return "; ".join(find_one(part.strip(), names, say("choice")) for part in words.split(";"))


def given(form: "Form", words: Sequence[str], numbers: Sequence[str]) -> Given:
    """The choices of options such as `2/learnt=…`.

    Args:
        form: The form.
        words: Options with words for a field; empty words leave it open.
        numbers: Options with numbers of texts, parted by commas.

    Raises:
        UnclearCommand: When an option has no field, or no number.
        UnknownName: When the form has no such field.
    """
    texts = dict(_parted(form, option, "--set 2/learnt=WORDS") for option in words)
    taken = {}
    for option in numbers:
        spot, typed = _parted(form, option, "--take 2/learnt=1,3")
        parts = [number.strip() for number in typed.split(",")]
        if not all(number.isdecimal() and len(number) < 4 for number in parts):
            raise UnclearCommand(say("“{option}” needs numbers, such as 1,3.", option=option))
        taken[spot] = [int(number) for number in parts]
    return Given(texts, taken)


def _parted(form: "Form", option: str, example: str) -> tuple[Spot, str]:
    """The field of an option, and the rest behind the equals sign."""
    place, equals, value = option.partition("=")
    number, slash, field = place.strip().rpartition("/")
    if not equals or (slash and not number.isdecimal()):
        raise UnclearCommand(
            say("“{option}” names no field; write {example}.", option=option, example=example)
        )
    ids = [field.id for field in form.fields]
    every = say("{form} has these fields: {fields}.", form=form.form.title, fields=listed(ids))
    known = find_one(field, {identity: identity for identity in ids}, say("field"), every)
    return (int(number) if slash else None, known), value
