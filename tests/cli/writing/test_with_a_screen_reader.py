"""A whole sitting as a screen reader hears it: nothing is said twice, and nothing is drawn again."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.answering.test_box_and_lines import PASTED
from cli.kept import only_record
from cli.real_terminal import at_terminal, end, wait_for_draft, wait_for_editor

QUIET = [{"TERM": "xterm-256color", "ACCESSIBLE": "1"}, {"TERM": "dumb"}]
TAKEN_BACK = "And I said nothing."


@pytest.fixture(params=QUIET, ids=["ACCESSIBLE", "TERM=dumb"])
def quiet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Surroundings in which nothing is drawn, and no way of writing was chosen."""
    monkeypatch.delenv("EQUITYJOURNAL_WRITING")
    surroundings: dict[str, str] = request.param
    return surroundings


def begun(quiet: dict[str, str], *arguments: str) -> Any:
    """A sitting whose first question stands there; all that it sends is written down."""
    variables: dict[str, Any] = dict(quiet)
    session = at_terminal("write", *arguments, **variables)
    session.delaybeforesend = None
    session.logfile_read = io.StringIO()
    session.expect(r"later\)\.|says more\.|finishes\.")
    wait_for_editor(session)
    return session


def heard(session: Any) -> str:
    """All that came, which has to be plain lines: no code for the screen, no way back in a line."""
    sent = str(session.logfile_read.getvalue())
    plain = sent.replace("\r\n", "\n")
    assert not re.findall(r"[^\n\x20-\x7e\xa0-\U0010ffff]", plain)
    return plain


def sentences(plain: str, typed: Sequence[str]) -> list[str]:
    """The sentences that the program said of itself, without what was typed."""
    lines = plain.split("\n")
    for line in typed:
        lines.remove(line)
    words = " ".join(" ".join(lines).split())
    return [sentence for sentence in re.split(r"(?<=[.?:]) ", words) if sentence]


def said_twice(plain: str, typed: Sequence[str]) -> set[str]:
    """Sentences that were said more than once."""
    said = sentences(plain, typed)
    return {sentence for sentence in said if said.count(sentence) > 1}


def test_a_whole_sitting_is_plain_lines_and_says_each_sentence_once(
    quiet: dict[str, str], journal: Path
) -> None:
    """Two lines, one of them taken back and changed, and the last line; then another sitting, left and resumed."""
    session = begun(quiet, "-t", "power")
    session.send("She was not asked.\r")
    wait_for_draft(session, journal, "not asked.")
    session.send(f"{TAKEN_BACK}\r")
    wait_for_draft(session, journal, TAKEN_BACK)
    session.send(":undo\r")
    session.expect_exact(TAKEN_BACK)
    wait_for_editor(session)
    session.send(" At all.\r")
    wait_for_draft(session, journal, "At all.")
    session.send(".\r")
    session.expect("leaves it out")
    wait_for_editor(session)
    session.send("unsure / panel\r")
    end(session)
    typed = ["She was not asked.", TAKEN_BACK, ":undo", f"{TAKEN_BACK} At all.", ".", "unsure / panel"]
    assert said_twice(heard(session), typed) == set()
    assert only_record(journal)["answers"][0]["text"] == f"She was not asked.\n{TAKEN_BACK} At all."


@pytest.mark.torture
def test_a_longer_sitting_says_nothing_twice_of_one_question(quiet: dict[str, str], journal: Path) -> None:
    """Another question, a paste of 44 lines, the help when it is asked for, Ctrl-C; then it is resumed."""
    session = begun(quiet, "-t", "power")
    session.send(":pass\r")
    session.expect(r"later\)\.")
    wait_for_editor(session)
    session.send("".join(f"{line}\r" for line in PASTED))
    wait_for_draft(session, journal, PASTED[-1])
    session.send("Half a li")
    wait_for_draft(session, journal, "Half a li")
    session.send("\x03")
    end(session)
    plain = heard(session)
    first, passed, second = plain.partition(":pass\n")
    assert passed
    assert said_twice(first, []) == said_twice(second, [*PASTED, "Half a li"]) == set()
    session = begun(quiet, "--resume")
    session.send("ne.\r:help\r")
    session.expect("happened to")
    wait_for_editor(session)
    session.send(".\r")
    session.expect("leaves it out")
    wait_for_editor(session)
    session.send("\r")
    end(session)
    heard(session)
    assert str(only_record(journal)["answers"][0]["text"]).startswith("\n".join(PASTED))
