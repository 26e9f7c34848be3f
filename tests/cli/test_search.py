"""Searching: any input is a valid search, and what is found is shown in its line."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from equityjournal.core.entries.search_words import parse_query
from program import Program

IDENTITY = re.compile(r"\d{4}-\d\d-\d\d-[a-z2-7]{6}")


def found(program: Program, *words: str) -> list[str]:
    """The titles of what a search finds, best match first."""
    return [entry["title"] for entry in program("search", "--json", *words).json]


@pytest.fixture
def filled(program: Program) -> Program:
    """A small journal in which different words stand in different places."""
    program(
        "write",
        "-t",
        "power",
        "--title",
        "one",
        "The assumptions were made before we met. Nobody asked the co-worker.",
    )
    program(
        "write",
        "-t",
        "humility",
        "--title",
        "two",
        "--setting",
        "home visit",
        "--feeling",
        "uneasy",
        "Aeth i'r ŵyl: gŵyl y gaeaf. I don't know.",
    )
    program(
        "write",
        "--title",
        "three",
        "--person",
        "a housing officer",
        "The house is damp.\n\nThe housing list is long 🙂 and the housing office shut.",
    )
    return program


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["assumption"], ["one"]),
        (["ASSUMED"], []),
        (["gwyl"], ["two"]),
        (["gŵyl"], ["two"]),
        (["co-worker"], ["one"]),
        (["worker"], ["one"]),
        (["don't"], ["two"]),
        (['"made before"'], ["one"]),
        (['"before made"'], []),
        (["hous*"], ["three"]),
        (["housings"], ["three"]),
        (["made", "met"], ["one"]),
        (["made", "damp"], []),
        (["uneasy"], ["two"]),
        (["visit"], ["two"]),
        (["officer"], ["three"]),
        (["two"], ["two"]),
        (["🙂"], ["three"]),
        (["OR"], []),
        (["damp OR met"], ["one", "three"]),
    ],
    ids=str,
)  # fmt: skip
def test_words_are_found_in_any_form_wherever_they_stand(
    filled: Program, words: list[str], titles: list[str]
) -> None:
    """In answers, titles, settings, people and feelings; accents, endings and capitals make no difference."""
    assert found(filled, *words) == titles


def test_a_question_is_searched_too(program: Program) -> None:
    """What was asked is part of the entry."""
    program("write", "-p", "power/who-decided", "--title", "asked", "The panel.")
    question = program("show", "last", "--json").json["answers"][0]["question"]
    word = max(re.findall(r"[a-z]+", question), key=len)
    assert found(program, word) == ["asked"]


def test_the_line_is_shown_with_each_find_marked(filled: Program) -> None:
    """The line with most of it, in square brackets: no colour is needed to see them, and they are read aloud."""
    screen = filled("search", "hous*").out
    assert "The [housing] list is long" in screen
    assert "[housing] office shut" in screen
    assert "damp" not in screen
    assert "[assumptions] were made before we [met]." in filled("search", "assumption", "met").out


def test_a_long_line_is_cut_around_the_find(program: Program) -> None:
    """Whole words, and a sign on either side that there is more."""
    program("write", f"{'far away ' * 60}kestrel {'and on ' * 60}")
    (line,) = [line for line in program("search", "kestrel").out.splitlines() if "[kestrel]" in line]
    assert line.strip().startswith("… ")
    assert line.endswith(" …")
    assert len(line) < 200


def test_the_best_match_comes_first_or_the_newest(program: Program) -> None:
    """An entry that speaks of nothing else is the better match; with --sort newest the day decides."""
    program("write", "-d", "2026-05-01", "--title", "full", "Damp, damp, damp.")
    program("write", "-d", "2026-05-20", "--title", "aside", f"{'Other words stand here. ' * 30}Damp.")
    assert found(program, "damp") == ["full", "aside"]
    assert [one["title"] for one in program("search", "damp", "--sort", "newest", "--json").json] == [
        "aside",
        "full",
    ]


def test_filters_are_those_of_list(filled: Program) -> None:
    """Theme, setting and feeling narrow a search as they narrow a list."""
    assert found(filled, "the", "--theme", "power") == ["one"]
    assert found(filled, "i", "--feeling", "Uneasy", "--setting", "HOME") == ["two"]
    assert found(filled, "the", "--since", "2026-06-02") == []


def test_where_nothing_is_found_it_says_what_may_help(filled: Program) -> None:
    """And before anything is written, that nothing is."""
    assert "a star finds more" in filled("search", "nowhere").out


def test_as_many_are_shown_as_asked_for_and_the_rest_counted(filled: Program) -> None:
    """The same as in a list."""
    assert "1 of 2 entries." in filled("search", "the", "--limit", "1").out
    assert len(IDENTITY.findall(filled("search", "the", "--all").out)) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40))
def test_any_input_with_a_word_or_a_sign_is_a_valid_search(program: Program, typed: str) -> None:
    """Quotes, hyphens, operators, emoji: no error where there is anything to look for."""
    if not program("list", "--json").json:
        program("write", "A few words.")
    wanted = 0 if parse_query([typed]) else 2
    assert program("search", "--json", "--", typed, code=None).code == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).filter(
        lambda text: text.strip() != "-" and parse_query([text])  # a hyphen alone stands for the pipe
    )
)
def test_every_entry_is_found_by_its_own_words(program: Program, text: str) -> None:
    """Typed as they stand, and as a phrase, whatever alphabet they are in."""
    identity = program("write", "--json", "--", text).json["id"]
    plain = text.replace('"', " ").replace("“", " ").replace("”", " ").strip() or text.strip()
    # A phrase of signs alone is sought as it stands, so that a quotation mark within has no other spelling.
    is_respelt = plain != text.strip() and not any(map(str.isalnum, plain))
    assert (
        is_respelt
        or identity in {one["id"] for one in program("search", "--json", "--", f'"{plain}"').json}
        or not plain.strip('"“”* ')
    )


def test_where_nothing_is_found_a_beginning_of_the_very_word_is_offered(program: Program) -> None:
    """The example is about what was looked for; a short word has no beginning worth it."""
    program("write", "Handed it over at nine.")
    assert program("search", "the", "handover").out == (
        'No entry holds that. A beginning with a star finds more: `equityjournal search "hando*"`.\n'
    )
    assert program("search", "bus").out == "No entry holds that.\n"
    assert "Handed" in program("search", "hand*").out
