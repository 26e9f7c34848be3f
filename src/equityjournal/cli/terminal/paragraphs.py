"""Paragraphs for reading, on the screen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.terminal.output import tell

if TYPE_CHECKING:
    from equityjournal.core.sharing.letter_reading import Paragraph


def tell_paragraphs(parts: "Iterable[Paragraph]", to: TextIO | None = None) -> None:
    """Print the paragraphs of a letter or page."""
    for part in parts:
        tell(part.text, bold=part.heading, indent=2 if part.own else 0, lines=part.own, to=to)
