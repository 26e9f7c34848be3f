"""Findings and texts: the form shared by all checks of an entry."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.answer_words import AnswerLike
    from equityjournal.core.entries.entry import AnyEntry


class Finding(NamedTuple):
    """A stretch of text worth a second look; the last five are known of words from a guide alone."""

    kind: str
    """Kind of finding, as a word for programs: nhs-number, postcode, name, …"""
    start: int
    end: int
    """Place in the text, in characters."""
    why: str
    """Reason for the writer, a sentence or clause without the found value."""
    sure: Literal["high", "medium", "low"]
    stand_in: str
    """A neutral stand-in; empty if none fits."""
    rule: str = ""
    """Id of the rule, to set aside or silence."""
    gentler: Sequence[str] = ()
    """Other ways to say the same."""
    source: str = ""
    """The guide behind the rule."""
    address: str = ""
    """The page on which the guide was seen to say so, or nothing."""
    confirmed: bool | None = None
    """Whether it was seen to say so."""


class TypedText(NamedTuple):
    """A text the writer typed into an entry."""

    where: str
    """The field in words: "answer 2", "setting"."""
    text: str
    answer: int | None = None
    """Number of the answer, from 1; None: another field."""


def texts_of(entry: "AnyEntry") -> Iterator[TypedText]:
    """Texts typed by the writer into an entry, not the program's questions."""
    yield TypedText(say("title"), entry.title)
    yield TypedText(say("setting"), entry.setting)
    yield from (TypedText(say("people"), role) for role in entry.people)
    yield from (TypedText(say("feelings"), feeling) for feeling in entry.feelings)
    answers: Sequence[AnswerLike] = entry.answers
    for number, answer in enumerate(answers, start=1):
        yield TypedText(say("answer {number}", number=number), answer.text, number)
    for step in entry.steps:
        yield TypedText(say("small step"), step.text)
        yield TypedText(say("small step"), step.reason)
    for said in entry.their_words:
        yield from (TypedText(say("their words"), text) for text in said.texts)
