"""Files that a stranger can make: refused at once, in one sentence of the program's own."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coaching import a_share, kept_by, meet, refused, sent, shared
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.keys import Keys
from equityjournal.store.sharing.keyring import Keyring
from headers import END, VERSION, armoured, with_stanzas
from pairs import add, give_keys, introduce, journal_of, kept_for_sharing, keys_of, pair, place
from program import Program
from weak_keys import age_key, weak_exchange_keys

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
    monkeypatch.setattr("equityjournal.core.sharing.keys.decrypt", no_key_is_tried)
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
    monkeypatch.setattr("equityjournal.core.sharing.keys.decrypt", no_key_is_tried)
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
    monkeypatch.setattr("equityjournal.store.lock.locked_stream.scrypt", no_key_is_tried)
    file = bronwen.home / "one.age" if bronwen.home else Path()
    file.write_bytes(with_stanzas(1))
    salt = base64.b64encode(bytes(16)).rstrip(b"=")
    bodies = {
        b"-> scrypt " + salt + b" 18\n" + b"-> X25519 a\nb\n" * 1000: "it is not a file that was locked here",
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
        patch.setattr("equityjournal.core.sharing.keys.decrypt", panics)
        assert refused(bronwen, file) == ALTERED
        assert "was passed over: it was cut off or altered on its way." in bronwen("coach", "amara").err
    add(amara, "Words.")
    out = (amara.home or Path()) / "out.age"
    monkeypatch.setattr("equityjournal.formats.sealed_letter.encrypt", panics)
    said = amara("share", "last", "--with", "Bronwen", "--yes", "--output", str(out), code=1)
    assert said.err == "Nothing was made: the library that seals gave up.\n"
    assert not out.exists()
    assert not list((journal_of(amara) / "shares").glob("*.toml"))


# Keys that protect nothing


def weak_cards(keys: Keys) -> list[Card]:
    """The same card with one half that protects nothing: a point and one odd spelling, for sealing and for marks."""
    points = weak_exchange_keys()
    cards = [keys.card.model_copy(update={"age": age_key(point)}) for point in (points[0], points[-1])]
    marks = [base64.b64encode(point).decode() for point in (points[0], points[-1])]
    return cards + [keys.card.model_copy(update={"mark": mark}) for mark in marks]


def test_a_card_that_protects_nothing_is_not_kept(machine: Machine) -> None:
    """Whatever words are given, and nothing is kept."""
    amara, bronwen = pair(machine)
    file = (bronwen.home or Path()) / "weak.card"
    before = kept_for_sharing(bronwen)
    for weak in weak_cards(keys_of(amara)):
        facts = {"card": 2, "name": "Zed", "age": weak.age, "mark": weak.mark}
        file.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in facts.items()), "utf-8")
        said = bronwen("keys", "trust", str(file), "--words", "acorn", "--they-write", code=1)
        assert said.err == (
            f"{file} was not taken for a card: its keys protect nothing, for no private half belongs to them; "
            "ask for a new card.\n"
        )
        assert kept_for_sharing(bronwen) == before


def test_nothing_is_shared_with_a_card_that_protects_nothing_though_it_is_kept(machine: Machine) -> None:
    """An older version took it; nobody is shown a preview of what cannot be sealed."""
    for n in range(4):
        amara, _ = pair(machine)
        add(amara, "CANARY.")
        low = give_keys(machine("low"), "Low")
        introduce(amara, low._replace(card=weak_cards(low)[n]), name="Low")
        out = (amara.home or Path()) / "out.age"
        said = amara("share", "last", "--with", "Low", "--yes", "--output", str(out), code=1)
        assert said.err == (
            "Nothing was made: the keys on Low's card protect nothing, so others could read it. Ask Low for a "
            "new card.\n"
        )
        assert not out.exists()


@pytest.mark.parametrize("point", weak_exchange_keys(), ids=bytes.hex)
def test_a_recipient_stanza_with_such_a_point_is_refused(machine: Machine, point: bytes) -> None:
    """In the file itself, where the library meets it first."""
    _, bronwen = pair(machine)
    share, body = (base64.b64encode(one).rstrip(b"=") for one in (point, bytes(32)))
    file = (bronwen.home or Path()) / "low.age"
    file.write_bytes(VERSION + b"-> X25519 " + share + b"\n" + body + b"\n" + END + bytes(100))
    assert refused(bronwen, file) in (
        ALTERED,
        "it was sealed for somebody else, or for keys that are not here.",
    )
