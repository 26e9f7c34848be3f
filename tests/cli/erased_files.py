"""What is looked for after `erase`: words on the screen, and files that hold a word."""

from pathlib import Path

from program import Outcome


def said(outcome: Outcome) -> str:
    """Everything on the screen, on one line."""
    return " ".join((outcome.out + outcome.err).split())


def holding(folder: Path, word: bytes) -> list[Path]:
    """Files below a folder that hold a word."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and word in path.read_bytes()]
