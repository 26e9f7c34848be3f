"""Formats that come with another package, by their entry points."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@contextlib.contextmanager
def usable(door: "EntryPoint") -> Iterator[None]:
    """Refuse a format whose package fails to load, with any error.

    Raises:
        NotAllowed: With the error's class and words.
    """
    try:
        yield
    except Exception as error:
        raise NotAllowed(
            say(
                "The format {name} comes from another package, which cannot be used ({why}).",
                name=door.name,
                why=": ".join([type(error).__name__, str(error)]),
            )
        ) from error
