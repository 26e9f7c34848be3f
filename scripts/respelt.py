"""Spoken spellings and slips of the keyboard of common words: "workin", "ospital", "aboot", "hosue"."""

import re
from collections.abc import Iterator

_SPOKEN = (
    ("^h(?=[aeiou])", ("",)),
    ("ing$", ("in", "en")),
    ("^th", ("f", "d")),
    ("th$", ("f",)),
    ("ther(?=$|s$)", ("dda", "vver", "vva", "dder")),
    ("(?<=[b-df-hj-np-tv-z])ou(?=[a-z])(?!ght)", ("oo",)),
    ("(?<=[b-df-hj-np-tv-z])ow(?=[nm])", ("oo",)),
    ("(?<=..)(?:er|or|ow)$", ("a", "ah")),
    ("(?<=[ptkc])ed$", ("it",)),
    ("ight", ("icht",)),
    ("all$", ("aw",)),
    ("day$", ("dee", "di")),
)
"""Regular alternations of speech in many parts of these islands: a pattern, and what is written for it."""
_SHORTEST = 4  # letters of a word whose slips are made, and of a spelling


def spoken(word: str) -> Iterator[str]:
    """Spellings of a word as it is said, each by one alternation."""
    for pattern, spellings in _SPOKEN:
        if re.search(pattern, word):
            yield from (re.sub(pattern, spelling, word) for spelling in spellings)


def slips(word: str) -> Iterator[str]:
    """Slips of the keyboard: two letters exchanged, one left out, a consonant doubled."""
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield f"{before[:-1]}{letter}{before[-1]}{after}"
        if len(word) > _SHORTEST:
            yield before + after
            if letter not in "aeiouhwy":
                yield f"{before}{letter}{letter}{after}"


def respelt(common: list[str], typed: list[str]) -> set[str]:
    """Spoken spellings of common words, and slips of those that are typed again and again."""
    words = {spelling for word in common if len(word) >= _SHORTEST for spelling in spoken(word)}
    words |= {slip for word in typed for slip in slips(word)}
    return {word for word in words if len(word) >= _SHORTEST}
