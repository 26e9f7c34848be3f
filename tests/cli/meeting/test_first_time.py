"""The first time with a person: four plain questions; then one page, or what each must send the other."""

from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides, words_on
from equityjournal.core.sharing.tick_list import SINCE_LAST_TALK
from program import Program
from store_reading import companions_of


def page_of(home: Path) -> str:
    """The one page in a home."""
    (page,) = home.glob("page-for-two-*.html")
    return page.read_text("utf-8")


def test_side_by_side_is_one_command_one_page_no_file_and_no_keys(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was ticked is on the page, below it eight lines to write on; nothing else of the journal is.

    What neutral words stand for is said beforehand.
    """
    monkeypatch.chdir(home)
    monkeypatch.setenv("LINES", "200")
    program("write", "-t", "power", "-f", "hopeful", "--setting", "CANARY hall", "Priya Nair decided.")
    program("write", "-t", "humility", "CANARY unticked.")
    program("write", "-t", "humility", "--private", "CANARY private.")
    said = program.at_terminal("with", "Sunita", typed=["me", "paper", "no", "yes", "1 2 3 5", "yes"]).out
    assert "CANARY private" not in said
    assert said.index("1 thing was replaced.\n  Priya Nair (") < said.index("This is all that stands on it")
    page = page_of(home)
    for words in ("hopeful", "Power dynamics", "decided.", "For a talk with Sunita"):
        assert words in page
    assert "Priya" not in page
    assert "CANARY" not in page
    assert page.split('id="to-write"')[1].count('<p class="room"') == 8
    assert not [path for path in home.rglob("*") if path.suffix in (".age", ".txt")]
    assert not list(home.rglob("equityjournal-sharing/keys"))


def test_a_name_of_two_words_is_quoted_in_the_command_that_brings_more(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list has so many entries since the talk; the others are brought by a command that can be typed as it stands."""
    monkeypatch.chdir(home)
    program.at_terminal("with", "Bronwen Rees", typed=["me", "paper", "no", "yes", "", "no"])
    program("with", "Bronwen Rees", "--agreed", "Slower visits.")
    for n in range(SINCE_LAST_TALK + 1):
        program("write", f"Visit {n} took an hour.")
    said = program.at_terminal("with", "Bronwen Rees", typed=["paper", "", "no", ""]).out
    assert "1 more entry is new since you talked: `equityjournal with 'Bronwen Rees' --bring ID`" in words_on(
        said
    )


def test_a_no_to_the_sentence_on_danger_keeps_nothing(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On paper, and where the other writes; the next time it is asked anew."""
    monkeypatch.chdir(home)
    for brings, how in (("me", "paper"), ("they", "paper"), ("they", "files")):
        said = program.at_terminal("with", "Bronwen", typed=[brings, how, "no", "no"]).out
        assert "Talk about it first" in words_on(said)
    assert program("with").out.startswith("You meet nobody here yet.")


def test_a_slip_at_the_first_questions_is_mended_by_stopping_and_beginning_again(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing came of it yet, both questions are asked anew, and a coach on paper is told of files."""
    monkeypatch.chdir(home)
    first = program.at_terminal("with", "Bronwen", typed=["they", "paper", "no", "yes", ""]).out
    assert "`equityjournal with Bronwen --meet files`" in words_on(first)
    program("with", "Bronwen", "--stop", "--yes")
    refused = program("with", "Bronwen", "--meet", "files", code=2).err
    assert refused == "You stopped meeting Bronwen. `equityjournal with Bronwen` begins again.\n"
    program.at_terminal("with", "Bronwen", typed=["yes", "me", "paper", "no", "yes", "", "no"])
    (known,) = companions_of(home)
    assert (known.role, known.meets, known.ended) == ("coach", "page", None)
    assert "meet by files" in words_on(program("with", "Bronwen", "--meet", "files").out)
    assert "meet on paper" in words_on(program("with", "Bronwen", "--meet", "paper").out)


def test_a_manager_is_asked_about_once_and_again_after_a_year(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year later the answer may be another, and is kept."""
    monkeypatch.chdir(home)
    program.at_terminal("with", "Bronwen", typed=["me", "paper", "yes", "yes", "", "no"])
    program.clock.pass_days(300)
    assert "manage you" not in program.at_terminal("with", "Bronwen").out
    program.clock.pass_days(100)
    assert "Does Bronwen manage you" in program.at_terminal("with", "Bronwen", typed=["no"]).out
    (known,) = companions_of(home)
    assert (known.manages, known.asked.isoformat()) == (False, "2027-07-06")


def test_nobody_to_ask_nothing_is_begun(program: Program) -> None:
    """A script is told that questions come first."""
    assert "asks short questions" in program("with", "Bronwen", code=1).err


def test_a_wrong_answer_is_asked_for_again_and_leaving_keeps_nothing(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each of the questions."""
    monkeypatch.chdir(home)
    typed = ["both", "me", "moon", "paper", "maybe", "no", "^C"]
    said = program.at_terminal("with", "Bronwen", typed=typed, code=130).out
    assert "Type me or they." in said
    assert said.count("Type paper or files.") == 1
    assert said.count("Type yes or no.") == 1
    assert companions_of(home) == []


@pytest.mark.parametrize(("who", "how"), [("m", "f"), ("1", "2"), ("ME.", "Files")])
def test_short_answers_will_do_and_a_name_is_asked_for_until_it_can_be_used(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch, who: str, how: str
) -> None:
    """First letters and numbers; an empty name, one of spaces and one too long end nothing."""
    monkeypatch.chdir(home)
    typed = [who, how, "", "   ", "x" * 5000, "Amara"]
    said = words_on(program.at_terminal("with", "Bronwen", typed=typed).out)
    assert said.count("That name cannot be used") == 3
    assert "type ej with Amara, and mail me the file" in said


def test_over_files_the_writer_is_told_what_to_mail(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time, until an invitation came; the name is asked once, and keys are made without a word."""
    monkeypatch.chdir(home)
    said = program.at_terminal("with", "Bronwen", typed=["me", "files", "Amara"]).out
    assert "type ej with Amara, and mail me the file" in words_on(said)
    again = program.at_terminal("with", "Bronwen").out
    assert "call you" not in again
    assert "ej with Amara" in words_on(again)
    assert list(home.rglob("equityjournal-sharing/keys/1/card.toml"))


def test_how_two_people_meet_can_change(both: BothSides) -> None:
    """From files to a page, and back."""
    both.run(both.amara, "with", "Bronwen", "--meet", "page")
    assert "bring" not in both.at(both.amara, "with", "Bronwen").out
    both.run(both.amara, "with", "Bronwen", "--meet", "files")
    assert "bring" in both.at(both.amara, "with", "Bronwen").out
    assert "--meet page" in both.run(both.amara, "with", "Bronwen", "--meet", "moon", code=2).err


def test_who_manages_whom_can_be_changed_at_any_time(both: BothSides) -> None:
    """A supervisor may become a manager; from then on no feelings go."""
    both.run(both.amara, "with", "Bronwen", "--along", "feelings", "--manages")
    both.write("Words.", "power", feelings=["torn"])
    assert "With:" not in both.amara_brings("Words.")
    both.run(both.amara, "with", "Bronwen", "--does-not-manage")
    assert "With: feelings." in both.amara_brings("Words.")


@pytest.mark.parametrize(
    "typed",
    [
        "mentor", "send", "mail", "reply", "meet", "trust bronwen.card", "unshare", "take-back 1", "share",
        "share with Bronwen", "share last", "supervisor",
    ],
)  # fmt: skip
def test_words_that_people_try_lead_here(program: Program, typed: str) -> None:
    """Whatever was meant by them, the answer names the command."""
    said = program(*typed.split(), code=None)
    assert said.code == 2
    assert "`equityjournal with Bronwen" in said.err


def test_where_a_file_lies_is_said_in_full(both: BothSides) -> None:
    """Somebody who opened a terminal does not know which folder that is."""
    assert both.amara.home
    entry = both.write("Words.", "power")
    said = both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes").out
    assert f"Mail {both.amara.home / 'for-bronwen.txt'} to" in said
    again = both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes").out
    assert f"Mail {both.amara.home / 'for-bronwen-2.txt'} to" in again
    card = both.run(both.amara, "keys", "show", "-o", "my.card").err
    assert str(both.amara.home / "my.card") in card


def test_two_of_a_name_are_told_apart(both: BothSides) -> None:
    """A part of a name that fits two is refused with both."""
    both.at(both.amara, "with", "Brona Quinn", typed=["me", "files"])
    assert "Brona Quinn or Bronwen" in both.run(both.amara, "with", "bro", code=1).err


@pytest.mark.parametrize("slip", ["Bronwn", "Bronwne", "Brownen", "Bromwen"])
def test_a_slip_in_a_known_name_begins_nobody_new(both: BothSides, slip: str) -> None:
    """It is asked about; a no goes on to the questions of a first time, and a name unlike it is not asked about."""
    said = words_on(both.at(both.amara, "with", slip, typed=["yes", ""]).out)
    assert "You meet Bronwen here. Is that who you mean?" in said
    assert "You have not noted a talk yet." in said
    said = both.at(both.amara, "with", slip, typed=["no", "^C"], code=None).out
    assert "Who brings what they wrote?" in said
    assert "who you mean" not in both.at(both.amara, "with", "Sunita", typed=["^C"], code=None).out


def test_somebody_not_met_yet_is_begun_with_by_the_command_that_is_named(program: Program) -> None:
    """As `share`, the coach's list and every option of `with` say."""
    program("write", "-t", "power", "Words.")
    for line in (("share", "last", "--with", "Mary Ann", "--yes"), ("with", "Mary Ann", "--stop")):
        assert "`equityjournal with 'Mary Ann'` begins." in program(*line, code=1).err


@pytest.mark.parametrize("typed", ["no", "None", "nothing", "n"])
def test_a_no_ticks_nothing(both: BothSides, typed: str) -> None:
    """As Enter does."""
    both.write("Words.", "power")
    said = both.at(both.amara, "with", "Bronwen", typed=["bring", typed, ""]).out
    assert "Nothing was ticked, so nothing was made." in said
