"""The person's own editor, on a file in the private folder of drafts."""

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which
from typing import IO, Any

from equityjournal.cli.terminal import echo, keyboard
from equityjournal.cli.terminal.incoming_text import captured
from equityjournal.cli.terminal.output import is_terminal
from equityjournal.core.entries.editor_text import laid_out, taken_out
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, plain_text
from equityjournal.store.disk.settings import SIMPLE_EDITORS, editors_named

IN_THE_TERMINAL = re.compile(r"nano|pico|micro|emacs|n?vim?|ne|joe|jed|mg|hx|helix|kak|ed|notepad")
"""Editors that keep the program waiting by themselves."""

WAITING = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "zed", "gedit"), "--wait"),
    **dict.fromkeys(("subl", "sublime_text", "mate", "atom", "pulsar"), "--wait"),
    "kate": "--block",
    "gvim": "-f",
    "mvim": "-f",
    "notepad++": "-multiInst",
}
"""Editors with windows, and the option that keeps the program waiting."""


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
    before = _bytes_there(path)
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
    before = _bytes_there(path)
    if content is not None:
        files.make_folder(path.parent)
        files.replace(path, content.encode(), None)
    options = [*_keeping_to_itself(command[0]), *_beginning_at(command[0], line)]
    try:
        # The person's own choice of editor, run on a file of ours.
        with (
            plain_text.for_an_editor(path) as place,
            echo.for_another_program(),
            _at_the_terminal() as streams,
        ):
            code = _ended(
                subprocess.Popen(  # noqa: S603
                    [*command, *options, str(place)],
                    stdin=streams.get("stdin"),
                    stdout=streams.get("stdout"),
                )
            )
    except OSError as error:
        _put_back(path, before)
        raise NotAllowed(
            say("The editor {name} cannot be started ({why}).", name=command[0], why=error.strerror)
        ) from None
    left = left or say("What it left is in {path}.", path=path)
    if code:
        failed = say("The editor {name} ended with an error.", name=_name(command[0]))
        if content is not None and _bytes_there(path) == content.encode():
            _put_back(path, before)
            left = say("Nothing was changed.")
        raise NotSaved(f"{failed} {left}")
    return _text_left(path, left)


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


def _bytes_there(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except (DamagedFile, FileNotFoundError):
        return None


def _put_back(path: Path, before: bytes | None) -> None:
    """Restore a file to its state before the editor."""
    if before is None:
        files.remove(path)
    else:
        files.replace(path, before, None)


# Which editor


def editor_command() -> list[str]:
    """The command of the person's editor: its program, found, and its options.

    Raises:
        NotAllowed: When there is none, or the one named cannot be found.
    """
    for variable, named in editors_named():
        command = found_editor(variable, named)
        return [*command, *_waiting(command)]
    for name in SIMPLE_EDITORS:
        if found := which(name):
            return [found]
    raise NotAllowed(say("No editor was found. EDITOR can name the one you use."))


def found_editor(variable: str, named: str) -> list[str]:
    """The program and options named by a variable.

    Spaces in the program's path need no quotes.

    Without a variable, the setting names them.

    The program is looked for, since Windows starts a `code.cmd` only by its whole path.
    """
    if whole := which(os.path.expanduser(named)):  # noqa: PTH111 - a word of a command, and no path yet
        return [whole]
    words = _words(variable, named)
    for parts in (words, " ".join(words).split()):  # the second: quotes around program and options together
        for count in range(len(parts), 0, -1):
            program = os.path.expanduser(" ".join(parts[:count]))  # noqa: PTH111
            if found := which(program):
                return [found, *parts[count:]]
    name = words[0] if words else named
    if not variable:
        example = f"equityjournal config editor {'notepad' if _is_windows() else 'nano'}"
        raise NotAllowed(
            say(
                "The editor “{name}”, which you set, was not found, so nothing was opened. "
                "Name another, as in `{example}`.",
                name=name,
                example=example,
            )
        )
    example = f"setx {variable} notepad" if _is_windows() else f"export {variable}=nano"
    raise NotAllowed(
        say(
            "The editor “{name}”, which {variable} names, was not found, so nothing was opened. "
            "Name another, as in `{example}`.",
            name=name,
            variable=variable,
            example=example,
        )
    )


def _words(variable: str, named: str) -> list[str]:
    """The words of a command, without the quotes around any."""
    straight = named.translate(dict.fromkeys(map(ord, "“”„"), '"'))
    if straight.count('"') == 1:  # the other was taken for the end of the command
        straight = straight.replace('"', "")
    try:
        words = shlex.split(straight, posix=not _is_windows())
    except ValueError:
        raise NotAllowed(
            say("{name} is not a command I can read: {value}.", name=variable or "editor", value=named)
        ) from None
    if _is_windows():
        words = [word[1:-1] if re.fullmatch(r"""(["']).*\1""", word) else word for word in words]
    return words


def _is_windows() -> bool:
    return sys.platform == "win32"


def _name(program: str) -> str:
    """The plain name of a program, for finding its options."""
    return re.sub(r"(\.[A-Za-z0-9]+)+$", "", re.split(r"[\\/]", program)[-1])


def _waiting(command: Sequence[str]) -> Sequence[str]:
    """The option to make an editor with windows keep the program waiting."""
    option = WAITING.get(_name(command[0]).casefold())
    given = {"-w", "--wait", "-b", "-f", "--nofork", option} & set(command[1:])
    return (option,) if option and not given else ()


def how_to_wait() -> str:
    """A hint for an editor perhaps still open.

    Empty for editors known to keep the program waiting.
    """
    program, *options = editor_command()
    name = _name(program).casefold()
    if name in WAITING or IN_THE_TERMINAL.fullmatch(name) or {"-w", "--wait"} & set(options):
        return ""
    return say(
        "If its window is still open: an editor with windows has to be told to wait, as in `{example}`.",
        example='setx EDITOR "code --wait"' if _is_windows() else 'export EDITOR="code --wait"',
    )


# How it runs


@contextlib.contextmanager
def _at_the_terminal() -> Iterator[dict[str, IO[Any]]]:
    """The terminal for an editor, where this program reads a pipe or writes to a file."""
    inputs, outputs = ("CONIN$", "CONOUT$") if _is_windows() else ("/dev/tty", "/dev/tty")
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
    known = re.fullmatch(r"nano|pico|micro|emacs|n?vim|vi", _name(editor))
    return (f"+{line}",) if known and line > 1 else ()


def _keeping_to_itself(editor: str) -> Sequence[str]:
    """Options for vim and neovim to keep copies only in the folder of drafts.

    Neovim's swap file, both editors' list of yanked text (viminfo, shada), and a person's own settings for
    backups and undo would put the words elsewhere in the home folder. The swap file stays, beside the text:
    after a power cut it holds unsaved words. It is placed once the person's own settings have been read,
    which would otherwise have the last word.
    """
    if re.fullmatch(r"n?vim", _name(editor)):
        beside = "set nobackup noundofile directory=. backupdir=. undodir=. noswapfile"
        return ("-i", "NONE", "-c", beside, "-c", "set swapfile")
    return ()
