"""The page for two, and a coach's page of shared entries."""

from pathlib import Path
from typing import TextIO

from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.facts_for_page import facts_for_page
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.notices.finding import tell_replaced
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import agrees, preview_stream
from equityjournal.cli.terminal.writing_out import place_by_day, to_file
from equityjournal.core.sharing.page_facts import MeetingFacts
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.formats.meeting_page import MOST_SHEETS, meeting_document, page_paragraphs, sheets_of


def make_page(side: WriterSide, brought: Ticks, output: Path | None, *, yes: bool) -> bool:
    """Show a page in full, ask, and make it; whether made.

    It is a page for a browser, or what the ending of the file says: a Word document, or Markdown.

    Raises:
        NotAllowed: When an entry is private, or the file may not be made there.
        NotSaved: When the disk will not take it.
    """
    meeting = side.meeting
    place = output or place_by_day("page-for-two", meeting.today, ".html")
    facts, mask = facts_for_page(side, brought)
    to = preview_stream(yes=yes)

    def tell_all(stream: TextIO) -> None:
        tell_replaced(mask.replacements, to=stream)
        tell(say("This is all that stands on it, above eight empty lines:"), to=stream)
        tell(to=stream)
        tell_paragraphs(page_paragraphs(facts, meeting.today), stream)
        tell(to=stream)
        tell(_on_paper(facts), to=stream)

    question = say("Make it? Type yes; anything else leaves it.")
    if not (by_screenfuls(tell_all, to) and agrees(question, yes=yes, to=to)):
        return False
    document = b"".join(meeting_document(facts, meeting.today, place.suffix))
    to_file(document, place, meeting.session.root, force=False)
    tell(
        say(
            "The page is {path}. Print it, or show it. Nothing was sent, and it is not encrypted.",
            path=place.absolute(),
        )
    )
    return True


def _on_paper(facts: MeetingFacts) -> str:
    """The sentence on the paper it takes; nothing is cut to make it fit."""
    sheets = sheets_of(facts)
    if sheets <= MOST_SHEETS:
        return say("On paper: two sheets of A4 at most.")
    return say("On paper: about {count} sheets of A4. Fewer entries make it two; none is cut.", count=sheets)


def coach_paper(side: CoachSide, output: Path | None = None) -> None:
    """Make a page of all shared entries, for the coach's own eyes.

    Raises:
        NothingToKeep: When nothing is kept here.
    """
    meeting = side.meeting
    if not side.items:
        raise NothingToKeep(say("Nothing that {name} shared is kept here.", name=meeting.name))
    place = output or place_by_day("shared", meeting.today, ".html")
    facts = MeetingFacts(
        name=meeting.name,
        since=meeting.last.day if meeting.last else None,
        wishes=[theme.title for theme in side.wishes],
        items=[item for item, _ in side.items.values()],
        agreed=meeting.last,
        is_coachs=True,
    )
    document = b"".join(meeting_document(facts, meeting.today, place.suffix))
    to_file(document, place, meeting.session.root, force=False)
    tell(say("What {name} shared is on a page in {path}.", name=meeting.name, path=place.absolute()))
    tell(say("It is not encrypted, and for your eyes: remove it when you have read it."))
