"""Plain ways of typing a command work, and others are answered with the command to type."""

from pathlib import Path

import pytest

from program import Program


@pytest.fixture
def a_day_old(program: Program) -> Program:
    """Somebody with two entries: on power yesterday, and on humility today, Monday 1 June 2026."""
    program("write", "-t", "power", "-d", "yesterday", "--setting", "home visit", "Who decided.")
    program("write", "-t", "humility", "What I did not know.")
    return program


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (["list", "yesterday"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", "31", "may"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", "may"], ["list", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["list", "last", "month"], ["list", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["list", "--since", "last", "month"], ["list", "--since", "2026-05-01"]),
        (["list", "--since", "may", "2026", "--json"], ["list", "--since", "2026-05-01", "--json"]),
        (["list", "since", "yesterday"], ["list", "--since", "yesterday"]),
        (["list", "from", "may", "to", "yesterday"], ["list", "--since", "may", "--until", "yesterday"]),
        (["list", "theme", "power"], ["list", "-t", "power"]),
        (["list", "-t", "power", "dynamics"], ["list", "-t", "power"]),
        (["list", "1"], ["list", "--limit", "1"]),
        (["list", "last", "1"], ["list", "--limit", "1"]),
        (["list", "all"], ["list", "--all"]),
        (["review", "may"], ["review", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["review", "last", "month"], ["review", "--since", "2026-05-01", "--until", "2026-05-31"]),
        (["review", "2026"], ["review", "--since", "2026-01-01", "--until", "2026-12-31"]),
        (["review", "by", "month"], ["review", "--by", "month"]),
        (["review", "pause"], ["review", "--pack", "pause"]),
        (["themes", "power"], ["themes", "--theme", "power"]),
        (["themes", "power", "dynamics"], ["themes", "-t", "power"]),
        (["themes", "pause"], ["themes", "--pack", "pause"]),
        (["themes", "all"], ["themes", "--all"]),
        (["steps", "all"], ["steps", "--all"]),
        (["show", "31", "may"], ["show", "2026-05-31"]),
        (["show", "31", "May", "2026", "--json"], ["show", "2026-05-31", "--json"]),
        (
            ["export", "markdown", "yesterday"],
            ["export", "markdown", "--since", "yesterday", "--until", "yesterday"],
        ),
        (["support", "nation", "wales"], ["support", "--nation", "wales"]),
        (["support", "northern", "ireland"], ["support", "--nation", "northern-ireland"]),
        (["support", "text"], ["support", "--by", "text"]),
        (["review", "3", "months"], ["review", "--since", "last 3 months"]),
        (["list", "on", "sunday"], ["list", "--since", "2026-05-31", "--until", "2026-05-31"]),
        (["list", ""], ["list"]),
        (["list", "help"], ["list", "--help"]),
        (["help", "packs", "show"], ["packs", "show", "--help"]),
    ],
)
def test_what_is_plain_works(a_day_old: Program, typed: list[str], same: list[str]) -> None:
    """Words that can mean one thing do it, and print what the whole spelling prints."""
    assert a_day_old(*typed).out == a_day_old(*same).out


def test_a_small_step_is_let_go_with_its_reason_in_plain_words(program: Program) -> None:
    """`drop last because it was done by somebody else` keeps the reason, which stands where a number could."""
    program("write", "--step", "Ring them.", "Words.")
    program("drop", "last", "because", "they", "rang", "first")
    assert "they rang first" in program("steps").out
    assert program("drop", "last", *["because", "so"] * 9, code=None).code in (0, 2)


@pytest.mark.parametrize(
    "typed",
    [
        ["erase", "last", "yes"], ["export", "markdown", "include-private"], ["check", "accept-loss"],
        ["export", "markdown", "--output", "x", "force"], ["with", "Amara", "--stop", "yes"],
    ],
)  # fmt: skip
def test_consent_is_never_taken_from_a_bare_word(a_day_old: Program, home: Path, typed: list[str]) -> None:
    """What removes, replaces or gives away wants its dashes."""
    (home / "x").write_text("mine")
    a_day_old(*typed, code=2)
    assert (home / "x").read_text() == "mine"
    assert len(a_day_old("list", "--json").json) == 2


def test_a_theme_is_set_aside_in_plain_words(program: Program) -> None:
    """`set-aside power dynamics until 9 june` is read as it is meant."""
    said = program("set-aside", "power", "dynamics", "until", "9", "june").out
    assert said == "Power dynamics is set aside until 9 June 2026, that day too.\n"
    assert "with the others" in program("bring-back", "power", "dynamics").out


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (["list", "power"], ["`equityjournal list -t power`", "`equityjournal search power`"]),
        (["list", "the kettle"], ['`equityjournal search "the kettle"`']),
        (["list", "--setting", "home", "visit"], ['`equityjournal list --setting "home visit"`']),
        (["export", "markdown", "power"], ["`equityjournal export markdown -t power`"]),
        (["export", "markdown", "-o", "my", "file.md"], ['`equityjournal export markdown -o "my file.md"`']),
        (["review", "power"], ["`equityjournal list -t power`"]),
        (["themes", "may"], ["`equityjournal review may`"]),
        (["steps", "done"], ["`equityjournal steps --all`", "`equityjournal done last`"]),
        (["steps", "drop"], ["`equityjournal drop`"]),
        (["set-aside", "until", "monday"], ["`equityjournal set-aside power --until monday`"]),
        (["show", "last", "2"], ["`equityjournal show last`"]),
        (["show", "last", "week"], ["`equityjournal list last week`"]),
        (["packs", "new", "my", "team"], ["`equityjournal packs new my-team`"]),
        (["packs", "show", "pause", "now"], ["`equityjournal packs show pause`"]),
        (["export", "markdown", "to", "file.md"], ["`equityjournal export markdown --output file.md`"]),
        (["export", "word"], ["`equityjournal export docx` is the command for that."]),
        (["export", "pdf"], ["`equityjournal export html` makes a page, which a browser prints or keeps as PDF."]),
        (["export", "gmc", "tuesday", "friday"], ["`equityjournal export gmc --since"]),
        (["export", "supervison"], ["Did you mean `equityjournal export supervision`?"]),
        (["keys", "new", "Amara"], ["`equityjournal keys new --name Amara`"]),
        (["tag", "last"], ["`equityjournal tag last power`"]),
        (["tag", "power"], ["`equityjournal tag last power`"]),
        (["steps", "open"], ["`equityjournal steps` lists them"]),
        (["steps", "add", "call", "Mary"], ['`equityjournal write --step "call Mary"`']),
        (["set-aside", "power", "for", "long"], ["`equityjournal set-aside power --until friday`"]),
        (["-v"], ["--version"]),
        ([""], ["`equityjournal write`"]),
        (["delete", "last", "last"], ["`equityjournal delete last`"]),
        (["check", "last"], ["`equityjournal show last`"]),
        (["packs", "pause"], ["`equityjournal packs show pause`"]),
        (["packs", "list"], ["`equityjournal packs`"]),
        (["keys", "add", "their.card"], ["`equityjournal keys trust FILE`"]),
        (["packs", "new"], ["`equityjournal packs new my-team`"]),
        (["worksheet"], ["`equityjournal worksheet pause`"]),
        (["completion"], ["`equityjournal completion bash`"]),
        (["list", "--limit", "0"], ["`equityjournal list --limit 3`"]),
        (["list", "--from", "may"], ["--since"]),
        (["write", "--when", "yesterday", "x"], ["--date"]),
        (["list", "--json=yes"], ["`equityjournal list --json`"]),
        (["list", "--since"], ["`equityjournal list --since yesterday`"]),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_answered_with_what_to_type(
    a_day_old: Program, typed: list[str], right: list[str]
) -> None:
    """The refusal shows the command, spelled so that it can be copied."""
    said = a_day_old(*typed, code=2)
    for command in right:
        assert command in said.err


@pytest.mark.parametrize("copied", ["`equityjournal list -t power`", '`equityjournal search "the kettle"`'])
def test_what_is_shown_runs(a_day_old: Program, copied: str) -> None:
    """A command from a refusal runs as it stands."""
    import shlex

    assert a_day_old(*shlex.split(copied.strip("`"))[1:]).code == 0


def test_where_no_entry_fits_the_days_are_said_as_they_were_understood(program: Program) -> None:
    """On a Monday, `last week` may not be the days that were meant."""
    program("write", "The lift stood still.")
    assert (
        "No entry about the days from 25 May 2026 to 31 May 2026 fits." in program("list", "last", "week").out
    )
    assert "No entry about 31 May 2026 fits." in program("list", "yesterday").out
    assert "No entry about 1 May 2026 or before fits." in program("list", "--until", "1 May").out
    assert "No entry about 3 June 2026 or later fits." in program("list", "--since", "2026-06-03").out
    assert program("list", "-f", "glad").out.startswith("No entry fits. ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("reminder friday 15:30", "reminder --weekly friday 15:30"), ("reminder fridays", "reminder --weekly friday 15:30"),
        ("promises list", "promises"), ("promises add", "promises new"), ("promises show", "promises look"),
        ("promises check", "promises --check"),
    ],
)  # fmt: skip
def test_words_of_other_programs_are_answered_with_a_whole_command(
    program: Program, typed: str, meant: str
) -> None:
    """The sentence shows a line that does it, and never one that is refused in its turn."""
    assert f"`equityjournal {meant}`" in program(*typed.split(), code=2).err


@pytest.mark.parametrize("word", ["phone", "telephone", "call"])
def test_a_telephone_is_a_channel_by_any_of_its_names(program: Program, word: str) -> None:
    """Nobody in need has to know that it is called voice here."""
    spoken = program("support", "--by", "voice").out
    assert program("support", word).out == program("support", "--by", word).out == spoken


@pytest.mark.parametrize("word", ["latest", "newest"])
def test_the_last_entry_goes_by_other_words_too(program: Program, word: str) -> None:
    """`latest` is `last`, in every command that takes an entry."""
    program("write", "The lift stood still.")
    assert "The lift stood still." in program("show", word).out
    program("tag", word, "power")
    assert "Title: The lift" in program("edit", word, "--title", "The lift").out
