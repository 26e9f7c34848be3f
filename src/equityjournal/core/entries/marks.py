"""Marks of lines: digests to notice a changed line."""

from equityjournal.core.text.sha256 import sha256


def mark_of(identity: str, line: str) -> str:
    """The mark of a line of an entry.

    Args:
        identity: The entry's id.
        line: Its first line, or the words of a small step in it.
    """
    return sha256(f"{identity}\n{line}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
