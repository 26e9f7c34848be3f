"""What a notice is: one thing in a text that is worth a second look."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a text that is worth a second look."""

    kind: str
    """One word for programs."""
    start: int
    """Where in the text it begins, in characters from 0."""
    end: int
    """Where it ends: the first character after it."""
    why: str
    """A sentence or clause for the writer."""
    sure: Literal["high", "medium", "low"]
    """How sure the rule is that a second look is worth it."""
    stand_in: str
    """A neutral stand-in; "" where none fits."""
