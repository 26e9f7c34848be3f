"""The lines of facts above a note, between two lines of three dashes."""

import re
from collections.abc import Collection

_KEY = re.compile(r"([A-Za-z_][\w -]{0,60}):(?:[ \t](.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)")


def front_of(text: str, ends: Collection[str] = ("---", "...")) -> tuple[dict[str, str], str]:
    """The facts above a note by their keys in small letters, and the note.

    A list, in brackets or on lines of its own, is given with commas. A block of text is given without its
    indent.

    Args:
        text: The whole text.
        ends: Lines that end the facts; none: they go on to the end of the text.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    end = next(
        (at for at, line in enumerate(lines) if at and line.rstrip() in ends), None if ends else len(lines)
    )
    if end is None:
        return {}, text
    facts: dict[str, str] = {}
    key, is_block = "", False
    for line in lines[1:end]:
        found = _KEY.match(line) if not line[:1].isspace() else None
        if found:
            key, value = found[1].strip().lower(), (found[2] or "").strip()
            is_block = value in ("|", "|-", ">", ">-", "|+")
            facts[key] = "" if is_block else _plain(value)
        elif is_block and not ends and line.rstrip() == "...":
            break
        elif is_block:
            facts[key] += f"{line.strip() if not line.strip() else _outdented(line)}\n"
        elif key and (item := _ITEM.fullmatch(line)):
            facts[key] = ", ".join(filter(None, (facts[key], _plain(item[1].strip()))))
    return facts, "\n".join(lines[end + 1 :])


def words_in(listed: str) -> list[str]:
    """The words of a list of tags, with commas or without, each without its #."""
    parts = listed.split(",") if "," in listed else listed.split() if "#" in listed else [listed]
    return [part.strip().strip("\"'").lstrip("#").strip() for part in parts if part.strip(" #\"'")]


def _plain(value: str) -> str:
    """A value without quotes or brackets."""
    if len(value) > 1 and (value[0] + value[-1]) in ('""', "''", "[]"):
        return value[1:-1].strip()
    return value


def _outdented(line: str) -> str:
    """A line without the tab or spaces of its block."""
    return line[1:] if line.startswith("\t") else line.removeprefix("    ").removeprefix("  ")
