"""The Markdown exporter."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from equityjournal.core.text.visible import show
from equityjournal.formats import BUILT_IN
from equityjournal.formats.blocks import Block, Facts, Front, Heading, Items, Paragraph, Question, Room
from equityjournal.formats.entry_blocks import BlocksExporter

_FIRM_SPACE = "\u00a0"
# Signs with a meaning in CommonMark, GitHub, pandoc or Python-Markdown, or in a common extension of theirs.
# Every sign begins with the set of all, which the engine of patterns looks for quickly; what makes it one is
# looked at behind it. A backslash goes before those that all four let stand after one; the others are written
# by their number.
_BACKSLASHED = r"(?<=[\\`*_\[{#])|(?<=-)(?=-)|(?<=\+)(?=\+)|(?<=\.)(?=\.\.)|(?<=www\.)"
_NUMBERED = r"(?<=[<~^$@])|(?<=&)(?=#?\w+;)|(?<==)(?==)|(?<=%)(?=%)|(?<=:)(?=//)|(?<=mailto:)"
_SIGNS = re.compile(
    rf"[-+.&=%:\\`*_\[{{#<~^$@](?:(?P<backslashed>{_BACKSLASHED})|{_NUMBERED})", re.IGNORECASE
)
_NAMES = {"<": "&lt;", "&": "&amp;"}
# Beginnings of a line with a meaning; and 1. (1) a) iv. and their like, which begin a list.
_OPENING = re.compile(r"^(?:(?P<backslashed>[-+>]|!(?=!!))|[:|=]|\?(?=\?\?))")
_LIST_MARK = re.compile(r"^(\(?)(\d+|[a-z]|[ivxlcdm]+)(?=[.)](?:\s|$))", re.IGNORECASE)
# Pandoc sets quotes as a printer does, and drops a space before the second of a pair. So double quotes that
# are no plain pairs are written by their name, and the space before a single one is made firm.
_PLAIN_PAIRS = re.compile(r'[^"]*(?:"(?:[^\s"]|[^\s"][^"]*[^\s"])"[^"]*)*')
_LOOSE_QUOTE = re.compile(r"(?: |(?<=\n))'(?!\w)")


class MarkdownExporter(BlocksExporter):
    """An exporter of Markdown with plain words alone."""

    purpose = BUILT_IN["markdown"]
    ending = ".md"
    on_screen = True

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The document of blocks."""
        yield f"# {plain_line(front.title)}\n".encode()
        for sentence in front.sentences:
            yield f"\n{plain_line(sentence)}\n".encode()
        for block in blocks:
            yield f"\n{_written(block)}\n".encode()


def _written(block: Block) -> str:
    """A block as Markdown."""
    match block:
        case Heading():
            return f"{'#' * block.level} {plain_line(block.text)}"
        case Facts():
            return "\n".join(f"- {name}: {_repeated_line(fact)}" for name, fact in block.rows)
        case Question():
            return f"**{_repeated_line(block.text)}**"
        case Paragraph():
            return _paragraph(block.lines)
        case Items():
            return "\n".join(f"- {plain_line(text)}" for text in block.texts)
        case Room():
            return "\n\n".join(["…"] * block.lines)


def _paragraph(typed: Sequence[str]) -> str:
    """A paragraph of plain text with hard line breaks."""
    return _firm_before_quotes("  \n".join(plain_line(line) for line in typed))


def plain_line(text: str) -> str:
    """A line of Markdown for exactly these characters."""
    line = show(text).rstrip(" ")
    words = line.lstrip(" ")
    indent = _FIRM_SPACE * (len(line) - len(words))
    words = _OPENING.sub(_as_words, _SIGNS.sub(_as_words, words))
    if not _PLAIN_PAIRS.fullmatch(words):
        words = words.replace('"', "&quot;")
    return indent + _LIST_MARK.sub(_no_list, _firm_before_quotes(words))


_repeated_line = lru_cache(maxsize=512)(plain_line)  # a setting or a question stands in many entries


def _firm_before_quotes(text: str) -> str:
    """A text with a firm space before loose single quotes."""
    return _LOOSE_QUOTE.sub(f"{_FIRM_SPACE}'", text) if "'" in text else text


def _as_words(found: re.Match[str]) -> str:
    """A sign, escaped to stand for itself."""
    sign = found.group()
    return f"\\{sign}" if found["backslashed"] is not None else _NAMES.get(sign, f"&#{ord(sign)};")


def _no_list(found: re.Match[str]) -> str:
    """A number or letter, kept from beginning a list."""
    bracket, mark = found.groups()
    return f"\\({mark}" if bracket else f"{mark}\\"
