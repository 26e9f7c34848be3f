"""Documents made by an exporter from entries at hand, without a journal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from equityjournal.core.entries.entry import Entry
from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.formats import About, Exporter

MADE = date(2026, 6, 2)


def about(entries: Sequence[Entry], titles: Mapping[str, str] | None = None, made: date = MADE) -> About:
    """The facts of a document of entries, newest first."""
    masked = isinstance(entries[0], Masked)
    return About(made, len(entries), entries[-1].happened, entries[0].happened, masked, titles or {})


def exported(
    exporter: Exporter,
    entries: Sequence[Entry],
    titles: Mapping[str, str] | None = None,
    made: date = MADE,
    switched_on: Sequence[str] = (),
) -> bytes:
    """The document of entries, newest first, with its pieces joined."""
    facts = replace(about(entries, titles, made), switched_on=switched_on)
    return b"".join(exporter.export(iter(entries), facts))
