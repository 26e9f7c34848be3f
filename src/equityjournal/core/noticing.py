"""What a second look at a text is worth: the one shape in which every finder speaks."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a text that is worth a second look."""

    kind: str
    """One word for programs: nhs-number, postcode, name, …"""
    start: int
    end: int
    """Where in the text, in characters."""
    why: str
    """A sentence or clause for the writer, without the found value."""
    sure: Literal["high", "medium", "low"]
    stand_in: str
    """A neutral stand-in; empty where none fits."""
