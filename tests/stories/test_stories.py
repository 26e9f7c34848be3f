"""Console sessions, run as they are written.

A story is a Markdown file. In its ```console blocks `$` begins a command, `>` a line the person types, and
`#` moves the clock to a day; everything else is what the screen shows. Where there are several people, a name
stands before the `$`, `# FILE: from amara to bronwen` carries a file from one home to another, and
`# FOLDER: a folder of amara, bronwen` is shared by all of them. To write
down what the program says now, run the tests with STORIES=write and read the difference.
"""

import os
import re
import shlex
import shutil
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from equityjournal.core.packs.pack import Pack
from equityjournal.core.sharing.keys import keys_from
from equityjournal.core.text.visible import show
from packs import SHIPPED
from program import Program

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
STORIES = [
    *sorted(Path(__file__).parent.glob("*.md")),
    *(page for page in PAGES if "```console\n" in page.read_text("utf-8")),
]
"""Every story here, and every page that shows a session."""

WRITE = os.environ.get("STORIES") == "write"

_COMMAND = re.compile(r"([a-z]+)?\$ (.*)")
_CARRIED = re.compile(r"# (\S+): from ([a-z]+) to ([a-z]+)")
_SHARED = re.compile(r"# (\S+): a folder of ([a-z]+(?:, [a-z]+)*)")
_BEGINS = re.compile(rf"{_COMMAND.pattern}|# 2|{_CARRIED.pattern}|{_SHARED.pattern}")


KEYS = {
    "Amara": (
        "AGE-SECRET-KEY-1G0UKJ5N79DJZR0VUQUFA3TT48UZ8US6J3RN3G3QU8PR6LH07KMQS93MA46",
        b"the signing key of Amara in here",
    ),
    "Bronwen": (
        "AGE-SECRET-KEY-1Z7NNUVAV6RS506X9U0FCFRYJ8JV3MVCCXGXH8VVZM43NAK6N2T9QXKLVT9",
        b"the signing key of Bronwen, here",
    ),
}
"""Keys that were made for stories, and open nothing else."""


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids come out the same each time: aaaaaa, then bbbbbb; and so do keys, and the numbers of messages."""
    drawn = (letter * 6 for letter in "abcdefghijklmnopqrstuvwxyz" * 40)
    monkeypatch.setattr("equityjournal.store.disk.names.six_letters", lambda: next(drawn))
    messages = (first * 25 + letter for first in "abc" for letter in "abcdefghijklmnopqrstuvwxyz")
    for place in ("disk.names", "records.journal_id"):
        monkeypatch.setattr(f"equityjournal.store.{place}.message_name", lambda: next(messages))
    monkeypatch.setattr("secrets.token_bytes", bytes)  # of an invitation and its answer: they make the words
    monkeypatch.setattr("secrets.randbits", lambda bits: 2**bits * 5 // 7)
    monkeypatch.setattr(
        "equityjournal.store.sharing.keyring.new_keys", lambda name: keys_from(name, *KEYS[name])
    )


@dataclass
class Homes:
    """The people of a story, each with a home and a program of their own."""

    alone: Program
    home: Path
    machine: Callable[[str], Program]
    named: dict[str, Program] = field(default_factory=dict)

    def of(self, name: str | None) -> tuple[Program, Path]:
        """Somebody's program and home; without a name, those of whoever tells the story alone."""
        if name is None:
            return self.alone, self.home
        program = self.named[name] = self.named.get(name) or self.machine(name)
        assert program.home is not None
        return program, program.home


TEMPLATE = Path(__file__).parent / "a_question_of_a_pack.md.template"
TITLES = {theme.id: theme.title for pack in SHIPPED for theme in pack.themes}


def filled_in(pack: Pack) -> str:
    """The story of a question of a pack, in the words of its first one with a follow-up."""
    prompt = next(prompt for prompt in pack.prompts if prompt.deeper and prompt.moment == "after")
    themes = ", ".join(TITLES[theme] for theme in prompt.themes)
    return TEMPLATE.read_text("utf-8").format(
        cited=prompt.cited,
        question=textwrap.fill(prompt.text, 79),
        follow_up=textwrap.fill(prompt.deeper or "", 79),
        themes=textwrap.fill(
            f"{themes}; front desk", 79, initial_indent="  ", subsequent_indent="  "
        ).strip(),
    )


def screens(
    program: Program, home: Path, machine: Callable[[str], Program], patch: pytest.MonkeyPatch, told: str
) -> str:
    """A story as it comes out."""
    patch.setenv("NO_COLOR", "1")
    # Before lines are wrapped, so that they do not depend on how long a path the tests were given.
    patch.setattr(
        "equityjournal.cli.terminal.output.show",
        lambda text, **how: show(text.replace(str(Path.home()), "~"), **how),
    )
    homes = Homes(program, home, machine)
    return re.sub(
        r"(?<=```console\n).*?(?=```)", lambda block: play(block[0], homes, patch), told, flags=re.DOTALL
    )


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("pack", [pack for pack in SHIPPED if not pack.path], ids=lambda pack: pack.id)
def test_a_question_of_any_pack_is_asked_kept_and_listed_under_its_themes(
    pack: Pack,
    program: Program,
    home: Path,
    machine: Callable[[str], Program],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The question is found by its name, asked with its follow-up, and credits the themes it asks about."""
    told = filled_in(pack)
    assert screens(program, home, machine, monkeypatch, told) == told


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_the_story_comes_out_as_written(
    story: Path,
    program: Program,
    home: Path,
    machine: Callable[[str], Program],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every command of the story shows exactly what the story says it shows."""
    told = story.read_text("utf-8")
    played = screens(program, home, machine, monkeypatch, told)
    if WRITE:
        story.write_text(played, "utf-8")
    assert played == told


def play(block: str, homes: Homes, patch: pytest.MonkeyPatch) -> str:
    """Run a block's commands; return the block as it came out."""
    return "".join(scene(lines, homes, patch) for lines in scenes(block.splitlines()))


def scenes(lines: list[str]) -> Iterator[list[str]]:
    """The lines of a block, cut before each command and each change of day."""
    scene: list[str] = []
    for line in lines:
        if _BEGINS.match(line) and scene:
            yield scene
            scene = []
        scene.append(line)
    yield scene


def scene(lines: list[str], homes: Homes, patch: pytest.MonkeyPatch) -> str:
    """One command, and what the screen shows of it; or a change of day, a file carried, or a folder shared."""
    first = lines[0]
    if carried := _CARRIED.fullmatch(first):
        file, giver, taker = carried.groups()
        shutil.copy(homes.of(giver)[1] / file, homes.of(taker)[1] / file)
        return f"{first}\n"
    if shared := _SHARED.fullmatch(first):
        owner, *others = (homes.of(name)[1] for name in shared[2].split(", "))
        (owner / shared[1]).mkdir()
        for home in others:
            (home / shared[1]).symlink_to(owner / shared[1])
        return f"{first}\n"
    if first.startswith("# "):
        homes.alone.clock.set_day(first.split()[1])
        return f"{first}\n"
    command = _COMMAND.fullmatch(first)
    assert command, first
    program, home = homes.of(command[1])
    words = shlex.split(command[2])
    assert words[0] == "equityjournal", first
    typed = [line[1:].removeprefix(" ") for line in lines if line.startswith(">")]
    with patch.context() as there:
        there.chdir(home)
        return f"{first}\n{program.at_terminal(*words[1:], typed=typed, code=None).out}"
