"""`support`: where support may be found, the writer's own first."""

import re
from pathlib import Path

import pytest

from program import Program


def test_it_works_without_a_journal_and_makes_none(program: Program, journal: Path) -> None:
    """Somebody who has written nothing yet may need it most."""
    said = program("support")
    assert "116 123" in said.out
    assert said.err == ""
    assert not journal.exists()


def test_ones_own_places_come_first(program: Program, journal: Path) -> None:
    """All of them, before any that came with the program; JSON has both."""
    program("write", "Something.")
    (journal / "support.txt").write_text("# mine\nRing Amina.\n\nThe branch.\nA third.\n", "utf-8")
    said = program("support").out
    assert said.index("Ring Amina.") < said.index("A third.") < said.index("Samaritans")
    assert program("support", "--json").json["own"] == ["Ring Amina.", "The branch.", "A third."]


def test_an_empty_file_of_ones_own_still_shows_ours_when_asked(program: Program, journal: Path) -> None:
    """After an entry none is named; asked for, they are shown, and the screen says why."""
    program("write", "Something.")
    (journal / "support.txt").write_text("", "utf-8")
    assert program("write", "-f", "kill myself", "Something.").err == ""
    said = program("support").out
    assert "nothing is named after an entry" in said
    assert "116 123" in said


@pytest.mark.parametrize("content", [b"\xff\xfe not text", None], ids=["not text", "a folder"])
def test_a_file_of_ones_own_that_cannot_be_read_is_named(
    program: Program, journal: Path, content: bytes | None
) -> None:
    """Ours are shown beside it, and said after a feeling: nobody is left without."""
    program("write", "Something.")
    if content is None:
        (journal / "support.txt").mkdir()
    else:
        (journal / "support.txt").write_bytes(content)
    for said in (program("support"), program("write", "-f", "unsafe", "Something.")):
        assert said.err.count("support.txt: ") == 1
        assert "116 123" in said.out + said.err


@pytest.mark.parametrize(
    ("asked", "there", "absent"),
    [
        (
            ["--nation", "northern"],
            ["Labour Relations Agency", "Lifeline", "Samaritans"],
            ["Acas", "Breathing"],
        ),
        (["--nation", "Scotland"], ["Acas", "Breathing Space"], ["Lifeline", "Labour Relations"]),
        (["--nation", "wales"], ["in Welsh"], ["Freedom to Speak Up"]),
        (["--by", "text"], ["85258"], ["116 123, free", "In person"]),
        (["--by", "BSL"], ["999 BSL"], ["0300 123 1100"]),
        (["--by", "letter", "--nation", "england"], ["Freepost"], ["By phone"]),
    ],
    ids=" ".join,
)
def test_fewer_are_shown_by_nation_and_by_channel(
    program: Program, asked: list[str], there: list[str], absent: list[str]
) -> None:
    """What does not serve a nation, or cannot be reached in that way, is not read out."""
    said = program("support", *asked).out
    for piece in there:
        assert piece in said
    for piece in absent:
        assert piece not in said


@pytest.mark.parametrize("asked", [["--nation", "france"], ["--by", "pigeon"]], ids=" ".join)
def test_a_nation_or_a_channel_there_is_none_of_is_refused(program: Program, asked: list[str]) -> None:
    """In one sentence, with an exit code that says so."""
    said = program("support", *asked, code=1)
    assert said.out == ""
    assert "There is no" in said.err or "Did you mean" in said.err


def test_where_nothing_fits_a_sentence_says_so(program: Program) -> None:
    """Rather than an empty screen."""
    assert "No place on the list" in program("support", "--nation", "england", "--by", "chat").out


def test_programs_get_every_place_with_its_source(program: Program) -> None:
    """Name, purpose, nations, channels, source, whose page, and the day as ISO."""
    places = program("support", "--json").json["places"]
    keys = {"name", "for", "nations", "channels", "role", "source", "seen_on", "checked"}
    assert {frozenset(place) for place in places} == {frozenset(keys)}
    assert {place["checked"] for place in places if not place["role"]} == {"2026-11-27"}
    assert program("support", "--json").json["own"] is None


@pytest.mark.parametrize("columns", [40, 80])
def test_it_reads_well_line_by_line(program: Program, columns: int) -> None:
    """No line is wider than the window, none is an address, and nothing is coloured or cheerful."""
    said = program.at_terminal("support", columns=columns).out
    plain = said.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(len, plain.splitlines())) <= columns
    assert "http" not in plain
    for place in program("support", "--json").json["places"]:
        for number in re.findall(r"\d{2,}(?: \d{2,})+", " ".join(one["how"] for one in place["channels"])):
            assert number in plain
    assert "!" not in plain
    assert "\x1b" not in plain


def test_a_shell_offers_nations_and_channels(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as they are typed."""
    for typed, offered in ((("--nation", "s"), "scotland"), (("--by", "te"), "text")):
        monkeypatch.setenv("_EQUITYJOURNAL_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(["equityjournal", "support", *typed]))
        monkeypatch.setenv("COMP_CWORD", "3")
        assert program(code=None).out.split() == [offered]


def test_help_stands_before_how_to_add_places(program: Program) -> None:
    """Who looks for somebody to talk to reads where, first; without places of their own, how to add some comes last."""
    said = program("support").out
    assert said.startswith("All of the UK:\n")
    assert said.index("Samaritans") < said.index("support.txt")
