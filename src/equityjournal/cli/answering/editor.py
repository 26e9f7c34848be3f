"""The person's own editor, on a file in the private folder of drafts."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from equityjournal.cli.answering.finding_editor import editor_command, how_to_wait, is_windows, program_name
from equityjournal.cli.terminal import echo, keyboard
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import is_terminal
from equityjournal.core.entries.editor_text import laid_out, taken_out
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, plain_text


def in_editor(path: Path, question: str, text: str) -> str:
    """An answer written in the editor, above its question.

    Args:
        path: A file in the private folder of drafts. It stays there until the text is safe elsewhere; where
            the editor changed nothing or left no text, it is as it was before.
        question: Shown below a line; both are taken off again, and nothing else is.
        text: Words written already.

    Raises:
        NotAllowed: When there is no editor, or it cannot be started.
        NotSaved: When it failed, changed nothing or left no text.
    """
    content = laid_out(question, text)
    before = files.read_or_none(path)
    written = edited(path, content, line=text.count("\n") + 1)
    if written == captured(content):
        _put_back(path, before)
        unchanged = say("Nothing was changed.") if text else say("Nothing was saved in the editor.")
        raise NotSaved(f"{unchanged} {how_to_wait()}".rstrip())
    words = taken_out(written, question)
    if not words:
        _put_back(path, before)
        raise NotSaved(say("The editor left no text, so nothing was changed."))
    return words


def edited(path: Path, content: str | None, line: int = 1, *, left: str = "") -> str:
    """A text changed in the editor.

    Its file stays for the caller to remove.

    Args:
        path: The file.
        content: Text before the change; None: the file is there already.
        line: Line to begin on, from 1, for editors that take a line.
        left: A sentence on where the text is after a failure; by default, the name of the file.

    Returns:
        The text, with plain line ends and without one final newline.

    Raises:
        NotAllowed: When there is no editor, or it cannot be started; the file is as it was before.
        NotSaved: When the editor failed, or left something other than text.
    """
    command = editor_command()
    before = files.read_or_none(path)
    if content is not None:
        files.make_folder(path.parent)
        files.replace(path, content.encode(), None)
    try:
        code = _run(command, path, line)
    except OSError as error:
        _put_back(path, before)
        raise NotAllowed(
            say("The editor {name} cannot be started ({why}).", name=command[0], why=error.strerror)
        ) from None
    left = left or say("What it left is in {path}.", path=path)
    if code:
        failed = say("The editor {name} ended with an error.", name=program_name(command[0]))
        if content is not None and files.read_or_none(path) == content.encode():
            _put_back(path, before)
            left = say("Nothing was changed.")
        raise NotSaved(f"{failed} {left}")
    return _text_left(path, left)


def _run(command: Sequence[str], path: Path, line: int) -> int:
    """Run the person's own editor on a file; return its exit code."""
    options = [*_keeping_to_itself(command[0]), *_beginning_at(command[0], line)]
    with (
        plain_text.for_an_editor(path) as place,
        echo.for_another_program(),
        _at_the_terminal() as streams,
    ):
        return _ended(
            subprocess.Popen(  # noqa: S603 - the person's own choice
                [*command, *options, str(place)],
                stdin=streams.get("stdin"),
                stdout=streams.get("stdout"),
            )
        )


def _text_left(path: Path, left: str) -> str:
    """The text that an editor left.

    Args:
        path: Its file.
        left: A sentence on where it is, for a failure.

    Raises:
        NotSaved: When the file is gone, or holds something other than text.
    """
    try:
        return captured(text_in(files.read(path)))
    except FileNotFoundError:
        raise NotSaved(say("The editor took the file away, so nothing was changed.")) from None
    except DamagedFile as error:
        unreadable = say("What the editor saved cannot be read: {why}.", why=error.why)
        raise NotSaved(f"{unreadable} {left}") from None
    except UnicodeDecodeError:
        unreadable = say("The editor did not save plain text.")
        raise NotSaved(f"{unreadable} {left}") from None


def _ended(editor: "subprocess.Popen[bytes]") -> int:
    """The exit code of an editor, after its end.

    A closed window ends the editor and this program at once: it gets a moment to save what was typed.
    """
    try:
        return editor.wait()
    except KeyboardInterrupt:
        keyboard.uninterrupted(lambda: _let_save(editor))
        raise


def _let_save(editor: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        editor.wait(SECONDS_TO_SAVE)


SECONDS_TO_SAVE = 2
"""An editor in a window of its own goes on; it is left alone."""


def text_in(data: bytes) -> str:
    """The text of a file saved as UTF-8, or as Notepad's “Unicode”."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _put_back(path: Path, before: bytes | None) -> None:
    """Restore a file to its state before the editor."""
    if before is None:
        files.remove(path)
    else:
        files.replace(path, before, None)


@contextlib.contextmanager
def _at_the_terminal() -> Iterator[dict[str, IO[Any]]]:
    """The terminal for an editor, where this program reads a pipe or writes to a file."""
    inputs, outputs = ("CONIN$", "CONOUT$") if is_windows() else ("/dev/tty", "/dev/tty")
    streams: dict[str, IO[Any]] = {}
    with contextlib.ExitStack() as opened:
        if not is_terminal(sys.stdin):
            with contextlib.suppress(OSError):
                streams["stdin"] = opened.enter_context(Path(inputs).open("rb", buffering=0))
        if not is_terminal(sys.stdout):
            with contextlib.suppress(OSError):
                streams["stdout"] = opened.enter_context(Path(outputs).open("wb", buffering=0))
        yield streams


def _beginning_at(editor: str, line: int) -> Sequence[str]:
    """Options for an editor to begin on a line, where the editor is known."""
    known = re.fullmatch(r"nano|pico|micro|emacs|n?vim|vi", program_name(editor))
    return (f"+{line}",) if known and line > 1 else ()


def _keeping_to_itself(editor: str) -> Sequence[str]:
    """Options for vim and neovim to keep copies only in the folder of drafts.

    Neovim's swap file, both editors' list of yanked text (viminfo, shada), and a person's own settings for
    backups and undo would put the words elsewhere in the home folder. The swap file stays, beside the text:
    after a power cut it holds unsaved words. It is placed once the person's own settings have been read,
    which would otherwise have the last word.
    """
    if re.fullmatch(r"n?vim", program_name(editor)):
        beside = "set nobackup noundofile directory=. backupdir=. undodir=. noswapfile"
        return ("-i", "NONE", "-c", beside, "-c", "set swapfile")
    return ()
