"""Words for feelings, and places of support."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs import feelings

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyEntry


def show_feelings(to: TextIO) -> None:
    """Show words for feelings, a line a family."""
    for family in feelings.families(shipped_packs()):
        tell(f"{family.title}: {', '.join(family.words)}", hang=2, to=to)
    tell(say("Any other word will do, in any language; several at once, or none."), to=to)


def is_heavy(session: Session, given: Sequence[str]) -> bool:
    """Whether support is named after any of these feelings."""
    return bool(given) and session.support.is_heavy(given)


def tell_support(session: Session, entry: "AnyEntry", to: TextIO) -> None:
    """Name places of support after a heavy entry."""
    if entry.happened_to_me:
        tell(
            say(
                "It is private, and kept as you wrote it. Your own words, with when and where it was, and "
                "the names of who did it and who saw it, may matter later."
            ),
            to=to,
        )
        tell(
            say("If you may want to take it further, there are time limits, and they are short: ask early."),
            to=to,
        )
    if entry.happened_to_me or entry.feelings:
        for line in session.support.said_after(entry.feelings, happened_to_me=entry.happened_to_me):
            tell(line, to=to)


def point_to_support(session: Session, entry: "AnyEntry", to: TextIO) -> None:
    """Name the list of places after heavy words of the writer, unless a feeling has named some.

    Nothing is said where the writer's own places are an empty file.
    """
    if entry.happened_to_me or session.support.own == [] or is_heavy(session, entry.feelings):
        return
    if session.support.may_weigh_on_writer(answer.text for answer in entry.answers):
        tell(
            say(
                "If any of it weighs on you: `equityjournal support` shows who will listen, and who advises."
            ),
            to=to,
        )
