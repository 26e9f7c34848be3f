from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.notices.language import find
from equityjournal.core.notices.wordlist import phrases
from equityjournal.core.notices.wordlist_file import WordListFile
from equityjournal.core.text.faults import first_fault
from rules import rules_of


def rule(identity: str = "frequent-flyer", **changes: Any) -> dict[str, Any]:
    """A rule as it is read from a word list."""
    return {
        "id": identity,
        "kind": "avoid",
        "match": ["frequent flyer(s)"],
        "gentler": ["somebody who comes often"],
        "why": "It makes a joke of coming back.",
        "source": "Us, 2026",
        **changes,
    }


def word_list(*rules: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A word list as it is read from its file."""
    return {"language": "en-GB", "rules": list(rules), **changes}


def rows(pattern: str) -> set[str]:
    """Every row of words a phrase stands for, where each place has one word."""
    return {" ".join("/".join(sorted(slot)) if slot else "_" for slot in row) for row in phrases(pattern)}


@pytest.mark.parametrize(
    ("pattern", "stands_for"),
    [
        ("hard to reach", {"hard to reach"}),
        ("hard-to-reach", {"hard to reach"}),
        ("abscond(s/ed)", {"abscond/absconded/absconds"}),
        ("hard/difficult to place", {"difficult/hard to place"}),
        ("the (very) old", {"the old", "the very old"}),
        ("suicide _ attempt", {"suicide _ attempt"}),
        ("child’s play", {"child play"}),
        ("accompan(y/ies/ied) person/people", {"accompan/accompanied/accompanies/accompany people/person"}),
    ],
)
def test_a_phrase_stands_for_rows_of_words(pattern: str, stands_for: set[str]) -> None:
    """Strokes, brackets, low lines and hyphens are read as the head of the shipped list says."""
    assert rows(pattern) == stands_for


@pytest.mark.parametrize("pattern", ["a.b", "(very", "very)", "a//b", "a(b)(c)", "x*", "a (b c)"])
def test_a_phrase_written_in_any_other_way_is_refused(pattern: str) -> None:
    """The fault quotes the phrase and says where to look."""
    with pytest.raises(ValidationError) as refused:
        WordListFile.model_validate(word_list(rule(match=[pattern])))
    place, why = first_fault(refused.value)
    assert place == ("rules", 0, "match", 0)
    assert f"“{pattern}” is no phrase I can read" in why


@pytest.mark.parametrize("pattern", ["(very)", "_", "_ (very)"])
def test_a_phrase_without_a_word_is_refused(pattern: str) -> None:
    """It would be found everywhere."""
    with pytest.raises(ValidationError, match="must hold a word that is always there"):
        WordListFile.model_validate(word_list(rule(match=[pattern])))


def test_a_nearby_word_is_one_word() -> None:
    """A phrase cannot be looked for nearby."""
    with pytest.raises(ValidationError, match="must be one word"):
        WordListFile.model_validate(word_list(rule(near=["foster carer"])))


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        (
            {"kind": "forbid"},
            ("rules", 0, "kind"),
            "“rule 1, kind” must be one of 'avoid', 'consider' or 'contested'",
        ),
        ({"match": []}, ("rules", 0, "match"), "“rule 1, match” must hold at least one"),
        ({"why": " "}, ("rules", 0, "why"), "“rule 1, why” must not be empty"),
        ({"alone": "yes"}, ("rules", 0, "alone"), "“rule 1, alone” must be true or false, without quotes"),
        (
            {"address": "a blog"},
            ("rules", 0, "address"),
            "“rule 1, address” is not written the way it should be",
        ),
        ({"severity": 3}, ("rules", 0, "severity"), "“rule 1, severity” is not a key I know"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_in_a_sentence(
    changes: dict[str, Any], place: tuple[str | int, ...], said: str
) -> None:
    """Each fault names its place, as for packs."""
    with pytest.raises(ValidationError) as refused:
        WordListFile.model_validate(word_list(rule(**changes)))
    assert first_fault(refused.value) == (place, said)


def test_a_rule_is_there_once() -> None:
    """Two rules of one id in one file are a slip."""
    with pytest.raises(ValidationError, match="“frequent-flyer” is there twice"):
        WordListFile.model_validate(word_list(rule(), rule()))


# Lists over one another


def test_a_later_list_adds_replaces_and_silences() -> None:
    """An own list has the last word on any rule."""
    shipped = word_list(rule("one"), rule("two"), rule("three"))
    own = word_list(rule("two", why="Ours."), rule("four"), silence=["three", "not-there"])
    rules = rules_of(shipped, own).rules
    assert list(rules) == ["one", "two", "four"]
    assert rules["two"].why == "Ours."


def test_a_list_may_only_silence() -> None:
    """A file with one line is enough to be left in peace."""
    rules = rules_of(word_list(rule()), {"language": "en-GB", "silence": ["frequent-flyer"]})
    assert find("A frequent flyer.", rules) == []


@pytest.mark.parametrize(
    ("of_list", "of_entry", "runs"),
    [
        ("en-GB", "en-GB", True), ("en-GB", "EN-gb", True), ("en", "en-GB", True), ("en-GB", "en", True),
        ("en-US", "en-GB", False), ("cy", "en-GB", False), ("en-GB", "cy", False), ("en", "eng", False),
    ],
)  # fmt: skip
def test_only_rules_of_the_entrys_language_run(of_list: str, of_entry: str, runs: bool) -> None:
    """Advice for one country does not fit another: American lists object to “disabled people”."""
    rules = rules_of(word_list(rule(), language=of_list), language=of_entry)
    assert bool(find("A frequent flyer.", rules)) is runs
