"""What the two agree on sharing: one text, from the second meeting on, the same on both sides after a yes of both."""

from cli.meeting.both_sides import BothSides, words_on


def text_of(both: BothSides, who: str) -> object:
    """The agreement as somebody's screen has it."""
    program, other = (both.amara, "Bronwen") if who == "amara" else (both.bronwen, "Amara")
    return both.run(program, "with", other, "--json").json["agreement"]


def test_it_comes_at_the_second_meeting_and_is_the_same_for_both_after_a_yes(both: BothSides) -> None:
    """Before a talk nobody is asked; another wording needs a yes of its own."""
    assert "sharing" not in both.at(both.amara, "with", "Bronwen").out
    both.run(both.amara, "with", "Bronwen", "--agreed", "Slowly.")
    screen = both.at(
        both.amara, "with", "Bronwen", typed=["sharing", "To think aloud.", "A year.", "", ""]
    ).out
    assert "Not agreed yet: what the two of you share for." in screen
    both.run(both.amara, "with", "Bronwen", "--send", "--yes")
    came = str(both.carry("for-bronwen.txt", both.amara, both.bronwen))
    asked = both.at(
        both.bronwen,
        "open",
        came,
        typed=["sharing", "no", "To think aloud.", "Two years.", "", "", "yes"],
    ).out
    assert "Do you say yes to it?" in asked
    back = str(both.carry("for-amara.txt", both.bronwen, both.amara))
    both.at(both.amara, "open", back, typed=["sharing", "yes", ""])
    both.run(both.amara, "with", "Bronwen", "--send", "--yes")
    both.run(both.bronwen, "open", str(both.carry("for-bronwen.txt", both.amara, both.bronwen)))
    assert text_of(both, "amara") == text_of(both, "bronwen")
    told = text_of(both, "amara")
    assert isinstance(told, dict)
    assert told["text"] == "To think aloud.\nTwo years."
    assert told["confirmed"]
    assert "Not agreed yet" not in words_on(both.run(both.amara, "with", "Bronwen").out)
