"""`their-words`: what people told the writer, and what came of asking them."""

import tomllib
from pathlib import Path

import pytest

from cli.kept import kept_files, only_record
from program import Program

STAIRS = "Nobody asked us about the stairs."


def kept(journal: Path) -> list[dict[str, object]]:
    """All that people said, in the files as they stand."""
    return [
        said
        for path in kept_files(journal)
        for said in tomllib.loads(path.read_text("utf-8")).get("their_words", [])
    ]


def test_words_are_kept_beside_an_answer(program: Program, journal: Path) -> None:
    """With text, or with a question; they credit no theme, and how they are known may stand behind."""
    said = program("write", "We went up.", "--their-words", f"{STAIRS} / told me / they know").out
    assert f"They said: {STAIRS} (told me; they know it is written down)" in " ".join(said.split())
    record = only_record(journal)
    assert record["their_words"] == [{"text": STAIRS, "how": "told me", "knows": True, "outcome": ""}]
    assert program("list", "--json").json[0]["themes"] == []
    shown = " ".join(program("show", "last").out.split())
    assert f"They said: {STAIRS} (told me; they know it is written down)" in shown
    assert program("show", "last", "--json").json["their_words"][0]["text"] == STAIRS


def test_alone_they_open_the_question(program: Program, journal: Path) -> None:
    """The answer that comes has them beside it."""
    screen = program.at_terminal(
        "write", "-t", "power", "--their-words", STAIRS, typed=["We did.", ".", ""]
    ).out
    assert "Finish with a full stop" in screen
    record = only_record(journal)
    assert record["answers"][0]["question"]
    assert [said["text"] for said in record["their_words"]] == [STAIRS]


def test_with_more_time_they_are_asked_for_after_a_question_on_what_people_said(
    program: Program, journal: Path
) -> None:
    """The words, how they are known, and whether they know of the note; each may be left out."""
    answered = ["She said home.", ".", "."]
    program.at_terminal(
        "write", "--more", "-p", "own-words", typed=[*answered, STAIRS, "signed", "n", "", "", ""]
    )
    assert kept(journal) == [{"text": STAIRS, "how": "signed", "knows": False, "outcome": ""}]
    said = program.at_terminal(
        "write", "--more", "-p", "own-words", typed=[*answered, f"{STAIRS} / seen", "", "", "", ""]
    ).out
    assert "How do you know?" not in said
    assert {"text": STAIRS, "how": "seen", "outcome": ""} in kept(journal)
    for typed in ([*answered, "", "", "", ""], [*answered, "^C"], [*answered, "^D"]):
        program.at_terminal("write", "--more", "-p", "own-words", typed=typed, code=None)
    assert len(kept(journal)) == 2
    assert len(kept_files(journal)) == 5


@pytest.mark.parametrize(
    "command", [["-p", "own-words"], ["--more", "-p", "who-decided"], ["--more", "--happened-to-me"]]
)
def test_nobody_is_asked_for_them_otherwise(program: Program, command: list[str]) -> None:
    """Without more time, after another question, or after harm to the writer."""
    said = program.at_terminal("write", *command, typed=["Words.", ".", ".", "", "", ""], code=None).out
    assert "What did they say" not in said


def test_those_not_asked_about_are_listed_and_what_came_of_asking_is_kept(
    program: Program, journal: Path
) -> None:
    """By its number, then gone from the list; nothing is called done, late, owed or counted."""
    program("write", "-d", "3 May", "Other.", "--their-words", "We wait.")
    program("write", "We went up.", "--their-words", STAIRS)
    listed = program.at_terminal("their-words").out
    assert "1. Nobody asked us" in listed
    assert "2. We wait." in listed
    said = program.at_terminal("their-words", "1", "They said it was the lift.").out
    assert "Number 1, 1 June 2026: Nobody asked us about the stairs." in said
    assert "Kept: You asked them on 1 June 2026. They said it was the lift." in " ".join(said.split())
    assert {said["outcome"] for said in kept(journal)} == {"", "They said it was the lift."}
    listed = program.at_terminal("their-words").out
    assert "1. We wait." in listed
    assert "stairs" not in listed
    whole = program("their-words", "--all").out
    assert "You asked them on 1 June 2026. They said it was the lift." in " ".join(whole.split())
    program.clock.pass_days(400)
    assert program.at_terminal("their-words").out == listed
    for word in ("done", "late", "overdue", "still to", " of 2"):
        assert word not in listed + whole
    assert "2026-06-01" in program("show", "last", "--versions").out


def test_they_are_named_by_their_entry_too(program: Program, journal: Path) -> None:
    """By its id, with the number of the words where there are several; else that is asked."""
    program("write", "One.", "--their-words", STAIRS)
    identity = only_record(journal)["id"]
    program("their-words", identity[-6:], "It was the lift.")
    assert kept(journal)[0]["outcome"] == "It was the lift."
    (path,) = kept_files(journal)
    path.write_bytes(
        path.read_bytes().replace(b"[[answers]]", b'[[their_words]]\ntext = "We wait."\n\n[[answers]]')
    )
    program("their-words", identity, "2", "No longer.")
    assert [said["outcome"] for said in kept(journal)] == ["It was the lift.", "No longer."]
    refused = program("their-words", identity, "Which?", code=1).err
    assert "Several people's words are kept" in refused
    assert "has no words numbered 9. It has these:" in program("their-words", identity, "9", "x", code=1).err
    program("write", "None.")
    assert "Nobody's words are kept in" in program("their-words", "last", "x", code=1).err
    assert "no entry" in program("their-words", "nonsense", "x", code=1).err.casefold()


def test_a_number_of_another_list_means_its_entry(program: Program, journal: Path) -> None:
    """Beside an entry, its only words; beside a small step, those of its entry; one that is gone is refused."""
    program("write", "One.", "--their-words", STAIRS, "--step", "Ring.")
    program.at_terminal("list")
    program.at_terminal("their-words", "1", "First.")
    program.at_terminal("steps")
    program.at_terminal("their-words", "1", "Second.")
    assert kept(journal)[0]["outcome"] == "Second."
    program.at_terminal("their-words", "--all")
    program.at_terminal("done", "1")
    assert only_record(journal)["steps"][0]["done"]
    (path,) = kept_files(journal)
    path.write_bytes(path.read_bytes().replace(b"the stairs", b"the doors"))
    assert "was changed since" in program.at_terminal("their-words", "1", "x", code=1).out


def test_what_came_of_it_can_be_typed(program: Program, journal: Path) -> None:
    """At a terminal it is asked; Enter leaves it as it is; without anybody there, how to say it is said."""
    program("write", "One.", "--their-words", STAIRS)
    program.at_terminal("their-words", "last", typed=["It was the lift."])
    assert kept(journal)[0]["outcome"] == "It was the lift."
    program.at_terminal("their-words", "last", typed=[""], code=1)
    assert kept(journal)[0]["outcome"] == "It was the lift."
    assert 'their-words 2 "' in program("their-words", "last", code=2).err


def test_of_a_private_entry_only_the_day_is_listed(program: Program, journal: Path) -> None:
    """In every list and message; `show` and `search --private` are for its writer."""
    program("write", "--private", "Words.", "--their-words", "CANARY / CANARY", "-d", "3 May")
    program("write", "More.", "--their-words", "CANARY2", "--private")
    seen = [
        program(*command, code=None)
        for command in (
            ["their-words"], ["their-words", "--all"], ["their-words", "--json"], ["list"], ["review"],
            ["review", "--json"], ["themes"], ["export", "markdown"], ["search", "CANARY"],
            ["their-words", "last", "CANARY came of it"],
        )
    ]  # fmt: skip
    assert [said for said in seen if "CANARY" in said.out + said.err.replace("“CANARY”", "")] == []
    assert "CANARY" in program("show", "last").out
    assert len(program("search", "CANARY2", "--private", "--json").json) == 1


def test_they_are_masked_searched_and_exported(program: Program) -> None:
    """A name in any field of theirs is seen; masked, it does not leave."""
    program("write", "Words.", "--their-words", "Mrs Begum asked about the stairs.")
    program("their-words", "last", "Mrs Begum said it was the lift.")
    assert len(program("search", "stairs", "--json").json) == 1
    assert len(program("search", "lift", "--json").json) == 1
    assert "Begum asked about the stairs" in program("export", "markdown").out
    masked = program("export", "markdown", "--mask").out
    assert "Begum" not in masked
    assert "asked about the stairs" in masked
    assert "1 June 2026" not in masked.split("Written out on")[1].partition("\n")[2]
    assert "their words" in program("look-over", "last").out


@pytest.mark.parametrize("form", ["markdown", "html", "text", "json", "csv"])
def test_every_format_has_them_and_masks_them(program: Program, home: Path, form: str) -> None:
    """Words, how they are known and what came of it; masked, no name and only the month."""
    program("write", "Words.", "--their-words", "Mrs Begum asked about the stairs. / signed")
    program("their-words", "last", "Mrs Begum said it was the lift.")
    for mask in ([], ["--mask"]):
        file = home / f"out-{len(mask)}"
        program("export", form, *mask, "-o", str(file))
        text = file.read_text("utf-8")
        for words in ("asked about the stairs", "signed", "said it was the lift"):
            assert words in text
        assert ("Begum" in text) is not bool(mask)


def test_in_review_they_stand_without_a_count(program: Program, home: Path) -> None:
    """On the screen, where there are any; never on a page for somebody else."""
    program("write", "-t", "power", "Words.")
    assert "What people told you" not in program("review").out
    program("write", "-t", "power", "Words.", "--their-words", STAIRS)
    said = program("review").out
    assert f"What people told you:\n  {STAIRS}" in said
    assert program("review", "--json").json["their_words"][0]["text"] == STAIRS
    page = home / "page.html"
    program("review", "--page", str(page))
    assert "stairs" not in page.read_text("utf-8")


def test_nothing_kept_so_far_is_said(program: Program) -> None:
    """With how to begin; with all asked about, that too."""
    assert "--their-words" in program("their-words").out
    program("write", "Words.", "--their-words", STAIRS)
    program("their-words", "last", "The lift.")
    assert "--all shows it" in program("their-words").out


def test_a_mistyped_label_and_a_resumed_answer_keep_them(program: Program, journal: Path) -> None:
    """No wrong label costs a word of what people said."""
    program("write", "Words.", "--their-words", STAIRS, "-d", "nonsense", code=1)
    (draft,) = journal.glob("drafts/*.toml")
    assert STAIRS in draft.read_text("utf-8")
    program.at_terminal("write", "--resume", typed=["More.", ".", ""])
    assert [said["text"] for said in kept(journal)] == [STAIRS]
