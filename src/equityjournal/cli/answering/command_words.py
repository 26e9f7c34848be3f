"""Commands typed as text, noticed by their words."""

import re
from collections.abc import Collection
from typing import Any

PROGRAM = frozenset(("ej", "equityjournal"))
OF_SHELLS = frozenset(
    (
        "clear", "cls", "exit", "quit", "logout", "ls", "dir", "cd", "pwd", "sudo", "python", "python3",
        "pip", "pipx", "git", "nano", "vim", "vi", "emacs", "notepad", "ssh", "export", "mkdir", "rm", "mv",
        "cp", "grep", "chmod", "whoami", "curl", "wget", "apt", "brew", "winget", "npm", "docker",
        "bash", "zsh",
        "powershell",
    )
)  # fmt: skip
ALSO_OF_SENTENCES = frozenset(("clear", "exit", "quit"))
"""Commands of a shell that stand alone; with more words they begin a sentence, or a feeling."""
LIKE_VERBS = frozenset(
    (
        "add", "config", "forms", "help", "import", "lock", "neglected", "new", "notices", "print",
        "quit", "read", "remove", "resume", "undo", "unlock", "with",
    )
)  # fmt: skip
"""Words typed as verbs by newcomers, beside the verbs themselves."""


def verbs_of(context: Any) -> frozenset[str]:
    """The program's verbs, and words taken for verbs."""
    root = context.find_root()
    return frozenset(root.command.list_commands(root)) | LIKE_VERBS


_ABOUT_FILES = frozenset(
    ("cat", "code", "head", "less", "make", "man", "more", "open", "start", "tail", "touch")
)
"""Commands of a shell that are English words; a file's name or an option behind one makes it a command."""
_FILE = re.compile(r"-\w+|\.{1,2}|\S+\.[a-z]{1,5}")


def is_command_line(line: str) -> bool:
    """Whether a line begins with the program's name or a shell's command.

    A copied `$` or `>` before the command makes no difference.
    """
    first, *rest = line.strip().lstrip("$>").split() or [""]
    if calls_the_program(line):
        return True
    if first == "export":
        return not rest or "=" in rest[0]
    if first in _ABOUT_FILES:
        return len(rest) == 1 and bool(_FILE.fullmatch(rest[0]))
    return first in OF_SHELLS and not (rest and first in ALSO_OF_SENTENCES)


def calls_the_program(line: str) -> bool:
    """Whether a line begins with the program's name: as a path, in capitals, or after a copied `$` or `>`."""
    first = next(iter(line.strip().lstrip("$>").split()), "")
    return re.split(r"[/\\]", first.casefold().removesuffix(".exe"))[-1] in PROGRAM


def begins_with_verb(line: str, verbs: Collection[str]) -> bool:
    """Whether a line is a verb, alone or with arguments of a command.

    “open, hopeful” and “open to ideas” are feelings.
    """
    words = line.casefold().split()
    return bool(words) and words[0] in verbs and not _ON_WITH_A_SENTENCE & set(words[1:2])


_ON_WITH_A_SENTENCE = frozenset(("and", "but", "or", "to", "about", "in", "at", "/", "&"))
