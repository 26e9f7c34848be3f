"""Answers of an entry as a text for an editor, and back.

A single answer is the text alone. Several stand each below a marker line with the number and the question. A
marker is a help, never a trap: words typed on its line become text, and one that is gone is recovered by its
number, its question, or the lines that stood around it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from equityjournal.core.entries.entry import Answer
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import shortened

LONGEST = 60  # characters of a question in its marker, so that no editor breaks the line
ALIKE = 0.7  # share of letters in common with a marker that was changed


@dataclass(frozen=True)
class Found:
    """A marker found in a text."""

    start: int
    """Position of the first character of its line."""
    end: int
    """Position after its last character."""
    typed: str = ""
    """Words typed on its line, before the marker or inside."""


def all_laid_out(answers: Sequence[Answer]) -> str:
    """The text for an editor."""
    if len(answers) == 1:
        return f"{answers[0].text}\n"
    parts = zip(_markers(answers), answers, strict=True)
    return "".join(f"{marker}\n{answer.text}\n" for marker, answer in parts)


def first_line(answers: Sequence[Answer]) -> int:
    """The number of the first line of text, from 1."""
    return 1 if len(answers) == 1 else 2


def taken_apart(text: str, answers: Sequence[Answer]) -> list[Answer]:
    """The answers with their texts as left by the editor.

    Args:
        text: The text, with plain line ends and without its final newline.
        answers: The answers that were laid out.
    """
    found = _markers_in(text, answers)
    if not found:
        return _with_texts(answers, _divided(text.split("\n"), answers))
    texts = [""] * len(answers)
    places = sorted(found, key=lambda number: found[number].start)
    bounds = [found[number].start for number in places[1:]] + [len(text) + 1]
    first = found[places[0]]
    above = f"{text}\n"[: first.start]
    for number, bound in zip(places, bounds, strict=True):
        marker = found[number]
        typed = f"{marker.typed}\n" if marker.typed else ""
        below = f"{text}\n"[marker.end : bound].removesuffix("\n")
        below = below[1:] if below.startswith(("\n", " ")) else below
        texts[number] = typed + below if below else marker.typed
    for number in places:
        lost = list(_lost_after(number, found, len(answers)))
        shared = _divided(texts[number].split("\n"), [answers[at] for at in (number, *lost)])
        for at, part in zip((number, *lost), shared, strict=True):
            texts[at] = part
    if above.strip():
        _put_above(above, found, answers, texts)
    return _with_texts(answers, texts)


def _put_above(above: str, found: Mapping[int, Found], answers: Sequence[Answer], texts: list[str]) -> None:
    """Add the text above the first marker to its answers."""
    lost = [number for number in range(len(answers)) if number not in found and number < min(found)]
    if lost:
        parts = _divided(above.removesuffix("\n").split("\n"), [answers[number] for number in lost])
        for number, part in zip(lost, parts, strict=True):
            texts[number] = part
    else:
        first = min(found, key=lambda number: found[number].start)
        texts[first] = above + texts[first] if texts[first] else above.removesuffix("\n")


def _lost_after(number: int, found: Mapping[int, Found], count: int) -> Iterator[int]:
    """Numbers without a marker, directly after a number."""
    for later in range(number + 1, count):
        if later in found:
            return
        yield later


def _with_texts(answers: Sequence[Answer], texts: Sequence[str]) -> list[Answer]:
    return [answer.model_copy(update={"text": text}) for answer, text in zip(answers, texts, strict=True)]


# Markers


def _markers(answers: Sequence[Answer]) -> list[str]:
    """The marker line of each answer; none stands in any answer's text."""
    lines = {line for answer in answers for line in answer.text.split("\n")}
    fence = "==="
    while any(_marker(fence, at, answer) in line for at, answer in enumerate(answers) for line in lines):
        fence += "="
    return [_marker(fence, at, answer) for at, answer in enumerate(answers)]


def _marker(fence: str, at: int, answer: Answer) -> str:
    question = shortened(answer.question or say("In your own words"), LONGEST)
    return f"{fence} {at + 1}. {question} {fence}"


def _markers_in(text: str, answers: Sequence[Answer]) -> dict[int, Found]:
    """The markers found, by the place of their answer."""
    markers = _markers(answers)
    found: dict[int, Found] = {}
    for at, marker in enumerate(markers):
        if place := _whole(marker, text, answers[at - 1].text if at else ""):
            found[at] = place
    if len(answers) > 1:
        written = {line.strip() for answer in answers for line in answer.text.split("\n")}
        for at, marker in enumerate(markers):
            if at not in found and (place := _changed(marker, at, text, written, found)):
                found[at] = place
    return found


def _whole(marker: str, text: str, before: str) -> Found | None:
    """A whole marker in the text, perhaps broken over lines, with words around.

    Words before the marker on its line were typed there, or the line above was joined to it: the last line of
    the answer before, which then stays with its answer.
    """
    match = re.search(r"\s+".join(map(re.escape, marker.split())), text)
    if match is None:
        return None
    start = text.rfind("\n", 0, match.start()) + 1
    typed = text[start : match.start()]
    last = before.rstrip("\n").rpartition("\n")[2]
    if last.strip() and typed.startswith(last.rstrip()):
        return Found(match.start(), match.end())
    return Found(start, match.end(), typed.strip())


def _changed(marker: str, at: int, text: str, written: set[str], found: Mapping[int, Found]) -> Found | None:
    """A marker whose line was typed into or shortened: the line most like the marker, if any."""
    best, likeness, start = None, 0.0, 0
    for line in text.split("\n"):
        taken = any(place.start < start + len(line) and start < place.end for place in found.values())
        if line.strip() and line.strip() not in written and not taken:
            alike = _likeness(line, marker, at)
            if alike > likeness:
                best, likeness = Found(start, start + len(line), _words_typed(line, marker)), alike
        start += len(line) + 1
    return best


def _likeness(line: str, marker: str, at: int) -> float:
    """The likeness of a line to a marker, from 1 if surely meant.

    0 if none.
    """
    begins = re.match(rf"\s*=+\s*{at + 1}\.", line) is not None
    question = marker.strip("= ").partition(" ")[2]
    shared = SequenceMatcher(None, line, marker, autojunk=False).ratio()
    if begins or question in line or _inserted(line, marker) is not None:
        return 1 + shared
    return shared if shared >= ALIKE else 0.0


def _inserted(line: str, marker: str) -> str | None:
    """The letters typed into a marker in a single place.

    None after any other change.
    """
    same = takewhile(lambda letters: letters[0] == letters[1], zip(line, marker, strict=False))
    before = len(list(same))
    after = marker[before:]
    return line[before : len(line) - len(after)] if line[before:].endswith(after) else None


def _words_typed(line: str, marker: str) -> str:
    """The words typed on the line of a changed marker."""
    words, known = line.split(), marker.split()
    changes = SequenceMatcher(None, known, words, autojunk=False).get_opcodes()
    typed = [word for kind, _, _, start, end in changes if kind != "equal" for word in words[start:end]]
    if all(kind in ("equal", "insert") for kind, *_ in changes):
        return " ".join(typed)
    inserted = _inserted(line, marker)
    if inserted is not None:
        return inserted.strip()
    return " ".join(word for word in typed if not _is_rest_of(word, known))


def _is_rest_of(word: str, known: Sequence[str]) -> bool:
    """Whether a word is only the rest of a marker's word."""
    return any(word in whole for whole in known)


# Answers without markers between them


def _divided(lines: Sequence[str], answers: Sequence[Answer]) -> list[str]:
    """Lines divided among answers, by the former lines of each."""
    if len(answers) == 1:
        return ["\n".join(lines)]
    first, *others = (answer.text.split("\n") if answer.text else [] for answer in answers)
    before = [line for part in others for line in part]
    place = _boundary(lines, first, before)
    return ["\n".join(lines[:place]), *_divided(lines[place:], answers[1:])]


def _boundary(lines: Sequence[str], first: Sequence[str], others: Sequence[str]) -> int:
    """The place in `lines` where the first answer ends.

    Lines known from before settle it. New lines between them count as the first answer's, up to as many as
    it lost; the rest belong to the others, up to as many as these lost.
    """
    end = len(first)
    pairs = [
        (block.a + at, block.b + at)
        for block in SequenceMatcher(None, [*first, *others], lines, autojunk=False).get_matching_blocks()
        for at in range(block.size)
    ]
    last_kept = max(((old + 1, new + 1) for old, new in pairs if old < end), default=(0, 0))
    next_kept = min(((old, new) for old, new in pairs if old >= end), default=(end + len(others), len(lines)))
    lost_before, lost_after = end - last_kept[0], next_kept[0] - end
    new_lines = next_kept[1] - last_kept[1]
    to_others = min(new_lines, lost_after) if not lost_before else max(new_lines - lost_before, 0)
    return next_kept[1] - (to_others if lost_after else 0)
