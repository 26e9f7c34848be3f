"""Forged and altered letters of named kinds: each is refused in a clause, or without effect, and no text of it is said."""

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from equityjournal.core.sharing.companion import KnownCard
from equityjournal.core.sharing.inbox import arrival_of, standing_of
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.core.text.errors import NewerFile
from equityjournal.formats.sealed_letter import unseal
from formats.forged_files import bodies, body_with, flipped, last_lines, marked, seals, senders
from formats.forging import (
    AMARA,
    ANSWER,
    BRONWEN,
    CANARY,
    EVE,
    FORMER,
    GOOD,
    KNOWN,
    LINK,
    NO_SIGNATURE,
    WEAK,
    Forged,
    letter,
    opened,
)
from many import some
from two_sides import NOW, TODAY, a_companion, marked_by_hand, sealed_by_hand
from weak_keys import age_key, weak_exchange_keys, weak_signing_keys

# Messages of before, with a signature

OLD = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OLD_KEY = base64.b64encode(OLD.public_key().public_bytes_raw()).decode()
OLD_CARD = AMARA.card.model_copy(update={"mark": "", "signing": OLD_KEY})
OLD_KNOWN = a_companion(
    "Amara", "writer", cards=[KnownCard(**OLD_CARD.model_dump(), since=TODAY, how="before")]
)
OLD_TO = BRONWEN.card.model_copy(update={"mark": "", "signing": base64.b64encode(bytes([5] * 32)).decode()})
SHARE: dict[str, Any] = {
    "format": "equityjournal", "version": 1, "id": "o" * 26, "made": "2026-05-01T00:00:00Z", "kind": "share", "masked": True,
    "from": json.loads(OLD_CARD.model_dump_json()), "to": json.loads(OLD_TO.model_dump_json()), "note": [CANARY], "items": [],
}  # fmt: skip


def signed(table: dict[str, Any], public: str = OLD_KEY, context: bytes = b"equityjournal message 1\n", key: Ed25519PrivateKey = OLD,
           signature: bytes | None = None) -> bytes:  # fmt: skip
    """A message of before, signed by hand."""
    body = json.dumps(table).encode() + b"\n"
    made = key.sign(context + body) if signature is None else signature
    return sealed_by_hand(
        body + f"signed ed25519 {public} {base64.b64encode(made).decode()}\n".encode(), BRONWEN
    )


def of_before() -> Iterator[Forged]:
    """Signatures and fields of before."""
    known = [OLD_KNOWN]
    other = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
    other_key = base64.b64encode(other.public_key().public_bytes_raw()).decode()
    yield Forged("signed by another", signed(SHARE, key=other), NO_SIGNATURE, known=known)
    yield Forged(
        "signed as another",
        signed(SHARE, other_key, key=other),
        "it is not signed by the person",
        known=known,
    )
    yield Forged(
        "with Amara's key for sealing and another's signature",
        signed({**SHARE, "from": {**SHARE["from"], "signing": other_key}}, other_key, key=other),
        "unknown",
        known=known,
    )
    yield Forged("signed for another purpose", signed(SHARE, context=b""), NO_SIGNATURE, known=known)
    yield Forged(
        "signed as a new card",
        signed(SHARE, context=b"equityjournal new card 1 to 2\n"),
        NO_SIGNATURE,
        known=known,
    )
    yield Forged("no signature", signed(SHARE, signature=b""), NO_SIGNATURE, known=known)
    yield Forged(
        "for another",
        signed({**SHARE, "to": json.loads(OLD_CARD.model_dump_json())}),
        "it ",
        known=known,
    )
    yield Forged("from closed keys", signed(SHARE), "closed", known=[OLD_KNOWN.closed(TODAY)])
    compared = OLD_KNOWN.with_new_card(AMARA.card, "before", TODAY, []).model_copy(update={"compared": TODAY})
    yield Forged("signed after marks were compared", signed(SHARE), "closed", known=[compared])
    for n, point in enumerate(weak_signing_keys()):
        weak = base64.b64encode(point).decode()
        table = {**SHARE, "from": {**SHARE["from"], "signing": weak}}
        yield Forged(f"weak signing key {n}", signed(table, weak, signature=(1).to_bytes(32, "little") + bytes(32)),
                     NO_SIGNATURE, known=known)  # fmt: skip
    for point in weak_exchange_keys()[:3]:
        table = {**SHARE, "from": {**SHARE["from"], "age": age_key(point)}}
        yield Forged(f"weak key for sealing {point[0]}", signed(table), WEAK, known=known)
    own = {**SHARE, "from": {**SHARE["from"], "age": BRONWEN.card.age}}
    before = BRONWEN._replace(card=BRONWEN.card.model_copy(update={"signing": other_key}))
    yield Forged("as one's own", signed(own), "the keys on it are your own", before, known)
    changes: dict[str, dict[str, Any]] = {
        "version true": {"version": True}, "version 1.0": {"version": 1.0}, "version 0": {"version": 0}, "a kind of now": {"kind": "letter"},
        "no kind": {"kind": None}, "asks of now": {"asks": []}, "results of now": {"results": []}, "a link": {"link": LINK}, "a number": {"n": 5},
        "a share's kind with a reply's fields": {"kind": "replies"}, "an end with entries": {"kind": "end"},
        "a receipt without word": {"kind": "receipt", "note": None, "items": None, "masked": None},
        "a take-back of nothing": {"kind": "take-back", "note": None, "items": None, "masked": None},
        "a list for a kind": {"kind": ["share"]}, "entries of no sense": {"items": [{}]}, "two thousand and one": {"items": [{}] * 2001},
        "an answer's results of no sense": {"kind": "answer", "note": None, "items": None, "masked": None, "results": [5]},
    }  # fmt: skip
    for name, change in changes.items():
        table = {key: value for key, value in {**SHARE, **change}.items() if value is not None}
        yield Forged(name, signed(table), "what is in it is not laid out", known=known)
    yield Forged("a later version of before", signed({**SHARE, "version": 3}), "a newer version", known=known)


WITHOUT_A_KEY = {forged.name for forged in seals()}
"""Forgeries that anybody can make; each is refused at once, whatever its size."""
ALL = [*seals(), *last_lines(), *senders(), *bodies(), *of_before()]


def test_there_are_at_least_two_hundred_and_the_good_file_opens() -> None:
    """A table that refuses everything would prove nothing."""
    assert len(ALL) >= 200
    assert opened(GOOD) == "known"
    assert opened(signed(SHARE), [OLD_KNOWN]) == "known"
    assert unseal(GOOD, [BRONWEN], [KNOWN]).letter.note == CANARY


@pytest.mark.many
@pytest.mark.parametrize("forged", ALL, ids=lambda forged: forged.name)
def test_a_forged_file_is_refused_or_to_be_read_at_most(forged: Forged) -> None:
    """In one clause, which quotes nothing of the file; and quickly, whatever its size."""
    data = forged.data
    begun = time.thread_time()
    said = opened(data, forged.known, forged.keys)
    taken = time.thread_time() - begun
    assert said.startswith(forged.why)
    assert said not in ("known", "new card", "own")
    assert "CANARY" not in said
    assert "0900" not in said
    if forged.name in WITHOUT_A_KEY:
        assert taken < 0.05
    if said == "unknown":
        assert forged.name.startswith("with Amara's key")


def test_an_unknown_sender_may_answer_an_invitation_and_do_nothing_else() -> None:
    """Opened as of nobody known: it is for the invitation to say whether it fits."""
    found = unseal(marked(letter(**ANSWER, sender=EVE.card), EVE), [BRONWEN], [KNOWN])
    assert (found.state, found.companion) == ("unknown", None)


def test_of_two_companions_with_one_card_a_letter_is_the_one_whose_pairing_it_names() -> None:
    """Two who coach each other know each other twice, by two names and under the same keys."""
    other = KNOWN.model_copy(update={"id": "o" * 26, "link": "cd" * 16})
    for order in ([KNOWN, other], [other, KNOWN]):
        assert unseal(GOOD, [BRONWEN], order).companion == KNOWN


@pytest.mark.parametrize(
    ("change", "standing"),
    [
        ({}, "opened already"),
        ({"id": "c" * 26}, "number used twice"),
        ({"id": "c" * 26, "n": 4}, "new"),
        ({"id": "c" * 26, "n": 9}, "new"),
        ({"id": "c" * 26, "n": 1}, "new"),
        ({"id": "c" * 26, "n": 4, "link": FORMER}, "unknown link"),
        ({"id": "c" * 26, "n": 4, "link": "ef" * 16}, "unknown link"),
        ({"id": "c" * 26, "n": 4, "link": ""}, "unknown link"),
        ({"id": "d" * 26, "n": 4}, "asked back"),
        ({"id": "c" * 26, "n": 2}, "asked back"),
    ],
)
def test_replay_numbers_and_links(change: dict[str, Any], standing: str) -> None:
    """Seen before; a number under another id; another pairing; asked back before it came."""
    before = [arrival_of(letter(), NOW)]
    if standing == "asked back":
        ask = Ask(id="e" * 26, shares=["d" * 26], end=True, up_to=2)
        before.append(arrival_of(letter(id="f" * 26, n=7, asks=[ask]), NOW))
    assert standing_of(letter(**change), KNOWN, LINK, before) == standing


def test_a_gap_is_named_and_closes_when_the_letter_comes() -> None:
    """Letters may come in any order."""
    after = KNOWN.with_letter(1).with_letter(4).with_letter(2)
    assert (after.got, after.gaps) == (2, [3])
    assert (after.with_letter(3).got, after.with_letter(3).gaps) == (4, [])


@pytest.mark.many
def test_every_flipped_bit_and_every_cut_is_noticed() -> None:
    """One bit of the file, or its end from any byte on; but for the last line end, which says nothing."""
    for bit in some(range(len(GOOD) * 8 - 8)):
        assert opened(flipped(bit)) != "known"
    for length in some(range(len(GOOD) - 1)):
        assert opened(GOOD[:length]) != "known"
    assert opened(GOOD.rstrip(b"\n")) == "known"


def test_a_letter_of_a_later_version_says_to_update() -> None:
    """It is left to that version."""
    with pytest.raises(NewerFile, match="update equityjournal"):
        unseal(
            sealed_by_hand(marked_by_hand(body_with(version=3), AMARA, BRONWEN), BRONWEN), [BRONWEN], [KNOWN]
        )
