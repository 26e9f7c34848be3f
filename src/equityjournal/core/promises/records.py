"""Records of a register of promises: one for each change."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from equityjournal.core.entries.entry import Record
from equityjournal.core.entries.schema import SCHEMA

LONGEST = 400
"""Characters of a promise."""
LONGEST_ROLE = 60
LONGEST_SAYING = 2000
"""Characters of what somebody said, as on a sheet with room to answer."""

PromiseId = Annotated[str, StringConstraints(pattern=r"^[a-z2-7]{6}$")]
ChangeId = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}T[0-9]{12}Z-[a-z2-7]{6}$")]
"""Id of a change: its moment in UTC, and six random characters; the name of its file."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
Role = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=LONGEST_ROLE)]
Saying = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_SAYING)]

Horizon = Literal["short", "medium", "long"]
Voice = Literal["made-to", "service", "team", "nobody"]
"""Those it was made to, people who draw on the service, the team; nobody could be asked, and why."""
VOICES: Sequence[Voice] = ("made-to", "service", "team", "nobody")
"""Voices in the order of reading: those it was made to come first."""
How = Literal["kept", "kept-in-part", "not-kept", "changed", "let-go"]


class Part(Record):
    """Base of all parts of a change: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")


class Said(Part):
    """Words of those asked, or of the team."""

    by: Voice
    words: Saying


class Made(Part):
    """A change: a promise is made."""

    change: Literal["made"] = "made"
    what: Words
    to: Role
    would_know: Words
    """How the receivers would know of its keeping."""
    asks: Role
    """The role to follow it up, whoever holds the role."""
    horizon: Horizon
    look: date
    """The day to look next."""


class Looked(Part):
    """A change: the team looked at a promise."""

    change: Literal["looked"] = "looked"
    said: Annotated[list[Said], Field(min_length=1)]
    look: date | None = None
    """The day to look next; None: as before."""


class Handed(Part):
    """A change: a promise is handed to the next holder of a role."""

    change: Literal["handed"] = "handed"
    asks: Role


class Ended(Part):
    """A change: a promise ends."""

    change: Literal["ended"] = "ended"
    how: How
    why: Saying
    by: Literal["made-to", "service", "team"]
    """Those who say so."""
    said: list[Said] = Field(default_factory=list)


class Named(Part):
    """A change named by a later change."""

    promise: PromiseId
    id: ChangeId
    sha256: Digest
    """Digest of its file."""


class Change(Part):
    """A change to a promise, stored as a small file."""

    schema_version: Annotated[int, Field(alias="schema", ge=SCHEMA, le=SCHEMA)] = SCHEMA
    id: ChangeId
    promise: PromiseId
    made: AwareDatetime
    what: Annotated[Made | Looked | Handed | Ended, Field(discriminator="change")]
    after: list[Named] = Field(default_factory=list)
    """The changes before; two, where two machines made one at the same time."""
