"""Phrases of a word list: rows of words, by a few signs.

The signs are explained at the top of `prompts/words/language.en-GB.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.text.faults import Fault

Slot = frozenset[str] | None
"""Words allowed at one place of a phrase; None: any word."""

_WORD = r"[^\W_]+(?:'[^\W_]+)*"
_ENDINGS = rf"\(({_WORD}(?:/{_WORD})*)\)"
_ONE = rf"{_WORD}(?:{_ENDINGS})?"
_NAMED = r"\{[a-z-]+\}"
_PIECE = Later(rf"_|{_NAMED}|{_ENDINGS}|{_ONE}(?:/{_ONE})*")
_STEM = Later(rf"({_WORD})(?:{_ENDINGS})?")


def plain_word(word: str) -> str:
    """A word in the form compared: straight apostrophe, no final 's."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'S")


@cache
def phrases(pattern: str) -> tuple[tuple[Slot, ...], ...]:
    """Rows of words described by a phrase of a word list.

    Args:
        pattern: Words with `/` between alternatives, brackets round optional words, `_` for any one word,
            and the name of a list in braces, left as it is: `accompan(y/ies) (all) the young {kin}`.

    Raises:
        Fault: When the phrase is written in any other way.
    """
    rows: list[list[tuple[Slot, ...]]] = []
    for piece in re.split(r"[\s‐‑-]+", pattern.strip().replace("’", "'")):
        words = piece.split("/")
        if all(word.isalpha() for word in words):  # most are; the list is read whenever an entry is saved
            rows.append([(frozenset(words),)])
        elif not _PIECE.fullmatch(piece):
            raise _fault(
                say(
                    "“{phrase}” is no phrase I can read; the first lines of the shipped list show how",
                    phrase=pattern,
                )
            )
        elif piece == "_":
            rows.append([(None,)])
        elif piece.startswith("{"):
            rows.append([(frozenset((piece,)),)])
        elif piece.startswith("("):
            rows.append([(), (frozenset(map(plain_word, piece[1:-1].split("/"))),)])
        else:
            rows.append([(frozenset(_spellings(piece)),)])
    whole = tuple(tuple(slot for part in row for slot in part) for row in product(*rows))
    if any(not any(row) for row in whole):
        raise _fault(say("“{phrase}” must hold a word that is always there", phrase=pattern))
    return whole


Lists = Mapping[str, frozenset[str]]
"""Words of named lists, by name in braces."""


def lists_of(table: Mapping[str, Sequence[str]]) -> Lists:
    """Words of the named lists of a file, by their names in braces."""
    return {f"{{{name}}}": single_words(words, {}) for name, words in table.items()}


def names_of_lists(pattern: str) -> set[str]:
    """Names of the lists that a phrase refers to."""
    return {name.strip("{}") for name in re.findall(_NAMED, pattern)}


def rows_of(pattern: str, lists: Lists) -> Iterator[tuple[Slot, ...]]:
    """Rows of words described by a phrase, with the words of named lists."""
    for slots in phrases(pattern):
        if "{" not in pattern:
            yield slots
        else:
            yield tuple(_filled(slot, lists) for slot in slots)


def _filled(slot: Slot, lists: Lists) -> Slot:
    """A slot, or the words of the list it names."""
    return lists.get(next(iter(slot)), slot) if slot and len(slot) == 1 else slot


def _fault(sentence: str) -> "Fault":
    from equityjournal.core.text.faults import Fault  # noqa: PLC0415 - loads Pydantic

    return Fault(sentence)


def _spellings(piece: str) -> Iterable[str]:
    """Spellings of a word with its endings."""
    for found in _STEM.finditer(piece):
        stem, endings = found.groups("")
        yield plain_word(stem)
        yield from (plain_word(stem + ending) for ending in endings.split("/") if ending)


def single_words(patterns: Iterable[str], lists: Lists) -> frozenset[str]:
    """Words described by patterns of a single word."""
    plain: set[str] = set()
    described: list[str] = []
    for pattern in patterns:
        if pattern.isalpha():  # most are
            plain.add(pattern)
        else:
            described.append(pattern)
    plain.update(word for pattern in described for (slot,) in rows_of(pattern, lists) for word in slot or ())
    return frozenset(plain)
