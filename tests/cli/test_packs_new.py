"""Packs of one's own: how one is begun, and how they stand beside the shipped ones."""

import tomllib
from pathlib import Path

import pytest

from cli.pack_files import OWN, add_pack
from program import Program

# packs new


def test_a_new_pack_can_be_used_at_once(program: Program, journal: Path) -> None:
    """It is written into the journal's own folder, says where, passes the check, is asked from, and fills the picture."""
    said = program("packs", "new", "night-shifts", "--title", 'Nights "on call"').out
    path = journal / "prompts" / "night-shifts.toml"
    assert str(path) in said
    assert "`equityjournal packs check night-shifts`" in said
    checked = program("packs", "check", "night-shifts", "--json").json
    assert checked["usable"]
    assert [(one["kind"], one["message"][:32]) for one in checked["findings"]] == [
        ("better", "“A theme to be changed” has 2 pr")
    ]
    assert program("packs", "show", "night").out.startswith('Nights "on call"\n')
    program.at_terminal("write", "--pack", "night-shifts", typed=["A quiet hour.", ".", ""])
    (entry,) = program("list", "--json").json
    assert entry["themes"] == ["night-shifts-theme", "emotions-and-care"]


def test_every_key_of_a_new_pack_has_a_note_above_it(program: Program, journal: Path) -> None:
    """Somebody who never saw such a file finds, above each key's first use, a line that says what it is for."""
    program("packs", "new", "night-shifts")
    lines = (journal / "prompts/night-shifts.toml").read_text("utf-8").splitlines()
    first = lines[: [at for at, line in enumerate(lines) if line == "[[prompts]]"][1]]
    keys = [at for at, line in enumerate(first) if " = " in line and not line.startswith("#")]
    assert len(keys) == 22
    assert not [first[at] for at in keys if not first[at - 1].startswith("# ")]
    table = tomllib.loads("\n".join(lines))
    assert (len(table["themes"]), len(table["prompts"])) == (1, 2)
    assert table["pack"]["title"] == "Night shifts"


def test_nothing_is_written_over(program: Program, journal: Path) -> None:
    """Not a pack that can be read, nor one that cannot."""
    program("packs", "new", "mine")
    before = (journal / "prompts/mine.toml").read_bytes()
    assert "already the id of your own pack" in program("packs", "new", "mine", code=1).err
    (journal / "prompts/mine.toml").write_bytes(before + b"[")
    assert "is there already" in program("packs", "new", "mine", code=1).err
    assert (journal / "prompts/mine.toml").read_bytes() == before + b"["


@pytest.mark.parametrize(
    ("identity", "why"),
    [
        ("power", "already the id of a theme of the pack relational-equity"),
        ("pause", "already the id of a pack that came with the program"),
        ("My Own", "cannot be an id"),
        ("../out", "cannot be an id"),
        ("a" * 51, "50 letters at the most"),
    ],
)
def test_an_id_that_cannot_be_is_refused(program: Program, journal: Path, identity: str, why: str) -> None:
    """With why, and without making anything."""
    assert why in program("packs", "new", identity, code=1).err
    assert not journal.exists()


# One's own beside the shipped ones


def test_an_own_pack_in_the_place_of_a_shipped_one_leaves_the_rest_working(
    program: Program, journal: Path
) -> None:
    """Entries written with the shipped one are still read, the other packs are there, and the check finds nothing wrong."""
    program("write", "-t", "power", "Before.")
    add_pack(journal, "relational-equity.toml", OWN.replace('id = "mine"', 'id = "relational-equity"'))
    assert program("packs", "check", "relational-equity", "--json").json["usable"]
    program.at_terminal("write", typed=["After.", ".", ""])
    assert [entry["themes"] for entry in program("list", "--json").json] == [
        ["rest", "emotions-and-care"],
        ["power"],
    ]
    assert program("themes", "--json").json["former"] == ["emotions-and-care", "power"]
    assert "pause" in {pack["id"] for pack in program("packs", "--json").json}
    assert not program("packs").err


def test_the_usual_pack_comes_first_and_is_called_so(program: Program, journal: Path) -> None:
    """Before those that stand earlier in the alphabet."""
    add_pack(journal, "aardvark.toml", OWN)
    lines = program("packs").out.splitlines()
    assert lines[0].startswith("relational-equity: ")
    assert "The usual one" in lines[1]
    assert sum("The usual one" in line for line in lines) == 1
    assert program("packs", "--json").json[0]["id"] == "relational-equity"
