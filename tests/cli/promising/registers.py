"""Promises of a team as they are typed, and what its register holds."""

from pathlib import Path

from program import Program

WHAT = ["--what", "Letters in plain words", "--to", "families who wait", "--would-know", "One reading does it",
        "--asks", "the parents' forum", "--term", "short", "--look", "1 September"]  # fmt: skip


def the_one(program: Program) -> dict[str, object]:
    """The only promise, as JSON."""
    (found,) = program("promises", "--json", "--all").json["promises"]
    return dict(found)


def all_words(folder: Path) -> str:
    """Everything that stands in a folder."""
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*.toml"))
