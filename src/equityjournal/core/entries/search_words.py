"""Search queries of words, "phrases" and beginnings*, with OR and NOT.

Any typed text is a valid query; a text without a word or a sign looks for nothing, and has no terms.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

_PIECE = re.compile(r'"([^"]*)"?|“([^”]*)”?|(\S+)')

_UNSPACED = re.compile(
    r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3005-\u3007\u3021-\u312f\u3200-\u33ff"
    r"\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9f"
    r"\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Tai, Chinese, Japanese."""


class SearchTerm(NamedTuple):
    """A word, phrase, beginning, sign or part to search for."""

    kind: Literal["word", "phrase", "beginning", "sign", "part"]
    """A word in any of its forms; a phrase, exactly; the beginning of a word; a sign, without any letter or
    digit, such as an emoji; or a part of a text, in a script without spaces between words."""
    text: str


class EitherOf(NamedTuple):
    """Terms of an OR, or of a NOT."""

    terms: Sequence[SearchTerm]
    """In the order in which they were typed; at least one."""
    wanted: bool = True
    """Whether a term must be present; False: none may be."""


OR, NOT = "OR", "NOT"
"""The words between and before terms, in capitals and without quotes."""


def parse_query(words: Iterable[str]) -> list[EitherOf]:
    """Parse a typed search into terms, grouped by OR and NOT.

    An entry is found when every group agrees with it.

    Quotes hold a phrase together, and a star after a word leaves its end open. OR between two terms: either
    will do. NOT before a term: neither it nor those that OR joins to it. All else, OR and NOT in other places
    and odd characters too, is looked for as it stands; the parts of "co-worker" or "don't" one after another.
    """
    pieces = list(_pieces(" ".join(words)))
    groups: list[EitherOf] = []
    at = 0
    while at < len(pieces):
        wanted = not (_is(pieces, at, NOT) and _is_term(pieces, at + 1))
        at += 0 if wanted else 1
        terms = [_term(*pieces[at])]
        while _is(pieces, at + 1, OR) and _is_term(pieces, at + 2):
            at += 2
            terms.append(_term(*pieces[at]))
        groups.append(EitherOf(terms, wanted))
        at += 1
    return groups


def _pieces(typed: str) -> Iterable[tuple[str, bool]]:
    """Each searchable piece, and whether quoted."""
    for found in _PIECE.finditer(typed):
        quoted = found[1] if found[1] is not None else found[2]
        text = (found[3] if quoted is None else quoted).replace("\0", " ").strip()
        if text.strip('"“”*'):
            yield text, quoted is not None


def _is(pieces: Sequence[tuple[str, bool]], at: int, operator: str) -> bool:
    """Whether a piece is the word OR or NOT, unquoted."""
    return at < len(pieces) and pieces[at] == (operator, False)


def _is_term(pieces: Sequence[tuple[str, bool]], at: int) -> bool:
    """Whether a piece other than OR and NOT is present."""
    return at < len(pieces) and not _is(pieces, at, OR) and not _is(pieces, at, NOT)


def _term(text: str, quoted: bool) -> SearchTerm:
    """A piece as a term."""
    if is_unspaced(text):
        return SearchTerm("part", text if quoted else text.strip("*"))
    if not any(letter.isalnum() for letter in text):
        return SearchTerm("sign", text)
    if quoted:
        return SearchTerm("phrase", text)
    if text.endswith("*"):
        return SearchTerm("beginning", text.rstrip("*"))
    return SearchTerm("word", text)


def is_unspaced(text: str) -> bool:
    """Whether a text holds a letter of a script without spaces between words."""
    return any(letter.isalpha() for letter in _UNSPACED.findall(text))


def holds_part(text: str, part: str) -> bool:
    """Whether a text holds a part, in a script without spaces between words."""
    if text.isascii() or _UNSPACED.search(text) is None:
        return False
    return as_part(part) in as_part(text)


def as_part(text: str) -> str:
    """A text for comparing parts: letters, their signs and digits alone, without capitals."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LMN")


Span = tuple[int, int]
"""Start and end of a match in a text."""

OPEN, CLOSE = "[", "]"
"""Signs around a match: seen without colour, and read aloud."""

LONGEST = 160  # characters of a line to show around a match


def best_line(text: str, spans: Sequence[Span]) -> str:
    """The line of `text` with most matches, shortened, each match marked.

    Args:
        text: The text searched.
        spans: The matches, in order, without overlaps; at least one.
    """
    lines = [found.span() for found in re.finditer(r"[^\n]+", text)]
    begins = [span[0] for span in spans]
    within = [spans[bisect_left(begins, start) : bisect_left(begins, end)] for start, end in lines]
    at = max(
        range(len(lines)),
        key=lambda line: (len({text[a:b].casefold() for a, b in within[line]}), len(within[line])),
    )
    start, end = lines[at]
    first, last = _part_to_show(text, start, end, within[at][0])
    marked, position = [], first
    for begin, stop in within[at]:
        if begin >= first and stop <= last:
            marked += [text[position:begin], OPEN, text[begin:stop], CLOSE]
            position = stop
    marked.append(text[position:last])
    return f"{'… ' if first > start else ''}{''.join(marked).strip()}{' …' if last < end else ''}"


def _part_to_show(text: str, start: int, end: int, around: Span) -> Span:
    """The part of a line to show, around the first match.

    It has whole words, and the match stands about a third of the way in.
    """
    if end - start <= LONGEST:
        return start, end
    first = max(start, min(around[0] - LONGEST // 3, end - LONGEST))
    last = max(min(first + LONGEST, end), around[1])
    if first > start:
        space = text.find(" ", first, around[0])
        first = space + 1 if space >= 0 else around[0]
    if last < end:
        space = text.rfind(" ", around[1], last)
        last = space if space >= 0 else last
    return first, last
