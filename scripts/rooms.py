"""The rooms of the house, for ARCHITECTURE.md: each folder with the first line of its docstring."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/equityjournal"
FLOORS = ("cli", "store", "formats", "core")


def rooms() -> str:
    """A line for each floor, from the top, and below it a line for each of its rooms."""
    lines = []
    for floor in FLOORS:
        lines.append(f"{floor + '/':<13}{_first_line(SOURCE / floor)}")
        inside = sorted(path.parent for path in (SOURCE / floor).glob("*/__init__.py"))
        lines.extend(f"  {room.name + '/':<11}{_first_line(room)}" for room in inside)
    return "\n".join(lines)


def _first_line(folder: Path) -> str:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return docstring.split("\n")[0]
