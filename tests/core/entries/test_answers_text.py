"""Several answers in an editor: no slip on a marker line loses a word or mixes up answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.answers_text import all_laid_out, first_line, taken_apart
from equityjournal.core.entries.entry import Answer

ASKED = ("Who decided?", "Whose voice was missing on that day?", "What next?")
ANSWERS = [
    Answer(question=question, text=text)
    for question, text in zip(ASKED, ("First.\nx", "Second.\n\nmore", "Third."), strict=True)
]
SECOND = "=== 2. Whose voice was missing on that day? ==="


def read_back(text: str, answers: list[Answer]) -> list[str]:
    """The texts of the answers, as read from what an editor left."""
    return [answer.text for answer in taken_apart(text.removesuffix("\n"), answers)]


def left(old: str = "", new: str = "") -> list[str]:
    """The answers' texts after `new` was put where `old` stood."""
    text = all_laid_out(ANSWERS)
    assert old in text
    return read_back(text.replace(old, new, 1), ANSWERS)


AS_BEFORE = ["First.\nx", "Second.\n\nmore", "Third."]


def test_one_answer_has_no_marker() -> None:
    """A single answer is the text alone, and whatever is left of it is the answer."""
    answers = [Answer(question="Who decided?", text="Words.")]
    assert all_laid_out(answers) == "Words.\n"
    assert first_line(answers) == 1
    assert read_back("=== My own === heading\nAll new.\n", answers) == ["=== My own === heading\nAll new."]


def test_the_editor_opens_below_the_first_marker() -> None:
    """With several answers, what is typed at once stands in the first answer."""
    lines = all_laid_out(ANSWERS).split("\n")
    assert lines[first_line(ANSWERS) - 1] == "First."


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("=== 1.", "changed === 1.", ["changed\nFirst.\nx", *AS_BEFORE[1:]]),
        ("=== 2.", "typed === 2.", ["First.\nx", "typed\nSecond.\n\nmore", "Third."]),
        ("day? ===\n", "day? === typed after\n", ["First.\nx", "typed after\nSecond.\n\nmore", "Third."]),
        ("missing on", "missing typed inside on", ["First.\nx", "typed inside\nSecond.\n\nmore", "Third."]),
        ("Whose", "Whowordsse", ["First.\nx", "words\nSecond.\n\nmore", "Third."]),
        (SECOND, "=== 2. words over it ===", ["First.\nx", "words over it\nSecond.\n\nmore", "Third."]),
        (f"{SECOND}\nSecond.\n\nmore", "=== 2. words alone ===", ["First.\nx", "words alone", "Third."]),
        ("=== 1.", "above\n=== 1.", ["above\nFirst.\nx", *AS_BEFORE[1:]]),
    ],
    ids=[
        "before the first",
        "before another",
        "after it",
        "in it",
        "in a word of it",
        "over it",
        "over it, with nothing below",
        "above all",
    ],
)
def test_words_typed_on_a_marker_line_become_text(old: str, new: str, texts: list[str]) -> None:
    """Wherever on the line of a marker words are typed, they belong to the answer below it."""
    assert left(old, new) == texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x\n=== 2.", "x=== 2."),
        ("day? ===\nSecond", "day? ===Second"),
        (SECOND, "=== 2. Whose voice"),
        (SECOND, "Whose voice was missing on that day?"),
        (SECOND, "2. Whose voice was missing on that day?"),
        (SECOND, "=== 2. Whose voice was\nmissing on that day? ==="),
        (f"{SECOND}\n", ""),
        ("=== 1. Who decided? ===\n", ""),
        ("=== 3. What next? ===\n", ""),
    ],
    ids=[
        "joined to the line above", "joined to the line below", "cut short", "bare question", "without its signs",
        "broken over lines", "second gone", "first gone", "last gone",
    ],
)  # fmt: skip
def test_a_broken_or_missing_marker_is_recovered(old: str, new: str) -> None:
    """Each answer keeps its words, found by number, by question, or by the lines around."""
    assert left(old, new) == AS_BEFORE


def test_all_markers_gone_leave_each_answer_its_words() -> None:
    """Without any marker, the lines that stood in each answer before settle where it ends."""
    text = "\n".join(line for line in all_laid_out(ANSWERS).split("\n") if not line.startswith("==="))
    assert read_back(text, ANSWERS) == AS_BEFORE


def test_a_line_changed_beside_a_missing_marker_stays_with_its_answer() -> None:
    """A rewritten answer whose marker is gone takes the place of the words it had."""
    assert left("=== 3. What next? ===\nThird.", "Rewritten.") == [*AS_BEFORE[:2], "Rewritten."]
    assert left(f"{SECOND}\nSecond.", "Another.") == ["First.\nx", "Another.\n\nmore", "Third."]
    changed = left("more\n=== 3. What next? ===\nThird.", "Other.\nRewritten.")
    assert changed == ["First.\nx", "Second.\n\nOther.", "Rewritten."]


def test_an_answer_taken_away_with_its_marker_is_empty() -> None:
    """Words taken out together with their marker are out, and the others stay as they are."""
    assert left(f"{SECOND}\nSecond.\n\nmore\n", "") == ["First.\nx", "", "Third."]


def test_answers_moved_with_their_markers_keep_their_numbers() -> None:
    """An answer moved above another with its marker is still the answer to its own question."""
    first, second, third = (
        f"=== {n}. {q} ===\n{t}\n" for n, q, t in zip((1, 2, 3), ASKED, AS_BEFORE, strict=True)
    )
    assert read_back(first + third + second, ANSWERS) == AS_BEFORE


def test_an_answer_that_quotes_a_marker_is_told_from_it() -> None:
    """Where a marker's own line stands in an answer, all markers get more signs."""
    answers = [ANSWERS[0], Answer(question="What next?", text="=== 1. Who decided? ===\nquoted")]
    assert all_laid_out(answers).startswith("==== 1. Who decided? ====\nFirst.")
    assert read_back("typed " + all_laid_out(answers), answers) == ["typed\nFirst.\nx", answers[1].text]


def test_words_without_any_marker_or_known_line_are_the_first_answer() -> None:
    """All new words belong somewhere: none is dropped."""
    assert read_back("All new.\nAnd more.", ANSWERS)[0] == "All new.\nAnd more."


LINES = st.text(st.sampled_from("ab=. 12?\n"), max_size=30) | st.sampled_from(
    ["=== 1. ? ===", SECOND, "=== 9. x ==="]
)


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=4))
def test_what_is_laid_out_is_read_back(pairs: list[tuple[str, str]]) -> None:
    """Any answers, also with lines like markers, come back as they were."""
    answers = [Answer(question=question.strip() or None, text=text) for question, text in pairs]
    assert read_back(all_laid_out(answers), answers) == [answer.text for answer in answers]


@given(st.integers(0, 200), st.integers(0, 6), st.sampled_from(["", "CANARY", "CANARY ", "\nCANARY\n"]))
def test_no_slip_of_the_keys_loses_a_typed_word(at: int, cut: int, typed: str) -> None:
    """Whatever is cut out and typed at any place, the typed word stands in an answer."""
    text = all_laid_out(ANSWERS)
    texts = read_back(text[:at] + typed + text[at + cut :], ANSWERS)
    assert ("CANARY" in "".join(texts)) == ("CANARY" in typed)
