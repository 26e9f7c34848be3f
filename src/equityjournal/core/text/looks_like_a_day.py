"""Days typed as text, noticed by their words."""

import re
from datetime import date

from equityjournal.core.text.dates import day_names, month_names, parse_day
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say

_WORDS = (
    "today yesterday tomorrow tonight morning afternoon evening night noon midnight lunchtime weekend week "
    "month year day days weeks months years fortnight ago last next this past before after of the"
)
_BY_THEMSELVES = frozenset(
    ("before", "after", "of", "the", "day", "days", "this", "past", "last", "next", "ago")
)
"""Words of days that say no day by themselves."""


def is_day(words: str, today: date) -> bool:
    """Whether words are a day the program reads."""
    for ahead in (False, True):
        try:
            parse_day(words, today, ahead=ahead)
        except UnclearDate:
            continue
        return True
    return False


def is_word_of_day(word: str) -> bool:
    """Whether a word is said in days: friday, evening, ago, 3rd."""
    plain = word.casefold().rstrip(",")
    names = {name.casefold() for name in (*day_names(), *month_names(), say("today"), say("yesterday"))}
    short = {name[:3] for name in names}
    number = plain.rstrip("stndrh")
    return plain in names | short | set(_WORDS.split()) or number.isdecimal()


def looks_like_a_day(words: str, today: date) -> bool:
    """Whether words are like a day: `friday evening`, `last week`."""
    pieces = words.split()
    if is_day(words, today) or re.fullmatch(r"[0-3]?[0-9]/[0-3]?[0-9]", words):
        return True
    says_a_day = [
        piece for piece in pieces if piece.casefold() not in _BY_THEMSELVES and not piece.isdecimal()
    ]
    return bool(says_a_day) and all(is_word_of_day(piece) for piece in pieces)
