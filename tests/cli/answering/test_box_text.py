"""The text of the box, without a screen: what keys do to it."""

import pytest

from equityjournal.cli.answering.box_rows import columns_of, rows_of, shown_within
from equityjournal.cli.answering.box_text import BoxText

FAMILY, FLAG, ACCENT, HAND = "👩\u200d⚕\ufe0f", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "e\u0301", "👋🏽"
TEXTS = [
    "I said too little when the housing officer spoke over her, and afterwards I said so.",
    "Short.\n\n\nAnd a second paragraph, after two blank lines, of more words than a row.\n",
    "Blanks      that hang      over the edge of a row          ",
    "wordwithoutanyblankthatislongerthantherowisatallandhastobecut",
    "漢字" * 90,
    f"{FAMILY}{FLAG}{ACCENT}{HAND} می\u200cخواهم שלום " * 8,
]


def typed(*keys: str) -> BoxText:
    """A text typed key by key; a line break is Enter."""
    text = BoxText()
    for letter in "".join(keys):
        if letter == "\n":
            text.begin_line()
        else:
            text.type(letter)
    return text


@pytest.mark.parametrize("width", [9, 19, 39, 79, 199])
@pytest.mark.parametrize("written", TEXTS, ids=range(len(TEXTS)))
def test_rows_put_together_are_the_text(written: str, width: int) -> None:
    """No row is wider than the window, none cuts a word that fits in a row, and no character is lost."""
    rows = rows_of(written, width)
    at = 0
    for row in rows:
        assert set(written[at : row.start]) <= {"\n"}
        assert row.start - at <= 1
        assert columns_of(shown_within(written[row.start : row.end], width)) <= width
        at = row.end
    assert at == len(written)


def test_words_are_wrapped_whole() -> None:
    """A row ends with the blank behind a word; only a word longer than a row is cut."""
    for width in (19, 39, 79):
        rows = rows_of(TEXTS[0], width)
        assert all(TEXTS[0][row.end - 1] == " " for row in rows[:-1])
    assert [row.end - row.start for row in rows_of(TEXTS[3], 20)] == [20, 20, 20, 1]


@pytest.mark.parametrize("whole", [FAMILY, FLAG, ACCENT, HAND, "क्षि", "각"])
def test_a_whole_character_is_deleted_and_passed_at_once(whole: str) -> None:
    """Combining marks, joined emoji, flags and skin tones are one character to their writer."""
    text = BoxText(f"a{whole}b")
    text.left()
    text.left()
    assert text.cursor == 1
    text.right()
    assert text.cursor == 1 + len(whole)
    text.delete_before()
    assert text.text == "ab"
    text = BoxText(f"a{whole}b")
    text.to_start()
    text.right()
    text.delete_after()
    assert text.text == "ab"


def test_undo_takes_back_words_and_redo_makes_them_again() -> None:
    """A word at a time, a paste at once, a run of deletions at once."""
    text = typed("one two three")
    text.undo()
    assert text.text == "one two "
    text.undo()
    text.undo()
    assert text.text == ""
    text.undo()
    for _ in range(3):
        text.redo()
    assert (text.text, text.cursor) == ("one two three", 13)
    text.paste("\r\nfour\rfive")
    assert text.text == "one two three\nfour\nfive"
    text.undo()
    assert text.text == "one two three"
    for _ in range(5):
        text.delete_before()
    assert text.text == "one two "
    text.undo()
    assert text.text == "one two three"
    text.undo()
    text.type("X")
    text.redo()
    assert text.text == "one two X"


def test_the_arrows_go_by_rows_of_the_screen() -> None:
    """Up and Down keep their column; Home and End stay in the row."""
    text = BoxText("alpha beta gamma delta")  # rows of at most 11: "alpha beta " | "gamma delta"
    text.down(11, -1)
    assert text.cursor == 10
    text.to_row_start(11)
    assert text.cursor == 0
    text.to_row_end(11)
    assert text.cursor == 10
    text.down(11)
    assert text.cursor == 21
    text.to_row_end(11)
    assert text.cursor == 22
    text.to_row_start(11)
    assert text.cursor == 11
    text.down(11, -5)
    assert text.cursor == 0
    text.down(11, 5)
    assert text.cursor == 22


def test_a_selection_is_replaced_by_what_is_typed() -> None:
    """Shift selects; a letter, a paste or a deletion takes its place, and undo brings it back."""
    text = BoxText("She said nothing.")
    text.word_left(select=True)
    assert text.selected == (9, 17)
    text.type("s")
    assert text.text == "She said s"
    text.undo()
    assert text.text == "She said nothing."
    text.to_start()
    text.word_right(select=True)
    text.delete_before()
    assert text.text == " said nothing."
    text.to_end()
    assert text.selected is None


def test_a_line_is_taken_away_with_its_break() -> None:
    """What steered is in the text no more, and the cursor is behind the line above."""
    for before, after in (("One.\n:undo", "One."), (".", ""), ("\n.", "")):
        text = BoxText(before)
        text.take_line()
        assert (text.text, text.cursor) == (after, len(after))


def test_words_before_the_cursor_and_the_rest_of_a_line_are_deleted() -> None:
    """As in a shell."""
    text = BoxText("one two\nthree four")
    text.delete_word_before()
    assert text.text == "one two\nthree "
    text.delete_to_line_start()
    assert text.text == "one two\n"
    text.to_start()
    text.delete_to_line_end()
    assert text.text == "\n"
