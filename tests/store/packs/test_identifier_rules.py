from pathlib import Path

import pytest

from equityjournal.core.notices.known import NOBODY, Known
from equityjournal.core.notices.privacy import find
from equityjournal.core.notices.rules.identifiers_file import IdentifiersFile
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.private_list import (
    add_to_private_list,
    path_in_journal,
    private_list_path,
    read_private_list,
)
from equityjournal.store.packs.validated import read_validated
from equityjournal.store.packs.word_rules import identifier_rules

OURS = """
[[rules]]
id = "our-number"
kind = "reference"
why = "It leads to a record."
stand_in = "a case number"
before = ["Larch"]
shapes = ["QZ-9999", "A9 99"]

[words]
capitals = "Larch"
"""


def test_an_organisation_adds_its_own_formats(tmp_path: Path) -> None:
    """Two lines say how a reference looks, or which words it stands after; word lists grow."""
    (tmp_path / "identifiers-ours.toml").write_text(OURS, "utf-8")
    (tmp_path / "language.toml").write_text("not = 'ours'", "utf-8")
    rules, problems = identifier_rules(shipped_packs() / "words", tmp_path)
    assert problems == []
    text = "I looked up QZ-4471 and b7-12, then Larch 99812 in Larch."
    found = [(one.kind, text[one.start : one.end]) for one in find(text, rules)]
    assert found == [("reference", "QZ-4471"), ("reference", "b7-12"), ("reference", "99812")]
    assert rules.kinds["reference"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "[[rules]]\nid = 'x'\nwhy = 'w'\npatterns = ['(a+)+$']",
            "line 4: “patterns” are for the program's own file",
        ),
        ("[parts]\nx = 'y'", "line 1: “parts” are for"),
        ("[[rules]]\nid = 'x'\nwhy = 'w'\nshapes = ['AAA']", "line 4: a shape needs two digits"),
        ("[[rules]]\nid = 'x'\nwhy = 'w'", "line 1: the rule “x” says nothing to look for"),
        ("[[rules]]\nid = 'x'\nwhy = 'w'\nbefor = ['y']", "line 4: "),
        ("[words]\nroles = 'x'\nrols = 'y'", "line 3: “words, rols” is not a key I know"),
        ("[[rules", "line 1: a bracket is never closed"),
    ],
    ids=["expression", "parts", "shape", "empty", "misspelt", "list", "broken"],
)
def test_a_bad_file_is_named_beside_the_good_ones(tmp_path: Path, text: str, why: str) -> None:
    """It is named with its line, and an expression that could take for ever is never tried."""
    (tmp_path / "identifiers-bad.toml").write_text(text, "utf-8")
    (tmp_path / "identifiers-ours.toml").write_text(OURS, "utf-8")
    rules, (problem,) = identifier_rules(shipped_packs() / "words", tmp_path)
    assert problem.path == "prompts/words/identifiers-bad.toml"
    assert why in problem.message
    assert find("QZ-4471", rules)


def test_the_private_list_is_nobody_elses_and_keeps_what_is_there(tmp_path: Path) -> None:
    """It is made 0600, grows, and is read back with what to say instead."""
    assert read_private_list(tmp_path) == ([], [])
    path = add_to_private_list(tmp_path, ["Amina Begum", "Mina"], "a person I support", kind="name")
    add_to_private_list(tmp_path, ["Glan Afon"], "", kind="place")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path == private_list_path(tmp_path)
    assert not path.is_relative_to(tmp_path)
    known, problems = read_private_list(tmp_path)
    assert problems == []
    assert known == [
        Known(("Amina Begum", "Mina"), "a person I support", "name"),
        Known(("Glan Afon",), "a place", "place"),
    ]


@pytest.mark.parametrize("text", ["[[people]]\nnames = 'x'", "[[people]]\nname = ['x']", "[[peo"])
def test_a_private_list_that_cannot_be_read_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    """Nothing is guessed and nothing lost: the file is named, and no name is in the problem."""
    path = path_in_journal(tmp_path)
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    known, (problem,) = read_private_list(tmp_path)
    assert known == []
    assert problem.path == "private/names.toml"
    if text == "[[peo":
        with pytest.raises(DamagedFile):
            add_to_private_list(tmp_path, ["Amina"], "", kind="name")
        assert path.read_text("utf-8") == text


def test_the_private_list_goes_with_the_journal_only_if_it_was_moved_there(tmp_path: Path) -> None:
    """It lies outside the journal, follows its id when the folder moves, and grows where the writer puts it."""
    before = tmp_path / "journal"
    path = add_to_private_list(before, ["Amina"], "", kind="name")
    assert [file.name for file in before.rglob("*")] == ["journal.toml"]
    root = before.rename(tmp_path / "moved")
    assert read_private_list(root)[0] == [Known(("Amina",), "a person")]
    path_in_journal(root).parent.mkdir()
    path.rename(path_in_journal(root))
    assert add_to_private_list(root, ["Hours"], "", kind=NOBODY) == path_in_journal(root)
    assert not path.exists()
    assert read_private_list(root)[0] == [Known(("Amina",), "a person"), Known(("Hours",), "", NOBODY)]


def test_rules_that_are_gone_are_said_to_be_gone(tmp_path: Path) -> None:
    """A link to nowhere among the rules is named like any other bad file."""
    (tmp_path / "identifiers-gone.toml").symlink_to(tmp_path / "nowhere")
    _, (problem,) = identifier_rules(shipped_packs() / "words", tmp_path)
    assert problem.path.endswith("identifiers-gone.toml")
    with pytest.raises(FileNotFoundError):
        read_validated(tmp_path / "none.toml", IdentifiersFile)
