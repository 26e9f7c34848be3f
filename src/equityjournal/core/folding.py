"""Text made plain for comparing, with the way back: no accents, no odd spaces, no other digits."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

_OTHERS = re.compile(r"[^\x00-\x7f]")
_STRAIGHT = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁄": "/", "•": "-",
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain, and where each of its characters stood before."""

    text: str
    _from: list[int] | None = field(repr=False)
    """For each plain character, and for the end, its place in the text it came from; None: the same."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the original of a stretch of the plain text, with the accents that follow it."""
        if self._from is None or start == end:
            return start, end
        return self._from[start], max(self._from[end], self._from[start] + 1)


def folded(text: str) -> Folded:
    """Make a text plain. It takes time in proportion to its length, and none to speak of for plain ASCII."""
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
    """The letters and digits of a text alone, in small letters: `obrien` of O’Brien."""
    return re.sub(r"[\W_]+", "", folded(text).text.lower())


@cache
def anywhere(value: str, *, closed_up: bool = False) -> re.Pattern[str]:
    """Finds a value again in folded text in small letters, whatever stands between its parts.

    Args:
        value: A name, a number or an address; it holds a letter or a digit.
        closed_up: Its parts are its letters and digits, as those of a number are, and not its words.
    """
    parts = re.findall(r"[^\W_]" if closed_up else r"[^\W_]+", folded(value).text.lower())
    between = r"[\s'+%@:().,/_-]{0,3}" if closed_up else r"[\s'._-]{0,3}"
    return re.compile(rf"(?<!\w){between.join(map(re.escape, parts))}(?!\w)")


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character without its accent; nothing, for an accent alone or a character nobody sees."""
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    apart = unicodedata.normalize("NFKD", character.translate(_STRAIGHT))
    return "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Me")).translate(
        _STRAIGHT
    )
