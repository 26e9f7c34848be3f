"""The words before some words, in their clause."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from equityjournal.core.notices.language.text_words import TextWords

_REACH = 8


def before_in_clause(words: "TextWords", first: int) -> Iterator[int]:
    """Indices of up to eight words before in the clause, the nearest first."""
    at = first
    while at > max(0, first - _REACH) and words.joined[at] and not words.opens(at):
        at -= 1
        yield at
