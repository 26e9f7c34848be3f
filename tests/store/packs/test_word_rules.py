from pathlib import Path

import pytest

from core.labelled_words import MARKED
from equityjournal.core.notices.language.labelling import find, words_looked_up
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.word_rules import language_rules
from many import some

SHIPPED = shipped_packs() / "words"
OURS = """
language = "en-GB"
silence = ["respite"]

[[rules]]
id = "frequent-flyer"
kind = "avoid"
match = ["frequent flyer(s)"]
gentler = ["somebody who comes often"]
why = "It makes a joke of coming back for help."
source = "Our own team, 2026"
"""


def test_the_shipped_list_can_be_read(tmp_path: Path) -> None:
    """No rule that came with the program has a problem, and no journal needs a list of its own."""
    rules, problems = language_rules(SHIPPED, tmp_path / "none")
    assert problems == []
    assert "hard-to-reach" in rules.rules


def test_an_own_list_adds_and_silences(tmp_path: Path) -> None:
    """The example at the head of the shipped list works as it says."""
    (tmp_path / "language.ours.toml").write_text(OURS, "utf-8")
    rules, problems = language_rules(SHIPPED, tmp_path)
    assert problems == []
    assert [one.rule for one in find("The frequent flyer had no respite care; BAME.", rules)] == [
        "frequent-flyer",
        "bame",
    ]


def test_a_list_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """It is named, with the line, and the shipped rules run all the same."""
    (tmp_path / "language.ours.toml").write_text(OURS.replace('"avoid"', '"never"'), "utf-8")
    (tmp_path / "language.theirs.toml").write_text("language = ", "utf-8")
    rules, problems = language_rules(SHIPPED, tmp_path)
    assert "hard-to-reach" in rules.rules
    assert [problem.path for problem in problems] == [
        "prompts/words/language.ours.toml",
        "prompts/words/language.theirs.toml",
    ]
    assert problems[0].message.startswith("line 7: “rule 1, kind” must be one of")


def test_other_files_there_are_not_read(tmp_path: Path) -> None:
    """Lists of identifying details and notes lie beside them."""
    (tmp_path / "identifiers.toml").write_text("x", "utf-8")
    assert language_rules(SHIPPED, tmp_path)[1] == []


def test_a_language_without_a_list_has_no_rules(tmp_path: Path) -> None:
    """A Welsh entry is not held against English words."""
    rules, problems = language_rules(SHIPPED, tmp_path, "cy")
    assert (dict(rules.rules), problems) == ({}, [])


@pytest.mark.many
def test_rules_for_the_words_of_a_text_find_what_all_rules_find(home: Path, tmp_path: Path) -> None:
    """Of every labelled sentence; and an own list counts as ever."""
    (tmp_path / "language.team.toml").write_text(OURS, "utf-8")
    every = language_rules(SHIPPED, tmp_path)[0]
    assert MARKED
    for sentence in [*some(MARKED, 40), {"text": "A frequent flyer, and no respite."}]:
        text = sentence["text"]
        few = language_rules(SHIPPED, tmp_path, words=words_looked_up(text))[0]
        assert len(few.rules) < len(every.rules) / 2
        assert find(text, few) == find(text, every)
