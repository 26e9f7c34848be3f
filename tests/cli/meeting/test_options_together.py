"""Options of `with`: those that go together are all followed, and the others are refused; none is passed over."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides, words_on
from equityjournal.cli.meeting.asked import ALONE, BELONGING, EITHER, refuse_unless_together
from many import some
from program import Program

VALUES = {
    "--bring": "last", "--read": "1", "--reply": "1", "--questions": None, "--ask": "Who asked?",
    "--agreed": "Slower visits.", "--who": "Amara: ring Yusuf", "--next": "The lift.", "--learnt": "I hurry.",
    "--date": "2026-05-30", "--along": "steps", "--meet": "files", "--manages": None, "--send": None,
    "--paper": None, "--take-back": "1", "--remove": "2026-06-01", "--stop": None, "--leave": None,
    "--anew": None, "--stolen": None, "--output": "made.html", "--yes": None, "--json": None,
}  # fmt: skip
WORDS = ("--ask", "--agreed", "--who", "--next", "--learnt")
ALONE_WITH_SOMETHING = {
    "--take-back": {"--output", "--yes"}, "--remove": {"--yes"}, "--stop": {"--output", "--yes"},
    "--leave": {"--yes"}, "--anew": {"--output"}, "--stolen": set(), "--json": set(),
}  # fmt: skip
SAYING_MORE = {
    "--date": {"--agreed", "--who", "--next", "--learnt"},
    "--output": {"--bring", "--send", "--paper", "--take-back", "--stop", "--anew"},
}


def go_together(first: str, other: str) -> bool:
    """Whether both can be followed, by the sets above."""
    ways = ((first, other), (other, first))
    for one_of_them, beside in ways:
        if one_of_them in SAYING_MORE:
            return beside in SAYING_MORE[one_of_them]
    for one_of_them, beside in ways:
        if one_of_them == "--yes":  # it may stand where nothing is asked
            return "--yes" in ALONE_WITH_SOMETHING.get(beside, {"--yes"})
        if one_of_them in ALONE_WITH_SOMETHING and beside != "--yes":
            return False
    return {first, other} != {"--send", "--paper"}


PAIRS = list(combinations(VALUES, 2))
APART = [pair for pair in PAIRS if not go_together(*pair)]


def typed(*options: str) -> list[str]:
    """Options with their values, as typed."""
    words = [word for option in options for word in (option, VALUES[option]) if word]
    return [*words, "Thank", "you."] if "--reply" in options else words


def all_files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_option_is_in_this_test_and_the_table_names_no_other(program: Program) -> None:
    """An option added later is tried with all others."""
    offered = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", program("with", "--help").out, re.MULTILINE)
    assert set(offered) - {"--help"} == set(VALUES)
    table = {*ALONE, *EITHER, *BELONGING, *(name for names in BELONGING.values() for name in names)}
    assert table <= set(VALUES)


def test_options_that_do_not_go_together_are_refused_by_name_and_cost_no_words(both: BothSides) -> None:
    """Each pair, on the writer's side and without a journal opened: exit code 2, and nothing is changed."""
    assert both.amara.home
    both.write("The lift stood still.", "power")
    before = all_files(both.amara.home)
    for first, other in APART:
        said = both.run(both.amara, "with", "Bronwen", *typed(first, other), code=2)
        assert first in said.err, (first, other)
        assert other in said.err, (first, other)
        assert said.out == "", (first, other)
        for option in {first, other} & set(WORDS):
            assert str(VALUES[option]) in said.err
        if "--reply" in (first, other):
            assert "Thank you." in said.err
    assert all_files(both.amara.home) == before


def test_all_other_pairs_are_taken() -> None:
    """No pair that can be followed is refused."""
    for pair in set(PAIRS) - set(APART):
        refuse_unless_together(pair)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ["--json", "--agreed"],
            "--json and --agreed do not go together, so nothing was done: type the command once for each.",
        ),
        (["--date", "--stop"], "--date goes with --agreed, --who, --next or --learnt, not with --stop."),
        (
            ["--date"],
            "--date goes with --agreed, --who, --next or --learnt: add one of these, or leave it out.",
        ),
        (
            ["--leave"],
            "--leave stops for all who share with you, and takes no name. For one: `equityjournal with Bronwen "
            "--stop`.",
        ),
    ],
)
def test_a_refusal_says_what_is_in_the_way(both: BothSides, options: list[str], sentence: str) -> None:
    """Two options, an option without those it belongs to, or an option that takes no name."""
    said = both.run(both.amara, "with", "Bronwen", *typed(*options), code=2).err
    assert sentence in said


def test_three_options_are_looked_at_in_pairs(both: BothSides) -> None:
    """What belongs to one of two does not hide that the two are apart."""
    said = both.run(
        both.amara, "with", "Bronwen", *typed("--date", "--agreed", "--stop"), "--yes", code=2
    ).err
    assert "--stop and --agreed do not go together" in said
    assert "Slower visits." in said


@pytest.mark.parametrize("line", [["--manages", "--does-not-manage"], ["--does-not-manage", "--manages"]])
def test_opposites_are_refused(both: BothSides, line: list[str]) -> None:
    """The last does not win without a word."""
    said = both.run(both.amara, "with", "Bronwen", *line, code=2).err
    assert said == "--manages and --does-not-manage are opposites; choose either.\n"
    refused = both.run(both.amara, "with", "Bronwen", "--does-not-manage", "--json", code=2).err
    assert "--json and --does-not-manage do not go together" in refused


def test_all_that_a_writer_asks_for_in_a_line_is_done(both: BothSides) -> None:
    """Settings, a talk of another day, a reading, and a letter in the named file."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    entry = both.write("The kettle boiled over.")
    options = ["--read", "--agreed", "--who", "--next", "--learnt", "--date", "--along", "--meet", "--manages",
               "--send"]  # fmt: skip
    line = [*typed(*options), "--bring", entry, "--yes", "--output", "made.txt"]
    said = both.run(both.amara, "with", "Bronwen", *line).out
    told = both.run(both.amara, "with", "Bronwen", "--json").json
    assert told["last_time"] == {
        "day": "2026-05-30",
        "by": "",
        "keep": "Slower visits.",
        "doing": [{"who": "Amara", "text": "ring Yusuf", "done": None, "dropped": None}],
        "next": "The lift.",
    }
    assert (told["manages"], told["has"]) == (True, 2)
    assert "I hurry." in both.run(both.amara, "discussed").out
    assert said.startswith("Remembered: you and Bronwen meet ")
    assert "1, “The lift stood still.”" in said
    assert both.amara.home
    assert (both.amara.home / "made.txt").exists()


def test_all_that_a_coach_asks_for_in_a_line_is_done(both: BothSides) -> None:
    """A reading, questions, a reply, a talk, a setting, and a letter with it all."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    options = [
        "--read",
        "--questions",
        "--ask",
        "--agreed",
        "--date",
        "--manages",
        "--send",
        "--yes",
        "--output",
    ]
    said = both.run(both.bronwen, "with", "Amara", *typed("--reply", *options)).out
    read, _, letter = said.partition("This is all that Amara will read:")
    assert "Remembered: you manage Amara, or have a say in their job." in words_on(read)
    assert "The lift stood still." in read
    assert "Questions for Amara" in read
    for sent in ("Thank you.", "Who asked?", "Slower visits.", "30 May 2026"):
        assert sent in letter
    assert both.bronwen.home
    assert (both.bronwen.home / "made.html").exists()


def test_number_zero_and_blank_words_are_options_too(both: BothSides) -> None:
    """They are refused, rather than taken for a look at the screen."""
    assert "You shared no number 0" in both.run(both.amara, "with", "Bronwen", "--read", "0", code=1).err
    assert "Nothing was typed" in both.run(both.amara, "with", "Bronwen", "--agreed", " ", code=1).err


def test_a_file_for_an_end_that_needs_none_is_not_passed_over(both: BothSides) -> None:
    """Nothing was shared, so there is nothing to ask back."""
    said = both.run(both.amara, "with", "Bronwen", *typed("--stop", "--yes", "--output")).out
    assert said.startswith(
        "There is nothing to tell Bronwen, so no file is made.\nYou have stopped meeting Bronwen."
    )


def test_a_writer_makes_no_invitation_in_a_file(both: BothSides) -> None:
    """The coach does; the file is not passed over."""
    said = both.run(both.amara, "with", "Bronwen", *typed("--anew", "--output"), code=2).err
    assert said == "Bronwen makes the invitation, so no file is made here.\n"


@pytest.mark.parametrize("words", [["-"], []])
def test_an_empty_pipe_is_no_reply_and_its_dash_is_not_printed_again(
    both: BothSides, words: list[str]
) -> None:
    """The dash stands for the pipe; words that came through it are printed again."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    assert both.bronwen.home
    line = ["with", "Amara", "--reply", "1", *words]
    assert both.bronwen(*line, code=1).err == "There is no text in that, so nothing was made.\n"
    apart = both.bronwen(*line[:4], "--json", *words, piped="Thank you.\n", code=2).err
    assert "--json and --reply do not go together" in apart
    assert "Thank you." in apart


REFUSED_TO_A_WRITER = [
    ["--bring", "nowhere"], ["--read", "9"], ["--who", "me: ring Yusuf"], ["--next", "The lift.", "--date", "never"],
    ["--along", "nonsense"], ["--meet", "somehow"], ["--send", "--output", "there"],
]  # fmt: skip
REFUSED_TO_A_COACH = [
    ["--read", "9"], ["--reply", "9", "Words."], ["--ask", " "], ["--who", "ring Yusuf"],
    ["--learnt", "A lot.", "--date", "never"], ["--meet", "somehow"], ["--paper", "--output", "there"],
]  # fmt: skip
OF_A_WRITER = ["--bring", "--read", "--agreed", "--along", "--meet", "--manages", "--send", "--paper"]
OF_A_COACH = [
    "--read",
    "--reply",
    "--questions",
    "--ask",
    "--agreed",
    "--meet",
    "--manages",
    "--send",
    "--paper",
]


def lines_refused(refused: list[list[str]], others: list[str]) -> list[tuple[list[str], str]]:
    """Each refused part of a line with each other option that may stand beside it."""
    pairs = [(words, other) for words in refused for other in others if other not in words]
    return [pair for pair in pairs if all(go_together(word, pair[1]) for word in pair[0] if word in VALUES)]


@pytest.mark.many
def test_a_line_that_is_refused_did_nothing_of_what_stood_beside_the_reason(both: BothSides) -> None:
    """Whatever the pair and their order: nothing is printed but the refusal and the words, and nothing is changed."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    sides = (
        (both.amara, "Bronwen", REFUSED_TO_A_WRITER, OF_A_WRITER),
        (both.bronwen, "Amara", REFUSED_TO_A_COACH, OF_A_COACH),
    )
    for who, name, refused, others in sides:
        assert who.home
        (who.home / "there").write_text("a file of before")
        both.run(who, "with", name)
        before = all_files(who.home)
        for words, other in some(lines_refused(refused, others), most=24):
            said = both.run(who, "with", name, *words, "--yes", *typed(other), code=None)
            assert said.code in (1, 2), (words, other, said)
            assert said.out == "", (words, other)
            assert all_files(who.home) == before, (words, other)


def test_a_word_with_several_numbers_does_nothing_unless_all_of_them_are_there(both: BothSides) -> None:
    """Below the screen too: of two numbers to ask back or to read, the wrong one is seen first."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    said = both.at(both.amara, "with", "Bronwen", typed=["back 1 9", "read 1 9", ""]).out
    assert said.count("You shared no number 9 with Bronwen. There are: 1.") == 2
    assert "Seal this" not in said
    assert "1, “" not in said


def test_numbers_that_a_word_does_not_take_are_not_passed_over(both: BothSides) -> None:
    """A reply goes to one entry; a page takes no number."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    said = both.at(both.bronwen, "with", "Amara", typed=["reply 1 2", "paper 1", ""]).out
    assert "After reply goes a number alone, such as reply 2." in said
    assert "After paper goes nothing more: it asks for the rest." in said


def test_numbers_asked_back_together_go_in_one_letter(both: BothSides) -> None:
    """One file, and the coach is asked once."""
    for words in ("The lift stood still.", "The kettle boiled over."):
        both.write(words)
        both.amara_brings(words.split(".")[0])
    said = both.at(both.amara, "with", "Bronwen", typed=["back 1 2", "yes", ""]).out
    assert said.count("Mail ") == 1
    assert both.open_at_bronwens().count("Remove it? Type yes;") == 1


def test_a_first_line_of_options_is_noted_with_somebody_who_is_known_from_then_on(both: BothSides) -> None:
    """A talk noted at the first command is on the next screen."""
    first = both.at(both.amara, "with", "Sunita", "--agreed", "Slower visits.", typed=["me", "paper"]).out
    assert "Noted." in first
    assert "Keep: Slower visits." in both.run(both.amara, "with", "Sunita").out


def test_a_blank_question_is_refused(both: BothSides) -> None:
    """It would have been kept, and then sealed by no letter."""
    assert "There is no text in that" in both.run(both.bronwen, "with", "Amara", "--ask", " ", code=1).err


def test_what_is_remembered_is_said(both: BothSides) -> None:
    """Who manages whom, on either side; and what goes along, which feelings never do to a manager."""

    def said(who: Program, *options: str) -> str:
        return words_on(both.run(who, "with", "Bronwen" if who is both.amara else "Amara", *options).out)

    assert said(both.amara, "--does-not-manage").startswith("Remembered: Bronwen does not manage you")
    assert said(both.amara, "--along", "feelings,steps").startswith("Remembered. With: feelings and small")
    assert said(both.amara, "--along", "none") == "Remembered. Nothing goes along."
    assert said(both.amara, "--manages").startswith("Remembered: Bronwen manages you")
    assert "No feelings go to Bronwen, who manages you." in said(both.amara, "--along", "feelings")
    assert said(both.bronwen, "--does-not-manage").startswith("Remembered: you do not manage Amara")
