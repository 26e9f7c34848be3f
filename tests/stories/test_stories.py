"""Console sessions, run as they are written.

A story is a Markdown file. In its ```console blocks `$` begins a command, `>` a line the person types, and
`#` moves the clock to a day; everything else is what the screen shows. To write down what the program says
now, run the tests with STORIES=write and read the difference.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from equityjournal.core.visible import show
from program import Program

STORIES = sorted(Path(__file__).parent.glob("*.md"))
WRITE = os.environ.get("STORIES") == "write"


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids come out the same each time: aaaaaa, then bbbbbb."""
    drawn = (letter * 6 for letter in "abcdefghijklmnopqrstuvwxyz" * 40)
    monkeypatch.setattr("equityjournal.store.names.six_letters", lambda: next(drawn))


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_the_story_comes_out_as_written(
    story: Path, program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of the story shows exactly what the story says it shows."""
    monkeypatch.chdir(home)
    monkeypatch.setenv("NO_COLOR", "1")
    # Before lines are wrapped, so that they do not depend on how long a path the tests were given.
    monkeypatch.setattr(
        "equityjournal.cli._screen.show", lambda text, **how: show(text.replace(str(home), "~"), **how)
    )
    told = story.read_text("utf-8")
    played = re.sub(
        r"(?<=```console\n).*?(?=```)", lambda block: play(block[0], program, home), told, flags=re.DOTALL
    )
    if WRITE:
        story.write_text(played, "utf-8")
    assert played == told


def play(block: str, program: Program, home: Path) -> str:
    """Run a block's commands; return the block as it came out."""
    return "".join(scene(lines, program, home) for lines in scenes(block.splitlines()))


def scenes(lines: list[str]) -> Iterator[list[str]]:
    """The lines of a block, cut before each command and each change of day."""
    scene: list[str] = []
    for line in lines:
        if line.startswith(("$ ", "# 2")) and scene:
            yield scene
            scene = []
        scene.append(line)
    yield scene


def scene(lines: list[str], program: Program, home: Path) -> str:
    """One command, and what the screen shows of it."""
    first = lines[0]
    if first.startswith("# "):
        program.clock.set_day(first.split()[1])
        return f"{first}\n"
    words = shlex.split(first.removeprefix("$ "))
    assert words[0] == "equityjournal", first
    typed = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    return f"{first}\n{program.at_terminal(*words[1:], typed=typed, code=None).out}"
