"""Amara and Bronwen before they are paired: two machines, mail between them, and a telephone."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from program import Program


class Telephone:
    """Two people at home, with Downloads, mail and a telephone between them.

    Args:
        machine: Gives somebody a machine.
        patch: Goes from one home to the other.
    """

    def __init__(self, machine: Callable[[str], Program], patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.amara, self.bronwen = machine("amara"), machine("bronwen")
        for who in (self.amara, self.bronwen):
            downloads(who).mkdir()
        self.words = ""
        """The four words last read out."""
        self.two: dict[str, str] = {}
        """The two words on each screen, by name."""

    def at(self, who: Program, *arguments: str, typed: Sequence[str] = (), code: int | None = 0) -> str:
        """Run a command at somebody's terminal; hear what is read aloud."""
        assert who.home
        self._patch.chdir(who.home)
        said = who.at_terminal(*arguments, typed=typed, code=code).out
        plain = " ".join(said.split())
        if heard := re.search(r"Give them, slowly: (\w+ \w+ \w+ \w+)", plain):
            self.words = heard[1]
        if two := re.search(r"both screens show: (\w+ \w+)", plain):
            self.two["amara" if who is self.amara else "bronwen"] = two[1]
        return said

    def run(self, who: Program, *arguments: str, code: int | None = 0) -> str:
        """Run a command of somebody without a terminal."""
        assert who.home
        self._patch.chdir(who.home)
        said = who(*arguments, code=code)
        return said.out + said.err

    def invite(self, *more: str) -> str:
        """Bronwen invites, and reads the words out; what her screen said."""
        first = ["they", "files", "no", "yes", "Bronwen"] if not self._is_known(self.bronwen) else []
        return self.at(self.bronwen, "with", "Amara", *more, typed=[*first, "", ""])

    def ask(self) -> str:
        """Amara asks for an invitation; what her screen said."""
        return self.at(self.amara, "with", "Bronwen", typed=["me", "files", "Amara"])

    def pair(self) -> None:
        """All of it, up to the answer that Bronwen opened; nothing is brought, the two words are not compared."""
        self.ask()
        self.invite()
        self.mail(self.bronwen, self.amara)
        self.at(self.amara, "open", typed=[self.words, "no", "yes", "", "yes"])
        self.mail(self.amara, self.bronwen)
        self.at(self.bronwen, "open", typed=[])

    def letters(self, who: Program) -> list[Path]:
        """Files to mail, in somebody's Downloads."""
        return sorted(downloads(who).glob("for-*.txt"))

    @staticmethod
    def _is_known(who: Program) -> bool:
        assert who.home
        return bool(list(who.home.rglob("companions/*.toml")))

    def mail(self, giver: Program, taker: Program) -> Path:
        """Mail the one letter in somebody's Downloads to the other's; it is gone where it was."""
        (letter,) = downloads(giver).glob("for-*.txt")
        place = downloads(taker) / f"came-{letter.name}"
        shutil.move(letter, place)
        return place


def downloads(who: Program) -> Path:
    """Somebody's Downloads."""
    assert who.home
    return who.home / "Downloads"
