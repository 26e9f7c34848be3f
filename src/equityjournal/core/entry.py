"""What is kept of a journal, validated strictly wherever it is read: entries, drafts and choices."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from equityjournal.core.choices import IN_FOCUS, SET_ASIDE
from equityjournal.core.errors import NothingToKeep
from equityjournal.core.faults import Fault
from equityjournal.core.speech import say

SCHEMA = 1

EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}$")]
"""The day it was about as first saved, and six characters of lower-case RFC 4648 base32."""

Name = Annotated[str, StringConstraints(min_length=1)]


class Record(BaseModel):
    """What all that is kept in the journal shares: strict, never changed in place, unknown keys kept."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="allow", populate_by_name=True, hide_input_in_errors=True
    )


class Answer(Record):
    """One answer, with the question as it was worded that day."""

    prompt: str | None = None
    """Cited as theme/id; None for free writing. A follow-up repeats its prompt."""
    question: str | None = None
    themes: list[Name] = []
    """The prompt's own theme first, then those it also asks about."""
    text: str


class Step(Record):
    """A small step somebody promised, with the day it is meant for or how far ahead it lies."""

    text: Name
    horizon: Literal["short", "medium", "long"] | None = None
    due: date | None = None
    done: date | None = None
    dropped: date | None = None
    reason: str = ""


class Writing(Record):
    """What an entry and the draft of one share."""

    happened: date
    """The day it is about, as the writer lived it."""
    pack: Name
    language: Name
    title: str = ""
    setting: str = ""
    people: list[Name] = []
    """Roles, never names."""
    themes: list[Name] = []
    """Tagged by hand."""
    feelings: list[Name] = []
    shown: list[Name] = []
    """Prompts offered, as theme/id."""
    passed: list[Name] = []
    """Prompts offered, for which something else was chosen."""
    private: bool = False
    happened_to_me: bool = False
    steps: list[Step] = []

    @model_validator(mode="before")
    @classmethod
    def _keys_stand_where_they_belong(cls, data: Any) -> Any:
        """Refuse what would make a private entry look shareable: a key in a table, or a misspelt one."""
        if isinstance(data, Mapping):
            _refuse_misplaced(data, {field.alias or name for name, field in cls.model_fields.items()})
        return data


class Draft(Writing):
    """What is being written; its answers may still be empty."""

    started: AwareDatetime
    answers: list[Answer] = []

    @property
    def has_text(self) -> bool:
        """Whether anything has been typed."""
        return any(answer.text.strip() for answer in self.answers)


class Entry(Writing):
    """A finished entry: one record, one file."""

    # `schema` is taken by Pydantic, so the field goes by another name inside the program.
    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    id: EntryId
    written: AwareDatetime
    """When it was first saved, with a fixed offset."""
    edited: AwareDatetime | None = None
    answers: list[Answer]

    @model_validator(mode="after")
    def _says_something(self) -> "Entry":
        if not any(answer.text.strip() for answer in self.answers):
            raise Fault(say("none of its answers has any text"))
        return self

    @property
    def credited(self) -> list[str]:
        """Every theme this entry credits, once: those of its answers, then those tagged by hand."""
        answered = [theme for answer in self.answers if answer.text.strip() for theme in answer.themes]
        return list(dict.fromkeys([*answered, *self.themes]))

    @property
    def excerpt(self) -> str:
        """The first words of the first answer that has any, on one line."""
        return first_words(self.answers)

    def tagged(self, themes: list[str], now: datetime) -> "Entry":
        """The same entry with other hand tags, edited at `now`."""
        return self.model_copy(update={"themes": themes, "edited": now})


class KeptChoice(Record):
    """A theme set aside, brought back or put in focus, kept as one small file."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    made: AwareDatetime
    """When it was made: of two for one day, the later one holds."""
    day: date
    """The first day in force."""
    theme: Name
    weight: Annotated[int, Field(ge=SET_ASIDE, le=IN_FOCUS)]
    until: date | None = None
    """The last day in force."""


EXCERPT = 90  # characters: about a line and a half, enough to know an entry again


def first_words(answers: Sequence[Answer]) -> str:
    """The first words of the first answer that has any, on one line."""
    words = " ".join(next(answer.text for answer in answers if answer.text.strip()).split())
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"


def words_of(answers: Sequence[Answer]) -> tuple[str, ...]:
    """All that was written, blank answers left out: two writings with the same words say the same."""
    return tuple(answer.text for answer in answers if answer.text.strip())


def finish(draft: Draft, identity: str, now: datetime) -> Entry:
    """Turn a draft into an entry, leaving out answers without text.

    Raises:
        NothingToKeep: When nothing in it has any text.
    """
    if not draft.has_text:
        raise NothingToKeep(say("Nothing was written, so there is nothing to save."))
    shared = {name: getattr(draft, name) for name in Writing.model_fields}
    answers = [answer for answer in draft.answers if answer.text.strip()]
    return Entry(schema_version=SCHEMA, id=identity, written=now, answers=answers, **shared)


def _refuse_misplaced(data: Mapping[str, Any], known: set[str]) -> None:
    for key, value in data.items():
        _refuse_misspelt({key} - known)
        allowed = _TABLES.get(key, set())
        for table in _tables_in(value) if isinstance(value, dict | list) else ():
            inside = _keys_at_any_depth(table)
            _refuse_misspelt(inside - known)
            if stray := sorted(inside & known - allowed):
                raise Fault(
                    say(
                        "“{key}” stands inside “{table}”; move its line above the first in square brackets",
                        key=stray[0],
                        table=key,
                    )
                )


def _refuse_misspelt(unknown: set[str]) -> None:
    if key := next(filter(_looks_like_private, sorted(unknown)), None):
        raise Fault(say("“{key}” is not a key I know; if it means private, spell it so", key=key))


@lru_cache(maxsize=1024)  # the same few keys stand in every file
def _looks_like_private(key: str) -> bool:
    plain = key.casefold()
    like = len(plain) <= 12 and SequenceMatcher(None, plain, "private").ratio() > 0.8
    return like or "private" in plain or plain == "priv"


_TABLES = {"answers": set(Answer.model_fields), "steps": set(Step.model_fields)}


def _tables_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        return []
    return [table for inner in value if not isinstance(inner, str) for table in _tables_in(inner)]


def _keys_at_any_depth(table: Mapping[str, Any]) -> set[str]:
    return set(table).union(
        *(_keys_at_any_depth(below) for value in table.values() for below in _tables_in(value))
    )
