"""A passage in a text: found, taken out, and forms near to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.entries.passages import (
    near_forms,
    places,
    table_without,
    typed_texts,
    with_words_round,
    without,
)


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("She rang Danuta today.", "danuta", "She rang today."),
        ("She rang\nDANUTA\u00a0 Zielińska, then left.", "Danuta Zielinska", "She rang\n, then left."),
        ("Danuta’s son rang.", "danuta's", "son rang."),
        ("Danutas son.", "Danuta", "Danutas son."),
        ("Danuta. Danuta! danuta", "danuta", ".!"),
        ("She said (it hurts).", "(it hurts)", "She said."),
        ("a.c and abc", "a.c", "and abc"),
        ("Her son (Danuta) rang.", "Danuta", "Her son () rang."),
        ("Straße", "strasse", ""),
        ("她说很累。", "很累", "她说。"),
        ("สวัสดีครับ", "สวัสดี", "ครับ"),
        ("*Danuta* said _Danuta_", "danuta", "** said __"),
        ("very very bad bad day", "very bad", "day"),
        ("Loose \u0301 and \u200b.", "\u0301", "Loose \u0301 and \u200b."),
    ],
)
def test_a_passage_is_found_in_any_case_and_across_lines(text: str, words: str, left: str) -> None:
    """Whole words, whatever their capitals, accents, apostrophes and spaces; signs are only themselves."""
    assert without(text, words) == left
    assert bool(places(text, words)) is (left != text)


@unhurried
@given(st.text(), st.text(), st.text(st.characters(categories=["L", "Zs", "Po"]), min_size=1))
def test_no_place_is_left(before: str, after: str, words: str) -> None:
    """What was taken out may bring its own parts together; then that goes, too."""
    assert places(without(f"{before} {words} {after}", words), words) == []


def test_a_place_is_shown_with_a_few_words_round_it() -> None:
    """Itself in square brackets, on one line, with dots where there is more."""
    text = (
        "On the way up the stairs she told\nme that nobody asked her about the stairs before they moved in."
    )
    assert (
        with_words_round(text, *places(text, "nobody asked her")[0])
        == "… the stairs she told me that [nobody asked her] about the stairs before they …"
    )
    assert with_words_round("She left.", 0, 3) == "[She] left."


def test_near_forms_are_named_nearest_first_and_once() -> None:
    """Without the passage itself, and whatever stands far from it."""
    texts = ["Danuta Zielinska rang. DANUTA ZIELINSKA!", "Danute Zielinskas boiler", "Nobody else."]
    assert near_forms(texts, "Danuta Zielinksa") == ["Danuta Zielinska", "Danute Zielinskas"]
    assert near_forms(texts, "the kettle") == []
    assert near_forms(["a b", ""], "a b") == []


def test_in_a_record_only_what_a_person_typed_is_touched() -> None:
    """Not the program's question, ids or themes; a list loses what is blank by now, and nothing else."""
    table = {
        "schema": 1, "id": "power", "pack": "power", "title": "Power", "themes": ["power"], "private": False,
        "people": ["power", "", "a parent"], "other": {"deep": ["so much power here", 5]},
        "answers": [
            {"prompt": "power/a", "question": "Power?", "themes": ["power"], "text": "power"},
            {"prompt": "power/a", "question": "Power?", "themes": ["power"], "text": "It was power."},
        ],
    }  # fmt: skip
    assert [key for key, text in typed_texts(table) if places(text, "power")] == [
        "title", "people", "other", "answers 1", "answers 2",
    ]  # fmt: skip
    left = table_without(table, "power")
    assert left["answers"] == [
        {"prompt": "power/a", "question": "Power?", "themes": ["power"], "text": "It was."}
    ]
    assert (left["title"], left["people"], left["other"]) == (
        "",
        ["", "a parent"],
        {"deep": ["so much here", 5]},
    )
    assert {name: left[name] for name in ("schema", "id", "pack", "themes", "private")} == {
        name: table[name] for name in ("schema", "id", "pack", "themes", "private")
    }
