"""Cards: ten words that cannot be mistaken, names that are what they look like, and nothing else let in."""

import base64
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from equityjournal.core.sharing.card import LONGEST_NAME, Card, why_no_name
from equityjournal.core.sharing.keys import keys_from, point_of, why_no_keys, why_not_another_s
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.visible import show
from equityjournal.store.sharing.cards import LARGEST, card_in, card_text
from equityjournal.store.sharing.keyring import new_keys

KEYS = keys_from(
    "Amara Okafor",
    "AGE-SECRET-KEY-1ZT72C35T0XP6MC47E5CHAHDWLX7CXKQ6ZUJ5RXXUQRLFRCG34NESM2A2RL",
    bytes(range(1, 33)),
)
AMARA = KEYS.card
BEFORE = keys_from("Amara Okafor", KEYS.opening, None, bytes(range(32))).card
"""The same person's card of version 1."""
CARD = card_text(AMARA)

names = st.text(min_size=1, max_size=LONGEST_NAME).filter(lambda name: not why_no_name(name))


def refused(card: str | bytes) -> str:
    """The clause with which a card is refused."""
    with pytest.raises(DamagedFile) as error:
        card_in(card.encode("utf-8", "surrogatepass") if isinstance(card, str) else card)
    return error.value.sentence


def test_the_words_of_a_card_never_change() -> None:
    """Two people on two versions of the program compare the same ones; and files keep their names."""
    assert BEFORE.signing == "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
    assert BEFORE.lines_to_read == (
        "jungle bracelet lobster jigsaw mountain",
        "cobweb rainbow piano pelican trumpet",
    )
    assert " ".join(BEFORE.lines_to_read) == BEFORE.fingerprint
    assert (BEFORE.key_id, AMARA.key_id) == ("7117846f922cbdadaae671da1fb36f15", "")
    assert (
        AMARA.fingerprint
        == "dragonfly toffee thimble bracelet midnight bicycle hillside panther goblet cushion"
    )


def test_each_key_changes_the_digest_and_of_version_2_the_name_too() -> None:
    """All that is on a card is compared, and what is noted of a checked one."""
    other = new_keys("Bronwen Rees").card
    for change in ({"age": other.age}, {"mark": other.mark}, {"name": "Amara"}):
        assert AMARA.model_copy(update=change).digest != AMARA.digest
        assert AMARA.model_copy(update=change).lines != AMARA.lines
    assert BEFORE.model_copy(update={"name": "Amara"}).fingerprint == BEFORE.fingerprint
    assert BEFORE.digest != BEFORE.model_copy(update={"signing": other.mark}).digest
    assert not AMARA.has_keys_of(other)
    assert AMARA.has_keys_of(AMARA.model_copy(update={"name": "Amara"}))


def test_a_card_with_ones_own_keys_is_nobody_elses() -> None:
    """Neither key of it."""
    assert why_not_another_s(AMARA, []) == ""
    other = new_keys("Bronwen Rees").card
    for key in ("age", "mark"):
        mixed = other.model_copy(update={key: getattr(AMARA, key)})
        assert why_not_another_s(mixed, [AMARA]) == "the keys on it are your own"


def test_a_card_with_one_key_for_both_uses_is_refused() -> None:
    """Each key has one use."""
    twice = AMARA.model_copy(update={"mark": base64.b64encode(point_of(AMARA.age)).decode()})
    assert why_no_keys(twice)
    assert why_no_keys(AMARA.model_copy(update={"mark": ""}))


@given(names)
def test_a_card_with_any_name_comes_back_the_same(name: str) -> None:
    """And nothing in it, nor in the name, can steer a screen or hide."""
    card = AMARA.model_copy(update={"name": name})
    assert card_in(card_text(card).encode()) == card
    assert show(card_text(card), lines=True) == card_text(card)
    assert len(card_text(card).encode()) < LARGEST


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
    assert card_in(change(card_text(BEFORE)).encode()) == BEFORE


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
        (lambda card: card.replace("card = 2", 'card = "2"'), "it is not a card, or not the whole card"),
        (lambda card: card.replace("card = 2", "card = true"), "it is not a card, or not the whole card"),
        (lambda card: card.replace("card = 2", "card = 1"), "it is not a card, or not the whole card"),
        (lambda card: card.replace("mark", "signing"), "it is not a card, or not the whole card"),
        (lambda card: card[: card.index("mark")], "it is not a card, or not the whole card"),
        (lambda card: card.replace("age1", "AGE1"), "“age” is not written the way it should be"),
        (lambda card: card.replace("age1", "age1\u0435"), "“age” is not written the way it should be"),
        (lambda card: card.replace(AMARA.mark, AMARA.mark[:-2] + "h="), "“mark” is not written the way it should be"),
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
        card_in(CARD.replace("card = 2", "card = 3").encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    """Nothing else is raised."""
    assert refused(data)


def test_a_mistyped_key_is_no_key() -> None:
    """Age's own check sum finds one letter changed."""
    assert not why_no_keys(AMARA)
    assert why_no_keys(AMARA.model_copy(update={"age": AMARA.age[:-1] + "q"}))
    with pytest.raises(ValidationError):
        Card(name="Amara Okafor", age=AMARA.age, signing=BEFORE.signing[:-2] + "B=")
