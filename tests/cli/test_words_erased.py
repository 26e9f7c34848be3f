"""`erase --words`: of words taken out of an entry, no byte is left below the home."""

import sqlite3
from pathlib import Path

import pytest

from cli.kept import keep, kept_files, only_record
from cli.traces import holding
from equityjournal.core.entries.entry import Step, TheirWords
from program import Program


def told(program: Program, journal: Path) -> str:
    """An entry that says the same in every field, version, draft and copy in the trash; its id."""
    keep(
        journal, program.clock, title="Zzkettle herself", setting="at Zzkettle's", people=["zzkettle"],
        feelings=["zzkettle", "torn"], text="I met zzkettle again.\nShe is\nMRS  ZZKETTLE to most, and zz kettle.",
        steps=[Step(text="Ring zzkettle.", reason="zzkettle"), Step(text="zzkettle")],
        their_words=[TheirWords(text="I am Zzkettle.", how="zzkettle wrote", outcome="It was zzkettle.")],
        extra={"deep": ["zzkettle"]},
    )  # fmt: skip
    identity = str(only_record(journal)["id"])
    (path,) = kept_files(journal)
    program("edit", identity, "--setting", "the hall")
    program("delete", identity)
    (deleted,) = journal.glob("trash/*/*.toml")
    copy = deleted.read_bytes()
    program("restore", identity)
    deleted.write_bytes(copy)
    (journal / "drafts").mkdir(exist_ok=True)
    (journal / "drafts" / f"{identity}-edit20260601T181006.txt").write_text("I met zzkettle, and more.")
    (journal / "versions" / identity / "20260601T000000-aaaaaa.toml.broken").write_bytes(
        b'title = "zzkettle" ='
    )
    path.write_bytes(path.read_bytes().replace(b"private =", b"# zzkettle, by hand\nprivate ="))
    return identity


def test_words_taken_out_of_an_entry_leave_no_byte(program: Program, home: Path, journal: Path) -> None:
    """Each place is shown, one question asked; the entry stays, sealed and whole, and so do its other words."""
    identity = told(program, journal)
    program("search", "zzkettle")
    said = program.at_terminal("erase", identity, "--words", "zzkettle", typed=["yes"]).out
    spoken = " ".join(said.split())
    for place in (
        "in the entry, title: [Zzkettle] herself", "in the entry, answer 1: I met [zzkettle] again. She is",
        "in the entry, their words: I am [Zzkettle].", "in the entry, small step: Ring [zzkettle].",
        "in the version before 1 June 2026, setting: at [Zzkettle]'s", "in a draft: I met [zzkettle], and more.",
        "in the trash, feelings: [zzkettle]",
    ):  # fmt: skip
        assert place in spoken
    assert said.count("Type yes") == 1
    assert "The entry stays." in said
    assert holding(home, "zzkettle") == []
    assert (
        "changed outside" not in program("check", code=1).out
    )  # the other files are strange, the entry is whole
    record = only_record(journal)
    assert record["answers"][0]["text"] == "I met again.\nShe is\nMRS  to most, and zz kettle."
    assert (record["title"], record["people"], record["feelings"]) == ("herself", [], ["torn"])
    assert [step["text"] for step in record["steps"]] == ["Ring."]
    assert record["their_words"][0]["text"] == "I am."
    assert record["edited"]


@pytest.mark.parametrize("words", ["mrs zzkettle", "MRS\tZZKETTLE", "Mrs Zzkettle  to most"])
def test_they_are_found_across_lines_and_in_any_case(program: Program, journal: Path, words: str) -> None:
    """As they were meant, whatever stands between them."""
    program("write", "She is Mrs\nZzkettle\nto most of us.")
    program("erase", "last", "--words", words, "--yes")
    assert only_record(journal)["answers"][0]["text"].replace("\n", " ").split()[:2] == ["She", "is"]
    assert "Zzkettle" not in kept_files(journal)[0].read_text("utf-8")


def test_words_that_are_not_there_are_refused_with_those_near_to_them(
    program: Program, journal: Path
) -> None:
    """Nothing is changed; of a private entry no form is read out."""
    program("write", "I met Danuta Zielinska.")
    before = kept_files(journal)[0].read_bytes()
    said = program("erase", "last", "--words", "Danuta Zielinksa", "--yes", code=1).err
    assert "Similar words there: “Danuta Zielinska”." in " ".join(said.split())
    assert "Near" not in program("erase", "last", "--words", "the kettle", "--yes", code=1).err
    assert kept_files(journal)[0].read_bytes() == before
    program("write", "--private", "I met Danuta Zielinska.")
    said = program("erase", "last", "--words", "Danuta Zielinksa", "--yes", code=1).err
    assert "Similar words are;" in said
    assert "Zielinska" not in said


def test_of_a_private_entry_places_are_named_without_their_words(program: Program, home: Path) -> None:
    """The words were typed by their writer; what stands round them is not read out."""
    program("write", "--private", "--title", "CANARY zzkettle", "CANARY zzkettle CANARY")
    said = program("erase", "last", "--words", "zzkettle", "--yes")
    assert "in the entry, answer 1" in said.out + said.err
    assert "CANARY" not in said.out + said.err
    assert holding(home, "zzkettle") == []


def test_an_entry_with_no_other_word_is_not_emptied(program: Program, journal: Path) -> None:
    """That is what erasing the whole entry is for, and it says so."""
    program("write", "zzkettle")
    said = program("erase", "last", "--words", "zzkettle", "--yes", code=1).err
    assert "`equityjournal erase " in said
    assert len(kept_files(journal)) == 1


def test_other_files_with_the_same_words_are_named_and_left(program: Program, journal: Path) -> None:
    """Another entry is another entry; nobody is told that all is gone."""
    program("write", "Other zzkettle, and more.")
    (other,) = kept_files(journal)
    program("write", "This zzkettle, and more.")
    said = program("erase", "last", "--words", "zzkettle", "--yes").out
    assert str(other.relative_to(journal)) in said
    assert "zzkettle" in other.read_text("utf-8")


@pytest.mark.parametrize("words", ["", " ", "\u0301", "\u200b", "\ufeff"])
def test_no_words_at_all_are_asked_for_again(program: Program, journal: Path, words: str) -> None:
    """Spaces, a loose accent or a sign without a shape is none."""
    program("write", "This zzkettle, and more.")
    before = kept_files(journal)[0].read_bytes()
    assert "Which words?" in program("erase", "last", "--words", words, "--yes", code=None).err
    assert kept_files(journal)[0].read_bytes() == before


def test_in_a_file_that_notepad_saved_they_are_found_too(program: Program, home: Path, journal: Path) -> None:
    """It is no entry any more, in UTF-16; it stays so, without the words."""
    program("write", "This zzkettle, and\nmore 👩🏽‍⚕️.")
    (path,) = kept_files(journal)
    identity = path.stem
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    program("erase", identity, "--words", "ZZKETTLE", "--yes")
    assert holding(home, "zzkettle") == []
    assert "This, and\nmore 👩🏽‍⚕️." in path.read_bytes().decode("utf-16")


def test_the_words_can_be_typed_where_no_history_keeps_them(program: Program, home: Path) -> None:
    """`--words -` asks; words on the command line are said to stay in the shell's history."""
    program("write", "This zzkettle, and more zzpot.")
    said = program.at_terminal("erase", "last", "--words", "-", typed=["zzkettle", "yes"]).out
    assert "shell's history" not in said
    assert holding(home, "zzkettle") == []
    assert "shell's history" in program("erase", "last", "--words", "zzpot", "--yes").out


@pytest.mark.parametrize("answer", ["", "no", "y", "^C", "^D"])
def test_anything_but_yes_takes_nothing_out(program: Program, journal: Path, answer: str) -> None:
    """Nor without a person there, unless --yes says so."""
    program("write", "This zzkettle, and more.")
    code = 130 if answer == "^C" else 0
    program.at_terminal("erase", "last", "--words", "zzkettle", typed=[answer], code=code)
    assert "nobody is here to answer" in program("erase", "last", "--words", "zzkettle", code=1).err
    assert "zzkettle" in kept_files(journal)[0].read_text("utf-8")


def test_the_index_is_an_ordinary_database_after_each(program: Program, home: Path) -> None:
    """Its own test holds, and search finds what is left."""
    program("write", "This zzkettle, and more.")
    program("erase", "last", "--words", "zzkettle", "--yes")
    for path in home.rglob("*.sqlite"):
        with sqlite3.connect(path) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(program("search", "more", "--json").json) == 1
    assert program("search", "zzkettle", "--json").json == []
