"""Finds packs: those shipped, then the person's own, which add to them or by id replace one."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.errors import DamagedFile
from equityjournal.core.problem import Problem
from equityjournal.core.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.speech import say

if TYPE_CHECKING:
    from equityjournal.core.faults import Place
    from equityjournal.core.pack import Overlay, Pack


class PackFile(NamedTuple):
    """One pack that can be read, and the files it is read from."""

    contents: Contents
    path: Path
    overlays: Sequence[Path] = ()
    """Files with its words in the language wanted; of two, the later one holds."""


@dataclass
class _Found:
    own: bool = False
    packs: "dict[str, Pack]" = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    overlays: "list[tuple[Path, Overlay]]" = field(default_factory=list)
    own_ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def find_packs(shipped: Path, own: Path, language: str | None = None) -> tuple[list[PackFile], list[Problem]]:
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
        found.own = folder is own
        for path in pack_files(folder):
            _take(found, path)
    packs = []
    for identity, pack in found.packs.items():
        words = [
            (path, overlay)
            for path, overlay in found.overlays
            if overlay.pack.id == identity and _is_language(overlay.pack.language, language)
        ]
        spoken = _in_words_of(pack, [overlay for _, overlay in words])
        contents = spoken.contents(own=identity in found.own_ids)
        packs.append(PackFile(contents, found.paths[identity], [path for path, _ in words]))
    return packs, found.problems


def open_pack(file: PackFile) -> "Pack":
    """Read one pack, whole, in the words wanted.

    Raises:
        DamagedFile: When a file of it changed since it was found, and can no longer be read.
    """
    from equityjournal.core.pack import Overlay, Pack

    pack, *overlays = (read_pack(path) for path in (file.path, *file.overlays))
    if not isinstance(pack, Pack):
        raise DamagedFile(say("{path} is no pack any more.", path=file.path))
    return _in_words_of(pack, [one for one in overlays if isinstance(one, Overlay)])


def shelf_as_json(packs: Sequence[PackFile], problems: Sequence[Problem]) -> str:
    """The packs that were found, without their questions, to be kept in the index."""
    found = [(one.contents, os.fspath(one.path), [os.fspath(path) for path in one.overlays]) for one in packs]
    return json.dumps([found, problems], default=date.isoformat)


def shelf_from_json(text: str) -> tuple[list[PackFile], list[Problem]]:
    """The packs as `find_packs` found them."""
    found, problems = json.loads(text)
    packs = []
    for (identity, title, language, themes, prompts, own), path, overlays in found:
        contents = Contents(
            identity, title, language,
            [ThemeTitle(one, name, group, _day(added), lens) for one, name, group, added, lens in themes],
            [PromptName(*names) for names in prompts], own,
        )  # fmt: skip
        packs.append(PackFile(contents, Path(path), [Path(one) for one in overlays]))
    return packs, [Problem(*one) for one in problems]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _in_words_of(pack: "Pack", overlays: "Sequence[Overlay]") -> "Pack":
    from equityjournal.core.pack import translated

    for overlay in overlays:
        pack = translated(pack, overlay)
    return pack


def _is_language(spoken: str, wanted: str | None) -> bool:
    return wanted is not None and spoken.casefold() == wanted.casefold()


def read_pack(path: Path) -> "Pack | Overlay":
    """Read one pack, or one overlay: a file named `PACK.LANGUAGE.toml`.

    Raises:
        DamagedFile: With the line, and what is wrong there.
    """
    from pydantic import ValidationError

    from equityjournal.core.faults import first_fault
    from equityjournal.core.pack import Overlay, Pack
    from equityjournal.store import files, toml

    data = files.read(path)
    table = toml.parse(data)
    kind: type[Pack | Overlay] = Overlay if "." in path.stem else Pack
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        place, why = first_fault(error)
        line = line_of(data.decode("utf-8-sig"), place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def line_of(text: str, place: "Place") -> int:
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


def pack_files(folder: Path) -> list[Path]:
    """The TOML files directly in a folder, by name; none, where it cannot be opened."""
    try:
        with os.scandir(folder) as inside:
            return sorted(
                Path(one.path)
                for one in inside
                if one.name.endswith(".toml") and not one.name.startswith(".") and not one.is_dir()
            )
    except OSError:
        return []


def _take(found: _Found, path: Path) -> None:
    from equityjournal.core.pack import Overlay

    try:
        pack = read_pack(path)
        if isinstance(pack, Overlay):
            found.overlays.append((path, pack))
            return
        _refuse_taken_names(found, pack)
    except (DamagedFile, FileNotFoundError) as error:
        why = error.sentence if isinstance(error, DamagedFile) else say("it is gone")
        found.problems.append(Problem(f"prompts/{path.name}", None, "pack", why))
        return
    found.packs[pack.id] = pack
    found.paths[pack.id] = path
    if found.own:
        found.own_ids.add(pack.id)


def _refuse_taken_names(found: _Found, pack: "Pack") -> None:
    """Pack and theme ids share one namespace, so that an entry's themes mean one thing for ever."""
    others = [other for other in found.packs.values() if other.id != pack.id]
    if pack.id in found.own_ids:
        raise DamagedFile(say("another pack of yours has the id “{name}”; choose another id", name=pack.id))
    taken = {theme.id for other in others for theme in other.themes} | {other.id for other in others}
    for name in (pack.id, *(theme.id for theme in pack.themes)):
        if name in taken:
            raise DamagedFile(
                say("“{name}” is already the id of another pack or theme; choose another id", name=name)
            )
