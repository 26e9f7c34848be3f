"""The people met, for programs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides
from equityjournal.store.sharing.keyring import Keyring
from pairs import give_keys, introduce, place
from program import Program

SECRET = "a fish, a lamp and rain"  # noqa: S105 - invented


def test_nobody_is_an_empty_list(program: Program) -> None:
    """No sentence, and no journal is needed."""
    assert program("with", "--json").json == []


def test_each_person_met_is_listed_with_the_number_of_new_things(both: BothSides) -> None:
    """The same keys and facts as of one person alone, on both sides; those left are not there."""
    both.write("The lift stood still.", "power")
    both.write("The kettle boiled over.")
    both.amara_brings("The lift", "The kettle")
    (person,) = both.run(both.bronwen, "with", "--json").json
    assert person == {
        "name": "Amara",
        "role": "writer",
        "meets": "files",
        "manages": False,
        "last_talk": None,
        "new": 2,
    }
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Thank you.", "--ask", "And now?", "--agreed", "Slowly.",
             "--send", "--yes")  # fmt: skip
    both.open_at_amaras()
    (person,) = both.run(both.amara, "with", "--json").json
    alone = both.run(both.amara, "with", "Bronwen", "--json").json
    assert person == {key: alone[key] for key in person} | {"new": len(alone["new"])}
    both.run(both.amara, "with", "Bronwen", "--stop", "--yes")
    assert both.run(both.amara, "with", "--json").json == []


@pytest.mark.usefixtures("quick")
def test_where_keys_are_not_at_hand_the_number_is_not_known(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """Locked, or gone: the list is printed all the same, and nobody is asked."""
    amara, bronwen = machine("amara"), machine("bronwen")
    bronwen.at_terminal("keys", "new", "--name", "Bronwen", "--passphrase", unseen=[SECRET, SECRET])
    introduce(bronwen, give_keys(amara, "Amara"))
    introduce(amara, Keyring(place(bronwen)).open(lambda: SECRET)[0])
    amara("write", "The lift stood still.")
    amara("share", "last", "--with", "Bronwen", "--yes", "-o", str(tmp_path / "file.txt"))
    bronwen.at_terminal("open", str(tmp_path / "file.txt"), unseen=[SECRET] * 9, typed=["^C"], code=None)
    assert [person["new"] for person in bronwen("with", "--json").json] == [None]
    keyring = Keyring(place(bronwen))
    keyring.private_file.unlink()
    assert [person["new"] for person in bronwen("with", "--json").json] == [None]
    assert [person["new"] for person in amara("with", "--json").json] == [0]


ASKED = "The passphrase of your keys:"


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_asked_for_once_a_command_and_only_where_it_is_needed(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """However many people and files there are: the list, files of several people, a sitting; read, nobody is asked."""
    bronwen = machine("bronwen")
    bronwen.at_terminal("keys", "new", "--name", "Bronwen", "--passphrase", unseen=[SECRET, SECRET])
    assert bronwen.at_terminal("with", "--json").out == "[]\n"
    files = []
    for name in ("Amara", "Chidi", "Soraya"):
        writer = machine(name)
        introduce(bronwen, give_keys(writer, name))
        introduce(writer, Keyring(place(bronwen)).open(lambda: SECRET)[0])
        writer("write", "The lift stood still.")
        files.append(str(tmp_path / f"{name}.txt"))
        writer("share", "last", "--with", "Bronwen", "--yes", "-o", files[-1])
    said = bronwen.at_terminal("open", *files, unseen=[SECRET]).out
    assert (said.count(ASKED), said.count("1 entry")) == (1, 3)
    said = bronwen.at_terminal("with", "--json", unseen=[SECRET]).out
    assert (said.count(ASKED), said.count('"new": 1')) == (1, 3)
    said = bronwen.at_terminal("with", "--json", unseen=["a wrong one", SECRET, SECRET]).out
    assert (said.count(ASKED), said.count('"new": null')) == (1, 3)
    assert "does not open" in said
    for name in ("Amara", "Chidi", "Soraya"):
        sitting = ["read", "reply 1", "Thank you.", ".", "waiting", "", ""]
        said = bronwen.at_terminal("with", name, unseen=[SECRET], typed=sitting).out
        assert said.count(ASKED) == 1
    said = bronwen.at_terminal("with", "--json").out
    assert (said.count(ASKED), said.count('"new": 0')) == (0, 3)
