"""The review page: a look back on an HTML page, for two.

Made only of shareable facts. Offers, chances, themes set aside or in focus, private entries and the text of
answers are not left out here: they are never handed in. A theme that did not come up is not on it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.sharing.letter_reading import Paragraph
from equityjournal.core.sharing.page_facts import themes_that_came_up
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.review import LookBack
from equityjournal.core.themes.review_words import steps as steps_of
from equityjournal.formats.pages import rendered
from equityjournal.formats.pages.theme_dots import COLUMNS, ThemeDots, theme_dots

if TYPE_CHECKING:
    from equityjournal.core.packs.pack import Pack, Prompt

PRESENT = 3
"""Number of questions on themes that came up; with those to begin and end with, enough for an hour."""


class TalkingPoint(NamedTuple):
    """A question to talk about."""

    theme: str
    text: str
    deeper: str
    """A follow-up; empty for none."""


class Wording(NamedTuple):
    """Words in another person's reading."""

    title: Callable[[str], str]
    """The title of a theme, by its id."""
    words: Callable[[str], str]
    """The words of the pack."""


class ReviewPage(NamedTuple):
    """All differences between pages."""

    since: date
    until: date
    feelings: Sequence[str]
    steps: Sequence[str]
    settings: Sequence[str]
    questions: Sequence[TalkingPoint]
    dots: ThemeDots | None
    """Themes of the pack; None without any."""
    elsewhere: Sequence[str]
    """Titles of themes of other packs."""
    pack: str
    """Title of the pack."""
    credit: str
    """Authors of the pack and of its questions."""
    language: str
    """Language of the pack."""

    @property
    def own_words(self) -> bool:
        """Whether the page has words of the writer."""
        return bool(self.feelings or self.steps or self.settings)


def content_of(look: LookBack, pack: "Pack", wording: Wording) -> ReviewPage:
    """The content of the page.

    Args:
        look: A look back of shareable facts; its words are those asked for, masked.
        pack: Its whole pack, for questions to talk about.
        wording: Words as another person reads them.
    """
    title, words = wording
    facts = look.facts
    steps = steps_of(look)
    own = {theme.id for theme in look.pack.themes}
    stretches = look.period.stretches(COLUMNS)
    came_up = themes_that_came_up(
        {theme: days for theme, days in facts.credits.items() if theme in own}, stretches, title
    )
    return ReviewPage(
        *look.period,
        feelings=facts.feelings,
        steps=steps.lines if steps else (),
        settings=[
            say_many("{setting}, on 1 day", "{setting}, on {count} days", place.days, setting=place.setting)
            for place in facts.settings
        ],
        questions=[
            TalkingPoint(title(prompt.theme), words(prompt.text), words(prompt.deeper or ""))
            for prompt in _questions(pack, [row.name for row in look.most_first])
        ],
        pack=words(pack.title),
        credit=words(" ".join(filter(None, (pack.pack.based_on, pack.pack.questions_by)))),
        language=pack.language,
        dots=theme_dots(came_up, stretches) if came_up else None,
        elsewhere=[title(row.name) for row in look.elsewhere if row.name in look.titles],
    )


def review_page(content: ReviewPage, made: date) -> str:
    """The HTML page of a look back.

    Args:
        content: Its content.
        made: The day of making the page.
    """
    spoken = say("en-GB")  # a translation of this message is its own language code
    foreign = content.language if content.language != spoken else None
    return rendered("review.html", language=spoken, foreign=foreign, made=made, page=content)


def words_of(content: ReviewPage) -> list[Paragraph]:
    """The page's words from the journal, for the writer to see beforehand."""
    since, until = in_words(content.since), in_words(content.until)
    said = [Paragraph(say("From {since} to {until}", since=since, until=until), heading=True)]
    lines = {
        say("Words used for feelings"): [listed(content.feelings)] if content.feelings else [],
        say("Small steps"): content.steps,
        say("Settings"): content.settings,
        say("What came up"): content.dots.lines if content.dots else (),
        say("From other packs"): [listed(content.elsewhere)] if content.elsewhere else [],
    }
    for heading, texts in lines.items():
        if texts:
            said += [Paragraph(heading, heading=True), *(Paragraph(text, own=True) for text in texts)]
    return said


def _questions(pack: "Pack", themes: Sequence[str]) -> "list[Prompt]":
    """The first looking-back question of each theme, for up to `PRESENT` themes.

    Always the first of the pack, so that the page does not give away earlier offers.
    """
    first: dict[str, Prompt] = {}
    for prompt in pack.live:
        if _looks_back(prompt):
            first.setdefault(prompt.theme, prompt)
    return [first[theme] for theme in themes if theme in first][:PRESENT]


def _looks_back(prompt: "Prompt") -> bool:
    """Whether a prompt is a looking-back question for every writer."""
    return prompt.moment == "looking-back" and prompt.written_for is None
