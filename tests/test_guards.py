"""What must hold of every test, and of the program whichever verb is used."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import REAL_JOURNAL
from equityjournal.store.disk.places import reports_place
from equityjournal.store.settings.values import journal_place
from outside import missing, what_to_install
from program import Program

ROOT = Path(__file__).parents[1]


def test_the_real_journal_is_out_of_reach(home: Path) -> None:
    """Every place the program would use by itself lies in the test's own folder, and the real one refuses."""
    assert journal_place().is_relative_to(home)
    assert reports_place().is_relative_to(home)
    with pytest.raises(AssertionError, match="real journal"):
        (REAL_JOURNAL / "entries").open()


def test_the_programs_that_tests_wanted_are_named_with_their_packages() -> None:
    """Tests skipped for want of a program are counted, and one command brings all of them; others are left out."""
    reasons = [missing("strace"), missing("nvim"), missing("strace"), "Windows has no such limits"]
    assert what_to_install(reasons) == (
        "3 tests were skipped for want of programs. On Debian and Ubuntu, `apt-get install neovim strace` brings them."
    )
    assert what_to_install(reasons[3:]) == ""


def test_the_network_is_out_of_reach() -> None:
    """A test that opened a connection would fail."""
    with socket.socket() as unconnected, pytest.raises(AssertionError, match="network"):
        unconnected.connect(("127.0.0.1", 9))


def test_a_first_entry_needs_no_set_up_and_no_network(program: Program, journal: Path) -> None:
    """One command on a machine that has never seen the program keeps an entry; nothing is connected to."""
    program("write", "--theme", "power", "The decision was made before we sat down.")
    assert len(list(journal.glob("entries/2026/06/*.toml"))) == 1


def test_python_m_runs_the_same_program(home: Path) -> None:
    """`python -m equityjournal` says the same version as the installed command."""
    done = subprocess.run(
        [sys.executable, "-m", "equityjournal", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("equityjournal ")


GRADING = re.compile(
    r"%|\b(score|grade|streak|countdown|overdue|well done|target|league table|badge)s?\b", re.I
)


@pytest.mark.parametrize(
    "verb",
    [
        [], ["steps"], ["steps", "--all"], ["themes"], ["themes", "--all"], ["themes", "--explain"], ["neglected"], ["list", "--all"], ["show", "last"],
        ["packs"], ["packs", "show", "relational-equity"], ["export", "markdown"], ["review"], ["review", "--by", "month"], ["check"], ["--help"],
    ],
    ids=lambda verb: " ".join(verb) or "alone",
)  # fmt: skip
def test_nothing_is_ever_graded(program: Program, home: Path, verb: list[str]) -> None:
    """No verb speaks of a percentage, a score, a grade, a streak, a target or a countdown."""
    program("demo", "--into", str(home / "demo"))
    said = program("--journal", str(home / "demo"), *verb)
    assert not GRADING.search(said.out + said.err)


def test_nothing_the_program_can_say_grades_anybody() -> None:
    """The catalogue of all its sentences holds none of those words either."""
    catalogue = ROOT / "src/equityjournal/locale/equityjournal.pot"
    spoken = "\n".join(line for line in catalogue.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert len(spoken) > 1000
    assert not GRADING.search(spoken)


def test_the_catalogue_can_find_every_sentence() -> None:
    """No sentence stands inside an f-string, where the catalogue's tool overlooks it before Python 3.12."""
    hidden = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]
                names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
                hidden += [f"{path.name}:{node.lineno}"] if names & {"say", "say_many"} else []
    assert not hidden


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_lines_fit_a_narrow_window(program: Program, home: Path, columns: int) -> None:
    """No line is wider than the window, but for an address, a prompt's name or a folder alone on it.

    None ends in a space.
    """
    program("demo", "--into", str(home / "demo"))
    for verb in (["themes", "--explain"], ["list"], ["show", "last"], ["packs", "show", "power"], ["review"]):
        shown = program.at_terminal("--journal", str(home / "demo"), *verb, columns=columns)
        plain = shown.out.replace("\x1b[1m", "").replace("\x1b[0m", "")
        alone = re.compile(r" *\(?([a-z0-9-]+/[a-z0-9-]+|(https?:/)?/\S+)[;.,)]*")
        assert not [line for line in plain.splitlines() if len(line) > columns and not alone.fullmatch(line)]
        assert not [line for line in plain.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("ACCESSIBLE", "1")])
def test_plain_screens_get_plain_text(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """NO_COLOR, TERM=dumb and ACCESSIBLE leave no escape sequence on a terminal; without them there is weight."""
    program("demo", "--into", str(home / "demo"))
    show = ("--journal", str(home / "demo"), "show", "last")
    assert "\x1b[1m" in program.at_terminal(*show).out
    monkeypatch.setenv(name, value)
    assert "\x1b" not in program.at_terminal(*show).out


def test_nothing_piped_is_styled_or_wrapped(program: Program, home: Path) -> None:
    """In a pipe there are no escape sequences, and each paragraph is one line."""
    program("demo", "--into", str(home / "demo"))
    piped = program("--journal", str(home / "demo"), "themes")
    assert "\x1b" not in piped.out
    assert any(len(line) > 120 for line in piped.out.splitlines())


def test_the_page_for_it_names_every_package_that_is_needed() -> None:
    """What an IT department reads about packages is what `pyproject.toml` asks for, and no other."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    page = (ROOT / "docs/guides/for-it.md").read_text("utf-8")
    table = page.partition("| package | what for | licence |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([^`]+)`", table, re.MULTILINE) == [
        re.split(r"[<>=]", line)[0] for line in wanted
    ]
