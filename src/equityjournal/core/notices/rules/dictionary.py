"""Words that explain a capital: a mapped list of British words, and shorter lists."""

from collections.abc import Callable, Collection
from typing import Protocol


class Mapped(Protocol):
    """Bytes that can be searched without being read whole: a mapped file."""

    def find(self, sub: bytes, start: int = ..., end: int = ..., /) -> int:
        """The place of some bytes, or -1."""

    def __getitem__(self, at: slice, /) -> bytes: ...

    def __len__(self) -> int: ...


class Asked(dict[str, bool]):
    """Answers about words, kept; looked up without a call of our own, since every word is asked about."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> bool:
        self[word] = answer = self._answer(word)
        return answer


class Dictionary:
    """Exact forms of words, in small letters and without accents; no ending is taken off.

    Args:
        british: The file that `scripts/british_words.py` makes: a line that says where words of each two
            first letters begin, then the sorted words, and the sorted rarer words, whose two letters are
            capitals in the first line.
        known: Further words: of trades, drugs, faiths, and other tongues of these islands.
        welsh: Welsh words, which count in a text that is in Welsh.
        names: British words that are hardly ever anything but names, and so explain nothing.
    """

    def __init__(
        self,
        british: Mapped = b"\n",
        known: Collection[str] = (),
        welsh: frozenset[str] = frozenset(),
        names: Collection[str] = (),
    ) -> None:
        self._british, self._known, self._welsh, self._names = british, known, welsh, names
        end = british.find(b"\n")
        places = [(item[:2], int(item[2:])) for item in british[0:end].decode("ascii").split()]
        ends = [*(place for _, place in places[1:]), len(british) - end]
        self._begins = {
            letters: (end + place, end + after + 1)
            for (letters, place), after in zip(places, ends, strict=False)
        }
        self.explains: Callable[[str], bool] = Asked(self._is_listed).__getitem__
        """Whether a word in small letters is listed, as it stands; asked once for each word."""
        self.explains_as_usual: Callable[[str], bool] = Asked(self._is_usual).__getitem__
        """The same without rarer words, of which names are a slip too often."""

    def is_listed_as_welsh(self, word: str) -> bool:
        """Whether a word is listed as Welsh, as it stands."""
        return word in self._welsh

    def explains_in_welsh(self, word: str) -> bool:
        """Whether a word is Welsh: listed, regularly mutated, or plainly a verb of the past."""
        if word in self._welsh or not self._welsh.isdisjoint(radicals(word)):
            return True
        return len(word) > 5 and word.endswith(_WELSH_PAST)

    def _is_listed(self, word: str) -> bool:
        """Whether a word is on a list."""
        if self.explains_as_usual(word):
            return True
        return word not in self._names and self._is_mapped(word, word[:2].upper())

    def _is_usual(self, word: str) -> bool:
        """Whether a word is on a list, and not of the rarer ones."""
        return word in self._known or (word not in self._names and self._is_mapped(word, word[:2]))

    def begins_one(self, letters: str) -> bool:
        """Whether a British word begins with some letters, at least two: "accom" of "accommodation"."""
        begin, end = self._begins.get(letters[:2], (0, 0))
        return end > 0 and letters.isascii() and self._british.find(f"\n{letters}".encode(), begin, end) >= 0

    def _is_mapped(self, word: str, section: str) -> bool:
        """Whether a section of the mapped list holds a word."""
        begin, end = self._begins.get(section, (0, 0))
        return end > 0 and word.isascii() and self._british.find(f"\n{word}\n".encode(), begin, end) >= 0


_WELSH_PAST = ("ais", "odd", "wyd", "aist", "asom", "asoch", "asant")
_MUTATED = (
    *(("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ph", "p"), ("th", "t"), ("ch", "c")),
    *(("ng", "g"), ("dd", "d"), ("b", "p"), ("d", "t"), ("g", "c"), ("f", "b"), ("f", "m")),
    *(("l", "ll"), ("r", "rh"), ("m", "b"), ("n", "d"), ("h", ""), ("", "g")),
)
"""Beginnings of mutated Welsh words, with the radical ones: soft, nasal and aspirate."""


def radicals(word: str) -> list[str]:
    """What a Welsh word may be a mutation of: "gartref" of "cartref"."""
    return [radical + word[len(mutated) :] for mutated, radical in _MUTATED if word.startswith(mutated)]
