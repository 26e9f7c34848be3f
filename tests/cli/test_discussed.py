"""`discussed`: a conversation is noted beside an entry, by role and not by name; and can be taken back."""

import os
from pathlib import Path

import pytest

from program import Program


@pytest.fixture
def entry(program: Program, journal: Path) -> str:
    """An entry, by its id."""
    program("write", "-t", "power", "They had decided before she came in.")
    (path,) = journal.glob("entries/*/*/*.toml")
    return path.stem


def stored(journal: Path) -> list[Path]:
    """The files of conversations."""
    return sorted((journal / "conversations").glob("*"))


def test_a_conversation_is_noted_beside_the_entry_and_shown_below_it(
    program: Program, journal: Path, entry: str
) -> None:
    """The entry's bytes and its record are as they were; the note is a private file with no word in its name."""
    (path,) = journal.glob("entries/*/*/*.toml")
    before, record = path.read_bytes(), program("show", entry, "--json").out
    program.clock.set_day("2026-06-05")
    command = [
        "discussed",
        entry[-6:],
        "--with",
        "my supervisor",
        "--date",
        "3 June",
        "--note",
        "We agreed to ask first.",
    ]
    assert program(*command).out == f"Noted beside {entry}: talked about with my supervisor on 3 June 2026.\n"
    assert program("show", entry).out.endswith(
        "\nTalked about with my supervisor on 3 June 2026.\n  We agreed to ask first.\n"
    )
    assert path.read_bytes() == before
    assert program("show", entry, "--json").out == record
    beside = program("show", entry, "--replies", "--json").json
    assert beside == {
        "id": entry, "replies": [],
        "conversations": [
            {"with": "my supervisor", "day": "2026-06-03", "note": "We agreed to ask first."},
        ],
    }  # fmt: skip
    (kept,) = stored(journal)
    assert kept.name.startswith(entry)
    assert "supervisor" not in kept.name
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600
    assert program("check", "--json").json == {"whole": True, "entries": 1, "problems": []}


def test_what_was_learnt_from_talking_is_noted_apart_from_the_rest(program: Program, entry: str) -> None:
    """It is shown beside the entry and in the list, printed for programs, and is part of what a talk was."""
    program("discussed", entry, "--with", "a colleague", "--note", "Over tea.")
    program("discussed", entry, "--with", "a colleague", "--note", "Over tea.", "--learnt", "Ask first.")
    assert program("show", entry).out.endswith("\n  Over tea.\n  What I learnt: Ask first.\n")
    assert "    What I learnt: Ask first.\n" in program("discussed").out
    both = program("discussed", "--json").json["conversations"]
    assert [talk.get("learnt") for talk in both] == ["Ask first.", None]
    assert "Which entry?" in program("discussed", "--learnt", "Ask first.", code=2).err


def test_of_a_private_entry_what_was_learnt_is_not_listed(program: Program, entry: str) -> None:
    """As with the note."""
    program("discussed", entry, "--with", "a colleague", "--learnt", "CANARY")
    program("edit", entry, "--private")
    assert "CANARY" not in program("discussed").out + program("discussed", "--json").out


def test_without_a_day_it_was_today_and_a_day_to_come_is_kept_all_the_same(
    program: Program, entry: str
) -> None:
    """It says so, once."""
    assert "on 1 June 2026." in program("discussed", "last", "--with", "my coach").out
    assert "still to come" in program("discussed", "last", "--with", "my coach", "--date", "2026-06-09").out


def test_the_same_conversation_is_noted_once(program: Program, journal: Path, entry: str) -> None:
    """Typed again, it says that it is there."""
    for said in ("Noted beside", "noted already"):
        assert said in program("discussed", "last", "--with", "my  coach ").out
    assert len(stored(journal)) == 1


def test_all_conversations_are_listed_by_day(program: Program, entry: str) -> None:
    """The latest day first, those of a day together; as JSON too. With none, how to note one."""
    assert 'equityjournal discussed ID --with "my supervisor"' in program("discussed").out
    assert program("discussed", "--json").json == {"conversations": [], "questions": []}
    for day, role in (
        ("2026-05-28", "my coach"),
        ("2026-06-01", "my supervisor"),
        ("2026-06-01", "two colleagues"),
    ):
        program("discussed", entry, "--with", role, "--date", day)
    said = program("discussed").out
    assert said == (
        f"1 June 2026\n  {entry}, with two colleagues\n  {entry}, with my supervisor\n"
        f"28 May 2026\n  {entry}, with my coach\n"
    )
    found = program("discussed", "--json").json["conversations"]
    assert [(one["id"], one["with"], one["day"], one["note"]) for one in found] == [
        (entry, "two colleagues", "2026-06-01", ""), (entry, "my supervisor", "2026-06-01", ""), (entry, "my coach", "2026-05-28", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "whom", ["Bronwen Rees", "Bronwen", "Dr Rees", "my supervisor Chidi", "Priya (my manager)"]
)
def test_a_name_is_kept_and_a_role_is_suggested_once(program: Program, entry: str, whom: str) -> None:
    """One line, and no more."""
    said = program("discussed", "last", "--with", whom).out.splitlines()
    assert said[0] == f"Noted beside {entry}: talked about with {whom} on 1 June 2026."
    assert said[1:] == [
        f"“{whom}” may be somebody's name. A role, such as my supervisor, gives nobody away; "
        "`equityjournal discussed ID --undo` takes this one back."
    ]


@pytest.mark.parametrize(
    "whom", ["my supervisor", "a GP", "the AMHP", "my Line Manager", "our EDI lead", "peer group"]
)
def test_a_role_is_taken_as_it_is(program: Program, entry: str, whom: str) -> None:
    """Nothing is said of it; nor of a name, where notices are turned off."""
    assert len(program("discussed", "last", "--with", whom).out.splitlines()) == 1


def test_notices_that_are_turned_off_stay_off(
    program: Program, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By EQUITYJOURNAL_NOTICES, as everywhere."""
    monkeypatch.setenv("EQUITYJOURNAL_NOTICES", "off")
    assert len(program("discussed", "last", "--with", "Bronwen Rees").out.splitlines()) == 1


def test_what_was_noted_last_is_taken_back(program: Program, journal: Path, entry: str) -> None:
    """It says what; with a role or a day, the last of those; with none left, it says so."""
    for day, role in (
        ("2026-05-28", "my coach"),
        ("2026-05-29", "my supervisor"),
        ("2026-05-30", "my coach"),
    ):
        program("discussed", entry, "--with", role, "--date", day)
    assert (
        "with my supervisor on 29 May" in program("discussed", entry, "--undo", "--with", "My supervisor").out
    )
    assert "with my coach on 28 May" in program("discussed", entry, "--undo", "--date", "2026-05-28").out
    assert "with my coach on 30 May" in program("discussed", entry, "--undo").out
    assert "No such conversation" in program("discussed", entry, "--undo", code=1).err
    assert stored(journal) == []


def test_what_is_missing_on_the_command_line_is_asked_for(
    program: Program, journal: Path, entry: str
) -> None:
    """Whom, or which entry; nothing is kept, and no folder made."""
    assert "With whom, by their role?" in program("discussed", entry, code=2).err
    assert "With whom, by their role?" in program("discussed", entry, "--with", " ", code=2).err
    assert "Which entry?" in program("discussed", "--with", "my coach", code=2).err
    assert "Which entry?" in program("discussed", "--undo", code=2).err
    assert "No entry is called" in program("discussed", "zzzzzz", "--with", "my coach", code=1).err
    assert not (journal / "conversations").exists()


def test_hostile_words_are_kept_and_steer_nothing(program: Program, entry: str) -> None:
    """In the role and in the note; in a list, below the entry, and taken back."""
    program("discussed", entry, "--with", "my \x1b[2J coach\u202e", "--note", "[bold]\x07\n\x9b31m")
    for said in (
        program("discussed").out,
        program("show", entry).out,
        program("discussed", entry, "--undo").out,
    ):
        assert "my ^[[2J coach<U+202E>" in said
        assert "[bold]^G" in said
        assert not set(said) & set("\x1b\x07\x9b\u202e")


def test_conversations_stay_while_an_entry_is_in_the_trash_and_go_when_it_is_erased(
    program: Program, journal: Path, entry: str
) -> None:
    """Each with its bytes."""
    program("discussed", entry, "--with", "my coach", "--note", "CANARY")
    (kept,) = stored(journal)
    before = kept.read_bytes()
    program("delete", entry)
    assert kept.read_bytes() == before
    program("restore", entry)
    assert "CANARY" in program("show", entry).out
    program("delete", entry)
    program("erase", entry, "--yes")
    assert not [path for path in journal.rglob("*") if path.is_file() and b"CANARY" in path.read_bytes()]


def test_after_a_great_loss_nothing_is_noted(program: Program, journal: Path) -> None:
    """As with every change; and replies and conversations are no entries, which are counted."""
    for number in range(12):
        program("write", f"Words {number}.")
    paths = sorted(journal.glob("entries/*/*/*.toml"))
    for path in paths[1:]:
        program("discussed", path.stem, "--with", "my coach")
    for path in paths[1:]:
        path.unlink()
    assert "vanished" in program("discussed", paths[0].stem, "--with", "my coach", code=1).err
    assert "11 entries vanished" in " ".join(program("check", code=1).out.split())
