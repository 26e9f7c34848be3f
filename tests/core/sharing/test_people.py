"""Cards: ten words that cannot be mistaken, names that are what they look like, and nothing else let in."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from equityjournal.core.sharing.fingerprint_words import SPOKEN
from equityjournal.core.sharing.keys import are_keys, keys_from
from equityjournal.core.sharing.people import LONGEST_NAME, Person, why_no_name
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.visible import show
from equityjournal.store.sharing.cards import LARGEST, card_in, card_text
from equityjournal.store.sharing.keyring import new_keys

AMARA = keys_from(
    "Amara Okafor",
    "AGE-SECRET-KEY-1ZT72C35T0XP6MC47E5CHAHDWLX7CXKQ6ZUJ5RXXUQRLFRCG34NESM2A2RL",
    bytes(range(32)),
).person
CARD = card_text(AMARA)

names = st.text(min_size=1, max_size=LONGEST_NAME).filter(lambda name: not why_no_name(name))


def refused(card: str | bytes) -> str:
    """The clause with which a card is refused."""
    with pytest.raises(DamagedFile) as error:
        card_in(card.encode("utf-8", "surrogatepass") if isinstance(card, str) else card)
    return error.value.sentence


def test_there_is_a_word_for_each_byte() -> None:
    """256 of them, none twice, in small letters."""
    assert len(SPOKEN) == len(set(SPOKEN)) == 256
    assert all(word.isascii() and word.isalpha() and word.islower() for word in SPOKEN)


def test_no_word_is_taken_for_another() -> None:
    """No two are one letter apart (changed, added, left out or swapped), and none begins another."""
    for one, other in combinations(SPOKEN, 2):
        assert not one.startswith(other)
        assert not other.startswith(one)
        assert _apart(one, other) > 1, (one, other)


def _apart(one: str, other: str) -> int:
    """Letters to change, add, leave out, or swap with the next, to make one word another."""
    table = {(-1, -1): 0}
    table |= {(at, -1): at + 1 for at in range(len(one))} | {(-1, at): at + 1 for at in range(len(other))}
    for i, letter in enumerate(one):
        for j, second in enumerate(other):
            table[i, j] = min(
                table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (letter != second)
            )
            if i and j and (letter, one[i - 1]) == (other[j - 1], second):
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one) - 1, len(other) - 1]


def test_the_words_of_a_card_never_change() -> None:
    """Two people on two versions of the program compare the same ones; and files keep their names."""
    assert AMARA.signing == "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
    assert AMARA.lines_to_read == (
        "jungle bracelet lobster jigsaw mountain",
        "cobweb rainbow piano pelican trumpet",
    )
    assert " ".join(AMARA.lines_to_read) == AMARA.fingerprint
    assert AMARA.key_id == "7117846f922cbdadaae671da1fb36f15"


def test_each_key_changes_the_words_and_a_name_does_not() -> None:
    """Both keys are compared, and somebody is known by them alone."""
    other = new_keys("Bronwen Rees").person
    for change in ({"age": other.age}, {"signing": other.signing}):
        changed = AMARA.model_copy(update=change)
        assert changed.fingerprint != AMARA.fingerprint
        assert not changed.is_same_as(AMARA)
    renamed = AMARA.model_copy(update={"name": "Amara"})
    assert (renamed.fingerprint, renamed.is_same_as(AMARA)) == (AMARA.fingerprint, True)


@given(names)
def test_a_card_with_any_name_comes_back_the_same(name: str) -> None:
    """And nothing in it, nor in the name, can steer a screen or hide."""
    person = AMARA.model_copy(update={"name": name})
    assert card_in(card_text(person).encode()) == person
    assert show(card_text(person), lines=True) == card_text(person)
    assert len(card_text(person).encode()) < LARGEST


@pytest.mark.parametrize(
    "change",
    [
        lambda card: card.replace("\n", "\r\n"),
        lambda card: "\ufeff" + card,
        lambda card: "\n\n" + card.replace("\n", "   \n") + "\n \n",
        lambda card: card.replace("\n", "\n  "),
        lambda card: card.partition("\n")[2],
    ],
)
def test_what_mail_does_to_a_card_does_no_harm(change: Callable[[str], str]) -> None:
    """CRLF line ends, a byte order mark, blanks at either end of a line, blank lines, a lost remark."""
    assert card_in(change(CARD).encode()) == AMARA


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda card: card.replace("\n", "\n> "), "it is not a card, or not the card alone"),
        (lambda _: "Dear Amara,\nhere is my card.\n", "it is not a card, or not the card alone"),
        (lambda card: "Dear Amara,\n" + card, "it is not a card, or not the card alone"),
        (lambda card: card.replace('"', "”"), "it is not a card, or not the card alone"),
        (lambda card: card + card, "it is not a card, or not the card alone"),
        (lambda card: card[:-30], "it is not a card, or not the card alone"),
        (lambda _: "x = " + "[" * 2000, "it is not a card, or not the card alone"),
        (lambda _: "a" + ".a" * 1500 + " = 1", "it is not a card, or not the card alone"),
        (lambda card: card + "x" * 10_000_000, "it is longer than any card"),
        (lambda card: card.replace("Amara", "\x1b[2J"), "it is not a card, or not the card alone"),
        (lambda card: card.replace("Amara", "\udc80"), "it is not a card, or not the card alone"),
        (lambda card: card.replace("Amara", "\\u001b[2J"), "it holds characters that cannot be seen"),
        (lambda card: card.replace("Amara", "Am\u202eara"), "it holds characters that cannot be seen"),
        (lambda card: card.replace("Amara", "Am\u200bara"), "it holds characters that cannot be seen"),
        (lambda card: card.replace("Amara", "Am\\nara"), "it holds characters that cannot be seen"),
        (lambda card: card.replace("Amara", " Amara"), "it has spaces at its ends"),
        (lambda card: card.replace("Amara Okafor", ""), "“name” cannot be used: it is empty"),
        (lambda card: card.replace("Amara", "a" * 80), "it is longer than 80 letters"),
        (lambda card: card.replace('"Amara Okafor"', "{first = {first = 1}}"), "“name” must be text in quotes"),
        (lambda card: card.replace('"Amara Okafor"', "[[[]]]"), "“name” must be text in quotes"),
        (lambda card: card + "manages = true\n", "it holds more than a card does"),
        (lambda card: card + '"\\u001b[2J" = 1\n', "it holds more than a card does"),
        (lambda card: card + "[name.more]\n", "it is not a card, or not the card alone"),
        (lambda card: card.replace('name = "Amara Okafor"\n', ""), "“name” is missing"),
        (lambda card: card.replace("card = 1", 'card = "1"'), "“card” must be one of 1"),
        (lambda card: card.replace("age1", "AGE1"), "“age” is not written the way it should be"),
        (lambda card: card.replace("age1", "age1\u0435"), "“age” is not written the way it should be"),
        (lambda card: card.replace("Mbg=", "Mbh="), "“signing” is not written the way it should be"),
        (lambda card: card.replace(AMARA.age, AMARA.age[:-1] + "q"), "a letter of “age” is wrong"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_card_is_refused_in_a_sentence(change: Callable[[str], str], why: str) -> None:
    """In every field, and beside them; and no more of it is said than can be looked at."""
    sentence = refused(change(CARD))
    assert why in sentence
    assert show(sentence) == sentence
    assert len(sentence) < 120


def test_a_card_of_a_later_version_says_to_update() -> None:
    """It is left to that version."""
    with pytest.raises(NewerFile, match="update equityjournal"):
        card_in(CARD.replace("card = 1", "card = 2").encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    """Nothing else is raised."""
    assert refused(data)


def test_a_mistyped_key_is_no_key() -> None:
    """Age's own check sum finds one letter changed."""
    assert are_keys(AMARA)
    assert not are_keys(AMARA.model_copy(update={"age": AMARA.age[:-1] + "q"}))
    with pytest.raises(ValidationError):
        Person(name="Amara Okafor", age=AMARA.age, signing=AMARA.signing[:-2] + "B=")
