"""Talks: what two people agreed, the same on both machines, and what came of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.sharing.letter_parts import SharedDoing, StepTold
from equityjournal.core.sharing.talk import (
    Doing,
    Talk,
    in_order,
    is_since,
    is_with,
    received_talk,
    shared_talk,
    steps_in,
)

NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
OPEN = Doing(who="Amara", text="ask")
KEPT = Doing(who="Bronwen", text="look", done=date(2026, 6, 4))


def talk(letter: str = "a", **facts: Any) -> Talk:
    """A talk of 3 June."""
    return Talk(**{"id": letter * 26, "day": date(2026, 6, 3), "noted": NOW, "with_whom": "Bronwen", **facts})


def test_it_travels_without_what_is_its_writers_own() -> None:
    """Neither the entry, nor what was learnt, nor what came of a small thing goes with it; the rest comes back."""
    whole = talk(
        keep="Slowly.", doing=[OPEN, KEPT], next_time="The lift.", learnt="CANARY", entry="2026-06-01-k7m3qd"
    )
    assert whole.lines == [
        "Slowly.",
        "Amara: ask",
        "Bronwen: look",
        "Next time begins with: The lift.",
        "What I learnt: CANARY",
    ]
    shared = shared_talk(whole)
    assert "CANARY" not in shared.model_dump_json()
    assert "k7m3qd" not in shared.model_dump_json()
    assert shared.doing == [SharedDoing(who="Amara", text="ask"), SharedDoing(who="Bronwen", text="look")]
    there = received_talk(shared, "Amara O", "c" * 26, "m" * 26)
    assert (there.id, there.day, there.noted, there.keep, there.next_time) == (
        whole.id, whole.day, whole.noted, "Slowly.", "The lift.",
    )  # fmt: skip
    assert (there.by, there.with_whom, there.companion, there.sent) == (
        "Amara O",
        "Amara O",
        "c" * 26,
        "m" * 26,
    )
    assert not there.is_mine
    assert all(doing.is_open for doing in there.doing)


def test_a_small_thing_of_nobody_is_left_out_of_what_came() -> None:
    """A message is made by somebody else's program."""
    shared = shared_talk(talk()).model_copy(update={"doing": [SharedDoing(who="", text="x")]})
    assert received_talk(shared, "Amara", None, "m" * 26).doing == []


def test_what_came_of_small_things_is_told_by_their_numbers() -> None:
    """Of this talk alone; a number there is not changes nothing."""
    whole = talk(doing=[OPEN, OPEN])
    told = [
        StepTold(talk="a" * 26, n=2, done=date(2026, 6, 9)),
        StepTold(talk="b" * 26, n=1, done=date(2026, 6, 9)),
        StepTold(talk="a" * 26, n=7, dropped=date(2026, 6, 9)),
    ]
    assert [doing.done for doing in whole.with_steps(told).doing] == [None, date(2026, 6, 9)]
    assert whole.with_steps([]) == whole


def test_small_things_of_the_last_two_talks_are_looked_at_and_open_ones_of_all() -> None:
    """Latest talk first; each knows its place."""
    talks = [
        talk(letter, day=date(2026, 6, day), doing=[KEPT, OPEN])
        for letter, day in (("a", 1), ("b", 2), ("c", 3))
    ]
    found = steps_in(talks)
    assert [(step.talk.id[0], step.n) for step in found] == [("c", 1), ("c", 2), ("b", 1), ("b", 2), ("a", 2)]
    assert found[0].told == StepTold(talk="c" * 26, n=1, done=KEPT.done)
    assert not Doing(who="A", text="x", dropped=date(2026, 6, 4)).is_open


def test_talks_stand_by_day_each_once() -> None:
    """However often they came."""
    later = talk("b", day=date(2026, 6, 9))
    assert in_order([later, talk(), later]) == [talk(), later]


def test_since_a_talk_is_after_its_day_or_later_on_the_day_itself() -> None:
    """Without a talk, all there is came since."""
    assert is_since(NOW, None)
    assert is_since(NOW + timedelta(hours=1), talk())
    assert not is_since(NOW - timedelta(hours=1), talk())
    assert is_since(NOW - timedelta(hours=1), talk(day=date(2026, 6, 2)))
    assert not is_since(NOW, talk(day=date(2026, 6, 9)))


def test_a_talk_is_with_somebody_by_their_id_or_before_it_was_known_by_name() -> None:
    """A talk with another of the same name is not."""
    assert is_with(talk(companion="c" * 26), "c" * 26, "Bronwen")
    assert is_with(talk(), "c" * 26, "Bronwen")
    assert not is_with(talk(companion="d" * 26), "c" * 26, "Bronwen")
    assert not is_with(talk(), "c" * 26, "Chidi")


def test_two_that_say_the_same_of_one_entry_are_one() -> None:
    """By whatever id; other words make another."""
    assert talk(entry="2026-06-01-k7m3qd").is_copy_of(talk("b", entry="2026-06-01-k7m3qd"))
    assert not talk(entry="2026-06-01-k7m3qd", keep="One.").is_copy_of(talk("b", entry="2026-06-01-k7m3qd"))
    assert not talk(keep="One.").is_copy_of(talk("b", keep="One."))


@pytest.mark.parametrize(
    "wrong", [{"id": "A" * 26}, {"with_whom": ""}, {"noted": datetime(2026, 6, 3)}, {"day": "soon"}]
)
def test_a_talk_is_read_strictly(wrong: dict[str, Any]) -> None:
    """An id is an id, a moment has an offset, and somebody was there."""
    with pytest.raises(ValidationError):
        Talk.model_validate({**talk().model_dump(), **wrong})
