"""Writes what the program can say of itself: parts of the README and of these pages, and all its words.

`make docs` writes them; with `--check`, as in `make check`, it fails when either is out of step.
"""

import sys
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from cogapp import Cog

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CATALOGUE = ROOT / "src/equityjournal/locale/equityjournal.pot"


def gathered_words() -> str:
    """Every sentence the program can say, as a gettext template."""
    draft = CATALOGUE.with_suffix(".draft")
    draft.parent.mkdir(exist_ok=True)
    try:
        CommandLineInterface().run(
            [
                *("pybabel", "-q", "extract", "-k", "say", "-k", "say_many:1,2", "--no-default-keywords"),
                *("--omit-header", "--sort-output", "--no-location", "-o", str(draft), str(ROOT / "src")),
            ]
        )
        return draft.read_text("utf-8")
    finally:
        draft.unlink(missing_ok=True)


def main() -> int:
    """Write, or with `--check` compare; return the exit code."""
    checking = "--check" in sys.argv[1:]
    how = ["--check", "--diff"] if checking else ["-r"]
    code: int = Cog().main(["cog", *how, *map(str, PAGES)])
    words = gathered_words()
    if not checking:
        CATALOGUE.write_text(words, "utf-8")
    elif not CATALOGUE.exists() or CATALOGUE.read_text("utf-8") != words:
        print(f"{CATALOGUE.relative_to(ROOT)} is out of step; `make words` writes it.", file=sys.stderr)
        code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
