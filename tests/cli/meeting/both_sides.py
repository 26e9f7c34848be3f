"""Amara and Bronwen, played on two machines that share nothing but the files carried from one to the other."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pairs import add, give_keys, introduce
from program import Outcome, Program


class BothSides:
    """Amara, who writes, and Bronwen, who coaches; each at home in a folder of her own.

    Args:
        machine: Gives somebody a machine.
        patch: Goes from one home to the other.
        manages: Whether Bronwen manages Amara.
    """

    def __init__(
        self, machine: Callable[[str], Program], patch: pytest.MonkeyPatch, *, manages: bool = False
    ) -> None:
        self._patch = patch
        self.amara, self.bronwen = machine("amara"), machine("bronwen")
        hers, theirs = give_keys(self.amara, "Amara"), give_keys(self.bronwen, "Bronwen")
        introduce(self.amara, theirs, manages=manages)
        introduce(self.bronwen, hers, manages=manages)
        self.commands: list[str] = []

    def at(
        self,
        who: Program,
        *arguments: str,
        typed: Sequence[str] = (),
        columns: int = 80,
        code: int | None = 0,
    ) -> Outcome:
        """Run a command at somebody's terminal, in their home."""
        assert who.home
        self.commands.append("amara" if who is self.amara else "bronwen")
        self._patch.chdir(who.home)
        return who.at_terminal(*arguments, typed=typed, columns=columns, code=code)

    def run(self, who: Program, *arguments: str, code: int | None = 0) -> Outcome:
        """Run a command of somebody without a terminal, in their home."""
        assert who.home
        self._patch.chdir(who.home)
        return who(*arguments, code=code)

    def write(self, text: str, *themes: str, **facts: object) -> str:
        """Something Amara wrote; its id."""
        return add(self.amara, text, themes=list(themes), **facts).id

    def carry(self, name: str, giver: Program, taker: Program) -> Path:
        """Carry a file from one to the other; it is gone where it was."""
        assert giver.home
        assert taker.home
        place = taker.home / f"came-{name}"
        shutil.move(giver.home / name, place)
        return place

    def number_of(self, words: str) -> str:
        """The number under which something stands in the list of what Amara could bring."""
        there = self.at(self.amara, "with", "Bronwen", typed=["bring", "", ""]).out
        self.commands.pop()
        found = re.search(rf"^  (\d+): [^\n]*{re.escape(words)}", there, re.MULTILINE)
        assert found, there
        return found[1]

    def amara_brings(self, *words: str) -> str:
        """Amara brings what holds these words, and Bronwen opens it."""
        ticked = " ".join(self.number_of(part) for part in words)
        said = self.at(self.amara, "with", "Bronwen", typed=["bring", ticked, "yes", ""]).out
        self.open_at_bronwens()
        return said

    def open_at_bronwens(self) -> str:
        """Bronwen opens what came."""
        return self.at(self.bronwen, "open", str(self.carry("for-bronwen.txt", self.amara, self.bronwen))).out

    def open_at_amaras(self) -> str:
        """Amara opens what came back."""
        return self.at(self.amara, "open", str(self.carry("for-amara.txt", self.bronwen, self.amara))).out


def words_on(screen: str) -> str:
    """A screen on one line, however it was wrapped."""
    return " ".join(screen.split())
