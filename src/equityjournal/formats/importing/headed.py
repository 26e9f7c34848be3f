"""Plain text with a day's line above each entry."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from equityjournal.core.entries.schema import LARGEST
from equityjournal.core.importing.items import Item, Unread
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.written_days import Written


class Head(NamedTuple):
    """A line above an entry."""

    written: Written | None
    """Its moment; None where it looks like a day and is none."""
    rest: str
    """The words behind the moment."""


class Block(NamedTuple):
    """An entry of a text."""

    number: int
    """The number of its first line, from 1."""
    written: Written
    rest: str
    text: str


def blocks(
    lines: Iterable[str], head_of: Callable[[str, bool], Head | None], within: str = ""
) -> Iterator[Block | Item]:
    """The entries of a text, in turn.

    Words without a day are named, never joined to an entry.

    Args:
        lines: The lines.
        head_of: Whether a line begins an entry, from the line and whether no words stand right above.
        within: The name of the file, where there are several.
    """
    number, start, size = 0, 1, 0
    head: Head | None = None
    body: list[str] = []
    is_above = True
    for line in lines:
        number += 1
        found = head_of(line, is_above)
        is_above = not line.strip()
        if found is not None:
            yield from _ended(head, body, start, within)
            head, body, start, size = found, [], number, 0
            if found.written is None:
                body = [line]
            continue
        size += len(line)
        if size > LARGEST:
            yield from _ended(head, body, start, within)
            head, body, start, size = None, [], number, len(line)
        body.append(line)
    yield from _ended(head, body, start, within)


def place(number: int, within: str) -> str:
    """The place of a line, in words."""
    if within:
        return say("{file}, line {number}", file=within, number=number)
    return say("line {number}", number=number)


def _ended(head: Head | None, body: list[str], start: int, within: str) -> Iterator[Block | Item]:
    text = "\n".join(body).strip("\n")
    if head is not None and head.written is not None:
        yield Block(start, head.written, head.rest, text)
    elif head is not None:
        yield Unread(place(start, within), say("its day could not be read"), text)
    elif text.strip():
        yield Unread(place(start, within), say("it stands under no day"), text)
