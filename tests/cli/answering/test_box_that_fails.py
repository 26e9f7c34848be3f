"""The box, where prompt_toolkit itself fails: nothing is lost, one sentence says so, and lines go on."""

import io
from pathlib import Path
from typing import Any

import pytest

from cli.kept import only_record
from cli.real_terminal import at_terminal, end, wait_for_draft, wait_for_editor

SENTENCE = "The box could not go on, so here it is line by line."
RAISES = """
def raising(of, name, when):
    before = getattr(of, name)
    def patched(*given, **named):
        if when(*given, **named):
            raise RuntimeError("It broke.")
        return before(*given, **named)
    setattr(of, name, patched)
"""
FAILURES = {
    "at the import": "import sys; sys.modules['prompt_toolkit.application'] = None",
    "when it is made": (
        "import prompt_toolkit.output as output; raising(output, 'create_output', lambda **_: True)"
    ),
    "at the first drawing": (
        "from prompt_toolkit.renderer import Renderer; raising(Renderer, 'render', lambda *_, **__: True)"
    ),
    "when it takes the keyboard": (
        "from prompt_toolkit.input.vt100 import Vt100Input; raising(Vt100Input, 'attach', lambda *_: True)"
    ),
    "in the middle, at a key": (
        "from prompt_toolkit.key_binding.key_processor import KeyProcessor as K; "
        "raising(K, '_process', lambda *_: False); "
        "raising(K, 'process_keys', lambda self: any(key.data == '!' for key in self.input_queue))"
    ),
    "in the middle, at a drawing": (
        "from prompt_toolkit.renderer import Renderer; "
        "raising(Renderer, 'render', lambda self, app, *_, **__: '!' in app.layout.container"
        ".get_children()[0].content._box.text.text)"
    ),
    "in the middle, with the cursor hidden": (
        "from prompt_toolkit.output.vt100 import Vt100_Output as V; "
        "raising(V, 'write', lambda self, data: '!' in data)"
    ),
    "at the end": (
        "from prompt_toolkit.renderer import Renderer; "
        "raising(Renderer, 'render', lambda self, app, layout, is_done=False: is_done)"
    ),
}


def failing(folder: Path, code: str) -> Any:
    """A sitting in the box, with a prompt_toolkit that fails."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"{RAISES}\n{code}\n")
    session = at_terminal(
        "write", "-t", "power", TERM="xterm", EQUITYJOURNAL_WRITING="box", PYTHONPATH=str(folder)
    )
    session.delaybeforesend = None
    session.logfile_read = io.StringIO()
    session.expect(r"later\)\.")
    return session


@pytest.mark.parametrize(
    "failure",
    [
        *list(FAILURES)[:1],
        *(pytest.param(failure, marks=pytest.mark.torture) for failure in list(FAILURES)[1:5]),
        "in the middle, at a drawing",
        pytest.param("in the middle, with the cursor hidden", marks=pytest.mark.torture),
        "at the end",
    ],
)
def test_nothing_is_lost_and_lines_go_on(failure: str, tmp_path: Path, journal: Path) -> None:
    """At the start, at a key or a drawing in the middle, or at the end of an answer."""
    session = failing(tmp_path / "patched", FAILURES[failure])
    before = ""
    if failure.startswith(("in the middle", "at the end")):
        wait_for_editor(session)
        before = "She was not asked.\nNor was I"
        session.send(before.replace("\n", "\r"))
        wait_for_draft(session, journal, "Nor was I")
        before += "!" if failure.startswith("in the middle") else ""
        session.send("!" if failure.startswith("in the middle") else "\x04")
    session.expect_exact(SENTENCE)
    wait_for_editor(session)
    session.send("It goes on.\r.\r")
    session.expect("leaves it out")
    shown = session.before
    wait_for_editor(session)
    session.send("\r")
    end(session)
    screen = session.logfile_read.getvalue()
    for shown_by in ("\x1b[?25", "\x1b[?7"):  # the cursor, and lines that are broken at the edge
        assert shown_by not in screen or screen.rpartition(shown_by)[2].startswith("h")
    assert SENTENCE not in shown
    assert "Traceback" not in shown
    assert "It broke" not in shown
    assert only_record(journal)["answers"][0]["text"] == f"{before}\nIt goes on.".lstrip("\n")
    assert not list(journal.glob("drafts/*"))
