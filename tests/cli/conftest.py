"""Two people of whom one shares with the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pairs
from answering import Pair
from cli.fake_editor import Editor
from equityjournal.store.sharing.cards import card_within
from program import Program

if TYPE_CHECKING:
    from boxed import FakeKeys


@pytest.fixture(autouse=True)
def words_of_cards_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten words of a card take no time; `tests/core/sharing/test_card.py` holds what they really are."""
    monkeypatch.setattr("equityjournal.core.sharing.card.WORK", 2)


@pytest.fixture
def two(machine: Callable[[str], Program]) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, her coach."""
    return pairs.pair(machine)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the sealed file goes."""
    return tmp_path / "for-bronwen.age"


@pytest.fixture
def pair(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pair:
    """Amara and Bronwen, who know each other's keys; Bronwen works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Pair(*pairs.pair(machine), monkeypatch)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """An editor that does what a test tells it."""
    return Editor(monkeypatch, tmp_path_factory.mktemp("editor") / "editor.py")


@pytest.fixture
def amara(machine: Callable[[str], Program]) -> Program:
    """Amara's machine, with keys."""
    amara = machine("amara")
    amara("keys", "new", "--name", "Amara Okafor")
    return amara


@pytest.fixture
def card(machine: Callable[[str], Program], tmp_path: Path) -> Path:
    """The card of Bronwen, who has a machine of her own."""
    bronwen = machine("bronwen")
    bronwen("keys", "new", "--name", "Bronwen Rees")
    bronwen("keys", "show", "--output", str(tmp_path / "bronwen.txt"))
    return tmp_path / "bronwen.txt"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> "Iterator[FakeKeys]":
    """Keys for the box, in this process."""
    from boxed import box_with_keys  # loads prompt_toolkit

    yield from box_with_keys(monkeypatch)


@pytest.fixture
def card_words(card: Path) -> str:
    """The ten words of Bronwen's card, as she would read them aloud."""
    return card_within(card.read_bytes()).fingerprint
