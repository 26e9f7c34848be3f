import pytest

from core.labelled_words import RULES
from core.notices.language.held_words import holds_one_of
from equityjournal.core.notices.language import mentions, self_description, topics
from equityjournal.core.notices.language.known_patterns import patterns_of
from equityjournal.core.notices.language.ways import Ways

WAYS = [
    way
    for told in (*vars(mentions).values(), *vars(self_description).values(), *vars(topics).values())
    if isinstance(told, Ways)
    for way in told.ways
] + [way for told in patterns_of(RULES.known) for way in told.ways]


@pytest.mark.parametrize(("words", "way"), WAYS)
def test_a_way_is_looked_up_by_words_of_which_each_match_holds_one(words: str, way: str) -> None:
    """Whatever is matched holds one of them, so that none of its matches is missed."""
    assert holds_one_of(way, words.split())


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("says? so", ["say"]),
        ("(?:he )?said", ["he"]),
        ("[a-z]+ed", ["ed"]),
        ("the word(?: is)?", ["word"]),
        ("(?:a|the){0,3} ", ["a", "the"]),
    ],
)
def test_a_word_that_may_be_left_out_or_go_on_proves_nothing(pattern: str, words: list[str]) -> None:
    """A pattern with a match that holds none of the words is told from the others."""
    assert not holds_one_of(pattern, words)
