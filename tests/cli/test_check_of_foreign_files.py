"""What else can lie in a journal's folder: sync services' copies, placeholders, links, and names of every kind."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from program import Outcome, Program


@pytest.fixture
def entry(program: Program, journal: Path) -> Path:
    """The file of the one entry there is."""
    program("write", "-t", "power", "She waited an hour.")
    (path,) = journal.glob("entries/*/*/*.toml")
    return path


def problems(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Kind and message of each problem, by the name of the file."""
    return {Path(one["path"]).name: (one["kind"], one["message"]) for one in outcome.json["problems"]}


SYNCED = [
    ("{}.sync-conflict-20260101-101010-ABCDEF2.toml", "Syncthing"),
    ("{} (Amina's conflicted copy 2026-01-01).toml", "Dropbox"),
    ("{} (conflicted copy 2026-01-01 101010).toml", "Nextcloud"),
    ("{} 2.toml", "iCloud"),
    ("{} (1).toml", "Google Drive"),
    ("{}-DESKTOP-1.toml", "OneDrive"),
]


@pytest.mark.parametrize(("name", "service"), SYNCED, ids=[service for _, service in SYNCED])
def test_the_second_version_that_a_sync_service_keeps_is_named(
    program: Program, entry: Path, name: str, service: str
) -> None:
    """The service is named, with what to do; both files stay as they are, and one entry is counted."""
    before = entry.read_bytes()
    copy = entry.with_name(name.format(entry.stem))
    copy.write_bytes(before.replace(b"an hour", b"two hours"))
    copy.chmod(0o600)
    found = program("check", "--json", code=1)
    kind, message = problems(found)[copy.name]
    assert (kind, found.json["entries"]) == ("copy", 1)
    assert message.startswith(f"{service} put it there: {entry.stem} was changed in two places at once")
    assert f"`equityjournal edit {entry.stem}`" in message
    assert (entry.read_bytes(), copy.read_bytes()) == (before, before.replace(b"an hour", b"two hours"))
    assert program("themes", "--json").json["credits"] == 1


def test_a_copy_that_says_the_same_may_go(program: Program, entry: Path) -> None:
    """A copy with the very same bytes is said to be one that can be deleted."""
    copy = entry.with_name("my copy.toml")
    shutil.copy(entry, copy)
    assert (
        "to the letter. You can delete this copy"
        in problems(program("check", "--json", code=1))[copy.name][1]
    )


def test_an_entry_that_icloud_took_up_is_said_to_be_elsewhere(
    program: Program, journal: Path, entry: Path
) -> None:
    """A placeholder is no foreign file: the sentence says how the entry comes back, in whichever folder it is."""
    placeholder = entry.with_name(f".{entry.name}.icloud")
    entry.rename(placeholder)
    placeholder.write_bytes(b"bplist00")
    (journal / "drafts" / ".x.toml.icloud").write_bytes(b"bplist00")
    found = problems(program("check", "--json", code=1))
    assert {name: kind for name, (kind, _) in found.items() if kind != "open"} == {
        placeholder.name: "elsewhere", ".x.toml.icloud": "elsewhere",
    }  # fmt: skip
    assert f"iCloud took {entry.name} off this machine" in found[placeholder.name][1]
    assert "Download Now" in found[placeholder.name][1]


def test_a_second_name_on_the_disk_is_warned_of(program: Program, entry: Path, home: Path) -> None:
    """A hard link from outside is named, is no failure, and a change breaks it without touching the other."""
    os.link(entry, home / "elsewhere")
    before = entry.read_bytes()
    found = program("check", "--json")
    assert problems(found)[entry.name][0] == "linked"
    assert found.json["whole"] is True
    program("tag", "last", "humility")
    assert (home / "elsewhere").read_bytes() == before
    assert program("check", "--json").json["problems"] == []


def test_a_save_cut_off_between_its_two_names_is_a_leftover_and_no_warning(
    program: Program, entry: Path
) -> None:
    """The temporary name of the entry itself is a leftover, taken away by --repair."""
    os.link(entry, entry.with_name(f".{entry.name}.abcd1234.tmp"))
    assert [kind for kind, _ in problems(program("check", "--json", code=1)).values()] == ["leftover"]
    program("check", "--repair")


def test_a_journal_may_be_reached_by_a_link(program: Program, entry: Path, journal: Path, home: Path) -> None:
    """A link to the journal's folder is followed, once: reading, writing and checking work through it."""
    (home / "link").symlink_to(journal)
    program("--journal", str(home / "link"), "write", "Through the link.")
    assert len(program("--journal", str(home / "link"), "list", "--json").json) == 2
    program("--journal", str(home / "link"), "delete", "last")
    assert program("--journal", str(home / "link"), "check", "--json").json["problems"] == []
    assert len(program("list", "--json").json) == 1


NAMES = [
    b"two\nlines.toml",
    b"esc\x1b[31m.toml",
    b"not \xff utf-8.toml",
    "right \u202eto left.toml".encode(),
    b"c1 \xc2\x9b31m.toml",
    b"x" * 250 + b".toml",
    b"con.toml",
    b"AUX.toml",
    unicodedata.normalize("NFC", "café.toml").encode(),
    unicodedata.normalize("NFD", "café.toml").encode(),
]


def test_whatever_a_file_is_called_it_is_named_safely_and_kept(
    program: Program, entry: Path, journal: Path
) -> None:
    """Line breaks, escapes, bytes that are no letters, reserved and very long names: shown safely, and left as they are."""
    data = entry.read_bytes()
    upper = entry.with_name(entry.name.upper().replace("TOML", "toml"))
    for name in [*NAMES, os.fsencode(upper.name)]:
        (entry.parent / os.fsdecode(name)).write_bytes(data)
    there = sorted(path.name for path in entry.parent.iterdir())
    for verb in (
        ["check"],
        ["check", "--json"],
        ["list"],
        ["themes"],
        ["show", "last"],
        ["check", "--repair"],
    ):
        said = program(*verb, code=None)
        shown = said.out + said.err
        assert said.code in (0, 1)
        assert not [one for one in shown if one != "\n" and (one < " " or "\x7f" <= one <= "\x9f")], verb
        assert "\u202e" not in shown
        assert "\udcff" not in shown
    found = problems(program("check", "--json", code=1))
    for name in NAMES:
        assert found[os.fsdecode(name)][0] == "copy"
    assert sorted(path.name for path in entry.parent.iterdir()) == there
    assert len(program("list", "--json").json) == 1


def test_every_problem_says_what_to_do(program: Program, entry: Path, journal: Path) -> None:
    """Each kind of trouble is named on one line that ends in something the reader can do."""
    data = entry.read_bytes()
    program("tag", "last", "humility")
    entry.write_bytes(data[:80])
    (entry.parent / "notes.txt").write_text("shopping")
    (entry.parent / "2026-06-01-aaaaaa.toml").write_bytes(b"\xff\xfe")
    (entry.parent / "2026-06-01-bbbbbb.toml").write_bytes(data[:80])
    (entry.parent / "2026-06-01-cccccc.toml").symlink_to("nowhere")
    (journal / "drafts" / "a.txt").write_text("words")
    (journal / "drafts" / "a.txt").chmod(0o644)
    (journal / "drafts" / ".a.txt.swp").write_text("words")
    (journal / "drafts" / "a.txt~").write_text("words")
    said = " ".join(program("check", code=1).out.split())
    for words in (
        f"`equityjournal restore {entry.stem} --version 1` puts the latest", "Look for a whole copy in a backup.",
        "If you put it there, move it somewhere else.", "save it as UTF-8.", "Put the file itself in its place",
        "Put it into one, then delete this file.", "`vim -r`", "you can delete it.", "`equityjournal check --repair`",
    ):  # fmt: skip
        assert words in said, words


def test_what_mends_many_says_how_many_there_were_and_are(program: Program, entry: Path) -> None:
    """--accept and --repair count the entries before and after; --accept-loss says how many it goes on without."""
    entry.write_text(entry.read_text().replace("She", "He"))
    entry.chmod(0o644)
    said = program("check", "--accept", "--repair").err
    for words in ("1 entry changed by hand is taken as it stands.", "Entries before: 1; after: 1."):
        assert words in said
    assert "none to accept" in program("check", "--accept-loss").err
    for number in range(3):
        program("write", f"Entry {number}.")
    for path in entry.parent.glob("*.toml"):
        path.unlink()
    assert "goes on without 4 entries that vanished" in program("check", "--accept-loss", code=1).err


OTHERS = [
    ".git/objects/aa/bb", ".git/config", ".gitattributes", ".gitignore", ".stfolder/syncthing-folder-ab12.txt",
    ".stversions/entries/2026/06/x~20260601-101010.toml", ".stignore", "entries/2026/06/.syncthing.x.toml.tmp",
    "drafts/~syncthing~x.toml.tmp", ".dropbox.cache/x", ".dropbox", ".DS_Store", "entries/._2026", "Thumbs.db",
    "desktop.ini", ".Trash-1000/files/x", "trash/.nfs00000000a1b2", "lost+found/x", ".svn/entries",
]  # fmt: skip


def test_what_belongs_to_other_tools_is_left_alone(program: Program, entry: Path, journal: Path) -> None:
    """Files of git, sync services and systems are not named, and --repair takes nothing from their permissions."""
    for name in OTHERS:
        path = journal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words that are none of ours")
        path.chmod(0o644)
    hook = journal / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(mode=0o755)
    hook.write_text("#!/bin/sh\n")
    hook.chmod(0o755)
    modes = {path: path.stat().st_mode for path in [hook, hook.parent, *(journal / name for name in OTHERS)]}
    assert program("check", "--json").json == {"whole": True, "entries": 1, "problems": []}
    program("check", "--repair")
    assert {path: path.stat().st_mode for path in modes} == modes
    assert program("list").err == ""
    assert entry.exists()


def test_a_file_that_can_be_run_still_can_after_repair(program: Program, entry: Path, journal: Path) -> None:
    """--repair takes a file from others, and leaves its owner what its owner had."""
    script = journal / "mine.sh"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    assert "1 file was mended." in program("check", "--repair").err
    assert script.stat().st_mode & 0o777 == 0o700
    assert entry.exists()


def test_many_files_that_others_may_read_are_one_line(program: Program, entry: Path) -> None:
    """A count on one line, with what to do; JSON has each, and --repair says how many it mended."""
    for number in range(1100):
        path = entry.parent / f"note {number}.txt"
        path.touch()
        path.chmod(0o644)
    said = [line for line in program("check", code=1).out.splitlines() if "others" in line]
    assert len(said) == 1
    assert said[0].startswith("1,100 files may be read by others on this machine.")
    named = program("check", "--json", code=1).json["problems"]
    assert len([one for one in named if one["kind"] == "open"]) == 1100
    assert "1100 files were mended." in program("check", "--repair", code=1).err


class DiskWithoutModes:
    """A disk such as exFAT: `chmod` is said to be done, or refused, and nothing changes."""

    def __init__(self, refusal: OSError | None) -> None:
        self.refusal = refusal

    def __call__(self, *_: object, **__: object) -> None:
        """Do nothing, as that disk does."""
        if self.refusal:
            raise self.refusal


@pytest.mark.parametrize(
    "refusal", [None, PermissionError(1, "Operation not permitted")], ids=["silent", "refused"]
)
def test_a_disk_that_keeps_no_permissions_is_said_once_and_is_no_fault(
    program: Program, entry: Path, journal: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError | None
) -> None:
    """`check` is whole there and says what that disk cannot do; --repair counts only what it really mended."""
    for path in [journal, *journal.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o755)
    before = sorted(journal.rglob("*"))
    monkeypatch.setattr(Path, "chmod", DiskWithoutModes(refusal))
    found = program("check", "--json").json
    assert [(one["path"], one["kind"]) for one in found["problems"]] == [(".", "no-modes")]
    said = program("check", "--repair")
    assert "No file was mended." in said.err
    assert said.out.count("this disk cannot keep a file from other people") == 1
    assert "The journal is whole." in said.out
    assert sorted(journal.rglob("*")) == before
    assert entry.exists()


def test_what_could_not_be_mended_is_not_counted(
    program: Program, entry: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where `chmod` fails for one file alone, as for one of another owner, the others are mended and counted."""
    other = journal / "of another.txt"
    other.touch()
    for path in (entry, other):
        path.chmod(0o644)
    real = Path.chmod

    def chmod(path: Path, mode: int) -> None:
        """Refuses one file."""
        if path == other:
            raise PermissionError(1, "Operation not permitted")
        real(path, mode)

    monkeypatch.setattr(Path, "chmod", chmod)
    assert "1 file was mended." in program("check", "--repair", code=1).err
    assert entry.stat().st_mode & 0o777 == 0o600


def test_an_entry_in_the_trash_too_is_named(program: Program, entry: Path, journal: Path) -> None:
    """Deleted on one device and changed on another: the changed entry counts, and `check` says where the other is."""
    words = entry.read_bytes()
    program("delete", "last")
    entry.write_bytes(words.replace(b"an hour", b"two hours"))
    entry.chmod(0o600)
    program("check", "--accept", code=1)
    kind, message = problems(program("check", "--json", code=1))[entry.name]
    assert kind == "deleted"
    assert f"trash/2026-06-01/{entry.name}" in message
    assert "two hours" in program("show", "last").out
    program("delete", "last")
    assert program("check", "--json").json["problems"] == []
    assert len(list(journal.glob("trash/*/*.toml"))) == 2


def test_a_merge_that_git_has_not_ended_is_named(program: Program, entry: Path, journal: Path) -> None:
    """As long as git may hold other words for an entry, the journal is not called whole."""
    (journal / ".git").mkdir()
    assert program("check", "--json").json["problems"] == []
    (journal / ".git" / "MERGE_HEAD").write_text("0" * 40)
    assert problems(program("check", "--json", code=1))[".git"][0] == "merge"
    assert entry.exists()
