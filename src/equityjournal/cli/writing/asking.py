"""A writing asked for at the terminal."""

import sys

from equityjournal.cli.answering.how_to_answer import kept_unfinished
from equityjournal.cli.answering.writing_way import WayOfWriting
from equityjournal.cli.editing.out_of_reach import refuse_words_left
from equityjournal.cli.terminal.keyboard import LineLost
from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.cli.terminal.wishes import Burnt, Stopped
from equityjournal.cli.writing.another_thought import AskedSitting, ReplySitting
from equityjournal.cli.writing.before_a_path import path_of, tell_before
from equityjournal.cli.writing.from_paper import PaperSitting
from equityjournal.cli.writing.further_questions import FurtherQuestions
from equityjournal.cli.writing.path_sitting import PathSitting
from equityjournal.cli.writing.request import Further, Request, Written
from equityjournal.cli.writing.resuming import left_open, with_labels
from equityjournal.cli.writing.saving import make_journal
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.entries.entry import Draft
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say
from equityjournal.core.themes.telling import Telling


def ask(request: Request) -> Written | None:
    """Ask a question, or go on with an unfinished writing.

    Return None when nothing is to be saved now.

    Raises:
        KeyboardInterrupt: When the person breaks off.
        JournalError: When nothing can be asked, or nothing was written.
    """
    options, draft, at_terminal = request.options, request.draft, is_terminal(sys.stdin)
    if at_terminal and request.asks_for_feelings:
        return None
    path = path_of(request.session, draft, request.themes)
    if path:
        tell_before(path, request.to)
    make_journal(request.session, request.to, typed=False, names_welcome=path is not None)
    if options.resume or (at_terminal and not (options.fresh or options.reply)):
        began = left_open(request.session, request.now, request.to, resume=options.resume, path=path)
        draft = with_labels(began, request) if began else draft
    pack = request.session.shelf.pack(options.pack) if options.pack else request.session.shelf.default()
    telling = request.session.telling(pack, request.now.date())
    if welcome := telling.welcome(request.now):
        tell(welcome, to=request.to)
        tell(to=request.to)
    sitting = _sitting(request, draft, telling, said_before={path} if path else set())
    sitting.tell_day()
    finished = _sit(sitting, request)
    if finished is None:
        return None
    may_ask = at_terminal and not (finished.has_asked_enough or finished.draft.happened_to_me)
    return Written(finished.draft, Further.LAST_LINE if may_ask else Further.NOTHING)


def _sitting(request: Request, draft: Draft, telling: Telling, *, said_before: set[WrittenFor]) -> Sitting:
    """The requested sitting: with a sheet of paper, on a private path, or the usual kind."""
    options = request.options
    way = WayOfWriting(request.to, flag="editor" if options.editor else "lines" if options.lines else None)
    in_editor = way.way == "editor"
    seat = (request.session, telling, draft, request.moment, request.themes, in_editor, request.to, way)
    if request.question:
        return AskedSitting(*seat, asked=request.question)
    if options.from_paper:
        return PaperSitting(*seat, day_given=request.day_given)
    if draft.follows and not (request.themes or options.pack):
        return ReplySitting(*seat)
    if path_of(request.session, draft, request.themes):
        return PathSitting(*seat, with_follow_ups=options.more, said_before=said_before)
    return Sitting(*seat, letters=options.theme or ())


def _sit(sitting: Sitting, request: Request) -> Sitting | None:
    """Ask until an answer is finished; None for an answer left for later.

    Every line is among the drafts meanwhile. Where the writer turned to a private path, it ends
    as another sitting.
    """
    drafts = request.session.journal.drafts
    drafts.hold(sitting.draft)
    try:
        _converse(sitting, request)
        if sitting.wants_path or not (sitting.draft.has_text or sitting.draft.follows):
            sitting = PathSitting.taking_over(sitting, with_follow_ups=request.options.more)
            sitting.ask()
    except Stopped:
        _leave(sitting, kept_unfinished())
        return None
    except Burnt:
        _burn(sitting)
        return None
    except (EOFError, KeyboardInterrupt) as left:
        tell(to=sitting.to)
        _leave(sitting, _kept_but_the_line() if isinstance(left, LineLost) else kept_unfinished())
        raise KeyboardInterrupt from None
    except NothingToKeep:
        _remove_without_words(sitting)
        raise
    finally:
        _keep_put_by(sitting)
        drafts.let_go(sitting.draft)
    return sitting


def _burn(sitting: Sitting) -> None:
    """Remove all words of this writing, and name copies out of reach.

    Raises:
        NotSaved: When the index may still hold some of it.
    """
    sitting.put_by.clear()
    left = sitting.session.journal.eraser.erase_draft(sitting.draft)
    said = say("None of it is kept. The words stay on this screen until you clear it.")
    tell(said, to=sitting.to)
    if sitting.has_put_words_by:
        tell(say("What you wrote before :pass is another answer, and is kept."), to=sitting.to)
    refuse_words_left(left)


def _keep_put_by(sitting: Sitting) -> None:
    """Keep the questions put by, on this machine and in no entry.

    Of a writing about harm to its writer no mark is kept: a beginning is private too.
    """
    telling = sitting.telling
    if sitting.put_by and not sitting.draft.happened_to_me:
        sitting.session.questions_put_by.add(sitting.put_by, telling.today, telling.history.credits)


def _leave(sitting: Sitting, kept: str) -> None:
    """Say the fate of a writing broken off."""
    if sitting.draft.has_text or sitting.session.journal.drafts.text_left(sitting.draft):
        tell(kept, to=sitting.to)
        return
    tell(say("Nothing was written, so nothing is saved."), to=sitting.to)
    _remove_without_words(sitting)


def _remove_without_words(sitting: Sitting) -> None:
    """Remove a draft without words."""
    draft, drafts = sitting.draft, sitting.session.journal.drafts
    if not (drafts.text_left(draft) or draft.has_text):
        drafts.remove(draft)


def _converse(sitting: Sitting, request: Request) -> None:
    wanted = request.options.prompt
    if sitting.draft.answers:
        sitting.go_on()
    else:
        sitting.ask(request.session.library.prompt(wanted)[1] if wanted else None)
    if sitting.wants_path or not sitting.draft.has_text or isinstance(sitting, PathSitting):
        return
    further = FurtherQuestions(sitting)
    if request.options.more:
        further.ask()
    else:
        further.ask_for_meaning()


def _kept_but_the_line() -> str:
    return say("All but the line you were on is kept, unfinished. `equityjournal write` offers it again.")
