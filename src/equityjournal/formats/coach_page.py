"""Shared entries as an HTML page for their coach.

The page holds what was shared and leaves no mark of what was kept back.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from equityjournal.core.sharing import coach_view
from equityjournal.core.sharing.messages import Item, Share
from equityjournal.core.sharing.shared_content import in_words_of, item_paragraphs
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.formats.pages import rendered


class Paragraph(NamedTuple):
    """A paragraph of an entry."""

    lines: Sequence[str]
    heading: bool
    own: bool
    """Whether the words are a person's own."""


class EntryOnPage(NamedTuple):
    """An entry, with its pieces."""

    about: str
    title: str
    pieces: Sequence[Paragraph]


class ShareOnPage(NamedTuple):
    """A share, with its writer's notes on it."""

    sealed: str
    how: str
    keep_until: str | None
    note: Sequence[str]


def coach_page(name: str, shares: Sequence[Share], made: date) -> str:
    """The HTML page of all shares by one writer.

    Args:
        name: The coach's name for the writer.
        shares: All stored shares of the writer, at least one.
        made: The day of making the page.
    """
    items = coach_view.items_in(shares)
    return rendered(
        "shared.html",
        language=say("en-GB"),  # a translation of this message is its own language code
        name=name,
        made=made,
        whole=coach_view.limits_sentence(name),
        by_theme=coach_view.by_theme(items),
        over_time=coach_view.over_time(items),
        summaries=coach_view.summaries_in(shares),
        asked=listed([theme.title for theme in coach_view.asked_about(shares)]),
        shares=[_share(share) for share in sorted(shares, key=lambda share: share.made)],
        entries=[_entry(item) for item in items],
    )


def _share(share: Share) -> ShareOnPage:
    """A share for the page."""
    return ShareOnPage(
        in_words(share.made.date()),
        coach_view.masking_sentence(share),
        in_words(share.keep_until) if share.keep_until else None,
        share.note.split("\n") if share.note else [],
    )


def _entry(item: Item) -> EntryOnPage:
    """An entry for the page, by its lines on the screen."""
    parts = item_paragraphs(item)[2 if item.title else 1 :]
    pieces = [Paragraph(part.text.split("\n"), part.heading, part.own) for part in parts]
    return EntryOnPage(in_words_of(item.about), item.title, pieces)
