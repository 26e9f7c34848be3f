"""A pack on paper: a sheet to write on, an hour to talk through, or a month to look back on by hand."""

from collections.abc import Sequence

from equityjournal.core.pack import Pack
from equityjournal.core.paper import Part, parts
from equityjournal.formats.pages import rendered


def worksheet(pack: Pack, chosen: Sequence[Part]) -> str:
    """One HTML document to print: questions with lines below them, or the order of a team's hour.

    Args:
        pack: Whose framework it is, and who wrote the questions.
        chosen: The questions.
    """
    page = "hour.html" if pack.aloud else "worksheet.html"
    return rendered(page, pack=pack, about=pack.pack, parts=chosen, starts=_starts(chosen))


def look_back(pack: Pack) -> str:
    """One HTML document to print: which themes came into a month, to be ticked by hand and never typed in."""
    themes = {part.theme.id for part in parts(pack)}
    groups = {group: [theme for theme in found if theme.id in themes] for group, found in pack.groups.items()}
    asked = {name: found for name, found in groups.items() if found}
    return rendered("look-back.html", pack=pack, about=pack.pack, groups=asked)


def _starts(chosen: Sequence[Part]) -> list[int]:
    """The minute at which each part of an hour begins, and that at which the last one ends."""
    starts = [0]
    for part in chosen:
        starts.append(starts[-1] + (part.theme.minutes or 0))
    return starts
