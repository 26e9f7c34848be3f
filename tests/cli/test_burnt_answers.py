"""`:burn`: of an answer given up, no byte is left below the home of whoever runs the program."""

from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from cli.traces import holding, names
from program import Program

SURE = "Nothing of this is kept. Sure? Type yes; anything else goes on."


@pytest.mark.parametrize(
    "typed",
    [
        ["One zzkettle.", ":burn", "yes"],
        ["One zzkettle.", "Two zzkettle.", ":undo", ":BURN", "Yes"],
        [":burn", "yes"],
        [":pass", "zzkettle", ": burn", "yes"],
        ["zzkettle", ":burn", "no", "more", ":burn", "yes"],
    ],
)
@pytest.mark.parametrize("command", [[], ["--private"], ["--happened-to-me"], ["--their-words", "zzkettle"]])
def test_what_is_burnt_leaves_no_byte(
    program: Program, home: Path, journal: Path, typed: list[str], command: list[str]
) -> None:
    """No draft, nothing in the trash, no line being typed, no word in the index and no question put by."""
    program("write", "-t", "power", "Before.")
    before = names(home)
    said = program.at_terminal("write", "-t", "humility", *command, typed=typed).out
    assert SURE in said
    assert "None of it is kept. The words stay on this screen until you clear it." in " ".join(said.split())
    assert holding(home, "zzkettle") == []
    assert {path for path in names(home) if "locks" not in path.parts} <= before
    assert len(kept_files(journal)) == 1
    assert "unfinished" not in program("list").err


def test_an_unfinished_answer_is_burnt_with_its_copies_and_its_words_in_the_index(
    program: Program, home: Path, journal: Path
) -> None:
    """Left, listed, taken up again and burnt; the text of an editor and a copy in the trash go with it."""
    program.at_terminal("write", "-t", "power", typed=["One zzkettle.", "^C"], code=130)
    (draft,) = journal.glob("drafts/*.toml")
    assert "zzkettle" in program().out
    (journal / "trash" / "drafts").mkdir(parents=True)
    (journal / "trash" / "drafts" / "20260601T181005-aaaaaa.toml").write_bytes(draft.read_bytes())
    (journal / "drafts" / f"{draft.stem}-20260601T181006.txt.save").write_text("zzkettle, from nano")
    program.at_terminal("write", "--resume", typed=["Two.", ":burn", "yes"])
    assert holding(home, "zzkettle") == []


@pytest.mark.parametrize("answer", ["", "no", "y", "^C", "^D"])
def test_anything_but_yes_goes_on_and_keeps_every_line(program: Program, journal: Path, answer: str) -> None:
    """Enter, another word, or leaving at the question: nothing is lost."""
    program.at_terminal("write", "-t", "power", typed=["One.", ":burn", answer, "Two.", ".", ""], code=0)
    assert only_record(journal)["answers"][0]["text"] == "One.\nTwo."


def test_what_was_put_by_with_words_is_another_answer(program: Program, journal: Path) -> None:
    """It was said to be kept, so it is, and that is said again."""
    said = program.at_terminal(
        "write", "-t", "power", typed=["First.", ":pass", "Second.", ":burn", "yes"]
    ).out
    assert "What you wrote before :pass is another answer, and is kept." in " ".join(said.split())
    (draft,) = journal.glob("drafts/*.toml")
    assert "First." in draft.read_text("utf-8")
    assert "Second." not in draft.read_text("utf-8")


def test_between_two_questions_it_burns_as_well(program: Program, home: Path, journal: Path) -> None:
    """With more time, all the answers of the sitting go."""
    program.at_terminal(
        "write", "--more", "-t", "power", typed=["zzkettle", ".", ".", ":burn", "yes"]
    )  # fmt: skip
    assert holding(home, "zzkettle") == []
    assert not kept_files(journal)


@pytest.mark.parametrize("before", [[], ["Zzkettle herself said."], ["Zzkettle herself said.", "signed"]])
def test_at_each_question_on_their_words_it_burns_as_well(
    program: Program, home: Path, journal: Path, before: list[str]
) -> None:
    """The words, how they are known, whether they know; after a no, the same question goes on."""
    asked = ["write", "--more", "-p", "own-words"]
    program.at_terminal(*asked, typed=["zzkettle", ".", ".", *before, ":burn", "no", ":burn", "yes"])
    assert holding(home, "zzkettle") == []
    assert not kept_files(journal)


def test_after_saving_it_says_how_to_erase(program: Program, journal: Path) -> None:
    """At the last line the entry is there already; nobody is left to think that it is gone."""
    said = program.at_terminal("write", "-t", "power", typed=["Words.", ".", ":burn"]).out
    identity = only_record(journal)["id"]
    assert f"`equityjournal erase {identity}` removes it for good." in " ".join(said.split())
