"""Two people on real terminals: one command and one file each, and a yes counts only after its question."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.meeting.both_sides import BothSides
from cli.meeting.telephone import Telephone
from cli.real_terminal import at_terminal, end
from pairs import add
from program import Program


def started(who: Program, *arguments: str) -> Any:
    """A command of somebody at a terminal of their own."""
    assert who.home
    home = str(who.home)
    return at_terminal(
        *arguments, HOME=home, EQUITYJOURNAL_DIR=str(who.home / "journal"), XDG_DATA_HOME="", NO_COLOR="1",
        around=["env", "-C", home],
    )  # fmt: skip


def answer(session: Any, *pairs: tuple[str, str]) -> None:
    """Wait for each question, and type its answer."""
    for question, typed in pairs:
        session.expect_exact(question)
        session.sendline(typed)


def letters(who: Program) -> list[Path]:
    """Files to hand over."""
    assert who.home
    return sorted(who.home.glob("for-*.txt"))


def test_from_nothing_to_the_first_conversation_and_one_command_each_from_then_on(
    machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An invitation, four words, an answer; then a reply, and what was agreed; in Downloads, file by file."""
    line = Telephone(machine, monkeypatch)
    add(line.amara, "The desk. Months back three of the mums asked.", themes=["power"])
    asks = started(line.amara, "with", "Bronwen")
    answer(asks, ("me or they.", "me"), ("paper or files.", "files"), ("call you?", "Amara"))
    end(asks)
    invites = started(line.bronwen, "with", "Amara")
    answer(
        invites, ("me or they.", "they"), ("paper or files.", "files"), ("yes/no", "no"), ("yes/no", "yes"),
        ("call you?", "Bronwen"), ("for four words.", ""),
    )  # fmt: skip
    invites.expect(r"slowly:\s+(\w+)\s+(\w+)\s+(\w+)\s+(\w+)")
    words = " ".join(invites.match.groups())
    line.mail(line.bronwen, line.amara)
    opens = started(line.amara, "open")
    answer(
        opens, ("type them.", words), ("yes/no", "no"), ("yes/no", "yes"), ("Enter for none.", "2"), ("leaves it.", "yes")
    )  # fmt: skip
    opens.expect_exact("Mail ")
    end(opens)
    answer(invites, ("Did they fit?", "y"))
    end(invites)
    came = line.mail(line.amara, line.bronwen)
    assert came.read_text("utf-8").startswith(
        "For Bronwen. Open it with: equityjournal open\n\n-----BEGIN AGE"
    )
    reads = started(line.bronwen, "open")
    answer(
        reads, ("Enter reads it.", ""), ("The same?", "y"), ("Type a word:", "reply"), ("later).", "Which mums?"),
        ("Which mums?", "."), ("Type a word:", "agreed"), ("keep?", "Slower visits."), ("small thing?", ""),
        ("begin with?", "The desk."), ("Type a word:", ""), ("Seal this", "yes"),
    )  # fmt: skip
    reads.expect_exact("Mail ")
    end(reads)
    line.mail(line.bronwen, line.amara)
    talks = started(line.amara, "open")
    talks.expect_exact("Keep: Slower visits.")
    talks.expect_exact("Bronwen wrote on 1: Which mums?")
    answer(talks, ("The same?", "y"), ("Type a word:", "bring"), ("Enter for none.", "1"), ("leaves it.", "yes"),
           ("Type a word:", ""))  # fmt: skip
    end(talks)
    line.mail(line.amara, line.bronwen)


def test_a_yes_typed_ahead_seals_nothing(both: BothSides) -> None:
    """As a pasted block of lines would have it: what was typed before the question is thrown away."""
    both.write("Words.", "power")
    amara = started(both.amara, "with", "Bronwen")
    answer(amara, ("Type a word:", "bring"), ("Enter for none.", "2\nyes\nyes\nyes"))
    amara.expect_exact("Seal this")
    answer(amara, ("anything else leaves it.", "no"), ("Type a word:", ""))
    end(amara)
    assert letters(both.amara) == []
