"""Pack files, their contents in brief, and the languages they are in."""

import marshal
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.packs.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.text.problem import Problem
from equityjournal.store.listing.folders import entries_of


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


def languages(folders: Sequence[Path]) -> set[str]:
    """Languages with overlays: the middle of `PACK.LANGUAGE.toml`."""
    middles = (path.stem.partition(".")[2] for folder in folders for path in pack_files(folder))
    return {language for language in middles if language}


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
            list(map(PromptName._make, prompts)), own,
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
