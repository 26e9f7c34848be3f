"""Pages and documents of a team's promises."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import browser
from cli.review_pages import Outline
from equityjournal.core.promises.chain import chain
from equityjournal.core.promises.records import Handed
from equityjournal.core.promises.state import Promise, standing
from equityjournal.formats import promises_document
from equityjournal.formats.pages.promises_page import page_for_somebody_new, sheet_in_large_print, whole_page
from program import Program
from promised import ended, kept, looked, made

TODAY = date(2026, 7, 1)
MARK = "2c58 7cc1 37d9 d398"
HOSTILE = "<script>alert(1)</script> =1+1"


def some_promises() -> Sequence[Promise]:
    """Promises open and ended, heard of and not."""
    found = [
        kept("aaaaaa", 1, made()),
        kept("aaaaaa", 2, looked("We still ring to ask.")),
        kept("aaaaaa", 3, Handed(asks="the parents' forum")),
        kept("bbbbbb", 4, made("A quiet room", horizon="long")),
        kept("bbbbbb", 5, ended("not-kept", why="The boxes are still there.")),
        kept("cccccc", 6, made(HOSTILE, horizon="medium", to="people who <b>wait</b>")),
    ]
    return standing(chain(found)).promises


def pages() -> dict[str, str]:
    """Each kind of page."""
    return {
        "whole": whole_page(some_promises(), MARK, TODAY),
        "new": page_for_somebody_new(some_promises(), MARK, TODAY),
        "large": sheet_in_large_print([one for one in some_promises() if one.end is None], TODAY),
    }


@pytest.mark.parametrize("kind", ["whole", "new", "large"])
def test_a_page_is_whole_and_nothing_in_it_runs(kind: str) -> None:
    """One heading of the first level, a language, a way past the top, no script and nothing from elsewhere."""
    page = pages()[kind]
    outline = Outline(page)
    assert len(outline.named("h1")) == 1
    assert outline.named("html")[0][1]["lang"] == "en-GB"
    assert not outline.named("script", "img", "link", "b")
    assert HOSTILE in outline.text
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_says_not_kept_plainly_and_ranks_nobody() -> None:
    """What those it was made to said is there; no colour, no per cent, no count."""
    text = Outline(pages()["whole"]).text
    assert "Not kept." in text
    assert "Those it was made to, on 1 June 2026: “We still ring to ask.”" in text
    assert "It is no measure of a team, a manager or a service" in text
    assert MARK in text
    assert "%" not in text.split("Skip to")[1]
    assert ": red" not in pages()["whole"]


def test_the_page_for_a_new_manager_says_what_was_promised_before() -> None:
    """With what to do in the first weeks."""
    text = Outline(pages()["new"]).text
    assert "What was promised before you came" in text
    assert "In your first weeks" in text
    assert "In your first weeks" not in pages()["whole"]


def test_the_sheet_has_room_to_answer_and_asks_for_no_name() -> None:
    """One promise a sheet; what is told on it is an answer like any other."""
    page = pages()["large"]
    text = Outline(page).text
    assert "need not give your name" in text
    assert "an answer like any other" in text
    assert text.count("Has it been kept?") == 2
    assert page.count('class="rule"') == 8
    assert "18pt" in page


def test_markdown_json_and_csv_hold_every_promise() -> None:
    """Nothing in them is run by a program that opens them."""
    text = promises_document.markdown(some_promises(), MARK, TODAY).decode()
    assert "### A quiet room" in text
    assert "Not kept." in text
    assert "<script>" not in text
    document = json.loads(promises_document.json_document(some_promises(), MARK, TODAY))
    assert (document["format"], document["version"], document["mark"]) == ("equityjournal-promises", 1, MARK)
    assert [one["id"] for one in document["promises"]] == ["aaaaaa", "cccccc", "bbbbbb"]
    formula = standing(chain([kept("aaaaaa", 1, made("=1+1"))])).promises
    table = promises_document.csv_table([*some_promises(), *formula], MARK, TODAY).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["how"] for row in rows] == ["", "", "not-kept", ""]
    assert (rows[3]["what"], rows[3]["quoted"]) == ("'=1+1", "what")


@pytest.mark.parametrize("form", ["markdown", "json", "csv"])
def test_promises_are_written_out_and_never_among_their_own_files(
    program: Program, home: Path, form: str
) -> None:
    """To the screen, or to a file that is not there yet."""
    (home / "team").mkdir()
    options = ["--what", "Letters", "--to", "families", "--would-know", "One reading does it", "--asks", "staff",
               "--term", "short", "--look", "1 September"]  # fmt: skip
    program("promises", "--register", str(home / "team"), "new", *options)
    where = ["--register", str(home / "team")]
    assert "Letters" in program("promises", "export", form, *where).out
    program("promises", "export", form, *where, "-o", str(home / "out"))
    assert "Letters" in (home / "out").read_text("utf-8-sig")
    by_name = home / f"promises.{form.replace('markdown', 'md')}"
    program("promises", "export", str(by_name), *where)  # the format is in the name
    assert by_name.read_bytes() == (home / "out").read_bytes()
    assert (
        "is there already" in program("promises", "export", form, *where, "-o", str(home / "out"), code=1).err
    )
    inside = str(home / "team" / "promises" / "out")
    assert "own files" in program("promises", "export", form, *where, "-o", inside, code=1).err
    for kind in ([], ["--new-manager"], ["--large-print", "--only", "letters"]):
        program("promises", "page", str(home / "page.html"), *where, *kind, "--force")
        assert "Letters" in (home / "page.html").read_text("utf-8")
    both = ["--new-manager", "--large-print"]
    assert "choose one" in program("promises", "page", str(home / "page.html"), *where, *both, code=2).err
    assert "Did you mean" in program("promises", "export", "cvs", *where, code=1).err


WINDOWS: list[tuple[int, browser.Scheme, bool]] = [
    (1280, "light", False), (1280, "dark", False), (320, "light", False), (320, "dark", False), (1280, "light", True),
]  # fmt: skip


@pytest.mark.torture
@pytest.mark.skipif(browser.CHROMIUM is None, reason=browser.NO_BROWSER)
@pytest.mark.parametrize("kind", ["whole", "new", "large"])
def test_axe_finds_nothing_against_a_page(tmp_path: Path, kind: str) -> None:
    """WCAG 2.2 AA in light, in the dark, at 320 pixels and on paper; nobody scrolls sideways."""
    path = tmp_path / "page.html"
    path.write_text(pages()[kind], "utf-8")
    for width, scheme, on_paper in WINDOWS:
        assert browser.violations(path, width, scheme, on_paper=on_paper) == []
    assert not browser.scrolls_sideways(path, 320)
