from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import NAIVE, TODAY, at_noon, entry_table, one_step, read_entry, unhurried
from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.faults import first_fault


def why_not(**changes: Any) -> str:
    """Why such a file is refused."""
    with pytest.raises(ValidationError) as refused:
        read_entry(**changes)
    return first_fault(refused.value)[1]


@pytest.mark.parametrize("value", ["no", "yes", "false", 0, 1, None, [], {"yes": True}])
def test_private_is_true_or_false_and_nothing_else(value: Any) -> None:
    """A value that is not a boolean is refused, and never taken for one."""
    assert why_not(private=value) == "“private” must be true or false, without quotes"


@pytest.mark.parametrize(
    "key",
    ["Private", "PRIVATE", "privat", "pivate", "prviate", "privte", "private_", "is_private", "private?"],
)
def test_a_misspelt_private_is_refused_by_name(key: str) -> None:
    """A key that looks like private is an error, so that a slip never makes an entry shareable."""
    assert why_not(**{key: True}) == f"“{key}” is not a key I know; if it means private, spell it so"


@pytest.mark.parametrize("key", ["priv", "private_entry", "keep_private", "PrivateEntry", "make-private"])
def test_a_key_that_holds_private_or_begins_it_is_refused(key: str) -> None:
    """Whoever writes it means the entry to be kept back."""
    assert key in why_not(**{key: True})


@pytest.mark.parametrize(
    "key", ["pirate", "primary", "motive", "colour", "Title", "TITLE", "privilege", "prize"]
)
def test_a_key_unlike_private_is_let_be(key: str) -> None:
    """Other unknown keys are somebody else's, and are kept."""
    assert read_entry(**{key: True}).model_dump()[key] is True


IN_A_TABLE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "answers": lambda keys: {"answers": [{"text": "x"}, {"text": "y", **keys}]},
    "steps": lambda keys: {"steps": one_step(**keys)},
    "theirs": lambda keys: {"theirs": keys},
    "a list of theirs": lambda keys: {"a list of theirs": [{}, keys]},
    "lists of lists": lambda keys: {"lists of lists": [[1, [keys]]]},
    "below": lambda keys: {"below": {"one": {"two": [{"three": keys}]}}},
    "a table of a step": lambda keys: {"steps": one_step(more={"deeper": [keys]})},
    "a table of an answer": lambda keys: {"answers": [{"text": "x", "more": {"deeper": keys}}]},
}


@pytest.mark.parametrize("place", IN_A_TABLE)
@pytest.mark.parametrize("value", [True, False, "no"])
def test_private_inside_a_table_is_refused_at_any_depth(place: str, value: Any) -> None:
    """A line that slipped below a bracket is named with its table, whatever it says."""
    said = why_not(**IN_A_TABLE[place]({"private": value}))
    table = {"a table of a step": "steps", "a table of an answer": "answers"}.get(place, place)

    assert said == f"“private” stands inside “{table}”; move its line above the first in square brackets"


@pytest.mark.parametrize("place", IN_A_TABLE)
def test_a_misspelt_private_inside_a_table_is_refused_too(place: str) -> None:
    """Two slips at once, a capital and a place below a bracket, do not make an entry shareable."""
    assert "Private" in why_not(**IN_A_TABLE[place]({"Private": True}))


@pytest.mark.parametrize("key", sorted({*Entry.model_fields, "schema"} - {"schema_version"}))
def test_any_top_level_key_inside_a_table_of_no_name_is_refused(key: str) -> None:
    """Each key of an entry belongs at the top, and nowhere else."""
    assert f"“{key}” stands inside “theirs”" in why_not(theirs={key: "x"})


def test_of_several_keys_in_a_table_the_first_by_the_alphabet_is_named() -> None:
    """The same file is always refused with the same sentence."""
    keys = {"title": "x", "private": True, "setting": "x", "feelings": [], "happened": TODAY, "id": "x"}

    assert "“feelings” stands inside “theirs”" in why_not(theirs=keys)


@pytest.mark.parametrize(("table", "own"), [("answers", "themes"), ("answers", "text"), ("steps", "text")])
def test_keys_that_a_table_has_of_its_own_may_stand_in_it(table: str, own: str) -> None:
    """An answer has themes and a step has a text, which are no slips."""
    values = {"themes": ["power"], "text": "Words."}

    assert read_entry(**{table: [{"text": "x", own: values[own]}]}).model_dump()[table][0][own] == values[own]


@pytest.mark.parametrize(("table", "key"), [("answers", "feelings"), ("steps", "themes"), ("steps", "id")])
def test_a_key_of_another_table_is_refused(table: str, key: str) -> None:
    """What an answer may hold, a step may not."""
    assert f"“{key}” stands inside “{table}”" in why_not(**{table: [{"text": "x", key: ["y"]}]})


@pytest.mark.parametrize("key", ["written", "edited"])
def test_a_time_without_an_offset_is_refused_in_a_sentence(key: str) -> None:
    """Without its offset nobody knows when it was."""
    assert why_not(**{key: NAIVE}) == (
        f"“{key}” has no offset; add the one it was written in, such as +00:00 or +01:00"
    )


@pytest.mark.parametrize("value", [0, 2, 99, -1])
def test_another_schema_is_refused(value: int) -> None:
    """A file made by a later program, or by none that ever was, is not read."""
    assert why_not(schema=value).startswith("“schema” must be 1 ")


@pytest.mark.parametrize("value", [True, "1", 1.0, None])
def test_a_schema_that_is_no_number_is_refused(value: Any) -> None:
    """The schema is a whole number."""
    assert why_not(schema=value) == "“schema” must be a whole number, without quotes"


@pytest.mark.parametrize("value", [NAIVE, datetime(2026, 11, 21, tzinfo=UTC), "2026-11-21", 20261121, True])
def test_only_a_day_is_a_day(value: Any) -> None:
    """A time, a text and a number are refused where a day belongs."""
    assert why_not(happened=value) == "“happened” must be a day such as 2026-06-03, without quotes"


@pytest.mark.parametrize("key", ["due", "done", "dropped"])
def test_only_a_day_is_a_day_in_a_step_too(key: str) -> None:
    """The step is named by its number."""
    assert why_not(steps=one_step(**{key: at_noon(TODAY)})) == (
        f"“step 1, {key}” must be a day such as 2026-06-03, without quotes"
    )


@pytest.mark.parametrize("key", ["written", "edited"])
@pytest.mark.parametrize("value", [TODAY, "2026-11-21T19:30:00+00:00", 3])
def test_only_a_time_is_a_time(key: str, value: Any) -> None:
    """A day, a text and a number are refused where a time belongs."""
    assert why_not(**{key: value}) == f"“{key}” must be a day and time, without quotes"


@pytest.mark.parametrize(
    "identity",
    [
        "2026-11-21-K7m3qd", "2026-11-21-k7m3q", "2026-11-21-k7m3qdd", "2026-11-21-k7m3q1", "2026-11-21-k7m3q8",
        "2026-11-21", "2026-11-21-k7m3qd\n", " 2026-11-21-k7m3qd", "26-11-21-k7m3qd", "../2026-11-21-k7m3qd", "",
    ],
)  # fmt: skip
def test_an_id_is_a_day_and_six_letters_of_base32(identity: str) -> None:
    """Anything else is refused, so that an id is always safe as the name of a file."""
    assert why_not(id=identity) == "“id” is not written the way it should be"


@pytest.mark.parametrize("key", ["schema", "id", "written", "happened", "pack", "language", "answers"])
def test_what_every_entry_has_may_not_be_missing(key: str) -> None:
    """A missing key is named."""
    table = entry_table()
    del table[key]

    with pytest.raises(ValidationError) as refused:
        Entry.model_validate(table)
    assert first_fault(refused.value) == ((key,), f"“{key}” is missing")


@pytest.mark.parametrize("answers", [[], [{"text": ""}], [{"text": " \n\t"}, {"text": "\u00a0"}]])
def test_an_entry_without_any_text_is_refused(answers: Any) -> None:
    """An entry holds at least one answer with words in it."""
    assert why_not(answers=answers) == "none of its answers has any text"


def test_a_blank_answer_may_stand_beside_one_with_text() -> None:
    """One answer with words is enough."""
    assert len(read_entry(answers=[{"text": ""}, {"text": "x"}]).answers) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answers": "x"}, "“answers” must be a list, in square brackets"),
        ({"answers": ["x"]}, "“answer 1” must be a table"),
        ({"answers": [{"text": "x"}, {}]}, "“answer 2, text” is missing"),
        ({"answers": [{"text": 3}]}, "“answer 1, text” must be text in quotes"),
        ({"themes": ["power", ""]}, "“theme 2” must not be empty"),
        ({"themes": "power"}, "“themes” must be a list, in square brackets"),
        ({"steps": one_step(horizon="soon")}, "“step 1, horizon” must be one of 'short', 'medium' or 'long'"),
        ({"steps": [{"text": ""}]}, "“step 1, text” must not be empty"),
        ({"title": 3}, "“title” must be text in quotes"),
        ({"pack": ""}, "“pack” must not be empty"),
        ({"happened_to_me": 1}, "“happened_to_me” must be true or false, without quotes"),
    ],
)
def test_the_wrong_kind_of_value_is_named_with_its_place(changes: dict[str, Any], said: str) -> None:
    """Nothing is turned into what it is not; the sentence says where and what."""
    assert why_not(**changes) == said


def test_a_refusal_never_repeats_what_was_written() -> None:
    """The words of an entry stay out of the error, which may end in a log."""
    with pytest.raises(ValidationError) as refused:
        read_entry(title=["a secret"], setting={"a": "secret"}, answers=[{"text": ["a secret"]}])

    assert "secret" not in str(refused.value)
    assert "secret" not in first_fault(refused.value)[1]


@unhurried
@given(
    st.recursive(
        st.booleans(), lambda below: st.lists(below) | st.dictionaries(st.text("abc"), below), max_leaves=5
    )
)
def test_wherever_private_slips_to_the_entry_is_refused(below: Any) -> None:
    """However deep the tables, a private among them is found."""

    def holds_a_table(value: Any) -> bool:
        return isinstance(value, dict) or (isinstance(value, list) and any(map(holds_a_table, value)))

    def slipped(value: Any) -> Any:
        if isinstance(value, list):
            return [slipped(one) for one in value]
        if isinstance(value, dict):
            return {key: slipped(one) for key, one in value.items()} | (
                {} if any(map(holds_a_table, value.values())) else {"private": True}
            )
        return value

    if holds_a_table(below):
        assert "“private” stands inside “theirs”" in why_not(theirs=slipped(below))
    else:
        assert read_entry(theirs=below).model_dump()["theirs"] == below


def test_what_is_no_table_is_no_entry() -> None:
    """A text or a list, where an entry should be."""
    for thing in ("An entry", ["An entry"]):
        with pytest.raises(ValidationError):
            Entry.model_validate(thing)
