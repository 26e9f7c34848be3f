"""The command line of `write`, as typed and as understood."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import typer

from equityjournal.cli.answering.command_words import verbs_of
from equityjournal.cli.commands.in_hand import InHand
from equityjournal.cli.session.labels import (
    facts,
    marks_named,
    marks_of_reply,
    paths_named,
    themes_in,
    words_told,
)
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import words_between_commas
from equityjournal.cli.terminal.output import talking_to
from equityjournal.cli.writing.options import WriteOptions
from equityjournal.cli.writing.support import show_feelings
from equityjournal.core.entries.feelings import ASKED
from equityjournal.core.entries.plain import plain_draft
from equityjournal.core.entries.schema import HAPPENED_TO_ME
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.packs.shelf import Contents
from equityjournal.core.text.errors import UnclearCommand, UnclearDate
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import usual_moment

if TYPE_CHECKING:
    from equityjournal.cli.commands.text_runs import CommandLine
    from equityjournal.core.entries.entry import AnyDraft, Draft, Step, TheirWords


class Request(NamedTuple):
    """A writing with its labels understood."""

    options: WriteOptions
    session: Session
    now: datetime
    moment: Moment | None
    """None: not said."""
    themes: Sequence[str]
    """Ids of the themes named."""
    labels: "AnyDraft"
    """The labels, as a draft without any answer."""
    to: TextIO
    """Where to speak."""
    verbs: Collection[str]
    """Words taken for verbs."""
    question: str = ""
    """A coach's question that is answered, if any."""

    @property
    def draft(self) -> "Draft":
        """The labels as a draft to be written on."""
        from equityjournal.core.entries.entry import whole  # noqa: PLC0415 - loads Pydantic

        return whole(self.labels)

    @property
    def day_given(self) -> bool:
        """Whether the command line names the day."""
        return self.options.day is not None

    @property
    def asks_for_feelings(self) -> bool:
        """Whether the list of feelings is asked for."""
        return any(ASKED in words_between_commas(words) for words in self.options.feeling or ())


class Further(Enum):
    """The further question after an entry is saved."""

    NOTHING = 0
    LAST_LINE = 1
    THEMES = 2


class Written(NamedTuple):
    """A writing to be saved."""

    draft: "AnyDraft"
    further: Further
    """The question to ask afterwards."""


def read_request(context: typer.Context, options: WriteOptions, hand: InHand) -> Request:
    """Understand the options, and open the journal.

    A question mark for a feeling shows the list.

    Raises:
        JournalError: When any label is wrong, or entries have vanished.
    """
    now, session = clock.now(), open_session(context)
    to, verbs = talking_to(options.json), verbs_of(context)
    if hand.command_line.may_be_a_slip:
        from equityjournal.cli.writing.slips import Slips, confirm_text  # noqa: PLC0415 - for few words alone

        confirm_text(hand, Slips(session, verbs, now.date()), to)
    happened = _day(options.day, now.date(), hand.command_line)
    wanted = options.moment or usual_moment()
    moment = _moment(wanted) if wanted else None
    session.journal.guard.refuse_after_loss()
    pack = session.shelf.asking(options.pack) if options.pack is not None else session.shelf.default()
    themes = [session.theme(name, first_in=pack, needed=False) for name in _themes(options, session)]
    marks: dict[str, Any] = {"private": options.private}
    marks |= marks_named(session, [pack.id], themes, options.prompt)
    pack = _of_a_path(session, themes, options.prompt) or pack
    question = ""
    if options.reply:
        from equityjournal.cli.writing.coachs_question import question_meant  # noqa: PLC0415 - for few words alone

        question = question_meant(session.root, options.reply)
    if options.reply is not None and not question:
        marks |= {name: mark for name, mark in marks_of_reply(session, options.reply, now).items() if mark}
    if options.happened_to_me:
        marks |= HAPPENED_TO_ME
    fields: dict[str, Any] = {"pack": pack.id, "language": pack.language, **marks}
    fields |= facts(
        title=options.title,
        setting=_setting(options.setting, hand.command_line),
        person=options.person or (),
        feeling=options.feeling or (),
    )
    labels = _labels(
        now, {"happened": happened, **fields}, _steps(options, now.date()), words_told(options.their_words)
    )
    request = Request(options, session, now, moment, themes, labels, to, verbs, question)
    if request.asks_for_feelings:
        show_feelings(request.to)
    return request


def _themes(options: WriteOptions, session: Session) -> list[str]:
    """The themes named, also several in one value: `-t "power, trust"`."""
    return [name for typed in options.theme or () for name in themes_in([typed], session)]


def _day(typed: str | None, today: date, command_line: "CommandLine") -> date:
    """The day written about: today, if none is given.

    Raises:
        UnclearDate: When it cannot be read; with quotation marks, if words behind it are of it.
    """
    if typed is None:
        return today
    from equityjournal.core.days.typed import parse_day  # noqa: PLC0415 - 3 ms, where a day is given

    try:
        return parse_day(typed, today)
    except UnclearDate:
        from equityjournal.cli.writing.slips import day_begun  # noqa: PLC0415 - for a slip alone

        if line := day_begun(command_line, today):
            raise UnclearDate(say("Several words go in quotation marks: `{line}`.", line=line)) from None
        raise


def _setting(typed: str | None, command_line: "CommandLine") -> str | None:
    """The setting named.

    Raises:
        UnclearCommand: When words behind it are of it; with quotation marks.
    """
    if any(run.option == "setting" for run in command_line.runs):
        from equityjournal.cli.writing.slips import setting_begun  # noqa: PLC0415 - for a slip alone

        if line := setting_begun(command_line):
            raise UnclearCommand(say("Several words go in quotation marks: `{line}`.", line=line))
    return typed


def _labels(
    now: datetime, fields: Mapping[str, Any], steps: "list[Step]", their_words: "list[TheirWords]"
) -> "AnyDraft":
    """A draft with labels, plain if they are."""
    whole = {"themes": [], "private": False, "happened_to_me": False, **fields}
    is_more = steps or their_words or "follows" in fields
    if not is_more and (plain := plain_draft(whole, now)):
        return plain
    from equityjournal.core.entries.entry import Draft  # noqa: PLC0415 - loads Pydantic

    return Draft(started=now, steps=steps, their_words=their_words, **fields)


def _of_a_path(session: Session, themes: Sequence[str], prompt: str | None) -> Contents | None:
    """The pack of a private path, by the requested question or theme, if any."""
    if prompt is not None and (asked := session.library.prompt(prompt)[0]).path:
        return session.shelf.pack(asked.id)
    return session.shelf.pack_of(themes[0]) if any(paths_named(session, [], themes[:1])) else None


def _steps(options: WriteOptions, today: date) -> "list[Step]":
    """The small step of the command line, if any.

    Raises:
        UnclearCommand: When only its day was given.
        UnclearDate: When that is no day.
    """
    if options.step is None or not options.step.strip():
        if options.by is not None:
            raise UnclearCommand(say("--by says by when a small step is meant; give the step with --step."))
        return []
    from equityjournal.core.entries.typed_step import step_from  # noqa: PLC0415 - for a step alone

    return [step_from(options.step, options.by, today)]


def _moment(wanted: str) -> Any:
    return find_one(wanted, {name: name for name in ("before", "after", "looking-back")}, say("moment"))
