"""Themes of a period, in words and as a dot chart.

A theme without a day has no row, no sum stands beside the others, and no table repeats them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from equityjournal.core.sharing.page_facts import Stretch, ThemeThatCameUp
from equityjournal.core.text.dates import end_of_month, month_names, short_month_names
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.review_words import in_months
from equityjournal.formats.pages.dots import Layout, laid_out

COLUMNS = 4
"""Largest number of columns, so that they fit a telephone."""
MOST_DRAWN = 6
"""Largest number of themes in a picture; the words name all of them."""


class ThemeDots(NamedTuple):
    """Themes of a period: a line of words for each, and the chart."""

    lines: Sequence[str]
    caption: str
    title: str
    description: str
    layout: Layout


def theme_dots(themes: Sequence[ThemeThatCameUp], stretches: Sequence[Stretch]) -> ThemeDots:
    """The words and the chart of a period's themes.

    Args:
        themes: The themes, at least one; those with most days first.
        stretches: The time of each column.
    """
    drawn = themes[:MOST_DRAWN]
    layout = laid_out(_names(stretches, short_month_names(), "–"), [(row.title, row.days) for row in drawn])
    caption = say_many(
        "A dot is a day on which a theme came up.",
        "A dot stands for up to {count} days on which a theme came up.",
        layout.each,
    )
    if len(themes) > len(drawn):
        more = say("Drawn are the {count} that came up on most days.", count=len(drawn))
        caption = f"{caption} {more}"
    return ThemeDots(
        lines=theme_lines(themes, stretches),
        caption=caption,
        title=say("Themes, by days on which they came up"),
        description=say("The list above says the same in words."),
        layout=layout,
    )


def theme_lines(themes: Sequence[ThemeThatCameUp], stretches: Sequence[Stretch]) -> list[str]:
    """A line for each theme: `Power dynamics: May (1 day) and June (2 days)`."""
    names = _names(stretches, month_names(), say(" to "))
    return [say("{theme}: {months}", theme=theme.title, months=_days(theme, names)) for theme in themes]


def _days(theme: ThemeThatCameUp, names: Sequence[str]) -> str:
    """The stretches with a theme, each with its days."""
    return listed(
        [
            say_many("{month} (1 day)", "{month} ({count} days)", count, month=name)
            for name, count in zip(names, theme.days, strict=True)
            if count
        ]
    )


def _names(stretches: Sequence[Stretch], months: Sequence[str], to: str) -> list[str]:
    """Months of stretches, with years if several; days are not told."""
    whole = [Period(first.replace(day=1), end_of_month(last)) for first, last in stretches]
    if len({day.year for stretch in stretches for day in stretch}) == 1:
        return [in_months(stretch, months, to) for stretch in whole]
    return [
        f"{in_months(stretch, months, to)} {stretch.until.year}"
        if stretch.since.year == stretch.until.year
        else to.join(f"{months[day.month - 1]} {day.year}" for day in stretch)
        for stretch in whole
    ]
