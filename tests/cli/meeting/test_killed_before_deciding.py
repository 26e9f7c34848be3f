"""A request killed between its arrival and the decision: it is asked again, and nothing of it is new."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.telephone import Telephone
from equityjournal.cli.meeting import opening_letters
from program import Program


class Killed(BaseException):
    """A power cut."""


def cut(*_: object) -> None:
    """End the program where a decision would be asked for."""
    raise Killed


@pytest.fixture
def line(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch) -> Telephone:
    """Amara shared an entry with Bronwen, who has not read it."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("LINES", "200")
    line = Telephone(machine, monkeypatch)
    line.run(line.amara, "write", "-t", "power", "Unticked words.")
    line.run(line.amara, "write", "-t", "power", "Ticked words.")
    line.pair()
    line.at(line.amara, "with", "Bronwen", typed=["", "bring", "2", "yes", ""])
    line.run(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    assert line.bronwen("with", "Amara", "--json").json["new"]
    return line


@pytest.fixture(params=["--take-back", "--stop"])
def request_cut_short(
    line: Telephone, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Her request, taken in on Bronwen's machine and not decided."""
    more = ["1"] if request.param == "--take-back" else []
    line.at(line.amara, "with", "Bronwen", request.param, *more, typed=["yes", "yes"])
    asked = line.mail(line.amara, line.bronwen)
    with monkeypatch.context() as patch:
        patch.setattr(opening_letters, "decide", cut)
        with pytest.raises(Killed):
            line.run(line.bronwen, "open", str(asked))
    return asked


@pytest.mark.parametrize("is_named", [True, False])
def test_open_asks_again(line: Telephone, request_cut_short: Path, is_named: bool) -> None:
    """With the file's name or without; after a yes it is gone, and not asked about again."""
    named = [str(request_cut_short)] if is_named else []
    said = line.at(line.bronwen, "open", *named, typed=["yes", ""])
    assert "Remove it?" in said
    assert "opened before" not in said
    assert "Ticked words." not in line.run(line.bronwen, "coach", "Amara")
    assert "opened before" in line.run(line.bronwen, "open", str(request_cut_short), code=1)


def test_what_is_asked_back_is_not_new(line: Telephone, request_cut_short: Path) -> None:
    """Its words are on no screen in a pipe."""
    assert request_cut_short.exists()
    screen = line.run(line.bronwen, "with", "Amara")
    assert "Ticked words." not in screen
    assert "New: nothing." in screen
    assert line.bronwen("with", "Amara", "--json").json["new"] == []
