"""The index is never believed when it is not as we left it."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from equityjournal.core.entries.selection import Selection
from equityjournal.store.index import tables
from equityjournal.store.index.index import Unusable
from equityjournal.store.index.marks import owner_of, put_mark
from equityjournal.store.lookup.catalogue import Catalogue
from many import some
from store.indexed import found, index_of, texts, the_file, truth


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("Not a database at all.\n" * 400),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(b"\0" * 100 + path.read_bytes()[100:]),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: path.with_suffix(".mark").unlink(),
        lambda path: path.with_suffix(".mark").write_text("1 2 3 4"),
        lambda path: path.with_suffix(".mark").write_bytes(b"\xff"),
        lambda path: path.with_suffix(".new").write_bytes(b"left by a program that was killed"),
    ],
    ids=["gone", "empty", "text", "half", "header", "folder", "no mark", "another mark", "odd mark", "left over"],
)  # fmt: skip
def test_a_damaged_index_is_made_again(root: Path, damage: Callable[[Path], object]) -> None:
    """Whatever became of it, the answers are those of the files."""
    damage(the_file(root))
    try:
        assert texts(root) == truth(root)
    except Unusable:
        assert the_file(root).is_dir()  # it cannot be put there: a command then reads the files, and says so
        return
    assert found(root, "kettle")


@pytest.mark.many
def test_no_flipped_byte_is_ever_believed(root: Path) -> None:
    """One byte, or two hundred of them: found words and entries are those of the files."""
    lot = random.Random(5)  # noqa: S311
    whole = found(root, "panel")
    for number in some(range(200), 20):
        path = the_file(root)
        data = bytearray(path.read_bytes())
        for _ in range(1 if number % 2 else 200):
            data[lot.randrange(len(data))] ^= 1 << lot.randrange(8)
        path.write_bytes(data)
        assert found(root, "panel") == whole
        assert texts(root) == truth(root)


def test_an_index_for_another_language_or_journal_is_not_believed(root: Path) -> None:
    """It is made again for whoever asks."""
    other = index_of(root, "cy")
    assert Catalogue(other.up_to_date(), root).find(Selection())[1] == 3
    other.close()
    assert texts(root) == truth(root)


def test_an_index_of_a_later_version_is_left_alone(root: Path) -> None:
    """It is a file of its own."""
    later = the_file(root).with_name(
        the_file(root).name.replace(f"-{tables.VERSION}.", f"-{tables.VERSION + 1}.")
    )
    later.write_bytes(b"of a later version")
    assert texts(root) == truth(root)
    assert later.read_bytes() == b"of a later version"


def test_the_index_proves_itself_or_is_thrown_away(root: Path) -> None:
    """SQLite's own tests find what no command has stumbled over yet; the next command makes it again."""
    assert index_of(root).prove()
    path = the_file(root)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM stems_data WHERE id > 10")
        database.commit()
    index = index_of(root)
    put_mark(path, owner_of(root))  # as if the disk, and nobody else, had done it
    assert not index.prove()
    assert found(root, "kettle")
