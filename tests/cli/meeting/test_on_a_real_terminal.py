"""Two people on real terminals: one command and one file each, and a yes counts only after its question."""

import signal
from pathlib import Path
from typing import Any

from cli.meeting.both_sides import BothSides
from cli.real_terminal import at_terminal, end, wait_for_editor, wait_until
from program import Program


def started(who: Program, *arguments: str, **environment: Any) -> Any:
    """A command of somebody at a terminal of their own."""
    assert who.home
    home = str(who.home)
    return at_terminal(
        *arguments, HOME=home, EQUITYJOURNAL_DIR=str(who.home / "journal"), XDG_DATA_HOME="", NO_COLOR="1",
        around=["env", "-C", home], **environment,
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


def test_a_meeting_is_one_command_and_one_file_each(both: BothSides) -> None:
    """Bring, open, read, reply, agree; what was agreed stands first on the other's screen."""
    both.write("The desk. Months back three of the mums asked.", "power")
    both.meet_for_the_first_time()
    amara = started(both.amara, "with", "Bronwen")
    answer(
        amara,
        ("Enter leaves.", "bring"),
        ("Enter for none.", "2"),
        ("Seal this", "yes"),
        ("Enter leaves.", ""),
    )
    end(amara)
    (letter,) = letters(both.amara)
    assert letter.read_text("utf-8").startswith("For Bronwen. Open it with: equityjournal open\n\n-----BEGIN")
    end(started(both.bronwen, "open", str(letter)))
    bronwen = started(both.bronwen, "with", "Amara")
    answer(
        bronwen, ("Enter leaves.", "read"), ("Enter leaves.", "reply"), ("later).", "Which mums?"), ("Which mums?", "."),
        ("Enter leaves.", "agreed"), ("keep?", "Slower visits."), ("small thing?", ""), ("begin with?", "The desk."),
        ("Enter leaves.", ""), ("Seal this", "yes"),
    )  # fmt: skip
    end(bronwen)
    (back,) = letters(both.bronwen)
    end(started(both.amara, "open", str(back)))
    amara = started(both.amara, "with", "Bronwen")
    amara.expect_exact("Keep: Slower visits.")
    amara.expect_exact("Bronwen wrote on 1: Which mums?")
    answer(amara, ("Enter leaves.", ""))
    end(amara)


def test_a_yes_typed_ahead_seals_nothing(both: BothSides) -> None:
    """As a pasted block of lines would have it: what was typed before the question is thrown away."""
    both.write("Words.", "power")
    both.meet_for_the_first_time()
    amara = started(both.amara, "with", "Bronwen")
    answer(amara, ("Enter leaves.", "bring"), ("Enter for none.", "2\nyes\nyes\nyes"))
    amara.expect_exact("Seal this")
    answer(amara, ("anything else leaves it.", "no"), ("Enter leaves.", ""))
    end(amara)
    assert letters(both.amara) == []


def test_what_was_agreed_is_written_in_the_box(both: BothSides) -> None:
    """Cut off, it is among the drafts; finished, it is noted with its lines, and no draft is left."""
    both.meet_for_the_first_time()
    assert both.bronwen.home
    drafts = both.bronwen.home / "journal" / "drafts"

    def agreeing() -> Any:
        session = started(both.bronwen, "with", "Amara", TERM="xterm", EQUITYJOURNAL_WRITING="box")
        answer(session, ("Enter leaves.", "agreed"))
        session.expect_exact("Ctrl-D finishes.")
        wait_for_editor(session)
        session.send("Slower visits.\rAnd a second")
        wait_until(lambda: any("a second" in path.read_text() for path in drafts.glob("talk-*.txt")))
        return session

    session = agreeing()
    session.kill(signal.SIGKILL)
    session.wait()
    (kept,) = drafts.glob("talk-*.txt")
    assert kept.read_text() == "Slower visits.\nAnd a second"
    kept.unlink()
    session = agreeing()
    session.send(" line.\x04")
    answer(session, ("small thing?", ""))
    session.expect_exact("Ctrl-D finishes.")
    wait_for_editor(session)
    session.send("\r")
    answer(session, ("Enter leaves.", ""))
    session.close()
    talks = both.run(both.bronwen, "discussed", "--json").json
    assert "And a second line." in str(talks)
    assert not list(drafts.glob("talk-*"))
