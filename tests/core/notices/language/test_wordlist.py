from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.notices.language.labelling import find
from equityjournal.core.notices.language.phrases import phrases
from equityjournal.core.notices.language.wordlist_file import WordListFile
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


# Named lists


def test_a_name_in_braces_stands_for_the_words_of_its_list() -> None:
    """In phrases and in words nearby, with their endings."""
    lists = {"peoples": ["polish", "somali(s)"], "kin": ["mum(s)", "dad(s)"]}
    said = rule(
        match=["{peoples} {kin} never"], not_in=["{peoples} {kin} never got"], not_near=["{kin}", "bus"]
    )
    rules = rules_of(word_list({**said, "not_near": ["bus"]}, lists=lists))
    assert [found.rule for found in find("Somali mums never talk.", rules)] == ["frequent-flyer"]
    assert find("Somali mums never got the letter.", rules) == []
    assert find("Welsh mums never talk.", rules) == []
    assert (
        find("Somali mums never talk.", rules_of(word_list({**said, "not_near": ["{kin}"]}, lists=lists)))
        == []
    )


@pytest.mark.parametrize("key", ["match", "not_in", "near", "not_near", "beside"])
def test_a_name_without_its_list_is_refused(key: str) -> None:
    """The fault says where, and which list is not there."""
    with pytest.raises(ValidationError) as refused:
        WordListFile.model_validate(word_list({**rule(), key: ["{peoples}"]}, lists={"kin": ["mum"]}))
    place, why = first_fault(refused.value)
    assert place == ("rules", 0, key, 0)
    assert why == "there is no list “peoples” under [lists] in this file"


def test_the_words_of_a_list_are_single_words() -> None:
    """A list stands at one place of a phrase."""
    with pytest.raises(ValidationError, match="must be one word"):
        WordListFile.model_validate(word_list(rule(), lists={"kin": ["foster carer"]}))


def test_words_beside_are_close_and_in_the_same_sentence() -> None:
    """Unlike `near`, which reaches over sentences."""
    rules = rules_of(word_list(rule(match=["loud"], beside=["polish"])))
    assert len(find("The Polish family is loud.", rules)) == 1
    assert find("The family is loud.", rules) == []
    assert find("The Polish family moved. The family is loud.", rules) == []
    assert find(f"The Polish family {'so ' * 9}loud.", rules) == []


@pytest.mark.parametrize(
    "text", ["hes away w the fairies", "He is away with the fairies.", "he's awa wi the fairies"]
)
def test_short_spellings_are_those_of_the_whole_word(text: str) -> None:
    """“w” and “wi” are “with”, and a phrase spelt in the short way fits as well."""
    assert len(find(text, rules_of(word_list(rule(match=["away/awa with the fairies"]))))) == 1
    assert len(find("he cant cope", rules_of(word_list(rule(match=["cant cope"]))))) == 1
