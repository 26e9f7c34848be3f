"""A journal locked, opened, changed and unlocked for good, at a terminal."""

from pathlib import Path

import pytest

from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.locking.sealed_form import is_for_two_keys
from equityjournal.store.disk import sealing
from equityjournal.store.disk.places import index_place, names_place
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import turning
from equityjournal.store.lock.lock_record import read_lock
from equityjournal.store.lock.pins import read_pin
from equityjournal.store.lock.wrapping import public_half
from equityjournal.store.records.journal_id import name_of
from locked import PASSPHRASE, Paper, all_files, locked_at
from program import Program

CANARY = b"CANARY"


def filled(program: Program, home: Path) -> dict[str, bytes]:
    """A journal with canaries in every room that the program fills by itself; all of its files."""
    root = home / "journal"
    facts = [
        "--title",
        "CANARY title",
        "--person",
        "CANARY person",
        "--step",
        "CANARY step",
        "--their-words",
        "CANARY said",
    ]
    program("write", "CANARY one", "-t", "power", *facts)
    program("write", "CANARY two", "--private")
    program("write", "CANARY gone")
    program.at_terminal("list")
    program.at_terminal("edit", "1", "--title", "CANARY again")
    program("delete", "last")
    program("set-aside", "humility")
    program("discussed", "last", "--with", "CANARY coach", "--note", "CANARY note")
    program("write", "-d", "yesteday", piped="CANARY draft", code=1)
    program("list")
    program("search", "CANARY")
    for room, name in (("drafts", "20260601T101010000000Z-left.txt"), ("drafts", "x.bin"), ("imported", "old.txt"),
                       ("remarks", "CANARY.toml"), ("private", "other.txt")):  # fmt: skip
        (root / room).mkdir(exist_ok=True)
        (root / room / name).write_bytes(b"CANARY\n\n\n# filled: 0100\n")
    (root / "support.txt").write_text("CANARY helpline\n")
    names_place().mkdir(parents=True)
    (names_place() / f"{name_of(root)}.toml").write_text('[[people]]\nnames = ["CANARY"]\n')
    index_place().mkdir(parents=True, exist_ok=True)
    for version in ("3", "4", "6.new"):
        (index_place() / f"0123456789abcdef-{version}.sqlite").write_bytes(CANARY)
    return all_files(root)


def plain_places(home: Path) -> list[str]:
    """Files below a home that hold a canary, or are named for one."""
    return [
        path
        for path, data in all_files(home).items()
        if CANARY in data or "CANARY" in path.rpartition("/")[2].replace("CANARY.toml.age", "")
    ]


def test_nothing_plain_is_left_anywhere(program: Program, home: Path, paper: Paper) -> None:
    """After `lock`, no canary stands in the journal, its indexes, the state folder or anywhere else at home."""
    filled(program, home)
    said = program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    assert plain_places(home) == []
    root = home / "journal"
    assert kept_sealed.plain_files(root) == []
    assert all(is_for_two_keys(path.read_bytes()) for path in kept_sealed.sealed_files(root))
    assert "was opened again before its plain file was removed." in " ".join(said.out.split())
    assert (root / "private" / "names.toml.age").exists()


def test_off_gives_the_same_bytes_back(program: Program, home: Path, paper: Paper) -> None:
    """What lay there before `lock` lies there after `lock off`, to the byte, and nothing of the lock is left."""
    before = filled(program, home)
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    program.at_terminal("lock", "off", typed=["yes"], unseen=[PASSPHRASE])
    after = all_files(home / "journal")
    assert {path: data for path, data in after.items() if "/private/names.toml" not in path} == before
    assert read_pin(home / "journal") is None
    assert not sealing.is_locked(home / "journal")
    assert not (home / "journal" / "lock").exists()
    program("list")
    assert "CANARY" in program("show", "last").out


@pytest.mark.parametrize(("at", "key"), [(0, "^C"), (1, "^D"), (2, "^C"), (3, "^D")])
def test_stopping_at_a_question_changes_nothing(
    program: Program, home: Path, paper: Paper, at: int, key: str
) -> None:
    """Left at any of its questions, `lock` has changed no byte, and says so."""
    program("write", "Words.")
    before = all_files(home / "journal", home / ".local")
    said = program.at_terminal("lock", typed=["yes"], unseen=[*paper.typed()[:at], key], code=130)
    assert "Nothing was changed." in said.out
    assert all_files(home / "journal", home / ".local") == before


def test_no_changes_nothing(program: Program, home: Path, paper: Paper) -> None:
    """Anything but yes leaves the journal as it is."""
    program("write", "Words.")
    before = all_files(home / "journal")
    assert "Nothing was changed." in program.at_terminal("lock", typed=["y"]).out
    assert all_files(home / "journal") == before


def test_what_it_protects_from_comes_first(program: Program, home: Path, paper: Paper) -> None:
    """Before any question stands what it does, what still shows, what it does not do, and how much there is."""
    program("write", "Words.")
    program("write", "More.")
    said = " ".join(program.at_terminal("lock", typed=["no"]).out.split())
    first = said.partition("Go on?")[0]
    for words in ("a copy of the folder", "It does not hide", "or from a court", "nobody can open your journal again",
                  "2 entries would be sealed. It takes about a minute."):  # fmt: skip
        assert words in first


def test_without_a_journal_there_is_nothing_to_lock(program: Program, home: Path) -> None:
    """A mistyped folder is named, and not made."""
    said = program.at_terminal("--journal", str(home / "jornal"), "lock", code=1)
    assert "There is no journal in" in said.out
    assert not (home / "jornal").exists()


def test_a_paper_that_was_not_written_down_stops_it(program: Program, home: Path, paper: Paper) -> None:
    """Three wrong answers to the groups, and nothing is changed."""
    program("write", "Words.")
    before = all_files(home / "journal")
    said = program.at_terminal(
        "lock", typed=["yes"], unseen=[*paper.typed()[:3], "QQQQ", "QQQQ", "QQQQ"], code=1
    )
    assert "The key on your paper is not the one that was shown, so nothing was changed." in " ".join(
        said.out.split()
    )
    assert all_files(home / "journal") == before


@pytest.mark.parametrize("short", ["eleven char", "               "])
def test_a_short_passphrase_is_refused_before_any_key_is_made(
    program: Program, home: Path, paper: Paper, short: str
) -> None:
    """Fewer than 16 characters are asked for again, and blank ones too."""
    program("write", "Words.")
    said = program.at_terminal("lock", typed=["yes"], unseen=[short, *paper.typed()])
    assert "That has fewer than 16 characters." in said.out


def test_the_drawn_words_open_it(program: Program, home: Path, paper: Paper) -> None:
    """With Enter the eight words on the screen are the passphrase, in capitals or with two spaces between too."""
    program("write", "Words.")
    _, _, enter, groups = paper.typed()
    heard: list[str] = []

    def type_them(program: Program) -> str:
        return program.at_terminal(
            "lock", typed=["yes"], unseen=["", "wrong", *heard, enter, groups], code=None
        ).out

    words = (
        "anchor tulip ribbon camel forest pepper window acorn".replace("camel", "camera")
        .replace("forest", "falcon")
        .split()
    )
    drawn = iter(words)
    program.patch.setattr("equityjournal.cli.locking.passphrase.secrets.choice", lambda _: next(drawn))
    heard.append("  ".join(words).upper())
    said = type_them(program)
    assert "    anchor tulip ribbon camera\n    falcon pepper window acorn\n" in said
    assert "Now type the eight words, unseen: " in said
    assert "That is not the same. Once more: " in said
    assert "Words." in program.at_terminal("show", "last", unseen=[" ".join(words)]).out


def test_it_closes_at_once(program: Program, home: Path, paper: Paper, keeper: Path) -> None:
    """Once it is on, `lock` closes the journal; twice, it was closed already; `lock show` tells."""
    program("write", "Words.")
    said = program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    assert "Your journal is open." in said.out
    assert program("lock", "show", "--json").json["lock"] == "open"
    assert program("lock").out == "Your journal is closed. Writing goes on as before, and asks for nothing.\n"
    assert program("lock").out == "It was closed already.\n"
    shown = program("lock", "show", "--json").json
    assert (shown["lock"], shown["sealed"], shown["unsealed"], shown["seconds_left"]) == (
        "closed",
        1,
        0,
        None,
    )
    assert "It is closed. The whole recovery key was never tried." in " ".join(
        program("lock", "show").out.split()
    )


def test_the_paper_opens_what_the_passphrase_no_longer_does(
    program: Program, home: Path, paper: Paper
) -> None:
    """Somebody who forgot the passphrase chooses another with the paper, and no file is sealed anew."""
    program("write", "Words.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    entries = all_files(home / "journal" / "entries")
    spaced = " ".join(paper.recovery.lower())
    program.at_terminal(
        "lock",
        "change",
        "--recovery",
        typed=[""],
        unseen=[spaced, "A new one, and long.", "A new one, and long."],
    )
    assert all_files(home / "journal" / "entries") == entries
    assert "Words." in program.at_terminal("show", "last", unseen=["A new one, and long."]).out
    program.at_terminal("show", "last", unseen=[PASSPHRASE] * 3, code=1)


def test_both_files_of_the_key_gone(program: Program, home: Path, paper: Paper) -> None:
    """Without key.age and day.age the paper opens every file by itself, and `renew` makes new keys for all."""
    program("write", "Words.")
    program("write", "Others.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    for name in ("key.age", "day.age"):
        (home / "journal" / "lock" / name).unlink()
    assert "`equityjournal unlock --recovery`" in program.at_terminal("list", unseen=[PASSPHRASE], code=1).out
    said = program.at_terminal("unlock", "--recovery", unseen=[paper.recovery])
    assert "`equityjournal lock renew --recovery`" in " ".join(said.out.split())
    old = paper.recovery
    said = program.at_terminal("lock", "renew", "--recovery", unseen=[old, *paper.typed("Another long one.")])
    assert "2 files are sealed for the new keys." in said.out
    assert "Others." in program.at_terminal("show", "last", unseen=["Another long one."]).out
    lock = read_lock(home / "journal")
    assert lock is not None
    assert (lock.generation, lock.state, len(lock.former)) == (2, "sealed", 1)
    pin = read_pin(home / "journal")
    assert pin is not None
    assert pin.keys == lock.keys


def test_new_keys_shut_the_old_passphrase_out(program: Program, home: Path, paper: Paper) -> None:
    """After `change` with a yes, neither the old passphrase nor the old paper opens what is there."""
    program("write", "Words.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    old = paper.recovery
    program.at_terminal(
        "lock", "change", typed=["yes"], unseen=[PASSPHRASE, *paper.typed("Another long one.")]
    )
    program.at_terminal("list", unseen=[PASSPHRASE] * 3, code=1)
    said = program.at_terminal("unlock", "--recovery", unseen=[old], code=1)
    assert "That is a key, but not one of this journal." in said.out
    assert "Words." in program.at_terminal("show", "last", unseen=["Another long one."]).out
    assert "tried on 1 June 2026" not in program("lock", "show").out
    program.at_terminal("lock", "test", unseen=["Another long one.", paper.recovery])
    assert "tried on 1 June 2026" in " ".join(program("lock", "show").out.split())


def test_a_slip_in_the_key_is_named(program: Program, home: Path, paper: Paper) -> None:
    """Any one character changed, missing or doubled is refused as a slip; case and spaces are of no account."""
    program("write", "Words.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    key = paper.recovery
    slips = [key[:-1], key + key[-1], key[:30] + ("Q" if key[30] != "Q" else "P") + key[31:]]
    said = program.at_terminal("unlock", "--recovery", unseen=slips, code=1)
    assert " ".join(said.out.split()).count("Compare it with your paper.") == 3


def test_each_secret_typed_at_the_question_for_the_other_is_told_apart(
    program: Program, home: Path, paper: Paper, keeper: Path
) -> None:
    """The paper's key at the passphrase, and the passphrase at the paper: what is wanted is said, and it goes on."""
    program("write", "Words.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    program.at_terminal("lock")
    bare = paper.recovery.removeprefix("AGE-SECRET-KEY-1").lower()
    said = program.at_terminal("show", "last", unseen=[bare, PASSPHRASE]).out
    assert "That is a recovery key, which `equityjournal unlock --recovery` takes." in " ".join(said.split())
    assert "Words." in said
    program.at_terminal("lock")
    said = program.at_terminal("unlock", "--recovery", unseen=[PASSPHRASE, "", bare]).out
    assert " ".join(said.split()).count("That is not the recovery key, which is on your paper") == 2
    assert "Open." in said


def test_two_windows_that_lock_at_once(program: Program, home: Path, paper: Paper) -> None:
    """The second is refused once the first is done: its keys would shut everybody out of what the first sealed."""
    program("write", "Words.")
    root = home / "journal"

    def locked_elsewhere(_: object) -> None:
        paper.typed()
        locked_at(root, state=LockState.SEALED)

    program.patch.setattr("equityjournal.cli.locking.first_time.prove", locked_elsewhere)
    typed = paper.typed()
    day = paper.day
    said = program.at_terminal("lock", typed=["yes"], unseen=typed, code=1)
    assert "Another window has locked this journal meanwhile" in said.out
    lock = read_lock(root)
    assert lock is not None
    assert public_half(day) != lock.day


@pytest.mark.parametrize("verb", [["lock", "off"], ["lock", "change"], ["lock", "renew"]])
def test_one_window_at_a_time_turns_a_lock(
    program: Program, home: Path, paper: Paper, verb: list[str]
) -> None:
    """While one window is at it, another is refused before it asks for anything unseen."""
    program("write", "Words.")
    program.at_terminal("lock", typed=["yes"], unseen=paper.typed())
    before = all_files(home / "journal")
    with turning.one_at_a_time(home / "journal"):
        said = program.at_terminal(*verb, typed=["yes"], unseen=[PASSPHRASE], code=1)
    assert "Another window is sealing or opening this journal just now. Let it finish." in " ".join(
        said.out.split()
    )
    assert all_files(home / "journal") == before


def test_where_nobody_can_be_asked_nothing_is_locked(program: Program, home: Path) -> None:
    """Piped, `lock` asks nothing and changes nothing."""
    program("write", "Words.")
    before = all_files(home / "journal")
    assert program("lock", code=1).err == "Locking asks some questions, and nobody is here to answer them.\n"
    assert program("lock", "off", code=1).err.startswith("This journal is not locked.")
    assert program("lock", "show", "--json").json["lock"] == "off"
    assert all_files(home / "journal") == before
