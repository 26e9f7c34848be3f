"""The exporter of self-contained HTML pages."""

from collections.abc import Iterable

from equityjournal.formats import BUILT_IN
from equityjournal.formats.blocks import Block, Front
from equityjournal.formats.entry_blocks import BlocksExporter
from equityjournal.formats.pages import rendered_in_turn


class HtmlExporter(BlocksExporter):
    """An exporter of HTML, for a browser and paper."""

    purpose = BUILT_IN["html"]
    ending = ".html"
    on_screen = False

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The page of blocks."""
        return rendered_in_turn("document.html", language=front.language, front=front, blocks=blocks)
