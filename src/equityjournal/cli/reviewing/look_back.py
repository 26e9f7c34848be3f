"""A look back over some months: period, facts, and their telling."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from equityjournal.cli.meeting.shareable import shareable_talks
from equityjournal.cli.reviewing.options import ReviewOptions
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.cli.terminal.writing_out import place_by_day
from equityjournal.core.days.typed import first_day, last_day
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes import review_words
from equityjournal.core.themes.breadth_words import keeps_to
from equityjournal.core.themes.period import Period, three_months_to
from equityjournal.core.themes.review import LookBack
from equityjournal.core.themes.review_record import review_record
from equityjournal.core.themes.review_words import WAYS
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.feelings import families
from equityjournal.store.sharing.replies import Talks
from equityjournal.store.themes import review_facts, theme_history

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.packs.shelf import Contents
    from equityjournal.core.themes.review_words import HeadedLines
    from equityjournal.core.themes.telling import Telling

LAST_TALK = "last-talk"
NAMED_BY_US = Path()  # `--page .`, as a bare `--page` is read


def look_back(context: typer.Context, options: ReviewOptions) -> None:
    """Show a look back, print it as JSON, or make its page."""
    way = find_one(options.by, {name: name for name in WAYS}, say("way to sort it"))
    session, today = open_session(context), clock.now().date()
    chosen = session.shelf.asking(options.pack) if options.pack is not None else session.shelf.default()
    for_a_page = options.page is not None
    counted = {"shareable": for_a_page, "happened_to_me": not for_a_page or options.with_happened_to_me}
    written = review_facts.last_day(session.catalogue.database, today, **counted)
    period = _period(_since(session, options.since, options.until, today), options.until, today, written)
    look = _look_back(session, chosen, period, counted, today=None if for_a_page else today)
    if options.page is not None:
        from equityjournal.cli.reviewing.page_of_review import make_page  # noqa: PLC0415 - loads Pydantic

        file = place_by_day("review", today, ".html") if options.page == NAMED_BY_US else options.page
        make_page(session, look, file, options, today)
    elif options.json:
        tell_json(review_record(look))
    elif written is None:
        _tell_nothing(session, session.telling(chosen, today))
    else:
        _tell(look, way, session.telling(chosen, today), up_to_now=period.holds(written))
        _tell_talks(session, period)


def _look_back(
    session: "Session",
    pack: "Contents",
    period: "Period",
    counted: dict[str, bool],
    *,
    today: "date | None",
) -> "LookBack":
    """The look back over a period.

    Args:
        session: The session.
        pack: The pack.
        period: The days.
        counted: Which entries count, as `review_facts.facts` takes it.
        today: Today, for the writer's own eyes: with what was asked and what the writer chose, and compared
            with the period before. None: for a page.
    """
    index = session.catalogue.database
    put_by = session.put_by(today) if today else None
    return LookBack(
        pack,
        period,
        review_facts.facts(index, period, put_by=put_by, **counted),
        theme_history.choices(index) if today else (),
        review_facts.facts(index, period.before) if period.before and today else None,
        session.shelf.titles,
    )


def _since(session: "Session", since: str | None, until: str | None, today: "date") -> str | None:
    """The first day as typed.

    For `last-talk`, the day of the last talk not about a private entry.

    Raises:
        UnclearDate: When no talk is noted.
    """
    if since is None or since.strip().casefold().replace(" ", "-") != LAST_TALK:
        return since
    last = last_day(until, today) if until is not None else today
    days = [talk.day for talk in shareable_talks(session) if talk.day <= last]
    if not days:
        raise UnclearDate(say("No talk is noted here yet. `equityjournal with NAME` notes one."))
    return max(days).isoformat()


def _tell_nothing(session: "Session", telling: "Telling") -> None:
    """Say why no look back is possible: no entry written, or none readable."""
    if not telling.history.days and not session.catalogue.is_empty:
        tell(say("None of your entries could be read; the files are named above."))
        return
    for paragraph in telling.nothing_yet():
        tell(paragraph, hang=2)


def _period(since: str | None, until: str | None, today: "date", written: "date | None") -> "Period":
    """The period; by default, three months up to the last day written.

    Not up to today, so that a break from writing changes nothing.
    """
    last = min(last_day(until, today), today) if until is not None else written or today
    first = first_day(since, today) if since is not None else three_months_to(last).since
    if until is None and first > last:
        last = today
    if first > last:
        raise UnclearDate(
            say(
                "{since} comes after {until}; give the earlier day to --since.",
                since=in_words(first),
                until=in_words(last),
            )
        )
    return Period(first, last)


def _tell(look: "LookBack", way: str, telling: "Telling", *, up_to_now: bool) -> None:
    """Show a look back on the screen.

    Args:
        look: The look back.
        way: How to sort it.
        telling: Its pack's themes today, for the theme to recommend.
        up_to_now: Whether it holds the last day written. The breadth test says nothing of a time before.
    """
    said: list[str] = []
    narrow = keeps_to(telling) if up_to_now else []
    for paragraph in [review_words.opening(look), *narrow]:
        tell(paragraph, hang=2)
    if look.facts.days:
        for part in review_words.WAYS[way](look):
            _tell_part(part)
        said += review_words.absent(look, narrow=bool(narrow))
        known = families(shipped_packs()) if look.facts.feelings else ()
        said += review_words.feelings(look, {family.id: family.words for family in known})
        said += review_words.settings(look) if way != "setting" else []
    for paragraph in said:
        tell(paragraph, hang=2)
    if steps := review_words.steps(look):
        _tell_part(steps)
    if told := review_words.told(look):
        _tell_part(told)
    for paragraph in [*review_words.compared(look), *telling.recommendation()]:
        tell(paragraph, hang=2)


def _tell_talks(session: "Session", period: "Period") -> None:
    """List talks by person and day; of a talk about a private entry, the day alone."""
    talks = [talk for talk in Talks(session.root).all() if period.holds(talk.day)]
    if not talks:
        return
    private = session.catalogue.private_ids()
    days: dict[str, list[str]] = {}
    for talk in talks:
        days.setdefault("" if talk.entry in private else talk.with_whom, []).append(in_words(talk.day))
    for whom, on in days.items():
        told = listed(list(dict.fromkeys(on)))
        if whom:
            tell(say("You talked with {whom} on {days}.", whom=whom, days=told), hang=2)
        else:
            tell(say("You talked on {days}.", days=told), hang=2)


def _tell_part(part: "HeadedLines") -> None:
    tell(part.heading, hang=2)
    for line in part.lines:
        tell(line, indent=2, hang=2)
