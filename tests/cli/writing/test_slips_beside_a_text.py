"""Half a value of an option beside a text: it never runs into it."""

from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from program import Program

BESIDE_A_TEXT = {
    "-t power dynamics": '-t "power dynamics" "A tough day"',
    "-f tired and sad": '-f "tired and sad" "A tough day"',
    "--setting home visit": '--setting "home visit" "A tough day"',
    "--step ring the family back": '--step "ring the family back" "A tough day"',
    "-d sunday evening": '-d "sunday evening" "A tough day"',
}
"""Options with forgotten quotation marks behind a text that has them, and what was meant."""


LONG_BESIDE = {
    "She rang back about the lift today -t lived experience": '-t "lived experience" "She rang back about the lift today"',
    "She rang back about the lift today --setting home visit": '--setting "home visit" "She rang back about the lift today"',
    "-t power, trust She rang me about it today": '-t "power, trust" "She rang me about it today"',
    "-t power and trust She rang me about it today": '-t "power and trust" "She rang me about it today"',
    "-f tired and sad at heart that evening": '-f "tired and sad" "at heart that evening"',
}
"""A text of many words beside half a value, and what was meant."""


@pytest.mark.parametrize("line", LONG_BESIDE)
def test_words_of_an_option_never_run_into_a_longer_text(program: Program, journal: Path, line: str) -> None:
    """Before or behind it, without quotation marks: nothing is saved with them in it, and all is kept."""
    said = " ".join(program("write", *line.split(), code=1).err.split())
    assert f"`equityjournal write {LONG_BESIDE[line]}`" in said
    assert "is kept, unfinished" in said
    assert not kept_files(journal)


def test_a_text_in_quotation_marks_behind_loose_words_is_no_rest(program: Program, journal: Path) -> None:
    """The loose words are."""
    said = " ".join(program("write", "-t", "power", "dynamics", "A tough day.", code=1).err.split())
    assert '`equityjournal write -t "power dynamics" "A tough day."`' in said
    assert not kept_files(journal)


@pytest.mark.parametrize("line", ["-t power, trust", "-t power and trust", "-t power trust"])
def test_several_themes_in_one_value_are_all_meant(program: Program, journal: Path, line: str) -> None:
    """Between commas, “and” or spaces, in quotation marks."""
    option, value = line.split(" ", 1)
    program("write", option, value, "She rang me about it.")
    assert only_record(journal)["themes"] == ["power", "emergence-and-trust"]


@pytest.mark.parametrize("line", BESIDE_A_TEXT)
def test_words_of_an_option_never_run_into_a_text_in_quotation_marks(
    program: Program, journal: Path, line: str
) -> None:
    """Nothing is saved with them in it, the whole line that was meant is shown, and the text is kept."""
    said = " ".join(program("write", "A tough day", *line.split(), code=1).err.split())
    assert f"`equityjournal write {BESIDE_A_TEXT[line]}`" in said
    assert not kept_files(journal)
    assert "A tough day" in next(journal.glob("drafts/*.toml")).read_text("utf-8")


def test_loose_words_behind_a_text_are_of_it_where_no_option_takes_them(
    program: Program, journal: Path
) -> None:
    """Behind a flag, or as the whole of a sentence, they are text as before."""
    program("write", "A tough day", "--private", "again")
    program("write", "A tough day", "-t", "power", "She", "rang.")
    assert len(kept_files(journal)) == 2
