"""What a coach can be told of what somebody shared: what is in it, and never what is not.

What was kept back may be consent at work. So nothing here knows of a theme that does not appear, and nothing
is worked out but where and when the others do.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from equityjournal.core.bundle import Item, Questions, Receipt, Replies, Share, Theme
from equityjournal.core.dates import in_words
from equityjournal.core.errors import UnknownName
from equityjournal.core.sharing import Part, in_words_of
from equityjournal.core.speech import listed, say, say_many

LETTERS = 6
"""At the end of an entry's id: they are its own, whether it was masked or not."""
MOST_OFFERED = 6
"""Entries named where none was meant."""


class Appearance(NamedTuple):
    """A theme, and where it came up."""

    theme: Theme
    entries: Sequence[Item]
    """In the order of what they are about."""

    @property
    def months(self) -> list[str]:
        """The months they are about, as `2026-06`, each once, in order."""
        return _once(_month(item) for item in self.entries)


class Summary(NamedTuple):
    """What a writer chose to send of what their own journal told them."""

    sent: datetime
    lines: Sequence[str]


def items_in(shares: Iterable[Share]) -> list[Item]:
    """Every entry that was shared, as it was shared last, in the order of what they are about."""
    latest = {item.entry[-LETTERS:]: item for share in sorted(shares, key=_made) for item in share.items}
    return sorted(latest.values(), key=lambda item: (_month(item), item.about, item.entry))


def appearing(items: Iterable[Item]) -> list[Appearance]:
    """Every theme that appears, those that came up latest first."""
    found: dict[tuple[str, str], tuple[Theme, list[Item]]] = {}
    for item in items:
        for theme in {(theme.pack, theme.id): theme for theme in item.themes}.values():
            found.setdefault((theme.pack, theme.id), (theme, []))[1].append(item)
    appearances = [Appearance(theme, held) for theme, held in found.values()]
    return sorted(appearances, key=lambda appearance: appearance.months[-1], reverse=True)


def by_theme(items: Iterable[Item]) -> list[str]:
    """A line for each theme that appears: `Power dynamics: June 2026 (2 entries) and July 2026`."""
    lines = []
    for appearance in appearing(items):
        held = [_month(item) for item in appearance.entries]
        months = [_in_month(month, held.count(month)) for month in appearance.months]
        lines.append(say("{theme}: {months}", theme=appearance.theme.title, months=listed(months)))
    return lines


def over_time(items: Sequence[Item]) -> list[str]:
    """A line for each month that something is about, with the themes that came up in it."""
    lines = []
    for month in _once(_month(item) for item in items):
        titles = _once(theme.title for item in items if _month(item) == month for theme in item.themes)
        if titles:
            lines.append(say("{month}: {themes}", month=in_words_of(month), themes=listed(titles)))
    return lines


def summaries_in(shares: Iterable[Share]) -> list[Summary]:
    """The summaries that were sent, latest first."""
    sent = [Summary(share.made, share.summary) for share in shares if share.summary]
    return sorted(sent, key=lambda summary: summary.sent, reverse=True)


def asked_about(shares: Iterable[Share]) -> list[Theme]:
    """Themes that the writer would like to be asked about, each once, those asked for latest first."""
    themes = [theme for share in sorted(shares, key=_made, reverse=True) for theme in share.ask_about]
    found: dict[tuple[str, str], Theme] = {}
    for theme in themes:
        found.setdefault((theme.pack, theme.id), theme)
    return list(found.values())


def item_meant(wanted: str, items: Sequence[Item], name: str) -> Item:
    """The one entry meant by its id, or by the six letters at its end.

    Args:
        wanted: What was typed.
        items: All that were shared.
        name: What their writer is called here.

    Raises:
        UnknownName: With those there are.
    """
    word = wanted.strip().casefold()
    for item in items:
        if word in (item.entry, item.entry[-LETTERS:]):
            return item
    there = [item.entry[-LETTERS:] for item in reversed(items)]
    if not there:
        raise UnknownName(say("No entry that {name} shared is kept here.", name=name))
    offered = there[:MOST_OFFERED]
    if len(there) > MOST_OFFERED:
        offered.append(say("{count} more", count=len(there) - MOST_OFFERED))
    raise UnknownName(
        say(
            "{name} shared no entry called “{wanted}”. There are {entries}.",
            name=name,
            wanted=wanted,
            entries=listed(offered),
        )
    )


def what_came(share: Share, name: str) -> list[str]:
    """Sentences on a share that was opened a moment ago: who and what, and what its writer asks.

    Args:
        share: As it was opened.
        name: What its writer is called here.
    """
    count = say_many("1 entry", "{count} entries", len(share.items))
    day = in_words(share.made.date())
    said = [say("{name} shared {count} with you, sealed on {day}.", name=name, count=count, day=day)]
    said.append(how_told(share))
    if share.keep_until:
        said.append(say("They ask you to remove it after {day}.", day=in_words(share.keep_until)))
    if share.ask_about:
        titles = listed([theme.title for theme in share.ask_about])
        said.append(say("They would like to be asked about {titles}.", titles=titles))
    if share.summary:
        said.append(say("With it is what their own journal told them, as they chose to send it."))
    return said


def how_told(share: Share) -> str:
    """Whether names and days stand in it."""
    if share.masked:
        return say("Neutral words stand where something told who somebody is; days are given as months.")
    return say("Names and days stand in it as they were written.")


def on_the_whole(name: str) -> str:
    """What can be read out of what somebody shared, and what cannot."""
    return say(
        "{name} chose what to share. Nothing can be learnt from it about what they write or do besides.",
        name=name,
    )


def in_it(message: Receipt | Replies | Questions) -> list[Part]:
    """What stands in an answer that one sealed oneself."""
    if isinstance(message, Receipt):
        kept = say("It is a receipt: you keep what they shared.")
        return [
            Part(kept if message.did == "kept" else say("It is a receipt: you removed what they shared."))
        ]
    if isinstance(message, Questions):
        note = [Part(message.note, own=True)] if message.note else []
        return [
            Part(say("Questions"), heading=True),
            *note,
            *(Part(question, own=True) for question in message.questions),
        ]
    return [
        part
        for reply in message.replies
        for part in (Part(say("On {entry}", entry=reply.entry), heading=True), Part(reply.text, own=True))
    ]


def _in_month(month: str, count: int) -> str:
    said = in_words_of(month)
    return said if count == 1 else say("{month} ({count} entries)", month=said, count=count)


def _month(item: Item) -> str:
    return item.about[: len("2026-06")]


def _made(share: Share) -> datetime:
    return share.made


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
