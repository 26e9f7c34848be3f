"""What the ledger comes to: each share, with what became of it."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import hypothesis
import pytest
from equityjournal.core.sharing.messages import Did
from equityjournal.core.sharing.people import Person
from hypothesis import strategies as st
from pydantic import ValidationError

from equityjournal.core.sharing.ledger import (
    AskedBack,
    Ended,
    Event,
    Given,
    Heard,
    ended_with,
    entry_meant,
    shares_in,
)
from equityjournal.store.sharing.keyring import new_keys

BRONWEN, CHIDI = (new_keys(name).person for name in ("Bronwen", "Chidi"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def event(
    letter: str, what: Given | AskedBack | Ended | Heard, days: int = 0, person: Person = BRONWEN
) -> Event:
    """Something that happened so many days after the third of June."""
    return Event(message=letter * 26, made=NOW + timedelta(days), person=person, what=what)


def given(*entries: str, keep_until: date | None = None) -> Given:
    """Entries that were sealed."""
    return Given(entries=list(entries) or ["2026-06-03-k7m3qd"], masked=True, keep_until=keep_until)


def heard(did: Did, *shares: str, to: str = "a") -> Heard:
    """An answer about these shares."""
    return Heard(answers=to * 26, did=did, shares=[one * 26 for one in shares])


def test_shares_are_numbered_from_the_oldest_whatever_order_they_are_found_in() -> None:
    """As they are spoken of: share 1 stays share 1."""
    events = [event("b", given(), 2), event("c", given(), 1, CHIDI), event("a", given())]
    assert [(one.n, one.message[0]) for one in shares_in(events)] == [(1, "a"), (2, "c"), (3, "b")]


def test_what_became_of_a_share_is_the_first_that_was_heard_of_each_kind() -> None:
    """Asked back twice, it was asked back the first time; what concerns another share or person changes nothing."""
    events = [
        event("a", given()),
        event("b", given(), 1),
        event("c", AskedBack(share="a" * 26), 2),
        event("d", AskedBack(share="a" * 26), 3),
        event("e", heard("kept", "a"), 4),
        event("f", heard("removed", "a", to="c"), 5),
        event("g", heard("removed", "b"), 6, CHIDI),
        event("h", Ended(), 6, CHIDI),
    ]
    first, second = shares_in(events)
    assert [(at - NOW).days for at in (first.taken_back, first.kept, first.removed) if at] == [2, 4, 5]
    assert (second.taken_back, second.kept, second.removed, second.ended) == (None, None, None, None)


def test_an_end_reaches_what_was_shared_before_it_alone() -> None:
    """And until something is shared anew, the sharing is at an end."""
    events = [event("a", given()), event("b", Ended(), 1)]
    assert ended_with(BRONWEN, events) == NOW + timedelta(1)
    assert ended_with(CHIDI, events) is None
    events.append(event("c", given(), 2))
    assert ended_with(BRONWEN, events) is None
    assert [bool(one.ended) for one in shares_in(events)] == [True, False]


def test_a_day_has_passed_only_after_it_and_only_until_word_comes() -> None:
    """On the day itself there is nothing to ask."""
    (share,) = shares_in([event("a", given(keep_until=date(2026, 7, 1)))])
    assert [share.is_past(date(2026, 7, day)) for day in (1, 2)] == [False, True]
    assert not share._replace(removed=NOW).is_past(date(2026, 7, 2))
    assert not share._replace(keep_until=None).is_past(date(2026, 7, 2))


def test_an_entry_is_meant_by_its_own_id_or_by_its_letters_where_they_are_one_entrys() -> None:
    """An id is looked for first; letters that two entries share mean neither."""
    shares = shares_in([event("a", given("2026-06-03-k7m3qd", "2026-07-09-k7m3qd", "2026-06-04-abcdef"))])
    for asked, meant in (
        ("2026-06-01-abcdef", "2026-06-04-abcdef"),
        ("2026-07-09-k7m3qd", "2026-07-09-k7m3qd"),
        ("2026-06-01-k7m3qd", None),
        ("2026-06-01-zzzzzz", None),
    ):
        assert entry_meant(asked, shares, BRONWEN) == meant
    assert entry_meant("2026-06-04-abcdef", shares, CHIDI) is None


def test_an_event_of_no_known_kind_is_none() -> None:
    """A share of no entry is one: of what was agreed."""
    assert given().model_validate({"event": "shared", "entries": [], "masked": True}).entries == []
    table = event("a", given()).model_dump(by_alias=True)
    with pytest.raises(ValidationError):
        Event.model_validate(table | {"what": {"event": "sold"}})


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Three shares with two people, requests for some of them, and any answers to anything."""
    numbers = iter("abcdefghijklmnopqrstuvwxyz")
    people, days = st.sampled_from([BRONWEN, CHIDI]), st.integers(0, 9)
    events = [event(next(numbers), given(), draw(days), draw(people)) for _ in range(3)]
    shares = st.sampled_from([one.message for one in events])
    asks = st.one_of(st.builds(AskedBack, share=shares), st.builds(Ended))
    events += [
        event(next(numbers), draw(asks), draw(days), draw(people)) for _ in range(draw(st.integers(0, 3)))
    ]
    answered = st.sampled_from([one.message for one in events])
    answers = st.builds(
        Heard, answers=answered, did=st.sampled_from(get_args(Did)), shares=st.lists(shares, max_size=3)
    )
    events += [
        event(next(numbers), draw(answers), draw(days), draw(people)) for _ in range(draw(st.integers(0, 4)))
    ]
    return events


@hypothesis.given(histories())
def test_nothing_is_removed_unless_it_was_asked_back_and_an_answer_to_that_lists_it(
    events: list[Event],
) -> None:
    """Whatever was asked and answered, in whatever order, by whomever."""
    by_number = {one.message: one for one in events}
    for share in shares_in(events):
        word = []
        for one in events:
            if (
                isinstance(one.what, Heard)
                and one.person.is_same_as(share.person)
                and one.what.did == "removed"
            ):
                request = by_number[one.what.answers]
                about = (isinstance(request.what, AskedBack) and request.what.share == share.message) or (
                    isinstance(request.what, Ended) and request.made >= share.sealed
                )
                if about and request.person.is_same_as(share.person) and share.message in one.what.shares:
                    word.append(one.made)
        assert share.removed == min(word, default=None)
        if share.not_found:
            assert share.taken_back or share.ended
