"""Text like a day, noticed by its words."""

from datetime import date

from equityjournal.core.days import typed, words
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.days.tokens import known_words, plain_words

_WORDS = frozenset((*words.LINKS, *words.FILLERS, *words.OFFERED, "tonight", "midnight", "ago"))
_BY_THEMSELVES = frozenset(
    (*words.FILLERS, *words.LINKS, *words.NUMBERS, *words.ORDINALS, *words.UNITS, *words.LONG_UNITS, "days")
) - {"weekend"}
"""Words of days that say no day by themselves."""


def is_day(text: str, today: date) -> bool:
    """Whether text is a day the program reads, gone by or to come."""
    return any(typed.is_day(text, Standpoint(today, ahead)) for ahead in (False, True))


def is_word_of_day(word: str) -> bool:
    """Whether a word is said in days: friday, evening, ago, 3rd."""
    return all(piece in _WORDS or _is_known(piece) for piece in plain_words(word))


def looks_like_a_day(text: str, today: date) -> bool:
    """Whether text is like a day: `friday evening`, `last week`."""
    if is_day(text, today) and not _says_little(text):
        return True
    return not _says_little(text) and all(is_word_of_day(piece) for piece in text.split())


def _is_known(piece: str) -> bool:
    return piece in known_words() or piece.rstrip("stndrh").isdecimal()


def _says_little(text: str) -> bool:
    """Whether every word may be of any other text: `last`, `the first`, `2`."""
    return all(piece in _BY_THEMSELVES or piece.isdecimal() for piece in plain_words(text))
