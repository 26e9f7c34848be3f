"""A draft of a form as Markdown; no text in it can break its structure."""

import re
from collections.abc import Iterator, Sequence

from equityjournal.core.forms.document import Block
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show
from equityjournal.formats.to_markdown import plain_line, plain_paragraph


def form_markdown(blocks: Sequence[Block]) -> bytes:
    """The document, as UTF-8."""
    text = "\n\n".join(_written(blocks))
    return f"{text}\n".encode()


def _written(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs of the document; items of a list stand together."""
    items: list[str] = []
    for block in blocks:
        if block.kind == "item":
            items.append(f"- {_line(block)}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield from _block(block)
    if items:
        yield "\n".join(items)


def _block(block: Block) -> Iterator[str]:
    """The paragraphs of a block."""
    if block.kind == "heading":
        yield f"{'#' * block.level} {plain_line(block.text)}"
    elif block.kind == "open":
        yield f"*{plain_line(say('Open: {question}', question=block.text))}*"
    elif block.kind == "words":
        for lines in re.split(r"\n[^\S\n]*\n", show(block.text, lines=True)):
            if lines.strip():
                yield plain_paragraph(lines)
    else:
        yield _line(block)


def _line(block: Block) -> str:
    """A line with its address, as a link that reads as itself."""
    text = plain_line(block.text)
    return f"{text} <{block.address}>" if block.address else text
