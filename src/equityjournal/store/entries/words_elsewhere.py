"""Files with the words of an entry in them, whatever form a program gave those.

A document made of an entry has its words with other line ends, escapes, quotation marks or encoding. So only
letters and digits are compared.
"""

import codecs
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.listing.folders import everything_below

TELLING = 20
"""Least number of letters by which words are known again."""

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARK = re.compile(r"\\[nrt]|&[a-z]+;|&#\w+;|</?[a-z][^<>]{0,99}>")  # of TOML, JSON or HTML
_NO_LETTERS = re.compile(r"[\W_]+")
_BYTES_OF_A_LETTER = 8  # with what may stand around it, as in UTF-16 or JSON


def holding(root: Path, texts: Iterable[str], known: Collection[Path]) -> Iterator[Path]:
    """Readable files below a folder, except known ones, with any of some texts."""
    sought = {letters for text in texts if len(letters := _letters(text)) >= TELLING}
    overlap = _BYTES_OF_A_LETTER * max(map(len, sought), default=0)
    for found in everything_below(root) if sought else ():
        if isinstance(found, str) or not found.is_file(follow_symlinks=False) or Path(found.path) in known:
            continue
        try:
            inside = [_letters(_decoded(data)) for data in files.pieces(found.path, overlap)]
        except (DamagedFile, FileNotFoundError):
            continue
        if any(letters in piece for piece in inside for letters in sought):
            yield Path(found.path)


def _letters(text: str) -> str:
    """The letters and digits of a text, without accents or capitals."""
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "\\u" in text else text
    text = _MARK.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return _NO_LETTERS.sub("", text).casefold()


def _decoded(data: bytes) -> str:
    """Bytes as text, as well as can be; Notepad may save UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.replace(b"\0", b"").decode("utf-8", "replace")
