"""`export study`: what goes into the file of a study by consent, and what never does."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from program import FakeClock, Program
from study_files import CELL, counted, rows, write_files

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "study.schema.json").read_text("utf-8"))
IS_A_ROW = Draft202012Validator(SCHEMA)
FACTS = [
    "--title",
    "CANARY1",
    "--setting",
    "Moorfield Primary",
    "--person",
    "CANARY3",
    "-f",
    "wary",
    "--step",
    "CANARY5",
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def two(program: Program) -> Program:
    """An entry of May with every field, and one of April without a theme."""
    program("write", "-d", "20 May", "-t", "power", *FACTS, "Joseph Adeyemi set the chairs.\nOn 19 May\x07.")
    program("write", "-d", "3 April", "A queue has ears.")
    return program


def made(program: Program, *options: str) -> list[dict[str, Any]]:
    """The rows of a file, each checked by the schema."""
    program("export", "study", "--since", "2026-01-01", "--yes", "--output", "s.jsonl", "--force", *options)
    read = [json.loads(line) for line in Path("s.jsonl").read_text("ascii").splitlines()]
    for row in read:
        IS_A_ROW.validate(row)
    return read


def test_a_row_has_what_the_schema_names_and_nothing_else(two: Program) -> None:
    """By month, masked, without title, people, steps, ids or days; setting and feelings only where asked for."""
    Draft202012Validator.check_schema(SCHEMA)
    april, may = made(two)
    assert set(may) == set(SCHEMA["required"])
    assert (april["month"], april["themes"]) == ("2026-04", [])
    assert (may["month"], may["themes"], may["pack"], may["language"]) == (
        "2026-05",
        ["power"],
        "relational-equity",
        "en-GB",
    )
    assert may["answers"] == [{"question": None, "text": "A person set the chairs.\nIn May^G."}]
    whole = json.dumps([april, may])
    assert not re.search(r"CANARY|Adeyemi|Moorfield|wary|19 May|2026-\d\d-\d\d", whole)
    with_both = made(two, "--with-settings", "--with-feelings")[1]
    assert with_both["feelings"] == ["wary"]
    assert with_both["setting"]
    assert "Moorfield" not in with_both["setting"]


def test_the_schema_refuses_what_is_not_named(two: Program) -> None:
    """A day, an id, a key more, a code of another form: each makes a row a mistake."""
    row = made(two)[0]
    wrongs: list[dict[str, Any]] = [
        {"month": "2026-04-03"},
        {"id": "abcdef"},
        {"writer": "Joseph"},
        {"answers": []},
        {"schema": 2},
        {"consent": ""},
    ]
    for wrong in wrongs:
        assert not IS_A_ROW.is_valid({**row, **wrong}), wrong


def test_the_code_holds_a_file_together_and_ties_it_to_no_other(two: Program) -> None:
    """It is the same in each row, and another in the next file."""
    codes = [{row["writer"] for row in made(two)} for _ in range(2)]
    assert [len(code) for code in codes] == [1, 1]
    assert codes[0] != codes[1]


@pytest.mark.parametrize("kind", ["--private", "--happened-to-me"])
def test_neither_private_entries_nor_what_happened_to_the_writer_go(two: Program, kind: str) -> None:
    """Not by filter and not by name, and what was made open later keeps where it came from."""
    two("write", kind, "CANARY6 words.")
    (entry,) = [entry["id"] for entry in two("list", "--json").json if entry["private"]]
    assert len(made(two)) == 2
    assert "stays in the journal" in two("export", "study", entry, "--yes", code=1).err
    if kind == "--happened-to-me":
        two("edit", entry, "--not-private")
        assert len(made(two)) == 2
        assert "never goes along" in two("export", "study", entry, "--yes", code=1).err


def test_nothing_goes_by_oversight(two: Program, elsewhere: Path) -> None:
    """Without a choice, or without anybody to agree, nothing is made, and it is said what to type."""
    assert "export study 2 5" in two("export", "study", "--yes", code=2).err
    assert "--yes does without" in two("export", "study", "--since", "1 May", code=1).err
    assert two.at_terminal("export", "study", "--since", "1 May", typed=["", "no"]).out.endswith(
        "Nothing was made.\n"
    )
    assert not list(elsewhere.glob("*.jsonl"))


def test_with_yes_nothing_is_asked_at_a_terminal_either(two: Program, elsewhere: Path) -> None:
    """All of it is shown, and made, with the usual sentence for consent."""
    said = two.at_terminal("export", "study", "--since", "1 May", "--yes").out
    assert "What did you agree to?" not in said
    assert "I chose these entries myself" in said
    assert len(list(elsewhere.glob("*.jsonl"))) == 1


def test_all_of_it_is_shown_before_the_question(two: Program, elsewhere: Path) -> None:
    """The consent typed at the terminal, the code, and every value of every row stand in the preview."""
    two("write", "-d", "2 May", "-t", "trust", "-f", "tired", "Last.")
    said = two.at_terminal(
        "export",
        "study",
        "--since",
        "2 May",
        "--with-feelings",
        "--with-settings",
        typed=["I agree to the  Leeds study.", "yes"],
    ).out
    (file,) = elsewhere.glob("study-2026-06-01.jsonl")
    preview = " ".join(said[said.index("This is all") :].split())
    for row in map(json.loads, file.read_text().splitlines()):
        IS_A_ROW.validate(row)
        assert row["consent"] == "I agree to the Leeds study."
        texts = [answer["text"] for answer in row["answers"]]
        asked = [answer["question"] for answer in row["answers"] if answer["question"]]
        month = {"2026-05": "May 2026"}[row["month"]]
        whole = [
            row["consent"],
            row["writer"],
            month,
            row["language"],
            row["pack"],
            row["setting"],
            *row["themes"],
            *row["feelings"],
            *texts,
            *asked,
        ]
        assert not [value for value in whole if " ".join(value.split()) not in preview]
    assert "cannot be called back" in said


def test_consent_has_words_and_can_be_left(two: Program) -> None:
    """A plain sentence stands for it where nothing is said; empty words are refused; leaving makes nothing."""
    assert made(two)[0]["consent"].startswith("I chose these entries myself, and agree")
    assert made(two, "--consent", " Yes,\nto this. ")[0]["consent"] == "Yes, to this."
    assert "--consent needs words" in two("export", "study", "last", "--yes", "--consent", " ", code=2).err
    assert "Nothing was made." in two.at_terminal("export", "study", "last", typed=["^D"], code=1).out


def test_an_entry_is_picked_from_the_last_list_of_the_window(two: Program, clock: FakeClock) -> None:
    """Its numbers count; without a list the latest are offered; a wrong number asks again, and Enter leaves."""
    two("write", "--private", "CANARY7")
    offered = two.at_terminal("export", "study", typed=["", "1 2", "yes"]).out
    assert "CANARY7" not in offered
    assert re.search(r"2\. 3 April 2026: .*\n1\. 20 May 2026: CANARY1", offered)
    assert "2 entries written" in offered
    two.at_terminal("list", "--until", "30 April")
    after = two.at_terminal("export", "study", typed=["", "2", "1", "no"]).out
    assert after.count("Which of these?") == 2
    assert "April 2026" in after[after.index("This is all") :]
    left = two.at_terminal("export", "study", typed=["", ""], code=1)
    assert "Nothing was made." in left.out


# For those who run the study


def test_invented_files_of_a_study_are_as_the_program_writes_them() -> None:
    """Each row of the data for the engines fits the schema."""
    invented = list(rows(40))
    assert len(invented) == 40
    for row in invented:
        IS_A_ROW.validate(row)


def test_the_query_prints_no_number_under_ten_and_rounds_to_five(tmp_path: Path) -> None:
    """In an engine that is always here, over the files as they are read: the same as counted by hand."""
    write_files(tmp_path / "study", 1_500)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE study (writer TEXT, month TEXT, theme TEXT)")
        for file in (tmp_path / "study").iterdir():
            for row in map(json.loads, file.read_text("utf-8").splitlines()):
                cells = [(row["writer"], row["month"], theme) for theme in row["themes"]]
                database.executemany("INSERT INTO study VALUES (?, ?, ?)", cells)
        found = database.execute((REFERENCE / "study.sql").read_text("utf-8")).fetchall()
        smallest = database.execute(
            "SELECT COUNT(DISTINCT writer) AS n FROM study GROUP BY theme, month ORDER BY n"
        ).fetchone()[0]
    assert smallest < CELL
    assert found == counted(1_500)
    assert min(people for _, _, people in found) == 10
    assert all(people % 5 == 0 for _, _, people in found)
