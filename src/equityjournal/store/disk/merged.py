"""Both sides of a merge, left in one file by git."""


def holds_two_versions(data: bytes) -> bool:
    """Whether both sides of a merge are in a file, between rows of < and >."""
    rows = data.splitlines()
    begins, ends = (any(row.startswith(mark * 7 + b" ") for row in rows) for mark in (b"<", b">"))
    return begins and ends and b"=" * 7 in rows
