"""Answers in: lines typed at a terminal, an editor, or piped text."""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from equityjournal.cli._screen import tell
from equityjournal.core.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.speech import say
from equityjournal.store import files

ANOTHER = ":pass"
EDITOR = ":editor"
MINE = ":mine"
DONE = "."

SIMPLE_EDITORS = ("nano", "pico", "micro", "notepad")
"""Tried in turn where nobody has named one: each says on its own screen how to leave it."""


class ItHappenedToMe(Exception):
    """Typed in the place of an answer: the writer was treated badly, and wants other questions."""


def one_line() -> str:
    """One line from the terminal.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops instead.
    """
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - without it, a terminal cuts a pasted line at 4,096 characters

    return input()


def answer(begun: str, keep: Callable[[str], None], edit: Callable[[str], str], to: TextIO) -> str | None:
    """Take an answer, line by line; each line is kept before the next is read.

    Args:
        begun: What is there already.
        keep: Puts everything typed so far on disk.
        edit: Lets the person go on in an editor.
        to: Where to speak.

    Returns:
        The answer, or None where another question is wanted.

    Raises:
        EOFError, KeyboardInterrupt: When the person stops; what was typed is kept.
        ItHappenedToMe: When that was typed instead of an answer.
    """
    lines = begun.split("\n") if begun else []
    while True:
        line = one_line()
        word = line.strip()
        if word == DONE:
            return "\n".join(lines)
        if word == EDITOR:
            try:
                return edit("\n".join(lines))
            except (NotAllowed, NotSaved) as error:
                tell(error.sentence, to=to)
                tell(say("What you typed is as it was. Go on here, or finish with a full stop."), to=to)
                continue
        if word in (ANOTHER, MINE):
            if word == MINE and not any(lines):
                raise ItHappenedToMe
            if not any(lines):
                return None
            tell(say("You have begun this one. Finish it with a full stop on a line of its own."), to=to)
            continue
        if not _is_text(line):
            tell(say("That line holds something that is not text, so it was left out. Type it again."), to=to)
            continue
        lines += captured(line, keep_end=True).split("\n")
        keep("\n".join(lines))


def how_to_finish(*, another: bool, to: TextIO) -> None:
    """Say how to finish, choose another question, or use the editor: always on the screen."""
    finish = say("Finish with a full stop on a line of its own.")
    other = (
        say(":pass for another question, :editor for an editor.")
        if another
        else say(":editor for an editor.")
    )
    tell(f"{finish} {other}", to=to)


def in_editor(path: Path, question: str, text: str) -> str:
    """Let somebody write an answer in their own editor, below the question.

    Args:
        path: A file in the private folder of drafts. It stays there until the text is safe elsewhere.
        question: Shown above a line; both are taken off again.
        text: What is there already.

    Raises:
        NotAllowed: When there is no editor.
        NotSaved: When it failed, changed nothing or left no text.
    """
    hint = say("(Write below this line. It and the question are left out of your answer.)")
    content = f"{question}\n{hint}\n{text}\n"
    written = edited(path, content)
    if written == captured(content):
        raise NotSaved(
            say(
                "The editor came back without a change. If it is still open, what you save there will be in "
                "{path}; an editor with windows has to be told to wait, as in EDITOR=“code --wait”.",
                path=path,
            )
        )
    above, found, below = written.partition(f"{hint}\n")
    words = below if found else above.removesuffix(hint)
    if not words.strip():
        raise NotSaved(say("The editor left no text."))
    return words


def edited(path: Path, content: str) -> str:
    """Let somebody change a text in their own editor; the file stays until the caller removes it.

    Returns:
        The text, with plain line ends and without one final newline.

    Raises:
        NotAllowed: When there is no editor.
        NotSaved: When the editor failed, or left something that is not text; the sentence names the file.
    """
    command = _editor()
    files.make_folder(path.parent)
    files.replace(path, content.encode(), None)
    try:
        # The person's own choice of editor, run on a file of ours.
        result = subprocess.run([*command, *_keeping_to_itself(command[0]), str(path)], check=False)  # noqa: S603
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
            say("What the editor left in {path} cannot be read: {why}.", path=path, why=error.sentence)
        ) from None
    except UnicodeDecodeError:
        raise NotSaved(
            say("The editor did not save UTF-8 text. What it left is in {path}.", path=path)
        ) from None


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


def piped() -> bytes:
    """Everything on standard input, as bytes; none where it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def captured(text: str, *, keep_end: bool = False) -> str:
    """Text from outside, kept exactly, but with plain line ends and without one final newline."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain if keep_end else plain.removesuffix("\n")


def words_between_commas(text: str) -> list[str]:
    """`uneasy, hopeful` as two words; empty ones are left out."""
    return [" ".join(word.split()) for word in text.split(",") if word.strip()]


def _is_text(line: str) -> bool:
    """Whether a line can be kept: bytes that stand for no character arrive as lone surrogates."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


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
