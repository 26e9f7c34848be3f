"""The words to type at a meeting: each says what it does, and what waits can be taken out again."""

import re

import pytest

from cli.meeting.both_sides import BothSides, words_on


def offered(screen: str) -> list[str]:
    """The words that a screen offered first."""
    (first, *_) = re.findall(r"Type a word: (.*?)\. Enter leaves\.", words_on(screen))
    return re.findall(r"\w+", first.replace(" or ", " "))


@pytest.fixture
def brought(both: BothSides) -> BothSides:
    """Bronwen has an entry of Amara's, and something waits for the next letter of each."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    for who, other in ((both.amara, "Bronwen"), (both.bronwen, "Amara")):
        both.at(who, "with", other, "--agreed", "Slower.")
    return both


@pytest.mark.parametrize("typed", ["?", "help", "h", "Help"])
@pytest.mark.parametrize("side", ["amara", "bronwen"])
def test_every_word_that_is_offered_is_explained_on_request(
    brought: BothSides, side: str, typed: str
) -> None:
    """A line for each, on either side, and nothing happens."""
    who, other = (brought.amara, "Bronwen") if side == "amara" else (brought.bronwen, "Amara")
    said = brought.at(who, "with", other, typed=[typed, "", "", "no"]).out
    explained = re.findall(r"^  (\w+): \w+", said.split(f"> {typed}\n", 1)[1], re.MULTILINE)
    assert explained[: len(offered(said))] == offered(said)
    assert "waiting" in offered(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("print it", "That is none of the words. Type ? to see what each does."),
        ("back two", "After back goes a number alone, such as back 2."),
        ("read number 1", "After read goes a number alone, such as read 2."),
        ("agreed slower visits", "After agreed goes nothing more: it asks for the rest."),
        ("stop please", "After stop goes nothing more: it asks for the rest."),
    ],
)
def test_a_word_that_is_not_understood_says_why(brought: BothSides, typed: str, said: str) -> None:
    """What was wrong is named: the word, or what stands behind it."""
    assert said in words_on(brought.at(brought.amara, "with", "Bronwen", typed=[typed, ""]).out)


def test_a_coach_takes_out_what_waits_and_the_rest_goes(brought: BothSides) -> None:
    """A reply, a question and an agreement each can be taken out; the others stay as they were."""
    for asked in ("Who knew?", "Who was not there?"):
        brought.run(brought.bronwen, "with", "Amara", "--ask", asked)
    brought.run(brought.bronwen, "with", "Amara", "--reply", "1", "A slip.")
    brought.run(brought.bronwen, "with", "Amara", "--reply", "1", "What then?")
    typed = ["waiting", "1 3 5", "", "no"]
    said = brought.at(brought.bronwen, "with", "Amara", typed=typed).out
    assert "1: on 1, “The lift stood still.”: A slip." in said
    assert "3: question: Who knew?" in said
    assert "here too: Slower." in words_on(said)
    assert "Taken out; nobody is told." in said
    preview = said.split("This is all that Amara will read:")[1]
    assert "What then?" in preview
    assert "Who was not there?" in preview
    for gone in ("A slip.", "Who knew?", "Slower."):
        assert gone not in preview
    assert "then the word waiting, takes out what is not to go." in words_on(preview)
    assert "Slower" not in brought.run(brought.bronwen, "with", "Amara").out


def test_a_writer_takes_out_an_agreement_before_it_goes(brought: BothSides) -> None:
    """Enter takes out nothing; once all is out, the word is offered no more."""
    said = brought.at(brought.amara, "with", "Bronwen", typed=["waiting", "", "waiting", "1", ""]).out
    assert "All of it waits." in said
    last = said.split("Taken out; nobody is told.")[1]
    assert "waiting" not in offered(last)
    assert "Not sent yet" not in brought.run(brought.amara, "with", "Bronwen").out


def test_ctrl_c_leaves_a_meeting_at_once_and_what_waits_goes_on_waiting(brought: BothSides) -> None:
    """Enter leaves it too, and shows what would be sealed first; an interruption asks nothing more."""
    said = words_on(brought.at(brought.bronwen, "with", "Amara", typed=["^C"]).out)
    assert said.endswith("It waits for `equityjournal with Amara --send`.")
    assert "This is all that Amara will read" not in said
    assert "Slower." in brought.at(brought.bronwen, "with", "Amara", typed=["", "no"]).out


def test_the_outcome_of_a_small_thing_is_noted_though_no_talk_is(both: BothSides) -> None:
    """It is said so; a small thing with no name before it is asked for once more."""
    both.run(both.amara, "with", "Bronwen", "--who", "Amara: ask about the lift")
    said = words_on(both.at(both.amara, "with", "Bronwen", typed=["agreed", "kept", *[""] * 5]).out)
    assert "Noted." in said
    assert "nothing was noted" not in said
    assert "kept on 1 June 2026" in both.run(both.amara, "with", "Bronwen").out
    typed = ["agreed", "", "I: ring her", "Amara: ring her", *[""] * 4]
    said = words_on(both.at(both.amara, "with", "Bronwen", typed=typed).out)
    assert said.count("Who does what small thing?") == 2
