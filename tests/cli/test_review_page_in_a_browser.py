"""The page to look at together, in a real browser and on paper."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from browser import CHROMIUM, NO_BROWSER, Scheme, opened, printed, screenshot, scrolls_sideways, violations
from cli.kept import keep
from cli.review_pages import EXAMPLE, OWN_WORDS, page_of
from equityjournal.core.entries.entry import Step
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.review import Facts, LookBack
from equityjournal.formats.pages.review_page import Wording, content_of, review_page
from outside import missing
from packs import shipped
from program import FakeClock, Program

in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)
on_paper = pytest.mark.skipif(shutil.which("pdftotext") is None, reason=missing("pdftotext"))


@in_a_browser
@pytest.mark.parametrize(
    ("width", "scheme", "zoom"),
    [(1280, "light", 1), (1280, "dark", 1), (320, "light", 1), (320, "dark", 1), (1280, "light", 2)],
)
def test_axe_finds_nothing_against_it(width: int, scheme: Scheme, zoom: float) -> None:
    """WCAG 2.2 AA, as far as axe-core can tell: on a desk, on a telephone, in the dark, at 200 %."""
    assert violations(EXAMPLE, width, scheme, zoom) == []


@in_a_browser
def test_axe_would_find_something(tmp_path: Path) -> None:
    """A page without a language and with pale words is found out, so that the silence above means something."""
    poor = tmp_path / "poor.html"
    poor.write_text(
        "<title>x</title><main><h1>x</h1><p style='color: #aaa; background: #fff'>pale</p></main>"
    )
    assert {one.split(":")[0] for one in violations(poor)} == {"color-contrast", "html-has-lang"}


@in_a_browser
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2), (1280, 4)])
def test_nobody_has_to_scroll_sideways(width: int, zoom: float) -> None:
    """At 320 pixels, and at 200 % and 400 %, all of it fits the window."""
    assert not scrolls_sideways(EXAMPLE, width, zoom)


@in_a_browser
def test_ten_years_fit_a_telephone(home: Path) -> None:
    """Four columns that each name two years, and counts of three figures, need no scrolling sideways."""
    days = [date(2017, 1, 1) + timedelta(days=number) for number in range(1, 3400, 3)]
    look = LookBack(
        shipped("relational-equity"), Period(date(2017, 1, 1), days[-1]), Facts(days, {"power": days})
    )
    content = content_of(look, shipped("relational-equity"), Wording(str, str))
    (home / "page.html").write_text(review_page(content, days[-1]), "utf-8")
    assert not scrolls_sideways(home / "page.html")
    assert violations(home / "page.html", 320) == []


@in_a_browser
def test_a_long_word_breaks_on_a_telephone(
    program: Program, journal: Path, clock: FakeClock, home: Path
) -> None:
    """Neither a long feeling nor a long step makes a telephone scroll sideways."""
    keep(journal, clock, feelings=["x" * 80], steps=[Step(text="y" * 120)], setting="z" * 90)
    page_of(program, home, *OWN_WORDS)
    assert not scrolls_sideways(home / "page.html")


@in_a_browser
def test_the_dark_is_dark_and_the_way_past_the_top_works(tmp_path: Path) -> None:
    """The colours follow the person's wish; Tab shows the link that leads to the main part."""
    with opened(EXAMPLE, scheme="dark") as dark, opened(EXAMPLE) as light:
        colours = [page.evaluate("getComputedStyle(document.body).backgroundColor") for page in (dark, light)]
        light.keyboard.press("Tab")
        shown = light.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
        light.keyboard.press("Enter")
        at_main = light.evaluate("document.activeElement.id")
    assert colours == ["rgb(23, 25, 28)", "rgb(253, 252, 249)"]
    assert shown
    assert at_main == "main"
    screenshot(EXAMPLE, tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def told(*command: str | Path) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@in_a_browser
@on_paper
def test_it_prints_on_whole_sheets_of_a4(tmp_path: Path) -> None:
    """Few sheets of A4, none nearly empty, and no heading at the foot of one without what it is above."""
    printed(EXAMPLE, tmp_path / "page.pdf")
    assert "(A4)" in told("pdfinfo", tmp_path / "page.pdf")
    text = told("pdftotext", "-layout", tmp_path / "page.pdf", "-")
    sheets = [
        [line.strip() for line in sheet.splitlines() if line.strip()] for sheet in text.split("\f")[:-1]
    ]
    assert 2 <= len(sheets) <= 3
    assert min(map(len, sheets)) >= 8
    headings = [
        "How have you been?", "Questions to talk about", "Small steps", "Settings", "What came up",
    ]  # fmt: skip
    assert not [sheet[-1] for sheet in sheets if sheet[-1] in headings]
    assert {"How have you been?", "What came up"} <= {line for sheet in sheets for line in sheet}
