"""Drafts for a regulator at a terminal: fields asked one by one, a preview, and no typed word lost."""

from pathlib import Path

import pytest

from cli.exporting.form_drafts import DESK, LEARNT
from program import Program

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_fields_are_asked_one_by_one(program: Program, two_entries: tuple[str, str], elsewhere: Path) -> None:
    """Enter takes what fits; a number takes a text, words are words, a hyphen leaves it open."""
    shown = program.at_terminal(
        "export", "nmc", two_entries[0], "--as", "markdown",
        typed=["", LEARNT, "7", "2", "words", "1 3", "-", "yes"],
    ).out  # fmt: skip
    assert "Enter takes 1." in shown
    assert "There is no number 7" in shown
    assert "Numbers from the list" in shown
    (draft,) = elsewhere.iterdir()
    made = draft.read_text()
    for words in (DESK, LEARNT, "Ring the third mother.", "Prioritise people; Preserve safety"):
        assert words in made
    assert made.count("\nOpen: ") == 1


def test_another_persons_details_are_asked_for_and_stay_as_typed(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """After the draft, in the sheet apart; a signature is not asked for."""
    typed = [*[""] * 5, "Gwen Parry", *[""] * 5, "yes"]
    shown = program.at_terminal(
        "export", "nmc", two_entries[0], "--as", "markdown", "--apart", typed=typed
    ).out
    assert "Your discussion partner's name." in shown
    assert "Signature\n  Signed by" not in shown
    draft, sheet = sorted(elsewhere.iterdir(), key=lambda path: len(path.name))
    assert "Gwen Parry" not in draft.read_text()
    assert "Gwen Parry" in sheet.read_text()
    assert "Open: Signed by your discussion partner" in sheet.read_text()


def test_stopping_leaves_the_rest_open(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """So does the end of input, after which nothing is made without a yes."""
    shown = program.at_terminal(
        "export", "nmc", *two_entries, "--as", "markdown", typed=["", ":stop", "yes"]
    ).out
    assert "The rest stays open." in shown
    (draft,) = elsewhere.iterdir()
    assert draft.read_text().count("\nOpen: ") == 9
    draft.unlink()
    assert "Nothing was made." in program.at_terminal("export", "gmc", *two_entries, typed=["^C", "no"]).out
    assert list(elsewhere.iterdir()) == []


def test_words_typed_are_not_lost_by_a_no_at_the_preview(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """A slip of a key asks again; back goes through the questions, and Enter keeps each earlier answer."""
    first = ["1", LEARNT, "Ask sooner.", ":stop", "n", "back"]
    again = ["", "", "Ask first.", ":stop", "yes"]
    shown = program.at_terminal(
        "export", "nmc", two_entries[0], "--as", "markdown", typed=[*first, *again]
    ).out
    assert shown.count("Make it? Type yes. Or back") == 3
    assert f"You have: {LEARNT}\n  Enter keeps it; a hyphen leaves it open.\n" in shown
    assert shown.index("The rest stays open.") < shown.index("The rest stays as it is.")
    (draft,) = elsewhere.iterdir()
    made = draft.read_text()
    assert DESK in made
    assert LEARNT in made
    assert "Ask first." in made
    assert "Ask sooner." not in made
    draft.unlink()
    left = program.at_terminal("export", "nmc", two_entries[0], typed=[*first[:-2], "^C"], code=130).out
    assert left.endswith("kept nowhere.\nNothing was made.\n")
    assert list(elsewhere.iterdir()) == []


def test_a_preview_without_typed_words_is_left_by_anything_but_yes(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """Where nothing was typed but numbers, anything but a full yes leaves it, and nothing is lost."""
    shown = program.at_terminal("export", "nmc", two_entries[0], typed=["1", ":stop", "n"]).out
    assert "Make it? Type yes; anything else leaves it." in shown
    assert "Or back" not in shown


def test_without_entries_the_last_list_is_offered(program: Program, two_entries: tuple[str, str]) -> None:
    """The same list as for a study; elsewhere than at a terminal it is said what to type."""
    shown = program.at_terminal("export", "nmc", typed=["2", ":stop", "no"]).out
    assert "Which of these? Numbers, such as 2 5; Enter makes nothing." in shown
    assert "Reflective account 1, May 2026" in shown
    assert "export nmc 2 5" in program("export", "nmc", "--yes", code=2).err


def test_what_is_no_number_of_the_list_is_named_and_asked_again(
    program: Program, two_entries: tuple[str, str]
) -> None:
    """The question alone would not say what was wrong with the answer."""
    shown = program.at_terminal("export", "nmc", typed=["2 9 all", "2", ":stop", "no"]).out
    assert "9 all: not a number of this list." in shown
    assert "Reflective account 1, May 2026" in shown


def test_texts_of_several_entries_stand_with_their_months(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """In a part that takes several entries at once, on the screen and in the draft."""
    program("write", "-d", "2 April", "It rained.")
    program.at_terminal("list")
    typed = ["1 2", "", "", "", "", ":stop", "yes"]
    shown = program.at_terminal("export", "asye", "2", "3", "--as", "markdown", typed=typed).out
    assert "(April 2026, free writing)" in shown
    (draft,) = elsewhere.iterdir()
    assert "\n\nApril 2026: It rained.\n\nMay 2026: The desk was moved" in draft.read_text()


def test_entries_are_put_into_the_parts_of_the_log(
    program: Program, two_entries: tuple[str, str], elsewhere: Path
) -> None:
    """By number; Enter leaves a part out, and with all of them left out nothing is made."""
    assert (
        "No part was chosen"
        in program.at_terminal("export", "asye", *two_entries, typed=[""] * 4, code=1).out
    )
    typed = ["", "1 9", "2", "", "", "", "", "", "yes"]
    shown = program.at_terminal("export", "asye", *two_entries, "--as", "markdown", typed=typed).out
    assert "Which of these go here?" in shown
    assert "Enter leaves this part out." in shown
    assert "Enter takes them all." not in shown
    (draft,) = elsewhere.iterdir()
    assert "Ask who sets the chairs." in draft.read_text()
    assert "desk was moved" not in draft.read_text()
    assert "Part 3" not in draft.read_text()


def test_the_summary_counts_its_words_as_it_is_typed(program: Program, two_entries: tuple[str, str]) -> None:
    """The person sees at once how long it is, since this regulator has a limit."""
    typed = ["1", "A physiotherapist on a ward.", ":stop", "no"]
    assert "5 words, of up to 500" in program.at_terminal("export", "hcpc", *two_entries, typed=typed).out
