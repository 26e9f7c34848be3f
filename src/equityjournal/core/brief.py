"""A brief: an entry's id and the facts shown in a list."""

from datetime import date, datetime
from typing import NamedTuple


class Brief(NamedTuple):
    """An entry, without its text but for the first words."""

    id: str
    happened: date
    """The day it is about."""
    written: datetime
    """When it was first saved, with the offset the writer lived by."""
    title: str
    pack: str
    themes: list[str]
    """Every theme it credits."""
    feelings: list[str]
    setting: str
    private: bool
    excerpt: str
    """Its first words, on one line."""
