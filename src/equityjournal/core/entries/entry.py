"""Record types of the journal: entries, drafts and choices, strictly validated."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from equityjournal.core.entries.answer_words import credited_of, first_words, has_text, mark_of_first_line
from equityjournal.core.entries.plain import PlainEntry
from equityjournal.core.entries.record_keys import refuse_misplaced
from equityjournal.core.entries.schema import ENTRY_ID, SCHEMA
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.speech import say

EntryId = Annotated[str, StringConstraints(pattern=f"^{ENTRY_ID}$")]
"""Id of an entry: the day it was about as first saved, and six characters of lower-case RFC 4648 base32."""

Name = Annotated[str, StringConstraints(min_length=1)]


class Record(BaseModel):
    """Base of all journal records: strict, immutable, unknown keys kept."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="allow", populate_by_name=True, hide_input_in_errors=True
    )


class Filed(Record):
    """Base of records with files of their own."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA


class Answer(Record):
    """An answer, with its question as worded on the day."""

    prompt: str | None = None
    """Name of the prompt as theme/id; None for free writing. A follow-up repeats its prompt."""
    question: str | None = None
    themes: list[Name] = []
    """The prompt's own theme first, then the others it asks about."""
    text: str


class Step(Record):
    """A small step the writer promised, with its day or horizon."""

    text: Name
    horizon: Literal["short", "medium", "long"] | None = None
    due: date | None = None
    done: date | None = None
    dropped: date | None = None
    reason: str = ""


FORMER = ("shown", "passed")
"""Keys of older files, for the prompts offered and put by, which are nobody's business."""


class TheirWords(Record):
    """A person's words to the writer, as near as possible to the wording."""

    text: Name
    how: str = ""
    """How the writer knows: told me, wrote, signed, through an interpreter, or other words."""
    knows: bool | None = None
    """Whether they knew that it would be written down; None: not said."""
    checked: date | None = None
    """The day on which the writer asked them whether this is right; None: not so far."""
    outcome: str = ""
    """What came of asking."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts in a person's words."""
        return self.text, self.how, self.outcome


class Writing(Record):
    """Fields shared by an entry and its draft."""

    happened: date
    """Day the entry is about, as the writer lived it."""
    pack: Name
    language: Name
    title: str = ""
    setting: str = ""
    people: list[Name] = []
    """Roles, never names."""
    themes: list[Name] = []
    """Tagged by hand."""
    feelings: list[Name] = []
    private: bool = False
    happened_to_me: bool = False
    steps: list[Step] = Field(default_factory=list)  # a default is copied for every entry without any
    follows: EntryId | None = None
    """Id of the entry this one looks at again, there or not."""
    their_words: list[TheirWords] = Field(default_factory=list)
    """What people told the writer."""

    @model_validator(mode="before")
    @classmethod
    def _keys_stand_where_they_belong(cls, data: Any) -> Any:
        """Refuse misplaced or misspelt keys.

        They would make a private entry look shareable. Former keys are read over, and so not written again.
        """
        if not isinstance(data, Mapping):
            return data
        refuse_misplaced(data, _keys_known(cls), _TABLES)
        if data.keys().isdisjoint(FORMER):
            return data
        return {key: value for key, value in data.items() if key not in FORMER}


class Draft(Writing):
    """An unfinished entry; its answers may still be empty."""

    started: AwareDatetime
    answers: list[Answer] = []

    @property
    def has_text(self) -> bool:
        """Whether any answer has text."""
        return has_text(self.answers)


AnyDraft = Draft | PlainEntry


class Entry(Writing):
    """A finished entry: one record, one file."""

    # Pydantic uses the name `schema` itself, so the field has another name inside the program.
    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    id: EntryId
    written: AwareDatetime
    """Moment of the first save, with a fixed offset."""
    edited: AwareDatetime | None = None
    answers: list[Answer]

    @model_validator(mode="after")
    def _says_something(self) -> "Entry":
        """Refuse an entry without any text."""
        if not has_text(self.answers):
            raise Fault(say("none of its answers has any text"))
        return self

    @property
    def credited(self) -> list[str]:
        """Themes of the entry's answers, then those tagged by hand."""
        return credited_of(self.answers, self.themes)

    @property
    def excerpt(self) -> str:
        """First words of the first answer with text, on a single line."""
        return first_words(self.answers)

    @property
    def mark(self) -> str:
        """Mark of the first line of the first answer with text."""
        return mark_of_first_line(self.id, self.answers)

    def linked_among(self, going: Collection[str]) -> "Entry":
        """The entry for others: its link goes only if the entry it follows goes too."""
        if self.follows is None or self.follows in going:
            return self
        return self.model_copy(update={"follows": None})

    def tagged(self, themes: list[str], now: datetime) -> "Entry":
        """A copy with other hand tags, edited at `now`."""
        return self.model_copy(update={"themes": themes, "edited": now})


AnyEntry = Entry | PlainEntry


def finish(draft: Draft, identity: str, now: datetime) -> Entry:
    """Turn a draft into an entry, without its empty answers.

    Raises:
        NothingToKeep: When none of its answers has text.
    """
    if not draft.has_text:
        raise NothingToKeep(say("Nothing was written, so there is nothing to save."))
    shared = {name: getattr(draft, name) for name in Writing.model_fields}
    answers = [answer for answer in draft.answers if answer.text.strip()]
    return Entry(schema_version=SCHEMA, id=identity, written=now, answers=answers, **shared)


def whole(draft: Draft | PlainEntry) -> Draft:
    """A draft, validated if plain."""
    if isinstance(draft, Draft):
        return draft
    shared = {
        name: getattr(draft, name) for name in Writing.model_fields if name not in ("steps", "their_words")
    }
    answers = [Answer(**answer.table) for answer in draft.answers]
    return Draft(started=draft.started, answers=answers, **shared)


def begun_again(entry: Entry, now: datetime) -> Draft:
    """A draft with all fields of an entry, under no id."""
    shared = {name: getattr(entry, name) for name in Writing.model_fields}
    return Draft(started=now, answers=entry.answers, **shared)


@cache
def _keys_known(kind: type[Writing]) -> frozenset[str]:
    """Keys of a writing, former keys included."""
    return frozenset({*FORMER, *(field.alias or name for name, field in kind.model_fields.items())})


_TABLES = {
    "answers": frozenset(Answer.model_fields),
    "steps": frozenset(Step.model_fields),
    "their_words": frozenset(TheirWords.model_fields),
}
