"""Settings, through the real program: what wins, what is refused, and what is kept."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.terminal.test_limits_of_the_machine import stopped_by_permissions
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.store.settings.table import SETTINGS
from equityjournal.store.settings.values import settings_path
from outside import outside
from program import Program

LONG = [f"Entry number {number}." for number in range(1, 4)]


class Case(NamedTuple):
    """A setting, tried."""

    value: str
    other: str
    """Another value, for the variable and the flag."""
    bad: str
    """A value it cannot have."""
    variable: str = ""
    flag: str = ""
    before_the_verb: bool = False
    """Whether the flag is one of every command, which `config` sees too."""


CASES = {
    "pack": Case("pause", "gibbs", "nosuch", flag="--pack"),
    "moment": Case("looking-back", "before", "tomorrow", flag="--moment"),
    "notices": Case("off", "on", "sometimes", "EQUITYJOURNAL_NOTICES", "--no-notices"),
    "last-line": Case("off", "on", "never"),
    "language": Case("en-US", "en-IE", "tlh", "EQUITYJOURNAL_LANGUAGE", "--language", before_the_verb=True),
    "editor": Case("true", "false", "no-such-editor -w", "EDITOR"),
    "writing": Case("lines", "editor", "crayon", "EQUITYJOURNAL_WRITING", "--lines"),
    "journal": Case("{home}/elsewhere", "{home}/another", "not/whole", "EQUITYJOURNAL_DIR", "--journal", before_the_verb=True),
    "register": Case("{home}/elsewhere", "{home}/another", "not/whole", "EQUITYJOURNAL_REGISTER", "--register"),
    "list-length": Case("2", "3", "0", flag="--limit"),
    "pager": Case("on", "off", "most"),
    "on-this-day": Case("on", "off", "weekly"),
}  # fmt: skip


def test_every_setting_is_tried() -> None:
    """A new row of the table is tried with the others."""
    assert set(CASES) == set(SETTINGS)
    for name, setting in SETTINGS.items():
        assert (CASES[name].flag or "") == setting.flag
        assert CASES[name].variable in (setting.variables or ("",))


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Case]:
    """Each setting, in a home where no variable says anything of it."""
    monkeypatch.delenv("EQUITYJOURNAL_DIR")
    monkeypatch.delenv("EQUITYJOURNAL_WRITING")
    tried = CASES[request.param]
    (home / "elsewhere").mkdir()  # a register is in a folder that is there
    (home / "another").mkdir()
    return request.param, tried._replace(
        value=tried.value.format(home=home), other=tried.other.format(home=home)
    )


def in_force(program: Program, name: str, *before: str) -> tuple[Any, str]:
    """The value of a setting and where it came from, as `config NAME --json` says."""
    found = program(*before, "config", name, "--json").json
    return found["value"], found["origin"]


def typed(value: object) -> str:
    """A value as it was typed."""
    return str(value)


def test_a_flag_wins_over_a_variable_over_a_setting_over_the_default(
    program: Program, case: tuple[str, Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in turn, and back again when it is taken away."""
    name, tried = case
    at_first = in_force(program, name)
    assert at_first[1] == "default"
    program("config", name, tried.value)
    value, origin = in_force(program, name)
    assert (typed(value), origin) == (tried.value, "setting")
    if tried.variable:
        monkeypatch.setenv(tried.variable, tried.other)
        assert in_force(program, name) == (tried.other, "variable")
        if tried.before_the_verb:
            assert in_force(program, name, tried.flag, tried.value) == (tried.value, "flag")
        monkeypatch.delenv(tried.variable)
        assert in_force(program, name) == (value, "setting")
    program("config", name, "--unset")
    assert in_force(program, name) == at_first


def test_setting_it_says_what_is_so_and_a_way_back_that_works(
    program: Program, case: tuple[str, Case]
) -> None:
    """The command on the screen, copied as it stands, makes everything as it was."""
    name, tried = case
    before = in_force(program, name)[0]
    said = program("config", name, tried.value).out
    assert said.startswith("From now on: ")
    back = said.split("Back with: equityjournal ")[1].strip()
    program(*back.split())
    assert in_force(program, name)[0] == before


def test_a_bad_value_is_answered_with_what_it_can_be_and_changes_nothing(
    program: Program, case: tuple[str, Case]
) -> None:
    """One sentence, exit code 1; what was set stays."""
    name, tried = case
    program("config", name, tried.value)
    refused = program("config", name, tried.bad, code=1)
    assert refused.out == ""
    assert tried.bad.split()[0] in refused.err
    can_be = {
        "pack": DEFAULT_PACK, "moment": "before, after or looking-back", "language": "en-GB", "editor": "not on this machine", "journal": "whole path", "register": "whole path",
        "list-length": "a number from 1 or all", "writing": "box, lines or editor",
    }.get(name, "on or off")  # fmt: skip
    assert can_be in refused.err
    assert typed(in_force(program, name)[0]) == tried.value


def test_a_blank_value_or_one_that_is_no_text_is_refused(program: Program, case: tuple[str, Case]) -> None:
    """Neither can be a value of anything."""
    name, _ = case
    for value, code in ((" ", 1), ("\udcff", 2)):
        assert len(program("config", name, value, code=code).err.splitlines()) == 1
    assert not settings_path().exists()


def test_a_value_in_the_file_that_cannot_be_is_named_once_and_counts_as_not_set(
    program: Program, case: tuple[str, Case]
) -> None:
    """Whoever edits by hand is told by the next command, which does its work all the same."""
    name, _ = case
    default = in_force(program, name)[0]
    written('"a" = 1\n' + f"{name} = [1]\n")
    done = program("config", name, "--json")
    assert done.json["value"] == default
    assert done.err.count(f"the setting {name} cannot be") == 1
    assert "Saved" in program("write", "Words.").out


def test_unknown_keys_are_kept_and_can_be_taken_out(program: Program, case: tuple[str, Case]) -> None:
    """A later version's setting survives what this one changes."""
    name, tried = case
    written('later = "words"\n\n[table]\nof = [1, 2]\n')
    program("config", name, tried.value)
    program("config", name, "--unset")
    assert settings_path().read_text() == 'later = "words"\n\n[table]\nof = [\n    1,\n    2,\n]\n'
    program("config", "later", "--unset")
    assert "later" not in settings_path().read_text()


def written(text: str | bytes) -> Path:
    """The file of settings, written by hand."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("damage", [b"notices = ", b"\xff\xfe", b"notices = off", b"[" * 500])
@pytest.mark.parametrize("verb", [["list"], ["write", "Words."], ["config"], [], ["themes", "--json"]])
def test_a_damaged_file_is_named_once_and_stops_nothing(
    program: Program, damage: bytes, verb: list[str]
) -> None:
    """The sentence says where it is and the command that helps; the answer is that of no settings."""
    path = written(damage)
    done = program(*verb)
    assert done.err.count("Your settings cannot be read") == 1
    assert str(path) in done.err
    assert "equityjournal config --clear" in done.err
    assert done.out


def test_a_damaged_file_is_never_written_over_and_clear_puts_it_aside(program: Program) -> None:
    """A change is refused; the words in the file are kept beside it."""
    path = written("notices = ")
    assert "cannot be read" in program("config", "moment", "before", code=1).err
    assert path.read_text() == "notices = "
    assert "is in" in program("config", "--clear").out
    (aside,) = path.parent.iterdir()
    assert aside.read_text() == "notices = "
    program("config", "moment", "before")
    assert path.read_text() == 'moment = "before"\n'
    program("config", "--clear")
    assert "nothing to put aside" in program("config", "--clear").out
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize("kind", ["folder", "pipe", "link into nowhere"])
def test_what_is_no_file_in_its_place_stops_nothing(program: Program, kind: str) -> None:
    """A folder or a pipe there is named, and waited for by nobody; a link into nowhere is no settings."""
    path = written("")
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.parent / "gone.toml")
    assert ("cannot be read" in program("list").err) == (kind != "link into nowhere")


def test_in_a_read_only_folder_a_change_is_refused_and_reading_goes_on(home: Path) -> None:
    """One sentence, exit code 1; the settings are as they were."""
    path = written('moment = "before"\n')
    path.parent.chmod(0o500)
    try:
        around = stopped_by_permissions(path.parent)
        refused = outside("config", "moment", "after", around=around)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert len(refused.stderr.splitlines()) == 1
        assert "moment: before (set by you)" in outside("config", around=around).stdout
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize("name", ["private", "share", "export", "happened-to-me", "mask", "Private"])
def test_nothing_that_shares_or_shows_can_be_set(program: Program, name: str) -> None:
    """Such a name is refused with the reason."""
    assert "is no setting, and will be none" in program("config", name, "off", code=1).err


def test_no_setting_is_about_sharing_or_privacy() -> None:
    """No row of the table names an option that shares, masks or makes private."""
    flags = {setting.flag for setting in SETTINGS.values()} - {""}
    assert flags == {
        "--pack",
        "--moment",
        "--no-notices",
        "--language",
        "--journal",
        "--register",
        "--limit",
        "--lines",
    }


@pytest.mark.parametrize("wrong", [["--unset"], ["notices", "on", "--unset"], ["--clear", "notices"]])
def test_a_command_line_of_two_minds_is_refused(program: Program, wrong: list[str]) -> None:
    """It is not known what was meant."""
    program("config", *wrong, code=2)


def test_a_name_is_found_by_its_start_and_an_unknown_one_says_where_they_stand(program: Program) -> None:
    """As everywhere else."""
    assert program("config", "notice").out.startswith("notices: on (as it comes)")
    assert "`equityjournal config` lists them" in program("config", "colour", code=1).err


def test_a_variable_that_wins_is_named_when_a_setting_is_changed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the change would seem to do nothing."""
    monkeypatch.setenv("EDITOR", "false")
    assert "EDITOR is set here, and wins over it." in program("config", "editor", "true").err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["notices", "no"], "no notices"), (["notices", "Yes"], "notices"), (["last-line", "false"], "no last line"),
        (["moment", "looking", "back"], "looking back"), (["moment", "Looking-Back"], "looking back"),
        (["pack", "“gibbs”"], "questions from gibbs"), (["pack", "human", "learning"], "human-learning-systems"),
    ],
)  # fmt: skip
def test_a_value_in_other_words_is_understood(program: Program, typed: list[str], said: str) -> None:
    """Yes and no for on and off, a space for a hyphen, and marks of a page around it."""
    assert said in program("config", *typed).out


def test_a_wrong_value_is_not_taken_for_words_to_keep(program: Program) -> None:
    """A setting's name begins no sentence."""
    assert "words to keep" not in program("config", "moment", "some", "other", "time", code=1).err
