"""Two who invite each other: one of the files will do, or each coaches the other, by a name for each way round."""

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone
from equityjournal.store.sharing.companions import Companions
from pairs import place


@pytest.fixture
def crossed(line: Telephone) -> Telephone:
    """Both think that the other brings what they wrote, and both invite; the words are Bronwen's."""
    for who, other in ((line.amara, "Bronwen"), (line.bronwen, "Amara")):
        line.run(who, "write", "The rota was made without us.")
        own = "Amara" if who is line.amara else "Bronwen"
        line.at(who, "with", other, typed=["they", "files", "no", "yes", own, "", ""])
    line.mail(line.bronwen, line.amara)
    return line


def roles(line: Telephone) -> list[tuple[str, str]]:
    """The people whom Amara knows, with their parts."""
    return [(known.name, known.role) for known in Companions(place(line.amara)).all()]


def test_who_brings_after_all_answers_and_the_other_is_one_person(crossed: Telephone) -> None:
    """Who manages whom is asked the right way round; the invitation of her own is void."""
    said = words_on(crossed.at(crossed.amara, "open", typed=["me", crossed.words, "no", "yes", "", "yes"]))
    assert "You invited Bronwen to bring what they wrote" in said
    assert "Does Bronwen manage you" in said
    assert roles(crossed) == [("Bronwen", "coach")]
    (own,) = [path for path in crossed.letters(crossed.amara) if path.name == "for-bronwen.txt"]
    own.unlink()
    crossed.mail(crossed.amara, crossed.bronwen)
    assert "It carries your four words." in crossed.at(crossed.bronwen, "open", typed=[])


def test_whose_invitation_stands_is_not_asked_about_the_other_again(crossed: Telephone) -> None:
    """The file that needs no answer lies in Downloads; she still waits for hers to be answered."""
    said = words_on(crossed.at(crossed.amara, "open", typed=["they"]))
    assert "This one needs no answer; tell Bronwen so." in said
    assert roles(crossed) == [("Bronwen", "writer")]
    assert "Nothing new for you" in crossed.at(crossed.amara, "open")
    assert "waits for Bronwen's file" in words_on(
        crossed.at(crossed.amara, "with", "Bronwen", typed=["", ""])
    )


def test_two_who_coach_each_other_open_what_the_other_wrote_as_either(crossed: Telephone) -> None:
    """Each letter is of the pairing it names, though both are under the same keys."""
    (invitation,) = crossed.letters(crossed.amara)
    typed = ["both", crossed.words, "Bronwen as my coach", "no", "yes", "", "yes"]
    said = crossed.at(crossed.amara, "open", typed=typed)
    assert "so Bronwen has two names here" in words_on(said)
    crossed.at(crossed.amara, "with", "Bronwen", typed=["", ""])
    words = crossed.words
    invitation.rename(invitation.with_name("first.txt"))
    answer = crossed.mail(crossed.amara, crossed.bronwen)
    crossed.at(crossed.bronwen, "open", str(answer), typed=[])
    file = str(invitation.with_name("first.txt"))
    typed = [words, "Amara as my coach", "no", "yes", "2", "yes"]
    assert "so Amara has two names here" in words_on(crossed.at(crossed.bronwen, "open", file, typed=typed))
    crossed.mail(crossed.bronwen, crossed.amara)
    assert "The rota was made" in crossed.at(crossed.amara, "open", typed=[""])
    assert roles(crossed) == [("Bronwen", "writer"), ("Bronwen as my coach", "coach")]
    crossed.run(crossed.amara, "with", "Bronwen", "--reply", "1", "Who made it?", "--send", "--yes")
    crossed.mail(crossed.amara, crossed.bronwen)
    assert "Amara as my coach wrote on 1, “The rota was made" in words_on(crossed.at(crossed.bronwen, "open"))
    assert "The rota was made without us." in crossed.run(crossed.amara, "coach", "Bronwen")
    closed = words_on(crossed.run(crossed.amara, "with", "Bronwen", "--stolen"))
    for name in ("Bronwen", "'Bronwen as my coach'"):
        assert f"`equityjournal with {name} --anew` pairs you anew." in closed


def test_a_coach_who_brings_as_well_asks_for_an_invitation_by_a_second_name(line: Telephone) -> None:
    """By the one name the other meets them already; the refusal to bring says how."""
    line.pair()
    said = words_on(line.run(line.bronwen, "with", "Amara", "--bring", "last", "--yes", code=2))
    assert (
        "For the other way round, meet them by a second name, too: `equityjournal with 'Amara as my coach'`"
        in said
    )
    said = words_on(line.at(line.bronwen, "with", "Amara as my coach", typed=["me", "files"]))
    assert "type ej with 'Bronwen as my mentee', and mail me the file" in said
