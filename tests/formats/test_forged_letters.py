"""Forged and altered letters of named kinds: each is refused in a clause, or without effect, and no text of it is said."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import encrypt, x25519

from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, KnownCard
from equityjournal.core.sharing.inbox import arrival_of, standing_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.sharing.letter_parts import Ask
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.formats import letter_lines
from equityjournal.formats.sealed_letter import seal, unseal
from equityjournal.store.sharing.keyring import new_keys
from many import some
from two_sides import NONCE, NOW, TODAY, a_companion, marked_by_hand, plain_of, sealed_by_hand
from weak_keys import age_key, weak_exchange_keys, weak_signing_keys

AMARA, BRONWEN, CHIDI, EVE = (new_keys(name) for name in ("Amara", "Bronwen", "Chidi", "Eve"))
LINK, FORMER = "ab" * 16, "cd" * 16
CANARY = "CANARY call 0900 123456 at once"
CARD = KnownCard(**AMARA.card.model_dump(), since=TODAY, how="four words")
KNOWN = a_companion("Amara", "writer", cards=[CARD], link=LINK, former_links=[FORMER])
CLOSED = KNOWN.closed(TODAY)


def letter(**facts: Any) -> Letter:
    """A letter of Amara's to Bronwen."""
    table = {
        "id": "b" * 26,
        "made": NOW,
        "sender": AMARA.card,
        "recipient": BRONWEN.card,
        "link": LINK,
        "n": 3,
    }
    return Letter(**{**table, "note": CANARY, **facts})


ANSWER: dict[str, Any] = {
    "kind": "answer", "nonce": NONCE, "invitation": "ab" * 32, "heard": ["acorn"] * 4, "n": 1, "link": "",
}  # fmt: skip
GOOD = seal(letter(), AMARA, BRONWEN.card)
PLAIN = plain_of(GOOD, BRONWEN)
BODY = body_of(letter())


def opened(data: bytes, known: list[Companion] | None = None, keys: Keys = BRONWEN) -> str:
    """How a file is opened: its state, or the clause that refuses it."""
    try:
        return unseal(data, [keys], [KNOWN] if known is None else known).state
    except DamagedFile as error:
        return error.why


class Forged(NamedTuple):
    """A forged file, and the start of the clause that refuses it."""

    name: str
    data: bytes
    why: str
    keys: Keys = BRONWEN
    known: list[Companion] | None = None


CUT = "it was cut off or altered on its way"
NO_SEAL = "it is not something that was sealed for this program"
NOT_OURS = "it opens with your keys, but this program did not make it"
NO_MARK = "its mark does not fit"
STRANGER = "it comes from keys that are not known here"
NO_LETTER = "what is in it is not laid out as a letter"
WEAK = "its keys protect nothing"
NO_SIGNATURE = "its signature does not fit"
FOR_ANOTHER = "it was made for another person"


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
    yield Forged("sealed for another", sealed_by_hand(PLAIN, CHIDI), "it was not sealed for you")
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
