"""Forms of regulators: fields, limits, facts and their sources, from TOML files."""

from collections import Counter
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.fields import STRICT, Slug, Words
from equityjournal.core.text.speech import say

Takes = Literal["answers", "kept-steps", "open-steps", "talks", "month", "title"]
SeenOn = Literal["its own page", "a public body's page", "somebody else's page"]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`\\]+$")]


class _Strict(BaseModel):
    """Base of all tables in a form's file.

    Unknown keys, perhaps of a later version, are ignored; `forms` names them.
    """

    model_config: ClassVar[ConfigDict] = {**STRICT, "extra": "ignore"}


class _Sourced(_Strict):
    """Base of tables of a regulator's facts."""

    source: Address
    checked_on: date
    """Day a stored copy of the page was read."""
    seen_on: SeenOn
    """Owner of the page."""


class Limit(_Sourced):
    """A limit of the regulator's on a field or part."""

    words: Annotated[int, Field(ge=1)] | None = None
    characters: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _limits_one_thing(self) -> "Limit":
        """Refuse a limit on nothing, or on both words and characters."""
        if (self.words is None) == (self.characters is None):
            raise Fault(say("a limit is either “words” or “characters”"))
        return self


class Fact(_Sourced):
    """A requirement, in our own words."""

    text: Words


class RegistrationYear(_Sourced):
    """First day of the regulator's year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=28)]


class FormField(_Strict):
    """A field of a form: the published name, and a question for the answer."""

    id: Slug
    name: Words
    """The name as published."""
    question: Words
    """The question in our own words, shown where the field is open."""
    takes: list[Takes] = ["answers"]
    """Parts of an entry that may fill the field; empty: only the registrant's words."""
    themes: list[Slug] = []
    """Themes, of any pack, whose answers feed the field."""
    moments: list[Moment] = []
    """Kinds of prompt whose answers feed the field."""
    otherwise: bool = False
    """Whether answers that feed no field go here."""
    choices: list[Words] = []
    """Words to choose from, as published; empty: free text."""
    optional: bool = False
    """Whether the form may be complete without the field."""
    by_hand: bool = False
    """Whether the field is for a pen, such as a signature, and is not asked about."""
    limit: Limit | None = None
    source: Address | None = None
    """Page with the field's name, if other than the form's."""
    seen_on: SeenOn | None = None
    checked_on: date | None = None


class FormPart(_Strict):
    """A part of a form, with the way entries fill the part."""

    id: Slug
    title: Words
    filled: Literal["each", "together", "list", "by-hand"]
    """each: all fields for each entry; together: the fields once, from several entries; list: a line for
    each entry; by-hand: the fields once, from no entry."""
    names: Literal["every", "asked", "chosen"] = "every"
    """Entries of the part: all; all unless the registrant names some; or only those named."""
    apart: bool = False
    """Whether the part holds details of another person, and stands in a document of its own."""
    fields: Annotated[list[FormField], Field(min_length=1)]
    limit: Limit | None = None
    source: Address | None = None
    """Page with the part's title, if other than the form's."""
    seen_on: SeenOn | None = None
    checked_on: date | None = None


class About(_Sourced):
    """Facts on a form: its regulator, page and day of checking."""

    id: Slug
    title: Words
    body: Words
    """The regulator, or the owner of the form, with its article: "the General Medical Council"."""
    who: Words
    """Registrants the form is for."""
    official: Address
    """Page that leads to the official form."""
    look_again_after: date


class Form(_Strict):
    """A regulator's form, with unique ids."""

    form: About
    year: RegistrationYear | None = None
    parts: Annotated[list[FormPart], Field(min_length=1)]
    facts: list[Fact] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Form":
        """Refuse repeated ids, and parts with two fields for other answers."""
        counts = Counter([part.id for part in self.parts] + [field.id for field in self.fields])
        for identity, count in counts.items():
            if count > 1:
                raise Fault(say("“{name}” is there twice; give one of them another id", name=identity))
        for part in self.parts:
            if sum(field.otherwise for field in part.fields) > 1:
                raise Fault(say("“{part}” has two fields with “otherwise”; keep one", part=part.id))
        return self

    @property
    def id(self) -> str:
        """The form's id, for `export`."""
        return self.form.id

    @property
    def fields(self) -> list[FormField]:
        """Fields of all parts, in order."""
        return [field for part in self.parts for field in part.fields]

    def is_outdated(self, today: date) -> bool:
        """Whether the day to look again has passed."""
        return today > self.form.look_again_after

    def year_of(self, day: date) -> date | None:
        """First day of the registration year around a day.

        None without such a year.
        """
        if self.year is None:
            return None
        start = date(day.year, self.year.month, self.year.day)
        return start if start <= day else start.replace(year=day.year - 1)
