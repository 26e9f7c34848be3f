"""What two agree, written in the box: left before it was noted, the same question goes on with it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.fake_editor import Editor
from cli.meeting.both_sides import BothSides
from equityjournal.cli.terminal import keyboard

if TYPE_CHECKING:
    from boxed import FakeKeys

CTRL_C, CTRL_D = "\x03", "\x04"
BEGUN = "You began it before"


@pytest.fixture
def drafts(both: BothSides) -> Path:
    """The drafts of Bronwen, who has met Amara."""
    assert both.bronwen.home
    return both.bronwen.home / "journal" / "drafts"


def agree(both: BothSides, *typed: str, whom: str = "Amara") -> str:
    """Note what was agreed; what the screen said."""
    return both.at(both.bronwen, "with", whom, typed=["agreed", *typed]).out


def noted(both: BothSides) -> str:
    """All that was noted."""
    return str(both.run(both.bronwen, "discussed", "--json").json)


def lines_begun_with(patch: pytest.MonkeyPatch) -> list[str]:
    """What stands on each line as it is asked for, to go on with."""
    begun: list[str] = []

    class NotedLine(keyboard.Line):
        """A line of which it is noted what stood on it."""

        def __init__(self, text: str = "") -> None:
            super().__init__(text)
            begun.append(text)

    patch.setattr(keyboard, "Line", NotedLine)
    return begun


def test_it_is_gone_on_with_at_the_same_question(both: BothSides, drafts: Path, keys: "FakeKeys") -> None:
    """The first and the second text, each at its own; once noted, no draft is left."""
    keys.are(f"Slower visits.{CTRL_D}", f"The lift{CTRL_C}")
    said = agree(both, "")
    kept = "What you typed there is kept. `equityjournal with Amara`, then the word agreed, goes on with it."
    assert kept in " ".join(said.split())
    assert BEGUN not in said
    assert sorted(path.read_text("utf-8") for path in drafts.glob("talk-*.txt")) == [
        "Slower visits.",
        "The lift",
    ]
    keys.are(f" And calls.{CTRL_D}", f" is out.{CTRL_D}")
    assert agree(both, "", "").count(BEGUN) == 2
    assert "Slower visits. And calls." in noted(both)
    assert "The lift is out." in noted(both)
    assert not list(drafts.glob("talk-*"))


def test_it_is_not_gone_on_with_where_somebody_else_is_met(
    both: BothSides, drafts: Path, keys: "FakeKeys"
) -> None:
    """What was begun with one person is offered with no other."""
    keys.are(f"Slower visits.{CTRL_C}")
    agree(both)
    both.at(both.bronwen, "with", "Sunita", typed=["they", "paper", "no", "yes", ""])
    keys.are("\r", "\r")
    assert BEGUN not in agree(both, "", "", whom="Sunita")
    assert "Slower" not in noted(both)


def test_a_line_goes_on_with_a_line(
    both: BothSides, drafts: Path, keys: "FakeKeys", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line a text of one line stands there again; of several, it stays where it is."""
    keys.are(f"Slower visits.\rCalls{CTRL_C}")
    agree(both)
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "lines")
    monkeypatch.setattr(keyboard, "can_give_back", lambda: True)
    assert BEGUN not in agree(both, "", "", "")
    (left,) = drafts.glob("talk-*.txt")
    left.write_text("Slower visits.", "utf-8")
    begun = lines_begun_with(monkeypatch)
    assert BEGUN in agree(both, "Slower visits. Calls.", "", "")
    assert "Slower visits." in begun
    assert "Slower visits. Calls." in noted(both)
    assert not list(drafts.glob("talk-*"))


def test_a_small_thing_typed_before_leaving_stands_there_again(
    both: BothSides, drafts: Path, keys: "FakeKeys", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each at its own question, an unclear one typed again once; all of it is gone once noted."""
    keys.are(f"Slower visits.{CTRL_D}", f"The lift{CTRL_C}")
    agree(both, "no colon", "Amara: ask the third mother", "Bronwen: ring the ward", "")
    assert sorted(path.read_text("utf-8") for path in drafts.glob("talk-*.txt") if path.stat().st_size) == [
        "Amara: ask the third mother",
        "Bronwen: ring the ward",
        "Slower visits.",
        "The lift",
    ]
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "lines")
    monkeypatch.setattr(keyboard, "can_give_back", lambda: True)
    begun = lines_begun_with(monkeypatch)
    agree(both, "Slower visits.", "Amara: ask the third mother", "Bronwen: ring her", "", "The lift", "")
    texts = ["Slower visits.", "Amara: ask the third mother", "Bronwen: ring the ward", "The lift"]
    assert [text for text in begun if text] == texts
    assert "ring her" in noted(both)
    assert "ring the ward" not in noted(both)
    assert not list(drafts.glob("talk-*"))


def test_what_a_failed_editor_left_stays_beside_the_box(
    both: BothSides, drafts: Path, keys: "FakeKeys", editor: Editor
) -> None:
    """The box goes on in a file of its own."""
    editor.changes_and_fails("Slower", "Slowest")
    keys.are("Slower visits.\r:editor\r", f"Calls.{CTRL_D}", "\r")
    agree(both, "", "")
    assert "Slower visits.\\nCalls." in noted(both)
    (left,) = drafts.glob("talk-*.txt")
    assert left.read_text("utf-8").startswith("Slowest visits.")
