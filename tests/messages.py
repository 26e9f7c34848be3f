"""Every message the program has, from its catalogue, and whether a text on the screen consists of them."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

import equityjournal

CATALOGUE = Path(equityjournal.__file__).parent / "locale" / "equityjournal.pot"
LEAST = 12
"""Letters of its own that a message needs to be told apart: `{title}: {reason}` has too few."""


@cache
def messages() -> tuple[str, ...]:
    """All messages, singular and plural, with their `{names}`."""
    with CATALOGUE.open("rb") as file:
        found = [message.id for message in read_po(file) if message.id]
    return tuple(text for one in found for text in ([one] if isinstance(one, str) else one))


@cache
def _said() -> re.Pattern[str]:
    """One message or several in a row."""
    patterns = []
    for message in sorted(messages(), key=len, reverse=True):
        parts = re.split(r"\{\w+\}", message)
        if len("".join(parts)) >= LEAST:
            patterns.append(".+?".join(re.escape(part) for part in parts))
    either = "|".join(patterns)
    return re.compile(rf"(?:{either})(?: (?:{either}))*", re.DOTALL)


def is_from_catalogue(text: str) -> bool:
    """Whether a text is made of messages of the catalogue, and of nothing else."""
    return _said().fullmatch(" ".join(text.split())) is not None
