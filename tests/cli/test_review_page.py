"""The page to look at together: its file, and what is on it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cli.kept import keep, write_on
from cli.review_pages import EXAMPLE, OWN_WORDS, Outline, page_of
from equityjournal.core.entries.entry import Entry, Step
from equityjournal.store.entries.journal import Journal
from equityjournal.store.records.record import Stored
from program import FakeClock, Program

# The file


def test_the_file_is_for_nobody_else_and_says_what_it_is_not(program: Program, home: Path) -> None:
    """It is written for its owner alone, with a word on reading it first and on its not being encrypted."""
    program("write", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"))
    assert (home / "page.html").stat().st_mode & 0o777 == 0o600
    assert "Read it yourself first." in " ".join(said.out.split())
    assert "The file is not encrypted." in said.err
    assert "No name, number or place was found in it to put neutral words for." in said.err


def test_what_tells_who_somebody_is_stands_on_the_page_in_neutral_words(
    program: Program, journal: Path, home: Path, clock: FakeClock
) -> None:
    """Steps, settings and feelings are masked, by names that only an answer gives away too; the entry stays as it is."""
    keep(
        journal, clock, text="Mrs Fatima Begum rang from 07700 900123.", setting="Cedar Ward", feelings=["torn about Begum"],
        steps=[Step(text="Have a word with Fatima Begum on 07700 900123.", dropped=clock().date(), reason="Begum moved to SW1A 1AA.")],
    )  # fmt: skip
    page = page_of(program, home, *OWN_WORDS)
    for value in ("Begum", "Fatima", "900123", "SW1A", "Cedar"):
        assert value not in page
    assert "Have a word with " in page
    assert "Begum" in program("show", "last").out


def test_only_for_words_that_stand_on_the_page_are_entries_read(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of themes and days alone needs no names, and says of none that it was replaced."""
    program("write", "-t", "power", "--setting", "Cedar Ward", "Mrs Begum rang.")
    read: list[Path] = []
    reading = Journal.read

    def noted(journal: Journal, path: Path) -> Stored[Entry]:
        read.append(path)
        return reading(journal, path)

    monkeypatch.setattr(Journal, "read", noted)
    said = program("review", "--page", str(home / "bare.html"))
    assert "No name, number or place was found in it" in said.err
    assert read == []
    said = program("review", "--page", str(home / "full.html"), "--with-settings")
    assert "1 thing was replaced." in said.err
    assert len(read) == 1


def test_it_is_never_written_over_another_or_into_the_journal(
    program: Program, home: Path, journal: Path
) -> None:
    """A file that is there is left alone without --force; a place inside the journal is refused."""
    program("write", "-t", "power", "Words.")
    target = home / "page.html"
    target.write_text("mine", "utf-8")
    assert "--force" in program("review", "--page", str(target), code=1).err
    assert target.read_text("utf-8") == "mine"
    assert "inside the journal" in program("review", "--page", str(journal / "page.html"), code=1).err
    assert program("review", "--page", str(target), "--force", "--json").json == {"path": str(target)}
    assert "<h1>" in target.read_text("utf-8")


def test_all_that_a_page_has_of_the_journal_is_on_the_screen_before_it(program: Program, home: Path) -> None:
    """Themes of other packs as well."""
    program("write", "-t", "power", "-f", "uneasy", "--setting", "office", "Words.")
    program("write", "-t", "graces-r", "Words.")
    target = home / "page.html"
    screen = program.at_terminal("review", "--page", str(target), *OWN_WORDS, typed=["yes"], code=None).out
    page = target.read_text("utf-8")
    for words in ("From other packs", "uneasy", "office", "Power dynamics: June (1 day)", "race"):
        assert words.lower() in screen.lower()
        assert words.lower() in page.lower()


def test_nothing_to_show_makes_no_page(program: Program, home: Path) -> None:
    """An empty journal is said to be empty; with nothing but private entries the sentence does not say why."""
    said = program("review", "--page", str(home / "page.html"), code=1)
    assert said.err == "Nothing is written yet, so there is nothing to put on a page.\n"
    program("write", "--private", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"), code=1)
    assert said.err == (
        "From 2 March 2026 to 1 June 2026 there is nothing for a page, so none was made. "
        "--since takes an earlier day.\n"
    )
    assert not (home / "page.html").exists()


def test_ones_own_words_are_there_only_when_asked_for(program: Program, home: Path) -> None:
    """Feelings, small steps and settings each by an option of their own."""
    program("write", "-t", "power", "-f", "torn", "--step", "Ask.", "--setting", "ward nine", "Words.")
    words = {
        "--with-feelings": "torn",
        "--with-steps": "Open: Ask.",
        "--with-settings": "ward nine, on 1 day",
    }
    for asked in ("", *words):
        page = page_of(program, home, *([asked] if asked else []))
        for option, said in words.items():
            assert (said in page) is (option == asked)


def test_what_stands_on_it_is_shown_first(program: Program, home: Path) -> None:
    """At a terminal it is asked about where one's own words are in it, and then anything but yes makes nothing."""
    program("write", "-t", "power", "-f", "torn", "Words.")
    page = home / "page.html"
    asked = ("review", "--page", str(page), "--with-feelings")
    said = program.at_terminal(*asked, typed=["no"]).out
    shown = said.split("This stands on the page")[1].split("Make it?")[0]
    assert [line.strip() for line in shown.splitlines() if line.startswith("  ")] == [
        "torn",
        "Power dynamics: June (1 day)",
    ]
    assert not page.exists()
    assert "Read it yourself first." in " ".join(program.at_terminal(*asked, typed=["yes"]).out.split())
    assert "Make it?" not in program.at_terminal(*asked, "--yes", "--force").out
    without = program.at_terminal("review", "--page", str(page), "--force").out
    assert "Power dynamics: June (1 day)" in without
    assert "Make it?" not in without


def test_it_may_begin_with_the_last_talk(program: Program, home: Path) -> None:
    """A talk about a private entry does not count; without any the sentence says what notes one."""
    asked = ("review", "--page", str(home / "page.html"), "--since", "last-talk", "--force")
    program("write", "-t", "humility", "Words.")
    assert "notes one" in program(*asked, code=1).err
    program("discussed", "last", "--with", "my supervisor", "--date", "20 May 2026")
    program("write", "--private", "Words.")
    program("discussed", "last", "--with", "my supervisor", "--date", "28 May 2026")
    program(*asked)
    assert "From 20 May 2026 to 1 June 2026" in (home / "page.html").read_text("utf-8")
    assert "From 20 May 2026" in program("review", "--since", "last talk").out


# What is on it


def test_wellbeing_comes_first(program: Program, home: Path) -> None:
    """The first heading below the title asks how somebody has been; then there is something to talk about."""
    program("write", "-t", "power", "-f", "torn", "Words.")
    page = page_of(program, home, "--with-feelings")
    order = ["How have you been?", "torn", "Questions to talk about", "Which of all this", "What came up"]
    places = [page.index(piece) for piece in order]
    assert places == sorted(places)
    assert "It is not a measure of anybody or of their work" in page


def test_questions_are_the_same_whatever_was_offered(program: Program, home: Path) -> None:
    """Questions to talk about are the pack's first ones that look back, so they do not tell what was offered."""
    program("write", "-t", "power", "Words.")
    before = page_of(program, home)
    program.at_terminal("write", "-p", "power/near-the-table", typed=[":pass", "^C"], code=130)
    assert "When money was last shared out" in before
    assert page_of(program, home) == before


def test_the_picture_comes_once_and_after_the_same_facts_in_words(program: Program, home: Path) -> None:
    """It has a title and a description; no table, no sum, no zero and no row for a theme that did not come up."""
    program("write", "-t", "power", "Words.")
    program.clock.pass_days(40)
    program("write", "-t", "power", "-t", "humility", "Words.")
    page = page_of(program, home)
    outline = Outline(page)
    assert len(outline.named("svg")) == len(outline.named("desc")) == 1
    assert len(outline.named("circle")) == 3
    assert not outline.named("table")
    assert page.index("<li>Power dynamics: June (1 day) and July (1 day)</li>") < page.index("<svg")
    assert "Structural" not in page
    assert "In all" not in page
    assert not outline.named("th", "td")


def test_a_long_time_still_fits_the_page(program: Program, home: Path) -> None:
    """Over three years there are four columns, with their years, and a dot may stand for several days."""
    write_on(program, 30, "power")
    page = page_of(program, home, "--since", "1 June 2023")
    assert "A dot stands for up to" in page
    assert "Power dynamics: December 2025 to July 2026 (30 days)" in page
    assert re.findall(r'font-size="11.5">([^<]+)<', page)[:3] == ["Jun 2023–Mar", "2024", "Apr 2024–Jan"]


def test_it_has_a_language_one_heading_and_landmarks() -> None:
    """What a screen reader needs to find its way; no heading leaves out a level."""
    outline = Outline(EXAMPLE.read_text("utf-8"))
    assert dict(outline.named("html"))["html"]["lang"] == "en-GB"
    headings = [int(tag[1]) for tag, _ in outline.named("h1", "h2", "h3", "h4")]
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))
    assert [tag for tag, _ in outline.named("header", "main", "footer")] == ["header", "main", "footer"]
