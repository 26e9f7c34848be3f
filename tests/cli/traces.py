"""Traces of words and files below a home."""

from pathlib import Path


def holding(home: Path, word: str) -> list[Path]:
    """Files below a folder that hold a word, in small or capital letters, as UTF-8 or UTF-16, or in their names."""
    forms = [
        form.encode(code)
        for form in (word, word.upper(), word.capitalize())
        for code in ("utf-8", "utf-16-le")
    ]
    return [
        path
        for path in sorted(home.rglob("*"))
        if word in path.name.casefold()
        or (path.is_file() and any(form in path.read_bytes() for form in forms))
    ]


def names(home: Path) -> set[Path]:
    """All files below a folder, but the index and its mark, which any command makes anew."""
    return {path for path in home.rglob("*") if path.is_file() and "index" not in path.parts}
