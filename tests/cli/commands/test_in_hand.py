"""Words that were piped in or typed after a command: no wrong label, bad place or fault costs one of them."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from answering import ENTRY, Pair, item
from cli.kept import kept_files, only_record
from program import Program

WORDS = "She said: “Nobody asked.”\n\n  Then a door.\n.\n:pass\nLast."
"""Words with all that a terminal would take for a command."""

WRONG_LABELS: dict[str, tuple[Sequence[str], int]] = {
    "theme": (["-t", "powr"], 1),
    "one theme of two": (["-t", "power", "-t", "humilty"], 1),
    "day": (["-d", "yesteday"], 1),
    "question": (["-p", "power/who-decidd"], 1),
    "pack": (["--pack", "puase"], 1),
    "moment": (["--moment", "durng"], 1),
    "day of a step": (["--step", "ring", "--by", "whenever"], 1),
    "a day and no step": (["--by", "friday"], 2),
    "option": (["--thme", "power"], 2),
    "short option": (["-x"], 2),
    "option with a value it does not take": (["--private=yes"], 2),
    "option at the end without its value": (["--setting"], 2),
    "sheet without a code": (["--from-paper", "-d", "yesterday"], 1),
}


def everything(journal: Path) -> str:
    """All that is in the journal's files, with line ends as they are in a text."""
    return "\n".join(path.read_text("utf-8", "replace") for path in journal.rglob("*.t*"))


def only_draft(journal: Path) -> dict[str, object]:
    """The one draft there is."""
    (path,) = journal.glob("drafts/*.toml")
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("way", ["piped", "typed"])
@pytest.mark.parametrize("wrong", WRONG_LABELS)
def test_no_wrong_label_costs_the_words(program: Program, journal: Path, wrong: str, way: str) -> None:
    """They are kept as they came, which is said in the refusal with what to type next; nothing is saved."""
    labels, code = WRONG_LABELS[wrong]
    if way == "piped":
        said = program("write", *labels, piped=WORDS, code=code)
    else:
        said = program("write", WORDS, *labels, code=code)
    assert kept_files(journal) == []
    assert everything(journal).count("Nobody asked.") == 1
    if "--from-paper" in labels:
        (path,) = journal.glob("drafts/*.txt")
        assert path.read_text("utf-8") == WORDS
        assert str(path) in said.err
        return
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]
    assert said.err.endswith("is kept, unfinished. `equityjournal write --resume` goes on with it.\n")
    screen = program.at_terminal("write", "--resume", "-t", "power", typed=[".", "", ""])
    assert "Then a door." in screen.out
    assert only_record(journal)["answers"] == [{"themes": [], "text": WORDS}]
    assert "power" in only_record(journal)["themes"]
    assert not list(journal.glob("drafts/*"))


@pytest.mark.parametrize("verb", ["wriet", "wirte", "writ", "Write"])
@pytest.mark.parametrize("way", ["piped", "typed"])
def test_a_misspelt_write_keeps_them(program: Program, journal: Path, verb: str, way: str) -> None:
    """The words wait, with the labels that could be read."""
    if way == "piped":
        said = program(verb, "-t", "power", "--setting", "home visit", piped=WORDS, code=2)
    else:
        said = program(verb, "-t", "power", "--setting", "home visit", WORDS, code=2)
    draft = only_draft(journal)
    assert (draft["themes"], draft["setting"]) == (["power"], "home visit")
    assert "write --resume" in said.err


def test_another_misspelt_verb_leaves_the_pipe_alone(program: Program, journal: Path) -> None:
    """What was meant for something else is not made a draft."""
    program("lst", piped=WORDS, code=2)
    assert not journal.exists()


@pytest.mark.parametrize("before", [["--jornal", "x"], ["--langage", "cy"], ["-q"]])
@pytest.mark.parametrize("way", ["piped", "typed"])
def test_where_it_is_not_known_in_which_journal_they_are_printed(
    program: Program, journal: Path, before: list[str], way: str
) -> None:
    """A misspelt option before the verb may name another journal, so they go into none, and are printed whole."""
    given = [] if way == "piped" else [WORDS]
    said = program(*before, "write", *given, piped=WORDS if way == "piped" else "", code=2)
    assert f"\n{WORDS}\n" in said.err
    assert not journal.exists()


def test_every_label_that_can_be_read_is_kept_with_them(program: Program, journal: Path) -> None:
    """One wrong theme costs no day, question, setting, person, feeling, title or step."""
    program(
        "write", "Words.", "-t", "powr", "-t", "humility", "-d", "yesterday", "--setting", "home visit",
        "--person", "a parent", "-f", "uneasy, torn", "--title", "The door", "--step", "ring", "--by", "short",
        "-p", "power/who-decided", code=1,
    )  # fmt: skip
    draft = only_draft(journal)
    assert {name: draft[name] for name in ("title", "setting", "people", "feelings", "themes")} == {
        "title": "The door",
        "setting": "home visit",
        "people": ["a parent"],
        "feelings": ["uneasy", "torn"],
        "themes": ["humility"],
    }
    assert str(draft["happened"]) == "2026-05-31"
    assert draft["answers"][0]["prompt"] == "power/who-decided"  # type: ignore[index]
    assert draft["steps"][0] == {"text": "ring", "horizon": "short", "reason": ""}  # type: ignore[index]


@pytest.mark.parametrize(
    "labels",
    [
        ["--private", "-t", "powr"],
        ["--private", "--thme", "power"],
        ["--privat"],
        ["--private=yes"],
        ["--happened-to-me", "-d", "yesteday"],
        ["--hapened-to-me"],
        ["--pack", "when-it-happened-to-me", "-d", "yesteday"],
        ["--pack", "when-it-happend-to-mee"],
    ],
)
def test_what_was_to_be_private_is_a_private_draft(
    program: Program, journal: Path, labels: list[str]
) -> None:
    """Whatever else is wrong, and where the very word is misspelt: no later `write` shows its first words."""
    program("write", *labels, piped="CANARY", code=None)
    assert only_draft(journal)["private"] is True
    offered = program.at_terminal("write", typed=["n", ":stop"])
    assert "CANARY" not in offered.out
    assert "CANARY" not in program().out


def test_the_loss_guard_costs_no_words(program: Program, journal: Path) -> None:
    """While nothing may be changed, they wait among the drafts, and the sentence says so."""
    for word in ("one", "two", "three", "four"):
        program("write", word)
    for path in kept_files(journal):
        path.unlink()
    said = program("write", "-", piped=WORDS, code=1)
    assert "vanished" in said.err
    assert "write --resume" in said.err
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]


@pytest.mark.parametrize(
    "where",
    [
        "equityjournal.cli.writing.keeping_text.make_journal",
        "equityjournal.cli.session.session.Session.shelf",
    ],
)
def test_a_fault_of_the_program_costs_no_words(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Exit code 3, a report without them, and a draft with them; private, where no pack could be looked at."""

    def broken(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a fault")

    monkeypatch.setattr(where, property(broken) if where.endswith("shelf") else broken)
    said = program("write", "-t", "power", piped=WORDS, code=3)
    assert "write --resume" in said.err
    draft = only_draft(journal)
    assert draft["answers"] == [{"themes": [], "text": WORDS}]
    assert draft["private"] is where.endswith("shelf")


@pytest.mark.parametrize("way", ["piped", "typed"])
@pytest.mark.parametrize("data", [WORDS, b"CANARY \xff\xfe"])
def test_where_no_folder_can_be_made_they_are_printed_whole(
    program: Program, home: Path, way: str, data: str | bytes
) -> None:
    """A file stands in the way of the journal: the words come back, and the sentence says what can be done."""
    (home / "in-the-way").write_text("a file")
    place = str(home / "in-the-way" / "journal")
    typed = os.fsdecode(data)
    given = ["write"] if way == "piped" else ["write", typed]
    said = program("--journal", place, *given, piped=data if way == "piped" else "", code=1)
    expected = data if isinstance(data, str) else "CANARY"
    assert expected in said.err
    assert "--journal DIR" in said.err
    assert "Traceback" not in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
@pytest.mark.parametrize("labels", [[], ["-t", "powr"], ["--thme", "power"]])
def test_a_home_that_cannot_be_written_costs_no_words(tmp_path: Path, labels: list[str]) -> None:
    """HOME read-only, for whoever is not root too: they are printed whole, never a traceback."""
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    surroundings = {key: value for key, value in os.environ.items() if key != "EQUITYJOURNAL_DIR"}
    command = [sys.executable, "-m", "equityjournal", "write", *labels]
    place = "/proc/nowhere" if os.geteuid() == 0 else str(home)  # root may write anywhere but there
    done = subprocess.run(
        command, input=WORDS, capture_output=True, text=True, check=False, env={**surroundings, "HOME": place}
    )
    assert done.returncode in (1, 2)
    assert WORDS in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interruption_while_they_come_keeps_what_came(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C, or a closed window, while `write -` reads: what came before it is kept."""

    def interrupted() -> Iterator[bytes]:
        yield b"CANARY one\n"
        raise KeyboardInterrupt

    monkeypatch.setattr("equityjournal.cli.commands.in_hand.piped", interrupted)
    assert "write --resume" in program("write", "-", code=130).err
    assert only_draft(journal)["answers"] == [{"themes": [], "text": "CANARY one"}]


@pytest.mark.parametrize("already", [[], ["begun"]])
def test_no_question_is_answered_by_the_pipe(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, already: list[str]
) -> None:
    """With --editor, and with a draft waiting, piped words are the entry's text and no feeling, step or yes."""
    monkeypatch.setenv("EDITOR", "true")
    for words in already:
        program.at_terminal("write", "-t", "power", typed=[words, ":stop"])
    program("write", "-e", piped="CANARY / office\ny\n")
    kept = only_record(journal)
    assert kept["answers"][0]["text"] == "CANARY / office\ny"
    assert (kept["feelings"], kept["setting"], kept.get("steps", [])) == ([], "", [])


REPLIES: dict[str, list[str]] = {
    "name": ["coach", "reply", "Zuleika", "1"],
    "entry": ["coach", "reply", "Amara", "9"],
    "no number": ["coach", "reply", "Amara", "k7m3qd"],
    "option": ["coach", "reply", "Amara", "1", "--outptu", "x"],
    "command": ["coach", "repyl", "Amara", "1"],
}


@pytest.mark.parametrize("way", ["piped", "typed"])
@pytest.mark.parametrize("wrong", REPLIES)
def test_no_wrong_label_costs_a_reply(pair: Pair, wrong: str, way: str) -> None:
    """What a coach wrote is printed again, and that is said."""
    pair.share(item(ENTRY))
    given = [] if way == "piped" else [WORDS]
    said = pair.bronwen(*REPLIES[wrong], *given, piped=WORDS if way == "piped" else "", code=None)
    assert said.code in (1, 2)
    assert WORDS in said.err
    assert "What you wrote" in said.err or "what you wrote" in said.err


NOTES: dict[str, list[str]] = {
    "entry": ["discussed", "zzzzzz", "--with", "my supervisor"],
    "no role": ["discussed", "last"],
    "day": ["discussed", "last", "--with", "my supervisor", "-d", "yesteday"],
    "option": ["discussed", "last", "--wth", "my supervisor"],
    "nobody": ["share", "last", "--with", "Zuleika", "-o", "x.age"],
    "file": ["share", "last", "--with", "Zuleika"],
    "share option": ["share", "last", "--wth", "Zuleika"],
}


@pytest.mark.parametrize("wrong", NOTES)
def test_no_wrong_label_costs_a_note(program: Program, wrong: str) -> None:
    """A note given with a command that is refused is printed again, whole."""
    program("write", "Words.")
    said = program(*NOTES[wrong], "--note", WORDS, code=None)
    assert said.code in (1, 2)
    assert f"\n{WORDS}\n" in said.err
