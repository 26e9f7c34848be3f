"""What the ledger comes to: each share, with what became of it; and word of removal only for what was asked back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.sharing.companion import KnownCard
from equityjournal.core.sharing.keys import keys_from
from equityjournal.core.sharing.ledger import (
    Asked,
    Event,
    Given,
    Told,
    ended_of,
    entry_meant,
    shares_in,
    that_answer,
)
from equityjournal.core.sharing.letter_parts import Did, Result
from equityjournal.store.sharing.keyring import new_keys
from two_sides import NOW, TODAY, a_companion

OLD = keys_from("Bronwen", new_keys("Bronwen").opening, None, bytes(range(32))).card
BRONWEN = a_companion(
    "Bronwen", cards=[KnownCard(**OLD.model_dump(), since=TODAY, how="before", closed=TODAY)]
)
CHIDI = a_companion("Chidi")
KNOWN = [BRONWEN, CHIDI]
ENTRY = "2026-06-03-k7m3qd"


def event(letter: str, what: Any, days: int = 0, companion: str = BRONWEN.id, **facts: Any) -> Event:
    """Something that happened so many days after the first of June."""
    return Event(message=letter * 26, made=NOW + timedelta(days), companion=companion, what=what, **facts)


def shared(*entries: str, **facts: Any) -> Given:
    """Entries that were sealed."""
    return Given(entries=list(entries) or [ENTRY], masked=True, **facts)


def asked(*shares: str, ask: str = "q", end: bool = False) -> Asked:
    """A request about these."""
    return Asked(ask=ask * 26, shares=[one * 26 for one in shares], end=end)


def told(did: Did, *items: str, ask: str = "q") -> Told:
    """Results that came."""
    request = "" if did == "came" else ask * 26
    return Told(results=[Result(ask=request, item=one * 26, did=did) for one in items])


def became(*events: Event) -> dict[str, Any]:
    """What became of the first share, by what is known."""
    share = shares_in(events, KNOWN)[0]
    fields = ("taken_back", "ended", "came", "removed", "kept", "not_found")
    return {name: moment for name in fields if (moment := getattr(share, name)) is not None}


def day(days: int) -> datetime:
    """So many days after the first of June."""
    return NOW + timedelta(days)


def test_shares_are_numbered_from_the_oldest_whatever_order_they_are_found_in() -> None:
    """As they are spoken of: share 1 stays share 1."""
    events = [event("b", shared(), 2), event("c", shared(), 1, CHIDI.id), event("a", shared())]
    assert [(one.place, one.message[0]) for one in shares_in(events, KNOWN)] == [(1, "a"), (2, "c"), (3, "b")]


def test_what_became_of_a_share_is_the_first_that_was_heard_of_each_kind() -> None:
    """Asked back twice, it was asked back the first time; what concerns another share or person changes nothing."""
    assert became(
        event("a", shared()), event("b", shared(), 1), event("t", told("came", "a"), 1), event("c", asked("a"), 2),
        event("d", asked("a", ask="p"), 3), event("e", told("removed", "a"), 4), event("f", told("removed", "a", ask="p"), 5),
        event("g", told("kept", "a"), 6),
    ) == {"came": day(1), "taken_back": day(2), "removed": day(4)}  # fmt: skip
    assert became(event("a", shared()), event("c", asked("a"), 1), event("d", told("not-found", "a"), 2),
                  event("e", told("kept", "a"), 3)) == {"taken_back": day(1), "not_found": day(2), "kept": day(3)}  # fmt: skip


@pytest.mark.parametrize(
    "events",
    [
        [event("e", told("removed", "a"), 4)],
        [event("c", asked("a"), 1), event("e", told("removed", "a", ask="x"), 4)],
        [event("c", asked("b"), 1), event("e", told("removed", "a"), 4)],
        [event("c", asked("a"), 1, CHIDI.id), event("e", told("removed", "a"), 4)],
        [event("c", asked("a"), 1), event("e", told("removed", "a"), 4, CHIDI.id)],
        [event("c", asked("a"), 1), event("e", told("removed", "b"), 4)],
    ],
)
def test_nobody_is_told_of_a_removal_that_was_not_asked_for(events: list[Event]) -> None:
    """Without a request, to another request, of another share, or from another person."""
    assert "removed" not in became(event("a", shared()), *events)


def test_an_end_names_its_letters_and_outlives_a_new_card_and_any_clock() -> None:
    """A share made after it stands, though the clock says before."""
    events = [
        event("a", shared(), 9),
        event("e", asked("a", end=True), 0),
        event("t", told("removed", "a"), -9),
    ]
    assert became(*events) == {"ended": day(0), "removed": day(-9)}
    assert ended_of(shares_in(events, KNOWN)) == day(0)
    later = [*events, event("b", shared(), -400)]
    assert ended_of(shares_in(later, KNOWN)) is None
    assert ended_of([]) is None


def test_events_of_before_are_told_by_any_card_the_companion_ever_had() -> None:
    """A closed one too; without a companion, by the key."""
    before: dict[str, Any] = {"companion": "", "person": OLD}
    receipts = [
        {"event": "acknowledged", "answers": ask * 26, "did": did, "shares": ["a" * 26]}
        for ask, did in (("a", "kept"), ("e", "removed"), ("b", "not-found"))
    ]
    events = [
        event("a", shared(), **before), event("k", receipts[0], 1, **before),
        event("b", {"event": "taken-back", "share": "a" * 26}, 2, **before), event("e", {"event": "ended"}, 3, **before),
        event("h", receipts[1], 4, **before), event("n", receipts[2], 5, **before), event("z", shared(), 6, companion=""),
    ]  # fmt: skip
    assert became(*events) == {"came": day(1), "taken_back": day(2), "ended": day(3), "removed": day(4)}
    assert [share.companion for share in shares_in(events, KNOWN)] == [BRONWEN.id, ""]
    assert shares_in(events, [])[0].companion == OLD.age


def heard_of(*results: Result, events: list[Event], companion: str = BRONWEN.id) -> list[tuple[str, str]]:
    """The results that answer something open."""
    done = that_answer(results, [share for share in shares_in(events, KNOWN) if share.companion == companion])
    return [(one.item[:1], one.did) for one in done]


def test_results_count_for_open_requests_of_mine_and_what_these_list() -> None:
    """Each once; came counts for a share of theirs."""
    events = [
        event("a", shared()),
        event("b", shared()),
        event("c", shared(), 0, CHIDI.id),
        event("d", asked("a"), 1),
    ]
    good = Result(ask="q" * 26, item="a" * 26, did="removed")
    assert heard_of(good, good, events=events) == [("a", "removed")]
    assert heard_of(good, events=events, companion=CHIDI.id) == []
    for ask, item in (("q", "b"), ("q", "c"), ("x", "a"), ("q", "z")):
        assert heard_of(Result(ask=ask * 26, item=item * 26, did="removed"), events=events) == []
    assert (
        heard_of(Result(item="a" * 26, did="removed"), Result(ask="q" * 26, did="removed"), events=events)
        == []
    )
    came = [Result(item=one * 26, did="came") for one in "abcz"]
    assert heard_of(*came, events=events) == [("a", "came"), ("b", "came")]
    assert heard_of(*came, events=[*events, event("t", told("came", "a"), 2)]) == [("b", "came")]
    assert heard_of(good, events=[*events, event("t", told("removed", "a"), 2)]) == []


def test_nothing_found_for_an_end_is_about_all_that_it_lists() -> None:
    """And about nothing else."""
    events = [event("a", shared()), event("b", shared()), event("d", asked("a", end=True), 1)]
    assert heard_of(Result(ask="q" * 26, did="not-found"), events=events) == [("a", "not-found")]


def test_an_entry_is_found_again_by_the_name_it_went_under() -> None:
    """Masked, its id begins with the first of its month; two alike are neither; nobody else's replies find it."""
    shares = shares_in([event("a", shared(ENTRY, "2026-05-03-aaaaaa", "2026-04-03-aaaaaa"))], KNOWN)
    assert entry_meant(ENTRY, shares) == ENTRY
    assert entry_meant("2026-06-01-k7m3qd", shares) == ENTRY
    assert entry_meant("2026-06-01-aaaaaa", shares) is None
    assert entry_meant("2026-06-01-k7m3qd", []) is None


def test_a_share_is_past_the_day_after_unless_it_was_removed() -> None:
    """The day itself is still for keeping."""
    events = [
        event("a", shared(keep_until=date(2026, 7, 1))),
        event("b", asked("a")),
        event("c", told("removed", "a"), 1),
    ]
    kept, gone = shares_in(events[:1], KNOWN)[0], shares_in(events, KNOWN)[0]
    assert [kept.is_past(date(2026, 7, number)) for number in (1, 2)] == [False, True]
    assert not gone.is_past(date(2026, 7, 2))
    assert not shares_in([event("a", shared())], KNOWN)[0].is_past(date(2030, 1, 1))


@given(
    st.permutations([event("a", shared()), event("b", asked("a"), 1), event("c", told("removed", "a"), 2)])
)
def test_the_order_of_files_changes_nothing(events: list[Event]) -> None:
    """Whatever a sync service does to them."""
    assert became(*events) == {"taken_back": day(1), "removed": day(2)}


def test_a_copy_of_a_share_is_no_second_one() -> None:
    """As a sync service leaves it beside the file; numbers stay those they were."""
    first, later = event("a", shared("2026-06-01-aaaaaa")), event("b", shared("2026-06-02-bbbbbb"), 1)
    copied = shares_in([first, first, later, later, first], [BRONWEN])
    assert [(share.place, share.message) for share in copied] == [(1, first.message), (2, later.message)]
