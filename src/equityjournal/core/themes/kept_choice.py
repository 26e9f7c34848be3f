"""A choice about a theme as its file holds it."""

from datetime import date
from typing import Annotated

from equityjournal.core.entries.entry import Name
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.text.strict_record import Key, Moment, Number, StrictRecord
from equityjournal.core.themes.choices import IN_FOCUS, SET_ASIDE


class KeptChoice(StrictRecord):
    """A stored choice about a theme: set aside, as usual or in focus."""

    schema_version: Annotated[int, Key("schema"), Number(SCHEMA, SCHEMA)]
    made: Moment
    """Moment of choosing: of two for one day, the later holds."""
    day: date
    """The first day in force."""
    theme: Name
    weight: Annotated[int, Number(SET_ASIDE, IN_FOCUS)]
    until: date | None = None
    """The last day in force."""
