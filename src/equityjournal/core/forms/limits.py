"""Counts of words, only under a regulator's limit."""

from typing import TYPE_CHECKING

from equityjournal.core.forms.filling import FilledPart, words_in
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.core.forms.form import Limit


def said_of_part(filled: FilledPart) -> str:
    """The sentence on a part's length; empty without a limit."""
    texts = [field.text for item in filled.items for field in item.filled if field.text]
    return said_of(filled.part.limit, texts)


def said_of(limit: "Limit | None", texts: "Sequence[str]") -> str:
    """The sentence on the length of texts under a limit.

    Empty without a limit or a text.
    """
    if limit is None or not texts:
        return ""
    if limit.words is not None:
        count = sum(map(words_in, texts))
        if count > limit.words:
            return say("{count} words; the form takes up to {most}.", count=count, most=limit.words)
        return say("{count} words, of up to {most} that the form takes.", count=count, most=limit.words)
    count = sum(map(len, texts))
    if limit.characters is not None and count > limit.characters:
        return say("{count} characters; the form takes up to {most}.", count=count, most=limit.characters)
    return say("{count} characters, of up to {most} that the form takes.", count=count, most=limit.characters)
