"""Sentences on shares of the past: what became of each, and who has an entry about to be removed."""

import shlex
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.ledger import Shared


def tell_if_shared(session: "Session", identity: str, to: TextIO | None = None) -> None:
    """Print each share of an entry, with how to ask for its removal."""
    from equityjournal.cli.meeting.own import ledger, names_of, not_known_here  # noqa: PLC0415 - loads Pydantic

    if not (session.root / "shares").exists():
        return
    names = names_of(session)
    for share in ledger(session).with_entry(identity):
        is_known = share.companion in names
        name = names[share.companion] if is_known else not_known_here()
        said = say(
            "It was sealed for {name} on {day}, and what they have is out of reach from here.",
            name=name,
            day=in_words(share.sealed.date()),
        )
        back = say("`equityjournal with {name} --take-back N` asks for it back.", name=shlex.quote(name))
        if not is_known:
            back = say("The machine on which you shared it can ask for it back.")
        if asked := share.taken_back or share.ended:
            back = say("You asked for it back on {day}.", day=in_words(asked.date()))
            if share.not_found:
                back = " ".join([back, *_not_found(share)])
        tell(f"{said} {back}", to=to)


def later_events(share: "Shared", name: str, today: date) -> Iterator[str]:
    """Sentences on what became of a share: word of it, requests, answers, and a day gone by."""
    if share.came:
        yield say("Word that they have it came on {day}.", day=in_words(share.came.date()))
    if share.taken_back:
        yield say("You asked for it back on {day}.", day=in_words(share.taken_back.date()))
    if share.ended:
        day = in_words(share.ended.date())
        yield say("You ended the sharing, and asked for all of it back, on {day}.", day=day)
    if share.removed:
        yield say("Word that it was removed came on {day}.", day=in_words(share.removed.date()))
        return
    if share.kept:
        yield say("Word that they keep it came on {day}.", day=in_words(share.kept.date()))
    yield from _not_found(share)
    if share.keep_until:
        asked = say("You asked {name} to remove it after {day}.", name=name, day=in_words(share.keep_until))
        reminder = say("No word has come yet that they did; you could ask.")
        yield f"{asked} {reminder}" if share.is_past(today) else asked


def _not_found(share: "Shared") -> Iterator[str]:
    """The sentence on a share asked back and not found, if there is such word."""
    if share.not_found:
        yield say(
            "Word that it was not found came on {day}. That is not word that it was removed.",
            day=in_words(share.not_found.date()),
        )
