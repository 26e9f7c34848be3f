"""Mends for entries edited by hand, offered in turn."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import is_terminal, note, talking_to, tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.days.typed import parse_day
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.faults.mendable import mending_of
from equityjournal.store.faults.mended_items import Mend
from equityjournal.store.faults.mending import Mending, mending


def mend_entries(session: Session, problems: Iterable[Problem], now: datetime, *, yes: bool) -> int:
    """Mend entries and drafts as far as no word is lost.

    Return their number.

    Each mend is asked about at a terminal, and none with --yes. Where nobody can be asked, none is changed.
    """
    count = waiting = 0
    for problem in problems:
        found = mending_of(session.root, problem)
        if not found:
            continue
        data, offered = found
        if not yes and is_terminal(sys.stdin):
            agreed = _agreed_in_check(session, problem, offered, now.date())
        else:
            waiting += not yes and bool(offered.stored)
            agreed = offered if yes and offered.stored else None
        if agreed:
            session.journal.mend(session.root / problem.path, data, agreed.data, now)
            count += 1
    if waiting:
        note(
            say_many(
                "1 file can be mended, and nobody is here to be asked. `equityjournal check --repair "
                "--yes` mends it.",
                "{count} files can be mended, and nobody is here to be asked. `equityjournal check "
                "--repair --yes` mends them.",
                waiting,
            )
        )
    return count


def _agreed_in_check(session: Session, problem: Problem, offered: Mending, today: date) -> Mending | None:
    """The mends of a file named by `check`, if the person agrees to each.

    None otherwise.
    """

    def again(days: Mapping[str, date]) -> Mending:
        found = mending_of(session.root, problem, days)
        return found[1] if found else Mending()

    named = problem.id or problem.path
    return agreed_mends(named, offered, again, _day_in(problem.id) or today)


def agreed_in_editor(data: bytes, path: Path) -> Mending | None:
    """The mends of an entry's file left by an editor, if the person agrees to each.

    None otherwise.
    """
    near = date.fromisoformat(path.stem[: len("2026-06-03")])
    return agreed_mends(path.stem, mending(data, path), lambda days: mending(data, path, days), near)


def agreed_mends(
    named: str, offered: Mending, again: Callable[[Mapping[str, date]], Mending], near: date
) -> Mending | None:
    """The mends of a file, if the person agrees to each; None otherwise.

    A day that could be several is asked for.

    Args:
        named: The file's entry, or the file.
        offered: Its mends.
        again: Function that gives its mends with days chosen.
        near: A day near to those meant.
    """
    days: dict[str, date] = {}
    while offered.unclear_day is not None:
        day = _chosen_day(named, offered, near)
        if day is None:
            return None
        days[offered.unclear_day] = day
        offered = again(days)
    if offered.stored is None:
        return None
    shown = not offered.stored.record.private
    if all(_agreed(named, mend, shown=shown) for mend in offered.mends):
        return offered
    tell(say("{id} is left as it is.", id=named), to=talking_to(False))
    return None


def _day_in(identity: str | None) -> date | None:
    """The day in an id."""
    return date.fromisoformat(identity[: len("2026-06-03")]) if identity else None


def _agreed(identity: str, mend: Mend, *, shown: bool) -> bool:
    """Whether the person agrees to a mend; leaving is no.

    Args:
        identity: The entry.
        mend: The mend.
        shown: The line may be shown: the entry is not private.
    """
    to = talking_to(False)
    tell(say("{id}, {mend}.", id=identity, mend=mend.sentence), to=to)
    if shown and mend.now:
        tell(mend.now, indent=2, to=to)
    tell(say("Enter mends it, n leaves the file as it is."), to=to)
    while True:
        try:
            wanted = one_line().strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return False
        if wanted in ("", say("y"), say("yes")):
            return True
        if wanted in (say("n"), say("no")):
            return False
        tell(say("Enter mends it, n leaves the file as it is."), to=to)


def _chosen_day(identity: str, offered: Mending, near: date) -> date | None:
    """The intended day, perhaps recognised by words seen from another; None after leaving."""
    to = talking_to(False)
    tell(say("{id}, {mend}.", id=identity, mend=offered.why), to=to)
    while True:
        question = say("Which day is it? Type it, such as 3 June 2026; Enter leaves the file as it is.")
        tell(question, to=to)
        try:
            typed = one_line().strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if not typed:
            return None
        try:
            return parse_day(typed, near)
        except UnclearDate as unclear:
            tell(unclear.sentence, to=to)
