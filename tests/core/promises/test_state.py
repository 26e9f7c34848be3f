"""Promises folded from their changes."""

from datetime import date

import pytest
from pydantic import ValidationError

from equityjournal.core.promises.chain import chain
from equityjournal.core.promises.records import Change, Handed, Looked, Said
from equityjournal.core.promises.state import Standing, standing
from promised import ended, kept, looked, made


def of(*changes: object) -> Standing:
    """The promises of changes to one promise, a minute apart."""
    found = [kept("aaaaaa", number, change) for number, change in enumerate(changes)]  # type: ignore[arg-type]
    return standing(chain(found))


def test_a_promise_is_handed_on_looked_at_and_ended() -> None:
    """The role that asks and the day to look are the latest; it is open until its first end."""
    stands = of(made(), Handed(asks="the parents' forum"), looked(look=date(2026, 12, 1)))
    (promise,) = stands.open
    assert (promise.asks, promise.look, promise.is_asked) == ("the parents' forum", date(2026, 12, 1), True)
    assert promise.end is None
    stands = of(made(), ended("kept"), ended("not-kept"))
    (promise,) = stands.ended
    assert not stands.open
    assert [end.ended.how for end in promise.ends] == ["kept", "not-kept"]
    assert promise.end == promise.ends[-1]


def test_of_a_day_those_it_was_made_to_come_first() -> None:
    """Whatever the order in which it was typed."""
    said = [Said(by="team", words="Done."), Said(by="made-to", words="Not yet.")]
    (promise,) = of(made(), Looked(said=said)).promises
    assert [heard.said.by for heard in promise.heard] == ["made-to", "team"]


def test_promises_stand_by_horizon_then_by_the_day_to_look() -> None:
    """Never by who asks."""
    found = [
        kept("aaaaaa", 1, made(horizon="long")),
        kept("bbbbbb", 2, made(look=date(2026, 11, 1))),
        kept("cccccc", 3, made(look=date(2026, 10, 1))),
        kept("dddddd", 4, made(horizon="medium")),
    ]
    stands = standing(chain(found))
    assert [promise.id for promise in stands.promises] == ["cccccc", "bbbbbb", "dddddd", "aaaaaa"]


def test_a_change_without_its_promise_is_kept_and_not_guessed() -> None:
    """And a second beginning of the same promise makes no second promise."""
    stands = standing(chain([kept("aaaaaa", 1, looked())]))
    assert (stands.promises, stands.waiting) == ([], 1)
    (promise,) = of(made("First"), made("Second")).promises
    assert promise.made.what == "First"


@pytest.mark.parametrize(
    "wrong", [{"asks": "x"}, {"what": " "}, {"what": "x" * 401}, {"to": "x" * 61}, {"name": "Bronwen"}]
)
def test_a_promise_holds_what_it_may_and_nothing_else(wrong: dict[str, str]) -> None:
    """A role of two letters at least, words within their limits, and no key of another's."""
    with pytest.raises(ValidationError):
        made(**wrong)


def test_a_manager_is_none_of_those_who_may_say_that_it_was_kept() -> None:
    """Who said it is one of fixed answers."""
    assert set(Said.model_json_schema()["properties"]["by"]["enum"]) == {
        "made-to",
        "service",
        "team",
        "nobody",
    }
    with pytest.raises(ValidationError):
        ended(by="manager")
    assert "name" not in Change.model_fields
