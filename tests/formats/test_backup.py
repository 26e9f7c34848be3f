"""The container of a backup: what is not what `write` makes is refused, and nothing leaves its folder."""

import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.formats.reading_backup import opened
from formats.containers import ABOUT, FILES, forged, refused, whole
from program import Program


def test_what_is_written_is_read_again() -> None:
    """Facts, modes and bytes come back; and a stranger's container that does no harm is one too."""
    with opened(io.BytesIO(whole())) as backup:
        assert backup.about == ABOUT
        contents = list(backup.contents())
        assert [content.path for content in contents] == list(FILES)
        assert b"".join(backup.chunks(contents[1])) == b"one"
        backup.prove()
    with opened(io.BytesIO(forged([("journal/x.toml", b"x")]))) as backup:
        backup.prove()
        _, content = backup.contents()
        assert (content.path, content.mode, content.member.file_size) == ("journal/x.toml", 0o600, 1)
        assert content.digest == hashlib.sha256(b"x").digest()


NAMES = [
    "../outside", "journal/../../outside", "journal/..", "/etc/outside", "//host/share", "C:/outside", "journal/C:x",
    "journal\\..\\outside", "journal/a\\b", "journal//x", "journal/./x", "journal/con", "journal/AUX.toml",
    "journal/com1.txt", "journal/nul .toml", "journal/x.", "journal/x ", "journal/a?b", "journal/a\nb", "journal/\x1b[31m",
    "journal/x:stream", "outside", "other/x", "journal/missing/x", "journal/" + "x" * 256, "sharing/x", "~/x", "journal/LPT¹",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    """Out of the folder, to a device, or somewhere that depends on the system."""
    assert refused(forged([(name, b"x")]))


@pytest.mark.parametrize(
    "names",
    [
        ("journal/x.toml", "journal/x.toml"),
        ("journal/x.toml", "journal/X.toml"),
        ("journal/caf\xe9", "journal/cafe\u0301"),
        ("journal/stra\xdfe", "journal/STRASSE"),
        ("journal/x", "journal/x/y"),
    ],
)
def test_two_files_of_one_name_are_refused(names: tuple[str, str]) -> None:
    """The same, or the same but for capitals or accents, or a file that would have to be a folder."""
    assert refused(forged([(name, name.encode()) for name in names]))


def test_a_name_that_goes_on_where_python_sees_its_end_is_refused() -> None:
    """Another program would unpack it under another name."""
    files = [("journal/xQy", b"one")]
    data = forged(files, lambda listed: [listed[0], {**listed[1], "path": "journal/x"}])
    assert refused(data.replace(b"journal/xQy", b"journal/x\0y")) == "journal/x in it was cut off or altered"


@pytest.mark.parametrize("kind", [0o120777, 0o10600, 0o20600, 0o60600, 0o140600, 0o40700, 0], ids=oct)
def test_what_is_no_plain_file_is_refused(kind: int) -> None:
    """A link, a pipe, a device, a socket, or a file said to be a folder."""
    assert "no plain file" in refused(forged([("journal/x", b"/etc/passwd")], kinds={"journal/x": kind}))


@pytest.mark.parametrize(
    "change",
    [
        lambda files: [{**files[1], "sha256": "0" * 64}],
        lambda files: [files[0], {**files[1], "sha256": "0" * 64}],
        lambda files: [{**one, "size": 5} for one in files],
        lambda files: files[:1],
        lambda files: [*files, {"path": "journal/y", "mode": "0600", "size": 0, "sha256": ""}],
        lambda files: [{**one, "mode": "0777"} for one in files],
        lambda _: [{"path": "journal/x"}],
        lambda _: "no list",
        lambda _: [["journal/x"]],
        lambda _: [[]] * 5,
        lambda files: [{**one, "size": "five"} for one in files],
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    change: Callable[[list[dict[str, object]]], object],
) -> None:
    """Other digests, sizes or modes, files too many or too few, or no manifest at all."""
    assert refused(forged([("journal/x", b"one")], change))


def test_every_cut_and_every_changed_byte_is_noticed_or_does_no_harm() -> None:
    """Cut off anywhere it is refused; with a bit over, it is refused, or holds the very same files."""
    data = whole()
    for end in range(0, len(data), 37):
        assert refused(data[:end])
    chance = random.Random(1)  # noqa: S311
    for _ in range(1500):
        at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        changed = bytearray(data)
        changed[at] ^= bit
        try:
            with opened(io.BytesIO(bytes(changed))) as backup:
                held = {
                    content.path: (content.mode, b"".join(backup.chunks(content)))
                    for content in backup.contents()
                    if not content.is_folder
                }
        except DamagedFile:
            continue
        assert held == {name: (0o600, text) for name, text in FILES.items() if text is not None}, at


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 500, b"PK\5\6" + bytes(18)], ids=repr)
def test_another_file_is_no_backup(data: bytes) -> None:
    """Something else is refused, in a clause that says so."""
    assert "no backup of this program" in refused(data)


def test_one_of_a_newer_version_is_said_to_be_that() -> None:
    """The person is told to update, and not that it is damaged."""
    with pytest.raises(NewerFile), opened(io.BytesIO(whole().replace(b"backup 1 sha", b"backup 2 sha"))):
        pass


@pytest.mark.parametrize(
    "name", ["../outside.toml", "journal/../../outside.toml", "journal/LINK/outside.toml"]
)
def test_the_program_makes_nothing_outside_the_folder(program: Program, home: Path, name: str) -> None:
    """A stranger's container is refused in one sentence; no file is made, within the folder or without."""
    file = home / "strange.zip"
    file.write_bytes(forged([("journal/LINK", b".."), (name, b"x")], kinds={"journal/LINK": 0o120777}))
    before = sorted(home.rglob("*"))
    for verb in (
        ["restore", "--from", str(file), "--to", str(home / "to")],
        ["backup", "--check", str(file)],
    ):
        assert "was not used: " in program(*verb, code=1).err
    assert sorted(home.rglob("*")) == before


def test_a_backup_whose_files_are_altered_brings_back_nothing(program: Program, home: Path) -> None:
    """Found while it is unpacked: the half-made folder goes, and the file is named."""
    program("write", "-t", "power", "She waited.")
    file = home / "journal.zip"
    program("backup", str(file))
    file.write_bytes(file.read_bytes().replace(b"She waited.", b"She laughed"))
    said = program("restore", "--from", str(file), "--to", str(home / "to"), code=1)
    assert "journal/entries/" in said.err
    assert not (home / "to").exists()
    assert not list(home.glob(".*.tmp"))
