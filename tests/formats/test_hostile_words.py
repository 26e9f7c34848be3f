"""Hostile words in every field go out in each format, and come back by another program's reading."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser

import pytest

from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.visible import show
from equityjournal.formats import exporter
from equityjournal.formats.entry_json import entry_from
from equityjournal.formats.to_csv import without_formulas
from formats import hostile
from formats.documents import exported

GOING = list(hostile.entries(len(hostile.WORDS)))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def document(form: str, switched_on: Sequence[str] = ()) -> bytes:
    """The document of all the hostile entries."""
    return exported(exporter(form), GOING, switched_on=switched_on)


def in_words(text: str) -> str:
    """Words as a document shows them, a single space apart."""
    return " ".join(show(text, lines=True).split())


def missing_from(text: str) -> list[str]:
    """Hostile words that are not in the text of a document as shown, once for each field."""
    plain = " ".join(text.split())
    fields = ("title", "answer", "step", "their words", "how I know", "what came of it")
    return [words for words in hostile.WORDS if plain.count(in_words(words)) < len(fields)]


def text_of(element: ElementTree.Element) -> str:
    """The text that an element of a paragraph stands for."""
    return {f"{W}t": element.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(element.tag, "")


def test_a_word_document_holds_the_words_and_nothing_else() -> None:
    """Each part is well-formed XML; the words are text, and no field, link, picture or macro comes of them."""
    with zipfile.ZipFile(io.BytesIO(document("docx"))) as parts:
        assert parts.testzip() is None
        trees = {}
        for name in parts.namelist():
            trees[name] = ElementTree.fromstring(parts.read(name))  # noqa: S314 - made just now
    body = trees["word/document.xml"]
    lines = ["".join(map(text_of, paragraph.iter())) for paragraph in body.iter(f"{W}p")]
    assert missing_from("\n".join(lines)) == []
    kinds = {element.tag.removeprefix(W) for element in body.iter() if element.tag.startswith(W)}
    assert kinds & {"fldChar", "fldSimple", "instrText", "hyperlink", "object", "drawing", "pict"} == set()
    targets = [
        relation.get("TargetMode")
        for name, tree in trees.items()
        if name.endswith("rels")
        for relation in tree
    ]
    assert "External" not in targets


def test_json_gives_back_every_entry_equal() -> None:
    """Every field is there, and each key that this program does not know, of the kind that it was."""
    read = json.loads(document("json"))
    assert [entry_from(item["record"]) for item in read["entries"]] == GOING
    assert (read["format"], read["version"], read["count"]) == ("equityjournal-entries", 1, len(GOING))
    assert read["masked"] is False
    assert document("json").isascii()
    assert b"\x7f" not in document("json")


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a table, by the heads of its columns."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_begins_like_a_formula() -> None:
    """A quotation mark stands before such a cell, the last column names it, and what is behind it is as shown."""
    read = rows(document("csv"))
    assert len(read) == len(GOING)
    for row, entry in zip(read, GOING, strict=True):
        quoted = row["quoted"].split(", ") if row["quoted"] else []
        for name in ("title", "setting", "pack", "language"):
            cell = row[name]
            assert not cell.lstrip().startswith(tuple("=+-@\t\r＝＋－＠"))
            as_shown = show(getattr(entry, name), lines=True)
            assert cell == as_shown or name in quoted
            assert cell.replace("'", "") == as_shown.replace("'", "")
    assert document("csv").startswith(b'\xef\xbb\xbf"id",')


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Words.\n=1+cmd|' /C calc'!A0\nMore.", "Words.\n'=1+cmd|' /C calc'!A0\nMore."),
        ("Words; =SUM(A1);more", "Words;' =SUM(A1);more"),
        ("Words.\n  @SUM(A1)", "Words.\n'  @SUM(A1)"),
        ("Words.\n-2+cmd|' /C calc'!A0", "Words.\n'-2+cmd|' /C calc'!A0"),
        ("- one\n- two; - three", "'- one\n- two; - three"),
        ("It was 3 = 3; a-b+c (so)", "It was 3 = 3; a-b+c (so)"),
    ],
)
def test_no_line_runs_where_semicolons_end_cells(text: str, table: str) -> None:
    """Much of Europe's spreadsheets begin a cell at each line and semicolon of a text; lists stay as they are."""
    cells = without_formulas({"text": text, "title": "The lift"})
    assert cells == {"text": table, "title": "The lift", "quoted": "text" if table != text else ""}


def test_raw_cells_are_as_typed() -> None:
    """`--raw` gives each cell letter by letter."""
    read = rows(document("csv", ("raw",)))
    assert [row["title"] for row in read] == [entry.title for entry in GOING]
    assert {row["quoted"] for row in read} == {""}


class Page(HTMLParser):
    """A page's elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes.update((name, value if name in ("href", "src") else "") for name, value in attrs)
        self.text += " "

    def handle_data(self, data: str) -> None:
        """Note its text."""
        self.text += data


def test_a_page_holds_the_words_as_text() -> None:
    """No element, attribute or address comes of them."""
    page = Page()
    page.feed(document("html").decode())
    assert missing_from(page.text) == []
    assert page.tags == {
        "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "h1", "h2", "h3", "p", "br",
        "dl", "dt", "dd", "ul", "li",
    }  # fmt: skip
    assert {name for name, _ in page.attributes} == {
        "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "tabindex", "dir",
    }  # fmt: skip
    assert {value for name, value in page.attributes if name in ("href", "src")} == {"#main"}


def test_plain_text_holds_the_words() -> None:
    """Each is there, and nothing in it steers a terminal."""
    text = document("text").decode()
    assert missing_from(text) == []
    assert text == show(text, lines=True)


def test_the_same_entries_give_the_same_word_document() -> None:
    """Nothing of the moment or the machine is in it."""
    assert document("docx") == exported(exporter("docx"), GOING)


@pytest.mark.parametrize("field", ["title", "answers", "steps", "themes", "people"])
def test_a_lost_field_is_noticed(field: str) -> None:
    """The comparison of JSON can fail."""
    read = json.loads(document("json"))["entries"][0]["record"]
    empty = "" if field == "title" else [{"text": "Other."}] if field == "answers" else []
    assert entry_from({**read, field: empty}) != GOING[0]
    assert isinstance(GOING[0], Entry)
