"""What is new is what was not seen yet, in whatever order letters and talks came."""

from pathlib import Path

from cli.meeting.both_sides import BothSides, words_on


def bronwen_seals(both: BothSides) -> Path:
    """Bronwen seals what waits; the file on its way."""
    both.run(both.bronwen, "with", "Amara", "--send", "--yes")
    return both.carry("for-amara.txt", both.bronwen, both.amara)


def test_words_that_came_after_a_talk_are_new_though_older(both: BothSides) -> None:
    """A reply and a question lie in Downloads while the two talk; opened afterwards they are on the screen."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Who knew?")
    asked = both.run(both.bronwen, "with", "Amara", "--ask", "Who was not there?")
    assert asked.out.endswith("It waits for `equityjournal with Amara --send`.\n")
    came = bronwen_seals(both)
    both.at(both.amara, "with", "Bronwen", "--agreed", "Slower.")
    said = words_on(both.at(both.amara, "open", str(came), typed=["read", ""]).out)
    assert "Bronwen wrote on 1, “The lift stood still.”: Who knew?" in said
    assert "Bronwen asks: Who was not there?" in said
    assert "Nothing new came" not in said


def test_words_stay_new_until_the_next_talk_is_noted(both: BothSides) -> None:
    """Then the agreement of that talk comes first, and the words are where they belong."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.run(both.bronwen, "with", "Amara", "--ask", "Who was not there?")
    both.at(both.amara, "open", str(bronwen_seals(both)))
    assert "Who was not there?" in words_on(both.run(both.amara, "with", "Bronwen").out)
    both.at(both.amara, "with", "Bronwen", "--agreed", "Slower.")
    assert "Who was not there?" not in words_on(both.run(both.amara, "with", "Bronwen").out)


def test_entries_that_nobody_read_are_new_whatever_was_noted(both: BothSides) -> None:
    """A talk noted before the file was opened, or before its entries were read, does not make them read."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.at(both.bronwen, "with", "Amara", "--agreed", "Slower.")
    assert "New: 1:" in words_on(both.run(both.bronwen, "with", "Amara").out)
    both.at(both.bronwen, "with", "Amara", "--read", "1")
    assert "New: nothing. Read before: 1." in words_on(both.run(both.bronwen, "with", "Amara").out)


def test_one_entry_read_of_two_leaves_the_other_new(both: BothSides) -> None:
    """Nothing is called read before it was on the screen."""
    both.write("The lift stood still.", "power")
    both.write("The chairs were back.", "humility")
    both.amara_brings("The lift", "The chairs")
    said = words_on(both.at(both.bronwen, "with", "Amara", typed=["read 1", ""]).out)
    assert "Read before" not in said
    assert "Read before" not in words_on(both.run(both.bronwen, "with", "Amara").out)
    both.at(both.bronwen, "with", "Amara", typed=["read", ""])
    assert "Read before: 1 and 2." in words_on(both.run(both.bronwen, "with", "Amara").out)


def test_what_came_of_a_small_thing_is_said_in_its_words_on_both_sides(both: BothSides) -> None:
    """Not by a number, which nobody has before them."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.run(both.bronwen, "with", "Amara", "--who", "Amara: ask the third mother")
    both.at(both.amara, "open", str(bronwen_seals(both)))
    both.at(both.amara, "with", "Bronwen", typed=["agreed", "kept", "", "", "", "", ""])
    n = both.number_of("small thing noted together")
    preview = words_on(both.at(both.amara, "with", "Bronwen", typed=["bring", n, "yes", ""]).out)
    assert "What came of it Amara: ask the third mother: kept on 1 June 2026." in preview
    said = words_on(both.open_at_bronwens())
    assert "what came of small things. Amara: ask the third mother (kept on 1 June 2026)" in said


def test_a_reply_that_crossed_a_request_to_remove_is_read_all_the_same(both: BothSides) -> None:
    """It is on an entry that Bronwen is asked to remove, so it has words and no number."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Who knew?")
    said = words_on(both.at(both.amara, "open", str(bronwen_seals(both)), typed=["read", ""]).out)
    assert "Bronwen wrote on “The lift stood still.”: Who knew?" in said
    assert "Nothing new came" not in said
    assert both.run(both.amara, "with", "Bronwen", "--json").json["new"] == [{"n": None, "text": "Who knew?"}]
