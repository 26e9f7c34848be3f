"""One door to the disk: files are opened, renamed and removed in `store/disk`, listed in `store/listing`.

Elsewhere they go by name only.

An import contract holds what comes by `os` and its like; the methods of `pathlib` need no import, and are looked
for here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import equityjournal

SOURCE = Path(equityjournal.__file__).parent
METHODS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "unlink", "rename", "replace",
    "mkdir", "rmdir", "iterdir", "glob", "rglob", "walk", "chmod", "symlink_to", "hardlink_to",
}  # fmt: skip
"""Methods of `pathlib` that open, make, list, rename, change or remove a file."""
FUNCTIONS = {
    "os": {
        "open", "fdopen", "scandir", "listdir", "walk", "mkdir", "makedirs", "remove", "unlink", "rename", "replace",
        "link", "symlink", "rmdir", "chmod", "truncate",
    },
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    "tempfile": {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory"},
}  # fmt: skip
DOOR = ("store/disk/", "store/listing/")
EXCEPTIONS = {
    "cli/terminal/streams.py os.open": "the null device, for a screen that is gone",
    "cli/terminal/streams.py .open": "the null device, for a stream that was closed",
    "cli/answering/editor.py .open": "the terminal, handed to an editor",
    "cli/demo.py .iterdir": "whether a folder outside the journal is empty",
    "cli/demo.py .read_text": "a file that came with the program",
    "cli/demo.py tempfile.mkdtemp": "a folder for an invented journal",
    "store/lock/keeper_process.py os.open": "the lock on its socket, and the null device: it is a program by itself",
    "store/lock/keeper_process.py .chmod": "its socket",
    "store/lock/keeper_process.py .unlink": "its socket",
    "store/packs/british_words.py .open": "a file that came with the program, mapped",
}
"""Places that do, each with the reason."""


def places() -> Iterator[str]:
    """Each call that opens, makes, lists, renames, changes or removes a file, outside those rooms."""
    for path in sorted(SOURCE.rglob("*.py")):
        inside = path.relative_to(SOURCE).as_posix()
        if inside.startswith(("cli/", "store/", "formats/")) and not inside.startswith(DOOR):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and (name := _name_of(call)):
                    yield f"{inside} {name}"


def _name_of(call: ast.Call) -> str | None:
    """The name of a call that touches a file; None for any other."""
    called = call.func
    if isinstance(called, ast.Name):
        return "open" if called.id == "open" else None
    if not isinstance(called, ast.Attribute):
        return None
    of = called.value.id if isinstance(called.value, ast.Name) else ""
    if of in FUNCTIONS:
        return f"{of}.{called.attr}" if called.attr in FUNCTIONS[of] else None
    return f".{called.attr}" if called.attr in METHODS and _may_be_of_a_path(of, call) else None


def _may_be_of_a_path(of: str, call: ast.Call) -> bool:
    """Whether a method may be one of a path: not of a text, a journal, the door itself, or an opened thing."""
    attribute = call.func
    assert isinstance(attribute, ast.Attribute)
    if attribute.attr == "replace":  # a text takes two arguments, a moment takes names, a path takes one
        return len(call.args) == 1 and not call.keywords and of != "files"
    if (
        attribute.attr == "open"
    ):  # of a library or a keyring; a path is opened with a mode or without anything
        first = call.args[0] if call.args else None
        return isinstance(first, ast.Constant) if first else True
    return of not in ("files", "formatter")


def test_files_are_touched_behind_one_door() -> None:
    """Every place outside the door that touches a file stands in the table, with its reason."""
    assert set(places()) - EXCEPTIONS.keys() == set()


def test_no_exception_outlives_its_reason() -> None:
    """A row of the table whose call is gone goes too."""
    assert EXCEPTIONS.keys() - set(places()) == set()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("path.unlink()", ".unlink"), ("Path(name).read_text('utf-8')", ".read_text"), ("a.b.glob('*')", ".glob"),
        ("new.replace(old)", ".replace"), ("path.open('rb')", ".open"), ("open(path)", "open"),
        ("os.open(path, 0)", "os.open"), ("shutil.rmtree(path)", "shutil.rmtree"), ("path.rename(other)", ".rename"),
        ("text.replace('a', 'b')", None), ("now.replace(hour=3)", None), ("library.open(pack)", None),
        ("files.replace(path, data, None)", None), ("journal.replace(stored, entry, now)", None),
    ],
)  # fmt: skip
def test_the_look_finds_each_way(line: str, found: str | None) -> None:
    """Methods of paths and functions of the system are found; those of texts, moments and packs are not."""
    (call,) = [
        node for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Call) and node.col_offset == 0
    ][:1]
    assert _name_of(call) == found
