"""What a screen says of a letter, of an alarm, of closed keys and of a coach who stops is so, and leads on."""

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
    assert "Bronwen has stopped, and removed what you shared" in said
    assert "asks back" not in said
    assert "not found" not in said


def test_under_closed_keys_the_way_on_is_named(line: Telephone) -> None:
    """Not the command that was just typed."""
    line.pair()
    line.at(line.amara, "keys", "stolen")
    said = words_on(line.at(line.amara, "with", "Bronwen", typed=["bring", ""]))
    assert said.count("`equityjournal with Bronwen --anew` pairs you.") == 2
    assert "begins" not in said
    assert "What do you bring?" not in said, "nothing is ticked in vain"
