"""Words for feelings: our own list, for when no word comes, and those after which support is named once.

Nothing is scored, coloured or counted. Only the words somebody gave as feelings are looked at, never the
text of an answer.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from equityjournal.core.naming import unaccented

ASKED = "?"
"""Typed instead of a feeling: show the list."""


class Family(NamedTuple):
    """Five words that are close to one another."""

    title: str
    words: Sequence[str]


class Support(NamedTuple):
    """Where support may be found, and when that is said."""

    after: Sequence[str]
    """Feelings, in every form, after which it is said."""
    unless: Sequence[str]
    """Words that turn such a feeling round when they stand before it: `not overwhelmed`."""
    places: Sequence[str]
    """A sentence each, the most general first; none: it is never said."""


def is_heavy(feelings: Iterable[str], support: Support) -> bool:
    """Whether one of these feelings is among those after which support is named."""
    before = "".join(rf"(?<!\b{re.escape(word)} )" for word in support.unless)
    words = "|".join(re.escape(unaccented(word)) for word in support.after)
    heavy = re.compile(rf"{before}\b({words})\b")
    return bool(words) and any(heavy.search(unaccented(feeling).replace("’", "'")) for feeling in feelings)
