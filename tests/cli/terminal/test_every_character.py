"""Odd characters in every text field, by every verb that reads: nothing steers the screen, reorders or hides.

All of Unicode is shown one by one in tests/core/test_visible, and by the verbs in `make torture`.
A character stands between two letters, since beside an emoji or an Arabic letter some marks belong to the writing.
"""

import os
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from core.text.test_visible import BIDIRECTIONAL, CONTROLS, SUSPECT
from equityjournal.core.entries.entry import Answer, Draft, Entry, Step
from equityjournal.store.entries.journal import Journal
from equityjournal.store.records.toml import to_toml
from pairs import give_keys, introduce, journal_of, pair
from program import Outcome, Program

STEERING = (CONTROLS | BIDIRECTIONAL) - {"\n"}
LARGEST = 60_000
"""Characters in one field here. More would only take longer: each character is looked at by itself."""

ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]


def between_letters(characters: list[str]) -> list[str]:
    """Texts that hold these characters, each between two letters; short enough to be one field."""
    parts = [characters[at : at + LARGEST] for at in range(0, len(characters), LARGEST)]
    return ["a" + "a".join(part) + "a" for part in parts]


EVERY = between_letters(ALL)
"""All of Unicode, in nineteen texts."""
ODD = between_letters([one for one in ALL if one in SUSPECT or ord(one) < 0x300])[0]
"""All that could steer, reorder or hide, beside Latin letters; one text."""


def harmless(outcome: Outcome) -> None:
    """Nothing on standard output or standard error is a control, or turns the direction of writing."""
    assert outcome.code in (0, 1, 2)
    for stream in (outcome.out, outcome.err):
        assert not STEERING.intersection(stream), sorted(map(ascii, STEERING.intersection(stream)))


FIELDS = ("answer", "question", "title", "setting", "people", "feelings", "themes", "step")


def add(journal: Path, text: str, *fields: str) -> Entry:
    """Keep an entry that has a text in some of its fields, by way of the store."""
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    answer = Answer(
        text=text if "answer" in fields else "Words.", question=text if "question" in fields else None
    )
    draft = Draft(
        started=now,
        happened=date(2026, 6, 1),
        pack="relational-equity",
        language="en-GB",
        answers=[answer],
        title=text if "title" in fields else "",
        setting=text if "setting" in fields else "",
        people=[text] if "people" in fields else [],
        feelings=[text] if "feelings" in fields else [],
        themes=[text] if "themes" in fields else [],
        steps=[Step(text=text, reason=text)] if "step" in fields else [],
    )
    kept, _ = Journal(journal).add(draft, now)
    assert isinstance(kept, Entry)
    return kept


def kept_text(journal: Path, entry: Entry) -> set[str]:
    """What the file of an entry says in its answer and its title."""
    (path,) = journal.glob(f"entries/*/*/{entry.id}.toml")
    record = tomllib.loads(path.read_text("utf-8"))
    return {record["answers"][0]["text"], record["title"]}


def test_a_file_gives_back_every_character_exactly(journal: Path) -> None:
    """All of Unicode, kept by way of the store; how each character is shown, tests/core/test_visible tells."""
    for text in EVERY:
        assert kept_text(journal, add(journal, text, "answer", "title")) == {text}


@pytest.mark.torture
@pytest.mark.parametrize("fields", [("answer", "title"), FIELDS], ids=["answers and titles", "every field"])
@pytest.mark.parametrize("part", range(len(EVERY)))
def test_all_of_unicode(program: Program, journal: Path, part: int, fields: tuple[str, ...]) -> None:
    """Shown, listed and exported, every character there is comes out harmless; the file gives it back exactly."""
    entry = add(journal, EVERY[part], *fields)
    for verb in (["show", entry.id], ["list"], ["export", "markdown"]):
        harmless(program(*verb))
    assert kept_text(journal, entry) == {EVERY[part]}


@pytest.mark.parametrize("field", FIELDS)
def test_all_that_could_steer_in_any_field_by_any_verb(program: Program, journal: Path, field: str) -> None:
    """Whichever field it stands in, no verb that reads lets it through, on a screen or in a pipe."""
    entry = add(journal, ODD, field)
    program("edit", entry.id, "--date", "2 June")
    program("delete", add(journal, ODD, field).id)
    for verb in (
        ["show", "last"], ["show", "last", "--versions"], ["show", "last", "--json"], ["list"], ["list", "--json"],
        ["themes"], ["themes", "--explain"], ["themes", "--json"], ["check"], ["check", "--json"], ["export", "markdown"],
        ["export", "markdown", "--include-private"], ["show", "nosuch"], ["packs"], ["restore", "nosuch"],
    ):  # fmt: skip
        harmless(program(*verb, code=None))
    screen = program.at_terminal("show", "last").out
    for ours in ("\x1b[1m", "\x1b[0m"):
        screen = screen.replace(ours, "")
    assert not STEERING.intersection(screen)


def shipped_pack() -> dict[str, object]:
    """The pack that comes with the program, as a table."""
    path = Path(__file__).parents[3] / "prompts" / "relational-equity.toml"
    return tomllib.loads(path.read_text("utf-8"))


def with_text_everywhere(value: object, text: str, numbers: Iterator[int]) -> object:
    """A table in which every sentence, name and remark is this text, numbered; ids and choices among few are left."""
    if isinstance(value, dict):
        return {key: with_text_everywhere(one, text, numbers) for key, one in value.items()}
    if isinstance(value, list):
        return [with_text_everywhere(one, text, numbers) for one in value]
    return text.replace("?", f"{next(numbers)}?") if isinstance(value, str) and " " in value else value


def test_a_pack_that_could_steer_is_harmless(program: Program, journal: Path) -> None:
    """Titles, prompts, follow-ups and notes of a pack, in place of our own, are listed, shown and asked harmlessly."""
    table = with_text_everywhere(shipped_pack(), f"{'a'.join(sorted(STEERING))} ?", count(1))
    assert isinstance(table, dict)
    (journal / "prompts").mkdir(parents=True)
    (journal / "prompts" / "own.toml").write_text(to_toml(table), "utf-8")
    assert "<U+202E>" in program("packs", "show", "relational-equity").out
    for verb in (
        ["packs"],
        ["packs", "show", "relational-equity"],
        ["packs", "show", "power"],
        ["themes"],
        ["write", "-t", "x", "W."],
    ):
        harmless(program(*verb, code=None))
    screen = program.at_terminal(
        "write", "--pack", "relational-equity", typed=["Words.", ".", ""], code=None
    ).out
    for ours in ("\x1b[1m", "\x1b[0m"):
        screen = screen.replace(ours, "")
    assert not STEERING.intersection(screen)


def test_all_that_could_steer_on_the_command_line(program: Program, journal: Path) -> None:
    """Whatever is typed as a name, a day, a theme or an option comes back harmless in the refusal."""
    program("write", "Words.")
    odd = "a".join(sorted(STEERING - {"\x00"})) + "\udcff\udc80"
    for verb in (
        ["show", odd], ["write", "-t", odd, "W."], ["write", "-d", odd, "W."], ["write", "-p", odd, "W."], ["packs", "show", odd],
        ["write", "--moment", odd, "W."], ["list", "--theme", odd], ["list", "--since", odd], ["--journal", odd[:200], "list"],
        ["nosuch" + odd], ["list", "--" + odd], ["set-aside", odd], ["tag", "last", odd], ["export", odd], ["write", "--pack", odd],
    ):  # fmt: skip
        harmless(program(*verb, code=None))


def test_all_that_could_steer_in_the_names_of_files(program: Program, journal: Path) -> None:
    """In every folder of the journal a file of any name is named harmlessly."""
    program("write", "Words.")
    characters = [one for one in sorted(SUSPECT) if one not in "\x00/" and not "\ud800" <= one <= "\udfff"]
    names = ["".join(characters[at : at + 40]) for at in range(0, len(characters), 40)] + [
        os.fsdecode(b"x\xff\x80")
    ]
    for folder in ("entries/2026/06", "drafts", "prompts", "trash/2026-06-01", "versions/x", "choices"):
        (journal / folder).mkdir(parents=True, exist_ok=True)
        for name in names[:: 1 if folder == "entries/2026/06" else 9]:
            (journal / folder / f"{name}.toml").write_bytes(b"damaged")
    for verb in (
        ["check"],
        ["check", "--json"],
        ["list"],
        ["themes"],
        ["packs"],
        ["show", "last"],
        ["export", "markdown"],
    ):
        harmless(program(*verb, code=None))
    harmless(program("check", "--repair", code=None))


def test_odd_characters_in_what_is_shared(machine: Callable[[str], Program], tmp_path: Path) -> None:
    """In every field and the note: shown before it is sealed, and listed after. A name may hold none."""
    amara, _ = pair(machine)
    introduce(amara, give_keys(machine("odd"), "Odd"))
    add(journal_of(amara), ODD, *FIELDS)
    options = ("--along", "feelings,people,settings,steps")
    for n, mask in enumerate(([], ["--no-mask"])):
        note = ODD.replace("\0", "")[:2000]
        share = [
            "share",
            "--with",
            "Odd",
            "last",
            *options,
            *mask,
            "--note",
            note,
            "-o",
            str(tmp_path / f"sealed-{n}"),
        ]
        harmless(amara(*share, "--yes"))
    for verb in (["shares"], ["shares", "--json"], ["delete", "last"]):
        harmless(amara(*verb))
