"""The last line after an answer: feelings, a setting and a small step for the saved entry."""

from datetime import date
from pathlib import Path

from equityjournal.cli.answering.answer_lines import BURN, STOP
from equityjournal.cli.answering.command_words import calls_the_program
from equityjournal.cli.answering.kept_line import kept_while_typed
from equityjournal.cli.editing.day_of_a_step import with_clear_day
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it, one_line, part_of_answer
from equityjournal.cli.terminal.wishes import Stopped
from equityjournal.cli.writing.common_settings import is_setting
from equityjournal.cli.writing.next_question import wants_step
from equityjournal.cli.writing.no_answer import is_left_out, mere_yes, nothing_meant
from equityjournal.cli.writing.parts_of_a_line import add_parts, like_places
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.resuming import with_more
from equityjournal.cli.writing.saving import add_to
from equityjournal.cli.writing.support import is_heavy, show_feelings
from equityjournal.core.entries.entry import Entry, Step
from equityjournal.core.entries.feelings import ASKED
from equityjournal.core.entries.typed_last_line import LastLine, last_line
from equityjournal.core.entries.typed_step import says_by_when, step_typed, step_with_day
from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.naming import unaccented
from equityjournal.core.text.speech import say

LONGEST = 5
"""Words of a feeling; a longer one may have been meant for the answer."""

SLASHES_BEFORE_DAY = 3
"""Slashes of a whole last line: feelings / setting / step / day."""


def ask_last_line(request: Request, entry: Entry, path: Path) -> Entry:
    """Ask for feelings, a setting or a small step.

    Args:
        request: The command line.
        entry: The saved entry.
        path: Its file.

    Returns:
        The entry as it is now.

    Raises:
        Stopped: When `:stop` is typed.
    """
    session, to = request.session, request.to
    asks_for_step = not (entry.steps or request.options.more) and _may_lead_to_step(session, entry)
    if entry.feelings and entry.setting and not asks_for_step:
        return entry
    tell(to=to)
    tell(_question(session, entry, asks_for_step=asks_for_step), to=to)
    try:
        with kept_while_typed(session.journal.drafts, entry.id, to) as read:
            line = line_and_all_with_it(read)
            while line.strip() == ASKED or mere_yes(line):
                if mere_yes(line):
                    tell(say("Type it here, then; Enter leaves it out."), to=to)
                else:
                    show_feelings(to)
                line = line_and_all_with_it(read)
            return _with_line(request, entry, path, line, asks_for_step=asks_for_step)
    except (EOFError, KeyboardInterrupt):
        tell(to=to)
        return entry


def _may_lead_to_step(session: Session, entry: Entry) -> bool:
    """Whether a question led to a small step, without heavy words."""
    return wants_step(session, entry) and not (entry.happened_to_me or is_heavy(session, entry.feelings))


def _question(session: Session, entry: Entry, *, asks_for_step: bool) -> str:
    """The question; plain after a heavy entry, without example or step."""
    if asks_for_step:
        return say(
            "One small step, if there is one? With whom, and how would those affected know? A slash and a "
            "day, or short, medium or long, says by when. Enter leaves it out."
        )
    texts = [answer.text for answer in entry.answers]
    if entry.happened_to_me or is_heavy(session, [*entry.feelings, *texts]):
        return say(
            "One last line, if you like: feelings, then a slash and where it was. Enter leaves it out."
        )
    return say(
        "One last line, if you like: feelings / where it was / a small step. For example: unsure / home "
        "visit / ask her again. Enter leaves it out."
    )


def _with_line(request: Request, entry: Entry, path: Path, line: str, *, asks_for_step: bool) -> Entry:
    """Put the line in its place, or ask about a long line.

    Raises:
        Stopped: For `:stop`.
    """
    if line.strip().casefold() == STOP:
        raise Stopped
    if line.strip().casefold() == BURN:
        tell(
            say("The entry is saved already. `equityjournal erase {id}` removes it for good.", id=entry.id),
            to=request.to,
        )
        return entry
    if nothing_meant(line):
        return entry
    if is_left_out(line, request):
        return entry
    today = clock.now().date()
    step_word = say("step")
    names_step = f"{step_word}:" in line.casefold()
    if asks_for_step or names_step or line.count("/") >= SLASHES_BEFORE_DAY:
        line = with_clear_day(line, today, request.to)
    if asks_for_step and _is_step(line, today):
        return add_parts(request, path, LastLine(step=step_typed(line, today)))
    parts = _with_setting_in_place(_without_command(last_line(line, today), request))
    if len(parts.feelings) == 1 and not (parts.setting or parts.step or "\n" in line):
        if step := step_with_day(line, today):
            return _step_or_feeling(request, entry, path, parts, step)
        if theme := _theme_called(request, line):
            return _theme_or_feeling(request, entry, path, parts, theme)
    if not _is_long(line, parts):
        return add_parts(request, path, parts)
    meant = part_of_answer(request.to, feeling=True)
    if meant == "feel":
        return add_parts(request, path, parts)
    if meant == "add":
        *before, last = entry.answers
        entry = add_to(request.session, path, {"answers": [*before, with_more(last, line)]})
        tell(say("Added to your answer."), to=request.to)
    return entry


def _step_or_feeling(request: Request, entry: Entry, path: Path, parts: LastLine, step: Step) -> Entry:
    """Ask whether a line with a day to come is a small step."""
    said = say(
        "Is that a small step, by {day}? Enter keeps it so, f as a feeling, n leaves it out.",
        day=with_weekday(step.due) if step.due else "",
    )
    meant = _chosen(said, request)
    if meant == "leave":
        return entry
    return add_parts(request, path, LastLine(step=step) if meant == "so" else parts)


def _theme_or_feeling(request: Request, entry: Entry, path: Path, parts: LastLine, theme: str) -> Entry:
    """Ask whether a theme's name is meant as the entry's theme."""
    title = request.session.shelf.titles[theme]
    said = say(
        "{title} is a theme. Enter gives the entry that theme, f keeps the words as a feeling, n leaves them "
        "out.",
        title=title,
    )
    meant = _chosen(said, request)
    if meant == "leave":
        return entry
    if meant == "feel":
        return add_parts(request, path, parts)
    entry = add_to(request.session, path, {"themes": list(dict.fromkeys([*entry.themes, theme]))})
    tell(say("Kept with it.") if entry.private else say("Theme: {words}.", words=title), to=request.to)
    return entry


def _chosen(question: str, request: Request) -> str:
    """The meaning of a line: `so`, `feel` or `leave`.

    A person who leaves has typed a feeling.
    """
    while True:
        tell(question, to=request.to)
        try:
            wanted = one_line().strip().casefold()
        except (EOFError, KeyboardInterrupt):
            return "feel"
        if wanted in ("", say("y"), say("yes")):
            return "so"
        if wanted in (say("f"), say("feeling")):
            return "feel"
        if wanted in (say("n"), say("no")):
            return "leave"


def _theme_called(request: Request, line: str) -> str | None:
    """The theme whose whole name or title is the line.

    None for other words.
    """
    wanted = unaccented(" ".join(line.split()))
    titles = request.session.shelf.titles
    names = {unaccented(name): identity for identity, title in titles.items() for name in (identity, title)}
    return names.get(wanted)


def _without_command(parts: LastLine, request: Request) -> LastLine:
    """The parts of a line, without a small step typed as a command."""
    if parts.step is None or not calls_the_program(parts.step.text):
        return parts
    tell(say("The last part looks like a command, so it was left out."), to=request.to)
    return parts._replace(step=None)


def _with_setting_in_place(parts: LastLine) -> LastLine:
    """The parts of a line, with a setting among the feelings put in its place, as in `tired, home visit`."""
    places = [] if parts.setting else [words for words in parts.feelings if is_setting(words)]
    feelings = tuple(words for words in parts.feelings if words not in places)
    if len(places) != 1 or like_places(feelings):
        return parts
    return parts._replace(feelings=feelings, setting=places[0])


def _is_step(line: str, today: date) -> bool:
    """Whether an answer to the question for a step is a step, rather than feelings."""
    if says_by_when(line, today):
        return True
    parts = last_line(line if " /" in line or "/ " in line else line.replace("/", "-"), today)
    most = 2 if len(parts.feelings) > 1 else 1
    are_feelings = bool(parts.feelings) and all(len(words.split()) <= most for words in parts.feelings)
    return not are_feelings


def _is_long(line: str, parts: LastLine) -> bool:
    """Whether a line may have been meant for the answer."""
    return "\n" in line or any(len(part.split()) > LONGEST for part in [*parts.feelings, parts.setting])
