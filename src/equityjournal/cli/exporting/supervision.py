"""`export supervision`: a document to talk from."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import typer

from equityjournal.cli.commands.arguments import Force, Output
from equityjournal.cli.commands.filters import Filters, with_filters
from equityjournal.cli.exporting.choosing import Private, chosen_entries
from equityjournal.cli.exporting.masking import MaskedEntries
from equityjournal.cli.exporting.options import Entries, Without
from equityjournal.cli.exporting.rendering import As, renderer
from equityjournal.cli.exporting.writing import target_for
from equityjournal.cli.meeting.shareable import period_to_show, shareable_talks, themes_to_show
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note
from equityjournal.core.entries.steps import Promised, in_order
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.text.speech import say
from equityjournal.formats.blocks import Front, Heading, Items, Paragraph, Room
from equityjournal.formats.entry_blocks import blocks_of, masking_sentence, paragraphs
from equityjournal.formats.pages.theme_dots import COLUMNS, theme_lines
from equityjournal.store.lookup import open_items
from equityjournal.store.themes import review_facts

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.notices.masking.mask import Mask
    from equityjournal.core.sharing.talk import Talk
    from equityjournal.formats.blocks import Block

LATELY = timedelta(weeks=4)
"""Days whose entries are taken along where none are chosen."""


@with_filters
def supervision(
    context: typer.Context,
    filters: Filters,
    entries: Entries = None,
    as_: As = None,
    output: Output = None,
    force: Force = False,
    without: Without = None,
) -> None:
    """What to take along to supervision, masked, with room to write.

    It holds the picture in words, the entries you choose, your open steps and
    what was agreed last time. Without ids or filters it takes the last four
    weeks. Private entries never go, and every name and day that is found is
    masked.

    It goes into a file of this folder, named by the day, or into the file
    given with --output.
    """
    session, today = open_session(context), clock.now().date()
    form = renderer(as_, output)
    target = target_for(
        output, session.root, "supervision", form.ending, today, on_screen=form.on_screen, force=force
    )
    if not entries and filters == Filters():
        since = today - LATELY
        filters = filters._replace(since=since.isoformat())
        note(say("Entries since {day}; ids or filters choose others.", day=in_words(since)))
    chosen = chosen_entries(session, entries, filters, today, Private(happened_to_me=False))
    besides = _besides(session)
    masking = MaskedEntries(session, chosen, without or (), list(besides.texts()))
    target.write(form.render(_front(today), _blocks(session, masking, besides, today)))
    target.tell_written(len(chosen.entries))
    masking.tell()


class Besides(NamedTuple):
    """The rest of the document, beside the entries."""

    agreed: "Sequence[Talk]"
    """Talks of the latest day that has any."""
    steps: Sequence[Promised]
    """Open steps."""

    def texts(self) -> Iterator[str]:
        """Texts typed by the writer, among the contents."""
        for talk in self.agreed:
            yield talk.with_whom
            yield from talk.texts
        for step in self.steps:
            yield step.text


def _besides(session: "Session") -> Besides:
    """Open steps and latest talks, of shareable entries or of none."""
    steps = in_order(open_items.steps(session.catalogue.database)).open
    shareable = review_facts.shareable_ids(session.catalogue.database, {step.id for step in steps})
    talks = shareable_talks(session)
    latest = max((talk.day for talk in talks), default=None)
    return Besides(
        [talk for talk in talks if talk.day == latest],
        [step for step in steps if step.id in shareable],
    )


def _front(today: "date") -> "Front":
    """The front of the document."""
    made = say("Written out on {made}.", made=in_words(today))
    chosen = say("The person who keeps this journal chose what is in it. It is something to talk from.")
    return Front(
        say("For supervision"), [f"{made} {masking_sentence(masked=True)}", chosen], today.isoformat()
    )


def _blocks(session: "Session", masking: MaskedEntries, besides: Besides, today: "date") -> "Iterator[Block]":
    """The parts of the document, in the order of a session."""
    mask = masking.mask
    yield Heading(2, say("To bring up first"))
    yield Room(3)
    yield Heading(2, say("What was agreed last time"))
    for said in besides.agreed:
        month = month_in_words(said.day.month, said.day.year)
        yield Paragraph([say("With {whom}, {month}:", whom=mask.text(said.with_whom), month=month)])
        words = "\n".join(said.lines)
        yield from paragraphs(mask.text(words) if words else say("No words were noted."))
    yield Room(2)
    yield Heading(2, say("Open steps"))
    if besides.steps:
        yield Items([_step(step, mask) for step in besides.steps])
    else:
        yield Paragraph([say("No small step is open.")])
    yield Heading(2, say("The picture in words"))
    period = period_to_show(session, today)
    themes = themes_to_show(session, period, mask, COLUMNS)
    yield Items(theme_lines(themes, period.stretches(COLUMNS)) or [say("No theme came up in this time.")])
    yield Heading(2, say("Entries to talk about"))
    for entry in masking.read():
        yield from blocks_of(entry, masking.titles, dated=True)
        yield Room(2)
    yield Heading(2, say("What is agreed now, and by when"))
    yield Room(5)


def _step(step: Promised, mask: "Mask") -> str:
    """The line of an open step, with its month."""
    if step.due is None:
        return mask.text(step.text)
    month = month_in_words(step.due.month, step.due.year)
    return say("{text} (by {month})", text=mask.text(step.text), month=month)
