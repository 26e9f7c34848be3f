"""Searching with OR, NOT and writing without spaces: with the word tables, and without."""

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogued import catalogue_of
from core.examples import TODAY, answer, entry, unhurried
from equityjournal.core.entries.search_words import parse_query
from equityjournal.core.entries.selection import Selection
from equityjournal.store.lookup.catalogue import Catalogue
from equityjournal.store.lookup.search import search
from program import Program

WORDS = ["bus", "train", "gŵyl", "七転び八起き", "ไม้ขีดไฟ", "🙂"]


def journal(texts: list[str]) -> Catalogue:
    """Entries with these texts, each titled by its place."""
    return catalogue_of(
        entry(TODAY, answer(text), title=f"number{at}", letters="aaaaa" + "abcdefgh"[at])
        for at, text in enumerate(texts)
    )


def found(catalogue: Catalogue, typed: str) -> set[str]:
    """Titles of the entries found."""
    hits, count = search(catalogue, parse_query([typed]), Selection())
    assert count == len(hits)
    return {hit.brief.title for hit in hits}


def without_word_tables(catalogue: Catalogue) -> Catalogue:
    """The same catalogue, as in a Python whose SQLite has no full-text search."""
    names = [
        name
        for (name,) in catalogue.database.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'")
    ]
    assert names
    for name in names:
        catalogue.database.execute(f"DROP TABLE {name}")
    return catalogue


PLAIN = st.sampled_from(WORDS)
TERMS = PLAIN | st.sampled_from(['"bus"', "trai*", "転", "八起", "ขีด"])


@unhurried
@given(
    st.lists(st.lists(PLAIN, min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.tuples(st.booleans(), st.lists(TERMS, min_size=1, max_size=3)), min_size=1, max_size=3),
)
def test_what_is_found_is_what_a_reader_would_find(
    texts: list[list[str]], query: list[tuple[bool, list[str]]]
) -> None:
    """Each group agrees with each entry found and with no other, by the word tables as by the texts."""
    typed = " ".join(("" if wanted else "NOT ") + " OR ".join(terms) for wanted, terms in query)
    there = journal([" ".join(words) for words in texts])
    expected = {
        f"number{at}"
        for at, words in enumerate(texts)
        if all(
            wanted == any(term.strip('"*') in word for term in terms for word in words)
            for wanted, terms in query
        )
    }
    assert found(there, typed) == expected
    assert found(without_word_tables(there), typed) == expected


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("転び", "七転び八起き"),
        ("先生", "学校の先生と話した。"),
        ("カナ", "ｶﾀｶﾅ"),
        ("平成", "㍻元年"),
        ("ขีด", "ไม้ขีดไฟ"),
        ("ដៃ", "ខ្ញុំលាងដៃ"),
        ("学校先生", "学校\n先生"),
        ('"2026年"', "今年は２０２６年"),
    ],
)
def test_writing_without_spaces_is_found_by_any_part(typed: str, text: str) -> None:
    """Whatever stands around it, and however wide its characters are."""
    assert found(journal([text, "Nothing."]), typed) == {"number0"}


def test_letters_that_differ_by_a_sign_are_different_letters_there() -> None:
    """か is not が, and a tone mark makes another word."""
    assert found(journal(["がっこう", "かっこう"]), "か") == {"number1"}
    assert found(journal(["ไม้", "ไม"]), "ไม้") == {"number0"}


def test_what_is_left_out_is_not_marked_and_the_rest_is() -> None:
    """Each term that may be there is marked in the line shown."""
    hits, _ = search(
        journal(["A bus, a train and 七転び八起き."]),
        parse_query(["bus OR train 転び NOT tram"]),
        Selection(),
    )
    assert [hit.line for hit in hits] == ["A [bus], a [train] and 七[転び]八起き."]


def test_the_best_match_comes_first_as_without_or() -> None:
    """An entry of nothing but the word is the better match."""
    there = journal([f"{'Other words stand here. ' * 30}Bus.", "Bus, bus, bus.", "Train."])
    hits, _ = search(there, parse_query(["bus OR train"]), Selection())
    titles = [hit.brief.title for hit in hits]
    assert titles.index("number1") < titles.index("number0")
    assert re.search("number2", " ".join(titles))
    assert isinstance(there.database, sqlite3.Connection)


@pytest.mark.parametrize("words", ["kettles", '"copper kettle"', "kett*"])
def test_a_long_text_shows_a_line_that_matches(
    program: Program, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a long text the first part with a match is looked at, in the forms that the word tables know."""
    monkeypatch.setattr("equityjournal.store.lookup.matched_line._LONG", 1000)
    monkeypatch.setattr("equityjournal.store.lookup.matched_line._PART", 200)
    other = "Words that hold nothing of it, one after another.\n" * 40
    program("write", "-", piped=f"{other}There was a copper kettle.\n{other}")
    assert "kettle]" in program("search", words).out or "[kettle" in program("search", words).out
