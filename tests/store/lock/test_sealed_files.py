"""Files of a locked journal, through the door: sealed as they lie, and met by their bare names."""

from pathlib import Path

import pyrage
import pytest

from equityjournal.core.locking.padding import unpadded
from equityjournal.core.text.errors import ChangedMeanwhile, Closed, DamagedFile, NotAFile, NotProven
from equityjournal.store.disk import files, sealing
from equityjournal.store.disk.staging import staging
from equityjournal.store.listing import folders
from equityjournal.store.listing.looks import looks_at
from equityjournal.store.lock import pins
from locked import SealedJournal
from many import some

WORDS = b'title = "Words"\n'
ID = "2026-06-01-abcdef"


def place_in(journal: SealedJournal, name: str = f"{ID}.toml", room: str = "entries/2026/06") -> Path:
    """The place of a file in a room that is there."""
    files.make_folder(journal.root / room)
    return journal.root / room / name


def lies(path: Path) -> list[str]:
    """Names in a file's folder, as they lie."""
    return sorted(file.name for file in path.parent.iterdir())


def test_a_new_file_lies_sealed_for_two_keys_and_is_read_by_its_bare_name(
    sealed_journal: SealedJournal,
) -> None:
    """Each of the two keys opens it by itself, to the same bytes."""
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    assert lies(path) == [f"{ID}.toml.age"]
    sealed = (path.parent / f"{ID}.toml.age").read_bytes()
    for secret in (sealed_journal.keys.key.secrets[0], sealed_journal.keys.recovery):
        assert unpadded(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)])) == WORDS
    sealed_journal.unlock()
    assert files.read(path) == files.read(sealing.sealed_name(path)) == WORDS
    assert b"".join(files.pieces(path, 8)) == WORDS


def test_a_file_named_from_within_a_room_is_sealed_too(
    sealed_journal: SealedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `-o notes.md` in a window that stands in the drafts."""
    place = place_in(sealed_journal, "notes.md", "drafts")
    monkeypatch.chdir(place.parent)
    files.create(Path("notes.md"), WORDS)
    assert lies(place) == ["notes.md.age"]


@pytest.mark.parametrize(
    "room",
    [
        "entries/2026/06",
        "drafts",
        "trash/2026-06-01",
        "versions/x",
        "choices",
        "shares",
        "replies",
        "conversations",
        "private",
        "remarks",
        "new",
    ],
)
def test_every_room_is_sealed(room: str, sealed_journal: SealedJournal) -> None:
    """Even one that is made by a later version of the program."""
    path = place_in(sealed_journal, "x.toml", room)
    files.create(path, WORDS)
    assert lies(path) == ["x.toml.age"]


@pytest.mark.parametrize(
    "name", ["prompts/own.toml", "lock/lock.toml", "journal.toml", ".git/config", "README.md"]
)
def test_what_holds_no_words_stays_plain(name: str, sealed_journal: SealedJournal) -> None:
    """Questions, the lock itself, the id, and what belongs to other programs."""
    path = sealed_journal.root / name
    files.make_folder(path.parent)
    files.replace(path, WORDS, None)
    assert path.read_bytes() == WORDS


def test_places_of_support_are_sealed(sealed_journal: SealedJournal) -> None:
    """They are the writer's own words, though they lie beside the rooms."""
    files.replace(sealed_journal.root / "support.txt", b"My sister.\n", None)
    assert (sealed_journal.root / "support.txt.age").exists()
    assert not (sealed_journal.root / "support.txt").exists()


def test_a_closed_journal_is_told_from_a_damaged_file(sealed_journal: SealedJournal) -> None:
    """Closed is an error of its own: no reader of damaged files, and none of the disk's errors, takes it up."""
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    sealing.forget_doors()
    for read in (
        files.read,
        lambda path: files.read_still(path, "0"),
        lambda path: list(files.pieces(path, 8)),
    ):
        with pytest.raises(Closed, match="The journal is closed") as error:
            read(path)
        assert not isinstance(error.value, OSError | DamagedFile)


def test_what_a_command_wrote_itself_it_can_go_on_with(sealed_journal: SealedJournal) -> None:
    """Writing needs no key: a file just written is read, compared and replaced from memory, by its very bytes."""
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    assert files.read(path) == WORDS
    files.replace(path, b"more\n", files.digest(WORDS))
    with pytest.raises(ChangedMeanwhile):
        files.replace(path, b"other\n", files.digest(WORDS))
    assert files.read(path) == b"more\n"


def test_a_name_is_taken_by_a_plain_file_and_by_a_sealed_one(sealed_journal: SealedJournal) -> None:
    """Nothing is put beside another that bears its name."""
    path = place_in(sealed_journal)
    path.write_bytes(b"plain\n")
    with pytest.raises(FileExistsError):
        files.create(path, WORDS)
    path.rename(sealing.sealed_name(path))
    with pytest.raises(FileExistsError):
        files.create(path, WORDS)
    assert lies(path) == [f"{ID}.toml.age"]


def test_a_plain_file_in_a_locked_journal_is_read_and_replaced_by_a_sealed_one(
    sealed_journal: SealedJournal,
) -> None:
    """As one that an older version or another machine put there: nothing is lost, and no plain file stays."""
    sealed_journal.unlock()
    path = place_in(sealed_journal)
    path.write_bytes(b"plain\n")
    assert files.read(path) == b"plain\n"
    files.replace(path, WORDS, files.digest(b"plain\n"))
    assert lies(path) == [f"{ID}.toml.age"]
    assert files.read(path) == WORDS


def test_of_a_plain_and_a_sealed_file_of_one_name_the_sealed_is_read_and_one_is_listed(
    sealed_journal: SealedJournal,
) -> None:
    """Half way through locking both are there; removing takes both."""
    sealed_journal.unlock()
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    path.write_bytes(b"older\n")
    assert list(folders.files_below(sealed_journal.root, "entries")) == [path]
    assert [file.name for file in folders.entries_of(path.parent)] == [path.name]
    assert folders.count_entries(sealed_journal.root) == 1
    assert files.read(path) == WORDS
    files.remove(path)
    assert lies(path) == []


def test_a_move_carries_the_sealed_bytes_as_they_are(sealed_journal: SealedJournal) -> None:
    """They are compared by their insides; another move of the same is taken for one that was interrupted."""
    sealed_journal.unlock()
    path, target = place_in(sealed_journal), sealed_journal.root / "trash" / "2026-06-01" / f"{ID}.toml"
    files.create(path, WORDS)
    before = sealing.sealed_name(path).read_bytes()
    files.move(path, target, files.digest(WORDS))
    assert sealing.sealed_name(target).read_bytes() == before
    files.create(path, WORDS)
    files.move(path, target, files.digest(WORDS))
    assert (lies(path), lies(target)) == ([], [f"{ID}.toml.age"])


def test_a_file_for_other_keys_or_damaged_is_damage_and_a_link_is_no_file(
    sealed_journal: SealedJournal,
) -> None:
    """Each is told with its name by those who read it; nothing is guessed."""
    sealed_journal.unlock()
    path = place_in(sealed_journal)
    other = pyrage.x25519.Identity.generate().to_public()
    for data in (pyrage.encrypt(WORDS, [other]), sealed_journal.vault.seal(WORDS)[:-1]):
        sealing.sealed_name(path).write_bytes(data)
        with pytest.raises(DamagedFile, match="sealed for other keys than this journal's, or damaged"):
            files.read(path)
    unpadded_one = pyrage.encrypt(WORDS, [pyrage.x25519.Recipient.from_str(sealed_journal.keys.key.day)])
    sealing.sealed_name(path).write_bytes(unpadded_one)
    with pytest.raises(DamagedFile, match="its end is missing"):
        files.read(path)
    sealing.sealed_name(path).unlink()
    sealing.sealed_name(path).symlink_to("/etc/hostname")
    with pytest.raises(NotAFile):
        files.read(path)


MARKS = [
    ".sync-conflict-20260101-101010-ABCDEFG",
    " (conflicted copy 2026-01-01 101010)",
    " 2",
    " (1)",
    "-DESKTOP-1",
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_copy_by_a_sync_service_is_met_in_both_shapes(mark: str, sealed_journal: SealedJournal) -> None:
    """Its mark stands before the last ending: behind `.toml` of a sealed file, or sealed after the fact."""
    sealed_journal.unlock()
    files.create(place_in(sealed_journal), WORDS)
    sealed = sealing.sealed_name(place_in(sealed_journal))
    bare = place_in(sealed_journal, f"{ID}{mark}.toml")
    for shape in (f"{ID}.toml{mark}.age", f"{ID}{mark}.toml.age"):
        copy = sealed.with_name(shape)
        copy.write_bytes(sealed_journal.vault.seal(b"other\n"))
        assert set(folders.files_below(sealed_journal.root, "entries")) == {bare, place_in(sealed_journal)}
        assert files.read(bare) == b"other\n"
        assert folders.count_entries(sealed_journal.root) == 1
        assert files.is_there(bare)
        files.remove(bare)
        assert not copy.exists()
    (sealed.parent / f".{ID}.toml.age.icloud").touch()
    sealed.unlink()
    assert folders.count_entries(sealed_journal.root) == 1


def test_looks_at_sealed_files_see_them_as_they_lie(sealed_journal: SealedJournal) -> None:
    """By their bare names, with the sizes on the disk."""
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    ((folder, names),) = [(f, n) for f, n in folders.folders_below(sealed_journal.root, "entries") if n]
    assert [(name, size) for name, size, *_ in looks_at(folder, names)] == [
        (path.name, sealing.sealed_name(path).stat().st_size)
    ]


def test_what_comes_in_by_an_import_is_sealed_before_it_is_on_the_disk(sealed_journal: SealedJournal) -> None:
    """The staged files are sealed too; the same file coming twice is known by its inside."""
    path = place_in(sealed_journal)
    with staging(sealed_journal.root) as beside:
        beside.put(path.name, WORDS)
        beside.add("unread", b"some ")
        beside.add("unread", b"words")
        assert beside.digest("unread") == files.digest(b"some words")
        staged = [file for file in sealed_journal.root.rglob("*") if ".tmp" in str(file) and file.is_file()]
        assert not any(words in file.read_bytes() for file in staged for words in (WORDS, b"some "))
        beside.prove()
        assert beside.give(path.name, path)
        assert beside.give(path.name, path)
    assert lies(path) == [f"{ID}.toml.age"]
    sealed_journal.unlock()
    assert files.read(path) == WORDS


def test_every_sealed_file_is_in_the_last_bytes_of_its_block(sealed_journal: SealedJournal) -> None:
    """Its length tells how many blocks it fills, and no more."""
    for length in some([0, 1, 900, 3000, 3569, 3570, 9000, 65519, 65536, 70000, 140000], 5):
        size = len(sealed_journal.vault.seal(b"x" * length))
        assert -size % 4096 < 512


# Whose keys


def test_a_machine_that_has_not_opened_the_journal_writes_nothing(sealed_journal: SealedJournal) -> None:
    """What `lock.toml` says is only a claim until the passphrase proved it."""
    pins.remove_pin(sealed_journal.root)
    path = place_in(sealed_journal)
    with pytest.raises(NotProven, match="has not opened this journal before"):
        files.create(path, WORDS)
    assert lies(path) == []
    sealed_journal.unlock()
    files.create(path, WORDS)
    assert lies(path) == [f"{ID}.toml.age"]


def test_without_its_lock_a_known_journal_is_sealed_for_the_keys_known(sealed_journal: SealedJournal) -> None:
    """The pin alone is enough, whatever became of the folder `lock`."""
    (sealed_journal.root / "lock" / "lock.toml").unlink()
    sealing.forget_doors()
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    assert lies(path) == [f"{ID}.toml.age"]
    sealed_journal.unlock()
    assert files.read(path) == WORDS


def test_a_journal_that_this_machine_has_no_pin_of_is_not_written_to_without_its_lock(
    sealed_journal: SealedJournal,
) -> None:
    """Sealed files tell that it was locked, so that nothing plain is put beside them."""
    files.create(place_in(sealed_journal), WORDS)
    pins.remove_pin(sealed_journal.root)
    (sealed_journal.root / "lock" / "lock.toml").unlink()
    sealing.forget_doors()
    with pytest.raises(NotProven, match=r"lock/lock\.toml is gone"):
        folders.refuse_unproven(sealed_journal.root)


def test_a_lock_that_says_it_is_being_taken_off_is_not_believed(sealed_journal: SealedJournal) -> None:
    """Whoever can write to the folder could have every machine write plain; the pin knows better."""
    lock = sealed_journal.root / "lock" / "lock.toml"
    lock.write_text(lock.read_text().replace('"sealed"', '"opening"'))
    path = place_in(sealed_journal)
    files.create(path, WORDS)
    assert lies(path) == [f"{ID}.toml.age"]
