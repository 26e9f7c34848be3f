"""An entry in brief: what a list says of it, and all that is needed to find it again."""

from datetime import date, datetime
from typing import NamedTuple


class Brief(NamedTuple):
    """One entry, without its words but for the first few."""

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
