"""The review page: a look back on an HTML page, for two.

Made only of shareable facts. Offers, chances, themes set aside, private entries and the text of answers are
not left out here: they are never handed in.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.text.dates import short_month_names
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.themes.review import LookBack, Period, ReviewRow
from equityjournal.core.themes.review_words import in_months
from equityjournal.core.themes.review_words import steps as steps_of
from equityjournal.formats.dots import Layout, laid_out
from equityjournal.formats.pages import rendered

if TYPE_CHECKING:
    from equityjournal.core.packs.pack import Pack, Prompt

COLUMNS = 4
"""Largest number of columns, so that they fit a telephone."""
PRESENT, ABSENT = 3, 2
"""Number of questions on themes that came up, and on absent themes: enough for an hour."""


class TalkingPoint(NamedTuple):
    """A question to talk about."""

    theme: str
    text: str
    deeper: str | None


class Chart(NamedTuple):
    """A dot chart, with its texts."""

    caption: str
    title: str
    description: str
    layout: Layout


class TableRow(NamedTuple):
    """A title, with its days in each stretch and in all."""

    title: str
    counts: Sequence[int]


class Section(NamedTuple):
    """Rows under a title."""

    title: str
    rows: Sequence[TableRow]


class Table(NamedTuple):
    """A table of the same facts as a chart."""

    caption: str
    heads: Sequence[str]
    sections: Sequence[Section]


class Facet(NamedTuple):
    """One view of the themes, as chart and table."""

    chart: Chart
    table: Table


def review_page(look: LookBack, pack: "Pack", made: date, *, with_settings: bool = False) -> str:
    """The HTML page of a look back.

    Args:
        look: A look back of shareable facts.
        pack: Its whole pack, for questions to talk about.
        made: The day of making the page.
        with_settings: Whether the writer asked for settings.
    """
    spoken = say("en-GB")  # a translation of this message is its own language code
    rows_of_group = {
        group.name: [row for row in look.themes if row.themes[0].group == group.name] for group in look.groups
    }
    steps = steps_of(look)
    return rendered(
        "review.html",
        language=spoken,
        foreign=pack.language if pack.language != spoken else None,
        made=made,
        period=look.period,
        pack=pack,
        wrote=say_many(
            "Something was written on 1 day.", "Something was written on {count} days.", len(look.facts.days)
        ),
        feelings=look.facts.feelings,
        on_present=_questions(pack, [row.name for row in look.most_first], PRESENT),
        on_absent=_questions(pack, [theme.id for theme in look.absent], ABSENT),
        by_theme=_facet(look, say("By theme"), rows_of_group),
        by_group=_facet(look, say("By group"), {"": look.groups}),
        by_lens=_facet(look, say("By lens"), {"": look.lenses}) if look.lenses else None,
        elsewhere=[row.title for row in look.elsewhere if row.name in look.titles],
        settings=[
            say_many("{setting}, on 1 day", "{setting}, on {count} days", place.days, setting=place.setting)
            for place in (look.facts.settings if with_settings else ())
        ],
        steps=steps.lines if steps else (),
        credit=" ".join(filter(None, (pack.pack.based_on, pack.pack.questions_by))),
    )


def _questions(pack: "Pack", themes: Sequence[str], most: int) -> list[TalkingPoint]:
    """The first looking-back question of each theme, for up to `most` themes.

    Always the first of the pack, so that the page does not give away earlier offers.
    """
    found = []
    for theme in themes:
        prompt = next(
            (candidate for candidate in pack.live if _looks_back(candidate) and candidate.theme == theme),
            None,
        )
        if prompt:
            found.append(TalkingPoint(pack.theme(theme).title, prompt.text, prompt.deeper))
    return found[:most]


def _looks_back(prompt: "Prompt") -> bool:
    """Whether a prompt is a looking-back question for every writer."""
    return prompt.moment == "looking-back" and prompt.written_for is None


def _facet(look: LookBack, name: str, sections: Mapping[str, Sequence[ReviewRow]]) -> Facet:
    """The chart and table of some rows."""
    stretches = look.period.stretches(COLUMNS)
    heads = _heads(stretches)
    made = [
        Section(title, [TableRow(row.title, [*_counts(row, stretches), len(row.days)]) for row in rows])
        for title, rows in sections.items()
    ]
    rows = [row for section in made for row in section.rows]
    layout = laid_out(heads, [(row.title, row.counts[:-1]) for row in rows])
    dots = say_many(
        "A dot is a day on which it was written about. Where there is none, it was not.",
        "A dot stands for up to {count} days on which it was written about. Where there is none, it was not.",
        layout.each,
    )
    named = [
        say_many("{title}: 1 day.", "{title}: {count} days.", row.counts[-1], title=row.title) for row in rows
    ]
    more = say("The table after this picture says how many in each part of the time.")
    chart = Chart(
        dots, say("{name}: days on which each was written about", name=name), " ".join([*named, more]), layout
    )
    return Facet(chart, Table(say("{name}, in days", name=name), [*heads, say("In all")], made))


def _heads(stretches: Sequence[Period]) -> list[str]:
    """Short headings of the stretches, with years where there are several."""
    names = short_month_names()
    years = {day.year for stretch in stretches for day in stretch}
    if len(years) == 1:
        return [in_months(stretch, names, "–") for stretch in stretches]
    return [
        f"{in_months(stretch, names, '–')} {stretch.until.year}"
        if stretch.since.year == stretch.until.year
        else " – ".join(f"{names[day.month - 1]} {day.year}" for day in stretch)
        for stretch in stretches
    ]


def _counts(row: ReviewRow, stretches: Sequence[Period]) -> list[int]:
    """Numbers of days of a row, in each stretch."""
    return [sum(map(stretch.holds, row.days)) for stretch in stretches]
