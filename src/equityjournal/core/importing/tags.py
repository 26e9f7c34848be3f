"""Tags of other programs: themes if naming them wholly, labels otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from equityjournal.core.text.naming import spelled


class Sorted(NamedTuple):
    """The tags of an entry, sorted."""

    themes: list[str]
    """Ids of themes."""
    labels: list[str]


class ThemesByName:
    """Themes by every unique whole name.

    Args:
        packs: Names of themes by id, for each pack; the earlier pack wins.
    """

    def __init__(self, packs: Iterable[Mapping[str, Sequence[str]]]) -> None:
        self._by_name: dict[str, str] = {}
        for called in packs:
            within: dict[str, set[str]] = {}
            for theme, names in called.items():
                for name in names:
                    within.setdefault(spelled(name), set()).add(theme)
            for name, themes in within.items():
                if name and len(themes) == 1:
                    self._by_name.setdefault(name, *themes)

    def sorted(self, tags: Iterable[str]) -> Sorted:
        """Themes and labels among the tags, each once."""
        themes: list[str] = []
        labels: list[str] = []
        for tag in tags:
            plain = tag.strip()
            theme = self._by_name.get(spelled(plain.replace("_", " ")))
            into, name = (labels, plain) if theme is None else (themes, theme)
            if name and name not in into:
                into.append(name)
        return Sorted(themes, labels)
