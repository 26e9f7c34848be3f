"""Finds packs: those shipped, then the person's own, which add to them or by id replace one."""

import json
import os
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
    from equityjournal.core.pack import Overlay, Pack


class Wanted(NamedTuple):
    """The language that prompts are wanted in; where a pack has no words in it, its own are used."""

    language: str = ""
    """Such as `cy` or `cy-GB`; none: each pack's own."""
    asked: bool = True
    """The person asked for it. Otherwise the machine speaks it, and only words that were checked are used."""


NONE = Wanted()


class PackFile(NamedTuple):
    """One pack that can be read, and the files it is read from."""

    contents: Contents
    path: Path
    overlays: Sequence[Path] = ()
    """Files with its words in the language wanted; of two, the later one holds."""
    unchecked: bool = False
    """Nobody who speaks the language has checked some of those words."""


@dataclass
class _Found:
    own: bool = False
    packs: "dict[str, Pack]" = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    overlays: "list[tuple[Path, Overlay]]" = field(default_factory=list)
    own_ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def find_packs(shipped: Path, own: Path, wanted: Wanted = NONE) -> tuple[list[PackFile], list[Problem]]:
    """Read every pack there is.

    Args:
        shipped: The folder that came with the program.
        own: The journal's own folder, which need not exist.
        wanted: The language wanted.

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
            if overlay.pack.id == identity and _is_wanted(overlay, wanted)
        ]
        spoken = _in_words_of(pack, [overlay for _, overlay in words])
        contents = spoken.contents(own=identity in found.own_ids)
        unchecked = any(overlay.pack.checked_by is None for _, overlay in words)
        packs.append(PackFile(contents, found.paths[identity], [path for path, _ in words], unchecked))
    return packs, [*found.problems, *_misplaced_words(found)]


def open_pack(file: PackFile) -> "Pack":
    """Read one pack, whole, in the words wanted.

    Raises:
        DamagedFile: When a file of it changed since it was found, and can no longer be read.
    """
    from equityjournal.core.pack import Overlay, Pack

    pack, *overlays = (read_pack(path) for path in (file.path, *file.overlays))
    if not isinstance(pack, Pack):
        raise DamagedFile(say("{path} is no pack any more.", path=file.path))
    return _in_words_of(pack, [overlay for overlay in overlays if isinstance(overlay, Overlay)])


def shelf_as_json(packs: Sequence[PackFile], problems: Sequence[Problem]) -> str:
    """The packs that were found, without their questions, to be kept in the index."""
    found = [
        (pack.contents, os.fspath(pack.path), [os.fspath(path) for path in pack.overlays], pack.unchecked)
        for pack in packs
    ]
    return json.dumps([found, problems], default=date.isoformat)


def shelf_from_json(text: str) -> tuple[list[PackFile], list[Problem]]:
    """The packs as `find_packs` found them."""
    found, problems = json.loads(text)
    packs = []
    for (identity, title, language, themes, prompts, own), path, overlays, unchecked in found:
        contents = Contents(
            identity, title, language,
            [ThemeTitle(theme, name, group, _day(added), lens) for theme, name, group, added, lens in themes],
            [PromptName(*names) for names in prompts], own,
        )  # fmt: skip
        packs.append(PackFile(contents, Path(path), [Path(overlay) for overlay in overlays], unchecked))
    return packs, [Problem(*problem) for problem in problems]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _in_words_of(pack: "Pack", overlays: "Sequence[Overlay]") -> "Pack":
    from equityjournal.core.pack import translated

    for overlay in overlays:
        pack = translated(pack, overlay)
    return pack


def _is_wanted(overlay: "Overlay", wanted: Wanted) -> bool:
    """Whether its words are to be used: `cy` serves whoever wants `cy-GB`, and the other way round."""
    shorter, longer = sorted((overlay.pack.language.casefold(), wanted.language.casefold()), key=len)
    of_language = longer == shorter or bool(shorter and longer.startswith(f"{shorter}-"))
    return of_language and (wanted.asked or overlay.pack.checked_by is not None)


def _misplaced_words(found: _Found) -> list[Problem]:
    """Overlays for packs, themes or prompts there are not: each is named once, and otherwise used."""
    if not found.overlays:
        return []
    from equityjournal.core.translating import no_such_pack, strangers

    problems = []
    for path, overlay in found.overlays:
        pack = found.packs.get(overlay.pack.id)
        wrong = (why for _, why in strangers(overlay, pack)) if pack else iter([no_such_pack(overlay)])
        if why := next(wrong, ""):
            problems.append(Problem(f"prompts/{path.name}", None, "pack", why))
    return problems


def read_pack(path: Path) -> "Pack | Overlay":
    """Read one pack, or one overlay: a file named `PACK.LANGUAGE.toml`.

    Raises:
        DamagedFile: With the line, and what is wrong there.
    """
    from pydantic import ValidationError

    from equityjournal.core.faults import first_fault
    from equityjournal.core.pack import Overlay, Pack
    from equityjournal.store import files, toml
    from equityjournal.store.positions import lines_of

    data = files.read(path)
    table = toml.parse(data)
    kind: type[Pack | Overlay] = Overlay if "." in path.stem else Pack
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        place, why = first_fault(error)
        line = lines_of(data.decode("utf-8-sig"))(place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def pack_files(folder: Path) -> list[Path]:
    """The TOML files directly in a folder, by name; none, where it cannot be opened."""
    try:
        with os.scandir(folder) as inside:
            return sorted(
                Path(file.path)
                for file in inside
                if file.name.endswith(".toml") and not file.name.startswith(".") and not file.is_dir()
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
    from equityjournal.core.pack import taken_names

    others = [other.contents(own=identity in found.own_ids) for identity, other in found.packs.items()]
    for _, why in taken_names(pack.id, [theme.id for theme in pack.themes], others):
        raise DamagedFile(why)
