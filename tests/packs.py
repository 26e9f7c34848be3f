"""The packs that come with the program, read once for every test that needs them."""

from equityjournal.core.packs.pack import Pack
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import read_pack

SHIPPED = [
    pack for path in sorted(shipped_packs().glob("*.toml")) if isinstance(pack := read_pack(path), Pack)
]


def shipped(identity: str) -> Pack:
    """One of them."""
    (found,) = (pack for pack in SHIPPED if pack.id == identity)
    return found
