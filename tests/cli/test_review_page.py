"""The page to look at together: its file, and what is on it."""

from itertools import pairwise
from pathlib import Path

from cli.kept import keep, write_on
from cli.review_pages import EXAMPLE, Outline, page_of
from equityjournal.core.entries.entry import Step
from program import FakeClock, Program

# The file


def test_the_file_is_for_nobody_else_and_says_what_it_is_not(program: Program, home: Path) -> None:
    """It is written for its owner alone, with a word on reading it first and on its not being encrypted."""
    program("write", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"))
    assert (home / "page.html").stat().st_mode & 0o777 == 0o600
    assert "Read it yourself first." in said.out
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
    page = page_of(program, home, "--with-settings")
    for value in ("Begum", "Fatima", "900123", "SW1A", "Cedar"):
        assert value not in page
    assert "Have a word with " in page
    assert "Begum" in program("show", "last").out


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


def test_nothing_to_show_makes_no_page(program: Program, home: Path) -> None:
    """With nothing but private entries there is no page, and the sentence does not say why."""
    program("write", "--private", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"), code=1)
    assert said.err == "Nothing from this time may stand on a page, so none was made.\n"
    assert not (home / "page.html").exists()


# What is on it


def test_wellbeing_comes_first(program: Program, home: Path) -> None:
    """The first heading below the title asks how somebody has been; then there is something to talk about."""
    program("write", "-t", "power", "-f", "torn", "Words.")
    page = page_of(program, home)
    order = ["How have you been?", "torn", "Questions to talk about", "To end with", "What was written about"]
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


def test_tables_hold_the_same_facts_as_the_pictures(program: Program, home: Path) -> None:
    """Every picture has a title and a description, and a table after it whose heads have a scope."""
    program("write", "-t", "power", "Words.")
    program.clock.pass_days(40)
    program("write", "-t", "power", "-t", "humility", "Words.")
    outline = Outline(page_of(program, home))
    assert len(outline.named("svg")) == len(outline.named("desc")) == len(outline.named("table")) == 3
    assert all(attributes["scope"] for _, attributes in outline.named("th"))
    dots_by_theme = 3
    dots_by_group = 2
    dots_by_lens = 2 + 1 + 2  # human, learning, systems
    assert len(outline.named("circle")) == dots_by_theme + dots_by_group + dots_by_lens
    assert "Power dynamics: 2 days." in outline.text


def test_settings_are_there_only_when_asked_for(program: Program, home: Path) -> None:
    """A setting may tell where somebody works."""
    program("write", "-t", "power", "--setting", "ward nine", "Words.")
    assert "ward nine" not in page_of(program, home)
    assert "ward nine, on 1 day" in page_of(program, home, "--with-settings")


def test_a_long_time_still_fits_the_page(program: Program, home: Path) -> None:
    """Over three years there are four columns, with their years, and a dot may stand for several days."""
    write_on(program, 30, "power")
    page = page_of(program, home, "--since", "1 June 2023")
    assert "A dot stands for up to" in page
    assert page.count('<th scope="col">') == 3 * (1 + 4 + 1)
    assert '<th scope="col">Jun 2023 – Mar 2024</th>' in page


def test_it_has_a_language_one_heading_and_landmarks() -> None:
    """What a screen reader needs to find its way; no heading leaves out a level."""
    outline = Outline(EXAMPLE.read_text("utf-8"))
    assert dict(outline.named("html"))["html"]["lang"] == "en-GB"
    headings = [int(tag[1]) for tag, _ in outline.named("h1", "h2", "h3", "h4")]
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))
    assert [tag for tag, _ in outline.named("header", "main", "footer")] == ["header", "main", "footer"]
