"""Packs on disk: those shipped, then the person's own.

Own packs add to the shipped ones, or replace those of the same id.
"""

import marshal
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.packs.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.text.errors import DamagedFile, UnusableFile
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files, toml
from equityjournal.store.disk.folders import entries_of

if TYPE_CHECKING:
    from equityjournal.core.packs.overlay import Overlay
    from equityjournal.core.packs.pack import Pack


class Wanted(NamedTuple):
    """The language wanted for prompts.

    Packs without text in this language keep their own.
    """

    language: str = ""
    """A language tag, such as `cy` or `cy-GB`; empty: each pack's own language."""
    asked: bool = True
    """Whether the person asked for the language; if only the machine is set to it, unchecked text is not
    used."""


NONE = Wanted()
_FORM = 2  # of Python's own bytes, read by every version since
_SUM = 4  # bytes of a checksum


class PackFile(NamedTuple):
    """A readable pack, with its files."""

    contents: Contents
    path: Path
    overlays: Sequence[Path] = ()
    """Overlays in the language wanted; of two, the later holds."""
    unchecked: bool = False
    """Whether any of the overlays was never checked by a speaker."""


class _Found:
    """Packs, overlays and problems found so far."""

    def __init__(self) -> None:
        self.own = False
        self.packs: dict[str, Pack] = {}
        self.contents: dict[str, Contents] = {}
        self.paths: dict[str, Path] = {}
        self.overlays: list[tuple[Path, Overlay]] = []
        self.problems: list[Problem] = []


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


def open_pack(file: PackFile) -> "Pack":
    """Read a whole pack, in the language wanted.

    Raises:
        UnusableFile: When a file changed since it was found, and can no longer be read.
    """
    from equityjournal.core.packs.overlay import Overlay  # noqa: PLC0415 - loads Pydantic
    from equityjournal.core.packs.pack import Pack  # noqa: PLC0415 - loads Pydantic

    pack, *overlays = (_read_again(path) for path in (file.path, *file.overlays))
    if not isinstance(pack, Pack):
        raise UnusableFile(say("{path} is no pack any more.", path=file.path))
    return _in_language_of(pack, [overlay for overlay in overlays if isinstance(overlay, Overlay)])


def shelf_as_bytes(packs: Sequence[PackFile], problems: Sequence[Problem]) -> bytes:
    """Packs and problems for the index, without questions, below a checksum."""
    found = [
        (_plain(pack.contents), str(pack.path), [str(path) for path in pack.overlays], pack.unchecked)
        for pack in packs
    ]
    kept = marshal.dumps((found, [tuple(problem) for problem in problems]), _FORM)
    return zlib.crc32(kept).to_bytes(_SUM) + kept


def shelf_from_bytes(kept: bytes) -> tuple[list[PackFile], list[Problem]]:
    """Packs and problems, from bytes of `shelf_as_bytes`.

    Raises:
        ValueError: When the bytes are not as they were put.
    """
    body = kept[_SUM:]
    if not body or zlib.crc32(body) != int.from_bytes(kept[:_SUM]):
        raise ValueError("not as it was put")  # for no screen: the packs are read anew
    found, problems = marshal.loads(body)  # noqa: S302 - as this program put them, by the checksum
    packs = []
    for (identity, title, language, themes, prompts, own), path, overlays, unchecked in found:
        contents = Contents(
            identity, title, language,
            [
                ThemeTitle(theme, name, group, date.fromordinal(added) if added else None, lens, called)
                for theme, name, group, added, lens, called in themes
            ],
            [PromptName(*names) for names in prompts], own,
        )  # fmt: skip
        packs.append(PackFile(contents, Path(path), [Path(overlay) for overlay in overlays], unchecked))
    return packs, [Problem(*problem) for problem in problems]


def _plain(contents: Contents) -> tuple[object, ...]:
    """A pack on the shelf in types that Python itself can put into bytes."""
    themes = [
        (theme.id, theme.title, theme.group, theme.added and theme.added.toordinal(), list(theme.lens),
         list(theme.also_called))
        for theme in contents.themes
    ]  # fmt: skip
    return (*contents[:3], themes, [tuple(prompt) for prompt in contents.prompts], contents.own)


def _in_language_of(pack: "Pack", overlays: "Sequence[Overlay]") -> "Pack":
    """A pack in the language of its overlays."""
    from equityjournal.core.packs.overlay import translated  # noqa: PLC0415 - loads Pydantic

    for overlay in overlays:
        pack = translated(pack, overlay)
    return pack


def _is_wanted(overlay: "Overlay", wanted: Wanted) -> bool:
    """Whether an overlay is to be used.

    `cy` serves `cy-GB`, and the other way round.
    """
    shorter, longer = sorted((overlay.pack.language.casefold(), wanted.language.casefold()), key=len)
    of_language = longer == shorter or bool(shorter and longer.startswith(f"{shorter}-"))
    return of_language and (wanted.asked or overlay.pack.checked_by is not None)


def _misplaced_words(found: _Found) -> list[Problem]:
    """Problems of overlays for missing packs, themes or prompts.

    The rest of such an overlay is used.
    """
    if not found.overlays:
        return []
    from equityjournal.core.packs.translating import no_such_pack, strangers  # noqa: PLC0415 - loads Pydantic

    problems = []
    for path, overlay in found.overlays:
        pack = found.packs.get(overlay.pack.id)
        wrong = (why for _, why in strangers(overlay, pack)) if pack else iter([no_such_pack(overlay)])
        if why := next(wrong, ""):
            problems.append(Problem(f"prompts/{path.name}", None, "pack", why))
    return problems


def languages(folders: Sequence[Path]) -> set[str]:
    """Languages with overlays: the middle of `PACK.LANGUAGE.toml`."""
    middles = (path.stem.partition(".")[2] for folder in folders for path in pack_files(folder))
    return {language for language in middles if language}


def read_pack(path: Path) -> "Pack | Overlay":
    """Read a pack, or an overlay: a file named `PACK.LANGUAGE.toml`.

    Raises:
        DamagedFile: With the line and the fault.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - loads Pydantic

    from equityjournal.core.packs.overlay import Overlay  # noqa: PLC0415 - loads Pydantic
    from equityjournal.core.packs.pack import Pack  # noqa: PLC0415 - loads Pydantic
    from equityjournal.core.text.faults import first_fault  # noqa: PLC0415 - loads Pydantic
    from equityjournal.store.disk.positions import lines_of  # noqa: PLC0415 - loads Pydantic

    data = files.read(path)
    table = toml.parse(data)
    kind: type[Pack | Overlay] = Overlay if "." in path.stem else Pack
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        place, why = first_fault(error)
        line = lines_of(data.decode("utf-8-sig"))(place)
        raise DamagedFile(say("line {line}: {why}", line=line, why=why)) from None


def _read_again(path: Path) -> "Pack | Overlay":
    """A file of a known pack, with a refusal by name."""
    try:
        return read_pack(path)
    except DamagedFile as error:
        raise UnusableFile(say("{path} cannot be read: {why}.", path=path, why=error.why)) from None


def pack_files(folder: Path) -> list[Path]:
    """TOML files directly in a folder, by name; empty if unreadable."""
    try:
        return [
            Path(file.path)
            for file in entries_of(folder)
            if file.name.endswith(".toml") and not file.name.startswith(".") and not file.is_dir()
        ]
    except OSError:
        return []


def _take_file(found: _Found, path: Path) -> None:
    """Read a pack's file, or name its problem."""
    from equityjournal.core.packs.overlay import Overlay  # noqa: PLC0415 - loads Pydantic

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


def _refuse_taken_names(found: _Found, pack: "Pack") -> None:
    """Refuse a pack with an id already in use."""
    from equityjournal.core.packs.pack_faults import taken_names  # noqa: PLC0415 - loads Pydantic

    themes = [theme.id for theme in pack.themes]
    for _, why in taken_names(pack.id, themes, found.contents.values()):
        raise DamagedFile(why)
