"""The writer's own list of names and places, as far as the search knows it."""

from typing import NamedTuple

NOBODY = "nobody"
"""Kind of listed words that name nobody, as the writer has said."""


class Known(NamedTuple):
    """A person or place on the writer's list, or words that name nobody."""

    names: tuple[str, ...]
    stand_in: str
    kind: str = "name"
