"""Ways to say something, each tried only where one of its words stands, and made ready only then.

Besides, the parts that several of them share.
"""

import re
from typing import NamedTuple

from equityjournal.core.notices.words.english import STARTS, WORD, any_of
from equityjournal.core.text.patterns import Later

A = f"(?:{any_of('a, an, the, one of the, one of those, another, your, some, any')} )?"
_ADVERB = any_of("not, also, still, now, just, both, once, already, always, never, often, first, [a-z]+ly")
HOW = f"(?:{_ADVERB} )*"
SEVERS = any_of(
    """with, for, to, about, on, in, at, by, from, of, off, who, that, and, but, or, than, because, when, if,
    as, he, she, they, it, you, (?!recovering|struggling|working)[a-z]{2,}ing"""
)
"""Words after which the sentence has moved on to another person."""
FEW = rf"(?:(?!{SEVERS} ){WORD} ){{0,2}}"
IS = any_of("is, was, are, were, has been, have been, had been")
PEOPLE = any_of("him, her, them, us, me, people, someone, somebody, anyone, anybody")

_WORD = re.compile(r"\w+")


class Side(NamedTuple):
    """The sentence on one side of some words, in small letters, with the words it holds."""

    text: str
    words: frozenset[str]


def side_of(sentence: str) -> Side:
    """A side of some words, from the sentence as it is written."""
    small = sentence.lower()
    return Side(small, frozenset(_WORD.findall(small)))


class Ways:
    """Ways to say something.

    Args:
        ways: Each with the words, parted by spaces, of which every match holds one.
    """

    def __init__(self, *ways: tuple[str, str]) -> None:
        self.ways = ways
        self._by_word: dict[str, list[Later]] = {}
        for words, way in ways:
            pattern = Later(way)
            for word in words.split():
                self._by_word.setdefault(word, []).append(pattern)

    def before(self, side: Side) -> bool:
        """Whether one of them ends the sentence before some words."""
        for word in side.words & self._by_word.keys():
            for pattern in self._by_word[word]:
                if pattern.search(side.text):
                    return True
        return False

    def behind(self, side: Side) -> bool:
        """Whether one of them begins the sentence behind some words."""
        for word in side.words & self._by_word.keys():
            for pattern in self._by_word[word]:
                if pattern.match(side.text):
                    return True
        return False


def one_of(words: str) -> str:
    """A pattern for one of some words, which are parted by spaces."""
    return f"(?:{'|'.join(words.split())})"


def just_before(*ways: tuple[str, str]) -> Ways:
    """Ways that begin with a word, and end the sentence before some words."""
    return Ways(*((words, rf"{STARTS}(?:{way})$") for words, way in ways))
