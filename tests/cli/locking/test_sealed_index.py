"""The index of a locked journal: sealed page by page where SQLCipher is installed, in memory elsewhere."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.store.disk import database
from equityjournal.store.disk.places import index_place
from equityjournal.store.index import marks
from equityjournal.store.index.index_key import key_file, read_key
from locked import SealedJournal
from program import Program

needs_sqlcipher = pytest.mark.skipif(not database.can_seal_pages(), reason="sqlcipher3 is not installed")
QUESTIONS = (["list", "--json"], ["search", "kettle", "--json"], ["themes", "--json"], ["steps", "--json"])


@pytest.fixture
def opened(program: Program, sealed_journal: SealedJournal, keeper: Path) -> SealedJournal:
    """A locked journal with three entries, open until the test ends."""
    sealed_journal.remember()
    program("write", "The kettle was on when I came.", "-t", "power", "--step", "Ring the school")
    program("write", "Nobody had asked about the kettles.", "--private")
    program("write", "A QUIETWORD was said, and I let it pass.", "-t", "humility")
    return sealed_journal


def answers(program: Program) -> list[str]:
    """What the everyday reads say."""
    return [program(*line).out for line in QUESTIONS]


def without_an_index(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The same, from the files alone."""
    with monkeypatch.context() as patch:
        no_sqlcipher(patch)
        return answers(program)


def no_sqlcipher(patch: pytest.MonkeyPatch) -> None:
    """This machine has no SQLCipher."""
    patch.setattr(database, "_sqlcipher", lambda: None)


def the_index() -> Path:
    """The one sealed index there is."""
    (found,) = index_place().glob(f"*{marks.SEALED}.sqlite")
    return found


@needs_sqlcipher
def test_it_is_kept_and_holds_no_word_in_plain(
    program: Program, opened: SealedJournal, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """Its answers are those of the files; no file of the cache holds a word, or is a database to SQLite."""
    assert answers(program) == without_an_index(program, monkeypatch)
    kept = [path for path in index_place().iterdir() if path.is_file()]
    assert the_index() in kept
    for path in kept:
        assert b"kettle" not in path.read_bytes().lower()
    assert not the_index().read_bytes().startswith(b"SQLite format 3")
    assert key_file(the_index()).read_bytes().startswith(b"age-encryption.org/v1\n")


@needs_sqlcipher
def test_what_was_written_while_closed_is_found_once_it_is_open(
    program: Program, opened: SealedJournal
) -> None:
    """Writing while closed leaves the index alone; the next read takes the entry in."""
    program("list")
    before = the_index().read_bytes()
    opened.close()
    program("write", "A teapot, while it was closed.")
    assert the_index().read_bytes() == before
    opened.remember()
    assert "teapot" in program("search", "teapot").out


def as_left(index: Path, root: Path) -> None:
    """Mark an index as left by us: a decaying disk changes bytes, and no time."""
    marks.put_mark(index, marks.owner_of(root))


def plain_instead(index: Path, root: Path) -> None:
    """Put an index that is not sealed in its place."""
    index.unlink()
    plain = sqlite3.connect(index)
    plain.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value)")
    plain.close()
    as_left(index, root)


def damaged_first_page(index: Path, root: Path) -> None:
    """Change a byte of the first page."""
    data = bytearray(index.read_bytes())
    data[2000] ^= 1
    index.write_bytes(data)
    as_left(index, root)


@needs_sqlcipher
@pytest.mark.parametrize(
    "harm",
    [
        lambda index, _root: key_file(index).unlink(),
        lambda index, _root: key_file(index).write_bytes(b"age-encryption.org/v1\nno key"),
        plain_instead,
        damaged_first_page,
        lambda index, _root: index.write_bytes(b"no database" * 500),
        lambda index, _root: index.unlink(),
    ],
    ids=["key gone", "key damaged", "plain instead", "page damaged", "no database", "gone"],
)
def test_an_index_that_does_not_open_is_made_again(
    program: Program,
    opened: SealedJournal,
    harm: Callable[[Path, Path], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The answers are those of the files, and SQLCipher writes nothing onto the screen."""
    truth = answers(program)
    harm(the_index(), opened.root)
    assert answers(program) == truth
    assert program("list").err == ""
    assert read_key(the_index(), opened.unlock()) is not None
    assert capfd.readouterr() == ("", "")


@needs_sqlcipher
def test_erased_words_are_in_no_page_that_the_key_opens(program: Program, opened: SealedJournal) -> None:
    """A copy of the index taken before does not open with the key there is after; the new one has no such word."""
    program("list")
    identity = program("list", "--json").out.split('"id": "')[1][:17]
    copy, old_key = the_index().with_name("copy"), read_key(the_index(), opened.unlock())
    shutil.copy(the_index(), copy)
    program.at_terminal("erase", identity, typed=["yes"])
    assert "QUIETWORD" not in program("search", "QUIETWORD", code=None).out
    new_key = read_key(the_index(), opened.unlock())
    assert new_key is not None
    assert new_key != old_key
    with pytest.raises(database.errors()):
        database.opened_to_read(copy, new_key)
    index = database.opened_to_read(the_index(), new_key)
    texts = index.execute("SELECT packed FROM texts").fetchall()
    words = index.execute("SELECT hex(block) FROM stems_data").fetchall()
    index.close()
    assert len(texts) == 2
    assert not any(b"quietword" in bytes.fromhex(block) for (block,) in words)


@needs_sqlcipher
@pytest.mark.parametrize(
    "line", [["export", "markdown", "-t", "power"], ["review", "--page", "page.html", "--yes"]]
)
def test_what_leaves_is_read_from_the_files_and_not_from_rows(
    program: Program,
    opened: SealedJournal,
    line: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """An index with the rows of before an entry was made private, its file's digest put right, gives nothing away."""
    monkeypatch.chdir(tmp_path)
    program("list")
    index, key = the_index(), read_key(the_index(), opened.unlock())
    forged = database.opened_to_change(index, key)
    assert (
        forged.execute(
            "UPDATE entries SET private = 0, harmed = 0, excerpt = 'FORGED', title = 'FORGED'"
        ).rowcount
        == 3
    )
    forged.execute("DELETE FROM credits")
    forged.execute("DELETE FROM credited")
    forged.commit()
    forged.close()
    as_left(index, opened.root)
    assert "FORGED" in program("list").out
    said = program(*line, code=None)
    made = said.out + "".join(path.read_text() for path in tmp_path.iterdir())
    assert "FORGED" not in made
    assert "Nobody had asked" not in made
    assert "Power dynamics" in made


def test_without_sqlcipher_the_answers_are_the_same(
    program: Program, opened: SealedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is made in memory, with one sentence on how to be quicker, and no file with words."""
    no_sqlcipher(monkeypatch)
    for path in index_place().glob("*"):
        path.unlink()
    said = program("search", "kettle")
    assert said.err.count("equityjournal[lock]") == 1
    assert "kettle" in said.out
    assert all(path.name.endswith(f"{marks.PACKS}.sqlite") for path in index_place().glob("*.sqlite"))
    program("list")
    assert not [path for path in index_place().iterdir() if b"kettle" in path.read_bytes().lower()]


def test_a_closed_journals_writer_reads_the_packs_once(
    program: Program, sealed_journal: SealedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first `write` keeps them in an index that holds nothing else; the next asks it, as an open one's does."""
    program("write", "The kettle was on when I came.")
    (kept,) = index_place().glob("*.sqlite")
    assert kept.name.endswith(f"{marks.PACKS}.sqlite")
    assert b"kettle" not in kept.read_bytes()
    monkeypatch.setattr("equityjournal.store.packs.reading_packs.find_packs", None)
    assert "Saved" in program("write", "Nobody had asked.").out


@needs_sqlcipher
def test_every_index_of_a_journal_is_removed(program: Program, opened: SealedJournal, home: Path) -> None:
    """Those of earlier versions, unfinished ones, nobody's, keys and marks; not that of another journal."""
    program("list")
    name = the_index().name.partition("-")[0]
    for left in (f"{name}-3.sqlite", f"{name}-4.sqlite", f"{name}-4.mark", f"{name}-7.new"):
        (index_place() / left).write_bytes(b"words")
    (index_place() / "0123456789abcdef-7.sqlite").write_bytes(b"nobody's")
    before = {path: path.read_bytes() for path in index_place().iterdir() if not path.name.startswith(".")}
    program("--journal", str(home / "other"), "write", "Words of another journal.")
    program("--journal", str(home / "other"), "list")
    others = {path.name for path in index_place().iterdir() if not path.name.startswith(".")}
    others -= {path.name for path in before}
    assert any(name.endswith(".sqlite") for name in others)
    for path, data in before.items():
        path.write_bytes(data)
    assert marks.remove_every_index(index_place(), opened.root) == []
    assert {path.name for path in index_place().iterdir() if not path.name.startswith(".")} == others


@needs_sqlcipher
@pytest.mark.torture
def test_no_flipped_byte_gives_another_answer(program: Program, opened: SealedJournal) -> None:
    """Of two hundred, each shows in the times of the index, which is made again; SQLCipher alone is not relied on."""
    truth, lot = answers(program), random.Random(5)  # noqa: S311
    for _ in range(200):
        data = bytearray(the_index().read_bytes())
        data[lot.randrange(len(data))] ^= 1 << lot.randrange(8)
        the_index().write_bytes(data)
        assert answers(program) == truth
