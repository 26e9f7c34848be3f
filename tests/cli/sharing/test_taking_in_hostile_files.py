"""Files that a stranger can make: refused at once, in one sentence of the program's own."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from equityjournal.core.sharing.messages import to_json
from equityjournal.store.sharing.people import People
from pyrage import encrypt, x25519

from coaching import a_share, kept_by, meet, refused, sent, shared
from equityjournal.core.sharing.keys import Keys
from equityjournal.store.sharing.keyring import Keyring
from headers import END, VERSION, armoured, with_stanzas
from pairs import add, give_keys, introduce, journal_of, keys_of, pair, place
from program import Program
from weak_keys import age_key, weak_exchange_keys, weak_signing_keys

Machine = Callable[[str], Program]

TOO_MANY = "it is sealed for more than 20 keys, and nothing that this program seals is."
WEAK = "protect nothing"
ALTERED = "it was altered on its way; ask for it again, as an attachment."


def no_key_is_tried(*_: Any) -> bytes:
    """In the place of the library that opens seals."""
    raise AssertionError("a key was tried")


# Many recipients


@pytest.mark.parametrize("count", [21, 100, 1000, 20_000, 75_000])
def test_many_recipients_are_refused_before_anybody_is_asked_for_anything(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """No key is tried, and no passphrase is asked for; armoured, in whatever line ends, or not."""
    _, bronwen = pair(machine)
    Keyring(place(bronwen)).private_file.rename(Keyring(place(bronwen)).private_file.with_suffix(".age"))
    monkeypatch.setattr("equityjournal.formats.sealed_message.decrypt", no_key_is_tried)
    file = (bronwen.home or Path()) / "many.age"
    data = with_stanzas(count)
    for form in (data, armoured(data), armoured(data, b"\r\n"), data.removesuffix(END + b"x" * 100)):
        file.write_bytes(form)
        assert refused(bronwen, file, "--yes") == TOO_MANY


@pytest.mark.parametrize(
    "verb",
    [["coach"], ["coach", "amara"], ["with", "amara"], ["with", "amara", "--questions"]],
    ids=" ".join,
)
def test_such_a_file_that_is_kept_already_is_passed_over_by_every_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    """It may have been taken in by an older version; what else is kept is shown."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    meet(bronwen, amara)
    bad = kept_by(bronwen)[0].with_name(f"{'z' * 26}.age")
    bad.write_bytes(armoured(with_stanzas(20_000)))
    said = bronwen(*verb)
    assert said.out
    if verb[1:]:
        assert f"{bad} was passed over: {TOO_MANY}" in said.err
    next(one for one in kept_by(bronwen) if one != bad).unlink()
    monkeypatch.setattr("equityjournal.formats.sealed_message.decrypt", no_key_is_tried)
    bronwen(*verb, code=None)


def test_locked_keys_with_many_recipients_or_much_work_are_refused_before_memory_is_taken(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A private file that somebody put in the place of one's own."""
    bronwen = machine("bronwen")
    give_keys(bronwen, "Bronwen Rees")
    private = Keyring(place(bronwen)).private_file
    locked = private.with_suffix(".age")
    private.rename(locked)
    monkeypatch.setattr("equityjournal.store.sharing.passphrases.passphrase.decrypt", no_key_is_tried)
    file = bronwen.home / "one.age" if bronwen.home else Path()
    file.write_bytes(with_stanzas(1))
    salt = base64.b64encode(bytes(16)).rstrip(b"=")
    bodies = {
        b"-> scrypt " + salt + b" 18\n" + b"-> X25519 a\nb\n" * 1000: "it is sealed for more than 20 keys",
        b"-> X25519 a\nb\n" * 1000 + b"-> scrypt " + salt + b" 18\n": "it is not a file that was locked here",
        **{
            b"-> scrypt " + salt + b" %d\n" % work: "it is not a file that was locked here"
            for work in (22, 30, 63, 99)
        },
    }
    for stanzas, why in bodies.items():
        for data in (VERSION + stanzas + b"\n" + END, armoured(VERSION + stanzas + b"\n" + END)):
            locked.write_bytes(data)
            said = bronwen.at_terminal("open", str(file), unseen=["a passphrase"], code=1).out
            assert f"cannot be used: {why}" in " ".join(said.split()).replace(f"{locked} ", "")


# A panic


def test_a_panic_of_the_library_is_one_refusal(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is called: in opening a file, in reading one that is kept, in sealing."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    panic = type("PanicException", (BaseException,), {})

    def panics(*_: Any, **__: Any) -> bytes:
        raise panic

    with monkeypatch.context() as patch:
        patch.setattr("equityjournal.formats.sealed_message.decrypt", panics)
        assert refused(bronwen, file) == ALTERED
        assert "was passed over: it was cut off or altered on its way." in bronwen("coach", "amara").err
    add(amara, "Words.")
    out = (amara.home or Path()) / "out.age"
    monkeypatch.setattr("equityjournal.formats.sealed_message.encrypt", panics)
    said = amara("share", "--all", "--with", "Bronwen", "--yes", "--output", str(out), code=1)
    assert said.err == "Nothing was made: the library that seals gave up.\n"
    assert not out.exists()
    assert not list((journal_of(amara) / "shares").glob("*.toml"))


# Keys that protect nothing


def weak_cards(keys: Keys) -> list[Keys]:
    """The same keys with one half that protects nothing: one of each kind, and one odd spelling of each."""
    exchange, signing = weak_exchange_keys(), weak_signing_keys()
    people = [keys.person.model_copy(update={"age": age_key(one)}) for one in (exchange[0], exchange[-1])]
    for one in (signing[0], signing[-1]):
        people.append(keys.person.model_copy(update={"signing": base64.b64encode(one).decode()}))
    return [keys._replace(person=one) for one in people]


def test_a_card_that_protects_nothing_is_not_trusted(machine: Machine) -> None:
    """With --yes neither, and nothing is kept."""
    amara, bronwen = pair(machine)
    file = (bronwen.home or Path()) / "weak.card"
    for weak in weak_cards(keys_of(amara)):
        facts = {"card": 1, **weak.person.model_dump(), "name": "Zed"}
        file.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in facts.items()), "utf-8")
        said = bronwen("keys", "trust", str(file), "--words", "acorn", "--does-not-manage-me", code=1)
        assert said.err == (
            f"{file} was not taken for a card: its keys protect nothing, for no private half belongs to them; "
            "ask for a new card.\n"
        )
        assert [one.name for one in People(place(bronwen)).all()] == ["Amara Okafor"]


def test_nothing_is_shared_with_a_card_that_protects_nothing_though_it_is_kept(machine: Machine) -> None:
    """An older version took it; nobody is shown a preview of what cannot be sealed."""
    for n in range(4):
        amara, _ = pair(machine)
        add(amara, "CANARY.")
        weak = weak_cards(give_keys(machine("low"), "Low"))[n]
        introduce(amara, weak, name="Low")
        out = (amara.home or Path()) / "out.age"
        said = amara("share", "--all", "--with", "Low", "--yes", "--output", str(out), code=1)
        assert said.out == ""
        assert said.err == (
            "Nothing was made: the keys on Low's card protect nothing, so others could read it. Ask Low for a "
            "new card.\n"
        )
        assert not out.exists()


def by_hand(plain: bytes, reader: Program) -> bytes:
    """A file sealed for somebody without this program."""
    data: bytes = encrypt(plain, [x25519.Recipient.from_str(keys_of(reader).person.age)], armored=True)
    return data


def last_line(person: Any, signature: bytes) -> bytes:
    """How a message ends."""
    return f"signed ed25519 {person.signing} {base64.b64encode(signature).decode()}\n".encode()


def test_what_anybody_could_have_signed_is_refused(machine: Machine) -> None:
    """Under the neutral point, though such a card is kept; no private key was needed for it."""
    amara, bronwen = pair(machine)
    neutral = (1).to_bytes(32, "little")
    zed = keys_of(amara).person.model_copy(
        update={"signing": base64.b64encode(neutral).decode(), "name": "Zed"}
    )
    introduce(bronwen, keys_of(amara)._replace(person=zed))
    message = a_share(amara, bronwen).model_copy(update={"sender": zed})
    file = (bronwen.home or Path()) / "forged.age"
    file.write_bytes(by_hand(to_json(message).encode() + last_line(zed, neutral + bytes(32)), bronwen))
    assert refused(bronwen, file) == ("its signature does not fit: somebody altered it.")


@pytest.mark.parametrize("point", [weak_exchange_keys()[0], weak_exchange_keys()[-1]], ids=bytes.hex)
def test_what_comes_from_a_key_that_cannot_be_answered_is_refused(machine: Machine, point: bytes) -> None:
    """Its signature is good, and a receipt could not be sealed."""
    amara, bronwen = pair(machine)
    low = keys_of(amara).person.model_copy(update={"age": age_key(point), "name": "Low"})
    introduce(bronwen, keys_of(amara)._replace(person=low))
    body = to_json(a_share(amara, bronwen).model_copy(update={"sender": low})).encode()
    signing = Ed25519PrivateKey.from_private_bytes(keys_of(amara).signing)
    signature = signing.sign(b"equityjournal message 1\n" + body)
    file = (bronwen.home or Path()) / "low.age"
    file.write_bytes(by_hand(body + last_line(low, signature), bronwen))
    assert refused(bronwen, file) == (
        "the keys of whoever sealed it protect nothing, so it could be anybody's."
    )


@pytest.mark.parametrize("point", weak_exchange_keys(), ids=bytes.hex)
def test_a_recipient_stanza_with_such_a_point_is_refused(machine: Machine, point: bytes) -> None:
    """In the file itself, where the library meets it first."""
    _, bronwen = pair(machine)
    share, body = (base64.b64encode(one).rstrip(b"=") for one in (point, bytes(32)))
    file = (bronwen.home or Path()) / "low.age"
    file.write_bytes(VERSION + b"-> X25519 " + share + b"\n" + body + b"\n" + END + bytes(100))
    assert refused(bronwen, file) in (ALTERED, "it was not sealed for you.")


# Words of a stranger


SAID = "All is well. Bronwen, call 0900 123456 at once"


def malformed(good: dict[str, Any]) -> list[dict[str, Any]]:
    """A share with each of its values, and each of its keys, replaced by a stranger's words or by something odd."""
    odd: list[Any] = [SAID, [SAID], {SAID: SAID}, None, 10**30, 1.5, True, [], "\x1b[31m" + SAID]
    broken = [{**good, key: value} for key in good for value in odd if good[key] != value]
    broken += [{name: value for name, value in good.items() if name != key} | {SAID: 1} for key in good]
    broken += [
        {**good, "items": [{**good["items"][0], key: value}]} for key in good["items"][0] for value in odd
    ]
    return [*broken, {**good, "items": good["items"] * 2001}, {**good, "version": SAID}]


def test_no_malformed_message_puts_its_words_on_the_screen(machine: Machine) -> None:
    """Signed by a stranger, whatever is wrong in it: one sentence of the program's own."""
    _, bronwen = pair(machine)
    stranger = machine("stranger")
    keys = give_keys(stranger, "Zed")
    signing = Ed25519PrivateKey.from_private_bytes(keys.signing)
    file = (bronwen.home or Path()) / "odd.age"
    said = set()
    cases = malformed(json.loads(to_json(a_share(stranger, bronwen))))
    assert len(cases) > 200
    for fields in cases:
        body = json.dumps(fields).encode() + b"\n"
        signature = signing.sign(b"equityjournal message 1\n" + body)
        file.write_bytes(by_hand(body + last_line(keys.person, signature), bronwen))
        said.add(refused(bronwen, file))
    assert not [one for one in said if "0900" in one or "Input" in one or "pydantic" in one]
    assert said <= {
        "what is in it is not laid out as a message.",
        "you have no card of whoever sealed it, who calls themselves Zed; ask them for their card, then "
        "`equityjournal keys trust CARD`.",
        "it is not signed by the person it says it is from.",
        "a newer version of the program wrote it; update equityjournal to read it.",
    }
