"""Material for a form: numbered texts of chosen entries."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.dates import month_in_words
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Answer, Step
    from equityjournal.core.forms.form import FormField, FormPart, Takes
    from equityjournal.core.notices.masking.masked_entry import Masked

HEADING = 60  # characters of an entry's first words, where it has no title


class Candidate(NamedTuple):
    """A text of an entry for a field."""

    kind: "Takes"
    text: str
    about: str
    """Where the text is from, in words: the question, a small step, a talk."""
    themes: Sequence[str] = ()
    moment: str | None = None
    month: str = ""
    """The month of its entry, in words, where texts of several entries stand together."""

    def feeds(self, field: "FormField") -> bool:
        """Whether the text fits a field by theme, prompt kind or origin."""
        if self.kind not in field.takes:
            return False
        if self.kind != "answers":
            return True
        return bool(set(self.themes) & set(field.themes)) or self.moment in field.moments


class Material(NamedTuple):
    """An entry as material: month, title, texts for fields."""

    month: date
    title: str
    candidates: Sequence[Candidate]

    @property
    def month_in_words(self) -> str:
        """The month the entry is about."""
        return month_in_words(self.month.month, self.month.year)

    @property
    def talks(self) -> "Material":
        """The material with its talks alone."""
        return self._replace(candidates=[text for text in self.candidates if text.kind == "talks"])

    @property
    def heading(self) -> str:
        """The month and the title; without a title, the first words."""
        words = self.title.strip() or shortened(self.candidates[0].text, HEADING)
        return say("{month}: {words}", month=self.month_in_words, words=words)


def material_of(
    entry: "Masked", talks: Sequence[tuple[str, str]], moment_of: Callable[[str], str | None]
) -> Material:
    """The material of an entry, ready to leave the journal.

    Args:
        entry: The entry, masked.
        talks: Conversations about it: with whom, and what was learnt; masked.
        moment_of: Finds the kind of a prompt by its name in entries.
    """
    answers = [_answered(answer, moment_of) for answer in entry.answers if answer.text.strip()]
    steps = [_step(step) for step in entry.steps if not step.dropped]
    said = [
        Candidate("talks", learnt, say("from talking it over with {whom}", whom=whom))
        for whom, learnt in talks
        if learnt.strip()
    ]
    return Material(entry.happened, entry.title, [*answers, *steps, *said])


def _answered(answer: "Answer", moment_of: Callable[[str], str | None]) -> Candidate:
    """The candidate of an answer."""
    about = say("asked: {question}", question=answer.question) if answer.question else say("free writing")
    moment = moment_of(answer.prompt) if answer.prompt else None
    return Candidate("answers", answer.text.strip(), about, answer.themes, moment)


def _step(step: "Step") -> Candidate:
    """The candidate of a small step, with the month of keeping."""
    if step.done is None:
        return Candidate("open-steps", step.text, say("a small step, open"))
    month = month_in_words(step.done.month, step.done.year)
    return Candidate("kept-steps", step.text, say("a small step, kept in {month}", month=month))


def candidates_of(materials: Sequence[Material]) -> list[Candidate]:
    """Candidates of several entries, numbered together, each with its month."""
    if len(materials) == 1:
        return list(materials[0].candidates)
    return [
        candidate._replace(month=material.month_in_words)
        for material in materials
        for candidate in material.candidates
    ]


def suggested(part: "FormPart", materials: Sequence[Material]) -> dict[str, list[int]]:
    """Numbers of candidates for each field, from 1.

    A text goes once, to the first field it feeds; other answers go to the field for other answers. Where that
    field would stay empty, the first answer goes there instead, as the only account of the event.

    Args:
        part: A part of a form.
        materials: The entries of the field, one or several.
    """
    fed: dict[str, list[int]] = {field.id: [] for field in part.fields}
    candidates = candidates_of(materials)
    rest = next((field.id for field in part.fields if field.otherwise), None)
    for number, candidate in enumerate(candidates, start=1):
        place = next((field.id for field in part.fields if candidate.feeds(field)), None)
        if place is None and candidate.kind == "answers":
            place = rest
        if place is not None:
            fed[place].append(number)
    if rest is not None and candidates and not fed[rest]:
        for numbers in fed.values():
            if 1 in numbers:
                numbers.remove(1)
        fed[rest].append(1)
    return fed
