"""The dictionary explains exact forms, and those alone."""

import mmap
from pathlib import Path

import pytest

import british_words
from equityjournal.core.notices.rules.dictionary import Dictionary, radicals
from equityjournal.core.notices.words.slips import is_slip
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.british_words import british_words as mapped_words

LIST = british_words.made_of(
    british_words.in_small_letters(["carer", "carers", "café", "zebra", "Amina", "don't", "a"]),
    {"amnia", "coble"},
).encode()


@pytest.mark.parametrize(
    ("word", "explained"),
    [("carer", True), ("carers", True), ("cafe", True), ("zebra", True), ("care", False), ("arer", False),
     ("carerss", False), ("amina", False), ("a", False), ("", False), ("naïve", False), ("quay", False)],
)  # fmt: skip
def test_only_exact_forms_are_explained(word: str, explained: bool) -> None:
    """No ending is taken off, no part of a word is enough, and names are left out of the list."""
    assert Dictionary(LIST).explains(word) is explained


def test_further_words_count_too() -> None:
    """Words of trades and faiths need not stand in the British list."""
    assert Dictionary(LIST, frozenset({"sertraline"})).explains("sertraline")
    assert not Dictionary().explains("sertraline")


@pytest.mark.parametrize(
    ("written", "listed"),
    [("gartref", "cartref"), ("nhŷ".replace("ŷ", "y"), "ty"), ("fam", "mam"), ("ddiwedd", "diwedd"), ("phlant", "plant"), ("rent", "rhent")],
)  # fmt: skip
def test_regular_welsh_mutations_are_known(written: str, listed: str) -> None:
    """Soft, nasal and aspirate."""
    assert listed in radicals(written)
    assert Dictionary(welsh=frozenset({listed})).explains_in_welsh(written)


def test_the_shipped_list_is_mapped_and_whole() -> None:
    """It is not read into memory; its first and its last word are found, and each of its two parts is sorted."""
    words = mapped_words(shipped_packs() / "words")
    assert isinstance(words, mmap.mmap)
    lines = words[:].decode("ascii").splitlines()[1:]
    falls = [at for at in range(1, len(lines)) if lines[at] < lines[at - 1]]
    assert len(falls) == 1
    assert len(set(lines)) == len(lines)
    dictionary = Dictionary(words)
    assert all(dictionary.explains(word) for word in (lines[0], lines[-1], lines[len(lines) // 2], "housing"))


def test_without_the_list_nothing_is_explained(tmp_path: Path) -> None:
    """A folder without it, or with an empty file, does not stop the program."""
    assert not Dictionary(mapped_words(tmp_path)).explains("housing")
    (tmp_path / "british.txt").touch()
    assert not Dictionary(mapped_words(tmp_path)).explains("housing")


def test_rarer_words_explain_a_capital_and_make_no_slip_of_a_name() -> None:
    """Of "amnia" the name Amina would be a slip, so slips are of usual words alone."""
    dictionary = Dictionary(LIST)
    assert dictionary.explains("amnia")
    assert dictionary.explains("coble")
    assert not dictionary.explains_as_usual("amnia")
    assert not is_slip("amina", dictionary)
    assert is_slip("caerrs", dictionary)
