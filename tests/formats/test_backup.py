"""The container of a backup: what is not what `write` makes is refused, and nothing leaves its folder."""

import hashlib
import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.formats.backup import About, Piece, write
from equityjournal.formats.reading_backup import opened
from program import Program

ABOUT = About(datetime(2026, 6, 1, 18, 10, tzinfo=UTC), "a" * 26, 1, names=False, keys=False)
FILES = {"journal/": None, "journal/a.toml": b"one", "journal/b/": None, "journal/b/c.toml": b"two\n" * 999}


def whole() -> bytes:
    """A container as the program makes it."""
    file = io.BytesIO()
    write(
        file,
        ABOUT,
        [Piece(name, 0o600, None if data is None else io.BytesIO(data)) for name, data in FILES.items()],
    )
    return file.getvalue()


def refused(data: bytes) -> str:
    """Why a container is refused."""
    with pytest.raises(DamagedFile) as refusal, opened(io.BytesIO(data)) as backup:
        backup.prove()
    return refusal.value.why


def forged(
    files: list[tuple[str, bytes]],
    listed: Callable[[list[dict[str, object]]], object] = lambda files: files,
    method: int = zipfile.ZIP_STORED,
    kinds: dict[str, int] | None = None,
) -> bytes:
    """A container of a stranger's making, with a manifest and a digest of it that fit."""
    file = io.BytesIO()
    manifest: list[dict[str, object]] = [{"path": "journal/", "mode": "0700"}]
    with zipfile.ZipFile(file, "w", method) as container, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in [("READ-ME.txt", b""), ("journal/", b""), *files]:
            member = zipfile.ZipInfo(name)
            member.compress_type = method
            kind = 0o40700 if name.endswith("/") else 0o100600
            member.external_attr = (kinds or {}).get(name, kind) << 16
            container.writestr(member, data)
            if name not in ("READ-ME.txt", "journal/"):
                digest = hashlib.sha256(data).hexdigest()
                manifest.append({"path": name, "mode": "0600", "size": len(data), "sha256": digest})
        whole = json.dumps(
            {
                "schema": 1,
                "made": "2026-06-01T18:10:00+00:00",
                "journal": None,
                "entries": 1,
                "names": False,
                "keys": False,
                "files": listed(manifest),
            }
        ).encode()
        last = zipfile.ZipInfo("manifest.json")
        last.external_attr = 0o100600 << 16
        container.writestr(last, whole)
        container.comment = f"equityjournal backup 1 sha256:{hashlib.sha256(whole).hexdigest()}".encode()
    return file.getvalue()


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


class Unseekable(io.RawIOBase):
    """A file that is only written on, as a sealed one is."""

    def __init__(self) -> None:
        super().__init__()
        self.data = b""

    def writable(self) -> bool:
        """Bytes may be written."""
        return True

    def write(self, data: Any) -> int:
        """Takes bytes."""
        self.data += bytes(data)
        return len(data)


@pytest.mark.parametrize("kind", [io.BytesIO, Unseekable])
def test_a_backup_of_earlier_releases_opens(kind: Callable[[], Any]) -> None:
    """They were made by Python's own module: with long sizes, and sealed ones with sizes after the bytes."""
    to = kind()
    manifest: list[dict[str, object]] = []
    with zipfile.ZipFile(to, "w") as container:
        container.writestr(member("READ-ME.txt"), b"For people.")
        for name, data in FILES.items():
            manifest.append({"path": name, "mode": "0700" if data is None else "0600"})
            if data is None:
                container.writestr(member(name), b"")
                continue
            with container.open(member(name), "w", force_zip64=True) as inside:
                inside.write(data)
            manifest[-1] |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        facts = {
            "made": ABOUT.made.isoformat(),
            "journal": ABOUT.journal,
            "entries": 1,
            "names": False,
            "keys": False,
        }
        whole = json.dumps({"schema": 1, **facts, "files": manifest}, indent=1).encode()
        container.writestr(member("manifest.json"), whole)
        container.comment = f"equityjournal backup 1 sha256:{hashlib.sha256(whole).hexdigest()}".encode()
    with opened(io.BytesIO(to.data if isinstance(to, Unseekable) else to.getvalue())) as backup:
        backup.prove()
        assert backup.about == ABOUT
        held = {
            content.path: None if content.is_folder else b"".join(backup.chunks(content))
            for content in backup.contents()
        }
        assert held == FILES


def member(name: str) -> zipfile.ZipInfo:
    """An entry of a zip, as earlier releases made it."""
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = (0o40700 if name.endswith("/") else 0o100600) << 16
    return made


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


@pytest.mark.parametrize("kind", [0o120777, 0o10600, 0o20600, 0o60600, 0o140600, 0o40700, 0], ids=oct)
def test_what_is_no_plain_file_is_refused(kind: int) -> None:
    """A link, a pipe, a device, a socket, or a file said to be a folder."""
    assert "no plain file" in refused(forged([("journal/x", b"/etc/passwd")], kinds={"journal/x": kind}))


def test_nothing_in_it_can_swell() -> None:
    """Compressed files are refused unread; so is a list that says more than there is."""
    bomb = forged([("journal/x", bytes(50_000_000))], method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert "no plain file" in refused(bomb)
    data = bytearray(whole())
    at = data.rfind(b"PK\1\2")
    sizes = struct.pack("<LL", 2**31, 2**31)
    data[at + 20 : at + 28] = sizes
    assert refused(bytes(data))


@pytest.mark.parametrize(
    "change",
    [
        lambda files: [{**files[1], "sha256": "0" * 64}],
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
