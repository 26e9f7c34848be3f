"""Strict records: what entries do not show of them."""

from typing import Annotated, Any, ClassVar

import pytest

from equityjournal.core.text.faults import Fault, faults, first_fault
from equityjournal.core.text.strict_record import (
    Filled,
    Fitting,
    InvalidRecord,
    Number,
    StrictRecord,
    Text,
)


def _refuse_tea(word: str) -> None:
    if word == "tea":
        raise Fault("no tea here")


class Inner(StrictRecord):
    """A record in another."""

    keeps_unknown_keys: ClassVar[bool] = False

    word: Annotated[str, Text(least=1, most=5, strips=True), Fitting(_refuse_tea)] = "x"


class Outer(StrictRecord):
    """A record of every kind of field."""

    keeps_unknown_keys: ClassVar[bool] = False

    inner: Inner = Inner()
    inners: Annotated[list[Inner], Filled()]
    number: Annotated[int, Number(1, 3)] = 1
    parts: dict[str, str] = {}  # noqa: RUF012 - a strict record copies its defaults
    either: bool | str = False


def why_not(**table: Any) -> list[tuple[Any, str]]:
    """The faults of a table."""
    with pytest.raises(InvalidRecord) as refused:
        Outer.model_validate({"inners": [{}]} | table)
    return list(faults(refused.value))


@pytest.mark.parametrize(
    ("table", "place", "said"),
    [
        ({"inners": []}, ("inners",), "must hold at least one"),
        ({"inners": [{}, {"word": " "}]}, ("inners", 1, "word"), "must not be empty"),
        ({"inners": [{"word": "longer"}]}, ("inners", 0, "word"), "is too long"),
        ({"inners": [{"word": "tea"}]}, ("inners", 0, "word"), "no tea here"),
        ({"inner": {"words": "x"}}, ("inner", "words"), "is not a key I know"),
        ({"number": 0}, ("number",), "must be 1 or more"),
        ({"number": 4}, ("number",), "must be 3 at the most"),
        ({"parts": ["x"]}, ("parts",), "is not written the way it should be"),
        ({"parts": {"a": 1}}, ("parts", "a"), "must be text in quotes"),
        ({"either": 1}, ("either",), "must be true or false"),
    ],
)
def test_each_fault_is_named_with_its_place(table: dict[str, Any], place: tuple[Any, ...], said: str) -> None:
    """In lists and tables too."""
    ((where, what),) = why_not(**table)
    assert where == place
    assert said in what


def test_a_dump_makes_the_same_record_without_a_check() -> None:
    """So are shipped lists kept: validated once, with the space around words taken away."""
    made = Outer.model_validate(
        {"inners": [{"word": " x "}], "inner": {"word": "y"}, "parts": {"a": "b"}, "either": "z"}
    )
    assert made.inners[0].word == "x"
    assert Outer.model_construct(made.model_dump(by_alias=True)) == made
    assert Outer.model_construct({"inners": []}).number == 1


def test_a_table_is_a_table() -> None:
    """And nothing else is."""
    with pytest.raises(InvalidRecord) as refused:
        Outer.model_validate(["x"])
    assert first_fault(refused.value) == ((), "“” must be a table")
    assert Outer(inners=[Inner()]) != "x"
    with pytest.raises(InvalidRecord, match="faults in Outer: 1"):
        Outer(inners=[])
