"""Packs read from their files: those shipped, then the person's own.

Own packs add to the shipped ones, or replace those of the same id.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from equityjournal.core.packs.overlay import Overlay, translated
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.pack_faults import taken_names
from equityjournal.core.packs.shelf import Contents
from equityjournal.core.packs.translating import no_such_pack, strangers
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.languages import same_language
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.packs.packs import NONE, PackFile, Wanted, pack_files
from equityjournal.store.packs.validated import read_validated


@dataclass
class _Found:
    """Packs, overlays and problems found so far."""

    own: bool = False
    packs: dict[str, Pack] = field(default_factory=dict)
    contents: dict[str, Contents] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    overlays: list[tuple[Path, Overlay]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_packs(shipped: Path, own: Path, wanted: Wanted = NONE) -> tuple[list[PackFile], list[Problem]]:
    """Read all packs.

    Args:
        shipped: The folder of the shipped packs.
        own: The journal's own folder, which need not exist.
        wanted: The language wanted.

    Returns:
        The readable packs, and a problem for every unreadable file.
    """
    found = _Found()
    for folder in (shipped, own):
        found.own = folder is own
        for path in pack_files(folder):
            _take_file(found, path)
    packs = []
    for identity, pack in found.packs.items():
        words = [
            (path, overlay)
            for path, overlay in found.overlays
            if overlay.pack.id == identity and _is_wanted(overlay, wanted)
        ]
        contents = found.contents[identity]
        if words:
            spoken = _in_language_of(pack, [overlay for _, overlay in words])
            contents = spoken.contents(own=contents.own)
        unchecked = any(overlay.pack.checked_by is None for _, overlay in words)
        packs.append(PackFile(contents, found.paths[identity], [path for path, _ in words], unchecked))
    return packs, [*found.problems, *_misplaced_words(found)]


def open_pack(file: PackFile) -> Pack:
    """Read a whole pack, in the language wanted.

    Raises:
        UnusableFile: When a file changed since it was found, and can no longer be read.
    """
    pack, *overlays = (_read_again(path) for path in (file.path, *file.overlays))
    if not isinstance(pack, Pack):
        raise UnusableFile(say("{path} is no pack any more.", path=file.path))
    return _in_language_of(pack, [overlay for overlay in overlays if isinstance(overlay, Overlay)])


def _in_language_of(pack: Pack, overlays: Sequence[Overlay]) -> Pack:
    """A pack in the language of its overlays."""
    for overlay in overlays:
        pack = translated(pack, overlay)
    return pack


def _is_wanted(overlay: Overlay, wanted: Wanted) -> bool:
    """Whether an overlay is to be used.

    `cy` serves `cy-GB`, and the other way round.
    """
    is_of_language = same_language(overlay.pack.language, wanted.language)
    return is_of_language and (wanted.asked or overlay.pack.checked_by is not None)


def _misplaced_words(found: _Found) -> list[Problem]:
    """Problems of overlays for missing packs, themes or prompts.

    The rest of such an overlay is used.
    """
    if not found.overlays:
        return []
    problems = []
    for path, overlay in found.overlays:
        pack = found.packs.get(overlay.pack.id)
        wrong = (why for _, why in strangers(overlay, pack)) if pack else iter([no_such_pack(overlay)])
        if why := next(wrong, ""):
            problems.append(Problem(f"prompts/{path.name}", None, "pack", why))
    return problems


def read_pack(path: Path) -> Pack | Overlay:
    """Read a pack, or an overlay: a file named `PACK.LANGUAGE.toml`.

    Raises:
        DamagedFile: With the line and the fault.
    """
    kind: type[Pack | Overlay] = Overlay if "." in path.stem else Pack
    return read_validated(path, kind)


def _read_again(path: Path) -> Pack | Overlay:
    """A file of a known pack, with a refusal by name."""
    try:
        return read_pack(path)
    except DamagedFile as error:
        raise UnusableFile(say("{path} cannot be read: {why}.", path=path, why=error.why)) from None


def _take_file(found: _Found, path: Path) -> None:
    """Read a pack's file, or name its problem."""
    try:
        pack = read_pack(path)
        if isinstance(pack, Overlay):
            found.overlays.append((path, pack))
            return
        _refuse_taken_names(found, pack)
    except (DamagedFile, FileNotFoundError) as error:
        why = error.why if isinstance(error, DamagedFile) else say("it is gone")
        found.problems.append(Problem(f"prompts/{path.name}", None, "pack", why))
        return
    found.packs[pack.id] = pack
    found.contents[pack.id] = pack.contents(own=found.own)
    found.paths[pack.id] = path


def _refuse_taken_names(found: _Found, pack: Pack) -> None:
    """Refuse a pack with an id already in use."""
    themes = [theme.id for theme in pack.themes]
    for _, why in taken_names(pack.id, themes, found.contents.values()):
        raise DamagedFile(why)
