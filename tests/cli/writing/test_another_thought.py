"""Coming back to one's own words: a later thought has a day of its own, and is linked to the earlier one both ways."""

from pathlib import Path
from typing import Any

import pytest

from program import Program


@pytest.fixture
def earlier(program: Program) -> str:
    """Id of an entry of 1 June; the day is the 9th by now."""
    program("write", "-t", "power", "The panel decided.")
    program.clock.set_day("2026-06-09")
    return str(last(program)["id"])


def last(program: Program) -> Any:
    """The entry written last, as JSON."""
    return program("show", "last", "--json").json


def test_it_is_shown_both_ways(program: Program, earlier: str) -> None:
    """With the day and the id of the other."""
    program("write", "--reply", earlier, "It was the chair alone.")
    later = last(program)
    assert later["follows"] == earlier
    assert f"A later thought on your entry of 1 June 2026 ({earlier})." in program("show", later["id"]).out
    assert f"You came back to it on 9 June 2026 ({later['id']})." in program("show", earlier).out
    assert "follows" not in program("show", earlier, "--json").json


def test_at_a_terminal_it_is_asked_for_without_a_question(program: Program, earlier: str) -> None:
    """The earlier entry is named by its day, and its words are not said; `show` there says how to begin."""
    shown = program.at_terminal("show", earlier).out
    assert f"Another thought on this? `equityjournal write --reply {earlier[-6:]}`" in shown
    said = program.at_terminal("write", "--reply", earlier[-6:], typed=["It was the chair.", ".", ""]).out
    assert f"Another thought on your entry of Monday 1 June 2026 ({earlier})." in said
    assert "The panel" not in said
    assert [answer["text"] for answer in last(program)["answers"]] == ["It was the chair."]


def test_another_question_may_be_asked_for_instead(program: Program, journal: Path, earlier: str) -> None:
    """`:pass` draws one, as it says; words put by are kept unfinished, and both look at the earlier entry."""
    program.at_terminal("write", "--reply", earlier, typed=["Put by.", ":pass", "The chair.", ".", ""])
    assert last(program)["follows"] == earlier
    assert [answer["text"] for answer in last(program)["answers"]] == ["The chair."]
    assert "question" in last(program)["answers"][0]
    (draft,) = journal.glob("drafts/*.toml")
    assert "Put by." in draft.read_text("utf-8")
    assert earlier in draft.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (["--happened-to-me"], "What happened, with what was said"),
        (["--pack", "i-hurt-somebody"], "What was said to you about it"),
    ],
)
def test_on_a_private_path_another_question_is_one_of_that_path(
    program: Program, path: list[str], question: str
) -> None:
    """None is drawn from the usual pack for somebody who came back to harm."""
    program("write", *path, "First.")
    said = program.at_terminal("write", "--reply", "last", typed=[":pass", "Again.", ".", *[""] * 12]).out
    assert question in " ".join(said.split())
    assert "Chosen by chance" not in said
    assert all(answer["prompt"].startswith(("me-", "hurt-")) for answer in last(program)["answers"])


@pytest.mark.parametrize("mark", ["--private", "--happened-to-me"])
def test_it_is_as_private_as_the_earlier_one(program: Program, mark: str) -> None:
    """Given, piped, asked for, or kept because another label was wrong."""
    program("write", mark, "First.")
    first = last(program)
    program("write", "--reply", first["id"], "Second.")
    program("write", "--reply", first["id"], piped="Third.")
    program.at_terminal("write", "--reply", first["id"], typed=["Fourth.", ".", ""])
    program("write", "--reply", first["id"], "Fifth.", "-d", "yesteday", code=1)
    program("write", "--resume", piped=".")
    found = [program("show", entry["id"], "--json").json for entry in program("list", "--json").json]
    assert len(found) == 5
    assert [entry["private"] for entry in found] == [True] * 5
    assert [entry["happened_to_me"] for entry in found[1:]] == [mark == "--happened-to-me"] * 4


def test_where_the_other_is_erased_a_plain_id_stays(program: Program, earlier: str) -> None:
    """Nothing breaks, and nothing of the erased one is shown."""
    program("write", "--reply", earlier, "Later.")
    program("erase", earlier, "--yes")
    said = program("show", "last").out
    assert f"A later thought on {earlier}, which is not here any more." in said
    assert last(program)["follows"] == earlier
    assert program("check").code == 0


def test_edit_offers_to_add_to_what_happened_to_the_writer(program: Program, journal: Path) -> None:
    """Enter adds a dated thought, and the words of that day stay byte for byte."""
    program("write", "--happened-to-me", "He said it.")
    first = last(program)
    (file,) = journal.rglob(f"{first['id']}.toml")
    before = file.read_bytes()
    program.clock.set_day("2026-06-09")
    said = program.at_terminal("edit", "last", typed=["", "He said it again.", ".", ""]).out
    assert "What you wrote then may matter as it is, with its date." in said
    assert file.read_bytes() == before
    added = last(program)
    assert (added["follows"], added["happened"]) == (first["id"], "2026-06-09")
    assert (added["private"], added["happened_to_me"]) == (True, True)


def test_edit_changes_the_words_for_whoever_wants_that(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By `e`, by an option, and without a terminal, as any entry."""
    program("write", "--happened-to-me", "He said it.")
    monkeypatch.setenv("VISUAL", "sed -i s/said/shouted/")
    program.at_terminal("edit", "last", typed=["perhaps", "e"])
    assert last(program)["answers"][0]["text"] == "He shouted it."
    program.at_terminal("edit", "last", "--setting", "office")
    assert last(program)["setting"] == "office"
    assert len(program("list", "--json").json) == 1


def test_an_ordinary_entry_is_edited_as_ever(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is offered."""
    program("write", "-t", "power", "They decided.")
    monkeypatch.setenv("VISUAL", "sed -i s/They/We/")
    assert "later thought" not in program.at_terminal("edit", "last").out
    assert last(program)["answers"][0]["text"] == "We decided."


@pytest.mark.parametrize("wanted", ["nosuch", "2031-01-01"])
def test_an_entry_that_is_not_there_costs_no_words(program: Program, wanted: str) -> None:
    """They are kept unfinished, and private: nobody knows what they belong to."""
    program("write", "Before.")
    said = program("write", "--reply", wanted, "Words.", code=1)
    assert "kept, unfinished" in said.err.splitlines()[0]
    assert said.err.splitlines()[0].endswith(("The latest:", "The nearest:")), (
        "the lines below belong to that"
    )
    program("write", "--resume", piped=".")
    assert last(program)["private"]


def test_the_link_leaves_only_with_both(program: Program, earlier: str) -> None:
    """In one's own JSON, whose other keys stay as they are."""
    program("write", "--reply", earlier, "It was the chair.")
    later = last(program)["id"]
    both = program("export", "json", "-o", "-").out
    assert both.count(earlier) == 2
    alone = program("export", "json", later, "-o", "-").out
    assert earlier not in alone
    assert "It was the chair." in alone
