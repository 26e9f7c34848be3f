"""`write --from-paper`: a sheet is typed in by its codes, at a terminal or from a file."""

import re
from datetime import date
from pathlib import Path

import pytest

from cli.kept import only_record
from closed_after import closed_after
from equityjournal.cli.session.opening import session_at
from equityjournal.core.packs.pack import Pack
from packs import SHIPPED
from program import Program


def test_a_sheet_is_typed_in_by_its_codes(program: Program, journal: Path) -> None:
    """The day once, then code by code: the question is shown, the follow-up asked, all kept as one entry."""
    said = program.at_terminal(
        "write", "--from-paper", "--private", "--setting", "panel", "-f", "torn",
        typed=[
            "20 May",
            "who-decided", "They did,", "before we came.", ".", "The panel.", ".",
            "not-knowing", "How she gets home.", ".", ".",
            "",
        ],
    )  # fmt: skip
    assert "How much did your own word weigh in what was decided today?" in said.out
    assert "About Wednesday 20 May 2026." in said.out
    kept = only_record(journal)
    assert (kept["happened"], kept["private"], kept["setting"]) == (date(2026, 5, 20), True, "panel")
    assert [(answer["prompt"], answer["text"]) for answer in kept["answers"]] == [
        ("power/who-decided", "They did,\nbefore we came."),
        ("power/who-decided", "The panel."),
        ("humility/not-knowing", "How she gets home."),
    ]
    assert kept["answers"][1]["question"] == "Who decided in the end?"
    assert kept["pack"] == "relational-equity"
    assert not list(journal.glob("drafts/*"))


def test_two_sheets_are_dated_as_the_paper_was(program: Program, journal: Path) -> None:
    """Typed in on one evening, each entry is about its own day, and its offers count on that day."""
    for day, code in (("17/05/2026", "who-decided"), ("3 May", "not-knowing")):
        program.at_terminal("write", "--from-paper", typed=[day, code, "They did.", ".", ".", "", ""])
    days = [entry["happened"] for entry in program("list", "--json").json]
    assert days == ["2026-05-17", "2026-05-03"]
    session = closed_after(session_at(journal, None))
    offers = session.telling(session.shelf.default(), date(2026, 6, 1)).history.offers
    assert {(offer.prompt, offer.about, offer.passed) for offer in offers} == {
        ("humility/not-knowing", date(2026, 5, 3), False),
        ("power/who-decided", date(2026, 5, 17), False),
    }


def test_a_mistake_while_typing_in_costs_nothing(program: Program, journal: Path) -> None:
    """An unclear day, an unknown code, one that is typed in already and the wrong one are each asked again."""
    said = program.at_terminal(
        "write", "--from-paper",
        typed=[
            "some day", "yesterday",
            "no such code", "own-words", ":pass",
            "who-decided", "They did.", ".", ".",
            "power/who-decided", "not-knowing", ".", ".",
            ".", "",
        ],
    ).out  # fmt: skip
    assert "“some day” is not a day I can read" in said
    assert "There is no prompt called “no such code”" in said
    assert "“power/who-decided” is typed in already." in said
    kept = only_record(journal)
    assert [answer["text"] for answer in kept["answers"]] == ["They did."]
    assert {answer["prompt"] for answer in kept["answers"]} == {"power/who-decided"}


def test_a_sheet_with_nothing_on_it_is_no_entry(program: Program, journal: Path) -> None:
    """A code with nothing below it, and no code at all, leave no entry, and say so."""
    said = program.at_terminal("write", "--from-paper", typed=["today", "who-decided", ".", ".", ""], code=1)
    assert "Nothing was written" in said.out
    program.at_terminal("write", "--from-paper", typed=["today", ""], code=1)
    assert not list(journal.glob("entries/*/*/*"))


def test_the_day_and_a_first_code_can_be_given(program: Program, journal: Path) -> None:
    """--date and --prompt spare two questions; --theme is a tag, as with any text that is given."""
    program.at_terminal(
        "write", "--from-paper", "-d", "2 May", "-p", "who-decided", "-t", "historical",
        typed=["They did.", ".", ".", "", ""],
    )  # fmt: skip
    kept = only_record(journal)
    assert (kept["happened"], kept["themes"]) == (date(2026, 5, 2), ["historical-context"])


def test_with_more_time_another_code_is_asked_for_and_the_day_is_not(program: Program, journal: Path) -> None:
    """--more asks once more, for a code; the day on the paper stays as it was said."""
    said = program.at_terminal(
        "write", "--from-paper", "--more",
        typed=["20 May", "who-decided", "They did.", ".", ".", "", "y", "not-knowing", "Much.", ".", ".", "", "", ""],
    ).out  # fmt: skip
    assert said.count("Which day is on the paper?") == 1
    assert len(only_record(journal)["answers"]) == 2


def test_an_interruption_keeps_every_line_and_the_sheet_is_gone_on_with(
    program: Program, journal: Path
) -> None:
    """Ctrl-C leaves the day and the lines in a draft; going on asks for its follow-up and the next code."""
    said = program.at_terminal(
        "write", "--from-paper", typed=["20 May", "who-decided", "They did,", "^C"], code=130
    )
    assert "kept, unfinished" in said.out
    said = program.at_terminal(
        "write", "--from-paper", "--resume",
        typed=["before we came.", ".", "The panel.", ".", "not-knowing", "Much.", ".", ".", "", ""],
    )  # fmt: skip
    kept = only_record(journal)
    assert kept["happened"] == date(2026, 5, 20)
    assert [one["text"] for one in kept["answers"]] == ["They did,\nbefore we came.", "The panel.", "Much."]
    assert kept["answers"][-1]["prompt"] == "humility/not-knowing"


def test_a_follow_up_that_was_cut_off_is_not_asked_twice(program: Program, journal: Path) -> None:
    """Interrupted in the follow-up, going on takes up that answer and then asks for a code."""
    program.at_terminal(
        "write", "--from-paper", typed=["today", "who-decided", "They did.", ".", "Until", "^C"], code=130
    )
    program.at_terminal("write", "--from-paper", typed=["y", "noon.", ".", "", ""])
    assert [one["text"] for one in only_record(journal)["answers"]] == ["They did.", "Until\nnoon."]


SHEET = """3 May 2026

[power/who-decided]

The panel did,
  before we came in.
 [in her words]

[Power/Who-Decided]
Until noon.
[humility/not-knowing]
"""


def test_a_volunteer_can_type_a_sheet_elsewhere(program: Program, journal: Path) -> None:
    """Codes in square brackets with the answers below; the same code again answers its follow-up."""
    program("write", "--from-paper", "--private", "-t", "historical", piped=SHEET)
    kept = only_record(journal)
    assert (kept["happened"], kept["private"], kept["themes"]) == (
        date(2026, 5, 3),
        True,
        ["historical-context"],
    )
    first, second = kept["answers"]
    assert first["text"] == "The panel did,\n  before we came in.\n [in her words]"
    assert second["question"] == "Who decided in the end?"
    assert {answer["prompt"] for answer in kept["answers"]} == {"power/who-decided"}
    for sheet in ("[power/who-decided]\nThey did.", "3 May\n[power/who-decided]\nThey did."):
        program("write", "--from-paper", "-d", "4 May", piped=sheet)
    days = [entry["happened"] for entry in program("list", "--json").json]
    assert days == ["2026-05-04", "2026-05-04", "2026-05-03"], (
        "a day on the command line goes before the sheet's"
    )


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("today\n[power/who-decidid]\nThey did.", "Line 2: there is no code “power/who-decidid”. Did you mean power/who-decided"),
        ("today\n[power/who-decided]\nIt was\n[illegible]\nagain", "Line 4: there is no code “illegible”."),
        ("today\n[qqq]\nx", "Line 2: there is no code “qqq”. If that line belongs to an answer, begin it with a space."),
        ("today\nThey did.", "Line 2: there is no code above it."),
        ("some day\n[power/who-decided]\nx", "“some day” is not a day I can read."),
        ("[power/who-decided]\nThey did.", "Which day is on the paper?"),
        ("today\n[power/who-decided]\n\n", "There is no answer below a code"),
        ("today\n" + "[power/who-decided]\nx\n" * 3, "Line 6: “power/who-decided” was there already."),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_taken_is_kept_as_it_came(
    program: Program, journal: Path, sheet: str, said: str
) -> None:
    """One sentence with the line, nothing guessed and no entry made; the text is in a file that is named."""
    refused = program("write", "--from-paper", piped=sheet, code=1)
    assert said in refused.err
    (kept,) = journal.glob("drafts/*.txt")
    assert str(kept) in refused.err
    assert kept.read_text("utf-8") == sheet.removesuffix("\n")
    assert not list(journal.glob("entries/*/*/*"))
    program("write", "--from-paper", piped="today\n[power/who-decided]\nThey did.")


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_every_code_can_be_typed_in_again(program: Program, pack: Pack) -> None:
    """A sheet with an answer to each question of a pack, and to each follow-up, comes back whole."""
    blocks = [
        (prompt.cited, question, f"Answer {number} to {question}")
        for number, prompt in enumerate(pack.prompts)
        for question in (prompt.text, prompt.deeper)
        if question
    ]
    sheet = "today\n" + "".join(f"[{code}]\n{text}\n\n" for code, _, text in blocks)
    saved = program("write", "--from-paper", "--json", piped=sheet).json
    answers = program("show", saved["id"], "--json").json["answers"]
    assert [(one["prompt"], one["question"], one["text"]) for one in answers] == blocks


def test_every_code_can_be_typed_at_a_terminal(program: Program) -> None:
    """Each printed code means one question and no other."""
    for pack in SHIPPED:
        codes = [prompt.cited for prompt in pack.prompts]
        typed = [line for code in codes for line in (code, ":pass")]
        said = program.at_terminal("write", "--from-paper", typed=["today", *typed, ""], code=1).out
        assert re.findall(r"^(\S+/\S+):$", said, re.M) == codes
