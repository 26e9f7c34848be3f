"""A coach's view of shared entries: their contents, never their gaps.

Entries kept back may be consent at work. So nothing here knows of a theme that does not appear.
"""

from collections.abc import Iterable

from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Item, SharedTheme
from equityjournal.core.text.speech import say


def returning(items: Iterable[Item]) -> list[tuple[SharedTheme, list[str]]]:
    """Themes that appear in several months, latest first, each with those, as `2026-06`, in order."""
    found: dict[tuple[str, str], tuple[SharedTheme, set[str]]] = {}
    for item in items:
        for theme in item.themes:
            found.setdefault((theme.pack, theme.id), (theme, set()))[1].add(item.about[: len("2026-06")])
    several = [(theme, sorted(months)) for theme, months in found.values() if len(months) > 1]
    return sorted(several, key=lambda returns: returns[1][-1], reverse=True)


def asked_about(letters: Iterable[Letter]) -> list[SharedTheme]:
    """Themes the writer would like to be asked about, latest first."""
    latest_first = sorted(letters, key=lambda letter: letter.made, reverse=True)
    themes = [theme for letter in latest_first for theme in letter.ask_about]
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
