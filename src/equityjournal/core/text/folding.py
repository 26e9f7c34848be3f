"""Folding: plain text for comparing, mapped back to the original.

Folded text has no accents, no odd spaces and only common digits.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

_OTHERS = re.compile(r"[^\x00-\x7f]")
_STRAIGHT = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁄": "/", "•": "-",
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
})  # fmt: skip


class Folded(NamedTuple):
    """A folded text, with the original place of each character."""

    text: str
    places: list[int] | None
    """Original place of each folded character, and of the end; None: unchanged."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a folded span, with accents behind."""
        if self.places is None or start == end:
            return start, end
        return self.places[start], max(self.places[end], self.places[start] + 1)


def folded(text: str) -> Folded:
    """Fold a text, in time proportional to its length."""
    if text.isascii():
        return Folded(text, None)
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _OTHERS.finditer(text):
        at = found.start()
        pieces.append(text[done:at])
        places.extend(range(done, at))
        plain = _plain(found[0])
        pieces.append(plain)
        places.extend([at] * len(plain))
        done = at + 1
    pieces.append(text[done:])
    places.extend(range(done, len(text) + 1))
    return Folded("".join(pieces), places)


def letters_of(text: str) -> str:
    """Letters and digits of a text, lower-case: `obrien` of O’Brien."""
    return re.sub(r"[\W_]+", "", folded(text).text.lower())


@cache
def anywhere(value: str, *, closed_up: bool = False) -> re.Pattern[str]:
    """A pattern for a value in folded lower-case text.

    Up to three usual signs may stand between its parts.

    Args:
        value: A name, a number or an address; it holds a letter or a digit.
        closed_up: Its parts are its letters and digits, as those of a number are, and not its words.
    """
    parts = re.findall(r"[^\W_]" if closed_up else r"[^\W_]+", folded(value).text.lower())
    between = r"[\s'+%@:().,/_-]{0,3}" if closed_up else r"[\s'._-]{0,3}"
    return re.compile(rf"(?<!\w){between.join(map(re.escape, parts))}(?!\w)")


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """A character without its accent; empty for an accent alone."""
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    apart = unicodedata.normalize("NFKD", character.translate(_STRAIGHT))
    return "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Me")).translate(
        _STRAIGHT
    )
