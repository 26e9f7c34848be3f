"""Passages in texts: found in any case and across lines, taken out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from equityjournal.core.text.folding import folded

ROUND = 30
"""Characters shown on either side of a passage."""
ALIKE = 0.75
"""Share of letters in common with a near form."""
MOST_NEAR = 3

NOT_TYPED = ("schema", "id", "pack", "language", "prompt", "question", "horizon", "themes")
"""Keys whose texts are not the writer's own."""


_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which put no space between words."""


def has_words(words: str) -> bool:
    """Whether a passage has letters or signs with a shape."""
    return bool(folded(words).text.split())


@lru_cache
def _pattern(words: str) -> re.Pattern[str]:
    parts = folded(words).text.split()
    start = r"(?<![^\W_])" if _is_bounded(parts[0][0]) else ""
    end = r"(?![^\W_])" if _is_bounded(parts[-1][-1]) else ""
    return re.compile(start + r"\s+".join(map(re.escape, parts)) + end, re.IGNORECASE)


def _is_bounded(letter: str) -> bool:
    """Whether a word ends between these two characters."""
    return letter.isalnum() and not _WITHOUT_SPACES.match(letter)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """The beginning and end of each place of a passage."""
    if not has_words(words):
        return []
    page = folded(text)
    return [page.span(*found.span()) for found in _pattern(words).finditer(page.text)]


def without(text: str, words: str) -> str:
    """A text without a passage and its doubled space.

    Where taking it out brings its halves together, it is taken out again.
    """
    while found := places(text, words):
        for start, end in reversed(found):
            before, after = text[:start], text[end:]
            if after[:1] == " " and (not before or before[-1].isspace()):
                after = after[1:]
            elif not after.strip() or after[0] in ".,;:!?\n":
                before = before.rstrip(" ")
            text = before + after
    return text


def with_words_round(text: str, start: int, end: int) -> str:
    """A place in square brackets, with a few words round about."""
    before, after = text[max(start - ROUND, 0) : start], text[end : end + ROUND]
    if start > ROUND:
        before = "… " + before.partition(" ")[2]
    if end + ROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def _runs(typed: Sequence[str], length: int) -> Iterator[str]:
    """Runs of words about as long as a passage, without the punctuation around them."""
    for count in {max(length - 1, 1), length, length + 1}:
        for at in range(len(typed) - count + 1):
            yield " ".join(typed[at : at + count]).strip(".,;:!?“”‘’\"'()")


def near_forms(texts: Iterable[str], words: str) -> list[str]:
    """Forms near to a passage, the nearest first; never itself."""
    wanted = " ".join(folded(words).text.casefold().split())
    length = len(wanted.split())
    found: dict[str, tuple[float, str]] = {}
    for form in (form for text in texts for form in _runs(text.split(), length)):
        plain = folded(form).text.casefold()
        alike = _alike(plain, wanted)
        if alike >= ALIKE and plain not in found and not places(form, words):
            found[plain] = (alike, form)
    nearest: list[str] = []
    for _, form in sorted(found.values(), key=lambda near: -near[0]):
        if not any(places(form, nearer) or places(nearer, form) for nearer in nearest):
            nearest.append(form)
    return nearest[:MOST_NEAR]


def _alike(form: str, wanted: str) -> float:
    compared = SequenceMatcher(None, form, wanted, autojunk=False)
    if compared.real_quick_ratio() < ALIKE or compared.quick_ratio() < ALIKE:
        return 0.0
    return compared.ratio()


# In a record of any kind, as a plain table


def typed_texts(table: Mapping[str, Any], key: str = "") -> Iterable[tuple[str, str]]:
    """Texts of a person in a table, each with its key."""
    for name, value in table.items():
        if name not in NOT_TYPED:
            yield from _texts_in(value, key or name)


def _texts_in(value: Any, key: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        yield from typed_texts(value, key)
    elif isinstance(value, list):
        for at, inner in enumerate(value, start=1):
            yield from _texts_in(inner, f"{key} {at}" if isinstance(inner, Mapping) else key)


def table_without(table: Mapping[str, Any], words: str) -> dict[str, Any]:
    """A copy of a table without a passage.

    A list loses texts that are blank by now.
    """
    return {
        name: value if name in NOT_TYPED else _value_without(value, words) for name, value in table.items()
    }


def _value_without(value: Any, words: str) -> Any:
    if isinstance(value, str):
        return without(value, words)
    if isinstance(value, Mapping):
        return table_without(value, words)
    if isinstance(value, list):
        pairs = [(inner, _value_without(inner, words)) for inner in value]
        return [now for was, now in pairs if now == was or not _is_blank(now)]
    return value


def _is_blank(value: Any) -> bool:
    """Whether a text, or a table's own text, is blank."""
    text = value.get("text", "x") if isinstance(value, Mapping) else value
    return isinstance(text, str) and not text.strip()
