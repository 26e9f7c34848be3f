"""Real editors, and what they leave: nothing that is nowhere else, and nothing outside the private folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.kept import kept_files, only_record
from cli.real_terminal import (
    at_terminal,
    close_window,
    end,
    until_gone,
    wait_for_draft,
    wait_for_editor,
    wait_until,
)
from many import some
from outside import needs
from program import Program

OWN_SETTINGS = "set undofile backup viminfo='100,<50 directory=~// backupdir=~// undodir=~// swapfile\n"
"""What somebody may have in their own vimrc: copies of all they write, in the home folder."""


def settings(home: Path) -> None:
    """A home whose vim and neovim keep copies everywhere."""
    (home / ".vimrc").write_text(OWN_SETTINGS)
    (home / ".config" / "nvim").mkdir(parents=True)
    (home / ".config" / "nvim" / "init.vim").write_text(OWN_SETTINGS.replace("viminfo='100,<50 ", ""))


def holding(home: Path, words: str) -> set[str]:
    """The files below a home, but for the index, that hold some words, each of them private."""
    found = {path for path in home.rglob("*") if path.is_file() and words.encode() in path.read_bytes()}
    assert not [path for path in found if path.stat().st_mode & 0o077]
    return {path.relative_to(home).as_posix() for path in found if path.suffix != ".sqlite"}


def begun_in(editor: str, home: Path) -> Any:
    """A sitting with a first line typed, and the editor about to open on it."""
    session = at_terminal(
        "write", "-t", "power", EDITOR=editor, TERM="xterm", XDG_CONFIG_HOME=str(home / ".config")
    )
    session.expect("Finish with a full stop")
    session.sendline("CANARY one")
    wait_for_draft(session, home / "journal", "CANARY one")
    session.expect("CANARY one")
    session.sendline(":editor")
    return session


def begun_in_vim(editor: str, home: Path) -> Any:
    """The same, with vim or neovim open."""
    session = begun_in(editor, home)
    wait_until(lambda: bool(list((home / "journal" / "drafts").glob(".*.swp"))))
    session.expect("CANARY one")  # its screen is drawn once its settings are read
    wait_for_editor(session)
    return session


def saved(session: Any, journal: Path) -> Path:
    """The file of the entry, once the editor has been left and the sitting is at its end."""
    session.expect("Saved, about")
    session.expect("One last line")
    session.sendline("")
    end(session)
    (entry,) = kept_files(journal)
    return entry


@pytest.mark.parametrize("editor", ["vim", "nvim"])
def test_vim_keeps_no_copy_anywhere(home: Path, journal: Path, editor: str) -> None:
    """Whatever somebody's own settings say, after the answer is saved its words are in the entry and nowhere else."""
    needs(editor)
    settings(home)
    session = begun_in_vim(editor, home)
    session.send("GoCANARY two\x1byyp:wq\r")
    entry = saved(session, journal)
    assert holding(home, "CANARY") == {entry.relative_to(home).as_posix()}
    assert only_record(journal)["answers"][0]["text"] == "CANARY one\nCANARY two\nCANARY two"


@pytest.mark.parametrize("editor", ["vim", "nvim"])
def test_vim_cut_off_leaves_what_nobody_saved_among_the_drafts(
    home: Path, journal: Path, editor: str
) -> None:
    """Killed with words typed and not saved, vim's swap file among the drafts holds them, and `vim -r` reads it."""
    needs(editor)
    settings(home)
    session = begun_in_vim(editor, home)
    session.send("GoUNSAVED\x1b:preserve\r")
    (swap,) = journal.glob("drafts/.*.swp")
    wait_until(lambda: b"UNSAVED" in swap.read_bytes())
    children = subprocess.run(
        [needs("ps"), "-o", "pid=", "--ppid", str(session.pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    for child in children.stdout.split():
        os.kill(int(child), 9)
    session.expect("ended with an error")
    session.close()
    assert holding(home, "UNSAVED") == {swap.relative_to(home).as_posix()}
    assert len(list(journal.glob("drafts/*.toml"))) == 1


def test_nano_leaves_nothing_behind(home: Path, journal: Path) -> None:
    """nano, the editor for somebody who has named none, saves in place and leaves no copy."""
    needs("nano")
    session = begun_in("nano -R", home)
    session.expect(r"\^X")  # its keys are listed once it is there
    wait_for_editor(session)
    session.send("\x1b/CANARY two\r\x0f\r")
    session.expect("Wrote")
    session.send("\x18")
    entry = saved(session, journal)
    assert holding(home, "CANARY") == {entry.relative_to(home).as_posix()}


def test_the_copies_that_emacs_leaves_go_once_the_answer_is_safe(
    program: Program, home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Emacs keeps the text before as `x.txt~`, vim its undo file; once the answer is saved, both are gone."""
    script = home / "emacs.py"
    script.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n"
        "for name in (path.name + '~', '.' + path.name + '.un~'):\n"
        "    (path.parent / name).write_bytes(path.read_bytes())\n"
        "path.write_text(path.read_text() + 'CANARY two')\n"
    )
    monkeypatch.setenv("EDITOR", f"{json.dumps(sys.executable)} {json.dumps(str(script))}")
    program.at_terminal("write", "-t", "power", typed=["CANARY one", ":editor", ""])
    (entry,) = journal.glob("entries/*/*/*.toml")
    script.write_text(script.read_text().replace("CANARY two", "CANARY three"))
    program("edit", "last")
    assert {path.parent.name for path in journal.glob("*/**/*") if path.is_file()} == {"06", entry.stem}
    assert not list(journal.glob("drafts/*"))


ATOMIC = "new = path.with_name('new'); new.write_bytes(path.read_bytes() + b'More.\\n'); new.replace(path)"


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        (ATOMIC, "First.\nMore.", ""),
        ("path.write_bytes(path.read_bytes().replace(b'\\n', b'\\r\\n') + b'More.\\r\\n')", "First.\nMore.", ""),
        ("path.write_bytes(b'\\xef\\xbb\\xbf' + path.read_bytes() + b'More.')", "First.\nMore.", ""),
        ("path.write_text(path.read_text() + 'More.', 'utf-16')", "First.\nMore.", ""),
        ("path.write_text(path.read_text() + 'caf\\xe9', 'latin-1')", None, "did not save plain text"),
        ("import os; os.kill(os.getpid(), 9)", None, "ended with an error"),
        ("sys.exit(1)", None, "ended with an error"),
        ("path.write_bytes(b'')", None, "left no text"),
        ("pass", None, "Nothing was changed."),
        ("import os; os.fork() or os.execvp('sleep', ['sleep', '0'])", None, "an editor with windows has to be told to wait"),
        ("path.unlink()", None, "took the file away"),
        ("path.unlink(); path.symlink_to('/etc/hostname')", None, "cannot be read: it is a link"),
        ("path.write_bytes(b'x' * 11_000_000)", None, "cannot be read: it is larger than 10 MB"),
    ],
    ids=[
        "saves by renaming", "Windows line ends", "byte-order mark", "UTF-16", "Latin-1", "is killed", "fails", "empties it",
        "leaves it", "goes to the background", "takes it away", "puts a link there", "makes it huge",
    ],
)  # fmt: skip
def test_whatever_an_editor_does_the_words_are_kept(
    program: Program,
    home: Path,
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    text: str | None,
    said: str,
) -> None:
    """The text arrives, or the sentence says what happened and the answer goes on from the lines that were typed."""
    script = home / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{body}\n")
    monkeypatch.setenv("EDITOR", f"{json.dumps(sys.executable)} {json.dumps(str(script))}")
    typed = ["First.", ":editor", *([] if text else ["Typed."]), *([] if text else ["."]), ""]
    screen = " ".join(program.at_terminal("write", "-t", "power", typed=typed).out.split())
    assert said in screen
    assert only_record(journal)["answers"][0]["text"] == (text or "First.\nTyped.")
    left = [str(path) for path in journal.glob("drafts/*")]
    assert len(left) == ("What it left is in" in screen)
    assert all(path in screen.replace(" ", "") for path in left)


@pytest.mark.many
@pytest.mark.parametrize("begun", some([True, False], 1), ids="lines typed before: {}".format)
def test_a_window_closed_in_nano_is_offered_again(home: Path, begun: bool) -> None:
    """What nano saves beside its file goes into the draft, and the next `write` goes on with it."""
    nano, journal = needs("nano"), home / "journal"
    if begun:
        session = begun_in(nano, home)
    else:
        session = at_terminal("write", "-t", "power", "--private", "-e", EDITOR=nano, TERM="xterm")
    session.expect(r"\^X")
    wait_for_editor(session)
    session.send("CANARY two ")
    session.expect("two")
    close_window(session)
    until_gone(session)
    wait_until(lambda: any("CANARY two" in path.read_text("utf-8") for path in journal.glob("drafts/*.save")))
    session = at_terminal("write")
    session.expect("CANARY two" if begun else "private")
    session.expect("Go on with it")
    session.sendline("")
    session.expect("Finish with")
    wait_for_editor(session)
    session.sendline(".")
    session.expect("Enter leaves it out")
    session.sendline("")
    end(session)
    kept = only_record(journal)
    assert "CANARY two" in kept["answers"][0]["text"]
    assert kept["answers"][0]["question"]
    assert kept["private"] is not begun
    assert ("CANARY one" in kept["answers"][0]["text"]) is begun
    assert not [path for path in journal.glob("drafts/*") if path.is_file()]


def test_a_window_closed_in_nano_over_an_edit_is_offered_by_edit(home: Path, program: Program) -> None:
    """`write` names the entry, and `edit` opens what nano saved."""
    nano, journal = needs("nano"), home / "journal"
    program("write", "Words as they were.")
    session = at_terminal("edit", "last", EDITOR=nano, TERM="xterm")
    session.expect("Words as they were")
    wait_for_editor(session)
    session.send("CANARY three ")
    session.expect("three")
    close_window(session)
    until_gone(session)
    wait_until(
        lambda: any("CANARY three" in path.read_text("utf-8") for path in journal.glob("drafts/*.save"))
    )
    identity = only_record(journal)["id"]
    said = program.at_terminal("write", typed=[":stop"])
    assert f"`equityjournal edit {identity}` offers it." in " ".join(said.out.split())
    session = at_terminal("edit", "last", EDITOR="true")
    session.expect("Go on with it")
    session.sendline("")
    end(session)
    assert "CANARY three" in only_record(journal)["answers"][0]["text"]
    assert not list(journal.glob("drafts/*edit*"))
