"""The list of forms: their fields and sources, drafts made, and forms of one's own."""

import tomllib
from pathlib import Path

import pytest

from cli.exporting.form_drafts import DESK, FORMS, LEARNT, drafted
from equityjournal.store.disk.places import shipped_packs
from program import Program

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_forms_lists_them_and_says_which_drafts_were_made(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """In words and by days, with the registration year where there is one; nothing is said of drafts not made."""
    said = program("forms").out
    assert all(f"{form}: " in said for form in FORMS)
    assert "rafted" not in said
    drafted(program, "swe", two_entries[0])
    drafted(program, "swe", two_entries[0])
    program.clock.set_day("2026-12-02")
    drafted(program, "swe", two_entries[0])
    drafted(program, "nmc", two_entries[0])
    said = program("forms").out
    assert "Drafted here on 2 December 2026, in the registration year since 1 December 2026." in said
    assert "Before that, on 1 June 2026." in said
    assert "Drafted here on 2 December 2026.\n" in said
    assert "%" not in said


def test_only_the_day_of_a_draft_is_kept(program: Program, two_entries: tuple[str, str], home: Path) -> None:
    """In a small file for its owner, outside the journal, with no word of the draft and no entry's id."""
    drafted(program, "nmc", two_entries[0], "--set", f"learnt={LEARNT}")
    (kept,) = home.rglob("state/equityjournal/forms/*.toml")
    table = tomllib.loads(kept.read_text())
    assert table == {"schema": 1, "made": {"nmc": [program.clock().date()]}}


def test_a_form_is_shown_with_its_fields_and_sources(program: Program) -> None:
    """Each field with the word for --set, each fact with its page and day, limits where there are any."""
    said = program("forms", "hcpc").out
    assert "summary: Summary of your practice history" in said
    assert "Up to 500 words." in said
    assert "Up to 1500 words in all." in said
    assert "read on 27 November 2026" in said
    nmc = program("forms", "nursing").out
    assert (
        "Prioritise people, Practise effectively, Preserve safety or Promote professionalism and trust" in nmc
    )
    assert "On a sheet of its own (--apart)" in nmc
    program.clock.set_day("2027-10-01")
    assert "so they may be out of date" in program("forms", "nmc").out
    assert "There is no form called “nosuch”." in program("forms", "nosuch", code=1).err


def test_forms_are_there_for_programs(program: Program) -> None:
    """Each with its days, in ISO; the list has all five."""
    found = program("forms", "--json").json
    assert [form["id"] for form in found] == sorted(FORMS)
    swe = program("forms", "swe", "--json").json
    assert (swe["year_since"], swe["checked_on"], swe["outdated"], swe["drafts"]) == (
        "2025-12-01", "2026-11-27", False, [],
    )  # fmt: skip


def test_a_form_of_ones_own_takes_the_place_of_the_shipped_one(program: Program, journal: Path) -> None:
    """A bad one is named with its line and stops no other; an unknown key is named and ignored."""
    program("write", DESK)
    own = journal / "prompts" / "forms"
    own.mkdir(parents=True)
    shipped = (shipped_packs() / "forms" / "gmc.toml").read_text("utf-8")
    (own / "gmc.toml").write_text(shipped.replace("What it was", "What happened, in short").replace(
        "[form]\n", '[form]\ncolour = "green"\n', 1
    ), "utf-8")  # fmt: skip
    (own / "swe.toml").write_text("[form]\nid = 3\n", "utf-8")
    (own / "rcot.toml").write_text(shipped.replace('id = "gmc"', 'id = "rcot"'), "utf-8")
    listed = program("forms")
    assert "“colour” is not a key I know" in listed.err
    assert "prompts/forms/swe.toml: line 1: " in listed.err
    assert "prompts/forms/rcot.toml: its id is none of asye, gmc, hcpc, nmc and swe" in listed.err
    assert "**What happened, in short**" in drafted(program, "gmc", "last")
    assert "Piece of CPD" in drafted(program, "swe", "last")
