"""Words for feelings, in families, for when no word comes."""

from collections.abc import Sequence
from typing import NamedTuple

ASKED = "?"
"""Typed instead of a feeling: show the list."""


class Family(NamedTuple):
    """Five words for related feelings."""

    id: str
    title: str
    words: Sequence[str]


def without_asking(given: Sequence[str]) -> list[str]:
    """Feelings without the question mark typed for the list."""
    return [word for word in given if word != ASKED]
