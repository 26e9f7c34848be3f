"""What came unopened, and what is kept for sharing: each refusal a sentence, and nothing in the journal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coaching import a_share, refused, sent
from equityjournal.cli.pairing.own import companions, keyring, own_keys
from equityjournal.core.text.errors import NotAllowed
from equityjournal.formats.sealed_letter import LARGEST
from pairs import add, give_keys, keys_of, pair
from program import Program

Machine = Callable[[str], Program]


def test_what_is_not_opened_is_named_with_the_reason(machine: Machine, tmp_path: Path) -> None:
    """For somebody else, cut off, missing, a folder, a link, or 200 MB that are never read."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    chidi = machine("chidi")
    give_keys(chidi, "Chidi Eze")
    assert refused(chidi, file) == "it was sealed for somebody else, or for keys that are not here."
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    assert refused(bronwen, file) == "it was cut off on its way, for its end is missing; ask for it again."
    assert bronwen("open", str(tmp_path / "nowhere"), code=1).err.startswith(
        f"{tmp_path / 'nowhere'} is not there. "
    )
    folder = bronwen("open", str(tmp_path), code=1).err
    assert (
        folder == f"{tmp_path} is a folder. Name the file in it: `equityjournal open {tmp_path / 'FILE'}`.\n"
    )
    (tmp_path / "link").symlink_to(file)
    assert "links are not followed" in bronwen("open", str(tmp_path / "link"), code=1).err
    with file.open("wb") as huge:
        huge.truncate(20 * LARGEST)
    assert "larger than 10 MB" in bronwen("open", str(file), code=1).err


def test_keys_and_people_are_in_a_place_apart_from_the_journal(home: Path) -> None:
    """Nothing is made by asking."""
    assert (keyring().exists, companions().all()) == (False, [])
    with pytest.raises(NotAllowed, match="You have no keys yet"):
        own_keys()
    assert not list(home.iterdir())


def test_what_somebody_is_called_here_is_not_for_them_to_read(machine: Machine, tmp_path: Path) -> None:
    """A letter, and a request to remove it, name them as their own card does; the screen, as they are called here."""
    amara, bronwen = machine("amara"), machine("bronwen")
    give_keys(amara, "Amara Okafor")
    give_keys(bronwen, "Bronwen Rees")
    card, out, back = (tmp_path / name for name in ("card", "out.age", "back.age"))
    bronwen("keys", "show", "--output", str(card))
    words = keys_of(bronwen).card.fingerprint
    amara("keys", "trust", str(card), "--as", "The Boss", "--i-write", "--words", words)
    entry = add(amara, "Words.")
    amara("share", entry.id, "--with", "boss", "-o", str(out), "--yes")
    amara("with", "boss", "--take-back", "1", "-o", str(back), "--yes")
    for file in (out, back):
        assert opened_by_stranger(bronwen, file) == "Bronwen Rees"
    assert "for The Boss" in amara("shares").out


def opened_by_stranger(program: Program, file: Path) -> str:
    """The recipient's name in a letter whose sender is not known here."""
    from pyrage import decrypt, x25519

    from equityjournal.core.sharing.letter import from_json

    block = file.read_bytes().partition(b"\n\n")[2]
    plain: bytes = decrypt(block, [x25519.Identity.from_str(keys_of(program).opening)])
    return from_json(plain[: plain.rindex(b"marked x25519 ")]).recipient.name


def test_nothing_is_shared_with_a_card_that_was_closed(machine: Machine, tmp_path: Path) -> None:
    """The other person made new keys; what is sealed to the former ones they may no longer be able to open."""
    amara, bronwen = pair(machine)
    entry = add(amara, "Words.")
    bronwen("keys", "new", "--name", "Bronwen Rees", "--replace")
    card = tmp_path / "card"
    bronwen("keys", "show", "--output", str(card))
    amara.at_terminal("keys", "trust", str(card), typed=["yes", keys_of(bronwen).card.fingerprint])
    file = tmp_path / "out.age"
    amara("share", entry.id, "--with", "Bronwen", "-o", str(file), "--yes")
    assert opened_by_stranger(bronwen, file) == "Bronwen Rees"
