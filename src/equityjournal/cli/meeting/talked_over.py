"""Talks noted beside entries, listed, and taken back."""

from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.reply_lines import talks_json, tell_kept_questions, tell_talk, tell_words_of
from equityjournal.cli.notices.finding import rules_of
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.core.notices.privacy import find
from equityjournal.core.sharing.talk import Talk
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names
from equityjournal.store.settings.values import is_on
from equityjournal.store.sharing.replies import Responses, Talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from equityjournal.cli.session.session import Session


def note_talk(
    session: "Session", entry: str, role: str, day: date, said: tuple[str, str], now: datetime
) -> None:
    """Store a talk about an entry, in words to remember and words learnt, and confirm."""
    keep, learnt = said
    talk = Talk(
        id=names.message_name(), day=day, noted=now, with_whom=role, keep=keep, learnt=learnt, entry=entry
    )
    is_new = Talks(session.root).keep(talk)
    in_full = {"id": entry, "whom": role, "day": in_words(day)}
    if entry in _private(session):
        tell(say("Noted beside {id}, which is private.", id=entry))
    elif not is_new:
        tell(say("That is noted already: {id}, with {whom} on {day}.", **in_full))
    else:
        tell(say("Noted beside {id}: talked about with {whom} on {day}.", **in_full))
        if day > now.date():
            tell(say("That day is still to come; it is kept all the same."))
        _say_if_a_name(session, role)


def _say_if_a_name(session: "Session", role: str) -> None:
    """Print a hint if a role looks like a person's name."""
    if not is_on("notices"):
        return
    rules, known = rules_of(session)
    before = "I talked with "  # a name is recognised by the words before it
    found = [finding for finding in find(f"{before}{role}.", rules, known) if finding.start >= len(before)]
    if any(finding.kind in ("name", "possible-name") for finding in found):
        said = say(
            "“{role}” may be somebody's name. A role, such as my supervisor, gives nobody away; "
            "`equityjournal discussed ID --undo` takes this one back.",
            role=role,
        )
        tell(said)


def _private(session: "Session") -> "set[str]":
    """Ids of private entries, including those in the trash."""
    trash = {kept.record.id for kept in session.journal.trash.entries() if kept.record.private}
    return trash | session.catalogue.private_ids()


def _in_passing(session: "Session", talks: "Sequence[Talk]") -> "list[Talk]":
    """Talks as listed, without role and words for private entries."""
    private = _private(session)
    hidden = {"with_whom": "", "keep": "", "doing": [], "next_time": "", "learnt": ""}
    return [talk.model_copy(update=hidden) if talk.entry in private else talk for talk in talks]


def take_back(session: "Session", entry: str | None, whom: str, day: date | None) -> None:
    """Remove the talk noted last, with a person or beside an entry, perhaps on a day."""
    talks = Talks(session.root)
    there = talks.all() if entry is None else talks.on(entry)
    found = [
        talk
        for talk in there
        if (not whom or talk.with_whom.casefold() == whom.casefold()) and day in (None, talk.day)
    ]
    if not found:
        none = say("No such conversation about {id} is noted.", id=entry)
        raise UnknownName(none if entry else say("No such talk with {whom} is noted.", whom=whom))
    last = max(found, key=lambda noted: noted.noted.timestamp())
    talks.take_back(last)
    tell(say("Taken back, of {id}:", id=entry) if entry else say("Taken back:"))
    for talk in _in_passing(session, [last]):
        tell_talk(talk)


def tell_all(session: "Session", *, every: bool, json: bool) -> None:
    """Print questions from coaches, all or the latest of each, then conversations by day, latest first."""
    talks = _in_passing(session, Talks(session.root).all())
    questions = Responses(session.root).questions()
    if json:
        tell_json(talks_json(talks, questions))
        return
    if not talks and not questions:
        said = say(
            'No conversation is noted. `equityjournal discussed ID --with "my supervisor"` notes one '
            "beside an entry."
        )
        tell(said)
    latest = {sent.who: sent for sent in reversed(questions)}
    shown = questions if every else [sent for sent in questions if sent is latest[sent.who]]
    for at, sent in enumerate(shown):
        if at:
            tell()
        tell_kept_questions(sent)
    if len(shown) < len(questions):
        tell()
        tell(say("Earlier questions are there too: `equityjournal discussed --all`"))
    if questions and talks:
        tell()
    for day, group in groupby(reversed(talks), key=lambda talk: talk.day):
        tell(in_words(day), bold=True)
        for talk in group:
            tell(_in_a_line(talk), indent=2, hang=2)
            tell_words_of(talk, indent=4)


def _in_a_line(talk: "Talk") -> str:
    """The line of a talk: its entry, and with whom."""
    if not talk.with_whom:
        return say("{id}, private", id=talk.entry)
    if not talk.entry:
        return say("with {whom}", whom=talk.with_whom)
    return say("{id}, with {whom}", id=talk.entry, whom=talk.with_whom)
