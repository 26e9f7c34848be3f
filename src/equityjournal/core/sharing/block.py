"""Sealed blocks and cards, found in anything they were sent in.

A sealed block is what age calls armour (https://age-encryption.org/v1): base64 between two lines. Mail, Word
and shells quote it, wrap it anew and change the dashes and spaces; what they cannot change without losing it
is the order of its letters. So the letters alone are taken, in their order, and none is ever guessed.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from equityjournal.core.sharing.wrappings import ZIP, readings

MOST = 50
"""Blocks of one file."""

FIRST_LINE, LAST_LINE = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
INVITATION_FIRST = "-----BEGIN EQUITYJOURNAL INVITATION-----"
INVITATION_LAST = "-----END EQUITYJOURNAL INVITATION-----"
BARE = b"age-encryption.org/v1"
"""Start of an age file without armour."""

_WIDTH = 64  # letters of a line
_START = base64.b64encode(BARE).decode()
_JUNK = "[^A-Za-z0-9]{0,24}"  # between two letters of a line that was wrapped within it


def _spread(words: str) -> str:
    """A pattern for words, by whatever they are parted."""
    return _JUNK.join(words.replace(" ", ""))


_EDGE = re.compile(
    f"(?P<first>{_spread('BEGIN AGE ENCRYPTED FILE')})"
    f"|(?P<last>{_spread('END AGE ENCRYPTED FILE')})"
    f"|(?P<bare>{re.escape(_START)})"
)
_INVITATION_BEGINS = re.compile(_spread(INVITATION_FIRST.strip("-")))
_INVITATION_ENDS = re.compile(_spread(INVITATION_LAST.strip("-")))
_HINTS = ("INVITATION", "ENCRY", "YWdlLWVu", "age1", "age-encryption", "base64", "BASE64", "Base64")
_HINT = re.compile("|".join(r"\0{0,3}".join(map(re.escape, hint)) for hint in _HINTS).encode())
_NOT_BASE64 = re.compile("[^A-Za-z0-9+/]")
_INITIALS = re.compile(r"[\s>|]*(?:[A-Za-z]{1,3}>[\s>|]*)+")
"""The mark of a mail program that quotes with a person's initials."""
_REMARK = re.compile(r"[\[\](){}.,;:!?@&%$#]")
"""Signs that no line of a block has, whatever was put before it."""
_BACKSLASHES = re.compile(r"\\[nrt]|\\")
_CHANCE = 2  # lines that may look marked though a line was only broken there
_QUOTING = re.compile(r"^[ \t>|]+", re.MULTILINE)
_MARK = '["“”„‟«»″]'
_CARD = re.compile(
    r"\bcard\s{0,9}=\s{0,9}(?P<card>[12])\s{1,20}"
    rf"name\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<name>.{{1,500}}?){_MARK}\s{{1,20}}"
    rf"age\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<age>[\sa-z0-9]{{1,200}}){_MARK}\s{{1,20}}"
    rf"(?P<kind>signing|mark)\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<key>[\sA-Za-z0-9+/=]{{1,200}}){_MARK}",
    re.DOTALL,
)
_LEAST = 40  # letters; fewer are words beside a line that mentions a block


@dataclass(frozen=True)
class Block:
    """A sealed block, an invitation or a card, as it was before it was sent."""

    kind: Literal["sealed", "invitation", "card"]
    data: bytes
    """The armour in age's own form, the letters of the invitation, or the lines of the card."""

    missing: Literal["beginning", "end"] | None = None
    """The part that was not there."""

    @property
    def first_letters(self) -> bytes:
        """The beginning, by which copies of a block are told, altered or not."""
        return self.data[: len(FIRST_LINE) + 3 * _WIDTH]


def blocks_in(data: bytes) -> list[Block]:
    """Blocks of a file, each once, outermost first; at most `MOST`."""
    found: dict[Block, None] = {}
    for block in _all_in(data):
        found[block] = None
        if len(found) == MOST:
            break
    whole = [block for block in found if not block.missing]
    return whole + [block for block in found if block.missing and not _is_known(block, whole)]


def may_hold_blocks(start: bytes) -> bool:
    """Whether the first bytes of a file are a reason to read more of it."""
    return start.startswith(ZIP) or _HINT.search(start) is not None


def _all_in(data: bytes) -> Iterator[Block]:
    """Blocks of a file, however often each is there."""
    for reading in readings(data):
        if reading.data.startswith(BARE):
            yield Block("sealed", reading.data)
        else:
            yield from _blocks_in(reading.text)


def _is_known(piece: Block, whole: list[Block]) -> bool:
    """Whether a piece is of a block that is there whole, or no more than a word on blocks beside one."""
    if _START.encode() not in piece.data:
        return bool(whole)
    return any(block.first_letters == piece.first_letters for block in whole)


def _blocks_in(text: str) -> Iterator[Block]:
    """Blocks of a text."""
    yield from (Block("card", card) for card in _cards_in(text))
    yield from (Block("invitation", _padded(letters).encode()) for letters in _invitations_in(text))
    begun, after = None, 0
    for edge in _EDGE.finditer(text):
        if edge.lastgroup == "bare":
            begun = edge.start() if begun is None else begun
        elif edge.lastgroup == "first":
            if begun is not None:
                yield from _unended(text[begun : edge.start()])
            begun = edge.end()
        else:
            yield from _ended(text, begun, after, edge.start())
            begun, after = None, edge.end()
    if begun is not None:
        yield from _unended(text[begun:])


def _cards_in(text: str) -> Iterator[bytes]:
    """The lines of each card in a text, as they were before it was sent.

    Only a card with nothing between its lines is taken; whether its keys are keys is for the reader of cards.
    """
    for card in _CARD.finditer(_QUOTING.sub("", text)):
        name = " ".join(card["name"].split())
        age = "".join(card["age"].split())
        key = "".join(card["key"].split()).rstrip("=") + "="
        lines = f'card = {card["card"]}\nname = "{name}"\nage = "{age}"\n{card["kind"]} = "{key}"\n'
        yield lines.encode(errors="replace")


def _invitations_in(text: str) -> Iterator[str]:
    """The letters of the invitations in a text; where the last is cut off, their check says so."""
    for before_end in _INVITATION_ENDS.split(text):
        *begun, letters = _INVITATION_BEGINS.split(before_end)
        if begun:
            yield _letters_of(letters)


def _ended(text: str, begun: int | None, after: int, end: int) -> Iterator[Block]:
    """The block before a last line."""
    if begun is not None:
        letters = _letters_of(text[begun:end])
        if len(letters) >= _LEAST:
            yield Block("sealed", armour(letters))
        return
    line = _NOT_BASE64.sub("", text[max(after, end - 3 * _WIDTH) : end])
    if len(line) >= _LEAST:
        yield Block("sealed", b"", "beginning")


def _unended(text: str) -> Iterator[Block]:
    """The block after a first line, whose last line is missing."""
    lines = []
    for line in text.split("\n"):
        if _REMARK.search(line):
            break
        lines.append(line)
        if "=" in line:
            break
    yield Block("sealed", armour(_letters_of("\n".join(lines))), "end")


def _letters_of(body: str) -> str:
    """The letters of base64 in a body, in their order."""
    lines = _BACKSLASHES.sub("\n", body).split("\n")
    marks = [_INITIALS.match(line) for line in lines]
    if len([mark for mark in marks if mark]) > max(len(lines) // 2, _CHANCE):
        lines = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
    return "".join(_NOT_BASE64.sub("", line) for line in lines if not _REMARK.search(line))


def armour(letters: str) -> bytes:
    """Letters as armour in age's own form."""
    return _between(FIRST_LINE, _padded(letters), LAST_LINE)


def _padded(letters: str) -> str:
    return letters + "=" * (-len(letters) % 4)


def invitation_block(letters: str) -> bytes:
    """The block of an invitation, as it is sent."""
    return _between(INVITATION_FIRST, letters, INVITATION_LAST)


def _between(first: str, letters: str, last: str) -> bytes:
    lines = [letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH)]
    return "\n".join([first, *lines, last, ""]).encode()
