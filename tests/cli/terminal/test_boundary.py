import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from equityjournal.cli import main
from program import FakeTerminal, Program


def test_a_command_line_that_cannot_be_read_is_exit_two(program: Program) -> None:
    """An unknown verb or option, or a missing argument, is one sentence and exit code 2."""
    for line in (["nonsense"], ["list", "--nonsense"], ["show"], ["list", "--limit", "many"]):
        refused = program(*line, code=2)
        assert refused.out == ""
        assert refused.err.count("\n") == 1


def test_our_own_bug_leaves_a_report_without_any_text(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug is exit code 3; the report names where, and holds no word of the journal or the command line."""

    def broken(*_: object) -> object:
        raise RuntimeError("CANARY in the message")

    monkeypatch.setattr("equityjournal.store.entries.journal._finished", broken)
    said = program("write", "CANARY", "text", code=3)
    assert "CANARY" not in said.err
    (report,) = home.rglob("reports/*.txt")
    assert str(report) in said.err
    text = report.read_text("utf-8")
    assert "CANARY" not in text
    assert "RuntimeError" in text
    assert "equityjournal/store/entries/journal.py" in text
    assert str(home) not in text
    assert report.stat().st_mode & 0o777 == 0o600


def test_too_little_memory_is_a_sentence_and_no_bug(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where memory runs out, what was saved is as it was, and the exit code is that of a refusal."""
    program("write", "Before.")

    def broken(*_: object) -> object:
        raise MemoryError

    monkeypatch.setattr("equityjournal.store.entries.journal._finished", broken)
    assert "not enough memory" in program("write", "text", code=1).err
    assert "Before." in program("list").out


@pytest.mark.parametrize("verb", [["write", "After."], ["list"]], ids=["write", "list"])
def test_too_little_memory_says_nothing_of_the_file(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    """An entry that memory ran out over is not taken for damaged, neither then nor later, and words are printed again."""
    program("write", "Before.")
    program("list")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace("Before.", "By hand."), "utf-8")

    def broken(*_: object) -> object:
        raise MemoryError

    with monkeypatch.context() as small:
        small.setattr("tomllib.loads", broken)
        small.setattr("equityjournal.store.records.own_form.parsed", broken)
        said = program(*verb, code=None)
    assert "Saved" not in said.out
    assert "nested" not in said.err
    later = program("list")
    assert "By hand." in later.out
    if verb[0] == "write":
        assert said.code == 1
        assert f"\n{verb[-1]}\n" in said.err
    assert later.err == ""
    assert program("check").code == 0


def test_a_bug_on_a_full_disk_is_still_a_sentence(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not even the report can be written, that is said."""

    def broken(*_: object) -> object:
        raise RuntimeError

    monkeypatch.setattr("equityjournal.store.entries.journal._finished", broken)
    (home / ".local").write_text("a file where a folder should be")
    assert "could not be written either" in program("write", "text", code=3).err


def test_a_damaged_file_never_stops_a_command(program: Program, journal: Path, home: Path) -> None:
    """Damaged, foreign, linked and copied files are named beside what could be read, on standard error."""
    program("write", "-t", "power", "Good words.")
    (good,) = journal.glob("entries/*/*/*.toml")
    folder = good.parent
    (folder / "2026-06-01-aaaaaa.toml").write_bytes(b"\xff\xfe\x00")
    (folder / "notes.txt").write_text("shopping")
    (folder / "2026-06-01-bbbbbb.toml").symlink_to(home / "elsewhere")
    (folder / "copy of it.toml").write_bytes(good.read_bytes())
    (folder / "2026-06-01-cccccc.toml").write_text(
        good.read_text("utf-8").replace("schema = 1", "schema = 9")
    )
    (folder / ".DS_Store").write_bytes(b"x")
    for verb in (["list"], ["themes"], ["show", "last"], ["export", "markdown"]):
        said = program(*verb)
        assert said.out
        for name in ("aaaaaa", "notes.txt", "bbbbbb", "copy of it", "cccccc"):
            assert name in said.err, (verb, name)
        assert "DS_Store" not in said.err
    assert program("themes", "--json").json["credits"] == 1
    checked = program("check", "--json", code=1).json
    assert (checked["whole"], checked["entries"]) == (False, 1)
    kinds = {Path(problem["path"]).name: problem["kind"] for problem in checked["problems"]}
    assert kinds == {
        "2026-06-01-aaaaaa.toml": "encoding",
        "notes.txt": "foreign",
        "2026-06-01-bbbbbb.toml": "not-a-file",
        "copy of it.toml": "copy",
        "2026-06-01-cccccc.toml": "newer",
    }
    assert "not whole" in program("check", code=1).out


def test_many_damaged_files_are_named_briefly(program: Program, journal: Path) -> None:
    """Beside an answer five files are named, and how many more; `check` names them all."""
    program("write", "Words.")
    (good,) = journal.glob("entries/*/*/*.toml")
    for number in range(9):
        (good.parent / f"{number}.txt").write_text("x")
    said = program("list").err
    assert said.count("it is not an entry") == 5
    assert "And 4 more files." in said
    assert program("check", code=1).out.count("it is not an entry") == 9


def test_a_whole_journal_is_said_to_be_whole(program: Program) -> None:
    """`check` on a sound journal is exit code 0, and counts the entries."""
    program("write", "Words.")
    assert program("check").out == "1 entry was read. The journal is whole.\n"
    assert program("check", "--json").json == {"whole": True, "entries": 1, "problems": []}


def test_a_file_where_the_journal_should_be(program: Program, home: Path) -> None:
    """A file is not a journal, and the sentence says so."""
    (home / "file").write_text("x")
    assert "is a file" in program("--journal", str(home / "file"), "list", code=1).err


def test_a_reader_that_has_had_enough_is_no_error(home: Path, journal: Path) -> None:
    """`equityjournal packs show … | head -1` ends without a traceback."""
    run = f"{sys.executable} -m equityjournal packs show relational-equity | head -n 1"
    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=True)  # noqa: S607
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_closed_standard_input_is_no_traceback(home: Path, journal: Path) -> None:
    """With standard input closed, writing says that there is no text, and reading works."""
    for verb, code in (("write", 1), ("themes", 0)):
        run = f"{sys.executable} -m equityjournal {verb} <&-"
        done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)  # noqa: S607
        assert done.returncode == code
        assert "Traceback" not in done.stderr


WORDS = "Żółć, ğ, 七転び, 🌞"


@pytest.mark.parametrize(
    "code_page",
    [
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["cp1252", "cp850", "C"],
)
@pytest.mark.parametrize("verb", [["show", "last"], ["list"], ["export", "markdown"], ["show", "七転び"]])
def test_a_pipe_gets_utf8_whatever_the_code_page(
    program: Program, verb: list[str], code_page: dict[str, str]
) -> None:
    """What is piped or redirected is UTF-8, refusals too, and no letter becomes a code."""
    program("write", "--setting", WORDS, WORDS)
    done = subprocess.run(
        [sys.executable, "-m", "equityjournal", *verb],
        capture_output=True,
        env=os.environ | code_page,
        check=False,
    )
    said = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
    assert "\\u" not in said
    assert "七転び" in said


def test_a_file_of_a_windows_program_gets_utf8(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that Windows opened with its code page is changed to UTF-8 before anything is said."""
    program("write", WORDS)
    file = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(file, encoding="cp1252"))
    with pytest.raises(SystemExit):
        main(["show", "last"])
    assert WORDS in file.getvalue().decode("utf-8")


def test_a_screen_keeps_its_own_encoding(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets what it can show, and other letters by their codes."""
    program("write", WORDS)
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", FakeTerminal(screen, encoding="cp1252"))
    with pytest.raises(SystemExit):
        main(["show", "last"])
    assert "\\u017b" in screen.getvalue().decode("cp1252")


def test_ctrl_c_while_the_program_starts_is_no_traceback(home: Path) -> None:
    """Before anything could be asked, an interruption ends it with exit code 130, and without a word."""
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'equityjournal.cli':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from equityjournal.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("named", ["", "  ", "jj", "../elsewhere", "./x"])
@pytest.mark.parametrize("verb", [["list"], ["write", "Words I want to keep."], ["check"], []])
def test_a_journal_named_by_half_a_path_is_refused(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch, named: str, verb: list[str]
) -> None:
    """EQUITYJOURNAL_DIR is empty or relative: one sentence, no journal made, and words are printed again."""
    monkeypatch.chdir(home)
    monkeypatch.setenv("EQUITYJOURNAL_DIR", named)
    said = program(*verb, code=1)
    assert "EQUITYJOURNAL_DIR is " in said.err
    assert not (home / "jj").exists()
    if verb[:1] == ["write"]:
        assert "Words I want to keep." in said.out + said.err


def test_a_journal_named_from_home_is_taken(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`~` is the beginning of a whole path."""
    monkeypatch.setenv("EQUITYJOURNAL_DIR", "~/mine")
    program("write", "Words.")
    assert (home / "mine" / "entries").is_dir()


def test_a_journal_chosen_by_the_option_is_named(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--journal` says with its whole path where it made a journal, and where it keeps what is written later."""
    monkeypatch.chdir(home)
    first = program("--journal", "other", "write", "Words.")
    assert f"Your journal is in {home / 'other'}." in first.out + first.err
    second = program("--journal", "other", "write", "More.")
    assert "Your journal is in" not in second.out + second.err
    assert f"It is in the journal {home / 'other'}." in second.out
    for more in (["--private"], ["-t", "power"]):
        assert (
            f"It is in the journal {home / 'other'}."
            in program("--journal", "other", "write", "W.", *more).out
        )
    beside = program("--journal", "other", "write", "Words.", "--json")
    assert beside.json["path"].startswith(str(home / "other"))
    program("write", "Of the usual one.")
    usual = program("write", "Of the usual one.")
    assert "in the journal" not in usual.out + usual.err


def test_a_plain_ascii_screen_is_no_traceback(home: Path, journal: Path) -> None:
    """Where the locale knows only ASCII, text is shown as well as it can be."""
    environment = {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "HOME": str(home),
        "PATH": "/bin:/usr/bin",
    }
    environment["EQUITYJOURNAL_DIR"] = str(journal)
    for verb in (["write", "gŵyl"], ["show", "last"], ["list"], ["themes", "--explain"]):
        done = subprocess.run(
            [sys.executable, "-m", "equityjournal", *verb], capture_output=True, env=environment, check=False
        )
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
