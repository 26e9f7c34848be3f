"""Letters left unread are offered again, and those of a stranger can go once the two paired anew."""

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from outside import outside

FIRST = ("no", "yes")
"""Answers on managing and on danger, asked the first time."""


def answer_with_an_entry(line: Telephone, *answers: str, anew: bool = False) -> None:
    """Bronwen invites, and Amara answers with an entry; it is in Bronwen's Downloads."""
    line.invite(*(["--anew"] if anew else []))
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, *answers, "2", "yes"])
    line.mail(line.amara, line.bronwen)


def answer_anew_after_an_alarm(line: Telephone) -> None:
    """An entry came, the two words were not the same, and Amara answers a new invitation."""
    line.amara("write", "-t", "power", "The door.")
    line.ask()
    answer_with_an_entry(line, *FIRST)
    line.at(line.bronwen, "open")
    line.at(line.bronwen, "with", "Amara", typed=["n", ""])
    answer_with_an_entry(line, anew=True)


def test_what_was_left_unread_is_offered_by_the_next_open(line: Telephone) -> None:
    """Once read, nothing is new; a program that asks is told so in any case."""
    line.amara("write", "-t", "power", "The door.")
    line.ask()
    answer_with_an_entry(line, *FIRST)
    assert "Enter reads it." in line.at(line.bronwen, "open")
    assert "Nothing new for you" in line.run(line.bronwen, "open")
    said = line.at(line.bronwen, "open", typed=["", "", ""])
    assert "The door." in said
    assert "What Amara shared before was not read yet." in said
    assert "Nothing new for you" in line.at(line.bronwen, "open")


def test_after_an_alarm_what_came_before_can_be_removed_on_pairing_anew(line: Telephone) -> None:
    """It may be a stranger's; without a yes, a command says how it goes."""
    answer_anew_after_an_alarm(line)
    said = words_on(line.at(line.bronwen, "open", typed=["yes"]))
    assert "What came before you paired anew may be somebody else's, and not Amara's." in said
    assert "It is removed." in said
    assert len(line.bronwen("coach", "Amara", "--json").json) == 1


def test_without_a_yes_what_came_before_an_alarm_stays_and_a_command_removes_it(line: Telephone) -> None:
    """Two answers came: the day is named on which the first did."""
    answer_anew_after_an_alarm(line)
    said = words_on(line.run(line.bronwen, "open"))
    assert "`equityjournal with Amara --remove 2026-" in said
    assert len(line.bronwen("coach", "Amara", "--json").json) == 2


def test_an_alarm_before_anything_came_asks_nothing_on_pairing_anew(line: Telephone) -> None:
    """Nothing that came is in doubt."""
    line.pair()
    line.amara("write", "-t", "power", "The door.")
    line.at(line.bronwen, "with", "Amara", typed=["n", ""])
    answer_with_an_entry(line, anew=True)
    assert "somebody else's" not in words_on(line.at(line.bronwen, "open"))


def test_new_keys_are_called_as_those_before(line: Telephone) -> None:
    """Their name is not asked for again."""
    line.pair()
    line.at(line.bronwen, "keys", "new", "--replace")
    assert line.bronwen("keys", "--json").json["keys"]["name"] == "Bronwen"


def test_why_it_is_asked_again_is_said(line: Telephone) -> None:
    """After an answer that is none, and after a no that keeps nothing."""
    said = words_on(line.at(line.amara, "with", "Bronwen", typed=["both", "me", "paper", "no", "no"]))
    assert "That is none of them. Type me or they." in said
    assert "Nothing was kept: `equityjournal with Bronwen` asks all of it anew." in said


def test_the_help_of_with_fits_a_narrow_window() -> None:
    """Forty columns, as on a telephone."""
    assert max(map(len, outside("with", "--help", COLUMNS="40").stdout.splitlines())) <= 40


def test_the_dots_of_a_page_are_named_before_it_is_made(line: Telephone) -> None:
    """Where themes were ticked: they are drawn as well."""
    line.amara("write", "-t", "power", "The door.")
    said = words_on(line.at(line.amara, "with", "Bronwen", typed=["me", "paper", "no", "yes", "1", "no"]))
    assert "This is all that stands on it, with dots for the themes, above eight empty lines:" in said
