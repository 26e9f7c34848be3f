"""What every verb that shares starts from: messages into a file, and out of one, with each refusal a sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.cli.meeting.letters import seal_letter
from equityjournal.cli.sharing.letters import letters_of
from equityjournal.cli.sharing.sealed_files import (
    keyring,
    my_keys,
    new_message,
    people,
)
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import AnyMessage, Ending
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnusableFile
from equityjournal.formats.sealed_message import LARGEST
from equityjournal.store.sharing.keyring import new_keys
from pairs import add, give_keys, opened
from program import FakeClock, Program

AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")


@pytest.fixture
def sealed(tmp_path: Path, clock: FakeClock) -> Path:
    """A message from Amara to Bronwen."""
    file = tmp_path / "for-bronwen.age"
    ending = new_message(Ending, AMARA.person, BRONWEN.person)
    seal_letter(ending, AMARA, file, tmp_path / "journal")
    return file


def message_in(file: Path, keys: Keys) -> AnyMessage:
    """The message of the one letter in a file."""
    (letter,) = letters_of(file)
    try:
        return letter.opened_with([keys])
    except DamagedFile as error:
        raise letter.refusal(error) from None


def why(file: Path, keys: Keys = BRONWEN) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UnusableFile) as error:
        message_in(file, keys)
    return error.value.sentence


def test_a_message_goes_into_a_file_and_comes_out(sealed: Path) -> None:
    """Each has an id of its own, and the moment it was made; the file is for nobody else."""
    opened = message_in(sealed, BRONWEN)
    first, blank, block = sealed.read_text("utf-8").split("\n", 2)
    assert (first, blank) == ("For Bronwen Rees. Open it with: equityjournal open", "")
    assert block.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert (opened.sender, opened.recipient) == (AMARA.person, BRONWEN.person)
    assert opened.id != new_message(Ending, AMARA.person, BRONWEN.person).id
    assert os.name != "posix" or sealed.stat().st_mode & 0o777 == 0o600


def test_no_file_is_written_over(sealed: Path, tmp_path: Path) -> None:
    """Nor into the journal."""
    before = sealed.read_bytes()
    ending = new_message(Ending, AMARA.person, BRONWEN.person)
    for place, journal in ((sealed, tmp_path / "journal"), (tmp_path / "other", tmp_path)):
        with pytest.raises(NotAllowed):
            seal_letter(ending, AMARA, place, journal)
    assert [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()] == [before]


def test_what_is_not_opened_is_named_with_the_reason(sealed: Path, tmp_path: Path) -> None:
    """For somebody else, altered, missing, a folder, a link, or 200 MB that are never read."""
    assert why(sealed, new_keys("Chidi Eze")) == f"{sealed} was not opened: it was not sealed for you."
    sealed.write_bytes(sealed.read_bytes()[:-100])
    assert why(sealed) == (
        f"{sealed} was not opened: it was cut off on its way, for its end is missing; ask for it again."
    )
    assert why(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'} is not there."
    assert "not an ordinary file" in why(tmp_path)
    (tmp_path / "link").symlink_to(sealed)
    assert "links are not followed" in why(tmp_path / "link")
    with sealed.open("wb") as file:
        file.truncate(20 * LARGEST)
    assert "larger than 10 MB" in why(sealed)


def test_keys_and_people_are_in_a_place_apart_from_the_journal(home: Path, journal: Path) -> None:
    """Nothing is made by asking."""
    assert (keyring().exists, people().all()) == (False, [])
    with pytest.raises(NotAllowed, match="You have no keys yet"):
        my_keys()
    assert not list(home.iterdir())


def test_what_somebody_is_called_here_is_not_for_them_to_read(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """A share, and a request to remove it, name them as their own card does."""
    amara, bronwen = machine("amara"), machine("bronwen")
    give_keys(amara, "Amara Okafor")
    give_keys(bronwen, "Bronwen Rees")
    card, out, back = (tmp_path / name for name in ("card", "out.age", "back.age"))
    bronwen("keys", "show", "--output", str(card))
    words = bronwen("keys", "--json").json["keys"]["words"]
    amara("keys", "trust", str(card), "--as", "The Boss", "--manages-me", "--words", " ".join(words))
    entry = add(amara, "Words.")
    said = amara("share", entry.id, "--with", "boss", "-o", str(out), "--yes").out
    assert "From Amara Okafor, to Bronwen Rees" in said
    amara("with", "boss", "--take-back", "1", "-o", str(back), "--yes")
    assert {opened(bronwen, file).recipient.name for file in (out, back)} == {"Bronwen Rees"}
    assert "for The Boss" in amara("shares").out


def test_nothing_is_shared_by_a_card_that_was_replaced(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """The other person made new keys; what is sealed to the former ones they may no longer be able to open."""
    amara, bronwen = machine("amara"), machine("bronwen")
    give_keys(amara, "Amara Okafor")
    entry, card = add(amara, "Words."), tmp_path / "card"
    for _ in range(2):
        give_keys(bronwen, "Bronwen Rees")
        bronwen("keys", "show", "--output", str(card))
        words = " ".join(bronwen("keys", "--json").json["keys"]["words"])
        amara.at_terminal("keys", "trust", str(card), typed=[words, "no"])
        card.unlink()
    file = str(tmp_path / "out.age")
    said = amara("share", entry.id, "--with", "Bronwen Rees (former card)", "-o", file, "--yes", code=1)
    assert "You have no card of Bronwen Rees (former card), so nothing can be sealed" in said.err
    assert "It is in" in amara("share", entry.id, "--with", "Bronwen Rees", "-o", file, "--yes").out
