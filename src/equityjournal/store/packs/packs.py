"""Pack files, their contents in brief, and the languages they are in."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.packs.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.text.problem import Problem
from equityjournal.store.disk.folders import entries_of


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


def shelf_as_json(packs: Sequence[PackFile], problems: Sequence[Problem]) -> str:
    """Packs and problems as JSON, without questions, for the index."""
    found = [
        (pack.contents, str(pack.path), [str(path) for path in pack.overlays], pack.unchecked)
        for pack in packs
    ]
    return json.dumps([found, problems], default=date.isoformat)


def shelf_from_json(text: str) -> tuple[list[PackFile], list[Problem]]:
    """Packs and problems, from JSON of `find_packs`."""
    found, problems = json.loads(text)
    packs = []
    for (identity, title, language, themes, prompts, own), path, overlays, unchecked in found:
        contents = Contents(
            identity, title, language,
            [
                ThemeTitle(theme, name, group, _day(added), lens, called)
                for theme, name, group, added, lens, called in themes
            ],
            [PromptName(*names) for names in prompts], own,
        )  # fmt: skip
        packs.append(PackFile(contents, Path(path), [Path(overlay) for overlay in overlays], unchecked))
    return packs, [Problem(*problem) for problem in problems]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
