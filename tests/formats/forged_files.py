"""Forged and altered letters of named kinds, each with the beginning of what is said of it."""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pyrage import encrypt, x25519

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.formats import letter_lines
from formats.forging import (
    AMARA,
    ANSWER,
    BODY,
    BRONWEN,
    CANARY,
    CHIDI,
    CLOSED,
    EVE,
    FOR_ANOTHER,
    GOOD,
    LINK,
    NO_MARK,
    NOT_OURS,
    PLAIN,
    STRANGER,
    WEAK,
    Forged,
    letter,
)
from two_sides import NONCE, marked_by_hand, sealed_by_hand
from weak_keys import age_key, weak_exchange_keys

# Headers and seals


def with_stanzas(count: int) -> bytes:
    """A header with stanzas of no meaning, as of many readers."""
    line = b"-> X25519 " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n" + b"A" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + line * count + b"--- " + b"A" * 43 + b"\n" + bytes(64)


def to_many(count: int) -> bytes:
    """A file really sealed for many readers, the right one among them."""
    readers = [x25519.Identity.generate().to_public() for _ in range(count - 1)]
    data: bytes = encrypt(PLAIN, [*readers, x25519.Recipient.from_str(BRONWEN.card.age)], armored=True)
    return data


def flipped(bit: int) -> bytes:
    """The good file with a bit changed."""
    altered = bytearray(GOOD)
    altered[bit // 8] ^= 1 << bit % 8
    return bytes(altered)


def seals() -> Iterator[Forged]:
    """What can be done to a file without any key."""
    for count in (21, 50, 1000, 20_000):
        yield Forged(f"{count} stanzas", with_stanzas(count), "it is sealed for more than 20")
    yield Forged("21 readers", to_many(21), "it is sealed for more than 20")
    for size in (9_000, 100_000):
        long = b"age-encryption.org/v1\n-> X25519 " + b"A" * size + b"\n--- x\n"
        yield Forged(f"a stanza of {size}", long, "it does not begin like a file")
    for name, data in {
        "nothing": b"", "a letter": b"Dear Bronwen,\n" + CANARY.encode(), "a picture": b"\x89PNG\r\n", "zeroes": bytes(99),
        "a signed mail": b"-----BEGIN PGP SIGNED MESSAGE-----\n", "the first line alone": GOOD[:36],
    }.items():  # fmt: skip
        yield Forged(name, data, "it ")
    yield Forged(
        "sealed for another",
        sealed_by_hand(PLAIN, CHIDI),
        "it was sealed for somebody else, or for keys that are not here",
    )
    # Named by the part of the file, for no two sealed files are of one length.
    cuts = {"60": 60, "200": 200, "700": 700, "half": len(GOOD) // 2, "40 before the end": len(GOOD) - 40}
    for name, length in cuts.items():
        yield Forged(f"cut at {name}", GOOD[:length], "it ")
    for part in range(60):
        yield Forged(f"a bit in sixtieth {part}", flipped((len(GOOD) * 8 - 8) * part // 60), "it ")


# The last line


def last_line(**change: str) -> bytes:
    """The good letter under another last line."""
    mark, age, proof = PLAIN.rsplit(b"marked x25519 ", 1)[1].decode().split()
    line = {"start": "marked x25519", "mark": mark, "age": age, "proof": proof, "end": "\n", **change}
    return BODY + "{start} {mark} {age} {proof}{end}".format(**line).encode()


def flipped_mark(at: int) -> str:
    """A proof with a bit changed."""
    proof = bytearray(base64.b64decode(PLAIN.split()[-1]))
    proof[at] ^= 1
    return base64.b64encode(bytes(proof)).decode()


def other_info(
    swap: Callable[[Card, Card], tuple[Card, Card]], context: str = "equityjournal message 2\n"
) -> bytes:
    """A mark under a key derived in another way, or of another purpose."""
    one, other = swap(AMARA.card, BRONWEN.card)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letter_lines, "IN_MARK", context.encode())
        assert AMARA.marking
        made = letter_lines.mark_of(BODY, AMARA.marking, base64.b64decode(BRONWEN.card.mark), one, other)
    return last_line(proof=base64.b64encode(made).decode())


def last_lines() -> Iterator[Forged]:
    """Whatever is wrong with the line that proves the sender."""
    inside = {
        "no last line": (BODY, NOT_OURS),
        "nothing at all": (b"", NOT_OURS),
        "no line end": (last_line(end=""), NOT_OURS),
        "text after it": (last_line(end="\nmore\n"), NOT_OURS),
        "another line end": (last_line(end="\r\n"), NO_MARK),
        "an empty line after it": (last_line(end="\n\n"), NOT_OURS),
        "a field more": (last_line(proof="a b"), NOT_OURS),
        "a field less": (last_line(proof=""), NO_MARK),
        "letters that are no base64": (last_line(proof="!" * 44), NO_MARK),
        "not in plain letters": (last_line(proof="é" * 22), NOT_OURS),
        "half a mark": (last_line(proof=PLAIN.split()[-1][:20].decode()), NO_MARK),
        "a mark of zeroes": (last_line(proof=base64.b64encode(bytes(32)).decode()), NO_MARK),
        "the word marked in capitals": (last_line(start="MARKED X25519"), NOT_OURS),
        "the key in capitals": (last_line(age=AMARA.card.age.upper()), NOT_OURS),
        "a key with a letter changed": (
            last_line(age=AMARA.card.age[:-1] + ("p" if AMARA.card.age[-1] == "q" else "q")),
            "a letter of “age” is wrong",
        ),
        "a key for marks that is none": (last_line(mark="A" * 10), NOT_OURS),
        "both keys swapped": (last_line(mark=AMARA.card.age, age=AMARA.card.mark), NOT_OURS),
        "a body one letter longer": (b" " + PLAIN, NO_MARK),
        "a body one letter shorter": (PLAIN[1:], NO_MARK),
        "a word changed": (PLAIN.replace(b"CANARY", b"canary"), NO_MARK),
        "two last lines": (PLAIN + PLAIN.splitlines(keepends=True)[-1], NO_MARK),
        "a letter before the letter": (BODY + PLAIN, NO_MARK),
        "a line that vouches, unknown": (BODY + b"new card ed25519 x y\n" + PLAIN[len(BODY) :], NO_MARK),
        "for the other direction": (other_info(lambda one, other: (other, one)), NO_MARK),
        "without the reader's key": (other_info(lambda one, _: (one, one)), NO_MARK),
        "of the purpose of before": (other_info(lambda *both: both, "equityjournal message 1\n"), NO_MARK),
        "of no purpose": (other_info(lambda *both: both, ""), NO_MARK),
        "of the purpose of invitations": (
            other_info(lambda *both: both, "equityjournal invitation 2\n"),
            NO_MARK,
        ),
    }
    for name, (plain, why) in inside.items():
        yield Forged(name, sealed_by_hand(plain, BRONWEN), why)
    for at in range(0, 32, 4):
        yield Forged(
            f"bit {at} of the mark",
            sealed_by_hand(last_line(proof=flipped_mark(at)), BRONWEN),
            NO_MARK,
        )


# Senders


def marked(made: Letter, own: Keys, to: Keys = BRONWEN) -> bytes:
    """A letter really marked by its sender."""
    return sealed_by_hand(marked_by_hand(body_of(made), own, to), to)


def senders() -> Iterator[Forged]:
    """Whoever seals it."""
    eve = {"sender": EVE.card}
    yield Forged("a stranger's letter", marked(letter(**eve), EVE), STRANGER)
    yield Forged("a stranger's new keys", marked(letter(kind="new-keys", nonce=NONCE, new_card=EVE.card, **eve), EVE),
                 "it ")  # fmt: skip
    yield Forged(
        "a stranger's asking back",
        marked(letter(asks=[Ask(id="a" * 26, end=True)], **eve), EVE),
        STRANGER,
    )
    yield Forged("a stranger as Amara", marked(letter(), EVE), STRANGER)
    yield Forged("a stranger's answer as Amara", marked(letter(**ANSWER), EVE), "it is not from the keys")
    yield Forged("Amara as Chidi", marked(letter(sender=CHIDI.card), AMARA), "it is not from the keys")
    half = EVE._replace(card=AMARA.card.model_copy(update={"mark": EVE.card.mark}))
    yield Forged(
        "Amara's key for sealing, another for marks", marked(letter(sender=half.card), half), STRANGER
    )
    half_other = EVE._replace(card=EVE.card.model_copy(update={"mark": AMARA.card.mark}))
    yield Forged("Amara's key for marks, another for sealing", marked(letter(), half_other), NO_MARK)
    yield Forged(
        "one's own keys", marked(letter(sender=BRONWEN.card), BRONWEN), "the keys on it are your own"
    )
    own_mark = EVE._replace(card=EVE.card.model_copy(update={"mark": BRONWEN.card.mark}))
    yield Forged(
        "one's own key for marks",
        marked(letter(**ANSWER, sender=own_mark.card), own_mark),
        "the keys on it",
    )
    yield Forged(
        "sent back to its sender",
        sealed_by_hand(PLAIN, AMARA),
        "the keys on it are your own",
        AMARA,
        [],
    )
    yield Forged("passed on to Chidi", sealed_by_hand(PLAIN, CHIDI), NO_MARK, CHIDI)
    for_chidi = letter(recipient=CHIDI.card)
    yield Forged("passed on, for Chidi inside", sealed_by_hand(marked_by_hand(body_of(for_chidi), AMARA, BRONWEN), BRONWEN),
                 FOR_ANOTHER)  # fmt: skip
    named = letter(recipient=BRONWEN.card.model_copy(update={"age": CHIDI.card.age}))
    yield Forged("for half of Bronwen's keys", marked(named, AMARA), FOR_ANOTHER)
    yield Forged("from closed keys", GOOD, "closed", BRONWEN, [CLOSED])
    yield Forged("to stolen keys, in anybody's name", GOOD, "closed", BRONWEN._replace(stolen=True))
    for n, point in enumerate(weak_exchange_keys()):
        weak = base64.b64encode(point).decode()
        if point[31] < 128:
            yield Forged(
                f"weak key {n} for marks",
                sealed_by_hand(last_line(mark=weak), BRONWEN),
                "it",
                known=[],
            )
        age = age_key(point)
        yield Forged(
            f"weak key {n} for sealing",
            sealed_by_hand(last_line(age=age), BRONWEN),
            WEAK,
            known=[],
        )


# Bodies, marked by Amara herself: her program may be broken, or made by another


def body_with(**change: Any) -> bytes:
    """The letter's JSON with fields changed; None takes one away."""
    table = {**json.loads(BODY), **change}
    return json.dumps({key: value for key, value in table.items() if value is not None}).encode() + b"\n"


WRONG: dict[str, list[Any]] = {
    "format": ["other", 1],
    "version": [True, 2.0, "2", 0, 1, -1],
    "kind": ["share", "answer", "new-keys", "invitation", ". All is well. " + CANARY, 1],
    "id": ["", "A" * 26, "../../../etc/passwd/aaaaaa", "a" * 25 + "\n", "а" * 26, 5, ["a" * 26]],
    "made": ["yesterday", "2026-06-01T00:00:00", "10000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", 5, {}],
    "from": [{}, [], "Amara", {"name": CANARY}, {"name": "A\x1bmara", "age": AMARA.card.age, "mark": AMARA.card.mark}],
    "to": [{}, None, BRONWEN.card.age, {"name": "", "age": BRONWEN.card.age, "mark": BRONWEN.card.mark}],
    "n": [-1, 1.5, "3", 10**400, 10**7, False],
    "link": ["x", LINK.upper(), LINK + "00", 7],
    "got": [{"to": -1}, {"to": 10**400}, {"gaps": [10**400]}, {"to": 1, "more": 1}, [1], {"gaps": ["1"]}, {"gaps": [0] * 2001}],
    "nonce": [NONCE],
    "invitation": ["ab" * 32],
    "heard": [["acorn"] * 4],
    "new_card": [json.loads(EVE.card.model_dump_json())],
    "masked": ["true", 1, "no"],
    "note": [5, {}, ["two\nlines"], "x" * 200_001, [["x"]]],
    "keep_until": ["soon", "2026-02-30", 20261231],
    "items": [[{}], "none", [{"entry": "x", "about": "2026-06"}], [{"entry": "2026-06-01-aaaaaa", "about": "June"}],
              [{"entry": "../../journal", "about": "2026-06"}], [{"entry": "2026-06-01-aaaaaa\n", "about": "2026-06"}],
              [{"entry": "2026-06-01-aaaaaa", "about": "2026-13"}], [{"entry": "2026-06-01-aaaaaa", "about": "2026-06", "private": True}],
              [{"entry": "2026-06-01-aaaaaa", "about": "2026-06", "follows": "../x"}],
              [{"entry": "2026-06-01-aaaaaa", "about": "2026-06", "their_words": CANARY}],
              [{"entry": "2026-06-01-aaaaaa", "about": "2026-06"}] * 2001],
    "replies": [[{"entry": "2026-06-01-aaaaaa", "text": " "}], [{"entry": "2026-06-01-aaaaaa"}], [{"text": "Yes."}], ["Yes."]],
    "questions": [[" "], [""], [["", " "]], "How are you?", [5]],
    "asks": [[{}], [{"id": "x"}], [{"id": "a" * 26, "up_to": -1}], [{"id": "a" * 26, "up_to": 10**400}], [{"id": "a" * 26, "end": "yes"}], [{"id": "a" * 26, "shares": ["all"]}],
             [{"id": "a" * 26, "since": "2026-06-01"}]],
    "results": [[{}], [{"did": "gone"}], [{"did": "removed", "item": "all"}], [{"did": "removed", "shares": []}], [{"ask": "x", "did": "kept"}]],
    "agreed": [[{}], [{"id": "t" * 26, "day": "x", "noted": "2026-06-01T00:00:00Z"}]],
    "steps": [[{"talk": "t" * 26, "n": 0}], [{"talk": "x", "n": 1}]],
    "ask_about": [[{"id": "power"}], ["power"]],
    "agreement": [{}, "We agreed.", {"text": " ", "day": "2026-06-01"}, {"text": "Yes.", "day": "x"}],
    "summary": ["x", [5]],
    "more": [1],
    "private": [True],
}  # fmt: skip


def bodies() -> Iterator[Forged]:
    """Fields of no sense, one at a time; and what is no letter at all."""
    for field, values in WRONG.items():
        for n, value in enumerate(values):
            body = body_with(**{field: value})
            yield Forged(
                f"{field} {n}",
                sealed_by_hand(marked_by_hand(body, AMARA, BRONWEN), BRONWEN),
                "",
            )
    yield Forged("a later version", sealed_by_hand(marked_by_hand(body_with(version=3), AMARA, BRONWEN), BRONWEN),
                 "a newer version of the program wrote it")  # fmt: skip
    for name, body in {
        "no JSON": b"x\n", "a list": b"[]\n", "a number": b"5\n", "null": b"null\n", "brackets": b"[" * 100_000 + b"\n",
        "deep": b'{"a":' * 5000 + b"\n", "bad letters": b'{"format": "\xff"}\n', "a mark of byte order": b"\xef\xbb\xbf" + BODY,
        "two letters": BODY + BODY, "not a number": b'{"n": NaN}\n', "half a pair": b'{"note": "\\ud800"}\n', "empty": b"\n",
    }.items():  # fmt: skip
        yield Forged(name, sealed_by_hand(marked_by_hand(body, AMARA, BRONWEN), BRONWEN), "")
