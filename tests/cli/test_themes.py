from datetime import date, timedelta
from math import isclose, log
from pathlib import Path

import pytest

from cli.kept import write_on
from cli.pack_files import OWN, add_pack
from equityjournal.core.themes.silence import NAMED
from program import Program

ALL = 14


def theme(program: Program, name: str, *options: str) -> dict[str, object]:
    """One theme of `themes --json`."""
    reading = program("themes", "--json", *options).json
    found: dict[str, object] = next(one for one in reading["themes"] if one["theme"] == name)
    return found


def test_json_has_the_documented_keys(program: Program) -> None:
    """Every documented key is there, on an empty journal too."""
    reading = program("themes", "--json").json
    assert list(reading) == [
        "pack", "as_of", "days", "credits", "early", "breadth", "untagged_entries", "former", "groups", "themes",
    ]  # fmt: skip
    assert list(reading["groups"][0]) == ["group", "word", "last", "days", "since", "share", "chance"]
    assert list(reading["themes"][0]) == [
        "theme", "title", "group", "word", "last", "days", "since", "share", "chance", "shown", "passed", "reason",
    ]  # fmt: skip
    assert (reading["pack"], reading["as_of"], reading["early"]) == ("relational-equity", "2026-06-01", True)
    assert len(reading["themes"]) == ALL
    assert [group["group"] for group in reading["groups"]] == ["insights", "conditions"]


def test_nothing_written_is_one_sentence_and_one_prompt(program: Program, journal: Path) -> None:
    """On an empty journal `themes` says so, and how to spend two minutes; it makes nothing."""
    said = program("themes").out
    assert said.count("\n") == 1
    assert "Nothing is written yet." in said
    assert "`equityjournal write -t structural-inequities`" in said
    assert not journal.exists()


def test_early_days_list_nothing(program: Program) -> None:
    """In early days there is no list: what was most written about, that it is early, one theme not asked about."""
    write_on(program, 5, "power", "emotions-and-care")
    said = program("themes").out
    assert "You have written on 5 days, about Emotions and care in the work and Power dynamics." in said
    assert "These are early days: a theme may be missing by chance, or because I have not asked." in said
    assert said.count("One I have not asked about: ") == 1
    program.clock.pass_days(1)
    assert said == program("themes").out
    assert "not yet" not in said
    assert "Understanding historical context: not yet." in program("themes", "--all").out


def test_the_group_test_speaks_before_the_themes_do(program: Program) -> None:
    """Six days about power alone are early for every theme, and enough to say that the conditions are missing."""
    write_on(program, 6, "power")
    reading = program("themes", "--json").json
    assert reading["early"] is True
    assert (
        "So far all of it is about themes such as Power dynamics (the insights); none is about themes such as"
        in program("themes").out
    )


def test_a_silence_is_named_with_its_days(program: Program) -> None:
    """After 41 credits a theme never written about is named, and one last written about early on is too."""
    program.at_terminal("write", "-p", "historical-context/what-was-tried", typed=["The choir.", ".", ""])
    write_on(program, 41, "power", "emotions-and-care", "humility")
    said = program("themes").out
    assert (
        "Understanding historical context: not lately. I have not asked about it since you last wrote about it, "
        "on 1 June 2026. You have written on 41 days since." in said
    )
    assert (
        "Challenging anti-equity narratives: not once in 42 days of writing. I have not asked about it."
        in said
    )
    assert "An even spread is not the aim: what matters may have been elsewhere. Was it?" in said
    assert "Power dynamics: " not in said
    assert "set-aside" not in said


def test_what_was_asked_is_counted_since_the_last_time(program: Program) -> None:
    """`shown` counts offers of the theme's own prompts after it was last credited; `passed` tells nothing."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["They did.", ".", ""])
    assert (theme(program, "power")["shown"], theme(program, "power")["passed"]) == (0, 0)
    program.clock.pass_days(1)
    program.at_terminal("write", "-p", "power/said-no", typed=[":pass", "Else.", ".", ""])
    assert (theme(program, "power")["shown"], theme(program, "power")["passed"]) == (1, 0)


def test_the_figures_are_those_of_the_formula(program: Program) -> None:
    """Twenty days on power: the chance of a theme never touched is (13/14)^20, and its word not yet."""
    write_on(program, 20, "power")
    silent = theme(program, "humility")
    assert isclose(float(str(silent["chance"])), (13 / 14) ** 20)
    assert (silent["word"], silent["since"], silent["last"]) == ("not yet", 20, None)
    assert isclose(float(str(silent["share"])), 1 / 14)
    there = theme(program, "power")
    assert (there["word"], there["since"], there["chance"], there["days"]) == ("present", 0, 1.0, 20)
    assert there["last"] == "2026-06-21"


def test_one_day_counts_once(program: Program) -> None:
    """However many entries a day holds, it credits a theme once."""
    for _ in range(5):
        program("write", "-t", "power", "Words.")
    reading = program("themes", "--json").json
    assert (reading["days"], reading["credits"]) == (1, 1)


def test_a_break_changes_nothing_but_the_welcome(program: Program) -> None:
    """Ten weeks of silence change no word and no figure; after four, the first line is a welcome."""
    write_on(program, 45, "power")
    before = program("themes", "--json").json
    said = program("themes").out
    program.clock.pass_days(70)
    after = program("themes", "--json").json
    assert before | {"as_of": after["as_of"]} == after
    welcome = "Welcome back. Nothing was lost, and your themes are as you left them."
    assert program("themes").out == f"{welcome}\n{said}"


def test_a_day_to_come_counts_from_its_day(program: Program) -> None:
    """An entry about tomorrow credits nothing today, and does tomorrow."""
    program("write", "-d", (date(2026, 6, 1) + timedelta(days=1)).isoformat(), "-t", "power", "Tomorrow.")
    assert program("themes", "--json").json["credits"] == 0
    program.clock.pass_days(1)
    assert program("themes", "--json").json["credits"] == 1


def test_a_theme_no_pack_has_is_former(program: Program, journal: Path) -> None:
    """A theme that only an old entry knows stands under its own line, and credits nothing."""
    program("write", "-t", "power", "Words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace('"power"', '"an-old-theme"'), "utf-8")
    reading = program("themes", "--json").json
    assert reading["former"] == ["an-old-theme"]
    assert reading["credits"] == 0
    assert "In no pack here any more: an-old-theme." in program("themes").out
    assert len(program("list", "--theme", "an-old", "--json").json) == 1


@pytest.mark.parametrize("gone", ["removed", "broken"])
def test_a_theme_of_another_pack_that_is_gone_was_never_in_this_one(
    program: Program, journal: Path, gone: str
) -> None:
    """Its themes are not called former by the packs that are left."""
    add_pack(journal, "mine.toml", OWN)
    program("write", "--pack", "mine", "-t", "rest", "Words.")
    program("write", "-t", "power", "Words.")
    own = journal / "prompts" / "mine.toml"
    if gone == "removed":
        own.unlink()
    else:
        own.write_text("broken [[[", "utf-8")
    assert program("themes", "--json").json["former"] == []
    assert "In no pack here any more" not in program("themes").out


def test_entries_without_a_theme_have_a_line_of_their_own(program: Program) -> None:
    """They count as days written, and credit nothing."""
    program("write", "Only words.")
    reading = program("themes", "--json").json
    assert (reading["untagged_entries"], reading["days"], reading["credits"]) == (1, 1, 0)
    assert "1 entry has no theme." in program("themes").out


def test_an_account_of_harm_is_not_asked_for_a_theme(program: Program) -> None:
    """Its day counts as written; no theme is looked for, nor a number shown that gives it away."""
    program("write", "--happened-to-me", "Words.")
    reading = program("themes", "--json").json
    assert (reading["untagged_entries"], reading["days"]) == (0, 1)
    assert "has no theme" not in program("themes").out


def test_setting_aside_and_bringing_back(program: Program, journal: Path) -> None:
    """A theme set aside is listed last with its day and never named; brought back, its silence starts afresh."""
    write_on(program, 45, "power")
    assert theme(program, "humility")["word"] == "not so far"
    program("set-aside", "humility")
    aside = program("themes", "--json").json["themes"][-1]
    assert (aside["theme"], aside["word"], aside["since"], aside["chance"]) == (
        "humility",
        "set aside",
        0,
        1.0,
    )
    assert "Reflective practice and humility: set aside by you on 16 July 2026." in program("themes").out
    program.clock.pass_days(1)
    program("bring-back", "humility")
    assert (theme(program, "humility")["word"], theme(program, "humility")["since"]) == ("not yet", 0)
    assert len(list(journal.glob("choices/*.toml"))) == 2


def test_set_aside_until_a_day(program: Program) -> None:
    """--until is the last day it is set aside; a day gone by is refused."""
    assert "until 3 June 2026" in program("set-aside", "power", "--until", "3 June 2026").out
    program.clock.set_day("2026-06-03")
    assert theme(program, "power")["word"] == "set aside"
    program.clock.set_day("2026-06-04")
    assert theme(program, "power")["word"] == "not yet"
    assert "has gone by" in program("set-aside", "power", "--until", "yesterday", code=1).err


def test_focus_doubles_a_share(program: Program) -> None:
    """Two themes in focus have two of sixteen each; an unknown name keeps none of them."""
    program("focus", "power", "humility", "nonsense", code=1)
    assert isclose(float(str(theme(program, "power")["share"])), 1 / 14)
    assert (
        "In focus: Power dynamics and Reflective practice and humility."
        in program("focus", "power", "humility").out
    )
    assert isclose(float(str(theme(program, "power")["share"])), 2 / 16)
    program("bring-back", "power")
    assert isclose(float(str(theme(program, "power")["share"])), 1 / 15)


def test_with_one_live_theme_there_is_nothing_to_compare(program: Program) -> None:
    """All themes but one set aside: dates only."""
    program("write", "-t", "power", "Words.")
    names = [one["theme"] for one in program("themes", "--json").json["themes"]]
    for name in names:
        if name != "power":
            program("set-aside", name)
    assert "nothing to compare" in program("themes").out
    assert "Power dynamics: last written about on 1 June 2026." in program("themes").out
    program("set-aside", "power")
    assert "Every theme is set aside" in program("themes").out


def test_explain_gives_the_idea_its_limits_and_each_figure(program: Program) -> None:
    """--explain names the test, its source and its limits, and each chance in words."""
    write_on(program, 100, "power")
    said = program("themes", "--explain").out
    for piece in (
        "gap test",
        "Knuth",
        "about one reading in two",
        "Power dynamics: nothing else has come up since.",
    ):
        assert piece in said
    assert "Reflective practice and humility: others have come up 100 times, this never." in said
    assert "less than 1 time in 1,000" in said
    assert log(13 / 14) * 100 < log(0.001) < log(NAMED)


def test_neglected_is_another_spelling(program: Program) -> None:
    """`neglected` answers as `themes` does, and help teaches only `themes`."""
    write_on(program, 3, "power")
    assert program("neglected").out == program("themes").out
    assert "neglected" not in program("--help").out


def test_private_entries_count_for_their_writer(program: Program) -> None:
    """Private is about what leaves the machine, and not about the writer's own picture."""
    program("write", "--private", "-t", "power", "Words.")
    assert theme(program, "power")["days"] == 1


def test_days_without_a_theme_are_not_said_to_have_one(program: Program) -> None:
    """Of three days, one is about the theme named."""
    program("write", "Words.", "-t", "power", "-d", "3 days ago")
    assert program("themes").out.startswith("You have written on 1 day, about Power dynamics.")
    program("write", "Words of mine.", "-d", "2 days ago")
    program("write", "Words of mine.", "-t", "gibbs-feelings")
    assert "You have written on 3 days, on some of them about Power dynamics." in program("themes").out
