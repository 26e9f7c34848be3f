"""The shipped forms of regulators: each number has its source and day, and nothing in them is a promise."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.forms.form import Form, FormField, FormPart
from equityjournal.core.packs.proofreading import unknown_keys
from equityjournal.store.disk.places import shipped_packs
from packs import SHIPPED

PATHS = sorted((shipped_packs() / "forms").glob("*.toml"))
FORMS = {path.stem: Form.model_validate(tomllib.loads(path.read_text("utf-8"))) for path in PATHS}
IDS = ("id", "title")
"""Keys whose numbers are names, such as those of four parts; a title has its source all the same."""

_NUMBER = re.compile(
    r"[0-9]|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand)\b", re.IGNORECASE
)


def tables(table: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a file, with its place."""
    yield place, table
    for key, value in table.items():
        for at, below in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(below, dict):
                yield from tables(below, f"{place}/{key}[{at}]")


def has_number(value: Any) -> bool:
    """Whether a value states a number, in digits or as a word."""
    if isinstance(value, list):
        return any(map(has_number, value))
    if isinstance(value, str):
        return _NUMBER.search(value) is not None
    return isinstance(value, int) and not isinstance(value, bool)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_number_has_its_source_and_its_day(path: Path) -> None:
    """A table of a form that states a number says where it was read, and on which day."""
    own = ("id", "source", "official", "question")  # a question is ours, and asks; addresses hold digits
    bare = []
    for place, table in tables(tomllib.loads(path.read_text("utf-8"))):
        states = [key for key, value in table.items() if key not in own and has_number(value)]
        sourced = table.get("source") and table.get("seen_on") and isinstance(table.get("checked_on"), date)
        if states and not sourced:
            bare.append((place, states))
    assert bare == []


def test_no_question_states_a_number_of_the_regulators() -> None:
    """Questions are in our own words, and ask; requirements stand among the facts."""
    asked = [field.question for form in FORMS.values() for field in form.fields]
    assert [question for question in asked if re.search(r"[0-9]", question)] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_shipped_form_is_named_by_its_id_and_has_no_unknown_key(path: Path) -> None:
    """Nothing in it is misspelt and so passed over."""
    assert FORMS[path.stem].id == path.stem
    assert list(unknown_keys(tomllib.loads(path.read_text("utf-8")), Form)) == []


def test_the_five_forms_are_there() -> None:
    """One for each body named in the help of `export`."""
    assert sorted(FORMS) == ["asye", "gmc", "hcpc", "nmc", "swe"]


def test_only_the_hcpc_counts_words() -> None:
    """No other body was found to have a limit, whatever others' pages say."""
    limits = set()
    for form in FORMS.values():
        holders: list[FormPart | FormField] = [*form.parts, *form.fields]
        limits |= {(form.id, held.id, held.limit.words) for held in holders if held.limit is not None}
    assert limits == {("hcpc", "summary", 500), ("hcpc", "statement", 1500)}


def test_each_form_has_what_its_body_is_known_for() -> None:
    """Four themes of the Code; peer reflection from talks; a dated list; six types; four parts."""
    fields = {form.id: {field.id: field for field in form.fields} for form in FORMS.values()}
    assert len(fields["nmc"]["code"].choices) == 4
    assert fields["swe"]["peer"].takes == ["talks"]
    assert [part.filled for part in FORMS["hcpc"].parts] == ["by-hand", "list", "each", "by-hand"]
    assert len(fields["gmc"]["type"].choices) == 6
    assert [part.id for part in FORMS["asye"].parts] == ["1", "2", "3", "4"]
    assert FORMS["swe"].year_of(date(2026, 11, 30)) == date(2025, 12, 1)


def test_themes_that_feed_a_field_are_themes_of_shipped_packs() -> None:
    """A misspelt theme would feed nothing."""
    known = {theme.id for pack in SHIPPED for theme in pack.themes}
    fed = {theme for form in FORMS.values() for field in form.fields for theme in field.themes}
    assert fed <= known


def test_another_persons_details_stand_apart() -> None:
    """No field for somebody else's name, Pin or signature is in the draft itself."""
    (apart,) = (part for form in FORMS.values() for part in form.parts if part.apart)
    assert {"partner-name", "partner-pin", "partner-email", "partner-address", "partner-signature"} <= {
        field.id for field in apart.fields
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_a_form_is_looked_at_again_within_a_year(form: Form) -> None:
    """A draft made later says that it may be out of date."""
    assert 0 < (form.form.look_again_after - form.form.checked_on).days <= 366
