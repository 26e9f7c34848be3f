"""Text piped in or given, in whatever encoding, that goes on with what was begun."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.commands.test_in_hand import WORDS, everything, only_draft
from cli.kept import only_record
from program import Program

BOM = "\ufeff"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("labels", [[], ["-t", "powr"], ["--thme", "power"]])
def test_text_from_powershell_and_notepad_is_read(
    program: Program, journal: Path, encoding: str, labels: list[str]
) -> None:
    """With a byte-order mark or without, with a right label or a wrong one; line ends are plain."""
    words = "She said no.\r\nŵ – and “why”.\r\n"
    marked = "" if encoding in ("utf-16", "utf-8-sig", "utf-32") else BOM
    for mark in {"", marked}:
        said = program("write", *labels, piped=f"{mark}{words}".encode(encoding), code=None)
        assert "UTF" not in said.err
    texts = everything(journal)
    assert texts.count("She said no.\nŵ – and “why”.") >= 1
    assert not list(journal.glob("drafts/*.bin"))


@pytest.mark.parametrize("labels", [[], ["-t", "powr"], ["--thme", "power"]])
def test_text_of_an_older_windows_program_is_kept_and_resumed(
    program: Program, journal: Path, labels: list[str]
) -> None:
    """Bytes that cannot be read for certain are kept as they came; --resume shows them as text, private."""
    data = "CANARY café – “so”".encode("cp1252")
    said = program("write", *labels, piped=data, code=None)
    assert said.code in (1, 2)
    (path,) = journal.glob("drafts/*")
    assert path.read_bytes() == data
    assert "`equityjournal write --resume`" in said.err
    for jargon in (str(path), "UTF", "draft", ".bin"):
        assert jargon not in said.err
    screen = program.at_terminal("write", "--resume", typed=["And then.", ".", ""])
    assert "look at its accents and dashes" in " ".join(screen.out.split())
    record = only_record(journal)
    assert record["answers"] == [{"themes": [], "text": "CANARY café – “so”\nAnd then."}]
    assert record["private"] is True
    assert [kept.read_bytes() for kept in journal.glob("trash/drafts/*.bin")] == [data]
    assert program("check", "--json").json["problems"] == []


@pytest.mark.parametrize("labels", [[], ["-t", "powr"], ["--thme", "power"]])
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\xff", b"CANARY" * 2_000_000])
def test_bytes_that_are_no_text_are_kept_as_they_came(
    program: Program, journal: Path, labels: list[str], data: bytes
) -> None:
    """A picture and eleven megabytes, with a right label or a wrong one: byte for byte, and the place is said."""
    said = program("write", *labels, piped=data, code=None)
    assert said.code in (1, 2)
    (path,) = journal.glob("drafts/*")
    assert path.read_bytes() == data
    assert str(path) in said.err


@pytest.mark.parametrize("way", ["piped", "typed"])
def test_given_text_goes_on_with_what_was_begun(program: Program, journal: Path, way: str) -> None:
    """`--resume` with TEXT or a pipe puts it below the unfinished answer, and saves both."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["Begun.", ":stop"])
    program("write", "--resume", *([WORDS] if way == "typed" else []), piped=WORDS if way == "piped" else "")
    (answer,) = only_record(journal)["answers"]
    assert (answer["prompt"], answer["text"]) == ("power/who-decided", f"Begun.\n{WORDS}")
    assert not list(journal.glob("drafts/*"))


def test_a_full_stop_alone_finishes_what_was_begun(program: Program, journal: Path) -> None:
    """Nothing is added to the answer."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["Begun.", ":stop"])
    program("write", "--resume", piped=".\n")
    assert only_record(journal)["answers"][0]["text"] == "Begun."


@pytest.mark.parametrize("way", ["piped", "typed"])
def test_with_nothing_to_go_on_with_given_text_is_kept(program: Program, journal: Path, way: str) -> None:
    """`echo … | write --resume` with nothing unfinished is refused, and its words wait."""
    given = [WORDS] if way == "typed" else []
    said = program("write", "--resume", *given, piped=WORDS if way == "piped" else "", code=1)
    assert "nothing unfinished" in said.err
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]


def test_words_piped_in_without_a_verb_are_kept(program: Program, journal: Path) -> None:
    """`echo words | equityjournal` says what keeps them, and they wait; without words it says where things stand."""
    said = program(piped=WORDS, code=2)
    assert "`equityjournal write` keeps them" in said.err
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]
    assert "Left open" in program().out
    assert "Left open" in program(piped=" \n").out


def test_a_real_pipe_without_a_verb_is_read_and_an_empty_one_is_not_waited_for(journal: Path) -> None:
    """As a shell gives them: a pipe with words, and one that stays open with nothing in it."""
    command = [sys.executable, "-m", "equityjournal"]
    done = subprocess.run(command, input=WORDS, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as waiting:
        assert waiting.stdout
        assert waiting.stdout.readline()


@pytest.mark.parametrize("blank", [[""], ["  "], ["", ""]], ids=repr)
def test_blank_words_are_no_setting_and_no_name(program: Program, blank: list[str]) -> None:
    """They are told from a slip: there is no text in them."""
    assert "There is no text in that" in program("write", *blank, code=1).err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ([], "equityjournal write"),
        (["-"], "equityjournal write"),
        (["--from-paper"], "equityjournal write --from-paper"),
        (["-p", "power/who-decided"], "equityjournal write -p power/who-decided"),
        (["--title", "A day", "--more"], "equityjournal write --title 'A day' --more"),
    ],
)
def test_an_empty_pipe_is_answered_with_the_same_line_for_a_terminal(
    program: Program, typed: list[str], line: str
) -> None:
    """The question, the sheet and the labels asked for are not lost on the way."""
    said = program("write", *typed, piped="\n", code=1).err
    assert f"At a terminal, `{line}` asks for it." in said


def test_a_line_refused_again_and_again_leaves_one_unfinished_answer_and_saved_none(
    program: Program, journal: Path
) -> None:
    """A second slip in the same words is no second text; once they are saved, nothing is offered again."""
    for slip in (["-t", "pawer"], ["-d", "yesteday"], ["--pack", "nosuch"]):
        program("write", *slip, WORDS, code=1)
    assert only_draft(journal)["answers"] == [{"themes": [], "text": WORDS}]
    program("write", "Other words.", "-d", "yesteday", code=1)
    program("write", "-t", "power", "-d", "yesterday", WORDS)
    assert only_draft(journal)["answers"] == [{"themes": [], "text": "Other words."}]
    program("restore", "draft")  # the labels of the refused line are not lost either


@pytest.mark.parametrize(
    ("option", "where"), [("--pack", "`equityjournal packs`"), ("-p", "`equityjournal packs show ")]
)
def test_an_unknown_name_like_no_other_is_answered_with_where_names_are(
    program: Program, option: str, where: str
) -> None:
    """A refusal without a near name has a next step all the same."""
    assert where in program("write", option, "zzzzzz", WORDS, code=1).err
