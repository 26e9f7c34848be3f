"""The page for two: what a writer brings to a talk, with lines to write on."""

from datetime import date

from equityjournal.core.sharing.page_facts import MeetingFacts, ThemeThatCameUp
from equityjournal.core.sharing.shared_content import Paragraph, item_paragraphs, shared_lines
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.formats.pages import rendered

LINES_TO_WRITE = 8


def meeting_page(facts: MeetingFacts, made: date) -> str:
    """The HTML page for two.

    Args:
        facts: All that stands on it.
        made: The day of making the page.
    """
    return rendered(
        "meeting.html",
        language=say("en-GB"),  # a translation of this message is its own language code
        name=facts.name,
        made=made,
        paragraphs=page_paragraphs(facts),
        lines=range(LINES_TO_WRITE),
    )


def page_paragraphs(facts: MeetingFacts) -> list[Paragraph]:
    """The paragraphs of the page, as its writer sees them before it is made; entries come last."""
    said = [Paragraph(_since(facts))]
    if facts.agreed:
        said += [Paragraph(say("What we agreed last time"), heading=True)]
        said += [Paragraph(line, own=True) for line in shared_lines(facts.agreed)]
    if facts.feelings:
        said += [
            Paragraph(say("How I have been"), heading=True),
            Paragraph(", ".join(facts.feelings), own=True),
        ]
    if facts.wishes:
        said += [
            Paragraph(say("What I would like to be asked about"), heading=True),
            Paragraph(listed(facts.wishes), own=True),
        ]
    if facts.steps:
        said += [Paragraph(say("Small things we noted"), heading=True)]
        said += [Paragraph(line, own=True) for line in facts.steps]
    if facts.themes:
        said += [Paragraph(say("Themes that came up"), heading=True)]
        said += [Paragraph(_theme(theme), own=True) for theme in facts.themes]
    for item in facts.items:
        said += item_paragraphs(item)
    return said


def _since(facts: MeetingFacts) -> str:
    if facts.since is None:
        return say("For a talk with {name}.", name=facts.name)
    return say(
        "For a talk with {name}. The last one was on {day}.", name=facts.name, day=in_words(facts.since)
    )


def _theme(theme: ThemeThatCameUp) -> str:
    months = [
        say_many("{month} (1 day)", "{month} ({count} days)", count, month=month)
        for month, count in theme.days
    ]
    return say("{theme}: {months}", theme=theme.title, months=listed(months))
