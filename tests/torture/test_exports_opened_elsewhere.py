"""A thousand hostile entries, written out in each format, opened whole by other programs."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

import browser
from equityjournal.core.text.visible import show
from equityjournal.formats import exporter
from equityjournal.formats.entry_json import entry_from
from equityjournal.store.records import record
from formats import hostile
from formats.documents import exported
from formats.markdown_readers import WITHOUT_PANDOC
from outside import needs

pytestmark = pytest.mark.torture

COUNT = 1000
GOING = list(hostile.entries(COUNT))
FIELDS = (
    "title", "setting", "question", "answer", "second answer", "step", "second step", "their words",
    "how I know", "what came of it", "others' words",
)  # fmt: skip
"""Fields in which a document for reading has the words whole."""


def written(form: str, folder: Path) -> Path:
    """The document of a format, as a file."""
    made = exporter(form)
    path = folder / f"out{made.ending}"
    path.write_bytes(exported(made, GOING))
    return path


def in_libreoffice(path: Path, to: str, ending: str, *options: str) -> bytes:
    """The file as LibreOffice has it, written out again in a format that is read here."""
    office = needs("soffice")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        *(office, profile, "--headless", *options),
        *("--convert-to", to, "--outdir", str(path.parent / "again"), str(path)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return (path.parent / "again" / f"{path.stem}.{ending}").read_bytes()


def missing_from(text: str) -> list[str]:
    """Hostile words that are in the text less often than in the entries."""
    plain = "".join(text.split())
    times = COUNT // len(hostile.WORDS)
    return [
        words
        for words in hostile.WORDS
        if plain.count("".join(show(words, lines=True).split())) < times * len(FIELDS)
    ]


def test_libreoffice_opens_the_word_document_whole(tmp_path: Path) -> None:
    """Every word in every field is in it, as often as it was written."""
    text = in_libreoffice(written("docx", tmp_path), "txt:Text (encoded):UTF8", "txt").decode("utf-8-sig")
    assert missing_from(text) == []


def in_a_spreadsheet(path: Path) -> list[dict[str, str]]:
    """The rows as LibreOffice has them, opened as somebody opens a table, with kinds of cells guessed."""
    read = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    again = in_libreoffice(
        path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "csv", read
    )
    return rows(again)


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a table, by the heads of its columns."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_libreoffice_opens_the_table_whole(tmp_path: Path) -> None:
    """A row for each entry, each cell with its words: no formula ran."""
    path = written("csv", tmp_path)
    before, after = rows(path.read_bytes()), in_a_spreadsheet(path)
    assert len(after) == COUNT
    for one, other in zip(before, after, strict=True):
        for name in (
            "title",
            "setting",
            "text",
            "steps",
            "their_words",
            "people",
            "themes",
            "feelings",
            "pack",
        ):
            assert one[name].split() == other[name].split(), name


def test_a_formula_that_runs_is_noticed(tmp_path: Path) -> None:
    """The comparison can fail: with `--raw`, LibreOffice shows a link's words in place of its formula."""
    path = tmp_path / "raw.csv"
    path.write_bytes(exported(exporter("csv"), GOING[: len(hostile.WORDS)], switched_on=("raw",)))
    assert "go" in {row["title"] for row in in_a_spreadsheet(path)}


def test_a_browser_opens_the_page_whole(tmp_path: Path) -> None:
    """Its DOM holds every word as text, and no script, handler, frame, picture or address of theirs."""
    if browser.CHROMIUM is None:
        pytest.skip(browser.NO_BROWSER)
    with browser.opened(written("html", tmp_path)) as page:
        assert missing_from(page.evaluate("document.body.textContent")) == []
        odd = "document.querySelectorAll('script, iframe, img, object, embed, form, [onload], [onerror], [onmouseover]').length"
        assert page.evaluate(odd) == 0
        assert page.evaluate("[...document.querySelectorAll('[href], [src]')].length") == 1
        assert page.evaluate("document.querySelectorAll('h3').length") == COUNT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_prints_on_whole_sheets(scheme: browser.Scheme, tmp_path: Path) -> None:
    """axe-core finds nothing against WCAG 2.2 AA; on a telephone nothing scrolls sideways; it prints on A4."""
    if browser.CHROMIUM is None:
        pytest.skip(browser.NO_BROWSER)
    path = tmp_path / "out.html"
    path.write_bytes(exported(exporter("html"), GOING[: len(hostile.WORDS)]))
    assert browser.violations(path, scheme=scheme) == []
    assert not browser.scrolls_sideways(path)
    browser.printed(path, tmp_path / "out.pdf")
    told = subprocess.run(
        [needs("pdfinfo"), str(tmp_path / "out.pdf")], check=True, capture_output=True, text=True
    )
    assert "A4" in told.stdout


def test_json_and_text_hold_all(tmp_path: Path) -> None:
    """`json` gives back each entry, and the same bytes of its file; in plain text are all the words."""
    read = [
        entry_from(item["record"]) for item in json.loads(written("json", tmp_path).read_bytes())["entries"]
    ]
    assert read == GOING
    for back, entry in zip(read, GOING, strict=True):
        assert record.to_bytes(back, back.id) == record.to_bytes(entry, entry.id)
    assert missing_from(written("text", tmp_path).read_text("utf-8")) == []


@pytest.mark.parametrize("reader", WITHOUT_PANDOC)
def test_markdown_is_whole_for_three_readers(reader: str, tmp_path: Path) -> None:
    """Each sees a heading for each entry."""
    html = WITHOUT_PANDOC[reader](written("markdown", tmp_path).read_text("utf-8"))
    assert html.count("<h3>") == COUNT
    assert "<script" not in html
