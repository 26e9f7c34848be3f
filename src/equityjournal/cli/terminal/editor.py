"""The person's own editor, on a file in the private folder of drafts."""

import codecs
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.terminal import echo
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.core.entries.editor_text import laid_out, taken_out
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files

_BEGINS_AT = re.compile(r"(nano|pico|micro|emacs|n?vim|vi)(\.[a-z]+)?(\.exe)?")
"""Editors that take `+LINE`."""
_IN_TERMINAL = re.compile(r"(nano|pico|micro|n?vim|vi|ed|joe|ne|helix|hx)(\.[a-z]+)?(\.exe)?")
"""Editors that fill the terminal until they are left."""

SIMPLE_EDITORS = ("nano", "pico", "micro", "notepad")
"""Editors tried in turn without a named editor; each says on its screen how to leave."""


def in_editor(path: Path, question: str, text: str) -> str:
    """An answer written in the editor, above its question.

    Args:
        path: A file in the private folder of drafts. It stays there until the text is safe elsewhere.
        question: Shown below a line; both are taken off again, and nothing else is.
        text: Words written already.

    Raises:
        NotAllowed: Without an editor.
        NotSaved: When the editor failed, changed nothing or left no text.
    """
    content = laid_out(question, text)
    written = edited(path, content, line=text.count("\n") + 1)
    if written == captured(content):
        raise NotSaved(_unchanged(path))
    words = taken_out(written, question)
    if not words:
        files.remove(path)
        raise NotSaved(say("The editor left no text, so nothing was taken from it."))
    return words


def edited(path: Path, content: str, line: int = 1) -> str:
    """A text changed in the editor; its file stays for the caller to remove.

    Args:
        path: The file.
        content: Text before the change.
        line: Line to begin on, from 1, for editors that take a line.

    Returns:
        The text, with plain line ends and without one final newline.

    Raises:
        NotAllowed: Without an editor.
        NotSaved: When the editor failed, or left something that is not text; the sentence names the file.
    """
    command = _editor()
    files.make_folder(path.parent)
    files.replace(path, content.encode(), None)
    options = [*_keeping_to_itself(command[0]), *_beginning_at(command[0], line)]
    try:
        # The person's own choice of editor, run on a file of ours.
        with echo.for_another_program():
            result = subprocess.run([*command, *options, str(path)], check=False)  # noqa: S603
    except OSError as error:
        files.remove(path)  # it holds only what went into it
        raise NotSaved(
            say(
                "The editor {name} cannot be started ({why}), so nothing was changed. EDITOR names the one "
                "to use.",
                name=command[0],
                why=error.strerror,
            )
        ) from None
    if result.returncode:
        raise NotSaved(
            say(
                "The editor {name} ended with an error. What it left is in {path}.",
                name=command[0],
                path=path,
            )
        )
    try:
        return captured(_decoded(files.read(path)))
    except FileNotFoundError:
        raise NotSaved(say("The editor took the file away, so nothing was changed.")) from None
    except DamagedFile as error:
        raise NotSaved(
            say("What the editor left in {path} cannot be read: {why}.", path=path, why=error.why)
        ) from None
    except UnicodeDecodeError:
        raise NotSaved(
            say("The editor did not save plain text. What it left is in {path}.", path=path)
        ) from None


def _decoded(data: bytes) -> str:
    """The text of an editor's file; Notepad may save two bytes a letter, and says so at the beginning.

    Raises:
        UnicodeDecodeError: When it is in neither encoding.
    """
    two_bytes = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if two_bytes else "utf-8-sig")


def _unchanged(path: Path) -> str:
    """The sentence on an editor that came back without a change.

    An editor that fills the terminal was left so on purpose, and its file goes. Any other may have opened a
    window and still be at work on the file, which stays.
    """
    if _IN_TERMINAL.fullmatch(Path(_editor()[0]).name):
        files.remove(path)
        return say("The editor came back without a change, so nothing was taken from it.")
    command = 'setx EDITOR "code --wait"' if os.name == "nt" else 'export EDITOR="code --wait"'
    return say(
        "The editor came back without a change. If it opened a window of its own, it has to be told to wait: "
        "`{command}`. What you save there now is named by `equityjournal check`.",
        command=command,
    )


def _beginning_at(editor: str, line: int) -> Sequence[str]:
    """Options for an editor to begin on a line, where the editor is known."""
    known = _BEGINS_AT.fullmatch(Path(editor).name)
    return (f"+{line}",) if known and line > 1 else ()


def _keeping_to_itself(editor: str) -> Sequence[str]:
    """Options for vim and neovim to keep copies only in the folder of drafts.

    Neovim's swap file, both editors' list of yanked text (viminfo, shada), and a person's own settings for
    backups and undo would put the words elsewhere in the home folder. The swap file stays, beside the text:
    after a power cut it holds unsaved words. It is placed once the person's own settings have been read,
    which would otherwise have the last word.
    """
    if re.fullmatch(r"n?vim(\.[a-z]+)?(\.exe)?", Path(editor).name):
        beside = "set nobackup noundofile directory=. backupdir=. undodir=. noswapfile"
        return ("-i", "NONE", "-c", beside, "-c", "set swapfile")
    return ()


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if named := os.environ.get(variable, "").strip():
            try:
                return shlex.split(named, posix=os.name != "nt")
            except ValueError:
                raise NotAllowed(
                    say("{name} is not a command I can read: {value}.", name=variable, value=named)
                ) from None
    for name in SIMPLE_EDITORS:
        if found := shutil.which(name):
            return [found]
    raise NotAllowed(say("No editor was found. EDITOR can name the one you use."))
