import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.text.faults import TomlPath
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.records.positions import lines_of

AWKWARD = '''
# [pack] is no header here
title = "a # sign, a [bracket] and an \\" in it" # a remark
"quoted key" = 1
'single'.below = { a = 1, "b c" = [ { d = 2 } ] }

text = """
[themes]
id = "not a key"
"""""
literal = \'\'\'
[prompts] '' \'\'\'
day = 2026-06-03 10:00:00

[pack]  # the heading
id = "x"

[[themes]]
id = "one"
resources = [
    { title = "A" }, # first
    { title = "B",   by = "them" },
  { where = "there" },
]
lens = ["a",
  "b"]
  [themes.inner]
  deep.er = 1

[[themes]]
  [[themes.resources]]
  title = "C"
  [[ themes . resources ]]
  title = "D"
[prompts]
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 3), (("quoted key",), 4), (("single", "below"), 5), (("single", "below", "b c", 0, "d"), 5),
        (("text",), 7), (("literal",), 11), (("day",), 13), (("pack",), 15), (("pack", "id"), 16),
        (("themes", 0), 18), (("themes", 0, "resources", 0, "title"), 21), (("themes", 0, "resources", 1), 22),
        (("themes", 0, "resources", 1, "by"), 22), (("themes", 0, "resources", 2, "title"), 23),
        (("themes", 0, "lens", 0), 25), (("themes", 0, "lens", 1), 26),
        (("themes", 0, "inner", "deep", "er"), 28), (("themes", 1, "title"), 30),
        (("themes", 1, "resources", 0, "title"), 32), (("themes", 1, "resources", 1, "title"), 34),
        (("prompts", 0, "text"), 35), (("nowhere",), 1), ((), 1),
    ],
)  # fmt: skip
def test_a_place_is_found_on_its_own_line(place: TomlPath, line: int) -> None:
    """In tables, tables of tables, inline tables, lists over several lines, and behind texts that look like headers."""
    tomllib.loads(AWKWARD)
    assert lines_of(AWKWARD)(place) == line
    assert lines_of(AWKWARD.replace("\n", "\r\n"))(place) == line


def keys(table: Any, at: TomlPath = ()) -> Iterator[TomlPath]:
    """The place of every key and every item in a table."""
    inside = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, value in inside:
        yield (*at, key)
        yield from keys(value, (*at, key))


@pytest.mark.parametrize("path", sorted(shipped_packs().glob("*.toml")), ids=lambda path: path.stem)
def test_every_key_of_every_shipped_pack_is_on_the_line_that_is_told(path: Any) -> None:
    """The line of each key holds the key, and each question stands on the line of its `text`."""
    text = path.read_text("utf-8")
    line_of, lines = lines_of(text), text.splitlines()
    for place in keys(tomllib.loads(text)):
        if isinstance(place[-1], str):
            assert place[-1] in lines[line_of(place) - 1], place
    for at, prompt in enumerate(tomllib.loads(text)["prompts"]):
        assert prompt["text"] in lines[line_of(("prompts", at, "text")) - 1]


VALUES = st.recursive(
    st.text() | st.integers(-9, 9) | st.booleans(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(min_size=1), below, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1), VALUES, max_size=4))
def test_no_key_of_any_file_is_missed(table: dict[str, Any]) -> None:
    """Whatever can be written as TOML, the line told for a key on the top level begins with that key."""
    text = tomli_w.dumps(table)
    for key in table:
        written = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
        assert text.split("\n")[lines_of(text)((key,)) - 1].lstrip("[").startswith(written)
