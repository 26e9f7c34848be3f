"""The ready-made sheets and those of every pack, in a real browser and on real paper."""

import shutil
import subprocess
from pathlib import Path

import pytest

import browser
from many import each_with_each
from outside import missing
from program import Program

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason=browser.NO_BROWSER)
on_paper = pytest.mark.skipif(shutil.which("pdftotext") is None, reason=missing("pdftotext"))

SHEETS = sorted((Path(__file__).parents[2] / "docs/sheets").glob("*.html"))
WINDOWS: list[tuple[int, browser.Scheme, float]] = [
    (1280, "light", 1), (1280, "dark", 1), (1280, "light", 2), (320, "light", 1),
]  # fmt: skip
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)


@pytest.mark.many
@pytest.mark.parametrize(("sheet", "window"), each_with_each(SHEETS, WINDOWS))
def test_a_sheet_is_open_to_everybody(sheet: Path, window: tuple[int, browser.Scheme, float]) -> None:
    """Axe-core has nothing against a sheet under WCAG 2.2 AA: light, dark, at 200 % and at 320 pixels."""
    width, scheme, zoom = window
    assert browser.violations(sheet, width, scheme, zoom) == []


@every_sheet
def test_nobody_scrolls_sideways(sheet: Path) -> None:
    """At 320 pixels, and at 200 % of 1280, all of a sheet is within the window."""
    assert not browser.scrolls_sideways(sheet, 320)
    assert not browser.scrolls_sideways(sheet, 1280, zoom=2)


def pages_of(pdf: Path) -> list[str]:
    """The words on each page of a PDF file, without any space; nothing but A4 is taken."""
    facts = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout  # noqa: S607
    assert "(A4)" in facts
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout  # noqa: S607
    return [_evened(page) for page in words.split("\f")[:-1]]


@on_paper
@pytest.mark.parametrize(
    "arguments", [["relational-equity"], ["together"], ["brookfield", "--most", "7"]], ids=" ".join
)
def test_no_question_is_broken_over_two_pages(program: Program, tmp_path: Path, arguments: list[str]) -> None:
    """On A4, a question, its code, its lines and its follow-up are on one page; two questions fill one."""
    page, pdf = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    program("worksheet", *arguments, "--output", str(page))
    browser.printed(page, pdf)
    printed = pages_of(pdf)
    with browser.opened(page) as window:
        blocks = window.eval_on_selector_all(".whole", "all => all.map(one => one.innerText)")
    assert len(blocks) > 7
    for block in blocks:
        lines = [_evened(line) for line in block.split("\n")]
        assert [True for words in printed if all(line in words for line in lines)], block
    assert [f"{at}/{len(printed)}" in words for at, words in enumerate(printed, start=1)] == [True] * len(
        printed
    )


def _evened(text: str) -> str:
    return "".join(text.split())


@on_paper
def test_lines_to_write_on_are_printed_whole(tmp_path: Path) -> None:
    """At least five lines below each question and two below its follow-up, a hand's height apart, none broken."""
    for sheet in SHEETS:
        if sheet.stem not in ("pause", "relational-equity"):
            continue
        with browser.opened(sheet) as window:
            window.emulate_media(media="print")
            heights = window.eval_on_selector_all(
                ".lines", "all => all.map(one => [one.className.trim(), one.clientHeight * 25.4 / 96])"
            )
        assert {kind for kind, _ in heights} == {"lines", "lines few"}
        for kind, height in heights:
            assert height >= (2 if "few" in kind else 5) * 8.4, sheet
