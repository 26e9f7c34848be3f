"""Names alike to the eye: a skeleton of each, by Unicode Technical Standard 39.

The table holds the letters of other scripts that look like Latin ones, and signs such as 0 and 1. Marks,
spaces and points count for nothing, so that "Bron-wen." and "Bronwen" are of one skeleton.
"""

import unicodedata
from collections.abc import Iterable

from equityjournal.core.text.speech import say

_CYRILLIC = {
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ғ": "f", "ԍ": "g", "н": "h", "һ": "h", "і": "l",
    "ј": "j", "к": "k", "ӏ": "l", "м": "m", "п": "n", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s",
    "т": "t", "ц": "u", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "ү": "y", "з": "e", "ё": "e", "ь": "b",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "b", "ϲ": "c", "ε": "e", "η": "n", "ι": "l", "κ": "k", "ν": "v", "ο": "o", "ρ": "p",
    "σ": "o", "ς": "c", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ω": "w", "μ": "u", "ζ": "z", "ϳ": "j",
}  # fmt: skip
_OTHERS = {
    "հ": "h", "ո": "n", "օ": "o", "ս": "u", "ց": "g", "զ": "q", "ա": "w", "յ": "j", "ւ": "l", "տ": "s",
    "ı": "l", "ɑ": "a", "ɡ": "g", "ɩ": "l", "ʋ": "v", "ʀ": "r", "ɴ": "n", "ʙ": "b", "ʜ": "h", "ʟ": "l",
    "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o", "ᴘ": "p", "ᴛ": "t",
    "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s", "ʏ": "y", "i": "l", "đ": "d", "ħ": "h", "ł": "l",
    "ø": "o", "ŧ": "t", "0": "o", "1": "l", "3": "e", "5": "s", "8": "b", "|": "l", "ե": "t",
}  # fmt: skip
_LOOKS = str.maketrans(_CYRILLIC | _GREEK | _OTHERS)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
"""Two letters that look like a single one."""

_IN_NAMES = frozenset(" -'’.,·")


def skeleton(name: str) -> str:
    """A name with look-alike letters replaced by a common letter."""
    plain = unicodedata.normalize("NFKD", name.casefold()).casefold()
    letters = "".join(letter for letter in plain if letter.isalnum() or letter == "|")
    looks = unicodedata.normalize("NFKD", letters.translate(_LOOKS))
    for pair, one in _PAIRS:
        looks = looks.replace(pair, one)
    return looks


def _words_of_the_program() -> list[str]:
    """Words that stand for a person or the program in its own sentences."""
    return [say("you"), say("me"), say("they"), say("somebody"), say("nobody"), "ej", "equityjournal"]


def warnings_of(name: str, known: Iterable[str], own: str = "") -> list[str]:
    """Sentences on a name easily taken for another.

    Args:
        name: The name that came with a card or an invitation.
        known: Names of people known here.
        own: The user's own name, if any.
    """
    said = []
    looks = skeleton(name)
    if looks in {skeleton(word) for word in _words_of_the_program()}:
        said.append(say("It is a word that this program uses itself, and no name; ask who sent it."))
    if own and looks == skeleton(own):
        said.append(say("It is called as you are."))
    alike = next((other for other in known if other != name and skeleton(other) == looks), None)
    if alike is not None:
        said.append(say("It looks like {name}, whom you know, and is spelt otherwise.", name=alike))
    if any(not (letter.isalnum() or unicodedata.combining(letter) or letter in _IN_NAMES) for letter in name):
        said.append(say("It holds signs that no name has; take care what it seems to say."))
    return said
