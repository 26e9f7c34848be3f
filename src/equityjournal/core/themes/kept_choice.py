"""A choice about a theme, as stored; apart, so that reading verbs load no Pydantic."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import Name, Record
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.themes.choices import IN_FOCUS, SET_ASIDE


class KeptChoice(Record):
    """A stored choice about a theme: set aside, as usual or in focus."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    made: AwareDatetime
    """Moment of choosing: of two for one day, the later holds."""
    day: date
    """The first day in force."""
    theme: Name
    weight: Annotated[int, Field(ge=SET_ASIDE, le=IN_FOCUS)]
    until: date | None = None
    """The last day in force."""
