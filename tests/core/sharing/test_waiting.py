"""Words that wait to be sealed."""

from equityjournal.core.sharing.waiting import Waiting, WaitingReply


def test_nothing_waits_until_something_does() -> None:
    """A reply or a question."""
    assert Waiting().is_empty
    assert not Waiting(questions=["Why?"]).is_empty
    assert not Waiting(replies=[WaitingReply(entry="2026-06-01-k7m3qd", text="Yes.")]).is_empty
