"""Entries and drafts as Pydantic models, to compare the strict records with: the same fields, checked by it."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from equityjournal.core.entries import entry

Name = Annotated[str, StringConstraints(min_length=1)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}$")]


class Model(BaseModel):
    """Strict, immutable, unknown keys kept."""

    model_config = ConfigDict(strict=True, frozen=True, extra="allow", populate_by_name=True)


class Answer(Model):
    """As the strict record of this name."""

    prompt: str | None = None
    question: str | None = None
    themes: list[Name] = []
    text: str


class Step(Model):
    """As the strict record of this name."""

    text: Name
    horizon: Literal["short", "medium", "long"] | None = None
    due: date | None = None
    done: date | None = None
    dropped: date | None = None
    reason: str = ""


class TheirWords(Model):
    """As the strict record of this name."""

    text: Name
    how: str = ""
    knows: bool | None = None
    checked: date | None = None
    outcome: str = ""


class Writing(Model):
    """As the strict record of this name."""

    happened: date
    pack: Name
    language: Name
    title: str = ""
    setting: str = ""
    people: list[Name] = []
    themes: list[Name] = []
    feelings: list[Name] = []
    private: bool = False
    happened_to_me: bool = False
    steps: list[Step] = []
    follows: EntryId | None = None
    their_words: list[TheirWords] = []

    @model_validator(mode="before")
    @classmethod
    def _read_over(cls, data: Any) -> Any:
        """Read over former keys, and refuse those that stand elsewhere, as the strict records do."""
        kind = entry.Entry if cls.__name__ == "Entry" else entry.Draft
        return kind.read_over(data) if cls.__name__ in ("Entry", "Draft") else data


class Draft(Writing):
    """As the strict record of this name."""

    started: AwareDatetime
    answers: list[Answer] = []


class Entry(Writing):
    """As the strict record of this name."""

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    id: EntryId
    written: AwareDatetime
    edited: AwareDatetime | None = None
    answers: list[Answer]

    @model_validator(mode="after")
    def _says_something(self) -> "Entry":
        """Refuse an entry without any text."""
        entry.Entry.refuse_misfit(self)  # type: ignore[arg-type]
        return self
