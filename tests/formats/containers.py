"""Containers of backups, as the program makes them and as a stranger could."""

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.backup import About, Piece, write
from equityjournal.formats.reading_backup import opened

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
    zipped: Callable[[dict[str, zipfile.ZipInfo]], object] = lambda files: files,
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
        zipped({listed.filename: listed for listed in container.infolist()})
    return file.getvalue()
