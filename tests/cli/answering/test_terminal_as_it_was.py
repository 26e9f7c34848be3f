"""The terminal after a sitting, and while another program has it: as it was before, with its keys shown."""

import os
import signal
import time
from pathlib import Path

import pytest

from cli.answering.test_line_being_typed import WRITE, asked_in_shell, echoes, in_shell
from cli.kept import only_record
from cli.real_terminal import wait_for_draft


@pytest.mark.parametrize("way", ["finished", "stopped", "ctrl-c", "terminated"])
def test_the_terminal_shows_keys_again_at_the_end(journal: Path, way: str) -> None:
    """However a sitting ends, the shell finds its terminal as it was."""
    session = asked_in_shell()
    session.sendline("A line.")
    wait_for_draft(session, journal, "A line.")
    if way == "finished":
        session.sendline(".")
        session.expect("leaves it out")
        time.sleep(0.3)
        session.sendline("")
    elif way == "stopped":
        session.sendline(":stop")
    elif way == "ctrl-c":
        session.send("half\x03")
    else:
        os.killpg(os.tcgetpgrp(session.child_fd), signal.SIGTERM)
    assert echoes(session)


def test_an_editor_finds_the_terminal_as_it_was(journal: Path, home: Path) -> None:
    """Keys are shown while `:editor` has the terminal, and at the end."""
    editor = home / "editor.sh"
    editor.write_text(f'#!/bin/sh\nstty -a > {home}/terminal.txt\nread words\necho "$words" >> "$1"\n')
    editor.chmod(0o700)
    session = asked_in_shell(EDITOR=str(editor))
    session.sendline("A line.")
    wait_for_draft(session, journal, "A line.")
    session.sendline(":editor")
    time.sleep(0.5)
    session.sendline("Typed in the editor.")
    session.expect("leaves it out")
    time.sleep(0.3)
    session.sendline("")
    assert echoes(session)
    assert " echo " in (home / "terminal.txt").read_text()


def test_stopped_by_ctrl_z_and_taken_up_again_it_is_as_it_was(journal: Path) -> None:
    """The shell's terminal shows keys meanwhile; after `fg` the line goes on."""
    session = in_shell("bash", "--norc", "--noprofile", "-i")
    session.expect("ready> ")
    session.sendline(WRITE)
    session.expect(r"later\)\.")
    time.sleep(0.3)
    session.sendline("One.")
    session.send("Half of a line")
    wait_for_draft(session, journal, "Half of a line")
    session.send("\x1a")
    session.expect("Stopped")
    session.sendline("stty -a; echo at-the-''end")
    assert echoes(session)
    session.sendline("fg")
    session.expect("equityjournal")
    time.sleep(0.3)
    session.sendline(", and the rest.")
    wait_for_draft(session, journal, "Half of a line, and the rest.")
    session.sendline(".")
    session.expect("leaves it out")
    time.sleep(0.3)
    session.sendline("")
    session.expect("ready> ")
    session.sendline("stty -a; echo at-the-''end")
    assert echoes(session)
    assert only_record(journal)["answers"][0]["text"] == "One.\nHalf of a line, and the rest."
