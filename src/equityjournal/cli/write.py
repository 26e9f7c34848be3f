"""`write`: asks one question and keeps the answer, or keeps text as it is given."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from equityjournal.cli.notices.finding import finders, noticed, tell_if_noticed
from equityjournal.cli.session.completing import some_packs, some_prompts, some_themes
from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.in_hand import in_hand
from equityjournal.cli.session.labelled_draft import facts, with_text
from equityjournal.cli.session.session import open_session
from equityjournal.cli.session.text_commands import TextCommand, given_text
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.ask import Stopped, kept_unfinished, words_between_commas
from equityjournal.cli.terminal.keyboard import LineLost
from equityjournal.cli.terminal.output import heard_or_not, is_conversation, is_terminal, talking_to, tell
from equityjournal.cli.writing.small_steps import ask_step, tell_steps
from equityjournal.core.entries.feelings import ASKED
from equityjournal.core.text.dates import in_words, parse_day
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.store.disk.settings import is_on, usual_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.session.session import Session
    from equityjournal.cli.writing.sitting import Sitting
    from equityjournal.core.entries.entry import Draft, Entry, Step


COMMAND = TextCommand


def write(
    context: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Keep this text as it is; - reads it from a pipe."),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            "--theme",
            "-t",
            metavar="THEME",
            help="Ask about this theme; with TEXT, tag it.",
            autocompletion=some_themes,
        ),
    ] = None,
    prompt: Annotated[
        str | None,
        typer.Option(
            "--prompt",
            "-p",
            metavar="PROMPT",
            help="Ask, or answer, this question.",
            autocompletion=some_prompts,
        ),
    ] = None,
    pack: Annotated[
        str | None,
        typer.Option(metavar="PACK", help="Draw the question from this pack.", autocompletion=some_packs),
    ] = None,
    moment: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="before, after (the usual one) or looking-back.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", "-d", metavar="DAY", help="The day it is about: yesterday, 3 June, …"),
    ] = None,
    setting: Annotated[
        str, typer.Option(metavar="WORDS", help="Where it was: home visit, team meeting.")
    ] = "",
    person: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE", help="Who was there, by role; by name only if it happened to you."),
    ] = None,
    feeling: Annotated[
        list[str] | None,
        typer.Option("--feeling", "-f", metavar="WORD", help="A feeling; '?' shows some words."),
    ] = None,
    step: Annotated[
        str | None, typer.Option(metavar="WORDS", help="One small step you mean to take.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="WHEN", help="By when: a day, or short, medium or long.")
    ] = None,
    title: Annotated[str, typer.Option(metavar="WORDS", help="A title, if you like one.")] = "",
    private: Annotated[bool, typer.Option("--private", help="Keep it out of exports.")] = False,
    happened_to_me: Annotated[
        bool,
        typer.Option("--happened-to-me", help="You were treated badly: private, and other questions."),
    ] = False,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Write in your editor.")] = False,
    more: Annotated[
        bool, typer.Option("--more", help="With more time: follow-ups, and more questions.")
    ] = False,
    from_paper: Annotated[
        bool, typer.Option("--from-paper", help="Type a worksheet in, by the codes on it.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what you began.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Leave what you began, and begin anew.")] = False,
    notices: Annotated[
        bool | None, typer.Option("--notices/--no-notices", help="Say if something tells who somebody is.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Ask one question and keep your answer, or keep text you give.

    With TEXT, no question is asked; it is saved, and at a terminal you may
    then name a theme. What you type after the command stays in the shell's
    history; without TEXT, nothing does.
    """
    from equityjournal.cli.writing.next_question import is_about_the_writer  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.saving import make_journal, save, saved_by_now  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.support import show_feelings, tell_support  # noqa: PLC0415 - loads Pydantic
    from equityjournal.core.entries.entry import Draft  # noqa: PLC0415 - loads Pydantic

    hand = in_hand(context)  # read by now: no wrong label costs a word of it
    now = clock.now()
    happened = parse_day(day, now.date()) if day is not None else now.date()
    when = _moment(moment if moment is not None else usual_moment())
    notices = is_on("notices") if notices is None else notices
    session = open_session(context)
    session.journal.refuse_after_loss()
    chosen = session.shelf.pack(pack) if pack is not None else session.shelf.default()
    themes = [session.shelf.theme(one, first_in=chosen, needed=False) for one in theme or []]
    happened_to_me = happened_to_me or is_about_the_writer(session, chosen.id, themes, prompt)
    to = talking_to(json)
    if any(ASKED in words_between_commas(one) for one in feeling or []):
        show_feelings(to)
        if not text and is_terminal(sys.stdin):
            return
    draft = Draft(
        started=now,
        happened=happened,
        pack=chosen.id,
        language=chosen.language,
        private=private or happened_to_me,
        happened_to_me=happened_to_me,
        steps=_steps(step, by, now.date()),
        **facts(title=title, setting=setting, person=person, feeling=feeling),
    )
    given = given_text(hand)
    if given is None:
        from equityjournal.cli.writing.from_paper import PaperSitting  # noqa: PLC0415 - loads Pydantic
        from equityjournal.cli.writing.resuming import left_open  # noqa: PLC0415 - loads Pydantic
        from equityjournal.cli.writing.sitting import Sitting  # noqa: PLC0415 - loads Pydantic

        make_journal(session, to, typed=False, happened_to_me=happened_to_me)
        offered = resume or (is_terminal(sys.stdin) and not fresh)
        if began := left_open(session, now, to, resume=resume) if offered else None:
            draft = _taken_up(began, draft, themes, day_given=day is not None)
        telling = session.telling(chosen, now.date())
        if welcome := telling.welcome(now):
            tell(welcome, to=to)
            tell(to=to)
        sitting = Sitting(session, telling, draft, when, themes, editor, to)
        if from_paper:
            sitting = PaperSitting(
                session, telling, draft, when, themes, editor, to, day_given=day is not None
            )
        if not _sit(sitting, prompt, more=more):
            return
        draft = sitting.draft
    else:
        if from_paper:
            from equityjournal.cli.writing.from_paper import typed_elsewhere  # noqa: PLC0415 - loads Pydantic

            draft = typed_elsewhere(draft, session, given, themes, day_given=day is not None)
        else:
            draft = with_text(draft, session, given, themes, prompt)
        with heard_or_not():
            typed = bool(text) and text != ["-"]
            make_journal(session, to, typed=typed, happened_to_me=draft.happened_to_me)
    if draft.happened > now.date():
        with heard_or_not():
            tell(say("{day} is still to come; it is kept all the same.", day=in_words(draft.happened)), to=to)
    entry, path = save(session, draft, hand, json=json)
    with saved_by_now():
        if notices:
            tell_if_noticed(session, entry, to=to)
        tell_steps(entry.steps, to, private=entry.private)
        if given is None and is_terminal(sys.stdin):
            entry = _ask_what_is_left(session, entry, path, to, more=more, notices=notices)
        elif given and not (themes or prompt or json or from_paper or happened_to_me) and is_conversation():
            from equityjournal.cli.writing.after_saving import ask_themes  # noqa: PLC0415 - loads Pydantic

            entry = ask_themes(session, entry, path)
        tell_support(session, entry, to)


def _ask_what_is_left(
    session: "Session", entry: "Entry", path: Path, to: TextIO, *, more: bool, notices: bool
) -> "Entry":
    """Once the entry is safe: one last line, and a small step where the questions lead to one.

    With more time a step is always asked for, and what may tell who somebody is comes up one by one. Return
    the entry with what the last line added.
    """
    from equityjournal.cli.writing.after_saving import ask_last_line  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.next_question import wants_step  # noqa: PLC0415 - loads Pydantic
    from equityjournal.cli.writing.support import is_heavy  # noqa: PLC0415 - loads Pydantic

    if is_on("last-line"):
        entry = ask_last_line(session, entry, path, to)
    if not (entry.happened_to_me or is_heavy(session, entry.feelings)):
        if not entry.steps and (more or wants_step(session, entry)):
            ask_step(session.journal, path, to)
        if more and notices and not entry.private:
            _look_again(session, path, to)
    return entry


def _look_again(session: "Session", path: Path, to: TextIO) -> None:
    """What may tell who somebody is, one by one."""
    from equityjournal.cli.notices.one_by_one import offer  # noqa: PLC0415 - loads Pydantic

    kept = session.journal.read(path)
    if found := list(noticed(kept.record, finders(session))):
        tell(to=to)
        offer(session, kept, found, clock.now(), to=to)


def _steps(step: str | None, by: str | None, today: date) -> "list[Step]":
    """The small step given on the command line, if any.

    Raises:
        UnclearCommand: When only its day was given.
        UnclearDate: When that is no day.
    """
    if step is None or not step.strip():
        if by is not None:
            raise UnclearCommand(say("--by says by when a small step is meant; give the step with --step."))
        return []
    from equityjournal.core.entries.typed_step import step_from  # noqa: PLC0415 - loads Pydantic

    return [step_from(step, by, today)]


def _taken_up(began: "Draft", wanted: "Draft", themes: "Sequence[str]", *, day_given: bool) -> "Draft":
    """An unfinished writing, with whatever this command line says of it besides; private stays private.

    Themes are tags where it answers no question.
    """
    said = {name: getattr(wanted, name) for name in ("title", "setting", "people", "feelings", "steps")}
    changes = {name: value for name, value in said.items() if value}
    if themes and not any(answer.prompt for answer in began.answers):
        changes["themes"] = list(dict.fromkeys([*began.themes, *themes]))
    if day_given:
        changes["happened"] = wanted.happened
    for name in ("private", "happened_to_me"):
        changes[name] = getattr(began, name) or getattr(wanted, name)
    return began.model_copy(update=changes)


def _sit(sitting: "Sitting", wanted: str | None, *, more: bool) -> bool:
    """Ask at the terminal; whatever happens, what was typed is in the drafts. False: it is to stay there."""
    drafts = sitting.session.journal.drafts
    drafts.hold(sitting.draft)
    try:
        if sitting.draft.answers:
            sitting.go_on()
        else:
            sitting.ask(sitting.session.library.prompt(wanted)[1] if wanted else None)
        if more:
            sitting.ask_more()
        else:
            sitting.ask_for_meaning()
    except Stopped:
        kept = kept_unfinished()
        tell(
            kept if sitting.draft.has_text else say("Nothing was written, so nothing is saved."),
            to=sitting.to,
        )
        return False
    except (EOFError, KeyboardInterrupt) as left:
        tell(to=sitting.to)
        if sitting.draft.has_text:
            kept = kept_unfinished()
            if isinstance(left, LineLost):
                kept = say(
                    "All but the line you were on is kept, unfinished. `equityjournal write` offers it again."
                )
            tell(kept, to=sitting.to)
        raise KeyboardInterrupt from None
    finally:
        drafts.let_go(sitting.draft)
    return True


def _moment(wanted: str) -> Any:
    return find_one(wanted, {name: name for name in ("before", "after", "looking-back")}, say("moment"))
