"""Docstrings name modules by where they stand."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/equityjournal"
_NAMED = re.compile(r"`((?:cli|core|formats|store)(?:\.[a-z_]+)+)`")


def test_every_module_that_a_docstring_names_is_there() -> None:
    """`core.packs.paper`, or a name in it, such as `core.packs.paper.read_typed`."""
    named = {
        (path.name, name)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for name in _NAMED.findall(node.value)
    }
    assert named
    assert [(file, name) for file, name in sorted(named) if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    path = SOURCE.joinpath(*name.split("."))
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    module = path.parent.with_suffix(".py")
    return module.is_file() and bool(
        re.search(rf"^(?:(?:class|def) )?{path.name}\b", module.read_text("utf-8"), re.M)
    )
