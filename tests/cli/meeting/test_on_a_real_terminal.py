"""Two people on real terminals: two commands and one file each to begin; a yes counts only after its question."""

import io
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.meeting.both_sides import BothSides
from cli.meeting.telephone import Telephone
from cli.real_terminal import at_terminal, end, wait_for_editor, wait_until
from pairs import add
from program import Program

OWN = "The desk. Two of the mums asked."


def started(who: Program, *arguments: str, seen: io.StringIO | None = None, **environment: Any) -> Any:
    """A command of somebody at a terminal of their own; all that is on it is written down."""
    assert who.home
    home = str(who.home)
    session = at_terminal(
        *arguments, HOME=home, EQUITYJOURNAL_DIR=str(who.home / "journal"), XDG_DATA_HOME="", NO_COLOR="1",
        around=["env", "-C", home], **environment,
    )  # fmt: skip
    session.logfile_read = seen
    return session


def answer(session: Any, *pairs: tuple[str, str]) -> None:
    """Wait for each question, and type its answer."""
    for question, typed in pairs:
        session.expect_exact(question)
        session.sendline(typed)


def letters(who: Program) -> list[Path]:
    """Files to hand over."""
    assert who.home
    return sorted(who.home.glob("for-*.txt"))


def test_from_nothing_to_the_first_conversation(
    machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two commands and one file each, and at most 300 words to read for both, besides those that were written."""
    line = Telephone(machine, monkeypatch)
    add(line.amara, OWN, themes=["power"])
    seen = io.StringIO()
    asks = started(line.amara, "with", "Bronwen", seen=seen)
    answer(asks, ("me or they.", "me"), ("or by files?", "files"), ("call you?", "Amara"))
    end(asks)
    invites = started(line.bronwen, "with", "Amara", seen=seen)
    answer(
        invites, ("me or they.", "they"), ("or by files?", "files"), ("yes/no", "no"), ("yes/no", "yes"),
        ("call you?", "Bronwen"), ("for four words.", ""),
    )  # fmt: skip
    invites.expect(r"slowly:\s+(\w+)\s+(\w+)\s+(\w+)\s+(\w+)")
    words = " ".join(invites.match.groups())
    line.mail(line.bronwen, line.amara)
    opens = started(line.amara, "open", seen=seen)
    answer(
        opens,
        ("words you get.", words),
        ("yes/no", "no"),
        ("yes/no", "yes"),
        ("Enter for none.", "2"),
        ("leaves it.", "yes"),
    )
    opens.expect_exact("Mail")
    end(opens)
    answer(invites, ("Did they fit?", "y"))
    end(invites)
    came = line.mail(line.amara, line.bronwen)
    assert came.read_text("utf-8").startswith(
        "For Bronwen. Open it with: equityjournal open\n\n-----BEGIN AGE"
    )
    reads = started(line.bronwen, "open", seen=seen)
    answer(reads, ("Enter reads it.", ""), ("The same?", "y"))
    reads.expect_exact("Type a word:")
    said = " ".join(seen.getvalue().partition("Type a word:")[0].split())
    typed = f"me files Amara they files no yes Bronwen {words} no yes 2 yes y y".split()
    own = said.count(OWN) * len(OWN.split()) + 2 * len(["June", "2026", "Themes:", "Power", "dynamics"])
    assert said.count(OWN) == 3
    assert len(said.split()) - len(typed) - own <= 300, said
    answer(reads, ("Enter leaves.", ""))
    end(reads)


def test_a_yes_typed_ahead_seals_nothing(both: BothSides) -> None:
    """As a pasted block of lines would have it: what was typed before the question is thrown away."""
    both.write("Words.", "power")
    amara = started(both.amara, "with", "Bronwen")
    answer(amara, ("Type a word:", "bring"), ("Enter for none.", "2\nyes\nyes\nyes"))
    amara.expect_exact("Seal this")
    answer(amara, ("anything else leaves it.", "no"), ("Type a word:", ""))
    end(amara)
    assert letters(both.amara) == []


@pytest.mark.torture
def test_what_was_agreed_is_written_in_the_box(both: BothSides) -> None:
    """Cut off, it is among the drafts, and the same question goes on with it; noted, no draft is left."""
    assert both.bronwen.home
    drafts = both.bronwen.home / "journal" / "drafts"

    def agreeing(typed: str) -> Any:
        session = started(both.bronwen, "with", "Amara", TERM="xterm", EQUITYJOURNAL_WRITING="box")
        answer(session, ("Type a word:", "agreed"))
        session.expect_exact("Ctrl-D finishes.")
        wait_for_editor(session)
        session.send(typed)
        return session

    session = agreeing("Slower visits.\rAnd a second")
    wait_until(lambda: any("a second" in path.read_text() for path in drafts.glob("talk-*.txt")))
    session.kill(signal.SIGKILL)
    session.wait()
    (kept,) = drafts.glob("talk-*.txt")
    assert kept.read_text() == "Slower visits.\nAnd a second"
    session = agreeing(" line.\x04")
    answer(session, ("small thing?", ""))
    session.expect_exact("Ctrl-D finishes.")
    wait_for_editor(session)
    session.send("\r")
    answer(session, ("Type a word:", ""))
    session.close()
    talks = both.run(both.bronwen, "discussed", "--json").json
    assert "Slower visits.\\nAnd a second line." in str(talks)
    assert not list(drafts.glob("talk-*"))
