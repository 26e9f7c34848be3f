from datetime import date, datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from core.examples import entry_table, pack_table, prompt_table
from equityjournal.core.entries.entry import Entry
from equityjournal.core.packs.pack import Pack
from equityjournal.core.text.faults import Fault, TomlPath, first_fault, say_place


class Below(BaseModel):
    """A table inside another."""

    model_config = ConfigDict(strict=True)

    text: Annotated[str, StringConstraints(min_length=2)] = "ab"


class Everything(BaseModel):
    """A table with a value of each kind that a file may hold."""

    model_config = ConfigDict(strict=True, extra="forbid")

    flag: bool = True
    word: str = ""
    code: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")] = "a"
    names: list[str] = []
    count: Annotated[int, Field(le=9, multiple_of=3)] = 3
    choice: Literal["a", "b"] = "a"
    day: date | None = None
    time: AwareDatetime | None = None
    below: list[Below] = []
    inner: Below = Below()
    needed: int


def fault_of(**values: Any) -> tuple[TomlPath, str]:
    """The first fault of such a table."""
    with pytest.raises(ValidationError) as refused:
        Everything.model_validate({"needed": 1} | values)
    return first_fault(refused.value)


@pytest.mark.parametrize(
    ("values", "place", "said"),
    [
        ({"flag": "no"}, ("flag",), "“flag” must be true or false, without quotes"),
        ({"word": 1}, ("word",), "“word” must be text in quotes"),
        ({"inner": {"text": "a"}}, ("inner", "text"), "“inner, text” must not be empty"),
        ({"code": "A"}, ("code",), "“code” is not written the way it should be"),
        ({"names": "a"}, ("names",), "“names” must be a list, in square brackets"),
        ({"names": ["a", 2]}, ("names", 1), "“name 2” must be text in quotes"),
        ({"count": "1"}, ("count",), "“count” must be a whole number, without quotes"),
        ({"choice": "c"}, ("choice",), "“choice” must be one of 'a' or 'b'"),
        ({"day": "1 May"}, ("day",), "“day” must be a day such as 2026-06-03, without quotes"),
        ({"time": "now"}, ("time",), "“time” must be a day and time, without quotes"),
        (
            {"time": datetime(2026, 11, 21, 19, 30)},
            ("time",),
            "“time” has no offset; add the one it was written in, such as +00:00 or +01:00",
        ),
        ({"colour": "green"}, ("colour",), "“colour” is not a key I know"),
        ({"inner": 3}, ("inner",), "“inner” must be a table"),
        ({"needed": None}, ("needed",), "“needed” must be a whole number, without quotes"),
    ],
)
def test_each_kind_of_fault_has_words_of_its_own(values: dict[str, Any], place: TomlPath, said: str) -> None:
    """A sentence names the place and what belongs there, without a capital or a full stop."""
    assert fault_of(**values) == (place, said)


def test_what_is_missing_is_named() -> None:
    """A key that must be there and is not is said to be missing."""
    with pytest.raises(ValidationError) as refused:
        Everything.model_validate({})

    assert first_fault(refused.value) == (("needed",), "“needed” is missing")


def test_a_kind_of_fault_without_words_of_its_own_still_says_where() -> None:
    """Its place, and none of the validator's words, which may hold those of whoever made the file."""
    place, said = fault_of(count=4)

    assert place == ("count",)
    assert said == "“count” is not written the way it should be"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pack_table(themes=[], prompts=[]), "“themes” must hold at least one"),
        (pack_table(prompts=[prompt_table(minutes=0)]), "“prompt 1, minutes” must be 1 or more"),
        (pack_table(prompts=[prompt_table(minutes=121)]), "“prompt 1, minutes” must be 120 at the most"),
        (pack_table(prompts=[prompt_table(id="a" * 65)]), "“prompt 1, id” is too long"),
    ],
)
def test_every_limit_of_a_pack_is_said_in_our_own_words(table: dict[str, Any], said: str) -> None:
    """Nobody who mends a pack is told what an input should have after validation."""
    with pytest.raises(ValidationError) as refused:
        Pack.model_validate(table)

    assert first_fault(refused.value)[1] == said


def test_only_the_first_fault_is_told() -> None:
    """Of several faults the first in the order of the fields is the one to mend first."""
    assert fault_of(word=1, flag="no") == (("flag",), "“flag” must be true or false, without quotes")


def test_a_fault_never_repeats_a_value() -> None:
    """What stands in the file stays out of the sentence."""
    for values in ({"flag": "secret"}, {"code": "SECRET"}, {"choice": "secret"}, {"day": "secret"}):
        assert "secret" not in fault_of(**values)[1].casefold()


def test_a_fault_of_our_own_is_told_as_it_is() -> None:
    """A sentence we put into words ourselves comes through unchanged, with the place it speaks of."""
    with pytest.raises(ValidationError) as refused:
        Pack.model_validate(pack_table(prompts=[prompt_table(theme="care")]))

    assert first_fault(refused.value) == (
        ("prompts", 0, "theme"),
        "“care” is not a theme of this pack; add it to [[themes]], or mend its spelling",
    )


def test_a_fault_of_our_own_without_a_place_stands_where_it_was_found() -> None:
    """A fault of a whole file has no place in it."""
    with pytest.raises(ValidationError) as refused:
        Entry.model_validate(entry_table(answers=[]))

    assert first_fault(refused.value) == ((), "none of its answers has any text")


@pytest.mark.parametrize("key", ["{sentence}", "{0}", "{}", "{name}"])
def test_braces_in_a_key_are_said_as_they_are(key: str) -> None:
    """A key of somebody's file is never taken for something to be filled in."""
    with pytest.raises(ValidationError) as refused:
        Entry.model_validate(entry_table(**{key: {"private": True}}))

    assert f"“private” stands inside “{key}”;" in first_fault(refused.value)[1]


def test_even_the_word_place_in_braces_is_said_as_it_is() -> None:
    """Not even the name of our own second field is filled in."""
    assert Fault("“{place}” is here", ("themes", 0)).message() == "“{place}” is here"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((), ""),
        (("title",), "title"),
        (("answers", 1, "text"), "answer 2, text"),
        (("themes", 0), "theme 1"),
        (("passed", 2), "passed 3"),
        (("prompts", 3, "also", 0), "prompt 4, also 1"),
        (("pack", "id"), "pack, id"),
        ((4, "text"), "4, text"),
    ],
)
def test_a_place_is_said_by_counting_from_one(place: TomlPath, said: str) -> None:
    """Tables are counted as people count, each by its singular."""
    assert say_place(place) == said


def test_a_singular_that_ends_in_s_keeps_it() -> None:
    """The first lens of a theme is its lens 1."""
    assert say_place(("themes", 0, "lens", 0)) == "theme 1, lens 1"
