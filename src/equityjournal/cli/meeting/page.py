"""The page for two, made of what the writer ticked; and a coach's page of what was shared."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.meeting.bringing import Brought
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.screen import doing_line
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import mask_of, tell_replaced
from equityjournal.cli.sharing.choosing_entries import entries_named
from equityjournal.cli.sharing.preview import agrees, preview_stream
from equityjournal.cli.sharing.sealed_files import tell_paragraphs
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.writing_out import place_by_day, to_file
from equityjournal.core.sharing.page_facts import MeetingFacts, ThemeThatCameUp
from equityjournal.core.sharing.shared_content import Along, item_of, theme_of
from equityjournal.core.text.dates import month_in_words
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.core.themes.review import Period, three_months_to
from equityjournal.formats.coach_page import coach_page
from equityjournal.formats.meeting_page import meeting_page, page_paragraphs
from equityjournal.store.index import review_facts

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.themes.review import Facts


def make_page(side: WriterSide, brought: Brought, output: Path | None, *, yes: bool) -> bool:
    """Show all that goes on the page, ask, and make it; whether it was made.

    Raises:
        NotAllowed: When an entry is private, or the file may not be made there.
        NotSaved: When the disk will not take it.
    """
    meeting = side.meeting
    place = output or place_by_day("page-for-two", meeting.today, ".html")
    facts, mask = _facts(side, brought)
    to = preview_stream(yes=yes)

    def tell_all(stream: TextIO) -> None:
        tell_replaced(mask.replacements, to=stream)
        tell(say("This is all that stands on it, above eight empty lines:"), to=stream)
        tell_paragraphs(page_paragraphs(facts), stream)

    question = say("Make it? Type yes; anything else leaves it.")
    if not (by_screenfuls(tell_all, to) and agrees(question, yes=yes, to=to)):
        return False
    to_file(meeting_page(facts, meeting.today), place, meeting.session.root, force=False)
    tell(
        say(
            "The page is {path}. Print it, or show it. Nothing was sent, and it is not encrypted.",
            path=place.absolute(),
        )
    )
    return True


def _facts(side: WriterSide, brought: Brought) -> "tuple[MeetingFacts, Mask]":
    """The facts of the page, and the mask of its words; from entries that may be shared alone."""
    meeting = side.meeting
    packs = {theme.id: pack for pack in meeting.session.shelf.packs for theme in pack.themes}
    going = entries_named(meeting.session, brought.entries, meeting.today).going
    facts = _shareable(side)
    steps = [doing_line(step.doing) for step in brought.steps]
    feelings = list(facts.feelings) if brought.feelings else []
    mask = mask_of(meeting.session, going, [*feelings, *steps])

    def title(theme: str) -> str:
        return theme_of(theme, packs.get(theme), mask).title

    themes = [ThemeThatCameUp(title(theme), _by_month(days)) for theme, days in facts.credits.items()]
    along = {kind: True for kind in meeting.companion.along if kind != "feelings" or brought.feelings}
    return MeetingFacts(
        name=meeting.name,
        since=meeting.last.day if meeting.last else None,
        feelings=[mask.text(feeling) for feeling in feelings],
        wishes=[title(theme) for theme in brought.wishes],
        themes=themes if brought.themes else [],
        steps=[mask.text(step) for step in steps],
        items=[
            item_of(entry, [theme_of(theme, packs.get(theme), mask) for theme in entry.credited],
                    Along(**along), mask)
            for entry in going
        ],
        agreed=meeting.last,
    ), mask  # fmt: skip


def _shareable(side: WriterSide) -> "Facts":
    """Facts of the entries that may be shared, since the last talk or of three months."""
    meeting = side.meeting
    since = meeting.last.day if meeting.last else three_months_to(meeting.today).since
    period = Period(min(since, meeting.today), meeting.today)
    database = meeting.session.catalogue.database
    return review_facts.facts(database, period, shareable=True, happened_to_me=False)


def _by_month(days: "Collection[date]") -> list[tuple[str, int]]:
    """Numbers of days by month, in order."""
    counted = Counter((day.year, day.month) for day in days)
    return [(month_in_words(month, year), count) for (year, month), count in sorted(counted.items())]


def coach_paper(side: CoachSide, output: Path | None = None) -> None:
    """Make a page of all that the writer shared, for the coach's own eyes.

    Raises:
        NothingToKeep: When nothing is kept here.
    """
    meeting = side.meeting
    if not side.shares:
        raise NothingToKeep(say("Nothing that {name} shared is kept here.", name=meeting.name))
    place = output or place_by_day("shared", meeting.today, ".html")
    to_file(coach_page(meeting.name, side.shares, meeting.today), place, meeting.session.root, force=False)
    tell(say("What {name} shared is on a page in {path}.", name=meeting.name, path=place.absolute()))
    tell(say("It is not encrypted, and for your eyes: remove it when you have read it."))
