"""The words that are read aloud: none is taken for another, and none ever changes."""

import hashlib
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.spoken_words import SPOKEN, number_of, spoken, words_typed
from equityjournal.core.text.errors import UnclearCommand

_SOUNDS = [
    (r"^kn", "n"), (r"^wr", "r"), (r"wh", "w"), (r"ph", "f"), (r"ck", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"),
    (r"sch", "sk"), (r"ch", "C"), (r"sh", "S"), (r"th", "T"), (r"[cq]", "k"), (r"z", "s"), (r"g(?=[eiy])", "j"),
    (r"gh", ""), (r"mb$", "m"),
]  # fmt: skip
"""Spellings of one sound in English, in the order in which they are taken."""


def sound(word: str) -> str:
    """The consonants of a word as they sound, with its first letter where that is a vowel."""
    for spelling, said in _SOUNDS:
        word = re.sub(spelling, said, word)
    return re.sub(r"(.)\1+", r"\1", word[0] + re.sub(r"[aeiouyhw]", "", word[1:]))


def test_there_are_1024_and_they_never_change() -> None:
    """Two people on two versions hear the same words; the first 256 are those that cards always had."""
    assert len(SPOKEN) == len(set(SPOKEN)) == 1024
    assert all(word.isascii() and word.isalpha() and word.islower() for word in SPOKEN)
    assert hashlib.sha256(" ".join(SPOKEN[:256]).encode()).hexdigest().startswith(FIRST)
    assert hashlib.sha256(" ".join(SPOKEN).encode()).hexdigest().startswith(ALL)


FIRST, ALL = "cb568688d66b2430", "72d465a27be5a2ae"


def test_four_letters_tell_a_word() -> None:
    """Of the words that came later; of today's, two pairs need a fifth."""
    beginnings = [word[:4] for word in SPOKEN]
    alike = {word for word in SPOKEN if beginnings.count(word[:4]) > 1}
    assert alike == {"butter", "button", "jackdaw", "jacket"}
    assert len({word[:5] for word in SPOKEN}) == 1024


def test_no_word_is_taken_for_another() -> None:
    """No two are one letter apart (changed, added or left out), none begins another, and later ones sound apart."""
    for one, other in combinations(SPOKEN, 2):
        assert not one.startswith(other)
        assert not other.startswith(one)
        if abs(len(one) - len(other)) <= 1:
            assert _differ_by_more_than_a_letter(one, other), (one, other)
    later = [sound(word) for word in SPOKEN[256:] if len(sound(word)) > 1]
    assert len(later) == len(set(later))


def _differ_by_more_than_a_letter(one: str, other: str) -> bool:
    """Whether no single change makes one word another."""
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[at + 1 :] != other[at + 1 :] and one[at + 1 :] != other[at:] and one[at:] != other[at + 1 :]


@given(st.integers(0, 2**40 - 1))
def test_numbers_and_words_are_one(number: int) -> None:
    """Ten bits a word, the highest first."""
    assert number_of(spoken(number, 4)) == number


@pytest.mark.parametrize(
    "typed",
    ["orchard dumpling parsley toffee", "orch dump pars toff", "Orchard, Dumpling, PARSLEY. toffee", "  orchar dumpl parsl toffe  ",
     "1. orchard; 2. dumpling / 3. parsley - “toffee”"],
)  # fmt: skip
def test_words_are_taken_by_their_first_letters(typed: str) -> None:
    """With capitals, commas and spaces as they come."""
    assert words_typed(typed, 4) == ("orchard", "dumpling", "parsley", "toffee")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("orchard dumplin parsley tofffee", "“tofffee” is not one of the words; toffee?"),
        ("orchard dumplig parsley toffee", "“dumplig” is not one of the words; dumpling?"),
        ("orchard butt parsley toffee", "“butt” is not one of the words; butter or button?"),
        ("orc dumpling parsley toffee", "“orc” is not one of the words; orchard?"),
        ("orchard qqqq parsley toffee", "“qqqq” is not one of the words."),
        ("orchard dumpling parsley", "Type all 4 words, with spaces between."),
        ("orchard dumpling parsley toffee acorn", "Type all 4 words, with spaces between."),
        ("", "Type all 4 words, with spaces between."),
    ],
)
def test_a_near_miss_is_offered_and_is_no_word(typed: str, said: str) -> None:
    """So that it can be typed again without a try."""
    with pytest.raises(UnclearCommand) as error:
        words_typed(typed, 4)
    assert error.value.sentence.startswith(said)


def test_any_slip_of_one_letter_offers_the_word() -> None:
    """A letter changed, left out or added, or two swapped; such as alarn for alarm."""
    for word in (*SPOKEN[::41], "alarm"):
        for at in range(1, len(word)):
            end = word[at + 1 :]
            swapped = word[: at - 1] + word[at] + word[at - 1] + end
            for slip in (f"{word[:at]}q{end}", f"{word[:at]}q{word[at:]}", word[:at] + end, swapped):
                assert is_understood(slip, word), slip


def is_understood(slip: str, word: str) -> bool:
    """Whether a word is taken or offered for a slip of it."""
    try:
        return words_typed(slip, 1) == (word,)
    except UnclearCommand as unclear:
        return word in unclear.sentence.partition(";")[2]
