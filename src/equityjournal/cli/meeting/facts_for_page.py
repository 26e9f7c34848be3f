"""The facts of a page for two, from what its writer ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, words_of_own_packs
from equityjournal.cli.sharing.choosing_entries import entries_named
from equityjournal.cli.sharing.shareable import (
    facts_to_show,
    items_for_others,
    period_to_show,
    shareable_entries,
    themes_to_show,
    titles_for_others,
)
from equityjournal.core.sharing.page_facts import MeetingFacts
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.formats.theme_dots import COLUMNS

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.talk import Doing, Talk
    from equityjournal.core.themes.review import Period


def facts_for_page(side: WriterSide, brought: Ticks) -> "tuple[MeetingFacts, Mask]":
    """The facts of a page, and the mask of its words.

    All but the ticked entries comes from shareable entries since the last talk.

    Raises:
        NotAllowed: When a ticked entry is private, or its file was cut off.
    """
    meeting = side.meeting
    session, last = meeting.session, meeting.last
    going = entries_named(session, brought.entries, meeting.today).going
    period = period_to_show(session, meeting.today, last.day if last else None)
    feelings = facts_to_show(session, period).feelings if brought.feelings else []
    doings = [step.doing for step in brought.steps]
    texts = [*feelings, *(doing.text for doing in doings), *(last.texts if last else ())]
    mask = _mask(session, going, period, texts)
    title = titles_for_others(session, mask)
    kinds = [kind for kind in meeting.companion.along if kind != "feelings" or brought.feelings]
    facts = MeetingFacts(
        name=meeting.name,
        since=last.day if last else None,
        stretches=period.stretches(COLUMNS),
        feelings=[mask.text(feeling) for feeling in feelings],
        wishes=[title(theme) for theme in brought.wishes],
        themes=themes_to_show(session, period, mask, COLUMNS) if brought.themes else [],
        steps=[doing_line(_masked(doing, mask)) for doing in doings],
        agreed=_masked_talk(last, mask) if last else None,
        items=items_for_others(session, going, Along(**dict.fromkeys(kinds, True)), mask),
    )
    return facts, mask


def _mask(session: "Session", going: "Sequence[Entry]", period: "Period", texts: Sequence[str]) -> "Mask":
    """The mask of a page; a name in any shareable entry of the time is known in all of its words."""
    known = {entry.id: entry for entry in (*shareable_entries(session, *period), *going)}
    return mask_of(session, list(known.values()), [*texts, *words_of_own_packs(session)])


def _masked(doing: "Doing", mask: "Mask") -> "Doing":
    """A small thing noted together, whose doer both know."""
    return doing.model_copy(update={"text": mask.text(doing.text)})


def _masked_talk(talk: "Talk", mask: "Mask") -> "Talk":
    """A talk with neutral words, as far as it stands on a page."""
    words = {"keep": mask.text(talk.keep), "next_time": mask.text(talk.next_time)}
    return talk.model_copy(update={**words, "doing": [_masked(doing, mask) for doing in talk.doing]})
