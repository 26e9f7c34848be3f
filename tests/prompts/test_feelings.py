"""The list of words for feelings that comes with the program."""

import tomllib

from equityjournal.store.disk.places import shipped_packs

FEELINGS = tomllib.loads((shipped_packs() / "words" / "feelings.toml").read_text("utf-8"))
FAMILIES = FEELINGS["families"]
WORDS = [word for family in FAMILIES for word in family["words"]]


def test_there_are_eight_families_of_five_words() -> None:
    """Forty words: few enough to read, and every family has as many as the next."""
    assert [len(family["words"]) for family in FAMILIES] == [5] * 8


def test_joy_and_care_come_first() -> None:
    """Joy, care and connection are families of their own, before any of the hard ones."""
    assert [family["title"] for family in FAMILIES[:2]] == ["Joy", "Care and connection"]


def test_no_word_is_there_twice() -> None:
    """Each word and each family's id is there once; a word is one plain lower-case word."""
    assert len(WORDS) == len(set(WORDS))
    assert len(FAMILIES) == len({family["id"] for family in FAMILIES})
    assert not [word for word in WORDS if not (word.isalpha() and word.islower())]


def test_no_feeling_is_coloured_or_scored() -> None:
    """A family has an id, a title and words, and nothing that could rank it: no colour, no number."""
    assert list(FEELINGS) == ["families"]
    assert {key for family in FAMILIES for key in family} == {"id", "title", "words"}
    assert all(isinstance(word, str) for word in WORDS)
