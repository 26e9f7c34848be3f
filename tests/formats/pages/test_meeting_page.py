"""The page for two: in a browser, as a Word document, as Markdown, and as its writer sees it before it is made."""

import shutil
import subprocess
from pathlib import Path

import pytest

from browser import CHROMIUM, NO_BROWSER, Scheme, printed, scrolls_sideways, violations
from cli.review_pages import Outline
from equityjournal.core.sharing.page_facts import MeetingFacts, ThemeThatCameUp
from equityjournal.formats.pages.meeting_page import (
    meeting_document,
    meeting_page,
    page_paragraphs,
    sheets_of,
)
from formats.meeting_facts import MADE, TITLES, facts
from outside import missing

HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}\u202e"
PARTS = [
    "How I have been", "What I would like to be asked about", "Themes that came up, by days",
    "Small things we noted", "What we agreed last time", "What I wrote",
]  # fmt: skip


def test_the_words_come_first_and_then_the_picture_and_then_room_to_write() -> None:
    """In the order in which it is read aloud; the picture repeats what the list says, and eight lines are empty."""
    page = meeting_page(facts(), MADE)
    pieces = [
        "Made on 1 June 2026. The last talk was on 1 May 2026.", *PARTS[:2], TITLES[10], PARTS[2],
        "Power dynamics: May (5 days)", "<svg", *PARTS[3:5], "Sunita: ask about slots", PARTS[5], "May 2026: The desk",
        "To keep, to do", 'class="room"', "not encrypted", "print it to PDF in your browser",
    ]  # fmt: skip
    assert [page.index(piece) for piece in pieces] == sorted(page.index(piece) for piece in pieces)
    assert page.count('class="room"') == 8
    assert Outline(page).named("circle")
    assert not Outline(page).named("table", "script", "link", "img", "form")
    assert [attributes["href"] for _, attributes in Outline(page).named("a")] == ["#main"]


def test_only_what_was_ticked_has_a_heading() -> None:
    """No part says that it is empty; the lines to write on are always there."""
    page = meeting_page(MeetingFacts("Sunita"), MADE)
    assert [part for part in PARTS if part in page] == []
    assert "<svg" not in page
    assert "Made on 1 June 2026.</p>" in page
    assert page.count('class="room"') == 8


def test_a_theme_has_no_zero_no_sum_and_no_empty_column_in_words() -> None:
    """One that came up in June alone is not said to be missing in May."""
    came_up = [ThemeThatCameUp("Power dynamics", [0, 2])]
    page = meeting_page(MeetingFacts("Sunita", stretches=facts().stretches, themes=came_up), MADE)
    assert '<li dir="auto">Power dynamics: June (2 days)</li>' in page
    assert len(Outline(page).named("circle")) == 2


def test_many_themes_are_all_named_and_the_picture_says_how_many_it_has() -> None:
    """Fourteen in words, and six drawn."""
    page = meeting_page(facts(themes=14), MADE)
    assert all(f"{title}: May" in page for title in TITLES)
    assert "Drawn are the 6 that came up on most days." in page
    assert len(Outline(page).named("line")) == 6


def test_hostile_words_are_only_words() -> None:
    """From every field that somebody typed."""
    page = meeting_page(
        MeetingFacts(
            HOSTILE, feelings=[HOSTILE], wishes=[HOSTILE], steps=[HOSTILE], stretches=facts().stretches,
            themes=[ThemeThatCameUp(HOSTILE, [1, 1])], items=[facts().items[0].model_copy(update={"title": HOSTILE})],
        ),
        MADE,
    )  # fmt: skip
    assert not Outline(page).named("script")
    assert "{{ 7 * 7 }}" in page
    assert "\u202e" not in page


def test_the_same_words_stand_in_every_form() -> None:
    """In the preview, in Markdown and in Word, but for the picture; another ending gives a page."""
    seen = [part.text for part in page_paragraphs(facts(), MADE)]
    markdown = b"".join(meeting_document(facts(), MADE, ".MD")).decode()
    page = b"".join(meeting_document(facts(), MADE, ".html")).decode()
    for text in seen:
        assert text.split("\n")[0] in markdown
        assert text.split("\n")[0] in page
    assert markdown.count("\n…\n") == 8
    assert b"".join(meeting_document(facts(), MADE, ".docx")).startswith(b"PK")
    assert seen[-1].startswith("We waited for the interpreter"), "the entry comes last"


def test_what_does_not_fit_on_two_sheets_is_said_to_take_more() -> None:
    """Nothing is cut; a usual meeting fits."""
    assert sheets_of(MeetingFacts("Sunita")) == 1
    assert sheets_of(facts()) == 2
    assert sheets_of(facts(themes=14, entries=8, letters=2000)) == 7


@pytest.mark.torture
@pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
)
def test_axe_finds_nothing_against_it(tmp_path: Path, width: int, scheme: Scheme) -> None:
    """WCAG 2.2 AA, as far as axe-core can tell, on a desk, on a telephone and on paper; nobody scrolls sideways."""
    page = tmp_path / "page.html"
    page.write_text(meeting_page(facts(themes=14), MADE), "utf-8")
    assert violations(page, width, scheme) == []
    assert violations(page, width, scheme, on_paper=True) == []
    assert not scrolls_sideways(page, width)


@pytest.mark.torture
@pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason=missing("pdftotext"))
@pytest.mark.parametrize("themes", [0, 3, 6, 10, 14])
@pytest.mark.parametrize("entries", [0, 1, 2, 4])
@pytest.mark.parametrize("letters", [300, 800, 2000])
def test_the_sheets_it_takes_are_those_it_says(
    tmp_path: Path, themes: int, entries: int, letters: int
) -> None:
    """Printed to PDF, never more than were said, and at most one fewer; two for a usual meeting."""
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    there = facts(themes, entries, letters)
    page.write_text(meeting_page(there, MADE), "utf-8")
    printed(page, pdf)
    told = subprocess.run(
        ["pdfinfo", pdf],  # noqa: S607 - found on the PATH
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sheets = int(told.split("Pages:")[1].split()[0])
    assert sheets <= sheets_of(there) <= sheets + 1
    if themes <= 6 and entries <= 2 and letters <= 800:
        assert sheets <= 2
