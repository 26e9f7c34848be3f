"""Faults in the writing of TOML files, in words for people who are no programmers."""

import re
from collections.abc import Iterator

from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class MiswrittenFile(DamagedFile):
    """A file with an unreadable line.

    Args:
        line: The line, from 1.
        fault: The fault of the line, in a clause.
    """

    def __init__(self, line: int, fault: str) -> None:
        super().__init__(say("line {line}: {fault}", line=line, fault=fault))
        self.line = line
        self.fault = fault


def miswritten(data: bytes, message: str) -> MiswrittenFile:
    """The fault in a file refused by Python's reader.

    Its reader gives the place and the kind of a fault in no other way than in its message.
    """
    where = _WHERE.search(message)
    last = data.rstrip().count(b"\n") + 1
    line = int(where[1]) if where and where[1] else last
    if where and not where[1] and "Invalid value" in message:
        fault = say("the file ends where something is still to come; perhaps a bracket is never closed")
        return MiswrittenFile(line, fault)
    fault = next((hint for words, hint in _hints() if words in message), say("this cannot be read"))
    return MiswrittenFile(line, fault)


def _hints() -> Iterator[tuple[str, str]]:
    """Hints for faults, by Python's messages."""
    yield (
        "Invalid value",
        say('what stands behind the “=” cannot be read; text needs straight quotation marks: "like this"'),
    )
    yield "Illegal character '\\n'", say("the quotation mark at the end of the text is missing")
    yield "Illegal character", say("there is a character that cannot stand here")
    yield "Unterminated string", say("a text is never ended; a quotation mark is missing")
    yield 'Expected "\'"', say("a text is never ended; a quotation mark is missing")
    yield "Cannot overwrite a value", say("the same key is there twice in one block, here or just above")
    yield (
        "Cannot declare",
        say("this block is there already; one that comes several times has two brackets: [[prompts]]"),
    )
    yield "Expected '='", say("there is no “=” between a key and what it should be")
    yield (
        "Expected newline",
        say('something stands behind the text; a quotation mark inside a text is written \\"'),
    )
    yield "Invalid initial character", say("what stands between {{ and }} has to be on one line")
    yield (
        "Invalid statement",
        say("this line cannot be read; it should begin with a key, with [ or, if it is a note, with #"),
    )
    for words in ("Unclosed", "Expected ']"):
        yield words, say("a bracket is never closed")
    for words in ("Unescaped", "Invalid hex value"):
        yield words, say("a backslash inside a text is written twice: \\\\")
