"""Words of answers: presence, first words, and credited themes."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from equityjournal.core.entries.marks import mark_of
from equityjournal.core.text.visible import shortened


class AnswerLike(Protocol):
    """An answer, plain or validated by Pydantic."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def themes(self) -> Sequence[str]:
        """Themes of its question."""


EXCERPT = 90  # characters: about a line and a half, enough to recognise an entry


def has_text(answers: Iterable[AnswerLike]) -> bool:
    """Whether any answer has text."""
    return any(answer.text.strip() for answer in answers)


def words_of(answers: Sequence[AnswerLike]) -> tuple[str, ...]:
    """Texts of all answers, without blank ones."""
    return tuple(answer.text for answer in answers if answer.text.strip())


def first_words(answers: Sequence[AnswerLike]) -> str:
    """First words of the first answer with text, on a single line."""
    return shortened(words_of(answers)[0], EXCERPT)


def mark_of_first_line(identity: str, answers: Sequence[AnswerLike]) -> str:
    """Mark of the first line of the first answer with text of an entry."""
    return mark_of(identity, words_of(answers)[0].strip().split("\n", 1)[0])


def credited_of(answers: Sequence[AnswerLike], tagged: Sequence[str]) -> list[str]:
    """Themes of answers with text, then those tagged by hand."""
    answered = [theme for answer in answers if answer.text.strip() for theme in answer.themes]
    return list(dict.fromkeys([*answered, *tagged]))
