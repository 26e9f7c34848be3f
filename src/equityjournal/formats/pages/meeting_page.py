"""The page for two: what a writer brings to a talk, with lines to write on."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import NamedTuple, cast

from equityjournal.core.sharing.coach_view import limits_sentence
from equityjournal.core.sharing.letter_parts import Item
from equityjournal.core.sharing.letter_reading import Paragraph, item_paragraphs, talk_lines
from equityjournal.core.sharing.page_facts import MeetingFacts
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.formats import blocks, exporter
from equityjournal.formats.blocks import Block, Front, Heading, Items, Question, Renderer, Room
from equityjournal.formats.entry_blocks import paragraphs
from equityjournal.formats.pages import rendered
from equityjournal.formats.pages.dots import WIDTH
from equityjournal.formats.pages.theme_dots import theme_dots, theme_lines

LINES_TO_WRITE = 8
OTHER_FORMATS = ("docx", "markdown")
MOST_SHEETS = 2
"""Sheets of A4 that a usual meeting takes."""


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
    """The HTML page for two."""
    page = _page(facts, made)
    return rendered(
        "meeting.html",
        language=page.front.language,
        front=page.front,
        before=page.before,
        dots=theme_dots(facts.themes, facts.stretches) if facts.themes else None,
        after=page.after,
        to_write=page.to_write,
    )


def meeting_document(facts: MeetingFacts, made: date, ending: str) -> Iterable[bytes]:
    """The page in the format of a file's ending; for unknown endings, a page for a browser.

    Where a format holds no picture, the words of the picture stand there alone.
    """
    others = [cast("Renderer", exporter(name)) for name in OTHER_FORMATS]
    renderer = next((known for known in others if known.ending == ending.casefold()), None)
    if renderer is None:
        return [meeting_page(facts, made).encode()]
    page = _page(facts, made)
    return renderer.render(page.front, [*page.before, *page.after, *page.to_write])


def page_paragraphs(facts: MeetingFacts, made: date) -> list[Paragraph]:
    """The words of the page, for a preview by its writer; entries come last."""
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
    chosen = say("I chose what is on it. It is something to talk from.")
    wishes = say("What I would like to be asked about")
    wrote = say("What I wrote")
    if facts.is_coachs:
        chosen, wishes = limits_sentence(facts.name), say("To be asked about")
        wrote = say("What {name} shared", name=facts.name)
    front = Front(
        say("For a talk with {name}", name=facts.name),
        [_made(facts, made), chosen],
        made.isoformat(),
        say("en-GB"),  # a translation of this message is its own language code
    )
    came_up = theme_lines(facts.themes, facts.stretches) if facts.themes else []
    agreed = talk_lines(facts.agreed) if facts.agreed else []
    before = [
        *_part(say("How I have been"), [listed(list(facts.feelings))] if facts.feelings else []),
        *_part(wishes, facts.wishes),
        *_part(say("Themes that came up, by days"), came_up),
    ]
    after = [
        *_part(say("Small things we noted"), facts.steps),
        *_part(say("What we agreed last time"), agreed),
    ]
    if facts.items:
        after.append(Heading(blocks.PART, wrote))
    for item in facts.items:
        after += _entry(item)
    heading = Heading(blocks.PART, say("To keep, to do, and to begin with next time"))
    return MeetingPage(front, before, after, [heading, Room(LINES_TO_WRITE)])


def _made(facts: MeetingFacts, made: date) -> str:
    """The sentence on the day of making, and on the last talk."""
    if facts.since is None:
        return say("Made on {day}.", day=in_words(made))
    return say("Made on {day}. The last talk was on {last}.", day=in_words(made), last=in_words(facts.since))


def _part(heading: str, lines: Iterable[str]) -> list[Block]:
    """A heading with a list below; an empty list has neither."""
    texts = list(lines)
    return [Heading(blocks.PART, heading), Items(texts)] if texts else []


def _entry(item: Item) -> Iterator[Block]:
    """The blocks of an entry, under the day it is about."""
    heading, *rest = item_paragraphs(item)
    name = say("{day}: {title}", day=heading.text, title=item.title) if item.title else heading.text
    yield Heading(blocks.PART + 1, name)
    for part in rest[1:] if item.title else rest:
        if part.heading:
            yield Question(part.text)
        else:
            yield from paragraphs(part.text)


def sheets_of(facts: MeetingFacts) -> int:
    """Estimated A4 sheets of the printed page, rounded up.

    Figures are millimetres, as a browser prints the page.
    """
    page = _page(facts, date.min)
    height = _TOP + sum(map(_height, page.before))
    if facts.themes:
        height = _below(height, _CAPTION + theme_dots(facts.themes, facts.stretches).layout.height * _PICTURE)
    height += sum(map(_height, page.after))
    return ceil((_below(height, sum(map(_height, page.to_write))) + _FOOT) / _SHEET)


def _below(height: float, whole: float) -> float:
    """The height with a part below that stands on one sheet whole."""
    if height % _SHEET + whole > _SHEET:
        height = ceil(height / _SHEET) * _SHEET
    return height + whole


_SHEET = 273.0
_TOP, _FOOT = 26.0, 17.0
_CAPTION = 8.0
_PICTURE = 90 / WIDTH
_LINE, _LETTERS = 5.8, 80  # of a line of text, and the letters on it
_OF_PART, _OF_ENTRY, _GAP, _ROOM = 12.0, 11.0, 1.7, 7.5


def _height(block: Block) -> float:
    """About the height of a block on paper."""
    match block:
        case Heading():
            return _OF_PART if block.level == blocks.PART else _OF_ENTRY
        case Room():
            return block.lines * _ROOM
        case Items():
            return sum(_of_text(text, _LETTERS - 4) for text in block.texts)
        case blocks.Paragraph():
            return sum(_of_text(line, _LETTERS) for line in block.lines) + _GAP
        case Question():
            return _of_text(block.text, _LETTERS) + _GAP
    return 0.0


def _of_text(text: str, letters: int) -> float:
    return _LINE * ceil(max(len(text), 1) / letters)
