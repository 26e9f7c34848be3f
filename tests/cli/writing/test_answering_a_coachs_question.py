"""`write --reply q1`: a coach's question, answered in writing, on the writer's side alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.replies import KeptQuestions
from equityjournal.store.disk import files
from equityjournal.store.records import record
from program import Program

ASKED = datetime(2026, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def asked(program: Program, journal: Path) -> Program:
    """A journal with two questions of a coach."""
    program("write", "Words before.")
    kept = KeptQuestions(schema_version=1, message="a" * 26, who="Bronwen", made=ASKED, kept=ASKED,
                         questions=["What would the\nthird mother say?", "And the lift?"])  # fmt: skip
    name = f"questions-{kept.message}"
    files.make_folder(journal / "replies")
    files.create(journal / "replies" / f"{name}.toml", record.to_bytes(kept, name))
    return program


def test_the_question_stands_above_the_answer_whether_asked_or_given_with_text(asked: Program) -> None:
    """At a terminal it is asked; `question` is the latest; nothing of it is drawn from a pack."""
    screen = asked.at_terminal("write", "--reply", "q2", typed=["Two of them wait for it.", ".", ""]).out
    assert "And the lift?" in screen
    asked("write", "--reply", "question", "She would say: ring me.")
    ids = [entry["id"] for entry in asked("list", "--json").json[:2]]
    latest, before = (asked("show", entry, "--json").json["answers"][0] for entry in ids)
    assert (latest["question"], latest["text"]) == (
        "What would the third mother say?",
        "She would say: ring me.",
    )
    assert (before["question"], before["text"]) == ("And the lift?", "Two of them wait for it.")


def test_a_question_there_is_not_is_refused_with_those_there_are(asked: Program) -> None:
    """And the words are kept; bare `write` never brings a coach's question."""
    refused = asked("write", "--reply", "q3", "CANARY words", code=1)
    assert "There are 2: q1 and q2." in refused.err
    assert "is kept, unfinished" in refused.err
    assert "third mother" not in asked.at_terminal("write", typed=["n", ":stop"], code=None).out


def test_without_any_question_it_says_so(program: Program) -> None:
    """In a journal nobody asked anything of."""
    assert "Nobody has sent you a question." in program("write", "--reply", "q1", "Words.", code=1).err
