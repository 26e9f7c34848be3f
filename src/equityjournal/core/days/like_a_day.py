"""Text like a day, noticed by its words."""

from datetime import date

from equityjournal.core.days import refusals, typed, words
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.days.tokens import known_words, plain_words

_SAID = frozenset(
    (
        "ago", "last", "next", "this", "past", "gone", "before", "after", "of", "the", "weekend", "tonight",
        "midnight",
    )
)  # fmt: skip
_BY_THEMSELVES = frozenset(
    (
        *words.FILLERS, *words.LINKS, *words.NUMBERS, *words.ORDINALS,
        "day", "days", "after",
        "early", "late", "later", "earlier", "bore", "lunch", "am", "pm",
    )
) - {"weekend"}  # fmt: skip
"""Words of days that say no day by themselves."""


def is_day(text: str, today: date) -> bool:
    """Whether text is a day the program reads, gone by or to come."""
    return any(typed.is_day(text, Standpoint(today, ahead)) for ahead in (False, True))


def is_word_of_day(word: str) -> bool:
    """Whether a word is said in days: friday, evening, ago, 3rd."""
    pieces = plain_words(word)
    return bool(pieces) and all(piece in _SAID or _is_of_days(piece) for piece in pieces)


def looks_like_a_day(text: str, today: date) -> bool:
    """Whether text is like a day: `friday evening`, `last week`."""
    if all(piece in _BY_THEMSELVES or piece.isdecimal() for piece in plain_words(text)):
        return False
    return is_day(text, today) or all(is_word_of_day(piece) for piece in text.split())


def day_misspelt(text: str, today: date) -> str | None:
    """The day misspelt in a text, as in `mondy`; None for other text."""
    return next(iter(refusals.corrected(text, lambda day: is_day(day, today))), None)


def _is_of_days(piece: str) -> bool:
    """Whether a word is of days alone; `a`, `two` and `second` are of any text."""
    known = known_words().get(piece)
    if known is None:
        return piece.rstrip("stndrh").isdecimal()
    return known.kind not in ("NUMBER", "ORDINAL")
