"""Writing in the person's own editor, in a file of the private folder of drafts."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.terminal import echo
from equityjournal.cli.terminal.ask import captured
from equityjournal.core.entries.editor_text import laid_out, taken_out
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.settings import SIMPLE_EDITORS, editors_named


def in_editor(path: Path, question: str, text: str) -> str:
    """Let somebody write an answer in their own editor, above the question.

    Args:
        path: A file in the private folder of drafts. It stays there until the text is safe elsewhere.
        question: Shown below a line; both are taken off again, and nothing else is.
        text: What is there already.

    Raises:
        NotAllowed: When there is no editor.
        NotSaved: When it failed, changed nothing or left no text.
    """
    content = laid_out(question, text)
    written = edited(path, content, line=text.count("\n") + 1)
    if written == captured(content):
        raise NotSaved(
            say(
                "The editor came back without a change. If it is still open, what you save there will be in "
                "{path}; an editor with windows has to be told to wait, as in EDITOR=“code --wait”.",
                path=path,
            )
        )
    words = taken_out(written, question)
    if not words:
        raise NotSaved(say("The editor left no text in {path}.", path=path))
    return words


def edited(path: Path, content: str, line: int = 1) -> str:
    """Let somebody change a text in their own editor; the file stays until the caller removes it.

    Args:
        path: The file.
        content: What is in it to begin with.
        line: Where to begin, counted from 1, where the editor is known to take that.

    Returns:
        The text, with plain line ends and without one final newline.

    Raises:
        NotAllowed: When there is no editor.
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
        raise NotSaved(
            say(
                "The editor {name} cannot be started ({why}). What you wrote is in {path}.",
                name=command[0],
                why=error.strerror,
                path=path,
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
        return captured(files.read(path).decode("utf-8-sig"))
    except FileNotFoundError:
        raise NotSaved(say("The editor took the file away, so nothing was changed.")) from None
    except DamagedFile as error:
        raise NotSaved(
            say("What the editor left in {path} cannot be read: {why}.", path=path, why=error.why)
        ) from None
    except UnicodeDecodeError:
        raise NotSaved(
            say("The editor did not save UTF-8 text. What it left is in {path}.", path=path)
        ) from None


def _beginning_at(editor: str, line: int) -> Sequence[str]:
    """What has an editor begin at the end of what is written already, and not above it."""
    known = re.fullmatch(r"(nano|pico|micro|emacs|n?vim|vi)(\.[a-z]+)?(\.exe)?", Path(editor).name)
    return (f"+{line}",) if known and line > 1 else ()


def _keeping_to_itself(editor: str) -> Sequence[str]:
    """What has vim or neovim keep what it knows of a text in the private folder of drafts, or nowhere.

    Neovim's swap file, both editors' list of what was last yanked (viminfo, shada), and whatever somebody's
    own settings say of backups and undo, would put the words elsewhere in the home folder. The swap file
    stays, beside the text: after a power cut it holds what nobody saved. It is put there once the person's
    own settings have been read, which would otherwise have the last word.
    """
    if re.fullmatch(r"n?vim(\.[a-z]+)?(\.exe)?", Path(editor).name):
        beside = "set nobackup noundofile directory=. backupdir=. undodir=. noswapfile"
        return ("-i", "NONE", "-c", beside, "-c", "set swapfile")
    return ()


def _editor() -> list[str]:
    for where, named in editors_named():
        try:
            return shlex.split(named, posix=os.name != "nt")
        except ValueError:
            raise NotAllowed(
                say("{name} is not a command I can read: {value}.", name=where, value=named)
            ) from None
    for name in SIMPLE_EDITORS:
        if found := shutil.which(name):
            return [found]
    raise NotAllowed(say("No editor was found. EDITOR can name the one you use."))
