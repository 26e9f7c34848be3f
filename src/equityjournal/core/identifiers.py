"""Rules for what may tell a reader who somebody is: data, read from TOML files that anybody can add to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from equityjournal.core.faults import Fault
from equityjournal.core.pack import Slug, Words
from equityjournal.core.speech import say

Word = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=40)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40)]
Shape = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=40)]
MONTH = "<month>"
"""As a stand-in: the month, and the year if there is one, of the date that was found."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


class Rule(_Strict):
    """One kind of thing to notice, and how it looks."""

    id: Slug
    kind: Slug | None = None
    """Under which name it is reported; its id, unless said."""
    why: Words
    sure: Literal["high", "medium", "low"] = "medium"
    stand_in: str = ""
    patterns: list[str] = []
    """Regular expressions over folded text; the named group `v`, if there is one, is what was found."""
    shapes: list[Shape] = []
    """Formats: A for a letter, 9 for a digit, anything else for itself."""
    before: list[Phrase] = []
    """Words that a reference number stands after."""
    ends: list[Word] = []
    """Words that end a proper name: "Ward"."""
    starts: list[Word] = []
    """Words that begin one: "Ysgol"."""
    titles: list[Word] = []
    """Titles that a person's name follows."""
    beside: list[Phrase] = []
    """One of these must stand shortly before, or just after, what a pattern or shape finds."""
    around: Annotated[str, StringConstraints(min_length=1, max_length=20)] = "digit"
    """What any match holds: `digit`, or these very characters. Nothing is looked for elsewhere."""
    check: Literal["nhs"] | None = None

    @field_validator("patterns")
    @classmethod
    def _are_ours(cls, patterns: list[str], info: ValidationInfo) -> list[str]:
        """A careless expression could take for ever, so only the program's own file may hold one."""
        if patterns and info.context == "own":
            raise Fault(say("“patterns” are for the program's own file; use “shapes” or “before” here"))
        return patterns

    @field_validator("shapes")
    @classmethod
    def _have_digits(cls, shapes: list[str]) -> list[str]:
        if any(shape.count("9") < 2 for shape in shapes):
            raise Fault(say("a shape needs two digits at least, written as 9"))
        return shapes

    @model_validator(mode="after")
    def _finds_something(self) -> "Rule":
        if not (self.patterns or self.shapes or self.before or self.ends or self.starts or self.titles):
            raise Fault(
                say("the rule “{id}” says nothing to look for; give it “shapes” or “before”", id=self.id)
            )
        return self

    @property
    def reported(self) -> str:
        """The kind that its findings bear."""
        return self.kind or self.id


class WordLists(_Strict):
    """Lists of words, each one text with spaces between."""

    capitals: str = ""
    ordinary: str = ""
    things: str = ""
    names_that_are_words: str = ""
    doings: str = ""
    also_doings: str = ""
    only_with_a_number: str = ""
    small_ends: str = ""
    before_places: str = ""


class RuleFile(_Strict):
    """One file of rules."""

    parts: dict[str, str] = {}
    rules: list[Rule] = []
    words: WordLists = Field(default_factory=WordLists)

    @field_validator("parts")
    @classmethod
    def _are_ours(cls, parts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        if parts and info.context == "own":
            raise Fault(say("“parts” are for the program's own file"))
        return parts


@dataclass(frozen=True)
class Pattern:
    """One expression of a rule. It is compiled when a text first needs it, which most texts never do."""

    rule: Rule
    source: str
    words: Sequence[str]
    """The rule's `beside`, in small letters: where none is in a text, the expression need not be tried."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What is looked for."""
        return re.compile(self.source)

    @cached_property
    def beside(self) -> re.Pattern[str] | None:
        """The words that must stand beside it; None: it may stand alone."""
        near = "|".join(re.escape(phrase) for phrase in sorted(self.rule.beside, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?i:{near})(?!\w)") if near else None


@dataclass(frozen=True)
class Rules:
    """Every rule, ready to be used."""

    patterns: Sequence[Pattern]
    ends: Mapping[str, Rule]
    starts: Mapping[str, Rule]
    titles: Mapping[str, Rule]
    words: Mapping[str, frozenset[str]]

    @property
    def kinds(self) -> Mapping[str, str]:
        """Every kind that can be reported, with the first reason given for it."""
        ours = [pattern.rule for pattern in self.patterns]
        named = [rule for table in (self.ends, self.starts, self.titles) for rule in table.values()]
        return {rule.reported: rule.why for rule in reversed([*ours, *named])}


def rules_from(files: Iterable[RuleFile]) -> Rules:
    """Make rules ready: those of the first file first; later files add to them."""
    files = list(files)
    parts: dict[str, str] = {}
    for file in files:
        for name, part in file.parts.items():
            parts[name] = _with_parts(part, parts)
    every = [rule for file in files for rule in file.rules]
    return Rules(
        patterns=[pattern for rule in every for pattern in _compiled(rule, parts)],
        ends={word: rule for rule in every for word in rule.ends},
        starts={word: rule for rule in every for word in rule.starts},
        titles={word: rule for rule in every for word in rule.titles},
        words={
            name: frozenset(word for file in files for word in getattr(file.words, name).split())
            for name in WordLists.model_fields
        },
    )


def _compiled(rule: Rule, parts: Mapping[str, str]) -> Iterable[Pattern]:
    expressions = [_with_parts(pattern, parts) for pattern in rule.patterns]
    expressions += [_shaped(shape) for shape in rule.shapes]
    if rule.before:
        words = "|".join(re.escape(phrase) for phrase in rule.before)
        expressions.append(_with_parts(rf"(?<!\w)(?i:{words})(?:'s)?<meant>(?P<v><value>)", parts))
    return [Pattern(rule, source, [phrase.lower() for phrase in rule.beside]) for source in expressions]


def _shaped(shape: str) -> str:
    """A format as an expression. It has no repetition at all, so it takes the same time wherever it looks."""
    drawn = {"A": "[A-Za-z]", "9": r"\d", " ": "[ -]"}
    return rf"(?<!\w){''.join(drawn.get(sign) or re.escape(sign) for sign in shape)}(?!\w)"


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
