"""Words about people in the sentences written blind are found as often as the documentation says."""

import pytest

import notices_blind
from core.labelled_words import KINDS, RULES, SENTENCES, found


@pytest.mark.parametrize(
    ("name", "share", "right"),
    [
        ("language", 0.94, 0.9),
        ("language2", 0.96, 0.95),
        ("language3", 0.98, 0.91),
        ("language4", 0.98, 0.92),
        ("language5", 0.98, 0.9),
        ("language8", 0.94, 0.93),
        ("language9", 0.98, 0.96),
        ("language10", 0.97, 0.95),
        ("language11", 0.98, 0.88),
        ("language15", 0.93, 0.94),
        ("language16", 0.98, 0.96),
    ],
)
def test_words_about_people_are_found_as_often_as_after_they_were_read(
    name: str, share: float, right: float
) -> None:
    """The marked phrases of each set are found, little else is, and no trap is flagged."""
    tally = notices_blind.words(RULES, name)
    assert tally.share(("all", "phrases")) >= share
    assert tally.right >= right * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_words_about_people_of_the_thirteenth_set_are_found_as_often_as_before_they_were_read() -> None:
    """Seventeen in twenty marked phrases, unread; of 40 traps one is flagged."""
    tally = notices_blind.words(RULES, "language13")
    assert tally.share(("all", "phrases")) >= 0.85
    assert tally.right >= 0.89 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_words_about_people_of_the_fourteenth_set_are_found_as_often_as_before_they_were_read() -> None:
    """Seventeen in twenty marked phrases, unread; of 40 traps three are flagged."""
    tally = notices_blind.words(RULES, "language14")
    assert tally.share(("all", "phrases")) >= 0.85
    assert tally.right >= 0.95 * (tally.right + tally.wrong)
    assert tally.flagged <= 3


def test_sayings_about_groups_motives_blame_worth_and_hope_are_found() -> None:
    """Nine in ten phrases of the sets of own lines; two traps in a hundred at most are flagged."""
    lines = [line for part, of_part in SENTENCES.items() if part.startswith("kinds") for line in of_part]
    marked = [(line["text"], phrase) for line in lines for kind in KINDS for phrase in line.get(kind, [])]
    hits = sum(any(_touch(text, phrase, words) for words in found(text)) for text, phrase in marked)
    traps = [line["text"] for line in lines if not any(line.get(kind) for kind in KINDS)]
    assert len(marked) > 500
    assert hits >= 0.9 * len(marked)
    assert sum(bool(found(trap)) for trap in traps) <= 0.02 * len(traps)


def _touch(text: str, phrase: str, words: str) -> bool:
    """Whether two stretches of a text, each at its first place, share a letter."""
    at, other = text.index(phrase), text.index(words)
    return at < other + len(words) and other < at + len(phrase)
