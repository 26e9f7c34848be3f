"""Messages of two versions: what an older program reads, it still reads."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from equityjournal.core.sharing.messages import (
    LATER,
    VERSION,
    Answer,
    Item,
    Reply,
    Result,
    Share,
    SharedAnswer,
    SharedTalk,
    StepTold,
    from_json,
    to_json,
    version_with,
)
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.store.sharing.keyring import new_keys

AMARA, BRONWEN = (new_keys(name).person for name in ("Amara", "Bronwen"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
ITEM = Item(entry="2026-06-01-k7m3qd", about="2026-06", answers=[SharedAnswer(text="Words.")])
TALK = SharedTalk(id="t" * 26, day=date(2026, 6, 3), noted=NOW, keep="Slowly.")
LATER_FACTS: dict[str, Any] = {
    "agreed": [TALK], "steps": [StepTold(talk="t" * 26, n=1)], "came": ["m" * 26],
}  # fmt: skip


def head(**facts: Any) -> dict[str, Any]:
    """What every message begins with."""
    return {"id": "a" * 26, "made": NOW, "sender": AMARA, "recipient": BRONWEN, **facts}


def share(**facts: Any) -> Share:
    """Something shared."""
    return Share(**head(masked=True, items=[ITEM], version=version_with(facts), **facts))


def test_a_share_without_anything_later_is_what_an_older_program_wrote() -> None:
    """It states version 1, and no later key stands in it, not even empty."""
    data = json.loads(to_json(share()))
    assert data["version"] == 1
    assert not set(LATER) & set(data)
    assert from_json(to_json(share()).encode()) == share()


@pytest.mark.parametrize("key", LATER)
def test_anything_later_states_version_2(key: str) -> None:
    """An older program then says to update, and not that the file is damaged."""
    made = share(**{key: LATER_FACTS[key]})
    data = json.loads(to_json(made))
    assert data["version"] == VERSION == 2
    assert set(LATER) & set(data) == {key}
    assert from_json(to_json(made).encode()) == made
    with pytest.raises(DamagedFile):
        from_json(json.dumps({**data, "version": 1}).encode())


def test_a_later_version_still_is_refused_as_newer() -> None:
    """With what to do."""
    data = json.loads(to_json(share()))
    with pytest.raises(NewerFile, match="update"):
        from_json(json.dumps({**data, "version": VERSION + 1}).encode())


def test_a_share_may_hold_no_entry() -> None:
    """What was agreed goes alone too."""
    made = Share(**head(masked=True, items=[], version=2, agreed=[TALK]))
    assert from_json(to_json(made).encode()) == made


def test_an_answer_holds_all_that_a_coach_has_in_one_message() -> None:
    """Under version 2 alone."""
    made = Answer(
        **head(),
        replies=[Reply(entry="2026-06-01-k7m3qd", text="Yes.\n\nAnd no.")],
        questions=["Why now?"],
        agreed=[TALK],
        steps=[StepTold(talk="t" * 26, n=1, done=date(2026, 6, 4))],
        results=[Result(answers="s" * 26, did="kept", shares=["s" * 26])],
    )
    assert from_json(to_json(made).encode()) == made
    with pytest.raises(DamagedFile):
        from_json(json.dumps({**json.loads(to_json(made)), "version": 1}).encode())


@pytest.mark.parametrize("wrong", [{"n": 0}, {"talk": "x"}, {"done": "soon"}, {"private": True}])
def test_a_small_thing_is_read_strictly(wrong: dict[str, object]) -> None:
    """A number of a talk, and days."""
    data = json.loads(to_json(share(steps=LATER_FACTS["steps"])))
    data["steps"][0] |= wrong
    with pytest.raises(DamagedFile):
        from_json(json.dumps(data).encode())
