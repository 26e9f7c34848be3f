"""HTML as plain text: paragraphs with a blank line between, lines kept, marks and scripts gone."""

import re
from html.parser import HTMLParser

_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"))
_LINES = frozenset(("br", "div", "li", "tr", "hr", "dt", "dd"))
_UNSEEN = frozenset(("script", "style", "head", "template"))


def plain_text(html: str) -> str:
    """The text of a piece of HTML."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    lines = [" ".join(line.split()) for line in "".join(reading.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reading(HTMLParser):
    """The pieces of text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "body":
            self._unseen = 0  # whatever was left open above
        self._break(tag)
        if tag == "li":
            self.pieces.append("- ")
        if tag in ("td", "th"):
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        self._break(tag if tag != "br" else "")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag == "br" or (tag in _LINES and not "".join(self.pieces[-1:]).endswith("\n")):
            self.pieces.append("\n")
