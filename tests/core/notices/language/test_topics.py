"""Topics of lessons, titles of books, and words the writer objects to are left alone."""

import pytest

from core.labelled_words import found


@pytest.mark.parametrize(
    "text",
    [
        "drug seeking behaviour slide in the training was rotten",
        "attention seeking slide needs to go",
        "the hard to reach label is still on the form",
        "A lecture on disguised compliance, and tea after it.",
        "Training day on illegal immigrants at ten.",
    ],
)
def test_the_topic_of_a_lesson_is_left_alone(text: str) -> None:
    """A slide, a policy or a lecture is about the words, and not the writer's own."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "psycho on the telly, the old one",
        "con artist in the news again",
        "mardy bum on the jukebox",
        "savages, the play",
    ],
)
def test_what_is_on_the_air_is_left_alone(text: str) -> None:
    """A film, a song or a piece of news is not somebody in the room."""
    assert found(text) == []


def test_whoever_shouts_at_the_telly_is_in_the_room() -> None:
    """“At the telly” is where somebody is, “on the telly” what is shown."""
    assert found("schizo in bed 4 shouting at the telly") == ["schizo"]


@pytest.mark.parametrize(
    "text",
    [
        "Feral by George Monbiot on the staff room shelf",
        "The Underclass and the City, by J. Pratt and Amina Said",
        "junkie by burroughs left in the waiting room",
        "reading the tramp by ali noor on the bus",
    ],
)
def test_the_title_of_a_book_is_left_alone(text: str) -> None:
    """By its capitals and its author's, or at the start of a note."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "colleague said frequent flyer, i said he has a name",
        "she asked why intentionally homeless was stamped on it, and I read her the law",
        "do not visit alone is what they told me, and I asked why, and nobody knew",
        "The report calls him feral; I objected.",
        "school says lazy, he says he cannot see the board",
        "they call it the bed blocker meeting, i have asked them to rename it",
        "manager wrote bed blocker on the board and we changed it",
        "the email had drug seeking in it, asked her to change it",
        "student asked why we say bed blocker",
        "her words not mine: lost cause",
        "not my words: lost cause",
        "lost cause, his words not mine",
        "frequent flyer, horrible phrase",
        "addict in recovery is what he calls himself",
        "the leaflet still says wheelchair bound, emailed comms",
        "the sign says no beggars",
    ],
)
def test_words_that_the_writer_objects_to_are_left_alone(text: str) -> None:
    """Somebody else's words with an objection behind, or a question why they are said."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colleague said frequent flyer, and laughed", ["frequent flyer"]),
        ("frequent flyer, i said he could wait", ["frequent flyer"]),
        ("frequent flyer in the training room again", ["frequent flyer"]),
        ("Feral, by all accounts", ["Feral"]),
        ("Feral by Friday", ["Feral"]),
        ("junkie by the bins in the rain", ["junkie"]),
    ],
)
def test_without_an_objection_or_an_author_they_are_pointed_out(text: str, words: list[str]) -> None:
    """Each half of the sign alone is not enough."""
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "ive been a right nutter this week",
        "im a hoarder when it comes to pens",
        "felt like a lost cause today",
        "me being manipulative again, with biscuits",
        "Mum says shes proud to be an addict in recovery.",
    ],
)
def test_the_writer_may_call_themselves_anything(text: str) -> None:
    """Without an apostrophe and without a subject too."""
    assert found(text) == []
