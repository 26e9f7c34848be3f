from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import TODAY, answer, at_noon, draft, entry, entry_table, unhurried
from equityjournal.core.entry import EXCERPT, Draft, Entry, Writing, finish
from equityjournal.core.errors import NothingToKeep
from equityjournal.core.faults import first_fault

NAIVE = datetime(2026, 11, 21, 19, 30)


def read(**changes: Any) -> Entry:
    """An entry from its file, with these keys changed."""
    return Entry.model_validate(entry_table(**changes))


def why_not(**changes: Any) -> str:
    """Why such a file is refused."""
    with pytest.raises(ValidationError) as refused:
        read(**changes)
    return first_fault(refused.value)[1]


def step(**changes: Any) -> list[dict[str, Any]]:
    """The steps of an entry that promised one."""
    return [{"text": "Ask the family.", **changes}]


# What is read


def test_every_key_of_the_contract_is_read() -> None:
    """A file with every key in it is an entry that says the same."""
    kept = read(
        written=datetime(2026, 11, 21, 19, 30, 4, 123456, tzinfo=timezone(timedelta(hours=1))),
        edited=at_noon(TODAY),
        title="A visit",
        setting="home visit",
        people=["a parent"],
        themes=["positionality"],
        feelings=["uneasy"],
        shown=["power/who-decided", "humility/not-knowing"],
        passed=["humility/not-knowing"],
        private=True,
        happened_to_me=True,
        steps=[{"text": "Ask.", "horizon": "short", "due": TODAY, "done": TODAY, "dropped": TODAY, "reason": "."}],
        answers=[{"prompt": "power/who-decided", "question": "Who?", "themes": ["power"], "text": "They.\n"}],
    )  # fmt: skip

    assert (kept.title, kept.setting, kept.people) == ("A visit", "home visit", ["a parent"])
    assert (kept.themes, kept.feelings) == (["positionality"], ["uneasy"])
    assert kept.shown == ["power/who-decided", "humility/not-knowing"]
    assert kept.passed == ["humility/not-knowing"]
    assert kept.private
    assert kept.happened_to_me
    assert kept.edited == at_noon(TODAY)
    assert kept.written.microsecond == 123456
    assert kept.written.utcoffset() == timedelta(hours=1)
    assert kept.steps[0].horizon == "short"
    assert kept.steps[0].due == kept.steps[0].done == kept.steps[0].dropped == TODAY
    assert kept.answers[0].prompt == "power/who-decided"
    assert kept.answers[0].question == "Who?"
    assert kept.answers[0].text == "They.\n"


def test_what_is_left_out_is_empty_and_not_private() -> None:
    """The least entry has a text and nothing else; it was never edited."""
    kept = read()

    assert not kept.private
    assert not kept.happened_to_me
    assert kept.edited is None
    assert kept.title == kept.setting == ""
    assert kept.people == kept.themes == kept.feelings == kept.shown == kept.passed == []
    assert kept.steps == []
    assert kept.answers[0].prompt is None
    assert kept.answers[0].question is None


def test_unknown_keys_are_kept_in_the_entry_its_answers_and_its_steps() -> None:
    """A key that some other program wrote survives, wherever it stands."""
    kept = read(
        mood=3,
        theirs={"colour": "green"},
        answers=[{"text": "x", "ink": "blue"}],
        steps=step(weight=2),
    ).model_dump()

    assert (kept["mood"], kept["theirs"]) == (3, {"colour": "green"})
    assert kept["answers"][0]["ink"] == "blue"
    assert kept["steps"][0]["weight"] == 2


def test_an_entry_is_never_changed_in_place() -> None:
    """Setting anything on an entry is refused."""
    kept = entry()

    with pytest.raises(ValidationError):
        kept.private = True  # type: ignore[misc]


# What is refused


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
    assert read(**{key: True}).model_dump()[key] is True


IN_A_TABLE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "answers": lambda keys: {"answers": [{"text": "x"}, {"text": "y", **keys}]},
    "steps": lambda keys: {"steps": step(**keys)},
    "theirs": lambda keys: {"theirs": keys},
    "a list of theirs": lambda keys: {"a list of theirs": [{}, keys]},
    "lists of lists": lambda keys: {"lists of lists": [[1, [keys]]]},
    "below": lambda keys: {"below": {"one": {"two": [{"three": keys}]}}},
    "a table of a step": lambda keys: {"steps": step(more={"deeper": [keys]})},
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

    assert read(**{table: [{"text": "x", own: values[own]}]}).model_dump()[table][0][own] == values[own]


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
    assert why_not(steps=step(**{key: at_noon(TODAY)})) == (
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
    assert len(read(answers=[{"text": ""}, {"text": "x"}]).answers) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answers": "x"}, "“answers” must be a list, in square brackets"),
        ({"answers": ["x"]}, "“answer 1” must be a table"),
        ({"answers": [{"text": "x"}, {}]}, "“answer 2, text” is missing"),
        ({"answers": [{"text": 3}]}, "“answer 1, text” must be text in quotes"),
        ({"themes": ["power", ""]}, "“theme 2” must not be empty"),
        ({"themes": "power"}, "“themes” must be a list, in square brackets"),
        ({"steps": step(horizon="soon")}, "“step 1, horizon” must be one of 'short', 'medium' or 'long'"),
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
        read(title=["a secret"], setting={"a": "secret"}, answers=[{"text": ["a secret"]}])

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
        assert read(theirs=below).model_dump()["theirs"] == below


# What it credits, and how it is known again


def test_an_entry_credits_its_answers_themes_then_its_tags_each_once() -> None:
    """Themes come in the order of the answers, then the hand tags, and none comes twice."""
    kept = entry(
        TODAY,
        answer(themes=["power", "humility"]),
        answer(themes=["humility", "care"]),
        themes=["power", "trust"],
    )

    assert kept.credited == ["power", "humility", "care", "trust"]


def test_a_blank_answer_credits_nothing() -> None:
    """Only answers with words in them count."""
    kept = entry(TODAY, answer(" \n", themes=["power"]), answer("Words.", themes=["humility"]))

    assert kept.credited == ["humility"]


def test_free_writing_credits_only_its_tags() -> None:
    """An entry without themes credits none; what was only offered credits nothing."""
    assert entry(shown=["power/who"], passed=["power/who"]).credited == []
    assert entry(themes=["power"]).credited == ["power"]


def test_an_excerpt_is_one_line_of_the_first_answer_that_has_words() -> None:
    """Blank answers are passed over, and line breaks become spaces."""
    assert entry(TODAY, answer(" \n"), answer("One\n\n  two\tthree "), answer("Four")).excerpt == (
        "One two three"
    )


def test_a_short_text_is_its_own_excerpt() -> None:
    """A text that just fits is not cut."""
    text = "a" * (EXCERPT - 2) + " b"

    assert entry(TODAY, answer(text)).excerpt == text


def test_a_long_text_is_cut_between_words_with_a_sign_of_it() -> None:
    """A text one character too long ends with whole words and three dots."""
    assert entry(TODAY, answer("word " * 18 + "x")).excerpt == " ".join(["word"] * 18) + " …"


def test_one_very_long_word_is_cut_inside() -> None:
    """A text without a space is cut where it has to be."""
    assert entry(TODAY, answer("x" * 200)).excerpt == "x" * EXCERPT + " …"


@unhurried
@given(st.text().filter(str.strip))
def test_an_excerpt_is_one_short_line_that_begins_the_text(text: str) -> None:
    """Whatever was written, the excerpt is a start of it on one line, and never blank."""
    excerpt = entry(TODAY, answer(text)).excerpt

    assert 0 < len(excerpt) <= EXCERPT + 2
    assert "\n" not in excerpt
    assert " ".join(text.split()).startswith(excerpt.removesuffix(" …"))


def test_tagging_makes_another_entry_with_other_tags_edited_now() -> None:
    """Everything else stays, unknown keys too, and the first entry is as it was."""
    kept = read(themes=["power"], mood=3)
    now = at_noon(TODAY) + timedelta(days=1)

    tagged = kept.tagged(["power", "care"], now)

    assert (tagged.themes, tagged.edited) == (["power", "care"], now)
    assert kept.themes == ["power"]
    assert tagged.model_dump(exclude={"themes", "edited"}) == kept.model_dump(exclude={"themes", "edited"})


# Drafts


def test_a_draft_may_be_empty() -> None:
    """Before anything is typed there is a draft already, and it has no text."""
    assert not draft().has_text
    assert not draft(TODAY, answer(" \n")).has_text
    assert draft(TODAY, answer(""), answer("x")).has_text


def test_a_draft_is_as_strict_as_an_entry() -> None:
    """A misplaced or misspelt private is refused in a draft too, and so is a time without an offset."""
    table = {"started": at_noon(TODAY), "happened": TODAY, "pack": "trial", "language": "en-GB"}

    assert not Draft.model_validate(table).private
    for slip in ({"Private": True}, {"answers": [{"text": "", "private": True}]}, {"started": NAIVE}):
        with pytest.raises(ValidationError):
            Draft.model_validate(table | slip)


def test_a_finished_draft_is_an_entry_with_all_that_the_draft_held() -> None:
    """Every fact goes over; the id and the time are those given."""
    begun = draft(
        date(2026, 11, 20),
        answer("x", themes=["power"], cited="power/who"),
        title="T", setting="S", people=["P"], themes=["care"], feelings=["F"], shown=["power/who", "care/how"],
        passed=["care/how"], private=True, happened_to_me=True, pack="other", language="cy",
        steps=[{"text": "Ask."}],
    )  # fmt: skip

    kept = finish(begun, "2026-11-20-k7m3qd", at_noon(TODAY))

    assert {name: getattr(kept, name) for name in Writing.model_fields} == {
        name: getattr(begun, name) for name in Writing.model_fields
    }
    assert kept.answers == begun.answers
    assert (kept.id, kept.written, kept.edited) == ("2026-11-20-k7m3qd", at_noon(TODAY), None)
    assert kept.schema_version == 1


def test_finishing_leaves_out_blank_answers() -> None:
    """Only answers with words are kept, in their order."""
    begun = draft(TODAY, answer("one"), answer(" \n"), answer("two"))

    kept = finish(begun, "2026-11-21-k7m3qd", at_noon(TODAY))

    assert [one.text for one in kept.answers] == ["one", "two"]


@pytest.mark.parametrize("texts", [[], [""], ["\n", "  "]])
def test_a_draft_without_text_cannot_be_finished(texts: list[str]) -> None:
    """Nothing written is nothing to save, and the sentence says so."""
    begun = draft(TODAY, *(answer(text) for text in texts))

    with pytest.raises(NothingToKeep, match=r"^Nothing was written, so there is nothing to save\.$"):
        finish(begun, "2026-11-21-k7m3qd", at_noon(TODAY))
