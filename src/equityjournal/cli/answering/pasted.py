"""Text pasted at a terminal or piped, instead of a file."""

import sys
from pathlib import Path

from equityjournal.cli.answering.answer_lines import DONE
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.terminal.typed_path import not_there
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files

PASTED = "-"
"""The name for a paste, in the place of a file."""


def file_or_paste(path: Path, invitation: str, largest: int) -> bytes:
    """The contents of a file, a pipe, or lines typed up to a full stop or Ctrl-D.

    Args:
        path: The file, or `-`.
        invitation: The sentence that asks for the paste.
        largest: The number of bytes up to which a file or a pipe is read.

    Raises:
        UnusableFile: When there is no such file.
        DamagedFile: When it cannot be read, or is larger; in a clause.
    """
    if str(path) != PASTED:
        try:
            return files.read(path, largest)
        except FileNotFoundError:
            raise not_there(path) from None
    if not is_terminal(sys.stdin):
        data = sys.stdin.buffer.read(largest + 1) if sys.stdin else b""
        if len(data) > largest:
            raise DamagedFile(say("it is larger than 10 MB, more than it can be"))
        return data
    tell(invitation, to=talking_to(False))
    lines: list[str] = []
    try:
        while (line := one_line()).strip() != DONE:
            lines.append(line)
    except EOFError:
        pass  # Ctrl-D ends it as well
    return "\n".join(lines).encode("utf-8", errors="surrogateescape")
