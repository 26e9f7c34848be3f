"""Settings and text fields shared by packs, rules, and records other than entries."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}$")]
"""Id of an entry."""

Name = Annotated[str, StringConstraints(min_length=1)]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

STRICT = ConfigDict(
    strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
)
"""Settings of all tables in packs and word lists: no unknown keys, and no value quoted in an error."""


class Record(BaseModel):
    """Base of the records of sharing, promises and packs: strict, immutable, unknown keys kept."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="allow", populate_by_name=True, hide_input_in_errors=True
    )
