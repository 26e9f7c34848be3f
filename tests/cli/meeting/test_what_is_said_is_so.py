"""What a screen says of a letter, of an alarm, of closed keys and of a coach who stops is so, and leads on."""

import shutil
from pathlib import Path

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone


@pytest.fixture(autouse=True)
def entry(line: Telephone) -> None:
    """One entry of Amara's, who is not paired yet."""
    line.amara("write", "-t", "power", "Words for the coach.")


def test_a_coach_who_stops_asks_nothing_back_of_the_writer(line: Telephone) -> None:
    """The writer reads that she stopped, and is not told of anything asked back or not found; nor is the coach."""
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["y", "bring", "2", "yes", ""])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open", typed=["", "y", "stop", "yes"])
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=["bring", "2", "yes", ""]))
    assert "Bronwen has 1 entry of yours" not in said
    assert "Bronwen has stopped, and removed what you shared" in said
    listed = words_on(line.at(line.amara, "with", "Bronwen", typed=["bring", "", ""]))
    assert "Bronwen has it since" not in listed
    assert "back," not in listed
    assert "asks back" not in said
    assert "not found" not in said


def test_under_closed_keys_the_way_on_is_named(line: Telephone) -> None:
    """Not the command that was just typed."""
    line.pair()
    line.at(line.amara, "keys", "stolen")
    said = words_on(line.at(line.amara, "with", "Bronwen", typed=["bring", ""]))
    assert said.count("`equityjournal with Bronwen --anew` pairs you anew.") == 2
    assert "begins" not in said
    assert "What do you bring?" not in said, "nothing is ticked in vain"


def test_an_answer_with_nothing_in_it_is_no_word_that_a_letter_came(line: Telephone) -> None:
    """The coach sent none; later on, a letter with nothing else is that word."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    said = words_on(line.at(line.bronwen, "open", typed=["y", ""]))
    assert "From Amara: nothing to read." in said
    assert "your letter came" not in said
    line.run(line.bronwen, "with", "Amara", "--send", "--yes")
    line.mail(line.bronwen, line.amara)
    assert "From Bronwen: word that your letter came." in line.at(line.amara, "open", typed=["y", ""])


def test_a_letter_of_new_keys_is_said_to_be_that_alone(line: Telephone) -> None:
    """It brings nothing to read, and is no word that anything came."""
    line.pair()
    said = words_on(line.at(line.amara, "keys", "new", "--replace", "--name", "Amara"))
    two = said.partition("read these two words: ")[2].split()[:2]
    line.mail(line.amara, line.bronwen)
    opened = words_on(line.at(line.bronwen, "open", typed=[" ".join(two), ""]))
    assert "They fit. Amara's new keys are kept." in opened
    assert "nothing to read" not in opened


def test_a_coach_who_stopped_and_writes_again_is_not_said_to_have_stopped(line: Telephone) -> None:
    """Begun again under the same keys, her next letter says otherwise, and the entry sent then is with her."""
    line.pair()
    line.at(line.bronwen, "with", "Amara", typed=["y", "stop", "yes"])
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=["y", "bring", "2", "yes", ""]))
    assert "Bronwen has stopped" in said
    line.mail(line.amara, line.bronwen)
    typed = ["yes", "questions", "1", "", "", "yes"]
    line.at(line.bronwen, "with", "Amara", typed=typed)
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=["", ""]))
    assert "Bronwen has 1 entry of yours" in said
    assert "has stopped" not in said


def test_a_letter_to_a_coach_who_stopped_is_not_taken_in_without_a_yes(line: Telephone) -> None:
    """It says that she stopped, and keeps nothing; it is asked about once, and again when its file is named."""
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["y", "bring", "2", "yes", ""])
    line.at(line.bronwen, "with", "Amara", typed=["y", "stop", "yes"])
    letter = line.mail(line.amara, line.bronwen)
    assert "was not opened: you stopped meeting Amara" in words_on(line.run(line.bronwen, "open", code=1))
    said = words_on(line.at(line.bronwen, "open", typed=["no"]))
    assert "You stopped meeting Amara on 1 June 2026. Begin again?" in said
    assert "Words for the coach." not in said
    assert "Begin again?" not in words_on(line.at(line.bronwen, "open", typed=[]))
    assert "Words for the coach." in words_on(
        line.at(line.bronwen, "open", str(letter), typed=["yes", "", ""])
    )


def test_a_writer_who_stopped_is_shown_no_meeting_unasked(line: Telephone) -> None:
    """What came of the request is said all the same."""
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["y", "bring", "2", "yes", ""])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open", typed=["", "y", ""])
    line.at(line.amara, "with", "Bronwen", typed=["stop", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open", typed=["yes", ""])
    line.run(line.bronwen, "with", "Amara", "--send", "--yes")
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=[]))
    assert "Bronwen removed what you sealed on 1 June 2026" in said
    assert said.endswith("`equityjournal with Bronwen` shows it.")
    again = words_on(line.at(line.amara, "with", "Bronwen", typed=["no"]))
    assert "You stopped meeting Bronwen on 1 June 2026. Begin again?" in again


def test_two_answers_leave_open_which_of_them_was_read(line: Telephone, tmp_path: Path) -> None:
    """Whoever heard the words may have been first: the coach is told so, and whom to tell."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    assert line.amara.home
    shutil.copytree(line.amara.home, tmp_path / "before")
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open", typed=[""])
    shutil.rmtree(line.amara.home)
    shutil.copytree(tmp_path / "before", line.amara.home)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    second = line.mail(line.amara, line.bronwen)
    said = words_on(line.at(line.bronwen, "open", str(second), code=1))
    assert "One is somebody else's, perhaps the one you read. Tell Amara." in said
    assert "`equityjournal with Amara --anew`" in said


def test_a_coach_put_back_from_a_backup_is_asked_about_before_anybody_is_suspected(
    line: Telephone, tmp_path: Path
) -> None:
    """Her numbers go back with it, and one is used twice: the alarm names the plain causes first."""
    line.pair()
    assert line.bronwen.home
    shutil.copytree(line.bronwen.home, tmp_path / "yesterday")
    for question in ("First?", "Second?"):
        line.run(line.bronwen, "with", "Amara", "--ask", question)
        line.run(line.bronwen, "with", "Amara", "--send", "--yes")
        line.mail(line.bronwen, line.amara)
        said = words_on(line.at(line.amara, "open", typed=["", ""], code=None))
        shutil.rmtree(line.bronwen.home)
        shutil.copytree(tmp_path / "yesterday", line.bronwen.home)
    assert "Ask Bronwen: was a backup put back, or are there two machines?" in said
    assert "`equityjournal with Bronwen --anew`" in said


def test_keys_replaced_between_invitation_and_answer_make_the_invitation_void(line: Telephone) -> None:
    """Else the coach's letters would come under keys that the writer never checked, and never open."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"])
    line.at(line.bronwen, "keys", "new", "--replace", "--name", "Bronwen")
    line.mail(line.amara, line.bronwen)
    said = words_on(line.at(line.bronwen, "open", code=1))
    assert "void, older than 14 days, or made with former keys" in said
    assert "Words for the coach." not in said
    line.invite()
    line.mail(line.bronwen, line.amara)
    assert "They fit" in line.at(line.amara, "open", typed=[line.words, "yes", "2", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open", typed=["", "y", "questions", "1", "", "", "yes"])
    line.mail(line.bronwen, line.amara)
    assert "From Bronwen: 1 question." in line.at(line.amara, "open", typed=["y", ""])


def test_a_letter_that_has_not_come_is_named_before_the_next_is_read(line: Telephone) -> None:
    """Where reading leads on to the meeting, its screen is not shown."""
    line.pair()
    for _ in range(2):
        line.at(line.amara, "with", "Bronwen", typed=["", "bring", "2", "yes", ""])
    first, second = line.letters(line.amara)[::-1]
    first.unlink()
    said = words_on(line.at(line.bronwen, "open", str(second), typed=["", "", ""]))
    assert "File 2 from Amara has not come. Enter reads it." in said
