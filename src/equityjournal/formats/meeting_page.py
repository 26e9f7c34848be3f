"""The page for two: what a writer brings to a talk, with lines to write on."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from equityjournal.core.sharing.messages import Item
from equityjournal.core.sharing.page_facts import MeetingFacts
from equityjournal.core.sharing.shared_content import Paragraph, item_paragraphs, talk_lines
from equityjournal.core.sharing.talk import shared_talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.formats import blocks
from equityjournal.formats.blocks import Block, Front, Heading, Items, Question, Renderer, Room
from equityjournal.formats.entry_blocks import paragraphs
from equityjournal.formats.pages import rendered
from equityjournal.formats.theme_dots import theme_dots, theme_lines

LINES_TO_WRITE = 8


class MeetingPage(NamedTuple):
    """The blocks of the page, parted where the picture stands."""

    front: Front
    before: list[Block]
    """Blocks up to the words of the picture."""
    after: list[Block]
    """Blocks after the picture: steps, the last talk, entries."""
    to_write: list[Block]
    """The empty lines, under their heading."""


def meeting_page(facts: MeetingFacts, made: date) -> str:
    """The HTML page for two.

    Args:
        facts: All that stands on it.
        made: The day of making the page.
    """
    page = _page(facts, made)
    return rendered(
        "meeting.html",
        language=page.front.language,
        front=page.front,
        made=made,
        before=page.before,
        dots=theme_dots(facts.themes, facts.stretches) if facts.themes else None,
        after=page.after,
        to_write=page.to_write,
    )


def meeting_document(facts: MeetingFacts, made: date, renderer: Renderer) -> Iterable[bytes]:
    """The same page in another format, without the picture, whose words stand there."""
    page = _page(facts, made)
    return renderer.render(page.front, [*page.before, *page.after, *page.to_write])


def page_paragraphs(facts: MeetingFacts, made: date) -> list[Paragraph]:
    """The words of the page, as its writer sees them before it is made; entries come last."""
    page = _page(facts, made)
    said = [Paragraph(page.front.title, heading=True), *map(Paragraph, page.front.sentences)]
    for block in (*page.before, *page.after):
        said += _as_paragraphs(block)
    return said


def _as_paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, on the screen."""
    match block:
        case Heading() | Question():
            yield Paragraph(block.text, heading=True)
        case Items():
            yield from (Paragraph(text, own=True) for text in block.texts)
        case blocks.Paragraph():
            yield Paragraph("\n".join(block.lines), own=True)


def _page(facts: MeetingFacts, made: date) -> MeetingPage:
    """The blocks of the page, each part only where something of it was ticked."""
    front = Front(
        say("For a talk with {name}", name=facts.name),
        [_made(facts, made), say("I chose what is on it. It is something to talk from.")],
        made.isoformat(),
        say("en-GB"),  # a translation of this message is its own language code
    )
    before = [
        *_part(say("How I have been"), _words(facts.feelings)),
        *_part(say("What I would like to be asked about"), facts.wishes),
        *_part(
            say("Themes that came up, by days"),
            theme_lines(facts.themes, facts.stretches) if facts.themes else (),
        ),
    ]
    agreed = talk_lines(shared_talk(facts.agreed)) if facts.agreed else []
    after = [
        *_part(say("Small things we noted"), facts.steps),
        *_part(say("What we agreed last time"), agreed),
    ]
    if facts.items:
        after.append(Heading(blocks.PART, say("What I wrote")))
    for item in facts.items:
        after += _entry(item)
    heading = Heading(blocks.PART, say("What we want to keep, who does what, what next time begins with"))
    return MeetingPage(front, before, after, [heading, Room(LINES_TO_WRITE)])


def _made(facts: MeetingFacts, made: date) -> str:
    """The sentence on the day of making, and on the last talk."""
    if facts.since is None:
        return say("Made on {day}.", day=in_words(made))
    return say(
        "Made on {day}. The last talk was on {last}.", day=in_words(made), last=in_words(facts.since)
    )


def _words(words: Iterable[str]) -> list[str]:
    """Words for feelings, on one line."""
    there = list(words)
    return [listed(there)] if there else []


def _part(heading: str, lines: Iterable[str]) -> list[Block]:
    """A heading with a list below; nothing for an empty list."""
    texts = list(lines)
    return [Heading(blocks.PART, heading), Items(texts)] if texts else []


def _entry(item: Item) -> Iterator[Block]:
    """The blocks of an entry, under the day it is about."""
    heading, *rest = item_paragraphs(item)
    yield Heading(blocks.PART + 1, heading.text)
    for part in rest:
        if part.heading:
            yield Question(part.text)
        else:
            yield from paragraphs(part.text)
