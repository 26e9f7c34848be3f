"""Stopping, and a coach who is the one who did the harm: one command, no reason, and nothing brings him in."""

from pathlib import Path

from pyrage import decrypt, x25519

from cli.meeting.both_sides import BothSides, words_on
from cli.meeting.telephone import Telephone
from pairs import keys_of


def test_stopping_takes_one_command_and_gives_no_reason(both: BothSides) -> None:
    """The letter asks for all of it back; whether it is sent is the writer's to say. It is undone by one yes."""
    both.write("Words.", "power")
    both.amara_brings("Words.")
    said = both.at(both.amara, "with", "Bronwen", "--stop", typed=["yes"]).out
    assert "gives no reason" in words_on(said)
    assert "may still lie in your Downloads" in words_on(said)
    assert both.run(both.amara, "with").out.startswith("You meet nobody here yet.")
    letter = both.carry("for-bronwen.txt", both.amara, both.bronwen)
    plain = plain_text(letter, both)
    assert b'"end": true' in plain
    assert b"reason" not in plain
    assert "is removed" in both.at(both.bronwen, "open", str(letter), typed=["yes", "", "yes"]).out
    assert "Bronwen removed what you sealed on 1 June 2026" in words_on(both.open_at_amaras())
    assert "Begin again?" in both.at(both.amara, "with", "Bronwen", typed=["yes", ""]).out
    assert "Bronwen" in both.run(both.amara, "with").out
    both.amara.clock.pass_days(1)
    entry = both.write("New words.", "power")
    refused = both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes", code=1)
    assert "You ended the sharing" in refused.err
    ticked = both.number_of("New words.")
    anew = both.at(both.amara, "with", "Bronwen", typed=["bring", ticked, "yes", "yes", ""]).out
    assert "Share with them anew?" in anew
    both.open_at_bronwens()
    assert "New words." in both.run(both.bronwen, "coach", "Amara").out


def plain_text(letter: Path, both: BothSides) -> bytes:
    """What Bronwen could read in a letter with age alone."""
    data = letter.read_bytes()
    mine = [x25519.Identity.from_str(keys_of(both.bronwen).opening)]
    plain: bytes = decrypt(data[data.index(b"-----BEGIN") :], mine)
    return plain


def test_anything_but_yes_goes_on(both: BothSides) -> None:
    """Nothing is sealed, and nothing changed."""
    both.write("Words.", "power")
    both.amara_brings("Words.")
    assert "Nothing was changed." in both.at(both.amara, "with", "Bronwen", "--stop", typed=["y"]).out
    assert "Bronwen" in both.run(both.amara, "with").out
    assert "nobody is here" in both.run(both.amara, "with", "Bronwen", "--stop", code=1).err
    assert (
        "You meet nobody called “Zofia” here." in both.run(both.amara, "with", "Zofia", "--stop", code=1).err
    )


def test_somebody_known_by_a_card_alone_is_left_without_a_question_more(both: BothSides) -> None:
    """Never having used `with` before."""
    entry = both.write("Words.", "power")
    both.run(both.amara, "share", entry, "--with", "Bronwen", "-o", "s1.age", "--yes")
    said = both.at(both.amara, "with", "Bronwen", "--stop", typed=["yes"]).out
    assert "Four questions" not in said
    assert both.amara.home
    assert (both.amara.home / "for-bronwen.txt").exists()


def test_a_coach_who_leaves_removes_what_she_was_given_and_says_so(both: BothSides) -> None:
    """By a letter of her own; what she noted of talks stays in her own journal."""
    both.write("CANARY words.", "power")
    both.amara_brings("CANARY words.")
    both.at(
        both.bronwen,
        "with",
        "Amara",
        typed=["reply 1", "Thanks.", ".", "agreed", "Slowly.", "", "", "", "yes"],
    )
    both.open_at_amaras()
    said = both.at(both.bronwen, "with", "Amara", typed=["stop", "yes"]).out
    assert "You have stopped meeting Amara." in said
    assert both.bronwen.home
    assert not list(both.bronwen.home.rglob("letters/*/*.age"))
    assert not list(both.bronwen.home.rglob("sent/*/*.age"))
    assert "Slowly." in both.run(both.bronwen, "discussed").out
    assert "Bronwen has stopped" in words_on(both.open_at_amaras())


def test_a_coach_who_was_sent_nothing_makes_no_file(line: Telephone) -> None:
    """A file that was named is said not to be there, for nobody has to be told."""
    line.at(line.bronwen, "with", "Amara", typed=["they", "paper", "no", "yes", ""])
    said = line.run(line.bronwen, "with", "Amara", "--stop", "--yes", "-o", "end.txt")
    assert "There is nothing to tell Amara, so no file is made." in said
    assert "You have stopped meeting Amara." in said
    assert line.bronwen.home
    assert not (line.bronwen.home / "end.txt").exists()


def test_a_coach_leaves_all_at_once(both: BothSides) -> None:
    """A letter for each, after one yes; whoever she shares with herself is left out."""
    both.write("CANARY words.", "power")
    both.amara_brings("CANARY words.")
    assert "nobody is here" in both.run(both.bronwen, "with", "--leave", code=1).err
    kept = both.at(both.bronwen, "with", "--leave", typed=["no"]).out
    assert "Nothing was changed." in kept
    said = both.at(both.bronwen, "with", "--leave", typed=["yes"]).out
    assert "You have stopped meeting Amara." in said
    assert both.bronwen.home
    assert not list(both.bronwen.home.rglob("letters/*/*.age"))
    assert "Bronwen has stopped" in words_on(both.open_at_amaras())
    assert "nobody here who shares with you" in both.run(both.amara, "with", "--leave", "--yes", code=1).err


def everything_of(home: Path) -> dict[str, bytes]:
    """Every byte somebody has, but for the cache."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_where_the_coach_did_the_harm_nothing_brings_him_in(managed: BothSides) -> None:
    """He is on no screen of hers that she did not ask for him by name, and has not a byte more than before."""
    managed.write("Words before.", "power")
    managed.amara_brings("Words before.")
    managed.at(managed.bronwen, "with", "Amara", typed=["read", "questions", "1", "", "", "yes"])
    managed.open_at_amaras()
    assert managed.bronwen.home
    before = everything_of(managed.bronwen.home)
    harmed = [
        managed.run(managed.amara, "write", "--happened-to-me", "He did it again.").out,
        managed.at(
            managed.amara, "write", typed=[":mine", "In front of them.", ".", *[""] * 20], code=None
        ).out,
    ]
    screens = [
        *harmed,
        *(managed.at(managed.amara, *verb.split()).out for verb in ("", "list", "show 1", "themes", "steps", "review", "--help")),
    ]  # fmt: skip
    for screen in screens:
        assert "Bronwen" not in screen.replace("ej with Bronwen", "")
    support = managed.at(managed.amara, "support").out
    assert "union" in support.casefold()
    assert "manager" not in support.casefold().split("union")[0][-200:]
    assert everything_of(managed.bronwen.home) == before
    stopped = managed.at(managed.amara, "with", "Bronwen", "--stop", typed=["yes"]).out
    assert "again" not in stopped
    assert managed.amara.home
    plain = plain_text(managed.amara.home / "for-bronwen.txt", managed)
    assert b"did it" not in plain
    assert b'"end": true' in plain
    assert b'"note"' not in plain


def test_what_is_asked_back_has_a_number_that_the_screen_shows(both: BothSides) -> None:
    """`back` lists what Bronwen has, and takes a number from there."""
    both.write("First words.", "power")
    both.write("Second words.", "power")
    both.amara_brings("First words.")
    both.amara_brings("Second words.")
    listed = both.at(both.amara, "with", "Bronwen", typed=["back", "back 2", "yes", ""]).out
    assert "1: 1 June 2026: Second words." in listed
    assert "2: 1 June 2026: First words." in listed
    letter = str(both.carry("for-bronwen.txt", both.amara, both.bronwen))
    both.at(both.bronwen, "open", letter, typed=["yes", "", "yes"])
    left = both.run(both.bronwen, "coach", "Amara").out
    assert "Second words." in left
    assert "First words." not in left


def test_a_coach_who_cannot_make_the_letter_removes_nothing(both: BothSides) -> None:
    """A file in the way, as keys that do not open, is met first; with another name all of it is done."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    assert both.bronwen.home
    (both.bronwen.home / "there").write_text("a file of before")
    stopping = ("with", "Amara", "--stop", "--yes", "--output")
    assert "is there already" in both.run(both.bronwen, *stopping, "there", code=1).err
    assert "The lift stood still." in both.run(both.bronwen, "with", "Amara", "--read", "1").out
    assert "You have stopped meeting Amara." in both.run(both.bronwen, *stopping, "another").out


def test_a_coach_who_stops_is_heard_by_a_writer_who_stopped_before(both: BothSides) -> None:
    """Without a screen to follow it is said at once; and what was ended is not begun again by `share`."""
    entry = both.write("Words.", "power")
    both.amara_brings("Words.")
    both.run(both.bronwen, "with", "Amara", "--stop", "--yes")
    assert "Stopping asks first" in both.run(both.amara, "with", "Bronwen", "--stop", code=1).err
    both.run(both.amara, "with", "Bronwen", "--stop", "--yes", "-o", "end.txt")
    said = words_on(both.open_at_amaras())
    assert said.startswith("Bronwen has stopped, and removed what you shared: the program there says so.")
    line = ("share", entry, "--with", "Bronwen", "-o", "again.txt", "--yes")
    assert "begins anew" in both.run(both.amara, *line, code=1).err


def test_meetings_ended_with_nothing_shared_are_not_begun_again_by_an_option(both: BothSides) -> None:
    """There was no letter to ask back; the day of the end stands all the same."""
    entry = both.write("Words.", "power")
    both.run(both.amara, "with", "Bronwen", "--stop", "--yes")
    line = ("share", entry, "--with", "Bronwen", "-o", "again.txt", "--yes")
    assert "You ended the sharing with Bronwen on 1 June 2026." in both.run(both.amara, *line, code=1).err
    assert both.amara.home
    assert not (both.amara.home / "again.txt").exists()
