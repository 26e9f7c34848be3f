"""Detection of heavy feelings, by phrases as people say them.

Feelings are never scored or counted. In the text of an answer they may be somebody else's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from equityjournal.core.notices.language.phrases import Slot, phrases
from equityjournal.core.text.naming import unaccented

LONGEST_GAP = 6  # largest number of small words between two words of a phrase

_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ＇′")
_BREAK = re.compile(r"[;:!?()\n]|[,.](?:\s|$)|\s[-–—]+\s|—")
"""Signs between the parts of a feeling."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class HeavyFeelings:
    """A family of heavy feelings, with the sentences to say after them."""

    id: str
    lines: Sequence[str]
    """Names of sentences, most important first."""
    phrases: Sequence[tuple[Slot, ...]]
    whole: Sequence[tuple[Slot, ...]]
    """Phrases that count only alone, or with small words beside them."""
    by_others: bool = False
    """Whether others have a part in it, as in “he hit me”."""


@dataclass(frozen=True)
class TypedWordRules:
    """Rules for reading typed words, before phrases are matched."""

    between: frozenset[str]
    """Small words allowed among the words of a phrase."""
    unless: frozenset[str]
    """Words before a feeling that turn it round: “not”."""
    after_unless: frozenset[str]
    """Small words allowed between such a word and the feeling."""
    same: Mapping[tuple[str, ...], tuple[str, ...]]
    """Other spellings of a word or two, with the words compared instead."""
    left_alone: Sequence[tuple[Slot, ...]]
    """Phrases that only look like a heavy feeling."""
    own: frozenset[str] = frozenset()
    """Words for the writer: “me”."""
    others: frozenset[str] = frozenset()
    """Words for anybody else: “she”, “the tenant”."""


def rows(patterns: Iterable[str]) -> list[tuple[Slot, ...]]:
    """Rows of words described by phrases of a word list."""
    return [row for pattern in patterns for row in phrases(pattern)]


def plain_words(text: str) -> list[str]:
    """Words without capitals, accents and apostrophes: `Can’t` is `cant`."""
    return _WORD.findall(unaccented(text.translate(_APOSTROPHES)))


def families_found(
    feelings: Iterable[str], families: Sequence[HeavyFeelings], reading: TypedWordRules
) -> list[HeavyFeelings]:
    """Families any of these feelings belongs to, in their order."""
    clauses = [words for feeling in feelings for words in _clauses(feeling, reading)]
    return [family for family in families if any(_belongs(words, family, reading) for words in clauses)]


def is_of_writer(texts: Iterable[str], families: Sequence[HeavyFeelings], reading: TypedWordRules) -> bool:
    """Whether a heavy part of a text may be of its writer, and not of somebody written about."""
    for words in (words for text in texts for words in _clauses(text, reading)):
        of_another = bool(reading.others.intersection(words))
        if reading.own.intersection(words) and any(
            _belongs(words, family, reading) for family in families if family.by_others or not of_another
        ):
            return True
    return False


def _clauses(feeling: str, reading: TypedWordRules) -> list[list[str]]:
    """Compared words of a feeling, part by part."""
    return [_same_words(plain_words(part), reading.same) for part in _BREAK.split(feeling)]


def _same_words(words: Sequence[str], same: Mapping[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    """Words with other spellings replaced, the longest first."""
    longest = max(map(len, same), default=1)
    compared: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            if (found := same.get(tuple(words[at : at + length]))) is not None:
                compared += found
                at += length
                break
        else:
            compared.append(words[at])
            at += 1
    return compared


def _belongs(words: Sequence[str], family: HeavyFeelings, reading: TypedWordRules) -> bool:
    """Whether a part of a feeling belongs to a family."""
    ignored = {at for row in reading.left_alone for span in _spans(words, row, reading) for at in span}
    for row in family.phrases:
        for span in _spans(words, row, reading):
            if not ignored.intersection(span) and not _turned_round(words, span[0], reading):
                return True
    return any(_is_whole(words, row, reading) for row in family.whole)


def _spans(words: Sequence[str], row: Sequence[Slot], reading: TypedWordRules) -> Iterable[tuple[int, ...]]:
    """Places of a phrase's words, in order, with only small words between."""
    for start, word in enumerate(words):
        if _fits(row[0], word):
            yield from _continued(words, row, (start,), reading)


def _continued(
    words: Sequence[str], row: Sequence[Slot], span: tuple[int, ...], reading: TypedWordRules
) -> Iterable[tuple[int, ...]]:
    """Places of a phrase whose first words are found."""
    if len(span) == len(row):
        yield span
        return
    for at in range(span[-1] + 1, min(span[-1] + LONGEST_GAP + 2, len(words))):
        if _fits(row[len(span)], words[at]):
            yield from _continued(words, row, (*span, at), reading)
        if words[at] not in reading.between:
            return


def _fits(slot: Slot, word: str) -> bool:
    return slot is None or word in slot


def _turned_round(words: Sequence[str], start: int, reading: TypedWordRules) -> bool:
    """Whether a word such as “not” stands before a feeling."""
    for word in reversed(words[:start]):
        if word in reading.unless:
            return True
        if word not in reading.after_unless:
            return False
    return False


def _is_whole(words: Sequence[str], row: Sequence[Slot], reading: TypedWordRules) -> bool:
    """Whether a phrase, with at most small words, is the whole part."""
    for span in _spans(words, row, reading):
        others = [word for at, word in enumerate(words) if at not in span]
        if all(word in reading.between for word in others):
            return True
    return False
