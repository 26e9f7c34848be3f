"""Makes `prompts/words/british.txt`, the words that explain a capital, of a list of British words.

    python scripts/british_words.py british-english

The list is SCOWL's, of size 60, as Debian's package `wbritish` holds it. Words with a capital are left out,
being names, and words with an apostrophe. The first line says where words with each two first letters begin,
in bytes behind that line: the program maps the file, and reads what it asks for.
"""

import re
import sys
import unicodedata
from pathlib import Path

MADE = Path(__file__).parents[1] / "prompts" / "words" / "british.txt"


def plain(word: str) -> str:
    """A word without its accents."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()


def made_of(words: list[str]) -> str:
    """The sorted file, with its first line."""
    kept = sorted({plain(word) for word in words if word.islower() and re.fullmatch(r"[^\W\d_]{2,}", word)})
    begins: dict[str, int] = {}
    at = 0
    for word in kept:
        begins.setdefault(word[:2], at)
        at += len(word) + 1
    first = " ".join(f"{start}{place}" for start, place in begins.items())
    return "\n".join([first, *kept, ""])


def main() -> None:
    """Read the list that is named, and write the file."""
    words = Path(sys.argv[1]).read_text("utf-8").split()
    MADE.write_text(made_of(words), "ascii", newline="\n")


if __name__ == "__main__":
    main()
