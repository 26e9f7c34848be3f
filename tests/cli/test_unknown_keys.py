"""Keys that the program does not know: kept through every change, and shown as JSON."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cli.kept import kept_files
from many import each_with_each
from program import Program

VALUES = {
    "not a number": "nan",
    "signs": "[+nan, -nan, inf, -inf, -0.0]",
    "inside": "{a = [nan, {b = nan}], c = 1e400}",
    "a time of day": "07:32:00.5",
    "a day": "1979-05-27",
    "a moment": "1979-05-27T07:32:00Z",
    "a moment of nowhere": "1979-05-27T07:32:00",
    "a great number": "123456789012345678901234567890",
    "a text": '"\\u0000 \\u007f"',
    "tables": "[{x = nan}, {y = [[], {}]}]",
}
PLACES = ("schema = 1", "[[answers]]", "[[steps]]")


def put(path: Path, place: str, value: str) -> None:
    """Put an unknown key below a line of an entry."""
    text = path.read_text("utf-8")
    assert place in text
    path.write_text(text.replace(place, f"{place}\nunknown_key = {value}", 1), "utf-8")


def unknown(path: Path) -> list[Any]:
    """The values of the unknown key, wherever it stands."""
    table = tomllib.loads(path.read_text("utf-8"))
    tables = [table, *table["answers"], *table.get("steps", [])]
    return [one["unknown_key"] for one in tables if "unknown_key" in one]


def no_number(word: str) -> None:
    """Refuse what Python takes for JSON, and no other program does."""
    raise AssertionError(f"{word} is no JSON")


@pytest.mark.many
@pytest.mark.parametrize(("place", "value"), each_with_each(PLACES, VALUES))
def test_an_unknown_key_survives_every_change(
    program: Program, journal: Path, place: str, value: str
) -> None:
    """Whatever it holds, wherever it stands: the entry can be changed, and its JSON is JSON."""
    program("write", "--step", "Ring the advocate by 20 June", "First words here.")
    (path,) = kept_files(journal)
    put(path, place, VALUES[value])
    before = repr(unknown(path))
    program("edit", "last", "--title", "T")
    program("tag", "last", "power")
    program("edit", "last", "--private")
    assert repr(unknown(path)) == before
    shown = program("show", "last", "--json").out
    record = json.loads(shown, parse_constant=no_number)
    assert record["title"] == "T"
    json.loads(program("show", "last", "--versions", "--json").out, parse_constant=no_number)
    assert "Nothing was changed" in program("edit", "last", "--title", "T").out


def test_numbers_without_an_end_are_words_in_json(program: Program, journal: Path) -> None:
    """As TOML spells them."""
    program("write", "First words here.")
    (path,) = kept_files(journal)
    put(path, "schema = 1", "[nan, inf, -inf, 1.5]")
    assert program("show", "last", "--json").json["unknown_key"] == ["nan", "inf", "-inf", 1.5]
