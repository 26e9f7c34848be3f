import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.editor_text import holds_only_a_question, laid_out, taken_out

QUESTION = "Who decided?"
LINES = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=5)


@given(LINES, LINES)
def test_every_line_of_the_writer_is_taken_out_wherever_it_was_put(
    above: list[str], below: list[str]
) -> None:
    """Above our line or below the question, each line comes back, and nothing of ours does."""
    sheet = laid_out(QUESTION, "\n".join(above)) + "\n".join(below)
    taken = taken_out(sheet, QUESTION).split("\n")
    assert [line for line in taken if line.strip()] == [line for line in [*above, *below] if line.strip()]


def test_what_was_written_comes_back_unchanged() -> None:
    """Blank lines inside it too, and though the editor put a space into the blank line of ours."""
    sheet = laid_out(QUESTION, "One.\n\nTwo.").removesuffix("\n")
    assert taken_out(sheet, QUESTION) == "One.\n\nTwo."
    assert taken_out(sheet.replace("\n\n(", "\n \n("), QUESTION) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("sheet", "words"), [("", ""), (" \n", ""), ("Mine.", "Mine."), (f"{QUESTION}\nMine.", "Mine.")]
)
def test_a_sheet_without_our_line_is_the_writers(sheet: str, words: str) -> None:
    """Only the question is left out of it."""
    assert taken_out(sheet, QUESTION) == words


def test_a_question_that_was_changed_is_the_writers_own() -> None:
    """Nothing that is not ours to the letter is taken away."""
    sheet = laid_out(QUESTION, "").replace("decided", "really decided")
    assert taken_out(sheet, QUESTION).strip() == "Who really decided?"


def test_a_sheet_with_a_question_alone_is_known() -> None:
    """One with a word on it is not."""
    assert holds_only_a_question(laid_out(QUESTION, ""))
    assert not holds_only_a_question(laid_out(QUESTION, "Mine."))
    assert not holds_only_a_question(laid_out(QUESTION, "") + "Mine.")
    assert not holds_only_a_question("Mine?")


def test_no_line_of_ours_is_wider_than_a_narrow_window() -> None:
    """The line that tells the answer from the question is read whole at 40 columns."""
    ours = laid_out("", "Mine.").replace("Mine.", "").strip()
    assert len(ours) < 40


def test_what_an_earlier_copy_left_in_the_editor_is_still_told_apart() -> None:
    """Its longer line is no part of the answer."""
    earlier = "(Write above or below. This line and the question under it are left out of your answer.)"
    assert taken_out(f"Mine.\n\n{earlier}\n{QUESTION}", QUESTION) == "Mine."
    assert taken_out(f"{earlier}\n{QUESTION}\nMine.", QUESTION) == "Mine."
    assert holds_only_a_question(f"\n\n{earlier}\n{QUESTION}\n")
