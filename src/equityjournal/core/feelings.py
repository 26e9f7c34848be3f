"""Words for feelings: our own list, for when no word comes."""

from collections.abc import Sequence
from typing import NamedTuple

ASKED = "?"
"""Typed instead of a feeling: show the list."""


class Family(NamedTuple):
    """Five words that are close to one another."""

    title: str
    words: Sequence[str]
