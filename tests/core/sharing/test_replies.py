"""Records of what stands beside an entry."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.replies import KeptReply, Waiting, WaitingReply
from equityjournal.core.sharing.talk import Conversation

NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
TALK = Conversation(
    schema_version=SCHEMA,
    entry="2026-06-01-k7m3qd",
    with_whom="my supervisor",
    day=date(2026, 6, 3),
    noted=NOW,
)


def test_a_conversation_of_old_reads_as_a_talk() -> None:
    """Its note is what was to be kept of it."""
    talk = TALK.model_copy(update={"note": "We agreed."}).as_talk("a" * 26)
    assert (talk.entry, talk.with_whom, talk.day, talk.texts) == (
        TALK.entry,
        "my supervisor",
        date(2026, 6, 3),
        ["We agreed."],
    )
    assert talk.is_mine


@pytest.mark.parametrize(
    "change", [{"entry": "../../etc/passwd"}, {"part": 0}, {"message": "A"}, {"who": ""}, {"made": datetime(2026, 6, 3)}]
)  # fmt: skip
def test_a_reply_is_read_strictly(change: dict[str, object]) -> None:
    """An id is an id, and a moment has an offset."""
    good = {
        "schema": 1,
        "message": "a" * 26,
        "who": "Bronwen",
        "made": NOW,
        "kept": NOW,
        "entry": TALK.entry,
        "part": 1,
        "text": "",
    }
    assert KeptReply.model_validate(good).part == 1
    with pytest.raises(ValidationError):
        KeptReply.model_validate({**good, **change})


def test_nothing_waits_until_something_does() -> None:
    """A reply or a question."""
    assert Waiting().is_empty
    assert not Waiting(questions=["Why?"]).is_empty
    assert not Waiting(replies=[WaitingReply(entry="2026-06-01-k7m3qd", text="Yes.")]).is_empty
