"""Mends for entries edited by hand: no word lost, no day guessed, nothing less private."""

import re
from datetime import date
from difflib import get_close_matches
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equityjournal.core.entries.entry import Answer, Entry, Step, TheirWords
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.faults import layout, mended_items
from equityjournal.store.faults.mending import Mending, loses_no_word, mending
from equityjournal.store.records import record
from equityjournal.store.records.seal import State
from every import every
from hand_edits import ID, LACKING, LAST, LEFT, MENDED, WHOLE, Edit, words

PATH = Path(f"{ID}.toml")
SAID_ANEW = {
    "private",
    "title",
    "setting",
    "themes",
    "feelings",
    "answer",
    "happened_to_me",
    "to",
    "me",
    "happened",
}
"""Keys and headings, which may stand once less, or in other letters."""


def of(edit: Edit) -> Mending:
    """The mends of a changed file, which cannot be read as it stands."""
    data = edit.made(WHOLE).encode("utf-8", "surrogateescape")
    with pytest.raises(DamagedFile):
        record.from_bytes(data, Entry, PATH)
    return mending(data, PATH)


@every(MENDED, lambda edit: edit.name)
def test_a_hand_edit_is_mended_as_it_was_meant(edit: Edit) -> None:
    """The mend is told in words, the entry holds what was meant, and the file is whole and sealed."""
    found = of(edit)
    assert found.stored, found
    assert any(edit.said in mend.sentence for mend in found.mends), found.mends
    entry = found.stored.record
    if edit.key in ("first", "last"):
        assert edit.value in entry.answers[0 if edit.key == "first" else -1].text.split("\n")[-3:]
    else:
        assert getattr(entry, edit.key) == edit.value
    assert found.stored.state is State.WHOLE


@every(MENDED, lambda edit: edit.name)
def test_no_mend_loses_a_word(edit: Edit) -> None:
    """Every word is there as often as before, but for days, and the marks of privacy."""
    text = edit.made(WHOLE)
    lost = set(words(text) - words(of(edit).data.decode()))
    assert {word for word in lost if not re.fullmatch(r"\d+|june|true|yes|false|privat", word)} <= SAID_ANEW


@every([*LEFT, *LACKING], lambda edit: edit.name)
def test_what_cannot_be_mended_without_guessing_is_left(edit: Edit) -> None:
    """There is no entry to save, and a reason why; words are missing only where they are."""
    found = of(edit)
    assert found.stored is None
    assert found.why
    assert found.lacks_words is (edit in LACKING)
    assert found.lacks_words or edit.said in found.why


def test_what_moves_up_stands_with_the_lines_above_the_answers() -> None:
    """And not behind the blank line below them."""
    found = mending(WHOLE.replace(LAST, f'{LAST}\nsetting = "office"').encode(), PATH)
    assert b'happened_to_me = false\nsetting = "office"\n\n[[answers]]' in found.data


def test_a_day_is_taken_as_the_person_chose_it() -> None:
    """The day chosen for a text that could be several stands in the entry."""
    data = WHOLE.replace("happened = 2026-06-01", "happened = 3 June").encode()
    found = mending(data, PATH, {"3 June": date(2025, 6, 3)})
    assert found.stored
    assert found.stored.record.happened == date(2025, 6, 3)


VALUES = ["yes", "Yes", '"true"', "TRUE", "1", "on", "“true”", "ture", "please", "'true'"]
KEYS = ["private", "Private", "PRIVATE", "privat", "privite", "is_private", "“private”"]
PLACES = ["private = false", "schema", "[[answers]]", "# end of"]


@every(product(KEYS, VALUES, PLACES))
def test_any_spelling_of_private_is_mended_to_true(spelling: tuple[str, str, str]) -> None:
    """Wherever it stands, and whatever else is wrong with the file."""
    key, value, place = spelling
    text = WHOLE.replace('"A kettle"', "A kettle").replace(place, f"{key} = {value}\n{place}", 1)
    found = mending(text.encode(), PATH)
    assert found.stored is None or found.stored.record.private
    assert found.stored or key != "private"


@pytest.mark.parametrize("value", ["no", "False", '"false"', "0", "off", "“no”"])
def test_no_in_other_words_is_never_taken_for_false(value: str) -> None:
    """The file is left: a mend makes nothing less private."""
    assert mending(WHOLE.replace("private = false", f"private = {value}").encode(), PATH).stored is None


def test_a_file_of_another_name_or_without_its_end_is_not_sealed() -> None:
    """Nothing cut off is ever sealed as whole, and no entry under another's name."""
    slip = WHOLE.replace('"A kettle"', "A kettle")
    assert mending(slip.encode(), Path("2026-06-01-bbbbbb.toml")).stored is None
    assert mending(slip[: slip.index("# end of")].encode(), PATH).stored is None


def test_words_that_get_lost_are_noticed() -> None:
    """A word that is not there afterwards, or once less, is a loss; a seal has no words."""
    assert loses_no_word("a kettle\nand tea", "tea and\na kettle too")
    assert not loses_no_word("tea and tea", "tea and")
    assert loses_no_word("tea 3/6", "tea", ["3/6"])
    assert loses_no_word(WHOLE, WHOLE[: WHOLE.index("# end of")])


def test_every_key_of_an_entry_has_a_mend() -> None:
    """A new field of an entry is known here by its kind."""
    for kind in (Entry, Answer, Step, TheirWords):
        for name, about in kind.model_fields.items():
            is_list = "list[" in str(about.annotation) and name not in ("answers", "steps", "their_words")
            assert is_list is (name in mended_items.LISTS), name
            assert ("bool | None" in str(about.annotation)) is (name in mended_items.YES_OR_NO), name
            assert ("datetime.date" in str(about.annotation).replace("datetime.datetime", "")) is (
                name in mended_items.DAYS
            ), name
            assert (about.annotation is bool) is (name in layout.MARKS), name


SLIPS = ['"', "“", "”", "'", "\n", " ", "=", "[", "]", "#", '"""', "\t", "\u00a0", "x", ",", ":"]
LINES = ["More words here.", "private = yes", "title = My own", "feelings = sad", "[[steps]]", "Sam said: no"]


def is_of_a_mark(line: str) -> bool:
    """Whether a line begins like `private` or `happened_to_me`, with a slip or two."""
    key = re.match(r"\W*(\w*)", line)
    return bool(key and get_close_matches(key[1], layout.MARKS, n=1, cutoff=0.5))


@settings(derandomize=True)
@given(
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 0.999), st.integers(0, 99)), min_size=1, max_size=4),
)
def test_whatever_slips_in_no_word_is_lost_and_nothing_opened(
    private: bool, slips: list[tuple[int, float, int]]
) -> None:
    """Letters taken out or put in, lines added or without quotes: mended whole and no less private, or left."""
    text = WHOLE.replace("private = false", "private = true") if private else WHOLE
    for kind, where, which in slips:
        at, lines = int(where * len(text)), text.split("\n")
        line = int(where * len(lines))
        if kind == 0:
            text = text[:at] + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + SLIPS[which % len(SLIPS)] + text[at:]
        elif kind == 2:
            text = "\n".join([*lines[:line], LINES[which % len(LINES)], *lines[line:]])
        else:
            text = "\n".join([*lines[:line], lines[line].replace('"', ""), *lines[line + 1 :]])
    found = mending(text.encode(), PATH)
    if found.stored is None:
        assert found.why
        return
    lost = set(words(text) - words(found.data.decode()))
    marks = {word for line in text.split("\n") if is_of_a_mark(line) for word in words(line)}
    assert lost <= SAID_ANEW | marks | {"yes", "schema", "1"}, lost
    if re.search(r"^private = (true|yes)$", text, re.MULTILINE):
        assert found.stored.record.private


@pytest.mark.parametrize("last", ["end of", "   end of", "End of"])
def test_a_last_line_without_its_mark_is_made_whole(last: str) -> None:
    """An editor or a hand took the `#` away: no other mend is needed, and this one is told."""
    found = mending(WHOLE.replace("# end of", last).encode(), PATH)
    (mend,) = found.mends
    assert mend.clause == "the last line, which shows that nothing is missing, is made whole"
    assert found.stored
