"""Finds packs: those shipped, then the person's own, which add to them or by id replace one."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from equityjournal.core.errors import DamagedFile
from equityjournal.core.faults import Place, first_fault
from equityjournal.core.pack import Overlay, Pack, Shelf, translated
from equityjournal.core.problem import Problem
from equityjournal.core.speech import say
from equityjournal.store import files, record


@dataclass
class _Found:
    packs: dict[str, Pack] = field(default_factory=dict)
    overlays: list[Overlay] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def find_packs(shipped: Path, own: Path, language: str | None = None) -> tuple[Shelf, list[Problem]]:
    """Read every pack there is.

    Args:
        shipped: The folder that came with the program.
        own: The journal's own folder, which need not exist.
        language: The language wanted, such as `cy`; where a pack has no words in it, its own are used.

    Returns:
        The packs that could be read, and a named problem for every file that could not.
    """
    found = _Found()
    for folder in (shipped, own):
        for path in _toml_files(folder):
            _take(found, path, folder is own)
    packs = list(found.packs.values())
    for overlay in found.overlays:
        if language and overlay.pack.language.casefold() == language.casefold():
            packs = [translated(pack, overlay) if pack.id == overlay.pack.id else pack for pack in packs]
    return Shelf(packs, frozenset(found.own)), found.problems


def read_pack(path: Path) -> Pack | Overlay:
    """Read one pack, or one overlay: a file named `PACK.LANGUAGE.toml`.

    Raises:
        DamagedFile: With the line, and what is wrong there.
    """
    data = files.read(path)
    table = record.parse(data)
    kind: type[Pack | Overlay] = Overlay if "." in path.stem else Pack
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        place, why = first_fault(error)
        line = line_of(data.decode("utf-8-sig"), place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def line_of(text: str, place: Place) -> int:
    """The line, counted from 1, on which a value stands in a TOML file; else that of its table.

    Args:
        text: The file.
        place: Where Pydantic looked, such as `("prompts", 3, "text")`.
    """
    table = str(place[0]) if place else ""
    count = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    key = next((part for part in place[1:] if isinstance(part, str)), "")
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{re.escape(table)}\s*\]", line)]
    if not heads or count >= len(heads):
        return 1
    start = heads[count]
    for at in range(start + 1, len(lines)):
        if re.match(r"\s*\[", lines[at]):
            break
        if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", lines[at]):
            return at + 1
    return start + 1


def _toml_files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as inside:
            return sorted(
                Path(one.path)
                for one in inside
                if one.name.endswith(".toml") and not one.name.startswith(".") and not one.is_dir()
            )
    except OSError:
        return []


def _take(found: _Found, path: Path, own: bool) -> None:
    try:
        pack = read_pack(path)
        if isinstance(pack, Overlay):
            found.overlays.append(pack)
            return
        _refuse_taken_names(found, pack)
    except DamagedFile as error:
        found.problems.append(Problem(f"prompts/{path.name}", None, "pack", error.sentence))
        return
    found.packs[pack.id] = pack
    if own:
        found.own.add(pack.id)


def _refuse_taken_names(found: _Found, pack: Pack) -> None:
    """Pack and theme ids share one namespace, so that an entry's themes mean one thing for ever."""
    others = [other for other in found.packs.values() if other.id != pack.id]
    if pack.id in found.own:
        raise DamagedFile(say("another pack of yours has the id “{name}”; choose another id", name=pack.id))
    taken = {theme.id for other in others for theme in other.themes} | {other.id for other in others}
    for name in (pack.id, *(theme.id for theme in pack.themes)):
        if name in taken:
            raise DamagedFile(
                say("“{name}” is already the id of another pack or theme; choose another id", name=name)
            )
