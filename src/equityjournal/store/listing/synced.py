"""File names given by sync services to copies and placeholders.

The names are documented by the services, or were observed: Syncthing
`x.sync-conflict-20260101-101010-ABCDEFG`, Dropbox `x (Amina's conflicted copy 2026-01-01)`, Nextcloud
`x (conflicted copy 2026-01-01 101010)`, iCloud `x 2`, Google Drive `x (1)`, OneDrive `x-DESKTOP-1`; and
iCloud's `.x.icloud`, the placeholder of a file moved to the cloud.
"""

import re

from equityjournal.core.entries.schema import ENTRY_ID
from equityjournal.store.disk.sealing import bare

_ENTRY = rf"(?P<id>{ENTRY_ID})"
_SERVICES = {
    "Syncthing": r"\.sync-conflict-[0-9]{8}-[0-9]{6}-[A-Z2-7]{7}",
    "Nextcloud": r" \(conflicted copy [^)]*\)",
    "Dropbox": r" \([^)]*conflicted copy[^)]*\)",
    "iCloud": r" [0-9]+",
    "Google Drive": r" ?\([0-9]+\)",
    "OneDrive": r"-[^ .()]+",
}
_COPIES = {name: re.compile(f"{_ENTRY}{mark}\\.toml") for name, mark in _SERVICES.items()}
_PLACEHOLDER = re.compile(r"\.(?P<file>.+)\.icloud", re.DOTALL)


def service_of(name: str) -> str | None:
    """The service behind such a copy's name; None for other names."""
    return next((service for service, form in _COPIES.items() if form.fullmatch(name)), None)


def taken_up(name: str) -> str | None:
    """The file behind an iCloud placeholder; None for other names."""
    found = _PLACEHOLDER.fullmatch(name)
    return bare(found["file"]) if found else None
