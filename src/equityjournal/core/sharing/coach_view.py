"""A coach's view of shared entries: their contents, never their gaps.

Entries kept back may be consent at work. So nothing here knows of a theme that does not appear, and only the
months of the others are worked out.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item, SharedTheme
from equityjournal.core.text.speech import say


class Appearance(NamedTuple):
    """A theme, with the entries crediting it."""

    theme: SharedTheme
    entries: Sequence[Item]
    """Entries in the order of their days."""

    @property
    def months(self) -> list[str]:
        """Months of the entries, as `2026-06`, each once, in order."""
        return _without_repeats(_month(item) for item in self.entries)


def appearances(items: Iterable[Item]) -> list[Appearance]:
    """Themes that appear, latest first."""
    found: dict[tuple[str, str], tuple[SharedTheme, list[Item]]] = {}
    for item in items:
        for theme in {(theme.pack, theme.id): theme for theme in item.themes}.values():
            found.setdefault((theme.pack, theme.id), (theme, []))[1].append(item)
    appearances = [Appearance(theme, held) for theme, held in found.values()]
    return sorted(appearances, key=lambda appearance: appearance.months[-1], reverse=True)


def asked_about(letters: Iterable[Letter]) -> list[SharedTheme]:
    """Themes the writer would like to be asked about, latest first."""
    themes = [theme for letter in sorted(letters, key=_made, reverse=True) for theme in letter.ask_about]
    found: dict[tuple[str, str], SharedTheme] = {}
    for theme in themes:
        found.setdefault((theme.pack, theme.id), theme)
    return list(found.values())


def limits_sentence(name: str) -> str:
    """Sentence on the limits of conclusions from a letter."""
    return say(
        "{name} chose what to share. Nothing can be learnt from it about what they write or do besides.",
        name=name,
    )


def _month(item: Item) -> str:
    return item.about[: len("2026-06")]


def _made(letter: Letter) -> datetime:
    return letter.made


def _without_repeats(texts: Iterable[str]) -> list[str]:
    """Texts without repeats."""
    return list(dict.fromkeys(texts))
