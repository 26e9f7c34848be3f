"""A theme set aside, brought back or put in focus: the writer's own, dated choice, kept as one small file."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core import silence
from equityjournal.core.entry import SCHEMA, Name, Record

SET_ASIDE, AS_USUAL, IN_FOCUS = 0, 1, 2


class KeptChoice(Record):
    """One choice, as it is kept."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)]
    made: AwareDatetime
    """When it was made: of two for one day, the later one holds."""
    day: date
    """The first day in force."""
    theme: Name
    weight: Annotated[int, Field(ge=SET_ASIDE, le=IN_FOCUS)]
    until: date | None = None
    """The last day in force."""


def in_order(kept: Sequence[KeptChoice]) -> list[silence.Choice]:
    """The choices in the order they were made, as the silence test takes them."""
    ordered = sorted(kept, key=lambda one: (one.made.timestamp(), one.theme))
    return [silence.Choice(one.theme, one.day, one.weight, one.until) for one in ordered]


def latest(choices: Sequence[silence.Choice], theme: str, today: date) -> silence.Choice | None:
    """The choice in force for a theme on a day, if the writer has made one that still holds."""
    made = sorted(
        (one for one in choices if one.theme == theme and one.day <= today), key=lambda one: one.day
    )
    if not made or (made[-1].until and today > made[-1].until):
        return None
    return made[-1]
