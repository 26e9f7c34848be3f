"""Ways of looking: this day in other years, entries without a theme, a month, OR and NOT."""

import pytest

from program import Program


@pytest.fixture
def filled(program: Program) -> Program:
    """Entries of several years, with themes and without."""
    for day, title, *theme in (
        ("2023-06-01", "three years ago", "-t", "power"),
        ("2025-06-01", "a year ago"),
        ("2025-06-30", "end of june", "-t", "history"),
        ("2026-05-31", "yesterday", "-t", "trust"),
        ("2026-06-01", "today"),
    ):
        program("write", "-d", day, "--title", title, *theme, f"A visit, {title}.")
    return program


def listed(program: Program, *options: str) -> list[str]:
    """Titles in a list, newest first."""
    return [entry["title"] for entry in program("list", "--json", *options).json]


def test_this_day_in_other_years(filled: Program) -> None:
    """Not today's own; together with any other filter, in a search too."""
    assert listed(filled, "--on-this-day") == ["a year ago", "three years ago"]
    assert listed(filled, "--on-this-day", "-t", "power") == ["three years ago"]
    assert listed(filled, "--on-this-day", "--since", "2025") == ["a year ago"]
    found = filled("search", "visit", "--on-this-day", "--sort", "newest", "--json").json
    assert [entry["title"] for entry in found] == ["a year ago", "three years ago"]
    filled.clock.pass_days(1)
    assert listed(filled, "--on-this-day") == []


def test_without_a_theme(filled: Program) -> None:
    """As many as `themes` counts; a theme given takes an entry out."""
    assert listed(filled, "--without-theme") == ["today", "a year ago"]
    assert filled("themes", "--json").json["untagged_entries"] == 2
    filled("tag", "last", "money")
    assert listed(filled, "--without-theme") == ["a year ago"]
    said = filled("list", "--without-theme", "-t", "power", code=2)
    assert "choose --theme or --without-theme" in said.err


def test_a_month_or_a_year_is_a_span(filled: Program) -> None:
    """The same words for the first day and for the last."""
    assert listed(filled, "--since", "june 2025", "--until", "june 2025") == ["end of june", "a year ago"]
    assert listed(filled, "--since", "2023", "--until", "2023") == ["three years ago"]


def test_a_private_entry_is_listed_by_its_day_and_not_by_a_missing_theme(filled: Program) -> None:
    """Listed as one without a theme, it would tell that it has none."""
    filled("write", "--private", "-d", "2024-06-01", "CANARY.")
    shown = filled("list", "--on-this-day", "--json").json
    assert [(entry["happened"], entry["private"]) for entry in shown][1] == ("2024-06-01", True)
    assert "CANARY" not in filled("list", "--on-this-day").out
    said = filled("list", "--without-theme")
    assert "2024" not in said.out
    assert "Private entries are left out" in said.err
    filled.clock.set_day("2026-06-02")
    assert "Private" not in filled("search", "visit", "--on-this-day").err


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["yesterday", "OR", "today"], {"yesterday", "today"}),
        (["visit", "NOT", "ago"], {"end of june", "yesterday", "today"}),
        (["visit NOT ago OR june"], {"yesterday", "today"}),
        (["NOT visit"], set()),
        (["visit", "or", "today"], set()),
    ],
)
def test_or_and_not_in_a_search(filled: Program, words: list[str], titles: set[str]) -> None:
    """In capitals, as separate words or quoted together."""
    assert {entry["title"] for entry in filled("search", "--json", *words).json} == titles


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["", "json"])
def test_the_rest_of_a_themes_name_among_the_words_is_pointed_out(filled: Program, more: list[str]) -> None:
    """`-t power dynamics` looks for dynamics among the entries on power: that is said, with what may be meant."""
    said = " ".join(filled("search", "-t", "power", "dynamics", *more).err.split())
    assert "“dynamics” was looked for among the entries on Power dynamics." in said
    assert '`equityjournal list -t "power dynamics"`' in said
    said = " ".join(filled("search", "-t", "lived", "experience", "visit", *more).err.split())
    assert '`equityjournal search visit -t "lived experience"`' in said
    for plain in (["-t", "power dynamics", "dynamics"], ["-t", "power", "visit"], ["power", "dynamics"]):
        assert "was looked for" not in filled("search", *plain, *more).err
