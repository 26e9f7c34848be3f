"""Drafts of forms written out, by format."""

from collections.abc import Callable, Mapping, Sequence

from equityjournal.core.forms.document import Block, plain_text
from equityjournal.formats.form_markdown import form_markdown


def form_text(blocks: Sequence[Block]) -> bytes:
    """The document as plain text, in UTF-8."""
    return f"{plain_text(blocks)}\n".encode()


WRITERS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {"markdown": form_markdown, "text": form_text}


def written(blocks: Sequence[Block], written_as: str) -> bytes:
    """The bytes of a document in a format, such as markdown."""
    return WRITERS[written_as](blocks)
