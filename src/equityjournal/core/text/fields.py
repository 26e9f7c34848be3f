"""Settings and text fields shared by packs and rules."""

from typing import Annotated

from pydantic import ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

STRICT = ConfigDict(
    strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
)
"""Settings of all tables in packs and word lists: no unknown keys, and no value quoted in an error."""
