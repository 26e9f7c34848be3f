"""`check`: names every file that is not as it should be, and what to do; changes nothing unasked."""

import os
import shutil
from pathlib import Path

import pytest

from cli.kept import keep
from equityjournal.store.settings.values import journal_place
from program import Program


def write(program: Program, count: int = 1) -> None:
    """Keep some entries; the program, which writes the last of them, counts them all."""
    for number in range(count - 1):
        keep(journal_place(), program.clock, text=f"Entry {number}.")
    program("write", "-t", "power", f"Entry {count - 1}.")


def kinds(program: Program, *options: str) -> dict[str, set[str]]:
    """What `check` finds: kinds of problem, by file."""
    found: dict[str, set[str]] = {}
    for problem in program("check", "--json", *options, code=None).json["problems"]:
        found.setdefault(problem["path"], set()).add(problem["kind"])
    return found


def a_file(journal: Path) -> Path:
    """One entry's file."""
    return sorted(journal.glob("entries/*/*/*.toml"))[0]


def test_every_folder_is_read(program: Program, journal: Path) -> None:
    """Damage among drafts, the trash, versions and choices is named too."""
    write(program, 2)
    program("tag", "last", "humility")
    program("delete", "last")
    program("set-aside", "power")
    program.at_terminal("write", "-t", "power", typed=["begun"], code=130)
    damaged = [
        next(iter(journal.glob(f"{name}/**/*.toml"))) for name in ("drafts", "trash", "versions", "choices")
    ]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:40])
    assert set(kinds(program)) == {path.relative_to(journal).as_posix() for path in damaged}
    program("check", code=1)


def test_conflict_markers_are_found_inside_a_text(program: Program, journal: Path) -> None:
    """Both sides of a merge parse as one text; the marks between them are named."""
    program("write", "a first line\nmine")
    path = a_file(journal)
    path.write_text(path.read_text().replace("mine", "<<<<<<< here\nmine\n=======\ntheirs\n>>>>>>> there"))
    assert kinds(program)[path.relative_to(journal).as_posix()] == {"changed", "conflict"}


def test_both_sides_of_a_merge_are_not_called_cut_off(program: Program, journal: Path) -> None:
    """A merge that left the last line twice is named as two versions, by whatever reads the journal."""
    write(program)
    path = a_file(journal)
    *lines, last = path.read_text().splitlines()
    merged = [*lines, "<<<<<<< here", last, "=======", f"{last[:-1]}0", ">>>>>>> there", ""]
    path.write_text("\n".join(merged))
    for verb in (["list"], ["themes"]):
        said = program(*verb).err
        assert "two versions of it stand in one another" in said
        assert "cut off" not in said
    assert kinds(program)[path.relative_to(journal).as_posix()] == {"damaged", "conflict"}


def test_a_leftover_is_taken_away_only_where_nothing_is_lost(program: Program, journal: Path) -> None:
    """--repair removes what an interrupted save left if the same bytes are safe, and leaves it otherwise."""
    write(program)
    path = a_file(journal)
    same, other = (path.with_name(f".{path.name}.{mark}.tmp") for mark in ("aaaa", "bbbb"))
    same.write_bytes(path.read_bytes())
    other.write_bytes(b"words that are nowhere else")
    for leftover in (same, other):
        leftover.chmod(0o600)
    said = {one["path"]: one["message"] for one in program("check", "--json", code=None).json["problems"]}
    assert len(said) == 2
    for leftover, advice in ((same, "--repair` takes it away"), (other, "keep what you need")):
        assert advice in said[leftover.relative_to(journal).as_posix()]
    assert set(kinds(program, "--repair")) == {other.relative_to(journal).as_posix()}
    assert not same.exists()
    assert other.read_bytes() == b"words that are nowhere else"


def test_what_others_may_read_is_named_and_mended(program: Program, journal: Path) -> None:
    """Files and folders open to others are named; --repair closes them."""
    write(program)
    a_file(journal).chmod(0o644)
    (journal / "entries").chmod(0o755)
    assert list(kinds(program).values()) == [{"open"}, {"open"}]
    assert kinds(program, "--repair") == {}
    assert a_file(journal).stat().st_mode & 0o777 == 0o600


def test_links_pipes_and_folders_are_named_and_never_waited_on(
    program: Program, journal: Path, home: Path
) -> None:
    """A link, a loop, a pipe and a folder with an entry's name are named; nothing is followed or removed."""
    write(program)
    folder = a_file(journal).parent
    (home / "outside.toml").write_bytes(a_file(journal).read_bytes())
    (folder / "2026-06-01-bbbbbb.toml").symlink_to(home / "outside.toml")
    (folder / "2026-06-01-cccccc.toml").symlink_to("2026-06-01-cccccc.toml")
    os.mkfifo(folder / "2026-06-01-dddddd.toml", 0o600)
    (folder / "2026-06-01-eeeeee.toml").mkdir(0o700)
    found = {Path(path).stem[-6:]: kind for path, kind in kinds(program).items()}
    assert found == {"bbbbbb": {"not-a-file"}, "cccccc": {"not-a-file"}, "dddddd": {"not-a-file"}}


def test_accept_seals_again_what_was_changed_by_hand(program: Program, journal: Path) -> None:
    """A hand edit is no failure; --accept seals it, keeps the version before, and it is named no more."""
    program("write", "She was late.")
    path = a_file(journal)
    path.write_text(path.read_text().replace("She", "The bus"))
    program("check")
    program("check", "--accept")
    assert kinds(program) == {}
    assert "The bus was late." in program("show", "last").out
    assert len(list(journal.glob("versions/*/*.toml"))) == 1


@pytest.mark.parametrize(
    ("kept", "lost", "refused"),
    [(12, 10, True), (40, 9, False), (40, 10, True), (2, 1, False), (1, 1, True), (2, 2, True)],
)
def test_a_great_loss_stops_every_change(
    program: Program, journal: Path, kept: int, lost: int, refused: bool
) -> None:
    """Ten entries and a fifth of all gone at once, or all of them: no change until it is accepted; fewer are no loss."""
    write(program, kept)
    for path in sorted(journal.glob("entries/*/*/*.toml"))[:lost]:
        path.unlink()
    before = sorted((journal / "entries").rglob("*"))
    for verb in (["write", "More."], ["set-aside", "power"]):
        said = program(*verb, code=1 if refused else 0)
        entries = "entry" if lost == 1 else "entries"
        assert (f"{lost} {entries} vanished since 1 June 2026" in said.err) is refused
    if refused:
        assert sorted((journal / "entries").rglob("*")) == before
        assert kinds(program) == {"entries": {"lost"}}
        assert len(program("list", "--json").json) == kept - lost
        program("check", "--accept-loss")
        program("write", "More.")


def test_a_journal_that_is_not_there_is_not_begun_anew(program: Program, journal: Path) -> None:
    """With the whole folder gone, as on a drive that is not plugged in, writing makes no other, and prints the words again."""
    write(program, 5)
    shutil.rmtree(journal)
    said = program("write", "More.", code=1).err
    assert "5 entries vanished" in said
    assert "\nMore.\n" in said
    assert not journal.exists()


def test_entries_deleted_by_the_program_are_no_loss(program: Program) -> None:
    """However many are deleted one by one, nothing is refused."""
    write(program, 12)
    for _ in range(12):
        program("delete", "last")
    write(program)


def test_a_damaged_index_is_thrown_away_by_check_and_is_no_fault_of_the_journal(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so; the journal is whole, and the next command makes the index again."""
    program("write", "Words.")
    program("list")
    monkeypatch.setattr("equityjournal.store.index.index.Index.prove", lambda self: self.discard() and False)
    said = program("check")
    assert "The journal is whole." in said.out
    assert "The index did not hold together." in said.err
    assert "Words." in program("list").out


def test_a_long_reading_says_how_far_it_is_on_a_terminal_and_nowhere_else(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain lines, one after another; nothing in a pipe."""
    monkeypatch.setattr("equityjournal.cli.terminal.output.SECONDS_BETWEEN", 0)
    for number in range(3):
        program("write", f"Entry {number}.")
    assert "Writing out entries: 3 of 3." in program.at_terminal("export", "markdown").out
    assert "Writing out" not in program("export", "markdown").err


def test_words_that_nano_saved_when_its_window_closed_are_called_text(
    program: Program, journal: Path
) -> None:
    """They are nowhere else, so nobody is told that they may be deleted once looked at."""
    program("write", "Words of mine.")
    (journal / "drafts").mkdir(exist_ok=True)
    (journal / "drafts" / "20260601T100000000000Z-20260601T100000000001Z.txt.save").write_text(
        "Typed in nano.\n"
    )
    assert "it holds text that is in no entry yet" in program("check", code=None).out


def test_a_line_that_cannot_be_read_is_named_in_any_folder(program: Program, journal: Path) -> None:
    """Where no mend is known that line is to be mended; nobody is sent to a backup, for no word is missing."""
    program("set-aside", "power")
    (path,) = journal.glob("choices/*.toml")
    path.write_text(path.read_text().replace('theme = "power"', "theme = power"))
    said = program("check", code=1).out
    assert "line " in said
    assert "Mend that line in an editor." in " ".join(said.split())
    assert "backup" not in said
