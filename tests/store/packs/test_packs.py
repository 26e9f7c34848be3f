"""Packs as they are opened once they were found."""

from pathlib import Path

import pytest

from equityjournal.core.text.errors import UnusableFile
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.packs import shelf_as_bytes, shelf_from_bytes
from equityjournal.store.packs.reading_packs import find_packs, open_pack


def test_a_pack_that_was_damaged_since_it_was_found_is_refused_by_name(tmp_path: Path) -> None:
    """The file changed in between: one whole sentence names it, with its line where there is one."""
    path = tmp_path / "pause.toml"
    path.write_bytes((shipped_packs() / "pause.toml").read_bytes())
    (found,), problems = find_packs(tmp_path, tmp_path / "none")
    assert not problems
    for text, why in (("schema = 1\n", "line "), ("= nonsense\n", "line 1: this line cannot be read")):
        path.write_text(text, "utf-8")
        with pytest.raises(UnusableFile) as error:
            open_pack(found)
        assert error.value.sentence.startswith(f"{path} cannot be read: ")
        assert why in error.value.sentence


def test_the_shelf_is_kept_whole_or_not_taken(tmp_path: Path) -> None:
    """It comes back as it was; a byte changed or missing on the disk is noticed before any is used."""
    packs, _ = find_packs(shipped_packs(), tmp_path / "none")
    problems = [Problem("prompts/x.toml", None, "pack", "it is “gone”")]
    kept = shelf_as_bytes(packs, problems)
    back, told = shelf_from_bytes(kept)
    assert (back, told) == (packs, problems)
    for at in range(0, len(kept), 97):
        with pytest.raises(ValueError, match="not as it was put"):
            shelf_from_bytes(kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :])
        with pytest.raises(ValueError, match="not as it was put"):
            shelf_from_bytes(kept[:at])
