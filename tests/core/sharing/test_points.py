"""Public keys that protect nothing are told from those that do, in whatever spelling."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from equityjournal.core.sharing.keys import P, can_keep_a_secret, can_sign, keys_from, point_of, why_no_keys
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.sharing.cards import card_in, card_text
from equityjournal.store.sharing.keyring import new_keys
from weak_keys import age_key, weak_exchange_keys, weak_signing_keys

WEAK = "its keys protect nothing, for no private half belongs to them; ask for a new card"
PERSON = new_keys("Amara Okafor").card
BEFORE = keys_from("Amara", new_keys("Amara").opening, None, bytes(range(32))).card


def test_the_points_of_small_order_are_those_that_are_published() -> None:
    """The two of order eight that https://cr.yp.to/ecdh.html#validate names are among those worked out here."""
    found = {int.from_bytes(one, "little") for one in weak_exchange_keys()}
    assert {
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        *(0, 1, P - 1, P, P + 1),
    } <= found
    assert len(found) == 14
    assert len(weak_signing_keys()) == 14


@pytest.mark.parametrize("point", weak_exchange_keys(), ids=bytes.hex)
def test_a_key_whose_every_secret_is_zero_is_refused(point: bytes) -> None:
    """In a card, in one clause, and before anything is sealed to it."""
    assert not can_keep_a_secret(point)
    weak = PERSON.model_copy(update={"age": age_key(point)})
    assert why_no_keys(weak)
    with pytest.raises(DamagedFile) as error:
        card_in(card_text(weak).encode())
    assert error.value.sentence == WEAK
    assert why_no_keys(PERSON.model_copy(update={"mark": base64.b64encode(point).decode()}))


@pytest.mark.parametrize("point", weak_signing_keys(), ids=bytes.hex)
def test_a_key_under_which_anybody_signs_is_refused(point: bytes) -> None:
    """In a card too, whatever its other key."""
    assert not can_sign(point)
    weak = BEFORE.model_copy(update={"signing": base64.b64encode(point).decode()})
    assert why_no_keys(weak)
    with pytest.raises(DamagedFile) as error:
        card_in(card_text(weak).encode())
    assert error.value.sentence == WEAK


def test_the_reason_a_signature_under_the_neutral_point_proves_nothing() -> None:
    """It is made without any private key, and the library takes it."""
    neutral = (1).to_bytes(32, "little")
    Ed25519PublicKey.from_public_bytes(neutral).verify(neutral + bytes(32), b"whatever is said")
    assert not can_sign(neutral)


@given(st.binary(min_size=32, max_size=32))
def test_every_key_with_a_private_half_is_taken(private: bytes) -> None:
    """Whatever the private half is."""
    exchange = X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    signing = Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    assert can_keep_a_secret(exchange)
    assert can_sign(signing)
    assert point_of(age_key(exchange)) == exchange
    assert str(x25519.Recipient.from_str(age_key(exchange))) == age_key(exchange)


@given(st.integers(0, 18), st.booleans())
def test_no_key_has_a_second_spelling(above: int, top: bool) -> None:
    """A number of the prime's size or more stands for a smaller one, and is refused."""
    assert not can_keep_a_secret((P + above).to_bytes(32, "little"))
    assert not can_sign((P + above + top * 2**255).to_bytes(32, "little"))


def test_what_is_no_point_of_the_curve_signs_nothing() -> None:
    """About half of all numbers are none; the library would take them."""
    assert 0 < sum(can_sign(number.to_bytes(32, "little")) for number in range(2, 200)) < 198
    assert not can_sign((2).to_bytes(32, "little"))
