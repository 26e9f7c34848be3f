"""Meeting after meeting over files: one command and one file each, and what is new on a screen of 24 lines."""

import pytest

from cli.meeting.both_sides import BothSides, words_on

LINES, WORDS = 24, "Type a word:"


def test_each_later_meeting_is_one_command_and_one_file_each(both: BothSides) -> None:
    """Opening what came leads on to the meeting: reading, a reply, what was agreed; then the next thing to bring."""
    both.write("What happened in month 1.", "power")
    both.at(both.amara, "with", "Bronwen", typed=["bring", both.number_of("month 1."), "yes", ""])
    for number in (1, 2):
        both.commands.clear()
        letter = str(both.carry("for-bronwen.txt", both.amara, both.bronwen))
        replied = ["", "reply 1", f"My reply {number}.", "."]
        agreed = [
            "agreed",
            *["kept"] * (number > 1),
            f"Keep {number}.",
            f"Amara: try {number}",
            "",
            f"Begin {number}.",
            "",
        ]
        told = [*[""] * (number > 1), "yes"]
        both.at(both.bronwen, "open", letter, typed=[*replied, *agreed, *told])
        both.amara.clock.pass_days(28)
        both.write(f"What happened in month {number + 1}.", "power")
        back = str(both.carry("for-amara.txt", both.bronwen, both.amara))
        listed = both.number_of(f"month {number + 1}.")
        screen = both.at(both.amara, "open", back, typed=["bring", listed, "yes", ""]).out
        assert (
            f"  Keep: Keep {number}.\n  Amara: try {number} (open)\n  To begin with: Begin {number}."
            in screen
        )
        assert f"Bronwen wrote on 1, “What happened in month …”: My reply {number}." in words_on(screen)
        assert both.commands == ["bronwen", "amara"]
    for home in (both.amara.home, both.bronwen.home):
        assert home
        left = [path.name for path in home.glob("*.txt") if not path.name.startswith("came-")]
        assert left == (["for-bronwen.txt"] if home is both.amara.home else [])


def first_screen(said: str) -> list[str]:
    """The lines before the first typed word."""
    return said.split("\n> ", 1)[0].splitlines()


def test_after_ten_shares_the_coachs_first_screen_shows_what_is_new_within_24_lines(
    both: BothSides, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Newest first, in a wide window and a narrow one; what was read before is read again only by its number."""
    for number in range(1, 11):
        both.amara.clock.pass_days(28)
        entry = both.write(
            f"What happened in month {number}, at some length, so that it would not fit.", "power"
        )
        both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes")
        both.open_at_bronwens()
        if number == 8:
            both.at(both.bronwen, "with", "Amara", typed=["read"])
    monkeypatch.setenv("LINES", str(LINES))
    for columns in (80, 40):
        screen = first_screen(both.at(both.bronwen, "with", "Amara", columns=columns).out)
        assert len(screen) <= LINES
        assert all(len(line) <= columns for line in screen)
        text = words_on("\n".join(screen))
        assert text.index("1: March 2027. What happened in month") < text.index(
            "2: February 2027. What happened"
        )
        assert "Read before: 3 to 10." in text
        assert "month 8" not in text
        assert "Keeps coming back: Power dynamics" in text
    read = both.at(both.bronwen, "with", "Amara", typed=["read 3", "read"]).out
    assert "What happened in month 8" in read.split("> read 3")[1].split("> read")[0]
    assert "month 8" not in read.split("> read\n")[1]


def test_no_id_is_on_the_coachs_side(both: BothSides) -> None:
    """Not on any screen of hers, on paper, or in what she seals; the numbers are the writer's own too."""
    ids = [both.write(f"Words {number}.", "power") for number in range(3)]
    both.amara_brings("Words 1", "Words 2")
    said = both.at(
        both.bronwen, "with", "Amara", typed=["read", "reply 2", "Thank you.", ".", "paper", "", "yes"]
    ).out
    said += both.run(both.bronwen, "coach", "Amara").out
    assert both.bronwen.home
    (page,) = both.bronwen.home.glob("*.html")
    for text in (said, page.read_text("utf-8")):
        assert "Words" in text
        assert not [entry for entry in ids if entry[-6:] in text]
    both.open_at_amaras()
    there = both.at(both.amara, "with", "Bronwen", typed=["read 2"]).out
    assert "2, “Words 1.”" in there
    assert "Thank you." in there
    assert "On 2, “Words 1.”\n  Thank you." in said


def test_a_wish_ends_with_the_talk(both: BothSides) -> None:
    """What she wanted to be asked about stands on both screens until a talk is noted, and on neither after it."""
    both.write("Words.", "power")
    both.amara_brings("Structural", "Words")
    wish = "Structural inequities"
    assert wish in both.at(both.bronwen, "with", "Amara").out
    assert "You asked to be asked about: " + wish in both.at(both.amara, "with", "Bronwen").out
    drafted = both.at(
        both.bronwen, "with", "Amara", typed=["questions", "", "", "agreed", "Slowly.", "", "", "", "yes"]
    ).out
    assert drafted.count("\n  2: ") >= 1
    both.open_at_amaras()
    for who, other in ((both.bronwen, "Amara"), (both.amara, "Bronwen")):
        assert wish not in both.at(who, "with", other).out


def test_what_the_coach_wrote_and_asked_stands_on_her_screen(both: BothSides) -> None:
    """She comes to the hour and knows what she wrote; sealed at rest, and gone with what it was about."""
    both.write("Words.", "power")
    both.amara_brings("Words")
    both.at(
        both.bronwen,
        "with",
        "Amara",
        typed=["read", "reply", "CANARY of hers.", ".", "questions", "1", "Why now?", "", "yes"],
    )
    screen = both.at(both.bronwen, "with", "Amara").out
    assert "You wrote on 1 June 2026: CANARY of hers. (and 2 more)" in words_on(screen)
    assert both.bronwen.home
    kept = [path for path in both.bronwen.home.rglob("*") if path.is_file()]
    assert not [path for path in kept if b"CANARY" in path.read_bytes()]
    both.open_at_amaras()
    amaras = both.at(both.amara, "with", "Bronwen", typed=["read"]).out
    assert "CANARY of hers." in amaras
    assert "Why now?" in amaras


def test_no_question_comes_twice_and_there_are_four_at_most(both: BothSides) -> None:
    """Over three meetings in which the first two are sent."""
    seen: list[str] = []
    for number in range(3):
        both.amara.clock.pass_days(28)
        both.write(f"Words {number}.", "power")
        both.amara_brings("to be asked about", f"Words {number}.")
        said = both.at(both.bronwen, "with", "Amara", typed=["questions", "1 2", "", "", "yes"]).out
        block = said.split("Which go to Amara beforehand? Numbers; Enter for none.\n")[1].split("\n>")[0]
        asked = [words_on(part)[3:] for part in block.split("\n  ") if part.strip()[:1].isdigit()]
        assert 3 <= len(asked) <= 4
        assert not set(asked) & set(seen)
        seen += asked[:2]
        both.open_at_amaras()


def test_a_coachs_question_is_on_no_other_screen(both: BothSides) -> None:
    """Neither by the bare program, nor by `write`; it is opened without a terminal and named as one."""
    both.write("Words.", "power")
    both.amara_brings("Words")
    both.at(both.bronwen, "with", "Amara", typed=["questions", "", "CANARY question?", "", "yes"])
    said = both.run(both.amara, "open", str(both.carry("for-amara.txt", both.bronwen, both.amara))).out
    said += both.at(both.amara).out + both.at(both.amara, "write", typed=[":stop"]).out
    assert "1 question" in said
    assert "CANARY" not in said
    assert "CANARY" in both.at(both.amara, "with", "Bronwen").out


def test_without_a_terminal_the_screen_is_printed_and_that_is_all(both: BothSides) -> None:
    """A script can look, and each word has an option."""
    entry = both.write("Words.", "power")
    assert both.run(both.amara, "with", "bron").out == "Bronwen. You have not noted a talk yet.\n"
    both.run(both.amara, "with", "Bronwen", "--bring", entry, "--yes")
    file = both.carry("for-bronwen.txt", both.amara, both.bronwen)
    both.run(both.bronwen, "open", str(file))
    assert "1: June 2026. Words." in both.run(both.bronwen, "with", "Amara").out
    assert "Words." in both.run(both.bronwen, "with", "Amara", "--read", "1").out
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Thank you.", "--ask", "And now?", "--agreed", "Slowly.",
             "--who", "Amara: ask", "--next", "The lift.")  # fmt: skip
    both.run(both.bronwen, "with", "Amara", "--send", "--yes")
    both.run(both.amara, "open", str(both.carry("for-amara.txt", both.bronwen, both.amara)))
    screen = both.run(both.amara, "with", "Bronwen").out
    for words in (
        "Bronwen wrote on 1, “Words.”: Thank you.",
        "Bronwen asks: And now?",
        "Keep: Slowly.",
        "Amara: ask (open)",
    ):
        assert words in screen
    assert both.run(both.amara, "with").out == "Bronwen. You last talked on 1 June 2026.\n"


def test_words_of_the_others_part_are_refused_and_printed_again(both: BothSides) -> None:
    """So is a number there is not, and a letter that is there already; no word is lost."""
    for who, other, option in (
        (both.amara, "Bronwen", ("--ask", "CANARY words")),
        (both.bronwen, "Amara", ("--bring", "last", "--agreed", "CANARY words")),
        (both.bronwen, "Amara", ("--reply", "9", "CANARY words")),
    ):
        assert who.home
        both_said = who("with", other, *option, code=None)
        assert both_said.code in (1, 2)
        assert "CANARY words" in both_said.err
