"""Words for feelings, in families, and the rule for when support is named.

Feelings are never scored, coloured or counted. Only the words given as feelings are looked at, never the text
of an answer.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from equityjournal.core.naming import unaccented

ASKED = "?"
"""Typed instead of a feeling: show the list."""


class Family(NamedTuple):
    """Five words for feelings close to one another."""

    title: str
    words: Sequence[str]


class Support(NamedTuple):
    """Places to find support, and the feelings after which to name them."""

    after: Sequence[str]
    """Feelings, in every form, after which support is named."""
    unless: Sequence[str]
    """Words just before such a feeling that turn it round: `not overwhelmed`."""
    places: Sequence[str]
    """A sentence for each place, the most general first; empty: support is never named."""


def is_heavy(feelings: Iterable[str], support: Support) -> bool:
    """Whether any of these feelings calls for naming support."""
    before = "".join(rf"(?<!\b{re.escape(word)} )" for word in support.unless)
    words = "|".join(re.escape(unaccented(word)) for word in support.after)
    heavy = re.compile(rf"{before}\b({words})\b")
    return bool(words) and any(heavy.search(unaccented(feeling).replace("’", "'")) for feeling in feelings)
