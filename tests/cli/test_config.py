"""Settings, through the real program: what wins, what is refused, what is kept, and that each does what it says."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.terminal.test_limits_of_the_machine import stopped_by_permissions
from equityjournal.core.packs.shelf import DEFAULT_PACK
from equityjournal.store.disk.settings import SETTINGS, settings_path
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
    "journal": Case("{home}/elsewhere", "{home}/another", "not/whole", "EQUITYJOURNAL_DIR", "--journal", before_the_verb=True),
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
    tried = CASES[request.param]
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
        "pack": DEFAULT_PACK, "moment": "before, after or looking-back", "language": "en-GB", "editor": "not on this machine", "journal": "whole path",
        "list-length": "a number from 1 or all",
    }.get(name, "on or off")  # fmt: skip
    assert can_be in refused.err
    assert typed(in_force(program, name)[0]) == tried.value


def test_a_blank_value_or_one_that_is_no_text_is_refused(program: Program, case: tuple[str, Case]) -> None:
    """Neither can be a value of anything."""
    name, _ = case
    for value in (" ", "\udcff"):
        assert len(program("config", name, value, code=1).err.splitlines()) == 1
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
    assert done.err.count(f"The setting {name} cannot be") == 1
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
    assert flags == {"--pack", "--moment", "--no-notices", "--language", "--journal", "--limit"}


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


# That each does what it says


def test_pack_is_asked_from_spoken_of_and_first_in_the_list(program: Program) -> None:
    """The usual pack is the one that is set, until --pack names another."""
    program("config", "pack", "pause")
    identity = program("write", "Words.", "--json").json["id"]
    assert program("show", identity, "--json").json["pack"] == "pause"
    assert program("themes", "--json").json["pack"] == "pause"
    assert program("packs").out.startswith("pause: ")
    assert program("write", "Words.", "--pack", "gibbs", "--json").json
    assert program("show", "last", "--json").json["pack"] == "gibbs"


def test_a_themes_own_id_means_that_theme_whatever_the_usual_pack(program: Program) -> None:
    """PAUSE has a theme called “Power up”; the id `power` is another theme's, and stays its name."""
    program("config", "pack", "pause")
    program("write", "Words.", "-t", "power")
    assert program("show", "last", "--json").json["themes"] == ["power"]
    assert len(program("list", "-t", "power", "--json").json) == 1


def test_a_usual_pack_that_is_gone_is_named_and_another_is_asked_from(program: Program) -> None:
    """A pack of one's own lives in one journal, and the setting holds for all."""
    written('pack = "night-shifts"\n')
    done = program("write", "Words.")
    assert "Your usual pack, night-shifts, is not among those of this journal" in done.err
    assert "Saved" in done.out


def test_with_the_pack_for_what_was_done_to_somebody_everything_is_private(program: Program) -> None:
    """As with --pack; and words that were refused wait as private too."""
    program("config", "pack", "when-it-happened-to-me")
    assert "Saved as private" in program("write", "Words.").out
    program("write", "CANARY", "-d", "yesteday", code=1)
    assert "CANARY" not in program().out


def test_moment_draws_questions_of_that_moment(program: Program) -> None:
    """And --moment wins."""
    program("config", "moment", "before")
    asked = program.at_terminal("write", "-t", "power", typed=["Words.", ".", "", ""]).out
    prompt = program("show", "last", "--json").json["answers"][0]["prompt"]
    assert prompt in moments_of("before"), asked
    program.at_terminal("write", "-t", "power", "--moment", "looking-back", typed=["Words.", ".", "", ""])
    assert program("show", "last", "--json").json["answers"][0]["prompt"] in moments_of("looking-back")


def moments_of(moment: str) -> set[str]:
    """The prompts of the default pack for one moment."""
    import tomllib

    from equityjournal.store.disk.config import shipped_packs

    pack = tomllib.loads((shipped_packs() / "relational-equity.toml").read_text("utf-8"))
    return {f"{one['theme']}/{one['id']}" for one in pack["prompts"] if one["moment"] == moment}


NAMED = "Mrs Joan Pemberton rang about the boiler."


def test_notices_are_not_pointed_out_when_off_unless_asked_for(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Option over variable over setting, in what `write` says."""

    def is_pointed_out(*options: str) -> bool:
        return "second look" in program("write", NAMED, *options).err

    assert is_pointed_out()
    program("config", "notices", "off")
    assert not is_pointed_out()
    assert is_pointed_out("--notices")
    monkeypatch.setenv("EQUITYJOURNAL_NOTICES", "on")
    assert is_pointed_out()
    assert not is_pointed_out("--no-notices")


def test_last_line_is_not_asked_for_when_off(program: Program) -> None:
    """Saved is the end of it then."""
    asked = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", "", "", ""]).out
    assert "One last line" in asked
    program("config", "last-line", "off")
    asked = program.at_terminal("write", "-p", "power/who-decided", typed=["Words.", ".", "", "", ""]).out
    assert "Saved" in asked
    assert "One last line" not in asked


def test_language_is_that_of_the_questions(program: Program, journal: Path) -> None:
    """Words of one's own in another language are used, unasked; --language wins."""
    own = journal / "prompts" / "pause.cy.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[pack]\nid = "pause"\nlanguage = "cy"\ntitle = "Saib"\n')
    assert "It can be cy or en-GB" in program("config", "language").out
    program("config", "language", "cy")
    assert "pause: Saib" in program("packs").out
    assert "pause: Saib" not in program("--language", "en", "packs").out


def test_editor_is_the_one_that_opens(program: Program, tmp_path: Path) -> None:
    """Where no variable names one; its options come with it."""
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\nfor last; do :; done\nprintf "Written by $1\\n" > "$last"\n')
    script.chmod(0o700)
    program("config", "editor", f"'{script}' hand")
    program.at_terminal("write", "-t", "power", "--editor", typed=["", ""])
    assert "Written by hand" in program("show", "last").out


def test_journal_is_where_entries_go_and_nothing_is_moved(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old folder is named; --journal and the variable win."""
    monkeypatch.delenv("EQUITYJOURNAL_DIR")
    program("write", "In the usual place.")
    said = program("config", "journal", str(home / "new")).out
    assert "Nothing was moved" in said
    assert ".local/share/equityjournal" in said.replace("\n", "")
    program("write", "In the new place.")
    assert "In the new place." in program("list").out
    assert "usual" not in program("list").out
    monkeypatch.setenv("EQUITYJOURNAL_DIR", str(home / "third"))
    assert "new place" not in program("list").out


def test_a_journal_by_a_part_of_its_path_in_the_file_counts_as_not_set(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be a new journal in every folder."""
    monkeypatch.delenv("EQUITYJOURNAL_DIR")
    monkeypatch.chdir(home)
    written('journal = "here"\n')
    assert "The setting journal cannot be “here”" in program("write", "Words.").err
    assert not (home / "here").exists()


@pytest.mark.parametrize("verb", [["list"], ["search", "entry"]])
def test_list_length_is_how_many_are_shown(program: Program, verb: list[str]) -> None:
    """--limit and --all win; JSON, a pipe and a file have everything."""
    for text in LONG:
        program("write", text)

    def shown(*options: str) -> int:
        return program.at_terminal(*verb, *options).out.replace("[", "").count("Entry")

    program("config", "list-length", "2")
    assert (shown(), shown("--limit", "1"), shown("--all")) == (2, 1, 3)
    assert len(program(*verb, "--json").json) == 3
    assert program(*verb).out.replace("[", "").count("Entry") == 3
    program("config", "list-length", "all")
    assert shown() == 3


@pytest.mark.parametrize(
    ("written_on", "today", "is_said"),
    [
        ("2025-06-01", "2026-06-01", True),
        ("2025-06-02", "2026-06-01", False),
        ("2024-02-29", "2025-02-28", True),
        ("2024-02-28", "2025-02-28", True),
        ("2027-02-28", "2028-02-29", False),
        ("2024-06-01", "2026-06-01", False),
    ],
)
def test_on_this_day_says_one_line_from_a_year_ago(
    program: Program, written_on: str, today: str, is_said: bool
) -> None:
    """Off until asked for; where there is nothing, nothing is said of it."""
    program.clock.set_day(written_on)
    program("write", "The stairs again.")
    program.clock.set_day(today)
    assert "year ago" not in program().out
    program("config", "on-this-day", "on")
    lines = program().out.splitlines()
    assert (lines[-1] == "A year ago today you wrote: The stairs again.") is is_said
    assert sum("year ago" in line for line in lines) == is_said


@pytest.mark.parametrize("option", ["--private", "--happened-to-me"])
def test_on_this_day_never_brings_back_what_is_private_or_was_done_to_somebody(
    program: Program, option: str, journal: Path
) -> None:
    """Nor where it is no longer private; an open entry of the day is met instead."""
    program.clock.set_day("2025-06-01")
    identity = program("write", option, "CANARY", "--json").json["id"]
    program.clock.set_day("2026-06-01")
    program("config", "on-this-day", "on")
    assert "year ago" not in program().out
    program("edit", identity, "--not-private")
    if option == "--happened-to-me":
        assert program("show", identity, "--json").json["private"] is False
        assert "year ago" not in program().out
    program("write", "Open words.", "-d", "1 June 2025")
    assert "you wrote: Open words." in program().out


@pytest.mark.parametrize(
    "typed", ["set pack pause", "get pack", "pack=pause", "PACK=pause", "list", "show", "reset", "unset pack"]
)
def test_ways_of_other_programs_are_answered_with_ours(program: Program, typed: str) -> None:
    """The answer holds a command that sets, and nothing is set."""
    said = program("config", *typed.split(), code=1)
    assert "`equityjournal config pack pause`" in said.err
    assert not settings_path().exists()
