"""Settings, each doing what it says."""

from pathlib import Path

import pytest

from cli.test_config import written
from equityjournal.store.settings.values import settings_path
from program import Program

LONG = [f"Entry number {number}." for number in range(1, 4)]


def test_pack_is_asked_from_spoken_of_and_first_in_the_list(program: Program) -> None:
    """The usual pack is the one that is set, until --pack names another."""
    program("config", "pack", "pause")
    identity = program("write", "Words.", "--json").json["id"]
    assert program("show", identity, "--json").json["pack"] == "pause"
    assert program("themes", "--json").json["pack"] == "pause"
    assert program("packs").out.startswith("pause: ")
    assert program("write", "Words.", "--pack", "gibbs", "--json").json
    assert program("show", "last", "--json").json["pack"] == "gibbs"


@pytest.mark.parametrize(("usual", "theme"), [("pause", "pause-power-up"), ("gibbs", "power")])
def test_a_word_means_a_theme_of_the_usual_pack_before_any_other(
    program: Program, usual: str, theme: str
) -> None:
    """PAUSE has a theme called “Power up” and Gibbs none of that kind; there, `power` is an id of another pack."""
    program("config", "pack", usual)
    program("write", "Words.", "-t", "power")
    assert program("show", "last", "--json").json["themes"] == [theme]
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

    from equityjournal.store.disk.places import shipped_packs

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
    assert "line 1: the setting journal cannot be “here”" in program("write", "Words.").err
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
