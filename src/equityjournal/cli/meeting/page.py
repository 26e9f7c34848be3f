"""The page for two, and a coach's page of shared entries."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.meeting.screen import doing_line, is_agreed_to
from equityjournal.cli.meeting.shareable import (
    entries_named,
    facts_to_show,
    items_for_others,
    period_to_show,
    shareable_entries,
    themes_to_show,
    titles_for_others,
)
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, tell_replaced, words_of_own_packs
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.writing_out import place_by_day
from equityjournal.core.entries.entry import Entry
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.sharing.page_facts import MeetingFacts
from equityjournal.core.sharing.talk import Doing, Talk
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.core.themes.period import Period
from equityjournal.formats.pages.meeting_page import MOST_SHEETS, meeting_document, page_paragraphs, sheets_of
from equityjournal.formats.pages.theme_dots import COLUMNS


def make_page(side: WriterSide, brought: Ticks) -> None:
    """Show a page in full, ask, and make it.

    It is a page for a browser, or what the ending of the file says: a Word document, or Markdown.
    """
    facts, mask = facts_for_page(side, brought)
    sheets = sheets_of(facts)
    paper = say("On paper: two sheets of A4 at most.")
    if sheets > MOST_SHEETS:  # nothing is cut to make it fit
        paper = say(
            "On paper: about {count} sheets of A4. Fewer entries make it two; none is cut.", count=sheets
        )

    def tell_all(stream: TextIO) -> None:
        tell_replaced(mask.replacements, to=stream)
        besides = say("This is all that stands on it, above eight empty lines:")
        if facts.themes:
            besides = say("This is all that stands on it, with dots for the themes, above eight empty lines:")
        tell(besides, to=stream)
        tell(to=stream)
        tell_paragraphs(page_paragraphs(facts, side.today), stream)
        tell(to=stream)
        tell(paper, to=stream)

    if is_agreed_to(tell_all, say("Make it? Type yes; anything else leaves it."), yes=side.yes):
        path = _made(side, facts, "page-for-two")
        said = say(
            "The page is {path}. Print it, or show it. Nothing was sent, and it is not encrypted.",
            path=path,
        )
        tell(said)


def _made(side: Meeting, facts: MeetingFacts, kind: str) -> Path:
    """The file of a page, in the format of its ending."""
    place = side.output or place_by_day(kind, side.today, ".html")
    return side.put_out(b"".join(meeting_document(facts, side.today, place.suffix)), place)


def coach_paper(side: CoachSide) -> None:
    """Make a page of all shared entries, for the coach's own eyes."""
    if not side.items:
        raise NothingToKeep(side.nothing_kept)
    facts = MeetingFacts(
        name=side.name,
        since=side.last.day if side.last else None,
        wishes=[theme.title for theme in side.wishes],
        items=[item for item, _ in side.items.values()],
        agreed=side.last,
        is_coachs=True,
    )
    path = _made(side, facts, "shared")
    tell(side.say("What {name} shared is on a page in {path}.", path=path))
    tell(say("It is not encrypted, and for your eyes: remove it when you have read it."))


def facts_for_page(side: WriterSide, brought: Ticks) -> tuple[MeetingFacts, Mask]:
    """The facts of a page, and the mask of its words.

    All but the ticked entries comes from shareable entries since the last talk.
    """
    session, last = side.session, side.last
    going = entries_named(session, brought.entries, side.today)
    period = period_to_show(session, side.today, last.day if last else None)
    feelings = facts_to_show(session, period).feelings if brought.feelings else []
    doings = [step.doing for step in brought.steps]
    texts = [*feelings, *(doing.text for doing in doings), *(last.texts if last else ())]
    mask = _mask(session, going, period, texts)
    title = titles_for_others(session, mask)
    kinds = [kind for kind in side.companion.along if kind != "feelings" or brought.feelings]
    facts = MeetingFacts(
        name=side.called_outside,
        since=last.day if last else None,
        stretches=period.stretches(COLUMNS),
        feelings=[mask.text(feeling) for feeling in feelings],
        wishes=[title(theme) for theme in brought.wishes],
        themes=themes_to_show(session, period, mask, COLUMNS) if brought.themes else [],
        steps=[doing_line(_masked(doing, mask)) for doing in doings],
        agreed=_masked_talk(last, mask) if last else None,
        items=items_for_others(session, going, kinds, mask),
    )
    return facts, mask


def _mask(session: Session, going: Sequence[Entry], period: Period, texts: Sequence[str]) -> Mask:
    """The mask of a page; names in any shareable entry of the time are masked in all of its words."""
    known = {entry.id: entry for entry in (*shareable_entries(session, *period), *going)}
    return mask_of(session, list(known.values()), [*texts, *words_of_own_packs(session)])


def _masked(doing: Doing, mask: Mask) -> Doing:
    """A small thing noted together, whose doer both know."""
    return doing.model_copy(update={"text": mask.text(doing.text)})


def _masked_talk(talk: Talk, mask: Mask) -> Talk:
    """A talk with neutral words, as far as it stands on a page."""
    words = {"keep": mask.text(talk.keep), "next_time": mask.text(talk.next_time)}
    return talk.model_copy(update={**words, "doing": [_masked(doing, mask) for doing in talk.doing]})
