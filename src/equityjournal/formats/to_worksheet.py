"""Worksheets of a pack, as HTML to print."""

from collections.abc import Sequence

from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.paper import SheetTheme, order_of_time, parts
from equityjournal.formats.pages import rendered


def worksheet(pack: Pack, chosen: Sequence[SheetTheme]) -> str:
    """An HTML worksheet: questions with lines, or a team's hour.

    Args:
        pack: The pack, for its framework and authors.
        chosen: The questions, by theme.
    """
    page = "hour.html" if pack.aloud else "worksheet.html"
    return rendered(page, pack=pack, about=pack.pack, parts=chosen, order=order_of_time(chosen))


def ten_minutes(pack: Pack, chosen: Sequence[SheetTheme]) -> str:
    """An HTML sheet for a team's ten minutes: a question and a step.

    Args:
        pack: The pack, for its framework and authors.
        chosen: A question of each part to choose from, then the step.
    """
    return rendered("ten-minutes.html", pack=pack, about=pack.pack, parts=chosen[:-1], step=chosen[-1])


def notes(pack: Pack, chosen: Sequence[SheetTheme], support: Sequence[str]) -> str:
    """An HTML sheet of a private path, without title, framework or theme of the pack.

    Args:
        pack: The pack, for its authors.
        chosen: The questions, by theme.
        support: Sentences on whom to ask or ring; empty: none.
    """
    prompts = [prompt for part in chosen for prompt in part.prompts]
    return rendered("notes.html", pack=pack, about=pack.pack, prompts=prompts, support=support)


def look_back(pack: Pack) -> str:
    """An HTML sheet for a month: themes to tick by hand."""
    themes = {part.theme.id for part in parts(pack)}
    groups = {group: [theme for theme in found if theme.id in themes] for group, found in pack.groups.items()}
    asked = {name: found for name, found in groups.items() if found}
    return rendered("look-back.html", pack=pack, about=pack.pack, groups=asked)
