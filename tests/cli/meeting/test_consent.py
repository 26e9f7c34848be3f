"""Consent is what was seen: nothing ticked beforehand, all of it shown, the entry last, and yes typed after."""

import pytest

from cli.meeting.both_sides import BothSides, words_on


def test_nothing_is_ticked_beforehand(both: BothSides) -> None:
    """Enter brings nothing, and then nothing is made."""
    both.write("Words.", "power")
    assert "Nothing was ticked" in both.at(both.amara, "with", "Bronwen", typed=["bring", "", ""]).out
    assert both.amara.home
    assert not list(both.amara.home.glob("*.txt"))


def test_the_entry_is_the_last_thing_before_the_question(both: BothSides) -> None:
    """And on the same screenful, however low the window is."""
    both.write("LAST WORDS.", "power")
    ticked = both.number_of("LAST")
    said = both.at(both.amara, "with", "Bronwen", typed=["bring", ticked, "yes", ""]).out
    before = said.split("Seal this for Bronwen?")[0].rstrip().splitlines()
    assert before[-1].strip() == "LAST WORDS."


def test_it_comes_a_screenful_at_a_time(both: BothSides, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve lines: Enter shows more; leaving there is no yes. Under ACCESSIBLE all of it comes at once."""
    both.write("\n".join(f"Line {number}." for number in range(30)), "power")
    ticked = both.number_of("Line 0")
    monkeypatch.setenv("LINES", "12")
    said = both.at(both.amara, "with", "Bronwen", typed=["bring", ticked, *[""] * 9, "^D"]).out
    for part in said.split("> bring")[1].split("Enter shows more.")[1:-1]:
        assert len(part.splitlines()) <= 12
    assert said.count("Enter shows more.") > 2
    left = both.at(both.amara, "with", "Bronwen", typed=["bring", ticked, "^C", ""]).out
    assert "Seal this" not in left
    assert both.amara.home
    assert not list(both.amara.home.glob("*.txt"))
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert (
        "Enter shows more."
        not in both.at(both.amara, "with", "Bronwen", typed=["bring", ticked, "yes", ""]).out
    )
    assert list(both.amara.home.glob("for-bronwen.txt"))


def test_options_are_remembered_and_said_in_a_line(both: BothSides) -> None:
    """They change by one option, and go along each time until they change."""
    both.write("Words.", "power", feelings=["torn"], setting="Larch Ward")
    both.run(both.amara, "with", "Bronwen", "--along", "feelings, settings")
    said = both.amara_brings("Words.")
    assert "With: feelings and settings." in said
    assert "Feelings: torn" in both.at(both.bronwen, "with", "Amara", typed=["read"]).out
    both.run(both.amara, "with", "Bronwen", "--along", "none")
    both.write("More.", "power")
    assert "With:" not in both.amara_brings("More.")
    assert (
        "There is no “moods” to go along"
        in both.run(both.amara, "with", "Bronwen", "--along", "moods", code=1).err
    )


def test_a_kind_remembered_before_that_never_went_is_passed_over(both: BothSides) -> None:
    """`follows` was taken once and did nothing; the record with it opens, and the screen names what goes."""
    both.write("Words.", "power", feelings=["torn"])
    both.run(both.amara, "with", "Bronwen", "--along", "feelings")
    assert both.amara.home
    (record,) = both.amara.home.rglob("companions/*.toml")
    text = record.read_text("utf-8")
    record.write_text(text.replace('"feelings"', '"feelings", "follows"'), "utf-8")
    assert '"follows"' in record.read_text("utf-8")
    assert "With: feelings." in both.amara_brings("Words.")
    both.run(both.amara, "with", "Bronwen", "--paper", "--bring", "last", "--yes")


def test_what_this_person_has_already_is_said_to_be_so(both: BothSides) -> None:
    """In the list, and again before the yes."""
    both.write("Words.", "power")
    both.amara_brings("Words.")
    both.amara.clock.pass_days(2)
    said = words_on(both.amara_brings("Words."))
    assert "Words. (Bronwen has it since 1 June 2026)" in said
    assert "already, since 1 June 2026." in said


def test_small_things_travel_when_ticked_and_never_by_themselves(both: BothSides) -> None:
    """What came of them is with the other only once it was ticked; Enter sends none, and the list is never ticked."""
    both.write("Words.", "power")
    both.at(
        both.amara, "with", "Bronwen", typed=["agreed", "", "Amara: ask the third mother", "", "", "", ""]
    )
    both.amara_brings("Words.")
    assert "Amara: ask the third mother (open)" in both.at(both.bronwen, "with", "Amara").out
    both.amara.clock.pass_days(3)
    both.at(both.amara, "with", "Bronwen", typed=["agreed", "kept", "Slowly.", "", "", "", ""])
    both.at(both.amara, "with", "Bronwen", typed=["bring", both.number_of("Words."), "yes", ""])
    both.open_at_bronwens()
    mother = '"done": null'
    assert mother in both.run(both.bronwen, "discussed", "--json").out
    both.amara_brings("ask the third mother")
    assert mother not in both.run(both.bronwen, "discussed", "--json").out


def test_steps_of_entries_mention_nobody(both: BothSides) -> None:
    """`done` and `drop` are about the writer alone."""
    both.run(both.amara, "write", "--step", "Ring Priya", "Words.")
    both.amara_brings("Words.")
    said = both.run(both.amara, "done", "last").out + both.run(both.amara, "steps").out
    assert "Bronwen" not in said


@pytest.mark.parametrize("facts", [{"private": True}, {"happened_to_me": True}])
def test_private_entries_and_those_about_harm_are_never_in_the_list(
    both: BothSides, facts: dict[str, bool]
) -> None:
    """A private one goes by no option; one about harm by its own name alone."""
    entry = both.write("CANARY.", "power", **facts)
    said = both.at(both.amara, "with", "Bronwen", typed=["bring", "", ""]).out
    assert "CANARY" not in said
    code = 1 if "private" in facts else 0
    both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes", code=code)
    assert both.amara.home
    assert bool(list(both.amara.home.glob("for-bronwen.txt"))) is not bool(code)


def test_a_manager_gets_no_feelings_no_pattern_and_no_question_that_names_a_person(
    managed: BothSides,
) -> None:
    """Entries and wishes, ticked that day; even where feelings were remembered before."""
    managed.run(managed.amara, "with", "Bronwen", "--along", "feelings")
    for month in range(3):
        managed.amara.clock.pass_days(28)
        managed.write(f"Words {month}.", "power", feelings=["torn"])
        said = managed.amara_brings(f"Words {month}.")
        assert "Bronwen manages you" in said
        assert "With:" not in said
    screen = managed.at(managed.bronwen, "with", "Amara", typed=["read"]).out
    assert "torn" not in screen
    assert "Keeps coming back" not in screen
    listed = managed.at(managed.amara, "with", "Bronwen", typed=["paper", "", "no", ""]).out
    assert "how you have been" not in listed
    assert "themes that came up" not in listed
