"""Drafts for a regulator: what goes in, and what stays out or open."""

import tomllib
from pathlib import Path

import pytest

from cli.exporting.form_drafts import DESK, FORMS, LEARNT, LOOKS_BACK, drafted
from program import Program

pytestmark = pytest.mark.usefixtures("elsewhere")

# What never goes in


@pytest.mark.parametrize("form", FORMS)
def test_no_private_entry_and_none_about_what_happened_to_the_writer_goes_in(
    program: Program, journal: Path, form: str
) -> None:
    """Not by filter; and not where such an entry was made open later, which keeps where it came from."""
    program("write", DESK)
    program("write", "--private", "CANARY-private")
    program("write", "--happened-to-me", "CANARY-harmed", "-t", "power")
    harmed = next(path for path in journal.glob("entries/*/*/*.toml") if "CANARY-harmed" in path.read_text())
    program("edit", harmed.stem, "--not-private")
    assert not tomllib.loads(harmed.read_text())["private"]
    made = program(
        "export", form, "--since", "1 May", "--yes", "--as", "markdown", "-o", "-", "--part", part_of(form)
    )
    assert "CANARY" not in made.out + made.err
    assert "desk was moved" in made.out
    assert "1 private entry stays here." in made.err
    assert "1 entry about what happened to you stays here." in made.err


def part_of(form: str) -> str:
    """A part of each form that entries fill."""
    return {"nmc": "account", "swe": "piece", "hcpc": "statement", "gmc": "item", "asye": "2"}[form]


def test_where_only_such_entries_fit_nothing_is_made(program: Program, journal: Path) -> None:
    """It is said that they stay, and that none fits."""
    program("write", "--happened-to-me", "CANARY words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    program("edit", path.stem, "--not-private")
    refused = program("export", "nmc", "--since", "1 May", "--yes", code=1).err
    assert "stays here" in refused
    assert "No entry fits" in refused


@pytest.mark.parametrize("kind", ["--private", "--happened-to-me"])
def test_such_an_entry_is_refused_by_name(program: Program, journal: Path, kind: str) -> None:
    """It is said why, without a word of it, and nothing is made."""
    program("write", kind, "CANARY words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    refused = program("export", "nmc", path.stem, "--yes", "-o", "-", code=1)
    assert "CANARY" not in refused.out + refused.err
    assert "stays in the journal" in refused.err
    program("edit", path.stem, "--not-private")
    if kind == "--happened-to-me":
        assert "never goes along" in program("export", "nmc", path.stem, "--yes", "-o", "-", code=1).err


def test_names_places_days_settings_and_people_are_out(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """Of a day the month stays; the setting and the roles of those present are left out whole."""
    program("edit", two_entries[1], "--setting", "CANARY-ward", "--person", "CANARY-role")
    made = drafted(program, "gmc", *two_entries)
    for detail in ("Adeyemi", "Joseph", "Moorfield", "19 May", "20 May", "CANARY"):
        assert detail not in made
    assert "May 2026" in made


# What goes in, and what stays open


def test_nothing_is_invented(program: Program, two_entries: tuple[str, str]) -> None:
    """A field that no entry fills is there with its question."""
    made = drafted(program, "nmc", two_entries[0])
    assert "desk was moved" in made
    assert "Open: What do you know or see now that you did not before?" in made
    assert "Ring the third mother. (a small step, kept in June 2026)" in made


def test_every_draft_says_when_its_form_was_checked(program: Program, two_entries: tuple[str, str]) -> None:
    """And after its day, that it may be out of date."""
    said = "Field names as published when checked on 27 November 2026; use the official form."
    for form in FORMS:
        made = drafted(program, form, *two_entries)
        assert said in made
        assert "out of date" not in made
    program.clock.set_day("2027-11-28")
    assert all("so they may be out of date" in drafted(program, form, *two_entries) for form in FORMS)


def test_peer_reflection_comes_from_talking_it_over(program: Program, two_entries: tuple[str, str]) -> None:
    """What was learnt from a talk goes there, and into no other field."""
    assert drafted(program, "swe", two_entries[1]).count("Ask who sets the chairs.") == 1


def test_an_answer_that_looks_back_says_what_was_learnt(program: Program, journal: Path) -> None:
    """By the kind of its question; a question that no pack has any more is no hindrance."""
    program.at_terminal(
        "write", "-p", LOOKS_BACK, "--more", typed=["We all knew.", ".", "I ask now.", ".", "", ""]
    )
    learnt = "in your practice?**\n\nI ask now."
    assert learnt in drafted(program, "nmc", "last")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace(LOOKS_BACK, "gone/from-every-pack"), "utf-8")
    made = drafted(program, "nmc", "last")
    assert learnt not in made
    assert "I ask now." in made


def test_words_and_numbers_of_options_fill_fields(program: Program, two_entries: tuple[str, str]) -> None:
    """By entry, or for every entry; names in them are masked as everything is."""
    made = drafted(
        program, "nmc", *two_entries, "--set", f"1/learnt={LEARNT}", "--set", "2/learnt=Ask Joseph Adeyemi first.",
        "--set", "code=preserve", "--take", "2/nature=1", "--set", "2/change=",
    )  # fmt: skip
    assert LEARNT in made
    assert made.count("Preserve safety") == 2
    assert "first." in made
    assert "Adeyemi" not in made


def test_the_longest_answers_are_counted_for_the_hcpc_alone(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """Against its own limits; no other draft holds a count."""
    made = drafted(program, "hcpc", *two_entries, "--set", f"summary={'word ' * 501}")
    assert "501 words; the form takes up to 500." in made
    assert "words, of up to 1500 that the form takes." in made
    assert "takes up to" not in "".join(
        drafted(program, form, *two_entries) for form in ("nmc", "swe", "gmc", "asye")
    )


def test_the_list_of_the_hcpc_has_a_line_for_each_entry_oldest_first(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """Each with its month; without a title the line asks."""
    program("edit", two_entries[0], "--title", "A desk")
    listed = drafted(program, "hcpc", *reversed(two_entries), "--part", "list")
    assert "- May 2026: A desk\n- May 2026: (open: " in listed
    assert "desk was moved" not in listed


def test_a_part_of_the_log_takes_the_entries_named_for_it(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """Without a part named, no entry is put anywhere, and it is said how to."""
    both = drafted(program, "asye", *two_entries, "--part", "2")
    assert "desk was moved" in both
    assert "Ask who sets the chairs." in both
    none = program("export", "asye", *two_entries, "--yes", "--as", "markdown", "-o", "-")
    assert "desk was moved" not in none.out
    assert "--part 2 puts them there" in none.err
