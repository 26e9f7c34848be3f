"""The person's own editor, found: its program and options."""

import os
import re
import shlex
import sys
from collections.abc import Sequence
from shutil import which

from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import SIMPLE_EDITORS, editors_named
from equityjournal.store.settings.wrong import set_here

IN_THE_TERMINAL = re.compile(r"nano|pico|micro|emacs|n?vim?|ne|joe|jed|mg|hx|helix|kak|ed|notepad")
"""Editors that keep the program waiting by themselves."""

PLAIN_TERMINALS = ("", "dumb", "unknown")
"""Kinds of terminal, by TERM, on which nothing can be drawn."""

WAITING = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "zed", "gedit"), "--wait"),
    **dict.fromkeys(("subl", "sublime_text", "mate", "atom", "pulsar"), "--wait"),
    "kate": "--block",
    "gvim": "-f",
    "mvim": "-f",
    "notepad++": "-multiInst",
}
"""Editors with windows, and the option that keeps the program waiting."""


def editor_command() -> list[str]:
    """The command of the person's editor: its program, found, and its options.

    Raises:
        NotAllowed: When there is none, or the one named cannot be found.
    """
    for variable, named in editors_named():
        command = found_editor(variable, named)
        return [*command, *_waiting(command)]
    if not is_windows() and os.environ.get("TERM", "") in PLAIN_TERMINALS:
        raise NotAllowed(
            say(
                "This plain terminal cannot show an editor, so none was opened. One with a window of its own "
                "is named by `equityjournal config editor NAME`."
            )
        )
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
        example = f"equityjournal config editor {'notepad' if is_windows() else 'nano'}"
        raise NotAllowed(
            say(
                "The editor “{name}”, which you set, was not found, so nothing was opened. "
                "Name another, as in `{example}`.",
                name=name,
                example=example,
            )
            + f" {set_here('editor', named)}".rstrip()
        )
    example = f"setx {variable} notepad" if is_windows() else f"export {variable}=nano"
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
        words = shlex.split(straight, posix=not is_windows())
    except ValueError:
        raise NotAllowed(
            say("{name} is not a command I can read: {value}.", name=variable or "editor", value=named)
        ) from None
    if is_windows():
        words = [word[1:-1] if re.fullmatch(r"""(["']).*\1""", word) else word for word in words]
    return words


def is_windows() -> bool:
    """Whether the system is Windows."""
    return sys.platform == "win32"


def program_name(program: str) -> str:
    """The plain name of a program, for finding its options."""
    return re.sub(r"(\.[A-Za-z0-9]+)+$", "", re.split(r"[\\/]", program)[-1])


def _waiting(command: Sequence[str]) -> Sequence[str]:
    """The option to make an editor with windows keep the program waiting."""
    option = WAITING.get(program_name(command[0]).casefold())
    given = {"-w", "--wait", "-b", "-f", "--nofork", option} & set(command[1:])
    return (option,) if option and not given else ()


def how_to_wait() -> str:
    """A hint for an editor perhaps still open.

    Empty for editors known to keep the program waiting.
    """
    program, *options = editor_command()
    name = program_name(program).casefold()
    if name in WAITING or IN_THE_TERMINAL.fullmatch(name) or {"-w", "--wait"} & set(options):
        return ""
    return say(
        "If its window is still open: an editor with windows has to be told to wait, as in `{example}`.",
        example='setx EDITOR "code --wait"' if is_windows() else 'export EDITOR="code --wait"',
    )
