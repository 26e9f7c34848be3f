"""Erasing finds an entry by its id and its bytes."""

import html
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from equityjournal.core.entries.entry import Answer, TheirWords
from equityjournal.core.text.errors import DamagedFile
from equityjournal.store.disk import files
from equityjournal.store.entries.erasing import FilesOf
from equityjournal.store.entries.journal import Journal
from equityjournal.store.records.record import to_bytes
from store.entries.to_erase import NOW, TODAY, WORDS, bearing, draft, with_one_entry, written


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with one other entry, which no test may touch."""
    return with_one_entry(tmp_path / "journal")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "damaged": lambda data: data.replace(b'pack = "p"', b"pack = "),
    "of a newer version": lambda data: data.replace(b"schema = 1", b"schema = 2"),
    "with two sides of a merge": lambda data: data.replace(
        b'title = ""', b'<<<<<<< HEAD\ntitle = "a"\n=======\ntitle = "b"\n>>>>>>> other'
    ),
    "cut off": lambda data: data[:-60],
    "cut off in its words": lambda data: data[: data.index(b"was on")],
    "with a key of the wrong type": lambda data: data.replace(b'title = ""', b"title = 5"),
    "with bytes that are no text": lambda data: data.replace(b"afternoon", b"\xff\xfe"),
    "changed by hand": lambda data: data.replace(b"afternoon", b"morning"),
}


@pytest.mark.parametrize("room", ["entries", "versions", "trash"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_an_entry_in_whatever_state_is_erased(journal: Journal, damage: str, room: str) -> None:
    """In its place, as an earlier version without an entry, or in the trash; the other entry stays as it is."""
    identity, path = written(journal)
    there = {
        "entries": path,
        "versions": journal.root / "versions" / identity / "20260601T181000000000Z-aaaaaa.toml",
        "trash": journal.root / "trash" / "2026-06-01" / f"{identity}~2.toml",
    }[room]
    data = DAMAGE[damage](path.read_bytes())
    path.unlink()
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(data)
    erased = journal.eraser.erase(identity, TODAY)
    assert (erased.files, erased.left, erased.unseen) == (1, [], [])
    assert bearing(journal.root, identity) == []
    assert len(journal.read_all().entries) == 1


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_renamed_copy_among_the_entries_goes_by_the_id_in_it(journal: Journal, damage: str) -> None:
    """Whatever its name, and whether or not it can be read."""
    identity, path = written(journal)
    (path.parent / "renamed.toml").write_bytes(DAMAGE[damage](path.read_bytes()))
    assert journal.eraser.erase(identity, TODAY).files == 2
    assert bearing(journal.root, identity) == []


def test_a_file_of_its_name_in_another_month_goes_where_no_id_stands_in_it(journal: Journal) -> None:
    """Where other words were typed over the id, the name counts."""
    identity, path = written(journal)
    elsewhere = path.parents[1] / "12" / path.name
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(path.read_bytes().replace(f'id = "{identity}"'.encode(), b'id = "of the visit"'))
    assert journal.eraser.erase(identity, TODAY).files == 2
    assert bearing(journal.root, identity) == []


def test_a_draft_and_a_loose_text_with_the_same_words_go_too(journal: Journal) -> None:
    """Also from the trash of drafts, and where several answers are laid out one below the other."""
    two = draft().model_copy(update={"answers": [Answer(text=WORDS), Answer(text="And more.")]})
    entry, _ = journal.add(two, NOW)
    journal.drafts.keep(two)
    away = journal.root / "trash" / "drafts"
    away.mkdir(parents=True)
    (away / "20260601T181000000000Z.toml").write_bytes(to_bytes(two, "20260601T181000000000Z"))
    laid_out = f"=== 1. In your own words ===\n{WORDS}\n=== 2. In your own words ===\nAnd more.\n"
    (journal.root / "drafts" / "20260601T181000-20260601T181001.txt").write_text(laid_out, "utf-8")
    (journal.root / "drafts" / f".{entry.id}-edit-20260601T181001.txt.swp").write_bytes(b"b0VIM")
    assert journal.eraser.erase(entry.id, TODAY).files == 5
    assert bearing(journal.root, entry.id) == []


def test_a_text_with_the_words_among_others_is_named_and_left(journal: Journal) -> None:
    """It may be all there is of what else stands in it."""
    identity, _ = written(journal)
    mixed = journal.root / "drafts" / "20260601T181000-20260601T181001.txt"
    mixed.write_text(f"{WORDS}\nAnd what nobody has kept yet.\n", "utf-8")
    assert journal.eraser.erase(identity, TODAY).left == [mixed]
    assert mixed.exists()


# What is not its own


@pytest.mark.parametrize(
    "place",
    [
        ".stversions/entries/2026/06/{id}~20260601-181000.toml",
        "{id}.toml",
        "entries/2026/06/deep/a/b/c/d/{id}.toml",
        "notes/what I said.md",
        "archive.bin",
        "entries/2026/06/about it.md",
    ],
)
def test_what_bears_the_id_and_is_no_file_of_the_journal_is_named_and_left(
    journal: Journal, place: str
) -> None:
    """By its name or its bytes, at any depth, and in a file larger than an entry can be."""
    identity, path = written(journal)
    other = journal.root / place.format(id=identity)
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_bytes(b"x" * (11 * 2**20 if other.suffix == ".bin" else 0) + path.read_bytes())
    erased = journal.eraser.erase(identity, TODAY)
    assert (erased.files, erased.left) == (1, [other])
    assert other.exists()


QUOTED = 'She said: "nothing, Zoë & I, is ever done".\nAnd Łukasz – 転び – left.'
FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "a note of one's own": ("notes.md", lambda text: f"My note. {text} So it was.".encode()),
    "Markdown": (
        "notes/day.md",
        lambda text: b"> " + text.replace("\n", "  \r\n> ").replace(".", "\\.").encode(),
    ),
    "JSON": (".export.json", lambda text: json.dumps([{"text": text}]).encode()),
    "HTML": ("page.html", lambda text: html.escape(text).replace("\n", "<br>").encode()),
    "Notepad's UTF-16": ("imported/day.txt", lambda text: f"My note. {text}".encode("utf-16")),
    "macOS's accents": ("support.txt", lambda text: unicodedata.normalize("NFD", text).encode()),
    "a large file": ("archive.bin", lambda text: b"x" * (2**20 - 20) + text.encode() + b"x" * 2**20),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_document_with_the_words_is_named_and_left(journal: Journal, form: str) -> None:
    """Without the id, anywhere below the journal's folder, and in whatever form a program gave the words."""
    entry, _ = journal.add(draft(QUOTED), NOW)
    place, formed = FORMS[form]
    document = journal.root / place
    document.parent.mkdir(exist_ok=True)
    document.write_bytes(formed(QUOTED))
    erased = journal.eraser.erase(entry.id, TODAY)
    assert (erased.files, erased.left) == (1, [document])


def test_another_entry_with_the_words_is_named_and_left(journal: Journal) -> None:
    """Of an earlier version alone, too; a few words that anybody may write are no sign."""
    identity, _ = written(journal)
    _, quoting = journal.add(draft(f"As I wrote: {WORDS}"), NOW)
    assert journal.eraser.erase(identity, TODAY).left == [quoting]
    short, _ = journal.add(draft("Nobody rang."), NOW)
    assert journal.eraser.erase(short.id, TODAY).left == []


def test_a_document_with_what_people_said_is_named_and_left(journal: Journal) -> None:
    """Their words are no less than the writer's own."""
    told = draft().model_copy(update={"their_words": [TheirWords(text="Nobody asked us about the stairs.")]})
    entry, _ = journal.add(told, NOW)
    note = journal.root / "notes.txt"
    note.write_text("She said: nobody asked us about the stairs.\n", "utf-8")
    assert journal.eraser.erase(entry.id, TODAY).left == [note]


def test_an_entry_that_mentions_another_or_took_its_name_is_left(journal: Journal) -> None:
    """Also one with a line in its words that looks like an id."""
    identity, _ = written(journal)
    about, mentions = journal.add(draft(f'See {identity}.\nid = "{identity}"\n'), NOW)
    named = journal.root / "entries" / f"{identity} or so.toml"
    named.write_bytes(mentions.read_bytes())
    assert journal.eraser.erase(identity, TODAY).left == sorted([mentions, named])
    assert about.id in {stored.record.id for stored in journal.read_all().entries}


@pytest.mark.parametrize("damage", [(b'pack = "p"', b"pack = "), (b"\nid = ", b"\nid = = ")])
def test_a_damaged_entry_that_mentions_another_is_left(journal: Journal, damage: tuple[bytes, bytes]) -> None:
    """The id of a file stands above its words, or in its seal."""
    identity, _ = written(journal)
    _, mentions = journal.add(draft(f'id = "{identity}"\n'), NOW)
    mentions.write_bytes(mentions.read_bytes().replace(*damage))
    assert journal.eraser.erase(identity, TODAY).left == [mentions]


def test_a_link_is_named_and_neither_followed_nor_removed(journal: Journal, tmp_path: Path) -> None:
    """A folder behind one is seen where the entry would be."""
    identity, path = written(journal)
    elsewhere = tmp_path / "elsewhere"
    path.parent.rename(elsewhere)
    path.parent.symlink_to(elsewhere, target_is_directory=True)
    erased = journal.eraser.erase(identity, TODAY)
    assert (erased.files, erased.left) == (0, [path])
    assert (elsewhere / path.name).exists()


def test_what_cannot_be_opened_is_named(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what is in it."""
    identity, _ = written(journal)
    closed = journal.root / "closed.txt"
    closed.write_text("words")

    def refusing(path: Path | str, overlap: int) -> Iterator[bytes]:
        if str(path) == str(closed):
            raise DamagedFile("it cannot be opened (Permission denied)")
        return real(path, overlap)

    real = files.pieces
    monkeypatch.setattr(files, "pieces", refusing)
    assert journal.eraser.erase(identity, TODAY).unseen == [closed]


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_an_id_in_two_pieces_of_a_large_file_is_found(journal: Journal, code: str) -> None:
    """Files are looked through in pieces, and a word may stand where two of them meet."""
    identity, _ = written(journal)
    path = journal.root / "large"
    for place in (2**20 - 6, 2**20, 2**20 + 2, 2 * 2**20 - 2):
        path.write_bytes(b"." * place + identity.encode(code) + b"." * 2**20)
        found = FilesOf(journal.root, identity)
        found.look()
        assert found.left == [path]
