"""Each pair of options of a command, run: both are followed, or the line is refused or remarked on."""

import hashlib
import random
import re
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import typer

from equityjournal.cli import _verb
from program import Program

pytestmark = pytest.mark.torture

VALUES = {
    "--theme": "power", "--pack": "pause", "--moment": "after", "--date": "2026-05-30",
    "--setting": "ward", "--person": "a nurse", "--feeling": "uneasy", "--since": "2026-03-01",
    "--until": "2026-05-28", "--limit": "1", "--sort": "newest", "--output": "made.out", "--most": "3",
    "--title": "T", "--by": "month", "--page": "page.html", "--without": "people",
}  # fmt: skip
LINES = {
    "list": [], "search": ["the"], "show": ["{0}"], "edit": ["{1}"], "themes": [], "steps": [], "review": [],
    "look-over": [], "their-words": [], "backup": ["made.zip"], "check": [], "config": ["pack"],
    "worksheet": ["relational-equity"], "support": [], "export markdown": [], "packs show": ["pause"],
    "discussed": [], "reminder": [], "export json": [], "export study": [], "export supervision": [],
}  # fmt: skip
"""Commands that read or write files, with what they need."""
WHOLE_IN_JSON = {"--json", "--all", "--explain", "--more", "--reading", "--unset", "--by"}
"""JSON has all of it in any case."""
HARMLESS = {"--force", "--yes"}
"""Where there is nothing to replace or to ask, they may stand."""
FILTERS = {
    "--since",
    "--until",
    "--theme",
    "--pack",
    "--feeling",
    "--setting",
    "--without-theme",
    "--on-this-day",
}
"""Two filters may leave what one leaves: whether both count is tested where they are."""


def command_of(name: str) -> Any:
    """A command, or a command below a verb."""
    verb, *below = name.split()
    found = _verb(verb)
    return found.get_command(typer.Context(found, info_name=verb), below[0]) if below else found


def options_of(name: str) -> list[list[str]]:
    """Options with a value for each, as typed."""
    found = []
    for known in command_of(name).params:
        if known.param_type_name == "option" and "--help" not in known.opts:
            spelt = next((spelling for spelling in known.opts if spelling.startswith("--")), known.opts[0])
            found.append([spelt] if known.is_flag else [spelt, VALUES.get(spelt, "x")])
    return found


def may_be_passed_over(first: str, other: str) -> bool:
    """Whether a pair may look like a single option of it."""
    both = {first, other}
    return bool(
        both & HARMLESS
        or both <= FILTERS
        or both == {"--sort", "--all"}  # a pipe has them all in any case
        or "--with-happened-to-me" in both  # none of the entries is about such a thing
        or ("--json" in both and both <= WHOLE_IN_JSON)
        or (both & FILTERS and both & {"--include-private", "--private", "--all", "--limit", "--sort"})
    )


def test_no_option_is_passed_over_in_silence(
    program: Program, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pair that does what one of the two does, where the other does something of its own, is named here."""
    ids = [
        str(program("write", "--json", *words).json["id"])
        for words in (
            [
                "Mrs Okafor came in out of the rain.",
                "-d",
                "2026-04-01",
                "-t",
                "power",
                "-f",
                "uneasy",
                "--setting",
                "ward",
            ],
            [
                "The lift stood still in the ward.",
                "-d",
                "2026-05-20",
                "-t",
                "humility",
                "--step",
                "Ring the landlord.",
            ],
            [
                "The bin was full on the 3 June 1954.",
                "-d",
                "2026-05-29",
                "--private",
                "--their-words",
                "Nobody asked.",
            ],
            ["The door stood open, the cold came in.", "-d", "2026-05-30"],
            [
                "A year ago in the kitchen.",
                "-d",
                "2025-06-01",
                "-t",
                "power",
                "-f",
                "glad",
                "--pack",
                "pause",
            ],
        )
    ]
    for number in range(10):  # more than are looked over without --all
        program("write", f"The kettle boiled {number} times.", "-d", f"2026-03-{number + 1:02}")
    program("edit", ids[0], "--title", "Rain")
    (home / "private").mkdir()
    as_it_was = tmp_path / "as-it-was"
    shutil.copytree(home, as_it_was)

    def run(line: list[str]) -> tuple[int, str, dict[str, str]]:
        shutil.rmtree(home)
        shutil.copytree(as_it_was, home)
        monkeypatch.chdir(home)
        program.clock.set_day("2026-06-01")
        program.lot = random.Random(1948)  # noqa: S311 - the same lot for each
        left = program(*line, code=None)
        assert left.code in (0, 1, 2, 130), line
        return left.code, re.sub(r"\d\d:\d\d:\d\d\S*", "", left.out + left.err), kept_in(home)

    passed_over = []
    for name, needed in LINES.items():
        base = [*name.split(), *(word.format(*ids) for word in needed)]
        options = options_of(name)
        nothing = run(base)
        alone = {option[0]: run([*base, *option]) for option in options}
        for first, other in combinations(options, 2):
            if may_be_passed_over(first[0], other[0]):
                continue
            both = run([*base, *first, *other])
            for one_typed, beside in ((first[0], other[0]), (other[0], first[0])):
                does_something = alone[beside] != nothing or alone[beside][0]
                if both[0] == 0 and both == alone[one_typed] and does_something:
                    passed_over.append(f"{name} {one_typed} {beside}")
    assert "\n".join(passed_over) == ""


def kept_in(home: Path) -> dict[str, str]:
    """What is in each file, times apart; of zips only that they are there.

    The index is left out: its name is that of a folder made anew for each run.
    """
    return {
        str(path.relative_to(home)): ""
        if path.suffix == ".zip" or ".local" in path.parts
        else hashlib.sha1(
            re.sub(rb"T\d\d:\d\d:\d\d\S*|sha256:\w+", b"", path.read_bytes()), usedforsecurity=False
        ).hexdigest()
        for path in home.rglob("*")
        if path.is_file() and not {"versions", ".cache"} & set(path.parts)
    }
