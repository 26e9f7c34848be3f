"""Words by which a line of text may be a command, typed in the wrong place."""

from collections.abc import Collection
from typing import Any

PROGRAM = frozenset(("ej", "equityjournal"))
OF_SHELLS = frozenset(
    (
        "clear", "cls", "exit", "quit", "logout", "ls", "dir", "cd", "pwd", "sudo", "python", "python3",
        "pip", "pipx", "git", "nano", "vim", "ssh", "export",
    )
)  # fmt: skip
LIKE_VERBS = frozenset(
    (
        "add", "backup", "config", "forms", "help", "import", "lock", "neglected", "new", "print",
        "quit", "read", "reminder", "remove", "resume", "undo", "unlock", "with",
    )
)  # fmt: skip
"""Words typed as verbs by newcomers, beside the verbs themselves."""


def verbs_of(context: Any) -> frozenset[str]:
    """The program's verbs, and words taken for verbs."""
    root = context.find_root()
    return frozenset(root.command.list_commands(root)) | LIKE_VERBS


def is_command_line(line: str) -> bool:
    """Whether a line begins with the program's name or a shell's command.

    A copied `$` or `>` before the command makes no difference.
    """
    words = line.strip().lstrip("$>").split()
    return bool(words) and words[0] in PROGRAM | OF_SHELLS


def begins_with_verb(line: str, verbs: Collection[str]) -> bool:
    """Whether a line is a verb, alone or with what a command takes.

    “open, hopeful” and “open to ideas” are feelings.
    """
    words = line.casefold().split()
    return bool(words) and words[0] in verbs and not _ON_WITH_A_SENTENCE & set(words[1:2])


_ON_WITH_A_SENTENCE = frozenset(("and", "but", "or", "to", "about", "in", "at", "/", "&"))
