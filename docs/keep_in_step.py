"""Writes what the program can say of itself: parts of the README, sheets to print, its words.

`make docs` writes them; with `--check`, as in `make check`, it fails when any is out of step.
"""

import sys
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from cogapp import Cog

from equityjournal.core.pack import Pack
from equityjournal.core.paper import parts
from equityjournal.formats import to_worksheet
from equityjournal.store.packs import read_pack

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src/equityjournal/locale/equityjournal.pot"


def gathered_words() -> str:
    """Every sentence the program can say, as a gettext template."""
    draft = CATALOGUE.with_suffix(".draft")
    draft.parent.mkdir(exist_ok=True)
    try:
        CommandLineInterface().run(
            [
                *("pybabel", "-q", "extract", "-F", str(ROOT / "pyproject.toml")),
                *("-k", "say", "-k", "say_many:1,2", "--no-default-keywords"),
                *("--omit-header", "--sort-output", "--no-location", "-o", str(draft), str(ROOT / "src")),
            ]
        )
        return draft.read_text("utf-8")
    finally:
        draft.unlink(missing_ok=True)


def sheets() -> dict[Path, str]:
    """The ready-made sheets of docs/paper.md, as `equityjournal worksheet` writes them."""

    def pack(identity: str) -> Pack:
        read = read_pack(ROOT / f"prompts/{identity}.toml")
        assert isinstance(read, Pack)  # noqa: S101 - a name without a language is no overlay
        return read

    equity, pause, together = map(pack, ("relational-equity", "pause", "together"))
    pages = {
        "relational-equity": to_worksheet.worksheet(equity, parts(equity, moment="after", most=14)),
        "pause": to_worksheet.worksheet(pause, parts(pause, most=10)),
        "together": to_worksheet.worksheet(together, parts(together)),
        "look-back": to_worksheet.look_back(equity),
    }
    return {ROOT / f"docs/sheets/{name}.html": page for name, page in pages.items()}


def main() -> int:
    """Write, or with `--check` compare; return the exit code."""
    checking = "--check" in sys.argv[1:]
    code: int = Cog().main(["cog", *(["--check", "--diff"] if checking else ["-r"]), str(ROOT / "README.md")])
    for path, text in {CATALOGUE: gathered_words(), **sheets()}.items():
        if not checking:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            print(f"{path.relative_to(ROOT)} is out of step; `make docs` writes it.", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
