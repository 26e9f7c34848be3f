"""Detection of quoted text: quoted speech, block quotes and code."""

import re
from collections.abc import Iterator

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""

_PAIRS = {"”": "“„", "“": "„", "»": "«", "«": "»"}
"""Closing marks that are no apostrophe, with their opening marks: English, Polish, German, French."""
_OPENING = "“„«»"
_MARK = re.compile(r"[\"“”„«»'‘’`]|^[ \t]*>[^\n]*|\n[ \t\r]*\n", re.MULTILINE)
_IM = r"im(?! (?:an?|the|not|so|no|just|too|only|still|proper|right)\b)"
_ELIDED = re.compile(
    rf"['‘’](?:\d\ds?|cause|cos|coz|em|{_IM}|er|til|tis|twas|bout|n|round|ere)\b", re.IGNORECASE
)
"""“’em”, “’round”, “told ’im”, and not “’im a …”, which is speech."""


def quoted(text: str) -> list[Span]:
    """Quoted parts of `text`, in order and apart, in linear time.

    Double marks of any kind may lie in one another and may run over paragraphs. Single marks, which are
    apostrophes too, count as quotes only as a pair: before a word, and behind a word of the same
    paragraph. Behind an s and before another word, as in "the parents' house", a mark closes a quote only
    if no surer mark does. A mark without a closing mark quotes nothing, unless the next paragraph begins
    with a mark again, as in a speech of several paragraphs. Lines that begin with > are quoted whole.
    """
    return _joined(sorted([*_marked(text), *_in_single_marks(text)]))


def _marked(text: str) -> Iterator[Span]:
    """Block quotes, code, and text between double marks."""
    open_marks: list[tuple[str, int]] = []
    pause, code = (-9, -9), -1
    for found in _MARK.finditer(text):
        mark, at = found.group(), found.start()
        if len(mark) > 1 or mark == ">":
            if mark.lstrip().startswith(">"):
                yield found.span()
            else:
                pause, code = found.span(), -1
        elif mark == "`":
            if code >= 0:
                yield code, at + 1
            code = -1 if code >= 0 else at
        elif mark not in "'‘’":
            goes_on = at - pause[1] < 4 and not text[pause[1] : at].strip()
            if _closes(text, mark, at) and (opened := _opened_by(open_marks, mark)) >= 0:
                yield open_marks[opened][1], at + 1
                del open_marks[opened:]
            elif _opens(text, mark, at):
                if goes_on and open_marks and open_marks[-1][0] == mark:
                    yield open_marks.pop()[1], pause[0]
                open_marks.append((mark, at))


def _opened_by(open_marks: list[tuple[str, int]], mark: str) -> int:
    """Index of the open mark for a closing mark; -1 without any.

    Only the latest four open marks are considered.
    """
    for at in range(len(open_marks) - 1, max(-1, len(open_marks) - 5), -1):
        if open_marks[at][0] in _PAIRS.get(mark, mark):
            return at
    return -1


def _opens(text: str, mark: str, at: int) -> bool:
    """Whether a mark can open a quote."""
    return mark in _OPENING or (mark == '"' and not text[at + 1 : at + 2].isspace())


def _closes(text: str, mark: str, at: int) -> bool:
    """Whether a mark can close a quote."""
    if mark != '"':
        return mark in _PAIRS
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _in_single_marks(text: str) -> Iterator[Span]:
    """Text between single marks, where they can be told from apostrophes."""
    opened = likely = -1
    opening = ""
    for found in _MARK.finditer(text):
        mark, at = found.group(), found.start()
        if len(mark) > 1:
            if opened >= 0 and likely >= 0:
                yield opened, likely
            opened = likely = -1
        elif mark in "'‘’":
            before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
            ends = "’" if opening == "‘" else "'"
            if opened >= 0 and mark == ends and not before.isspace() and not after.isalnum():
                if before in ("s", "S") and text[at + 1 : at + 3].strip(" ").isalpha() and after == " ":
                    likely = at + 1 if likely < 0 else likely
                    continue
                yield opened, at + 1
                opened = likely = -1
            elif mark in "'‘" and not before.isalnum() and not after.isspace() and after:
                if _ELIDED.match(text, at):
                    continue
                if opened >= 0 and likely >= 0:
                    yield opened, likely
                opened, likely, opening = at, -1, mark
    if opened >= 0 and likely >= 0:
        yield opened, likely


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order, joined where they touch or overlap."""
    apart: list[Span] = []
    for start, end in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
