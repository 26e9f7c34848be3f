"""Writes what the program can say of itself: parts of the pages, its manual, the catalogue of its words.

`make docs` writes them; with `--check`, as in `make check`, it fails when any is out of step, or when a page
names what is not there.
"""

import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from cogapp import Cog

from commands_page import commands_page
from languages import bring_up_to_date, wrong_catalogues
from man_page import man_page
from pages_agree import wrong_pages
from standing_still import page, said

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CATALOGUE = ROOT / "src/equityjournal/locale/equityjournal.pot"
SHEETS = ROOT / "docs/sheets"
COMMANDS = dict(
    re.findall(
        r"\(\.\./sheets/([a-z-]+\.html)\).*`equityjournal worksheet ([^`]+)`",
        (ROOT / "docs/guides/paper.md").read_text("utf-8"),
    )
)
"""What makes each ready-made sheet, as the page about them says."""


def gathered_words() -> str:
    """Every sentence the program can say, as a gettext template."""
    draft = CATALOGUE.with_suffix(".draft")
    draft.parent.mkdir(exist_ok=True)
    try:
        CommandLineInterface().run(  # type: ignore[no-untyped-call]
            [
                *("pybabel", "-q", "extract", "-F", str(ROOT / "scripts/words.cfg"), "--no-default-keywords"),
                *("-k", "say", "-k", "say_many:1,2", "--omit-header", "--sort-output", "--no-location"),
                *("-o", str(draft), str(ROOT / "src")),
            ]
        )
        return draft.read_text("utf-8")
    finally:
        draft.unlink(missing_ok=True)


def sheet(arguments: str) -> str:
    """A sheet to print, as `equityjournal worksheet ARGUMENTS` writes it."""
    return said("worksheet", *arguments.split())


ALONG = ("feelings", "steps", "settings")
"""Kinds of content that stand on a review page only when asked for."""

WHOLE: Mapping[Path, Callable[[], str]] = {
    CATALOGUE: gathered_words,
    ROOT / "docs/reference/commands.md": commands_page,
    ROOT / "packaging/equityjournal.1": man_page,
    ROOT / "docs/examples/review.html": lambda: page(
        "review", "--with-feelings", "--with-steps", "--with-settings"
    ),
    **{SHEETS / name: partial(sheet, arguments) for name, arguments in COMMANDS.items()},
}
"""Files that the program writes from end to end."""


def main() -> int:
    """Write, or with `--check` compare; return the exit code."""
    checking = "--check" in sys.argv[1:]
    how = ["--check", "--diff"] if checking else ["-r"]
    code: int = Cog().main(["cog", "--verbosity=0", "-I", str(ROOT / "scripts"), *how, *map(str, PAGES)])
    for path in set(SHEETS.iterdir()) - set(WHOLE):
        print(f"docs/guides/paper.md does not say what makes {path.name}.", file=sys.stderr)
        code = 1
    for path, written in WHOLE.items():
        words = written()
        if not checking:
            path.parent.mkdir(exist_ok=True)
            path.write_text(words, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != words:
            print(f"{path.relative_to(ROOT)} is out of step; `make docs` writes it.", file=sys.stderr)
            code = 1
    if not checking:
        bring_up_to_date()
    for sentence in (*wrong_catalogues(), *wrong_pages()) if checking else ():
        print(sentence, file=sys.stderr)
        code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
