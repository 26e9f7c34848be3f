"""Texts in which a block may stand, out of what a file went through: mails, attachments, zips, pages, Word.

Nothing in a file is trusted: the work grows with its size alone, and no more than twice `LARGEST` is looked
at, however much a zip swells. No mail is parsed as mail: a part in base64 is decoded wherever its header
stands, so that a saved mail, half of one and a mailbox are read alike.
"""

import base64
import html
import io
import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from equityjournal.core.text.encodings import encoding_of

LARGEST = 10 * 1024 * 1024  # bytes
MOST_MEMBERS = 50
"""Files of a zip that are looked at."""
DEEPEST = 3
"""A zip, in a mail, in a mail."""

ZIP = b"PK\3\4"

_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others take memory as they please
_ENCRYPTED = 1

_LINE_END = re.compile("\r+\n?|[\x0b\x0c\x85\u2028\u2029]")
_DASH = '[-*_~`"\u2010-\u2015\u2212\ufe63\uff0d]'
_SOFT_BREAK = re.compile(rf"(?<!=)=[ \t]*\n(?![\s>|]*(?:[A-Za-z]{{1,3}}>[\s>|]*)?(?:{_DASH}|END))")
"""A line end that quoted-printable put in, and not the padding of a block's last line."""
_QUOTED_PRINTABLE = re.compile("(?:=[0-9A-F]{2})+")
_BASE64_PART = re.compile(
    r"^[ \t]*content-transfer-encoding:[ \t]*base64[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_AFTER_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]|\Z")

_PAGE = re.compile(r"<(?:br|p|div|span|html|body|pre|td|w:p)\b|</[a-z]", re.IGNORECASE)
_TAG = re.compile(r"</?([A-Za-z][\w:]*)[^<>]*>")
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "code", "em", "font", "i", "mark", "o:p", "s", "small", "span", "strong", "sub",
    "sup", "tt", "u", "wbr", "w:r", "w:t",
))  # fmt: skip
"""Tags within a line; all others begin a line."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_RICH_TEXT = "{\\rtf"
_CONTROL = re.compile(
    r"\\'(?P<byte>[0-9a-f]{2})|\\u(?P<code>[0-9]{1,5}) ?\??|\\(?P<word>[a-z]+)-?[0-9]* ?|[{}]|\\\*"
)
_NEW_LINES = ("par", "line", "row")

_UNSEEN = dict.fromkeys((
    0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
))  # fmt: skip
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_JOINED = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
"""Letters that a PDF joins."""
_SEEN = {**_UNSEEN, **_SPACES, **_JOINED}


class Reading(NamedTuple):
    """A text, with the bytes it was read from."""

    data: bytes
    text: str


def readings(data: bytes) -> Iterator[Reading]:
    """Texts of a file, and of the files within it, outermost first."""
    waiting = deque([(data[:LARGEST], 0)])
    left = 2 * LARGEST - len(waiting[0][0])
    while waiting:
        piece, depth = waiting.popleft()
        if piece.startswith(ZIP):
            within = _members(piece, left)
        else:
            text = _LINE_END.sub("\n", _decoded(piece))
            yield Reading(piece, _plain(text))
            within = _encoded_parts(text)
        if depth < DEEPEST:
            for inner in within:
                left -= len(inner)
                waiting.append((inner, depth + 1))


def _members(data: bytes, most: int) -> Iterator[bytes]:
    """Files of a zip, unpacked as far as allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist()[:MOST_MEMBERS]:
                if member.compress_type not in _METHODS or member.flag_bits & _ENCRYPTED:
                    continue
                with archive.open(member) as file:
                    inner = file.read(most)
                most -= len(inner)
                yield inner
    except _FAULTS:
        return


def _encoded_parts(text: str) -> Iterator[bytes]:
    """Parts of a mail that were sent in base64."""
    done = 0
    for header in _BASE64_PART.finditer(text):
        if header.start() < done:  # of one part already read
            continue
        start = text.find("\n\n", header.end())
        if start < 0:
            return
        done = next(_AFTER_BASE64.finditer(text, start + 2)).start()
        letters = "".join(text[start:done].partition("=")[0].split())
        if len(letters) % 4 == 1:  # cut off, it is read as far as it goes
            letters = letters[:-1]
        yield base64.b64decode(letters + "=" * (-len(letters) % 4))


def _decoded(data: bytes) -> str:
    """Bytes as text, in the encoding they seem to have."""
    text = _in_encoding(data, encoding_of(data))
    if b"\0" in data and not _is_in_our_letters(text):  # two encodings in one file, or four bytes a letter
        text = _in_encoding(data.replace(b"\0", b""), "utf-8")
    return text


def _is_in_our_letters(text: str) -> bool:
    """Whether most of a text is in the letters of a block."""
    return "\0" not in text and len(text.encode("ascii", errors="ignore")) * 2 > len(text)


def _in_encoding(data: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return data.decode(encoding, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _plain(text: str) -> str:
    """Text without mail's line breaks, markup, and letters that cannot be seen."""
    if _RICH_TEXT in text[:100]:
        text = _CONTROL.sub(_of_rich_text, text)
    text = _QUOTED_PRINTABLE.sub(_of_quoted_printable, _SOFT_BREAK.sub("", text))
    if _PAGE.search(text):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub(_of_a_tag, text))
    return text.translate(_SEEN)


def _of_rich_text(control: re.Match[str]) -> str:
    """The text that a control word of Rich Text Format stands for."""
    if control["byte"]:
        return bytes.fromhex(control["byte"]).decode("cp1252", errors="replace")
    if control["code"]:
        return chr(int(control["code"]))
    return "\n" if control["word"] in _NEW_LINES else ""


def _of_quoted_printable(run: re.Match[str]) -> str:
    return _in_encoding(bytes.fromhex(run[0].replace("=", "")), "utf-8")


def _of_a_tag(tag: re.Match[str]) -> str:
    return "" if tag[1].casefold() in _INLINE else "\n"
