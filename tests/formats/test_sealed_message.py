"""One message, one sealed file: what was put in comes out, for two people alone, and nothing else does."""

import base64
import json
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, get_args

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pyrage import decrypt, encrypt, x25519

from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import (
    VERSION,
    AnyMessage,
    Ending,
    Item,
    Questions,
    Receipt,
    Replies,
    Reply,
    Share,
    SharedAnswer,
    SharedStep,
    SharedTheme,
    TakeBack,
    from_json,
    to_json,
)
from equityjournal.core.text.errors import DamagedFile, NewerFile, NotSaved
from equityjournal.formats.sealed_message import seal, unseal
from equityjournal.store.sharing.keyring import new_keys
from many import some

AMARA, BRONWEN, CHIDI = (new_keys(name) for name in ("Amara Okafor", "Bronwen Rees", "Chidi Eze"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
HEAD: dict[str, Any] = {"made": NOW, "sender": AMARA.person, "recipient": BRONWEN.person}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
lines = texts.map(lambda text: text.replace("\n", " "))
identities = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26)
entries = st.from_regex(r"\A20[0-9]{2}-06-01-[a-z2-7]{6}\Z")
themes = st.builds(SharedTheme, id=lines, title=lines, pack=lines)
items = st.builds(
    Item,
    entry=entries,
    about=st.sampled_from(["2026-06", "2026-06-03"]),
    title=lines,
    setting=lines,
    people=st.lists(lines, max_size=2),
    feelings=st.lists(lines, max_size=2),
    themes=st.lists(themes, max_size=2),
    answers=st.lists(st.builds(SharedAnswer, question=texts, text=texts), max_size=3),
    steps=st.lists(st.builds(SharedStep, text=texts), max_size=2),
)
messages: st.SearchStrategy[AnyMessage] = st.one_of(
    st.builds(partial(Share, **HEAD), id=identities, masked=st.booleans(), note=texts, items=st.lists(items, max_size=3),
        keep_until=st.none() | st.dates(date(2026, 1, 1)), summary=st.lists(lines, max_size=2),
        ask_about=st.lists(themes, max_size=2),
    ),
    st.builds(partial(TakeBack, **HEAD), id=identities, share=identities),
    st.builds(partial(Ending, **HEAD), id=identities),
    st.builds(partial(Receipt, **HEAD), id=identities, answers=identities, did=st.sampled_from(["kept", "removed", "not-found"]),
              shares=st.lists(identities, max_size=2)),
    st.builds(partial(Replies, **HEAD), id=identities,
              replies=st.lists(st.builds(Reply, entry=entries, text=texts), min_size=1, max_size=2)),
    st.builds(partial(Questions, **HEAD), id=identities, note=texts, questions=st.lists(texts, min_size=1, max_size=2)),
)  # fmt: skip


def a_share(text: str = "They had decided before she came in.") -> Share:
    """A share of one entry."""
    item = Item(entry="2026-06-01-k7m3qd", about="2026-06", answers=[SharedAnswer(text=text)])
    return Share(id="a" * 26, masked=True, items=[item], **HEAD)


def refused(data: bytes, keys: Keys = BRONWEN) -> str:
    """The clause with which a file is refused."""
    with pytest.raises(DamagedFile) as error:
        unseal(data, [keys])
    return error.value.why


def by_hand(plain: bytes) -> bytes:
    """A file sealed to Bronwen without this program."""
    data: bytes = encrypt(plain, [x25519.Recipient.from_str(BRONWEN.person.age)], armored=True)
    return data


@given(messages)
def test_any_message_comes_back_the_same_to_both_and_to_nobody_else(message: AnyMessage) -> None:
    """Whatever its texts hold, line ends of every script among them."""
    data = seal(message, AMARA)
    assert unseal(data, [BRONWEN]) == message
    assert unseal(data, [AMARA]) == message
    assert refused(data, CHIDI) == "it was not sealed for you"


@given(messages)
def test_what_is_sealed_holds_no_character_that_steers_or_hides(message: AnyMessage) -> None:
    """So that a seal opened with age alone shows nothing that is not there to be read."""
    text = to_json(message)
    assert not {one for one in text if one != "\n" and (ord(one) < 32 or 0x7F <= ord(one) < 0xA0)}
    assert not set(text) & set("\u202e\u2066\u200b\ufeff\u061c")
    assert from_json(text.encode()) == message


@pytest.mark.many
def test_every_flipped_bit_and_every_cut_is_noticed() -> None:
    """One bit of the file, or its end from any byte on; but for the last line end, which says nothing."""
    data = seal(a_share(), AMARA)
    for bit in some(range(len(data) * 8)):
        altered = bytearray(data)
        altered[bit // 8] ^= 1 << (bit % 8)
        assert refused(bytes(altered))
    for length in some(range(len(data) - 1)):
        assert refused(data[:length])
    assert unseal(data.rstrip(b"\n"), [BRONWEN]) == a_share()


@pytest.mark.parametrize("change", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: data + b"\n\n"])
def test_what_mail_does_to_line_ends_does_no_harm(change: object) -> None:
    """CRLF line ends, and empty lines after it."""
    assert callable(change)
    assert unseal(change(seal(a_share(), AMARA)), [BRONWEN]) == a_share()


def test_what_is_no_sealed_file_is_said_to_be_none() -> None:
    """A letter, a picture, nothing; an age file of somebody else's making opens, and is said to be just that."""
    for data in (b"", b"Dear Bronwen", b"\x89PNG\r\n"):
        assert refused(data) == "it is not something that was sealed for this program"
    for data in (by_hand(b"a secret\n"), by_hand(b"")):
        assert refused(data) == "it opens with your keys, but this program did not make it"


def signed(plain: bytes, keys: Keys, context: bytes = b"equityjournal message 1\n") -> bytes:
    """What a seal holds, signed without this program."""
    signature = Ed25519PrivateKey.from_private_bytes(keys.signing).sign(context + plain)
    return plain + f"signed ed25519 {keys.person.signing} {base64.b64encode(signature).decode()}\n".encode()


def test_nobody_passes_off_as_another_or_passes_on() -> None:
    """Signed by somebody else, for another purpose, not at all, or sent on by the one it was for: refused."""
    plain = to_json(a_share()).encode()
    assert unseal(by_hand(signed(plain, AMARA)), [BRONWEN]) == a_share()
    assert refused(by_hand(signed(plain, CHIDI))) == "it is not signed by the person it says it is from"
    assert "signature does not fit" in refused(by_hand(signed(plain, AMARA, b"")))
    assert "signature does not fit" in refused(by_hand(plain + b"signed ed25519 x\n"))
    to_chidi = [x25519.Recipient.from_str(CHIDI.person.age)]
    opened = decrypt(seal(a_share(), AMARA), [x25519.Identity.from_str(BRONWEN.opening)])
    sent_on = encrypt(opened, to_chidi, armored=True)
    assert refused(sent_on, CHIDI) == "it was made for Bronwen Rees, and is not yours to open"


def test_a_key_more_a_key_less_or_another_version_is_refused() -> None:
    """What is not named is not taken, and what a later version wrote is left to it."""
    text = to_json(a_share())
    with pytest.raises(DamagedFile, match="not laid out as a message"):
        from_json(text.replace('"masked"', '"chance": 0.5,\n"masked"').encode())
    with pytest.raises(DamagedFile, match="not laid out as a message"):
        from_json(text.replace('"masked": true,\n', "").encode())
    with pytest.raises(NewerFile, match="newer version"):
        from_json(text.replace('"version": 1', f'"version": {VERSION + 1}').encode())
    for hostile in (b"", b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"NaN"):
        with pytest.raises(DamagedFile):
            from_json(hostile)


def test_an_older_program_can_read_whatever_says_nothing_newer() -> None:
    """A kind added later states a later version, and a key added later is not there while it is empty."""
    kinds = {
        kind.model_fields["kind"].default: kind.model_fields["version"].default
        for kind in get_args(AnyMessage)
    }
    first = {"share", "take-back", "end", "receipt", "replies", "questions"}
    assert {kind for kind, version in kinds.items() if version == 1} == first
    plain = Item(entry="2026-06-01-k7m3qd", about="2026-06", answers=[SharedAnswer(text="Words.")])
    share = json.loads(to_json(a_share().model_copy(update={"items": [plain]})))
    assert set(share["items"][0]) == {
        "entry", "about", "title", "setting", "people", "feelings", "themes", "answers", "steps",
    }  # fmt: skip


def test_more_than_a_file_may_hold_is_refused_before_it_is_made() -> None:
    """Some thousand long entries at once."""
    item = Item(entry="2026-06-01-k7m3qd", about="2026-06", answers=[SharedAnswer(text="x" * 190_000)] * 45)
    with pytest.raises(NotSaved, match="Choose fewer entries"):
        seal(a_share().model_copy(update={"items": [item]}), AMARA)
