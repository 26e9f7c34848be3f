"""Refusals of days: each says in a sentence how to write them."""

import functools
import itertools
import re
from collections.abc import Callable
from difflib import SequenceMatcher

from equityjournal.core.days import words
from equityjournal.core.days.calendar import Standpoint
from equityjournal.core.days.spans import span_meant
from equityjournal.core.days.tokens import plain_words, tokens_of
from equityjournal.core.days.unclear import Unclear, UnreadDay
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import listed, say

IsRead = Callable[[str, Standpoint], bool]

LIKE, AS_LIKELY = 0.77, 0.05  # likeness of a misspelt word, out of 1; how much less the next best may have
TURNED = 0.9  # likeness of a word to itself with two letters changed about
SHORTEST, MOST = 4, 2  # letters of a misspelt word; corrections offered
MANY, MOST_TRIED = 8, 30  # words of a text too long to be a day; corrections tried
_TIME = re.compile(
    r"\s*,?\s*(?:(?:\bat |(?<=[0-9])t|\b)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?z?(?: ?[ap]\.?m\b\.?)?"
    r"|(?:\bat )?\b[0-9]{1,2}(?:[.][0-9]{2})? ?[ap]\.?m\b\.?|\bat [0-9]{1,2}(?:[.][0-9]{2})?$"
    r"|(?:\bat )?\b[0-9]{1,2} o['’]clock)",
    re.IGNORECASE,
)


def no_such_day(text: str) -> UnclearDate:
    """The refusal of a day in no calendar."""
    turned = re.fullmatch(r"\s*([0-9]{1,2})([/.-])([0-9]{2})(\2[0-9]{2,4})?\s*", text)
    if turned and int(turned[3]) > 12 >= int(turned[1]) > 0 and int(turned[3]) <= 31:
        right = f"{turned[3]}{turned[2]}{turned[1]}{turned[4] or ''}"
        return UnclearDate(say("The day comes before the month here. Did you mean {day}?", day=right))
    return UnclearDate(say("There is no such day as “{text}”.", text=text))


def of_a_day(text: str, here: Standpoint, is_read: IsRead) -> UnclearDate:
    """The refusal of a text for a day."""
    return _known_kind(text, here, is_read) or _of_a_longer_time(text, here) or _of_other_words(text, here)


def of_a_span(text: str, here: Standpoint, is_read: IsRead) -> UnclearDate:
    """The refusal of a text for a day or span."""
    return _known_kind(text, here, is_read) or UnreadDay(
        say(
            "“{text}” is not a time I can read. Try yesterday, last week, August, 2025, 3 June or "
            "3/6/2026 (day first).",
            text=text,
        )
    )


def _of_a_longer_time(text: str, here: Standpoint) -> UnclearDate | None:
    """The refusal of a span, well spelt or not."""
    if _is_span(text, here):
        return UnclearDate(
            say("“{text}” is more than one day. Type one day of it, as in friday or 3 June.", text=text)
        )
    if spans := corrected(text, lambda span: _is_span(span, here)):
        return UnclearDate(
            say(
                "“{text}” is not a day I can read. Did you mean a day of {span}? Type it, as in 3 June.",
                text=text,
                span=spans[0],
            )
        )
    return None


def _of_other_words(text: str, here: Standpoint) -> UnclearDate:
    if here.ahead:
        return UnreadDay(
            say(
                "“{text}” is not a day I can read. Try friday, in two weeks, end of the month, 3 June or "
                "3/6/2026 (day first).",
                text=text,
            )
        )
    return UnreadDay(
        say(
            "“{text}” is not a day I can read. Try yesterday, friday, 3 days ago, 3 June or "
            "3/6/2026 (day first).",
            text=text,
        )
    )


def _known_kind(text: str, here: Standpoint, is_read: IsRead) -> UnclearDate | None:
    """The refusal of a text near to a day."""
    if _names_moving_day(text):
        return UnclearDate(
            say("“{text}” is not the same date every year. Type its date, as in 3 June.", text=text)
        )
    without_time = " ".join(_TIME.sub("", text).split())
    if without_time and without_time != " ".join(text.split()) and is_read(without_time, here):
        return UnclearDate(
            say("Only the day is kept, not the time of day. Type {day} alone.", day=_shown(without_time))
        )
    if offered := corrected(text, lambda day: is_read(day, here)):
        days = listed(offered[:MOST], last=say("or"))
        return UnclearDate(
            say("“{text}” is not a day I can read. Did you mean {days}?", text=text, days=days)
        )
    return None


def _shown(day: str) -> str:
    return f"“{day}”" if " " in day else day


def _names_moving_day(text: str) -> bool:
    plain = f" {' '.join(plain_words(text))} "
    return any(f" {name} " in plain for name in words.MOVING)


def _is_span(text: str, here: Standpoint) -> bool:
    try:
        return span_meant(tokens_of(text), here.today) is not None
    except (Unclear, ValueError, OverflowError):
        return False


def corrected(text: str, is_read: Callable[[str], bool]) -> list[str]:
    """Readable texts with misspelt words put right."""
    pieces = plain_words(text)
    if len(pieces) > MANY:
        return []
    choices = [_alike(piece) for piece in pieces]
    texts = [" ".join(corrected) for corrected in itertools.product(*choices)]
    return [
        _as_written(corrected)
        for corrected in texts[:MOST_TRIED]
        if corrected != " ".join(pieces) and is_read(corrected)
    ]


def _alike(piece: str) -> list[str]:
    """The known words most like a misspelt word."""
    known = _vocabulary()
    if piece in known or len(piece) < SHORTEST or not piece.isalpha():
        return [piece]
    likeness = {word: _likeness(piece, word) for word in known if len(word) >= SHORTEST}
    best = max(likeness.values())
    near = [word for word in likeness if likeness[word] >= max(LIKE, best - AS_LIKELY)]
    return sorted(near, key=lambda word: (-likeness[word], word)) or [piece]


def _likeness(piece: str, word: str) -> float:
    """Likeness out of 1; letters changed about count little."""
    ratio = SequenceMatcher(None, piece, word).ratio()
    return max(ratio, TURNED) if sorted(piece) == sorted(word) else ratio


def _as_written(corrected: str) -> str:
    """A corrected day with capitals for the names of days and months."""
    return " ".join(
        word.title() if word in {*words.ENGLISH_DAYS, *words.ENGLISH_MONTHS} else word
        for word in corrected.split()
    )


@functools.cache
def _vocabulary() -> frozenset[str]:
    """Words to offer for misspelt ones."""
    phrases = [*words.OFFERED, *words.FIXED_DATES, *words.NUMBERS, *words.ORDINALS]
    return frozenset(
        word
        for table in (
            phrases,
            words.MONTHS,
            words.WEEKDAYS,
            words.LINKS,
            words.FILLERS,
            words.LEADING,
            words.PARTS,
        )
        for phrase in table
        for word in phrase.split()
        if word not in words.SCOTS_DAYS
    )
