"""Markdown as other programs read it: their HTML, taken apart into the lines that a person sees."""

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
import markdown
from markdown_it import MarkdownIt

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.text.visible import show
from equityjournal.formats.to_markdown import MarkdownExporter
from formats.documents import exported


class Line(NamedTuple):
    """A line of a document, its words a single space apart."""

    kind: str
    """h1 to h6, li, strong or p; of an element that has no place here, its name."""
    words: str


def commonmark(document: str) -> str:
    """The document's HTML as CommonMark has it."""
    return str(MarkdownIt("commonmark").render(document))


def github(document: str) -> str:
    """The document's HTML as GitHub has it, less mail addresses made into links.

    GitHub makes a link of an address whichever way it is written; its words stay as they were.
    """
    html = cmarkgfm.github_flavored_markdown_to_html(document)
    return re.sub(r'<a href="mailto:([^"]+)">((?:mailto:)?\1)</a>', r"\2", html)


def python_markdown(document: str) -> str:
    """The document's HTML as Python-Markdown has it."""
    return str(markdown.markdown(document))


def pandoc(document: str) -> str:
    """The document's HTML as pandoc has it, its typographic quotes made plain again."""
    done = subprocess.run(
        ["pandoc", "--from", "markdown", "--to", "html", "--wrap", "none"],  # noqa: S607 - wherever it is
        input=document.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().translate(str.maketrans("“”‘’", "\"\"''"))


WITHOUT_PANDOC: dict[str, Callable[[str], str]] = {
    "CommonMark": commonmark,
    "GitHub": github,
    "Python-Markdown": python_markdown,
}
"""Readers that need no program of their own."""


def seen(html: str) -> list[Line]:
    """The lines of a page, each with its kind."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.lines


class _Page(HTMLParser):
    _KINDS = ("li", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "p")
    _EXPECTED = (*_KINDS, "ul", "br")

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._open: list[str] = []
        self._words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "strong":
            self._end_line()
        if tag not in self._EXPECTED:
            self.lines.append(Line(tag, str(attrs)))
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_line()
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_comment(self, data: str) -> None:
        self.lines.append(Line("comment", data))

    def _end_line(self) -> None:
        words, self._words = " ".join(self._words.split()), ""
        if words:
            kind = next((kind for kind in self._KINDS if kind in self._open), "outside")
            self.lines.append(Line(kind, words))


def reads_as_typed(words: str, reader: Callable[[str], str]) -> bool:
    """Whether a reader sees these words wherever a person can put them, line by line, and our headings alone.

    Args:
        words: Given as title, setting, question, answer and small step of an entry.
        reader: The HTML of a document.
    """
    entry = Entry(
        schema_version=1,
        id="2026-06-01-aaaaaa",
        written=datetime(2026, 6, 1, 18, tzinfo=UTC),
        happened=date(2026, 6, 1),
        pack="p",
        language="en-GB",
        title=words,
        setting=words,
        answers=[Answer(text=words, question=words)],
        steps=[Step(text=words)],
    )
    document = exported(MarkdownExporter(), [entry]).decode()
    return seen(reader(document)) == _expected(words)


def _expected(words: str) -> list[Line]:
    """The lines that the document of such an entry ought to have."""
    lines = [
        Line("h1", "Reflective journal"),
        Line(
            "p",
            "1 entry, about 1 June 2026. Written out on 2 June 2026. "
            "Not masked: it holds what was written, word for word.",
        ),
        Line("h2", "Monday 1 June 2026"),
        Line("h3", show(words)),
        Line("li", f"Setting: {show(words)}"),
        Line("strong", show(words)),
        *(Line("p", line) for line in show(words, lines=True).split("\n")),
        Line("li", f"Small step: {show(words)}"),
    ]
    spaced = [Line(line.kind, " ".join(line.words.split())) for line in lines]
    return [line for line in spaced if line.words]
