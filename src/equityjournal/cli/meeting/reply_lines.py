"""Replies, conversations and questions beside entries, and what became of shares, as lines and as JSON."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.sharing.replies import Responses, Talks, unreadable

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.ledger import Shared
    from equityjournal.core.sharing.replies import KeptQuestions, KeptReply
    from equityjournal.core.sharing.talk import Talk


def tell_beside(root: Path, entry: str) -> None:
    """Print the replies to an entry, then the conversations about it."""
    for reply in Responses(root).on(entry):
        tell()
        day = in_words(reply.made.date())
        tell(say("{name} wrote on {day}:", name=reply.who, day=day), bold=True)
        tell(reply.text, indent=2, lines=True)
    for talk in Talks(root).on(entry):
        tell()
        tell_talk(talk)
    if count := unreadable(root, entry):
        said = say_many(
            "1 reply or conversation beside it cannot be read. `equityjournal check` names it.",
            "{count} replies or conversations beside it cannot be read. `equityjournal check` names them.",
            count,
        )
        note(said)


def tell_talk(talk: "Talk") -> None:
    """Print a talk, with its lines. A talk about a private entry comes with an empty role."""
    day = in_words(talk.day)
    with_whom = say("Talked about with {whom} on {day}.", whom=talk.with_whom, day=day)
    tell(with_whom if talk.with_whom else say("Talked about on {day}.", day=day))
    tell_words_of(talk, indent=2)


def tell_words_of(talk: "Talk", *, indent: int) -> None:
    """Print the lines of a talk: notes, small things, next subjects, and lessons."""
    for line in talk.lines:
        tell(line, indent=indent, lines=True)


def beside_json(root: Path, entry: str) -> dict[str, Any]:
    """Replies and talks of an entry, as `show --replies --json` prints them.

    `{"id", "replies": [{"from", "made", "kept", "text"}], "conversations": [{"with", "day", "note", "by",
    "doing": [{"who", "text", "done", "dropped"}], "next", "learnt"}]}`: `made` and `kept` are moments with
    their offsets, by the sender's clock and by this one, days ISO dates; `by`, `doing`, `next` and `learnt`
    are there where they were noted. The record of the entry, as `show --json` prints it, holds none of them.
    """
    return {
        "id": entry,
        "replies": [_sent_json(reply) | {"text": reply.text} for reply in Responses(root).on(entry)],
        "conversations": [_as_json(talk) for talk in Talks(root).on(entry)],
    }


def _sent_json(sent: "KeptReply | KeptQuestions") -> dict[str, Any]:
    """The sender of a reply or of questions, and its moments."""
    return {"from": sent.who, "made": sent.made.isoformat(), "kept": sent.kept.isoformat()}


def _as_json(talk: "Talk") -> dict[str, Any]:
    """A talk, as `--json` prints it.

    `note` has the lines to keep, and `by` the name of its writer, unless that is the user.
    """
    told: dict[str, Any] = {"with": talk.with_whom, "day": talk.day.isoformat(), "note": talk.keep}
    noted = {
        "by": "" if talk.is_mine else talk.by,
        "doing": doing_json(talk),
        "next": talk.next_time,
        "learnt": talk.learnt,
    }
    return told | {key: value for key, value in noted.items() if value}


def doing_json(talk: "Talk") -> list[dict[str, Any]]:
    """The small things of a talk: who does each, and the days of doing it or letting it go."""
    return [thing.model_dump(mode="json", include={"who", "text", "done", "dropped"}) for thing in talk.doing]


def talks_json(talks: "Sequence[Talk]", questions: "Sequence[KeptQuestions]") -> dict[str, Any]:
    """The answer of `discussed --json`, newest first.

    `{"conversations": [{"id", "with", "day", "note", "by", "doing", "next", "learnt"}], "questions":
    [{"from", "made", "kept", "note", "questions": [...]}]}`: `id` is the entry's, or null; the rest is as in
    `show --replies --json`. Of a talk about a private entry, `with` and `note` are empty, and the rest is
    left out.
    """
    return {
        "conversations": [{"id": talk.entry, **_as_json(talk)} for talk in reversed(talks)],
        "questions": [
            _sent_json(sent) | {"note": sent.note, "questions": sent.questions} for sent in questions
        ],
    }


def tell_kept_questions(kept: "KeptQuestions") -> None:
    """Print questions as sent, below their sender and day."""
    day = in_words(kept.made.date())
    said = say_many(
        "A question from {name}, of {day}:",
        "{count} questions from {name}, of {day}:",
        len(kept.questions),
        name=kept.who,
        day=day,
    )
    tell(said, bold=True)
    if kept.note:
        tell(kept.note, indent=2, lines=True)
        tell()
    for question in kept.questions:
        tell(f"- {' '.join(question.split())}", indent=2, hang=2)


def tell_if_shared(session: "Session", identity: str, to: TextIO | None = None) -> None:
    """Print each share of an entry, with how to ask for its removal."""
    from equityjournal.cli.pairing.own import ledger, names_of, not_known_here  # noqa: PLC0415 - loads Pydantic

    if not (session.root / "shares").exists():
        return
    names = names_of(session)
    for share in ledger(session).shares():
        if share.removed or identity not in share.entries:
            continue
        is_known = share.companion in names
        name = names[share.companion] if is_known else not_known_here()
        said = say(
            "It was sealed for {name} on {day}, and what they have is out of reach from here.",
            name=name,
            day=in_words(share.sealed.date()),
        )
        back = say("`equityjournal with {name} --take-back N` asks for it back.", name=shlex.quote(name))
        if not is_known:
            back = say("The machine on which you shared it can ask for it back.")
        if asked := share.taken_back or share.ended:
            back = say("You asked for it back on {day}.", day=in_words(asked.date()))
            if share.not_found:
                back = " ".join([back, *_not_found(share)])
        tell(f"{said} {back}", to=to)


def later_events(share: "Shared", name: str, today: date) -> Iterator[str]:
    """Sentences on later events of a share: word of it, requests, answers, and its day gone by."""
    if share.came:
        yield say("Word that they have it came on {day}.", day=in_words(share.came.date()))
    if share.taken_back:
        yield say("You asked for it back on {day}.", day=in_words(share.taken_back.date()))
    if share.ended:
        day = in_words(share.ended.date())
        yield say("You ended the sharing, and asked for all of it back, on {day}.", day=day)
    if share.removed:
        yield say("Word that it was removed came on {day}.", day=in_words(share.removed.date()))
        return
    if share.kept:
        yield say("Word that they keep it came on {day}.", day=in_words(share.kept.date()))
    yield from _not_found(share)
    if share.keep_until:
        asked = say("You asked {name} to remove it after {day}.", name=name, day=in_words(share.keep_until))
        reminder = say("No word has come yet that they did; you could ask.")
        yield f"{asked} {reminder}" if share.is_past(today) else asked


def _not_found(share: "Shared") -> Iterator[str]:
    """The sentence on a share asked back and not found, if there is such word."""
    if share.not_found:
        yield say(
            "Word that it was not found came on {day}. That is not word that it was removed.",
            day=in_words(share.not_found.date()),
        )
