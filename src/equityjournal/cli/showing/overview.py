"""The overview shown by `equityjournal` without a verb.

Fewer than twelve lines, from the index alone, without private words.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from equityjournal.cli.session.problems import why_empty
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.brief import words_in_passing
from equityjournal.core.entries.steps import by_when, in_order, near
from equityjournal.core.text.dates import a_year_before, in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.core.text.visible import shortened
from equityjournal.core.themes.breadth_words import keeps_to
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.listing.folders import ids_in_names
from equityjournal.store.lookup import open_items
from equityjournal.store.settings.values import is_on

if TYPE_CHECKING:
    from equityjournal.core.entries.brief import Brief

MOST_STEPS = 3
FEWEST_STEPS = 1  # beside a paragraph on narrow writing, so that it all fits on a small screen
SHORT = 42  # characters of quoted words, so that each line fits into eighty columns


def tell_where_things_stand(session: Session, now: datetime) -> None:
    """Show the open draft, near steps, last entry and a theme."""
    _tell_if_kept_too_long(now)
    if session.is_closed:
        _tell_from_outside(session)
        return
    is_begun = (session.root / "entries").is_dir() or why_empty(session.root) is not None
    last = session.catalogue.written_last(now.date()) if is_begun else None
    if last is None:
        why = why_empty(session.root) if is_begun and session.catalogue.is_empty else None
        _tell_why_empty(session, why) if why else _tell_what_it_is(session)
        return
    telling = session.telling(session.shelf.default(), now.date())
    welcome = telling.welcome(now)
    if welcome:
        tell(welcome)
    interrupted = _tell_left_open(session) or welcome is not None
    narrow = telling.narrow is not None and not interrupted
    _tell_steps(session, now, after_a_break=welcome is not None, most=FEWEST_STEPS if narrow else MOST_STEPS)
    tell(say("Last entry: {entry}", entry=_named(last)), hang=2)
    for paragraph in [*([] if interrupted else keeps_to(telling)), *telling.recommendation()]:
        tell(paragraph, hang=2)
    tell(say("`equityjournal write` asks a question. All the rest: `equityjournal --help`."))
    if is_on("on-this-day"):
        _tell_on_this_day(session, now.date())


def _tell_why_empty(session: Session, why: str) -> None:
    """Describe a journal that holds no entry any longer."""
    tell(why)
    _tell_left_open(session)
    tell(say("`equityjournal --help` lists all commands."))


def _tell_from_outside(session: Session) -> None:
    """Describe a closed journal by its files' names."""
    ids = ids_in_names(session.root, "entries")
    tell(say("Your journal is closed. `equityjournal unlock` opens it; writing works all the same."))
    if ids:
        last = date.fromisoformat(max(ids)[: len("2026-06-03")])
        tell(
            say_many(
                "1 entry is in it, about {day}.",
                "{count} entries are in it, the last about {day}.",
                len(ids),
                day=in_words(last),
            )
        )
    tell(say("`equityjournal write` asks a question, by lot."))


def _tell_on_this_day(session: Session, today: date) -> None:
    """An entry of this day a year ago, if any.

    Private entries, and those about harm to the writer, may hurt when met unasked.
    """
    briefs = [
        brief for day in a_year_before(today) for brief in session.catalogue.about(day) if not brief.private
    ]
    for brief in briefs:
        whole, _ = session.catalogue.whole(brief.id)
        if not whole["happened_to_me"]:
            words = shortened(brief.title or words_in_passing(brief), SHORT)
            tell(say("A year ago today you wrote: {words}", words=words), hang=2)
            return


def _tell_what_it_is(session: Session) -> None:
    """Introduce the program, before the first entry."""
    if (session.root / "entries").is_dir() and not session.catalogue.is_empty:
        tell(say("None of your entries could be read; the files are named above."))
    else:
        tell(
            say(
                "A journal for people in public service: it asks one good question about fairness in the "
                "work, and keeps your answer on this machine."
            )
        )
        tell(say("Your journal will be in {path}.", path=session.root))
        if (session.root / "drafts").is_dir():
            _tell_left_open(session)
    tell(say("Begin with `equityjournal write`: one question, and nothing to set up."))
    tell(say("`equityjournal demo` makes an invented journal. All the rest: `equityjournal --help`."))


def _tell_if_kept_too_long(now: datetime) -> None:
    """Remind a coach of shares to be removed by now."""
    place = sharing_place()
    if not ((place / "letters").is_dir() or (place / "mentees").is_dir()):
        return
    from equityjournal.store.sharing.companions import Companions  # noqa: PLC0415 - loads Pydantic
    from equityjournal.store.sharing.inbox import Inbox  # noqa: PLC0415 - loads Pydantic

    kept = [sealed.came for known in Companions(place).all() for sealed in Inbox(place, known).kept()]
    if any(came.is_past(now.date()) for came in kept if came):
        tell(
            say("Something that was shared with you was to be removed by now: `equityjournal coach`"), hang=2
        )


def _tell_left_open(session: Session) -> bool:
    """Name an open draft; whether any exists."""
    draft = open_items.left_open(session.catalogue.database, session.root)
    if draft is None:
        return False
    begun = say("Left open on {day}", day=in_words(draft.begun))
    words = shortened(draft.words, SHORT) if draft.words else say("private")
    tell(f"{begun}: {words}", hang=2)
    tell(say("`equityjournal write --resume` goes on with it."), indent=2)
    return True


def _tell_steps(session: Session, now: datetime, *, after_a_break: bool, most: int) -> None:
    still_open = in_order(open_items.steps(session.catalogue.database)).open
    shown = near([step for step in still_open if not step.private], now.date(), most)
    for step in shown:
        when = by_when(step.horizon, step.due)
        tell(say("Small step: {text} ({when})", text=shortened(step.text, SHORT), when=when), hang=2)
    if still_open and after_a_break:
        tell(say("`equityjournal steps` offers to keep, change or let go each small step."))


def _named(entry: "Brief") -> str:
    day = in_words(entry.happened)
    return f"{day}: {shortened(entry.title or words_in_passing(entry), SHORT)}"
