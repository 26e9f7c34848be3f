"""Forged invitations deny nothing for longer than they lie there, and are told apart from the true one."""

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from cli.pairing.forged_invitations import card_in, forged, put
from equityjournal.store.sharing.keyring import new_keys


@pytest.mark.parametrize("year", [2025, 2027, 2099])
def test_an_invitation_of_another_day_does_not_hide_the_true_one(line: Telephone, year: int) -> None:
    """Under the coach's own card, which is no secret: the true one is asked about, and fits."""
    line.ask()
    line.invite()
    true = line.mail(line.bronwen, line.amara)
    put(line.amara, "forged.txt", forged(card_in(true), year))
    said = line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    assert "They fit" in said
    assert len(line.letters(line.amara)) == 1


def test_a_refused_invitation_does_not_hide_a_later_one(line: Telephone) -> None:
    """Refused for good, it is passed over, whatever its day; by a wrong clock all of them may be ahead."""
    line.ask()
    line.invite()
    true = line.mail(line.bronwen, line.amara)
    put(line.amara, "forged.txt", forged(card_in(true), 2099))
    true.unlink()
    refused = line.at(line.amara, "open", typed=[line.words] * 3, code=1)
    assert "not the one Bronwen made" in words_on(refused)
    line.invite("--anew")
    line.mail(line.bronwen, line.amara)
    assert "They fit" in line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])


def test_a_file_sent_by_mistake_is_not_asked_about_once_a_later_one_was_answered(line: Telephone) -> None:
    """The first was void before it was mailed, and lies in Downloads for good; by its name it is still asked about."""
    line.ask()
    line.invite()
    first = line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[""])
    first = first.rename(first.with_name("first.txt"))
    assert "An earlier file for Amara is void, and not the one to mail." in words_on(line.invite("--anew"))
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    assert "Nothing new for you" in line.at(line.amara, "open")
    assert "type the four words" in line.at(line.amara, "open", str(first), typed=[""])


def test_an_answered_invitation_is_passed_over_after_new_keys(line: Telephone) -> None:
    """Left in Downloads, it is not named each time that something is looked for."""
    line.pair()
    line.at(line.amara, "keys", "new", "--replace", "--name", "Amara")
    said = line.at(line.amara, "open")
    assert "You answered this invitation" not in said


def test_two_invitations_of_one_name_under_different_keys_are_told_apart_aloud(line: Telephone) -> None:
    """Before any words are typed; nothing is kept or sealed when they are left."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    put(line.amara, "swapped.txt", forged(new_keys("Br\u043enwen").card, 2026))
    said = words_on(line.at(line.amara, "open", typed=[]))
    assert said.startswith("Several files say they are from")
    assert "type no words: ask for a new one" in said
    assert line.letters(line.amara) == []


def test_an_answer_under_the_coachs_own_name_is_said_to_be_so(line: Telephone) -> None:
    """A writer who calls herself as the coach does is not told apart from her by the name."""
    line.at(line.amara, "with", "Bronwen", typed=["me", "files", "Bronwen"])
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    assert "It is called as you are." in words_on(line.at(line.bronwen, "open", typed=[]))
