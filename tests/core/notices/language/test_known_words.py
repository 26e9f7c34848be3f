"""Words for people and things are data, which a list of one's own may add to."""

import pytest
from pydantic import ValidationError

from equityjournal.core.notices.language.known_patterns import patterns_of
from equityjournal.core.notices.language.known_words import NO_WORDS
from equityjournal.core.notices.language.labelling import find
from equityjournal.core.notices.language.ways import side_of
from equityjournal.core.notices.language.wordlist_file import WordListFile
from rules import rules_of

RULE = {
    "id": "a-write-off",
    "kind": "consider",
    "match": ["write off"],
    "gentler": ["what happened"],
    "why": "It ends the story.",
    "source": "A test",
}


def test_a_list_of_ones_own_may_know_more_things() -> None:
    """“The tandem is a write-off” is of a thing, once tandems are known."""
    text = "The tandem is a write-off."
    ours = {"language": "en-GB", "rules": [RULE]}
    assert len(find(text, rules_of(ours))) == 1
    assert find(text, rules_of({**ours, "known": {"things": ["tandem(s)"]}})) == []


def test_a_list_may_know_who_says_what_the_writer_objects_to() -> None:
    """“The verger said …, I said …”, once vergers are known."""
    text = "Verger said write off, I said he has a name."
    ours = {"language": "en-GB", "rules": [RULE]}
    assert len(find(text, rules_of(ours))) == 1
    assert find(text, rules_of({**ours, "known": {"sayers": ["verger"]}})) == []


def test_known_words_of_another_language_are_not_read() -> None:
    """Only lists in the language of the entry are held against it."""
    theirs = {"language": "cy", "known": {"things": ["tandem"]}}
    rules = rules_of({"language": "en-GB", "rules": [RULE]}, theirs)
    assert "tandem" not in rules.known.things


def test_what_is_known_must_have_a_name_that_the_check_asks_for() -> None:
    """A slip in the name of a list is refused, and so is a phrase of two words."""
    with pytest.raises(ValidationError):
        WordListFile.model_validate({"language": "en-GB", "known": {"animals": ["cat"]}})
    with pytest.raises(ValidationError):
        WordListFile.model_validate({"language": "en-GB", "known": {"things": ["filing cabinet"]}})


def test_without_known_words_nothing_is_told_by_them() -> None:
    """Patterns of empty lists match nothing."""
    patterns = patterns_of(NO_WORDS)
    assert not patterns.termed.before(side_of("the word "))
    assert not patterns.a_topic.behind(side_of(" policy"))
