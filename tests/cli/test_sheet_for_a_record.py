"""`worksheet` of a pack for somebody who was harmed: a sheet of its own, with care for who may see it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cli.kept import only_record
from cli.sheets import FOR_PAPER, Words
from packs import SHIPPED, shipped
from program import Program

HAPPENED_TO_ME = shipped("when-it-happened-to-me")


def test_what_is_written_for_somebody_who_was_harmed_has_a_sheet_of_its_own(program: Program) -> None:
    """Every question in use, its follow-up and its code; names are welcome, and nobody is told to shred it."""
    assert {pack.path for pack in SHIPPED if pack not in FOR_PAPER} == {"harmed", "saw", "hurt"}
    page = Words(program("worksheet", HAPPENED_TO_ME.id).out)
    for prompt in HAPPENED_TO_ME.prompts:
        assert (f"{prompt.text}\n{prompt.cited}\n" in page.text) is not prompt.retired
        assert prompt.retired or f"And then: {prompt.deeper}" in page.text
    for said in (
        "Names of who did it and who saw it are welcome",
        "not at work, and not in a work bag",
        "a shared printer may keep a copy",
        "The day you write this:",
        "time limits",
        "Do not throw it away",
        "116 123",
        "your union first",
        "CC-BY-4.0",
    ):
        assert said in page.text
    assert "shred" not in page.text
    assert "roles, not names" not in page.text
    assert page.headings.count(1) == 1
    assert max(after - before for before, after in pairwise(page.headings)) == 1


def test_nothing_that_is_read_at_a_glance_says_what_such_a_sheet_is(program: Program, home: Path) -> None:
    """Its heading, the browser's title and the file's name are Notes; no pack, theme or framework is named."""
    sheet = home / "sheet.html"
    program("worksheet", HAPPENED_TO_ME.id, "-o", str(sheet))
    source = sheet.read_text("utf-8")
    assert re.findall(r"<title>(.+)</title>|<h1>(.+)</h1>", source) == [("Notes", ""), ("", "Notes")]
    about = HAPPENED_TO_ME.pack
    titles = [about.title, about.about, about.based_on]
    titles += [text for theme in HAPPENED_TO_ME.themes for text in (theme.title, theme.summary)]
    shown = Words(source).text.casefold()
    assert [text for text in titles if text.casefold() in shown] == []
    assert not re.search(
        r"happened|treated badly|harm|racis\w+ at work|victim|complain", source.split("<main>")[0]
    )


def test_the_file_of_such_a_sheet_is_named_notes(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal, beside the other sheets; where to print and keep it is said, and not that it be shredded."""
    monkeypatch.chdir(home)
    said = program.at_terminal("worksheet", "happened").out
    assert "The sheet is in notes-2026-06-01.html" in said
    assert "delete the file" in said
    assert "shred" not in said
    assert (home / "notes-2026-06-01.html").stat().st_mode & 0o777 == 0o600


def test_such_a_sheet_names_the_places_of_support_of_ones_own(program: Program, journal: Path) -> None:
    """A file support.txt takes the place of those that come with the program; an empty one leaves them out."""
    journal.mkdir()
    (journal / "support.txt").write_text("Ring Dilys from the branch.\n", "utf-8")
    page = program("worksheet", "happened").out
    assert "Ring Dilys from the branch." in page
    assert "116 123" not in page
    (journal / "support.txt").write_text("", "utf-8")
    assert "Who could be asked" not in program("worksheet", "happened").out


def test_such_a_sheet_is_not_looked_back_on_and_not_talked_through(program: Program) -> None:
    """It is no month in boxes to tick and no team's ten minutes; either is refused in a sentence."""
    assert "for a record" in program("worksheet", "happened", "--look-back", code=1).err
    assert "in a team" in program("worksheet", "happened", "--ten-minutes", code=1).err


def test_what_was_written_on_such_a_sheet_is_private_once_it_is_typed_in(
    program: Program, journal: Path
) -> None:
    """By the codes on it, without a word more."""
    code = re.search(r'class="code">(me-kept/[^<]+)<', program("worksheet", "happened").out)
    assert code
    program("write", "--from-paper", piped=f"1 June 2026\n\n[{code[1]}]\nWords.\n")
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
