"""The fields of a form, asked in turn at a terminal."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it, one_line
from equityjournal.core.forms.given import Given, refuse_missing
from equityjournal.core.forms.limits import said_of
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import listed, say
from equityjournal.core.text.visible import shortened

if TYPE_CHECKING:
    from equityjournal.core.forms.filling import Place
    from equityjournal.core.forms.form import FormPart
    from equityjournal.core.forms.material import Candidate, Material

SHOWN = 160  # characters of a text to choose
STOP = ":stop"
OPEN = "-"
_Key = tuple[str, int | None, str]
"""A part, the number of an entry in it, and a field."""
_NUMBERS = re.compile(r"[0-9]{1,3}(?:[ ,]+[0-9]{1,3})*")


class FormQuestions:
    """Asks for the text of each field.

    After `:stop`, all further fields stay open.

    Args:
        given: Choices given by options, which are not asked about.
        mask: Puts neutral words into typed text.
        to: The stream for questions.
    """

    def __init__(self, given: Given, mask: Callable[[str], str], to: TextIO) -> None:
        self._given, self._mask, self._to = given, mask, to
        self._explained = False
        self.has_typed_words = False
        """Whether any field has words that stand nowhere else."""
        self._answers: dict[_Key, str | None] = {}
        """Texts of fields that were asked about; None: left open."""
        self.begin_again()

    def begin_again(self) -> None:
        """Ask from the first field on; Enter keeps each earlier answer."""
        self._stopped, self._is_again = False, bool(self._answers)
        self._asked_before: set[str] = set()
        self._item: tuple[str, int | None] | None = None

    def entries_for(self, part: "FormPart", materials: "Sequence[Material]") -> "Sequence[Material] | None":
        """The entries for a part, by number.

        Enter takes all; where only those named belong, it leaves the part out (None).
        """
        otherwise = None if part.names == "chosen" else materials
        if self._stopped:
            return otherwise
        self._tell("")
        tell(part.title, bold=True, to=self._to)
        for number, material in enumerate(materials, start=1):
            tell(f"{number}: {material.heading}", indent=2, hang=3, to=self._to)
        enter = say("Enter takes them all.")
        if part.names == "chosen":
            enter = say("Enter leaves this part out.")
        while True:
            self._tell(say("Which of these go here? Numbers, such as 1 3. {enter}", enter=enter))
            typed = self._line()
            if typed is None or not typed:
                return otherwise
            numbers = _numbers(typed)
            if numbers and max(numbers) <= len(materials) and min(numbers) > 0:
                return [materials[number - 1] for number in sorted(set(numbers))]
            self._tell(say("Numbers from the list, such as 1 3; or Enter."))

    def __call__(self, place: "Place") -> str | None:
        """The chosen text of a field; None leaves the field open."""
        if self._given.has(place):
            return self._given.text(place)
        if place.ready is not None:
            return place.ready
        if self._stopped or place.field.by_hand:
            return self._answers.get(_key(place))
        self._tell_item(place)
        if place.field.name != place.part.title:
            self._tell("")
            tell(place.field.name, bold=True, to=self._to)
        if place.field.id not in self._asked_before:
            self._asked_before.add(place.field.id)
            tell(place.field.question, indent=2, to=self._to)
        if place.field.choices:
            self._tell_numbered([(choice, "") for choice in place.field.choices])
        text = self._asked(place)
        if not self._stopped:
            self._answers[_key(place)] = text
        return text

    def _asked(self, place: "Place") -> str | None:
        """Ask until the answer can be used."""
        on_enter, sentence = self._on_enter(place)
        while True:
            tell(sentence, indent=2, lines=True, to=self._to)
            typed = self._line()
            if typed is None:
                return self._answers.get(_key(place))
            if typed == OPEN:
                return None
            if not typed:
                return on_enter
            numbers = _numbers(typed)
            try:
                refuse_missing(place, numbers)
            except UnclearCommand as refusal:
                self._tell(refusal.sentence)
                continue
            if place.field.choices and not numbers:
                self._tell(say("Numbers from the list, such as 1 3; or Enter."))
                continue
            self.has_typed_words |= not numbers
            text = place.texts(numbers) if numbers else self._as_it_goes(place, typed)
            if counted := said_of(place.field.limit, [text or ""]):
                tell(counted, indent=2, to=self._to)
            return text

    def _on_enter(self, place: "Place") -> tuple[str | None, str]:
        """The text taken by Enter, and its sentence."""
        if (earlier := self._answers.get(_key(place))) is not None:
            have = say("You have: {words}", words=shortened(earlier, SHOWN))
            keep = say("Enter keeps it; a hyphen leaves it open.")
            return earlier, f"{have}\n{keep}"
        if place.suggested and not place.field.choices and _key(place) not in self._answers:
            numbers = listed([str(number) for number in place.suggested])
            return place.suggestion, say("Enter takes {numbers}.", numbers=numbers)
        return None, say("Enter leaves it open.")

    def _as_it_goes(self, place: "Place", typed: str) -> str:
        """Typed words as they go into the draft.

        Another person's details stay as typed.
        """
        return typed if place.part.apart else self._mask(typed)

    def _line(self) -> str | None:
        """A typed or pasted answer; None once the rest is to stay open."""
        try:
            typed = line_and_all_with_it(one_line).strip()
        except (EOFError, KeyboardInterrupt):
            typed = STOP
        if typed == STOP:
            self._stopped = True
            self._tell(say("The rest stays as it is.") if self._is_again else say("The rest stays open."))
            return None
        return typed

    def _tell_item(self, place: "Place") -> None:
        """Print the entry for the next fields, with its texts, once."""
        item = (place.part.id, place.number)
        if item == self._item:
            return
        is_new_part = self._item is None or self._item[0] != place.part.id
        self._item = item
        is_list = place.part.filled == "list"
        if is_new_part or not is_list:
            self._tell_part(place)
        if is_list and place.entry:
            self._tell("")
            self._tell(place.entry.heading)
        elif place.candidates:
            self._tell(say("From your journal, without names and places:"))
            self._tell_numbered([(text.text, _origin(text)) for text in place.candidates])
        if not self._explained:
            self._explained = True
            self._tell("")
            self._tell(
                say(
                    "For each question: a number takes that text, several numbers take several. Or write "
                    "your own words. A hyphen leaves it open; :stop leaves all the rest open."
                )
            )

    def _tell_part(self, place: "Place") -> None:
        """Print the title of a part, with number and month where each entry fills the part."""
        title = place.part.title
        if place.entry and place.part.filled == "each":
            month = place.entry.month_in_words
            title = say("{part} {number}, {month}", part=title, number=place.number, month=month)
        self._tell("")
        tell(title, bold=True, to=self._to)

    def _tell_numbered(self, texts: Sequence[tuple[str, str]]) -> None:
        """Print texts to choose by number, each with its origin."""
        for number, (text, about) in enumerate(texts, start=1):
            tell(f"{number}: {shortened(text, SHOWN)}", indent=2, hang=3, to=self._to)
            if about:
                tell(f"({shortened(about, SHOWN)})", indent=5, hang=1, to=self._to)

    def _tell(self, text: str) -> None:
        tell(text, to=self._to)


def _origin(candidate: "Candidate") -> str:
    """Where a text is from, with its month among those of several entries."""
    if not candidate.month:
        return candidate.about
    return say("{month}, {about}", month=candidate.month, about=candidate.about)


def _key(place: "Place") -> _Key:
    """The field of an entry in its part."""
    return place.part.id, place.number, place.field.id


def _numbers(typed: str) -> list[int]:
    """The numbers typed; none where words were."""
    if not _NUMBERS.fullmatch(typed):
        return []
    return [int(number) for number in re.split(r"[ ,]+", typed)]
