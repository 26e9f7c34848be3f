"""Both sides killed at every changing call: each command typed again ends well, and says nothing that is not so.

The suite tries a few of the calls; `make torture` tries them all.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.killing import calls_of
from cli.meeting.telephone import Telephone, downloads
from many import some
from pairs import journal_of
from program import Program

pytestmark = [
    pytest.mark.many,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own is forked"),
]
FEW = 3  # calls of each command that the suite tries


class Rehearsal:
    """Two homes as they were at one moment, to begin from again and again."""

    def __init__(self, line: Telephone, folder: Path) -> None:
        self._homes = [home for home in (line.amara.home, line.bronwen.home) if home]
        self._kept = [folder / home.name for home in self._homes]
        for home, kept in zip(self._homes, self._kept, strict=True):
            shutil.copytree(home, kept)

    def again(self) -> None:
        """Go back to that moment."""
        for home, kept in zip(self._homes, self._kept, strict=True):
            shutil.rmtree(home)
            shutil.copytree(kept, home)


@pytest.fixture
def line(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Amara and Bronwen; Amara wrote two entries, and ticks one."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    line = Telephone(machine, monkeypatch)
    line.run(line.amara, "write", "-t", "power", "CANARY unticked.")
    line.run(line.amara, "write", "-t", "power", "Ticked words.")
    return line


def kills(
    line: Telephone, who: Program, arguments: Sequence[str], typed: Sequence[str], rehearsal: Rehearsal
) -> list[int]:
    """The calls to be tried of a command."""
    assert who.home
    os.chdir(who.home)
    count = calls_of(who, arguments, typed)
    assert count > 5, count
    rehearsal.again()
    return some(range(1, count + 1), FEW)


def killed(line: Telephone, who: Program, arguments: Sequence[str], typed: Sequence[str], point: int) -> None:
    """Run a command up to one of its calls."""
    assert who.home
    os.chdir(who.home)
    calls_of(who, arguments, typed, point)


def only(who: Program) -> Path:
    """The letters that lie in somebody's Downloads: one, or the latest."""
    return max(downloads(who).glob("for-*.txt"), key=lambda path: (path.stat().st_mtime_ns, path.name))


ASKED, INVITED = ["me", "files", "Amara"], ["they", "files", "no", "yes", "Bronwen", "", ""]


def test_the_coachs_invitation(line: Telephone, tmp_path: Path) -> None:
    """Typed again, it is there, and its answer fits."""
    line.ask()
    start = Rehearsal(line, tmp_path)
    for point in kills(line, line.bronwen, ["with", "Amara"], INVITED, start):
        start.again()
        killed(line, line.bronwen, ["with", "Amara"], INVITED, point)
        for _ in range(2):  # the questions may have been answered before
            line.at(
                line.bronwen,
                "with",
                "Amara",
                typed=INVITED if not line._is_known(line.bronwen) else _rest(line),
                code=None,
            )
        if not line.letters(line.bronwen):
            line.at(line.bronwen, "with", "Amara", "--anew", typed=["Bronwen", "", ""], code=None)
        shutil.copy(only(line.bronwen), downloads(line.amara) / "came.txt")
        line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"])
        shutil.copy(only(line.amara), downloads(line.bronwen) / "came.txt")
        assert "Ticked words." in line.at(line.bronwen, "open", typed=[""]), point


def _rest(line: Telephone) -> list[str]:
    assert line.bronwen.home
    has_keys = list(line.bronwen.home.rglob("equityjournal-sharing/keys/*/card.toml"))
    return ["", ""] if has_keys else ["Bronwen", "", ""]


def test_the_writers_answer(line: Telephone, tmp_path: Path) -> None:
    """Typed again, one answer goes, with what was ticked; there is no alarm, and no second pairing."""
    line.ask()
    line.invite()
    invitation = line.mail(line.bronwen, line.amara)
    start = Rehearsal(line, tmp_path)
    command = ["open", str(invitation)]
    typed = [line.words, "no", "yes", "2", "yes"]
    for point in kills(line, line.amara, command, typed, start):
        start.again()
        killed(line, line.amara, command, typed, point)
        for again in (["with", "Bronwen"], command):  # some of the questions may have been answered before
            for answers in (["2", "yes"], ["no", "yes", "2", "yes"], typed):
                if not line.letters(line.amara):
                    line.at(line.amara, *again, typed=answers, code=None)
        assert line.letters(line.amara), point
        shutil.copy(only(line.amara), downloads(line.bronwen) / "came.txt")
        said = line.at(line.bronwen, "open", typed=[""])
        assert "Ticked words." in said, point
        assert "CANARY" not in said, point
        assert line.amara("with", "Bronwen", "--json").json["alarm"] is None


def test_the_coach_opens_the_answer(line: Telephone, tmp_path: Path) -> None:
    """Opened again, it is kept once, and no alarm is raised."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"])
    answer = line.mail(line.amara, line.bronwen)
    start = Rehearsal(line, tmp_path)
    for point in kills(line, line.bronwen, ["open", str(answer)], [], start):
        start.again()
        killed(line, line.bronwen, ["open", str(answer)], [], point)
        line.at(line.bronwen, "open", typed=[""], code=None)
        there = line.bronwen("with", "Amara", "--json").json
        assert there["alarm"] is None, point
        assert "Ticked words." in line.run(line.bronwen, "coach", "Amara"), point


def test_a_letter_of_hers(line: Telephone, tmp_path: Path) -> None:
    """Typed again, the ledger says no less than there is; no number comes twice."""
    line.pair()
    start = Rehearsal(line, tmp_path)
    command, typed = ["with", "Bronwen"], ["", "bring", "2", "yes", ""]
    for point in kills(line, line.amara, command, typed, start):
        start.again()
        killed(line, line.amara, command, typed, point)
        before = line.letters(line.amara)
        if before:
            assert line.amara("shares", "--json").json, point
        line.at(line.amara, "with", "Bronwen", typed=typed)
        for letter in line.letters(line.amara):
            shutil.copy(letter, downloads(line.bronwen) / f"came-{letter.name}")
            line.at(line.bronwen, "open", str(downloads(line.bronwen) / f"came-{letter.name}"), code=None)
        there = line.bronwen("with", "Amara", "--json").json
        assert there["alarm"] is None, point
        said = line.run(line.bronwen, "coach", "Amara")
        assert "Ticked words." in said, point
        assert "CANARY" not in said, point


def test_the_writer_opens_a_letter_of_the_coachs(line: Telephone, tmp_path: Path) -> None:
    """Looked for again, all of it is there, and once: the reply, the question, what was agreed, and the word that it came."""
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["", "bring", "2", "yes", ""])
    line.run(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    line.run(
        line.bronwen,
        "with",
        "Amara",
        "--reply",
        "1",
        "REPLY words.",
        "--ask",
        "QUESTION?",
        "--agreed",
        "KEPT.",
    )
    line.run(line.bronwen, "with", "Amara", "--send", "--yes")
    line.mail(line.bronwen, line.amara)
    start = Rehearsal(line, tmp_path)
    for point in kills(line, line.amara, ["open"], [], start):
        start.again()
        killed(line, line.amara, ["open"], [], point)
        line.at(line.amara, "open", typed=[], code=None)
        there = line.amara("with", "Bronwen", "--json").json
        assert there["last_time"]["keep"] == "KEPT.", point
        said = line.run(line.amara, "discussed")
        assert said.count("QUESTION?") == 1, point
        entry = line.amara("list", "--json").json[0]["id"]
        assert line.run(line.amara, "show", entry, "--replies").count("REPLY words.") == 1, point
        assert "Word that they have it came" in words_on(line.run(line.amara, "shares")), point
        assert (there["alarm"], there["missing"]) == (None, []), point


def test_a_request_and_its_answer(line: Telephone, tmp_path: Path) -> None:
    """Wherever the coach is killed, nobody is told of a removal that did not happen."""
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["", "bring", "2", "yes", ""])
    line.at(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    line.at(line.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    request = line.mail(line.amara, line.bronwen)
    start = Rehearsal(line, tmp_path)
    command, typed = ["open", str(request)], ["yes", "", "", "yes"]
    for point in kills(line, line.bronwen, command, typed, start):
        start.again()
        killed(line, line.bronwen, command, typed, point)
        for letter in line.letters(line.bronwen):
            shutil.copy(letter, downloads(line.amara) / "came.txt")
            line.at(line.amara, "open", code=None)
        kept = "Ticked words." in line.run(line.bronwen, "coach", "Amara")
        told = words_on(line.run(line.amara, "shares"))
        assert not (kept and "Word that it was removed came" in told), point
        line.at(line.bronwen, "open", str(request), typed=["yes", "", "", "yes"], code=None)
        line.at(line.bronwen, "with", "Amara", typed=["", "yes", "", "yes"], code=None)
        assert "Ticked words." not in line.run(line.bronwen, "coach", "Amara"), point
    assert journal_of(line.amara).exists()
