"""Unfinished answers: offered again, resumed, or put in the trash."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

from equityjournal.cli.answering.answer_lines import DONE, STOP
from equityjournal.cli.answering.editor import text_in
from equityjournal.cli.session.problems import name_problems
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import captured, read_as_windows_text
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it, part_of_answer
from equityjournal.cli.writing.before_a_path import path_of
from equityjournal.core.entries.answer_words import first_words, words_of
from equityjournal.core.entries.brief import keeps_to_itself
from equityjournal.core.entries.editor_text import taken_out
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.text.dates import in_words, on_day
from equityjournal.core.text.errors import DamagedFile, NotAllowed, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.entries.drafts import edit_of
from equityjournal.store.records.record import Stored
from equityjournal.store.records.seal import State

if TYPE_CHECKING:
    from equityjournal.cli.writing.request import Request


def left_open(
    session: Session, now: datetime, to: TextIO, *, resume: bool, path: WrittenFor | None = None
) -> Draft | None:
    """An unfinished writing to go on with, if wanted.

    Args:
        session: The journal. Drafts of it that cannot be read are named.
        now: The moment.
        to: Where to ask.
        resume: The latest is wanted without being offered.
        path: The private path asked for; a writing on another one is not offered then.

    Raises:
        UnknownName: When one was asked for and there is none.
    """
    if session.is_closed:
        _tell_sealed(session, to)
        return None
    if resume:
        _make_draft_of_bytes(session, now, to)
    _take_texts_left_by_editors(session, now)
    _name_what_no_entry_holds(session)
    waiting = _not_saved_yet(session, to)
    if resume and not waiting:
        raise UnknownName(say("There is nothing unfinished. `equityjournal write` begins something new."))
    if resume:
        return _taken_up(session, waiting[-1], now, to)
    if path:
        waiting = [kept for kept in waiting if path_of(session, kept.record, ()) in (None, path)]
    while waiting:
        latest = waiting[-1]
        _offer(latest.record, len(waiting), now.date(), to)
        typed = line_and_all_with_it()
        wanted = typed.strip().casefold()
        if wanted in ("", say("y"), say("yes"), say("go on")):
            tell(to=to)
            return _taken_up(session, latest, now, to)
        if wanted in (say("n"), say("no"), say("not now"), say("later"), STOP):
            return None
        if wanted in (say("t"), say("trash")):
            session.journal.drafts.put_away(waiting.pop(), clock.now())
            tell(say("It is in the trash. `equityjournal restore draft` brings it back."), to=to)
        elif "\n" in typed or len(typed.split()) > LONGEST_REPLY:
            if part_of_answer(to) == "add":
                return _added_to(session, latest, typed, now, to)
        else:
            tell(say("“{typed}” is none of these.", typed=typed.strip()), to=to)
        tell(to=to)
    return None


def _tell_sealed(session: Session, to: TextIO) -> None:
    """Say how many unfinished texts a closed journal keeps."""
    if count := session.journal.drafts.count():
        tell(
            say_many(
                "1 unfinished text is kept; it opens with the journal.",
                "{count} unfinished texts are kept; they open with the journal.",
                count,
            ),
            to=to,
        )


LONGEST_REPLY = 5
"""Words of a reply to the offer; more may be part of the answer."""


def _added_to(session: Session, kept: Stored[Draft], typed: str, now: datetime, to: TextIO) -> Draft | None:
    """The unfinished writing with words typed in reply to its offer."""
    draft = _taken_up(session, kept, now, to)
    if draft is None:
        return None
    *before, last = draft.answers
    draft = draft.model_copy(update={"answers": [*before, with_more(last, typed)]})
    session.journal.drafts.keep(draft)
    tell(say("Added to your answer."), to=to)
    tell(to=to)
    return draft


def with_labels(began: Draft, request: "Request") -> Draft:
    """An unfinished writing with this command line's labels.

    Private stays private. Themes are tags on a writing that answers no question.
    """
    labels = request.draft
    facts = {
        name: getattr(labels, name)
        for name in ("title", "setting", "people", "feelings", "steps", "their_words")
    }
    changes: dict[str, Any] = {name: value for name, value in facts.items() if value}
    if request.themes and not any(answer.prompt for answer in began.answers):
        changes["themes"] = list(dict.fromkeys([*began.themes, *request.themes]))
    if request.day_given:
        changes["happened"] = labels.happened
    for name in ("private", "happened_to_me"):
        changes[name] = getattr(began, name) or getattr(labels, name)
    return began.model_copy(update=changes)


def with_text_added(request: "Request", text: str) -> Draft:
    """The latest unfinished writing with given text below its last answer.

    A full stop alone adds nothing: it ends the answer, as at the terminal.

    Raises:
        UnknownName: When nothing is unfinished.
        NotAllowed: When it is open in another window.
    """
    began = left_open(request.session, request.now, request.to, resume=True)
    if began is None:
        raise NotAllowed(say("That answer is open in another window, so nothing was added to it."))
    if text.strip() == DONE:
        return with_labels(began, request)
    *before, last = began.answers
    return with_labels(began.model_copy(update={"answers": [*before, with_more(last, text)]}), request)


def with_more(answer: Answer, text: str) -> Answer:
    """The answer with more text on a line below."""
    return answer.model_copy(update={"text": f"{answer.text}\n{text}"})


def _make_draft_of_bytes(session: Session, now: datetime, to: TextIO) -> None:
    """Make a draft of the bytes kept last, read as Windows text; private, for their labels are not known."""
    drafts = session.journal.drafts
    kept = [path for path in drafts.loose() if path.suffix == ".bin"]
    for path in sorted(kept, reverse=True):
        data = files.read(path)
        text = read_as_windows_text(data)
        if text is None or not text.strip() or len(data) > files.LARGEST:
            continue
        drafts.keep(
            Draft(
                started=now,
                happened=now.date(),
                pack=DEFAULT_PACK,
                language="en-GB",
                private=True,
                answers=[Answer(text=text)],
            )
        )
        files.move(path, session.root / "trash" / "drafts" / path.name, files.digest(data))
        tell(
            say(
                "What you piped in is read as text from an older Windows program: look at its accents and "
                "dashes. It will be private; `equityjournal edit last --not-private` changes that."
            ),
            to=to,
        )
        tell(to=to)
        return


def _taken_up(session: Session, kept: Stored[Draft], now: datetime, to: TextIO) -> Draft | None:
    draft = session.journal.drafts.take_up(kept, now)
    if draft is None:
        tell(say("Somebody is writing that one in another window by now, so here is something new."), to=to)
        tell(to=to)
    elif kept.state is State.CUT_OFF:
        tell(
            say(
                "The end of its file is cut off, and perhaps some of your words. The file as it was is kept "
                "in trash/drafts."
            ),
            to=to,
        )
    return draft


def _not_saved_yet(session: Session, to: TextIO) -> list[Stored[Draft]]:
    """Drafts without an entry.

    After a crash a draft may have been saved; it goes into the trash, with a sentence.
    """
    waiting = []
    for kept in session.journal.drafts.unfinished():
        draft = kept.record
        saved = [
            entry
            for entry in session.entries_on(draft.happened)
            if words_of(entry.answers) == words_of(draft.answers) and entry.written >= draft.started
        ]
        if not saved:
            waiting.append(kept)
            continue
        session.journal.drafts.put_away(kept, clock.now())
        tell(
            say(
                "The answer you began on {day} was saved, as {id}; its draft is in the trash.",
                day=in_words(draft.started.date()),
                id=saved[0].id,
            ),
            to=to,
        )
    return waiting


def _offer(draft: Draft, count: int, today: date, to: TextIO) -> None:
    """Offer an answer by its day and first words."""
    begun = say_many(
        "You began an answer {when} and left it unfinished:",
        "You have {count} unfinished answers. The latest, begun {when}:",
        count,
        when=on_day(draft.started.date(), today),
    )
    question = draft.answers[-1].question
    if question and not keeps_to_itself(draft):
        tell(question, to=to)
    tell(begun, to=to)
    tell(say("private") if keeps_to_itself(draft) else first_words(draft.answers), indent=2, to=to)
    tell(say("Go on with it? Enter for yes, n for not now, t to put it in the trash."), to=to)


def _take_texts_left_by_editors(session: Session, now: datetime) -> None:
    """Move the text of a closed editor into its draft.

    The draft as it was goes to the trash, if it had words.
    """
    drafts = session.journal.drafts
    for draft in drafts.all():
        path = drafts.text_left(draft)
        if path is None or not draft.answers:
            continue
        *before, last = draft.answers
        try:
            text = taken_out(captured(text_in(files.read(path))), last.question or "")
        except (DamagedFile, FileNotFoundError, UnicodeDecodeError):
            continue
        if not drafts.hold(draft):
            continue
        if text and text != last.text:
            if draft.has_text:
                drafts.put_copy_away(draft, now)
            drafts.keep(
                draft.model_copy(update={"answers": [*before, last.model_copy(update={"text": text})]})
            )
        drafts.remove_text(path)
        drafts.let_go(draft)


def _name_what_no_entry_holds(session: Session) -> None:
    """Name unreadable drafts, and texts left among the drafts."""
    name_problems(session.journal.drafts.unreadable())
    loose = session.journal.drafts.loose()
    edits = {identity for path in loose if (identity := edit_of(path))}
    note(
        *(
            say(
                "What you changed in {id} was not saved. `equityjournal edit {id}` offers it.",
                id=name,
            )
            for name in sorted(edits)
        )
    )
    count = sum(1 for path in loose if not edit_of(path))
    if count:
        said = say_many(
            "1 file among your drafts is in no entry yet. `equityjournal check` says what it is.",
            "{count} files among your drafts are in no entry yet. `equityjournal check` says what they are.",
            count,
        )
        note(said)
