"""Replies, conversations and a coach's questions, on the screen and as JSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.sharing.replies import Conversations, Responses, unreadable

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.messages import Questions, Replies
    from equityjournal.core.sharing.replies import Conversation, KeptQuestions
    from equityjournal.core.sharing.trusted import Trusted


def tell_beside(root: Path, entry: str) -> None:
    """Print the replies to an entry, then the conversations about it."""
    for reply in Responses(root).on(entry):
        tell()
        day = in_words(reply.made.date())
        tell(say("{name} wrote on {day}:", name=reply.who, day=day), bold=True)
        tell(reply.text, indent=2, lines=True)
    for conversation in Conversations(root).on(entry):
        tell()
        tell_conversation(conversation)
    if count := unreadable(root, entry):
        said = say_many(
            "1 reply or conversation beside it cannot be read. `equityjournal check` names it.",
            "{count} replies or conversations beside it cannot be read. `equityjournal check` names them.",
            count,
        )
        note([said])


def tell_conversation(conversation: "Conversation") -> None:
    """Print a conversation, with its note.

    A conversation about a private entry comes with an empty role.
    """
    day = in_words(conversation.day)
    with_whom = say("Talked about with {whom} on {day}.", whom=conversation.with_whom, day=day)
    tell(with_whom if conversation.with_whom else say("Talked about on {day}.", day=day))
    tell_words_of(conversation, indent=2)


def tell_words_of(conversation: "Conversation", *, indent: int) -> None:
    """Print the note of a conversation, and what was learnt from it."""
    if conversation.note:
        tell(conversation.note, indent=indent, lines=True)
    if conversation.learnt:
        tell(say("What I learnt: {words}", words=conversation.learnt), indent=indent, lines=True)


def beside_json(root: Path, entry: str) -> dict[str, Any]:
    """Replies and conversations of an entry, as `show --replies --json` prints them.

    `{"id", "replies": [{"from", "made", "kept", "text"}], "conversations": [{"with", "day", "note",
    "learnt"}]}`: `made` and `kept` are moments with their offsets, by the sender's clock and by this one,
    `day` an ISO date; `learnt` is there where it was noted. The record of the entry, as `show --json`
    prints it, holds none of them.
    """
    replies = Responses(root).on(entry)
    return {
        "id": entry,
        "replies": [
            {
                "from": reply.who,
                "made": reply.made.isoformat(),
                "kept": reply.kept.isoformat(),
                "text": reply.text,
            }
            for reply in replies
        ],
        "conversations": [_as_json(conversation) for conversation in Conversations(root).on(entry)],
    }


def _as_json(conversation: "Conversation") -> dict[str, Any]:
    told = {
        "with": conversation.with_whom,
        "day": conversation.day.isoformat(),
        "note": conversation.note,
    }
    return {**told, "learnt": conversation.learnt} if conversation.learnt else told


def conversations_json(
    conversations: "Sequence[Conversation]", questions: "Sequence[KeptQuestions]"
) -> dict[str, Any]:
    """The answer of `discussed --json`, newest first.

    `{"conversations": [{"id", "with", "day", "note", "learnt"}], "questions": [{"from", "made", "kept",
    "note", "questions": [...]}]}`: `id` is the entry's, the moments are as in `show --replies --json`. Of a
    conversation about a private entry, `with` and `note` are empty, and `learnt` is left out.
    """
    return {
        "conversations": [
            {"id": conversation.entry, **_as_json(conversation)} for conversation in reversed(conversations)
        ],
        "questions": [
            {
                "from": sent.who,
                "made": sent.made.isoformat(),
                "kept": sent.kept.isoformat(),
                "note": sent.note,
                "questions": sent.questions,
            }
            for sent in questions
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
    _tell_questions(kept.note, kept.questions)


def _tell_questions(words: str, questions: Sequence[str]) -> None:
    if words:
        tell(words, indent=2, lines=True)
        tell()
    for question in questions:
        tell(f"- {' '.join(question.split())}", indent=2, hang=2)


# For `open`, on the writer's side


def tell_questions(message: "Questions", who: "Trusted") -> None:
    """Print questions just opened, and how to see them again."""
    asked = [question for question in message.questions if question.strip()]
    said = say_many(
        "{name} sent you a question for when you next talk:",
        "{name} sent you {count} questions for when you next talk:",
        len(asked),
        name=who.name,
    )
    tell(said, bold=True)
    _tell_questions(message.note, asked)
    tell()
    tell(say("None of them has to be answered. `equityjournal discussed` shows them again."))


def tell_replies(session: "Session", message: "Replies", who: "Trusted", entries: Mapping[str, str]) -> None:
    """Print replies just opened, each with its entry.

    Args:
        session: The journal.
        message: The opened message.
        who: Its sender.
        entries: As in `Responses.keep`.
    """
    responses = Responses(session.root)
    for reply in message.replies:
        entry = entries.get(reply.entry)
        if entry is None or not responses.is_there(entry):
            tell(
                say(
                    "{name} also wrote on {id}, which is not an entry in this journal that you shared with "
                    "them; that part was not kept.",
                    name=who.name,
                    id=reply.entry,
                )
            )
            continue
        tell(say("{name} wrote on {id}:", name=who.name, id=entry), bold=True)
        tell(reply.text, indent=2, lines=True)
        tell(say("It is kept beside the entry; `equityjournal show {id}` shows both.", id=entry))
