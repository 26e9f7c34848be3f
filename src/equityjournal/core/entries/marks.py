"""Marks of lines: digests to notice a changed line."""


def mark_of(identity: str, line: str) -> str:
    """The mark of a line of an entry.

    Args:
        identity: The entry's id.
        line: Its first line, or the words of a small step in it.
    """
    from hashlib import sha256  # noqa: PLC0415 - OpenSSL is slow to load, and a list has marks from the index

    return sha256(f"{identity}\n{line}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
