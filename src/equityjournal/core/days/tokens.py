"""Tokens: a typed day, cut into words with a meaning."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from equityjournal.core.days import words
from equityjournal.core.text.dates import day_names, month_names, short_month_names
from equityjournal.core.text.speech import say


class Token(NamedTuple):
    """A word with a meaning.

    Words of the tables have a kind in capitals; any other word is its own kind.
    """

    kind: str
    value: int = 0


LONGEST = 4  # words of the longest phrase
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})|(?P<y>[0-9]{4})-(?P<m>[0-9]{2})")
_JOINED = re.compile(r"([0-9]{1,2})[/.-]?([a-z]{3,})(?:[/.-]?([0-9]{4}|[0-9]{2}))?")
_ORDINAL = re.compile(rf"([0-9]{{1,2}})(?:{'|'.join(words.ENDINGS)})")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a typed day, without fillers."""
    return [token for word in plain_words(text) for token in _read(word) if token.kind not in words.FILLERS]


def plain_words(text: str) -> list[str]:
    """Words in their plainest form: no capitals, accents or commas."""
    plain = unspoken(text).translate(_AWAY)
    plain = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", plain)
    pieces = [piece.rstrip(".:!") or piece for piece in plain.split()]
    pieces = [piece if re.match(r"'[0-9]", piece) else piece.replace("'", "") for piece in pieces]
    return list(_in_plain_form([piece for piece in pieces if piece]))


def unspoken(text: str) -> str:
    """Text without capitals, accents and curly apostrophes."""
    letters = unicodedata.normalize("NFD", text.replace("\u2019", "'").replace("\u2018", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return " ".join(plain.split())


_AWAY = str.maketrans(",;()", "    ")


def _in_plain_form(pieces: Sequence[str]) -> Iterator[str]:
    """Words, with each phrase in its plainer form."""
    same_as = _same_as()
    at = 0
    while at < len(pieces):
        for length in range(min(LONGEST, len(pieces) - at), 0, -1):
            phrase = " ".join(pieces[at : at + length])
            if phrase in same_as or phrase in words.AFTER_TENS or phrase in words.FIXED_DATES:
                yield from [phrase] if phrase not in same_as else same_as[phrase].split()
                break
        else:
            yield pieces[at]
            length = 1
        at += length


def _same_as() -> Mapping[str, str]:
    spoken = {unspoken(say("today")): "today", unspoken(say("yesterday")): "yesterday"}
    return {**spoken, unspoken(say("tomorrow")): "tomorrow", **words.SAME_AS} | {
        plain: plain for plain in ("today", "yesterday", "tomorrow")
    }


def _read(word: str) -> Sequence[Token]:
    """The tokens of a word or a date in figures."""
    if found := _DAY_FIRST.fullmatch(word):
        year = Token("YEAR" if len(found[4]) == 4 else "SHORT", int(found[4]))
        return Token("ORDINAL", int(found[1])), Token("MONTH", int(found[3])), year
    if found := _YEAR_FIRST.fullmatch(word):
        return Token("ORDINAL", int(found[4])), Token("MONTH", int(found[3])), Token("YEAR", int(found[1]))
    if found := _NO_YEAR.fullmatch(word):
        return Token("ORDINAL", int(found[1])), Token("MONTH", int(found[2]))
    if found := _MONTH_YEAR.fullmatch(word):
        month, year_typed = found["month"] or found["m"], found["year"] or found["y"]
        return Token("MONTH", int(month)), Token("YEAR", int(year_typed))
    if (found := _JOINED.fullmatch(word)) and found[2] in known_words():
        return [token for part in found.groups() if part for token in _read(part)]
    return (_one(word),)


def _one(word: str) -> Token:
    if found := _ORDINAL.fullmatch(word):
        return Token("ORDINAL", int(found[1]))
    if re.fullmatch(r"'[0-9]{2}", word):
        return Token("SHORT", int(word[1:]))
    if re.fullmatch(r"[0-9]{1,5}", word):
        return Token({2: "TWO", 4: "YEAR"}.get(len(word), "NUMBER"), int(word))
    return known_words().get(word, Token(word))


def known_words() -> Mapping[str, Token]:
    """Words of the tables, and names in the language spoken."""
    names = (tuple(month_names()), tuple(short_month_names()), tuple(day_names()))
    return _known_words(*names)


@functools.lru_cache(maxsize=4)
def _known_words(
    months: Sequence[str], short_months: Sequence[str], days: Sequence[str]
) -> Mapping[str, Token]:
    spoken = {
        unspoken(name): Token("MONTH", number)
        for names in (short_months, months)
        for number, name in enumerate(names, start=1)
    }
    spoken |= {unspoken(name): Token("WEEKDAY", at) for at, name in enumerate(days)}
    tables = (
        ("MONTH", words.MONTHS),
        ("WEEKDAY", words.WEEKDAYS),
        ("WEEKDAYS", {f"{name}s": at for at, name in enumerate(words.ENGLISH_DAYS)}),
        ("UNIT", words.UNITS | {f"{name}s": days for name, days in words.UNITS.items()}),
        ("MONTHS", words.LONG_UNITS | {f"{name}s": count for name, count in words.LONG_UNITS.items()}),
        ("NUMBER", words.NUMBERS),
        ("ORDINAL", words.ORDINALS | words.AFTER_TENS),
        ("OFFSET", words.OFFSETS),
        ("PART", dict.fromkeys(words.PARTS, 0)),
        ("FEAST", {name: month * 100 + day for name, (day, month) in words.FIXED_DATES.items()}),
    )
    return {**spoken, **{word: Token(kind, value) for kind, table in tables for word, value in table.items()}}
