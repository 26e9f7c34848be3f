"""The choice of a format for a document for reading."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.formats.blocks import Renderer

READABLE = ("docx", "html", "markdown")
"""Formats that write blocks, the usual one first."""

As = Annotated[
    str, typer.Option("--as", metavar="FORMAT", help="docx for Word, html for a page to print, or markdown.")
]


def renderer(typed: str) -> "Renderer":
    """The renderer of a format by its name.

    Raises:
        UnknownName: When none has it.
    """
    from equityjournal.formats import exporter  # noqa: PLC0415 - loads Pydantic

    name = find_one(typed, dict.fromkeys(READABLE, ""), say("format"))
    return cast("Renderer", exporter(name))
