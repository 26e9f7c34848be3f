"""Remarks on the file of a pack, or of an overlay."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from equityjournal.core.packs.proofreading import Remark, proofread
from equityjournal.core.packs.translating import proofread_overlay
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.own_packs import PacksWithFiles
from equityjournal.store.packs.reading_packs import read_pack
from equityjournal.store.packs.word_rules import language_rules
from equityjournal.store.records import toml
from equityjournal.store.records.positions import lines_of
from equityjournal.store.records.toml_faults import MiswrittenFile


def read_over(path: Path, root: Path, library: PacksWithFiles) -> list[Remark]:
    """Remarks on a pack's file, or an overlay's, by line."""
    try:
        data = files.read(path)
    except FileNotFoundError:
        return [Remark(1, "wrong", say("it is gone"))]
    except DamagedFile as error:
        return [Remark(1, "wrong", error.why)]
    try:
        table = toml.parse(data)
    except MiswrittenFile as error:
        return [Remark(error.line, "wrong", error.fault)]
    except DamagedFile as error:
        return [Remark(1, "wrong", error.why)]
    line_of = lines_of(data.decode("utf-8-sig"))
    about = _pack_table(table)
    if "." in path.stem:
        return proofread_overlay(
            table, line_of, _pack_to_translate(library, about.get("id")), path.stem.partition(".")[2]
        )
    language = about.get("language")
    rules, _ = language_rules(
        shipped_packs() / "words",
        root / "prompts" / "words",
        language if isinstance(language, str) else "en-GB",
    )
    return proofread(table, line_of, library.beside(path), rules)


def _pack_table(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The `[pack]` table; empty if missing."""
    about = table.get("pack")
    return about if isinstance(about, dict) else {}


def _pack_to_translate(library: PacksWithFiles, identity: object) -> Any:
    """The pack of an overlay, in its own language."""
    if isinstance(identity, str) and identity in {pack.id for pack in library.shelf.packs}:
        return read_pack(library.path(identity))
    return None
