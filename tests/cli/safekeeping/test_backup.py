"""`backup` and `restore --from`: the whole journal in one file, proven, sealed if wished, and back to the byte."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest

from cli.safekeeping.trees import tree
from equityjournal.store.disk.places import names_place, sharing_place
from outside import needs
from program import Program


def test_what_comes_back_is_the_same_to_the_byte_with_its_modes(
    program: Program, full: Path, file: Path, home: Path
) -> None:
    """Every file and folder, empty ones and damaged ones too, in another place or in the same when it is gone."""
    before = tree(full)
    said = program("backup", str(file), "--with-names")
    assert "2 entries, and all that belongs to them." in said.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    program("restore", "--from", str(file), "--to", str(home / "beside"))
    assert tree(home / "beside") == before == tree(full)
    shutil.rmtree(full)
    assert "2 entries are back" in program("restore", "--from", str(file)).out
    assert tree(full) == before
    program("write", "It goes on.")


def test_the_same_journal_gives_the_same_bytes(program: Program, full: Path, home: Path) -> None:
    """Two backups of one moment differ in no byte, though files were touched and read in another order between."""
    for name in ("one.zip", "two.zip"):
        program.clock.set_day("2026-06-02")
        program("backup", str(home / name))
        shutil.copytree(full, home / "copy", dirs_exist_ok=True)
        shutil.rmtree(full)
        shutil.copytree(home / "copy", full)
    assert (home / "one.zip").read_bytes() == (home / "two.zip").read_bytes()


def test_names_and_keys_go_only_if_asked_for(program: Program, full: Path, file: Path, home: Path) -> None:
    """It says what was left out; asked for, both come back, the keys only where there are none."""
    program("keys", "new", "--name", "Amara Okafor")
    keys = tree(sharing_place())
    said = program("backup", str(file)).err
    assert "--with-names takes it along" in said
    assert "--with-keys takes them along" in said
    inside = zipfile.ZipFile(file).namelist()
    assert not [name for name in inside if "private" in name or name.startswith("sharing/")]
    program("backup", str(home / "all.zip"), "--with-names", "--with-keys")
    kept = program("restore", "--from", str(home / "all.zip"), "--to", str(home / "one"))
    assert "keys on this machine already" in kept.err
    assert tree(sharing_place()) == keys
    shutil.rmtree(sharing_place())
    back = program("restore", "--from", str(home / "all.zip"), "--to", str(home / "two"))
    assert "Your keys are back too." in back.out
    assert tree(sharing_place()) == keys
    assert (home / "two" / "private" / "kept.toml").exists()


def test_a_list_of_names_outside_the_journal_goes_along_if_asked_for(
    program: Program, file: Path, home: Path
) -> None:
    """Brought back, it lies in the journal, and its names are found; otherwise it is said to be left out."""
    program("write", "then amina came")
    program.at_terminal("look-over", "--add", typed=["Amina", "", "a person I support"])
    said = program("backup", str(home / "without.zip")).err
    assert "--with-names takes it along" in said
    assert not [name for name in zipfile.ZipFile(home / "without.zip").namelist() if "private" in name]
    program("backup", str(file), "--with-names")
    program("restore", "--from", str(file), "--to", str(home / "new"))
    shutil.rmtree(names_place())
    found = program("--journal", str(home / "new"), "look-over", "last", "--json").json
    assert [finding["stand_in"] for finding in found] == ["a person I support"]


def test_it_is_read_without_this_program(program: Program, full: Path, file: Path) -> None:
    """An ordinary zip of plain files, with a text for people and a manifest of SHA-256."""
    program("backup", str(file))
    container = zipfile.ZipFile(file)
    assert container.testzip() is None
    assert b"restore --from FILE" in container.read("READ-ME.txt")
    manifest = json.loads(container.read("manifest.json"))
    assert (manifest["schema"], manifest["entries"]) == (1, 2)
    listed = {one["path"]: one for one in manifest["files"]}
    for path in full.rglob("*.toml"):
        name = f"journal/{path.relative_to(full).as_posix()}"
        if not name.startswith("journal/private/"):
            assert container.read(name) == path.read_bytes()
            assert listed[name]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("quick")
def test_sealed_it_opens_with_the_passphrase_alone(
    program: Program, full: Path, home: Path, file: Path
) -> None:
    """The passphrase is asked for twice and shown never; wrong, different or without a terminal, nothing is made."""
    sealed = home / "journal.zip.age"
    program.at_terminal("backup", str(sealed), "--sealed", unseen=["correct horse", "correct hoarse"], code=1)
    program.at_terminal("backup", str(sealed), "--sealed", unseen=[" ", " "], code=1)
    program("backup", str(sealed), "--sealed", piped="correct horse\ncorrect horse\n", code=1)
    assert not sealed.exists()
    said = program.at_terminal("backup", str(sealed), "--sealed", unseen=["correct horse"] * 2).out
    assert "correct" not in said
    assert "not sealed" not in said
    assert b"waited" not in sealed.read_bytes()
    assert (
        "whole: 2 entries"
        in program.at_terminal("backup", "--check", str(sealed), unseen=["correct horse"]).out
    )
    wrong = program.at_terminal(
        "restore", "--from", str(sealed), "--to", str(home / "b"), unseen=["?"], code=1
    )
    assert "That passphrase does not open" in wrong.out
    assert "nobody is here to type it" in program("backup", "--check", str(sealed), code=1).err
    assert not (home / "b").exists()
    program.at_terminal("restore", "--from", str(sealed), "--to", str(home / "b"), unseen=["correct horse"])
    assert tree(home / "b" / "entries") == tree(full / "entries")
    assert not list(home.glob(".*.tmp"))


def test_a_file_or_a_folder_is_never_written_over(
    program: Program, full: Path, home: Path, file: Path
) -> None:
    """A backup takes no name that is taken, by a link neither; nor does a journal come back over anything."""
    file.write_text("mine")
    assert "is left as it is" in program("backup", str(file), code=1).err
    assert file.read_text() == "mine"
    (home / "link.zip").symlink_to(home / "nowhere.zip")
    program("backup", str(home / "link.zip"), code=1)
    assert not (home / "nowhere.zip").exists()
    assert "inside the journal" in program("backup", str(full / "b.zip"), code=1).err
    program("backup", str(home / "good.zip"))
    before = tree(full)
    assert "nothing is put over it" in program("restore", "--from", str(home / "good.zip"), code=1).err
    for place in (home, full / "inside", file):
        program("restore", "--from", str(home / "good.zip"), "--to", str(place), code=1)
    assert tree(full) == before
    (home / "empty").mkdir()
    program("restore", "--from", str(home / "good.zip"), "--to", str(home / "empty"))
    assert not list(home.glob(".*.tmp"))


def test_in_a_folder_it_is_named_by_the_day(program: Program, full: Path, home: Path) -> None:
    """The second of a day has a number, and a sealed one says that it is."""
    stick = home / "stick"
    stick.mkdir()
    for _ in range(2):
        program("backup", str(stick))
    names = sorted(path.name for path in stick.iterdir())
    assert names == ["equityjournal-2026-06-01-2.zip", "equityjournal-2026-06-01.zip"]
    assert full.is_dir()


def test_it_says_when_the_last_was_made_and_only_if_asked(program: Program, full: Path, file: Path) -> None:
    """`backup` alone has the day and the place; nothing else speaks of backups, and the journal holds no mark."""
    assert "No backup of this journal" in program("backup").out
    assert program("backup", "--json").json is None
    before = tree(full)
    program("backup", str(file))
    assert tree(full) == before
    program.clock.pass_days(400)
    assert f"made on 1 June 2026, with 2 entries: {file}." in " ".join(program("backup").out.split())
    assert program("backup", "--json").json["entries"] == 2
    for verb in ([], ["list"], ["check"]):
        said = program(*verb, code=None)
        assert "backup" not in (said.out + said.err).replace("in a backup", "")


def test_what_no_other_system_could_hold_is_named_and_left_out(
    program: Program, full: Path, file: Path, home: Path
) -> None:
    """Links, pipes and names that lead nowhere elsewhere: the rest is backed up, and the exit code says so."""
    secret = home / "outside.txt"
    secret.write_text("not of the journal")
    odd = {"con.toml", "a:b.toml", "ends.", os.fsdecode(b"not \xff utf-8"), "Twin.toml"}
    for name in [*odd, "twin.toml"]:
        (full / "drafts" / name).write_text("words")
    (full / "drafts" / "link.toml").symlink_to(secret)
    (full / "entries" / "2025").symlink_to(home)
    os.mkfifo(full / "drafts" / "pipe")
    said = program("backup", str(file), code=1).err
    assert "Not in it: drafts/a:b.toml" in said
    assert "more files." in said
    inside = zipfile.ZipFile(file).namelist()
    assert b"not of the journal" not in file.read_bytes()
    assert not [
        name for name in inside if Path(name).name in {*odd - {"Twin.toml"}, "link.toml", "pipe", "2025"}
    ]
    assert len([name for name in inside if name.casefold().endswith("/twin.toml")]) == 1
    program("backup", "--check", str(file))
    program("restore", "--from", str(file), "--to", str(home / "back"))


def test_what_belongs_to_other_tools_stays_behind(program: Program, full: Path, file: Path) -> None:
    """Folders of git and Syncthing, and what a system leaves in every folder, are in no backup, and not spoken of."""
    for name in (".git/objects/aa", ".stversions/entries", ".stfolder"):
        (full / name).mkdir(parents=True)
    for name in (".git/HEAD", ".stversions/entries/x.toml", ".DS_Store", "entries/.syncthing.x.toml.tmp"):
        (full / name).write_text("other")
    assert "Not in it" not in program("backup", str(file)).err
    assert not [
        name for name in zipfile.ZipFile(file).namelist() if ".git" in name or ".st" in name or ".sy" in name
    ]


def test_a_room_that_is_a_link_is_backed_up(program: Program, full: Path, file: Path, home: Path) -> None:
    """`entries` may lie elsewhere, as it may for reading; what comes back is a folder of its own."""
    shutil.move(full / "entries", home / "elsewhere")
    (full / "entries").symlink_to(home / "elsewhere")
    program("backup", str(file))
    program("restore", "--from", str(file), "--to", str(home / "back"))
    assert tree(home / "back" / "entries") == tree(home / "elsewhere")


@pytest.mark.parametrize(
    "typed",
    [
        ["backup", "--check"],
        ["restore", "--to", "x"],
        ["restore", "last", "--from", "x"],
        ["restore", "--from", "x", "--version", "1"],
    ],
)
def test_a_command_that_cannot_be_meant_is_answered_with_the_right_one(
    program: Program, typed: list[str]
) -> None:
    """What is missing, or too much, is said with the command that works."""
    assert "`equityjournal " in program(*typed, code=2).err


def test_without_a_journal_or_keys_there_is_nothing_to_back_up(
    program: Program, file: Path, journal: Path
) -> None:
    """It is said, and no file is made."""
    assert "There is no journal" in program("backup", str(file), code=1).err
    journal.mkdir()
    assert "You have no keys" in program("backup", str(file), "--with-keys", code=1).err
    assert not file.exists()


def test_age_itself_opens_what_was_sealed(program: Program, full: Path, home: Path) -> None:
    """`age -d` gives the zip, to whoever has neither this program nor its makers."""
    script, age = needs("script"), needs("age")
    sealed = home / "journal.zip.age"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("equityjournal.store.lock.locked_stream.WORK", 4)
        program.at_terminal("backup", str(sealed), "--sealed", unseen=["correct horse"] * 2)
    done = subprocess.run(
        [script, "-qec", f"{age} -d -o {home / 'out.zip'} {sealed}", "/dev/null"],
        input=b"correct horse\n",
        capture_output=True,
        check=True,
    )
    assert b"error" not in done.stdout
    assert zipfile.ZipFile(home / "out.zip").testzip() is None
    assert full.is_dir()
