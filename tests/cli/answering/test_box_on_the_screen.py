"""What the box draws: as a terminal shows it, how much of it is sent, and what is left behind when a window changes."""

import os
import re
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.answering.test_box_and_lines import WAYS
from cli.real_terminal import close_window, pexpect, until_gone, wait_until
from equityjournal.cli.answering.box_rows import rows_of
from outside import needs

pyte = pytest.importorskip("pyte")

SENTENCES = (
    "I said too little when the housing officer spoke over her, and afterwards I told myself it was politeness. "
    "She looked at me."
)
LAST_WORDS = "later)."
MOST_BYTES, MOST_CHARACTERS = 50, 2


def at(way: str, columns: int, rows: int) -> Any:
    """A sitting in a window of a size, waiting for an answer."""
    session = pexpect.spawn(
        sys.executable, ["-m", "equityjournal", "write", "-t", "power"],
        env={**os.environ, **WAYS[way]}, timeout=20, dimensions=(rows, columns),
    )  # fmt: skip
    session.delaybeforesend = None
    session.expect(rb"later\)\.")
    return session


def said(session: Any, quiet: float = 0.3) -> bytes:
    """All that the program sends until it is quiet."""
    sent = b""
    while select.select([session.child_fd], [], [], quiet)[0]:
        sent += os.read(session.child_fd, 65536)
    return sent


@pytest.mark.parametrize(
    ("way", "most", "characters"), [("box", MOST_BYTES, MOST_CHARACTERS), ("lines", 1, 1)]
)
def test_a_key_at_the_end_of_a_text_sends_little(way: str, most: int, characters: int) -> None:
    """At most 50 bytes and 2 visible characters in the box, exactly the letter in lines; idle, nothing at all."""
    session = at(way, 80, 24)
    said(session, 0.5)
    session.send(b"She said that ")
    said(session)
    costs = []
    for letter in "nobody":
        session.send(letter.encode())
        sent = said(session, 0.15)
        visible = re.sub(rb"\x1b\[[0-?]*[ -/]*[@-~]|[\r\n\b]", b"", sent)
        costs.append((len(sent), len(visible)))
    assert said(session, 0.6) == b""
    close_window(session)
    until_gone(session)
    # A word that no longer fits in its row is another matter: none does here.
    assert max(cost for cost, _ in costs) <= most
    assert max(count for _, count in costs) <= characters
    if way == "lines":
        assert set(costs) == {(1, 1)}


@pytest.mark.torture
@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (40, 12), (80, 24), (200, 50)])
def test_the_screen_shows_words_whole_and_the_cursor_behind_them(columns: int, rows: int) -> None:
    """Row by row as they are wrapped; in a low window the last rows stay in sight."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    session = at("box", columns, rows)
    stream.feed(session.before + session.after + session.buffer + said(session, 1))
    session.send(SENTENCES.encode())
    stream.feed(said(session))
    shown = [line.rstrip() for line in screen.display]
    width = columns - 1
    wrapped = [SENTENCES[row.start : row.end].rstrip() for row in rows_of(SENTENCES, width)][-rows:]
    last = max(number for number, line in enumerate(shown) if line)
    assert shown[last + 1 - len(wrapped) : last + 1] == wrapped
    assert len(wrapped) == rows or not shown[last - len(wrapped)]
    assert (screen.cursor.y, screen.cursor.x) == (last, len(shown[last]))
    session.send(b"\x1b[A\x1b[A\x1b[H")
    stream.feed(said(session))
    assert screen.cursor.x == 0
    close_window(session)
    until_gone(session)


class Tmux:
    """A window of tmux, on a server of its own, with the program in it."""

    def __init__(self, folder: Path) -> None:
        self._server = [needs("tmux"), "-S", str(folder / "tmux"), "-f", os.devnull]
        write = f"{shlex.quote(sys.executable)} -m equityjournal write -t power"
        self("new-session", "-d", "-x", "80", "-y", "40", f"{write}; sleep 60")

    def __call__(self, *command: str) -> str:
        """Run a command of tmux."""
        done = subprocess.run([*self._server, *command], capture_output=True, text=True, check=True)
        return done.stdout

    def shows(self) -> str:
        """All that is on the screen and above it, as one line."""
        return " ".join(self("capture-pane", "-p", "-J", "-S", "-200").split())

    def screen(self) -> str:
        """What is on the screen alone, as one line."""
        return " ".join(self("capture-pane", "-p", "-J").split())


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """A terminal that breaks its lines again when it becomes narrower."""
    monkeypatch.setenv("EQUITYJOURNAL_WRITING", "box")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("TMUX", raising=False)
    tmux = Tmux(tmp_path)
    yield tmux
    tmux("kill-server")


@pytest.mark.torture
@pytest.mark.parametrize("further_up", [False, True])
def test_a_window_that_changes_leaves_no_copy_of_the_text(tmux: Tmux, further_up: bool) -> None:
    """From 80 columns to 40, 20, 100 and back: the text is there once each time."""
    wait_until(lambda: "later)." in tmux.shows())
    time.sleep(1)
    tmux("send-keys", "-l", SENTENCES)
    wait_until(lambda: "looked at me." in tmux.shows())
    if further_up:
        tmux("send-keys", "Up", "Up", "End")
        time.sleep(0.5)  # drawn before the window changes
    for columns in ("40", "20", "100", "80"):
        tmux("resize-window", "-x", columns, "-y", "40")
        time.sleep(0.7)
        assert tmux.shows().count("I said too little") == 1
        assert tmux.shows().count("looked at me.") == 1


@pytest.mark.torture
@pytest.mark.parametrize("further_up", [False, True])
def test_a_low_window_that_changes_leaves_no_copy_of_the_text(tmux: Tmux, further_up: bool) -> None:
    """At 5 rows, and 20, 40, 80 and 200 columns: nothing is on the screen twice, and no copy is above it.

    Rows that the terminal itself moved above a window too low for them stay there: no program can take them back.
    """
    wait_until(lambda: "later)." in tmux.shows())
    time.sleep(1)
    tmux("send-keys", "-l", SENTENCES)
    wait_until(lambda: "looked at me." in tmux.shows())
    if further_up:
        tmux("send-keys", "Up", "Up", "End")
        time.sleep(0.5)
    for columns in ("80", "20", "40", "20", "80", "200", "20", "200", "40", "80"):
        tmux("resize-window", "-x", columns, "-y", "5")
        time.sleep(0.7)
        for words in ("too little", "it was politeness", "looked at me."):
            assert tmux.screen().count(words) <= 1, (columns, tmux.screen())
        assert tmux.shows().replace(" ", "").count(SENTENCES.replace(" ", "")) <= 1
        assert tmux.shows().count("looked at me.") <= 1
    tmux("send-keys", "C-End")
    wait_until(lambda: tmux.screen().count("looked at me.") == 1)


@pytest.mark.torture
@pytest.mark.parametrize("small", ["40x20", "60x10", "30x12"])
def test_a_window_that_grows_again_shows_a_long_text_once(tmux: Tmux, small: str) -> None:
    """Rows that a smaller window moved out of sight come back with the larger one, and are erased there."""
    wait_until(lambda: LAST_WORDS in tmux.shows())
    time.sleep(1)
    tmux("resize-window", "-x", "60", "-y", "40")
    text = "\n".join(f"Visit {number}: {SENTENCES}" for number in range(1, 8))
    tmux("set-buffer", text)
    tmux("paste-buffer", "-p")
    wait_until(lambda: "Visit 7:" in tmux.screen())
    for size in (small, "60x40", small, "100x40"):
        columns, rows = size.split("x")
        tmux("resize-window", "-x", columns, "-y", rows)
        time.sleep(0.7)
    assert [tmux.screen().count(f"Visit {number}:") for number in range(1, 8)] == [1] * 7
    assert tmux.screen().count("looked at me.") == 7
    assert tmux.shows().count("Visit 1:") == 1
    assert LAST_WORDS in tmux.shows()  # what stood above the text stays
