"""The exporter of self-contained HTML pages."""

from collections.abc import Iterable, Iterator, Mapping

from equityjournal.core.entries.entry import Entry
from equityjournal.formats import BUILT_IN, About
from equityjournal.formats.blocks import Block, Front
from equityjournal.formats.entry_blocks import entry_blocks, front_of
from equityjournal.formats.pages import rendered_in_turn


class HtmlExporter:
    """An exporter of HTML, for a browser and paper."""

    purpose = BUILT_IN["html"]
    ending = ".html"
    on_screen = False
    switches: Mapping[str, str] = {}

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The page, each word of an entry as text."""
        return self.render(front_of(about), entry_blocks(entries, about))

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The page of blocks."""
        return rendered_in_turn("document.html", language=front.language, front=front, blocks=blocks)
