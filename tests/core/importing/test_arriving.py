"""An entry from elsewhere becomes an entry of the journal, with nothing added."""

from datetime import UTC, date, datetime

from equityjournal.core.importing.arriving import Arrival, arrived
from equityjournal.core.importing.items import Found
from equityjournal.core.importing.tags import ThemesByName

THEMES = ThemesByName(
    [
        {"power": ("power", "Power dynamics", "decisions"), "humility": ("humility", "Humility", "both")},
        {
            "place": ("place", "Place", "both", "power"),
            "person": ("person", "Person", "same"),
            "p": ("p", "same", ""),
        },
    ]
)
ARRIVAL = Arrival("dayone", "relational-equity", "en-GB", THEMES)
DAY = date(2020, 1, 1)


def test_tags_become_themes_by_a_whole_name_and_labels_otherwise() -> None:
    """The earlier pack wins; a name that two themes of a pack share means neither; a part of a name is a label."""
    found = THEMES.sorted(["Power_Dynamics", "DECISIONS", "both", "same", "pow", " pow ", "", "place"])
    assert found == (["power", "humility", "place"], ["same", "pow"])


def test_words_without_text_or_a_long_title_become_text() -> None:
    """A title that is all there is, or too long for one, stands in the text; blank lines around it go."""
    alone = arrived(Found("1", DAY, " \n ", "Only this"), "2020-01-01-aaaaaa", "A", ARRIVAL)
    long = arrived(Found("1", DAY, "\n\nWords.\r\n \n", "t" * 121), "2020-01-01-aaaaaa", "A", ARRIVAL)
    both = arrived(Found("1", DAY, "Words.", "A\ntitle"), "2020-01-01-aaaaaa", "A", ARRIVAL)
    assert alone
    assert long
    assert both
    assert (alone.title, alone.answers[0].text) == ("", "Only this")
    assert (long.title, long.answers[0].text) == ("", "t" * 121 + "\n\nWords.")
    assert (both.title, both.answers[0].text) == ("A title", "Words.")
    assert arrived(Found("1", DAY, " "), "2020-01-01-aaaaaa", "A", ARRIVAL) is None


def test_private_unless_asked_and_what_was_private_there_stays_so() -> None:
    """An entry without an hour is written at the first moment of its day; half a character is replaced."""
    open_arrival = Arrival("dayone", "relational-equity", "en-GB", THEMES, private=False)
    entry = arrived(Found("1", DAY, "a\ud800b"), "2020-01-01-aaaaaa", "A", open_arrival)
    kept = arrived(Found("1", DAY, "x", private=True), "2020-01-01-aaaaaa", "A", open_arrival)
    assert entry
    assert kept
    assert (entry.private, entry.written, entry.answers[0].text) == (
        False,
        datetime(2020, 1, 1, tzinfo=UTC),
        "a�b",
    )
    assert kept.private
    assert entry.model_dump()["imported"] == {"source": "dayone", "ref": "A"}


def test_questions_and_answers_stay_together() -> None:
    """Answers without words are left out; a question of no words is none."""
    answers = (("Who decided?", "They did."), ("Why?", " "), ("", "And more."))
    entry = arrived(
        Found("1", DAY, "", "T", answers=answers, people=("a parent", " ")), "2020-01-01-aaaaaa", "A", ARRIVAL
    )
    assert entry
    assert [(answer.question, answer.text) for answer in entry.answers] == [
        ("Who decided?", "They did."),
        (None, "And more."),
    ]
    assert (entry.title, entry.people) == ("T", ["a parent"])
