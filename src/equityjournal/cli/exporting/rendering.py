"""The format of a document for reading."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.formats import exporter

if TYPE_CHECKING:
    from equityjournal.formats.blocks import Renderer

READABLE = ("docx", "html", "markdown")
"""Formats that write blocks, the usual one first."""

As = Annotated[
    str | None,
    typer.Option("--as", metavar="FORMAT", help="docx for Word, html for a page to print, or markdown."),
]


def renderer(typed: str | None, output: Path | None) -> "Renderer":
    """The renderer of a format.

    Its name decides, else the ending of a file; Word is usual.

    Raises:
        UnknownName: When no format has the name.
    """
    if typed is not None:
        return cast("Renderer", exporter(find_one(typed, dict.fromkeys(READABLE, ""), say("format"))))
    made = [cast("Renderer", exporter(name)) for name in READABLE]
    ending = output.suffix.casefold() if output else ""
    return next((known for known in made if known.ending == ending), made[0])
