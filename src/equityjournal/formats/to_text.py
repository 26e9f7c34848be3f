"""The exporter of plain text, without marks."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import TextWrapper

from equityjournal.core.text.visible import show
from equityjournal.formats import BUILT_IN
from equityjournal.formats.blocks import PART, Block, Facts, Front, Heading, Items, Paragraph, Question, Room
from equityjournal.formats.entry_blocks import BlocksExporter

_WRAPPER = TextWrapper(78, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
"""Lines of 78 characters at most; a word that is longer stays whole."""


class TextExporter(BlocksExporter):
    """An exporter of plain text, good to read aloud."""

    purpose = BUILT_IN["text"]
    ending = ".txt"
    on_screen = True

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The document of blocks."""
        for line in whole_lines(front, blocks):
            yield "".join(f"{part}\n" for part in _WRAPPER.wrap(line) or [""]).encode()


def whole_lines(front: Front, blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of a document at full length: a screen wraps them by its own width."""
    yield _shown(front.title)
    for sentence in front.sentences:
        yield from ("", _shown(sentence))
    for block in blocks:
        yield from ("", *map(_shown, _written(block)))


def _written(block: Block) -> Sequence[str]:
    """The lines of a block."""
    match block:
        case Heading():
            return ["", block.text] if block.level == PART else [block.text]
        case Facts():
            return [f"{name}: {fact}" for name, fact in block.rows]
        case Question():
            return [block.text]
        case Paragraph():
            return block.lines
        case Items():
            return [f"- {text}" for text in block.texts]
        case Room():
            return ["_" * 60] * block.lines


def _shown(line: str) -> str:
    """A line with steering characters made visible."""
    return show(line).rstrip()
