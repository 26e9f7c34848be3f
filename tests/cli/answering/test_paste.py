"""A paste of many lines: written together, kept however it ends."""

import contextlib
import io
import signal
import threading
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, end, pexpect, wait_for_editor
from equityjournal.cli.answering import ask, saving_thread
from equityjournal.cli.answering.answer_hooks import AnswerHooks
from equityjournal.cli.terminal import keyboard, wishes

LINES = [f"line {number} of a long paste, with words of some length in it" for number in range(3000)]


class FakePaste:
    """A terminal on which lines were pasted, all at once, and then nothing more comes but what is typed.

    Args:
        pasted: The lines of the paste.
        end: What the person does next: a line, or an exception.
    """

    def __init__(
        self, pasted: Sequence[str], end: str | type[BaseException], patch: pytest.MonkeyPatch
    ) -> None:
        self._pasted = list(pasted)
        self._end = end
        patch.setattr(keyboard.Line, "read", lambda _: self._read())
        patch.setattr(keyboard, "more_is_waiting", lambda: bool(self._pasted))

    def _read(self) -> str:
        if self._pasted:
            return self._pasted.pop(0)
        if isinstance(self._end, str):
            return self._end
        raise self._end


def answered(keep: Any) -> str:
    """The answer to a question at the fake terminal."""
    return ask.answer("", AnswerHooks(keep, lambda text: text, None, io.StringIO()))


def test_all_that_waits_is_one_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand lines make one write, and the whole of them is the answer."""
    monkeypatch.setattr(saving_thread, "EVERY", 60)
    FakePaste(LINES[:1000], ".", monkeypatch)
    kept: list[str] = []
    assert answered(kept.append) == "\n".join(LINES[:1000])
    assert kept == ["\n".join(LINES[:1000])]


def test_a_paste_that_takes_long_is_written_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line that was read waits longer for the disk than one being typed."""
    monkeypatch.setattr(saving_thread, "EVERY", 0)
    FakePaste(LINES[:5], ".", monkeypatch)
    kept: list[str] = []
    answered(kept.append)
    assert kept == ["\n".join(LINES[:count]) for count in range(1, 6)]


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError, ":stop"])
def test_leaving_after_a_paste_keeps_all_of_it(
    monkeypatch: pytest.MonkeyPatch, end: str | type[BaseException]
) -> None:
    """Lines that waited to be written are, whatever ends the answer."""
    monkeypatch.setattr(saving_thread, "EVERY", 60)
    FakePaste(LINES[:50], end, monkeypatch)
    monkeypatch.setattr(keyboard, "more_is_waiting", lambda: True)
    kept: list[str] = []
    with pytest.raises((KeyboardInterrupt, EOFError, wishes.Stopped)):
        answered(kept.append)
    assert kept[-1] == "\n".join(LINES[:50])


@pytest.mark.parametrize(
    "kind",
    ["lines", *(pytest.param(kind, marks=pytest.mark.torture) for kind in ("box, bracketed", "box, raw"))],
)
def test_ended_in_the_middle_of_a_paste_what_was_read_is_kept(kind: str, journal: Path) -> None:
    """On a real terminal: the draft has all that the program took from it, to the letter, in order, and no other."""
    written_in = kind.partition(",")[0]
    session = at_terminal("write", "-t", "power", TERM="xterm", EQUITYJOURNAL_WRITING=written_in)
    session.expect(r"later\)\.")
    wait_for_editor(session)
    text = "\r".join(LINES[:600])
    sent: list[bytes] = []
    data = f"\x1b[200~{text}".encode() if "bracketed" in kind else text.encode()
    pasting = threading.Thread(target=_write_all, args=(session.fileno(), data, sent), daemon=True)
    pasting.start()
    while sum(map(len, sent)) < 16_000:
        with contextlib.suppress(pexpect.TIMEOUT):
            session.read_nonblocking(65536, timeout=0.1)
    session.kill(signal.SIGTERM)
    end(session)
    (draft,) = journal.glob("drafts/*.toml")
    kept = tomllib.loads(draft.read_text("utf-8"))["answers"][0]["text"]
    assert "\n".join(LINES[:600]).startswith(kept)
    assert len(kept) > 16_000


def test_a_paste_on_a_real_terminal_is_saved_whole(journal: Path) -> None:
    """All lines, in order, none of them cut; the full stop at its end finishes."""
    session = at_terminal("write", "-t", "power")
    session.expect("Finish with a full stop")
    paste = "".join(f"{line}\r" for line in [*LINES[:100], "."]).encode()
    threading.Thread(target=_write_all, args=(session.fileno(), paste, []), daemon=True).start()
    session.expect("One last line")
    session.sendline("")
    end(session)
    assert only_record(journal)["answers"][0]["text"] == "\n".join(LINES[:100])


def _write_all(handle: int, data: bytes, sent: list[bytes]) -> None:
    """Write to a terminal as it takes it, until its program is gone; note what was taken."""
    import os

    while data:
        try:
            taken = os.write(handle, data[:2000])
        except OSError:
            return
        sent.append(data[:taken])
        data = data[taken:]
