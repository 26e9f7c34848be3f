"""Files of rules for identifying details, strictly validated; `identifiers.py` has the rules in use."""

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from equityjournal.core.notices.rules.around import DIGIT
from equityjournal.core.notices.rules.word_lists import WORD_LISTS
from equityjournal.core.text.faults import Fault, say_place
from equityjournal.core.text.fields import STRICT, Slug, Words
from equityjournal.core.text.speech import say

Word = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=40)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40)]
Shape = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=40)]


class _Strict(BaseModel):
    model_config = STRICT


class RuleInFile(_Strict):
    """A kind of identifying detail, and its patterns."""

    id: Slug
    kind: Slug | None = None
    why: Words
    sure: Literal["high", "medium", "low"] = "medium"
    stand_in: str = ""
    patterns: list[str] = []
    shapes: list[Shape] = []
    before: list[Phrase] = []
    ends: list[Word] = []
    starts: list[Word] = []
    titles: list[Word] = []
    beside: list[Phrase] = []
    around: Annotated[str, StringConstraints(min_length=1, max_length=20)] = DIGIT
    first: str = ""
    check: Literal["nhs"] | None = None

    @field_validator("patterns")
    @classmethod
    def _are_ours(cls, patterns: list[str], info: ValidationInfo) -> list[str]:
        """Refuse patterns outside the program's own file.

        A careless expression could take for ever.
        """
        if patterns and info.context == "own":
            raise Fault(say("“patterns” are for the program's own file; use “shapes” or “before” here"))
        return patterns

    @field_validator("shapes")
    @classmethod
    def _have_digits(cls, shapes: list[str]) -> list[str]:
        """Refuse shapes with fewer than two digits."""
        if any(shape.count("9") < 2 for shape in shapes):
            raise Fault(say("a shape needs two digits at least, written as 9"))
        return shapes

    @model_validator(mode="after")
    def _finds_something(self) -> "RuleInFile":
        """Refuse a rule with nothing to look for."""
        if not (self.patterns or self.shapes or self.before or self.ends or self.starts or self.titles):
            raise Fault(
                say("the rule “{id}” says nothing to look for; give it “shapes” or “before”", id=self.id)
            )
        return self


class IdentifiersFile(_Strict):
    """A file of rules."""

    parts: dict[str, str] = {}
    rules: list[RuleInFile] = []
    words: dict[str, str] = Field(default_factory=dict, validate_default=True)

    @field_validator("parts")
    @classmethod
    def _are_ours(cls, parts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        """Refuse parts outside the program's own file."""
        if parts and info.context == "own":
            raise Fault(say("“parts” are for the program's own file"))
        return parts

    @field_validator("words")
    @classmethod
    def _are_known(cls, words: dict[str, str]) -> dict[str, str]:
        """Refuse unknown lists; those not given are empty."""
        for name in words:
            if name not in WORD_LISTS:
                place = ("words", name)
                raise Fault(say("“{where}” is not a key I know", where=say_place(place)), place)
        return {name: words.get(name, "") for name in WORD_LISTS}
