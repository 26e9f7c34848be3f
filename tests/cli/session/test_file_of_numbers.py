"""The file of numbers: no words in it, for its owner alone, and never in the way."""

import re
import stat
from pathlib import Path

import pytest

from cli.session.numbered import is_shown, refused, write
from equityjournal.store.disk.places import numbers_place
from program import Program

pytestmark = pytest.mark.usefixtures("plain_letters")

NUMBERED = re.compile(r"^ *([0-9]+)\. (.*)$", re.MULTILINE)


# The file


def kept_numbers() -> list[Path]:
    """Files of numbers."""
    return sorted(numbers_place().iterdir())


def test_the_file_holds_no_words_and_is_the_owners_alone(program: Program, journal: Path) -> None:
    """Of no entry, private or not, nor of a step; it lies in the folder for caches."""
    write(program, "Schlüsselwort.", "--step", "Stepwort.", "--title", "Titlewort", "--setting", "Placewort")
    write(program, "Privatwort.", "--private")
    for verb in (["list"], ["search", "schlüsselwort"], ["steps"], ["show", "today"]):
        program.at_terminal(*verb)
        (file,) = kept_numbers()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert "wort" not in file.read_text("utf-8").casefold()
        assert not file.is_relative_to(journal)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x00\xff", b"[]", b"{}", b"null", b'{"at": 1e999, "shown": []}', b'{"at": "x", "shown": [["a"]]}',
        b'{"at": 1780337405.0, "shown": [["../x", "", "1", 2]]}', b'{"at": 1780337405.0, "shown": 5}', b"[" * 100_000,
        b'{"at": NaN, "shown": [["2026-06-01-aaaaaa", "", 0, ""]]}',
    ],
)  # fmt: skip
@pytest.mark.usefixtures("three")
def test_a_damaged_file_counts_as_nothing_shown(program: Program, data: bytes) -> None:
    """Whatever stands in it; the next list makes it anew."""
    program.at_terminal("list")
    (file,) = kept_numbers()
    file.write_bytes(data)
    assert "No list was shown" in refused(program, "delete", "1")
    file.write_bytes(data)
    program.at_terminal("list")
    assert is_shown(program, 1, "The panel")


@pytest.mark.usefixtures("three")
def test_a_file_cut_short_anywhere_counts_as_nothing_shown(program: Program) -> None:
    """As a full disk may leave it."""
    program.at_terminal("list")
    (file,) = kept_numbers()
    whole = file.read_bytes()
    for end in range(0, len(whole), 9):
        file.write_bytes(whole[:end])
        assert "No list was shown" in refused(program, "show", "1")


@pytest.mark.usefixtures("three")
def test_a_link_in_its_place_is_not_followed(program: Program, tmp_path: Path) -> None:
    """Neither read nor written through."""
    elsewhere = tmp_path / "elsewhere"
    program.at_terminal("list")
    (file,) = kept_numbers()
    elsewhere.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert "No list was shown" in refused(program, "show", "1")
    program.at_terminal("list", "--until", "4 May")
    assert elsewhere.read_bytes() == before
    assert is_shown(program, 1, "Three of us")


def test_where_numbers_cannot_be_kept_none_are_shown(program: Program, three: list[str]) -> None:
    """The list has ids instead, and none of an older list is taken for one of it."""
    numbers_place().parent.mkdir(parents=True, exist_ok=True)
    numbers_place().write_text("no folder")
    screen = program.at_terminal("list").out
    assert not NUMBERED.findall(screen)
    assert all(identity in screen for identity in three)
    assert three[0] in refused(program, "show", "1")


def test_what_is_erased_leaves_no_trace_among_numbers(program: Program, three: list[str]) -> None:
    """In no window; the other numbers stay."""
    program.at_terminal("list", window="left")
    program.at_terminal("list", "--until", "4 May", window="right")
    program("erase", three[0], "--yes")
    assert not [file for file in kept_numbers() if three[0] in file.read_text("utf-8")]
    assert "not there any more" in refused(program, "show", "1", window="left")
    assert three[2] in program.at_terminal("show", "3", window="left").out
    assert "Three of us" in program.at_terminal("show", "1", window="right").out
