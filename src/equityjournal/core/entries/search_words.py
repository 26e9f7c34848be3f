"""Search queries of words, "phrases" and beginnings*.

Any typed text is a valid query.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

_PIECE = re.compile(r'"([^"]*)"?|“([^”]*)”?|(\S+)')


class SearchTerm(NamedTuple):
    """A word, phrase, beginning or sign to search for."""

    kind: Literal["word", "phrase", "beginning", "sign"]
    """A word in any of its forms; a phrase, exactly; the beginning of a word; or a sign, without any letter
    or digit, such as an emoji."""
    text: str


def parse_query(words: Iterable[str]) -> list[SearchTerm]:
    """Parse a typed search into pieces.

    An entry is found when every piece occurs in it.

    Quotes hold a phrase together, and a star after a word leaves its end open. All else, operators and odd
    characters too, is looked for as it stands; the parts of "co-worker" or "don't" one after another.
    """
    pieces: list[SearchTerm] = []
    for found in _PIECE.finditer(" ".join(words)):
        quoted = found[1] if found[1] is not None else found[2]
        text = (found[3] if quoted is None else quoted).replace("\0", " ").strip()
        if any(letter.isalnum() for letter in text):
            if quoted is not None:
                pieces.append(SearchTerm("phrase", text))
            elif text.endswith("*"):
                pieces.append(SearchTerm("beginning", text.rstrip("*")))
            else:
                pieces.append(SearchTerm("word", text))
        elif text.strip('"“”*'):
            pieces.append(SearchTerm("sign", text))
    return pieces


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
    within = [[span for span in spans if start <= span[0] < end] for start, end in lines]
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
