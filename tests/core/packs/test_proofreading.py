from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import pack, pack_table, prompt_table, unhurried
from equityjournal.core.notices.language.wordlist import WordRules
from equityjournal.core.packs.proofreading import Remark, proofread
from equityjournal.core.packs.questions import would_read_better
from equityjournal.core.packs.shelf import Contents
from rules import rules_of

if TYPE_CHECKING:
    from equityjournal.core.text.faults import TomlPath

RULES = rules_of(
    {
        "language": "en-GB",
        "rules": [
            {
                "id": "hard-to-reach", "kind": "avoid", "match": ["hard to reach"], "gentler": ["not reached yet"],
                "why": "It puts the distance down to people.", "source": "A guide",
            }
        ],
    }
)  # fmt: skip
WHOLE = {
    "about": "What it is for.", "based_on": "A book.", "questions_by": "Us; its author has not endorsed them.",
    "reviewed_by": "Nobody yet.", "licence": "CC-BY-4.0",
}  # fmt: skip
MOMENTS = ["before", "after", "after", "looking-back"]


def about(**changes: Any) -> dict[str, Any]:
    """The heading of a pack in which nothing is missing, with some keys changed or added."""
    return {
        "id": "trial",
        "title": "A pack on trial",
        "version": "1.0",
        "language": "en-GB",
        **WHOLE,
        **changes,
    }


def theme(identity: str, **changes: Any) -> dict[str, Any]:
    """A theme in which nothing is missing."""
    return {
        "id": identity,
        "title": identity.capitalize(),
        "group": "insights",
        "summary": "One sentence.",
        **changes,
    }


def prompts(of: str, **changes: Any) -> list[dict[str, Any]]:
    """Four prompts on a theme in which nothing is missing."""
    return [
        prompt_table(
            id=f"{of}-{at}",
            theme=of,
            moment=moment,
            text=f"What came {at} of it?",
            deeper="Who saw it?",
            **changes,
        )
        for at, moment in enumerate(MOMENTS)
    ]


def said(
    *, others: Sequence[Contents] = (), rules: WordRules = RULES, kind: str = "better", **changes: Any
) -> list[str]:
    """What is said of one kind about a pack of one theme, with some tables changed."""
    table = {"pack": about(), "themes": [theme("power")], "prompts": prompts("power"), **changes}
    remarks = proofread(table, lambda _: 1, others, rules)
    assert {one.kind for one in remarks} <= {kind, "wrong"}
    return [one.message for one in remarks if one.kind == kind]


def contents(*themes: str, identity: str = "other", own: bool = False, cited: Sequence[str] = ()) -> Contents:
    """Another pack on the shelf."""
    return pack(*themes, identity=identity, prompts=cited).contents(own=own)


def test_nothing_is_said_of_a_pack_in_which_nothing_is_missing() -> None:
    """Neither wrong nor better."""
    assert said() == said(kind="wrong") == []


def test_a_pack_for_reading_needs_no_author_of_questions() -> None:
    """Nor a reviewer or a framework: only what it is for, and what others may do with it."""
    shelf = theme("shelf", resources=[{"title": "A page", "where": "The folder at the desk"}])
    assert said(pack=about(based_on="", questions_by="", reviewed_by=""), themes=[shelf], prompts=[]) == []
    assert len(said(pack=about(about="", licence=""), themes=[shelf], prompts=[])) == 2


# What is wrong


def test_everything_wrong_is_named_and_not_only_the_first() -> None:
    """Faults of keys, of ids within the pack and of ids over all packs stand side by side, each once, by line."""
    lines: dict[TomlPath, int] = {("pack", "id"): 9, ("themes", 1, "id"): 5, ("prompts", 0, "moment"): 3}
    table = pack_table(
        pack=about(id="care", version=1),
        themes=[theme("power"), theme("power"), theme("taken"), theme("care", colour=1)],
        prompts=[
            prompt_table(moment="during"), prompt_table(theme="pwoer"), prompt_table(theme=3), prompt_table(), "?",
        ],
    )  # fmt: skip

    remarks = proofread(table, lambda place: lines.get(place, 20), [contents("taken")], RULES)

    assert [one.line for one in remarks][:2] == [3, 5]
    told = [one.message for one in remarks if one.kind == "wrong"]
    (ignored,) = (one.message for one in remarks if one.kind == "better")
    assert ignored.startswith("“colour” is not a key I know")
    for piece in (
        "“prompt 1, moment” must be one of", "“power” is there twice", "“pwoer” is not a theme of this pack",
        "“prompt 3, theme” must be text", "“power/who” is there twice", "“prompt 5” must be a table",
        "“taken” is already the id of another", "“care” is the id of the pack itself", "“pack, version” must be text",
    ):  # fmt: skip
        assert len([one for one in told if piece in one]) == 1, piece
    assert len(told) == 9


def test_two_prompts_of_no_theme_are_not_told_to_be_one_twice() -> None:
    """Each is told that its theme must be text."""
    told = said(prompts=[prompt_table(theme=3), prompt_table(theme=3)], kind="wrong")
    assert len([one for one in told if "must be text" in one]) == 2
    assert not [one for one in told if "is there twice" in one]


@pytest.mark.parametrize(
    "table", [{}, {"pack": 1, "themes": 2, "prompts": "x"}, {"themes": [1], "prompts": [[]]}]
)
def test_whatever_a_file_holds_can_be_read_over(table: dict[str, Any]) -> None:
    """A file that is nothing like a pack is told what a pack needs."""
    assert {one.kind for one in proofread(table, lambda _: 1, [], RULES)} == {"wrong"}


ANYTHING = st.recursive(
    st.text(max_size=3) | st.integers() | st.booleans() | st.dates(),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(["id", "theme", "also"]), below)
    ),
    max_leaves=6,
)


@unhurried
@given(st.dictionaries(st.sampled_from(["pack", "themes", "prompts"]), ANYTHING))
def test_nothing_a_file_holds_stops_the_reading_over(table: dict[str, Any]) -> None:
    """Lists where texts should be, tables where lists should be: each is wrong, and none is our own bug."""
    remarks = proofread(table, lambda _: 1, [contents("power")], RULES)
    assert "wrong" in {one.kind for one in remarks}


def test_a_header_with_one_bracket_is_told_to_have_two() -> None:
    """`[themes]` is the likeliest slip of whoever never wrote TOML before."""
    assert (
        said(themes=theme("power"), kind="wrong")[0]
        == "write [[themes]], with two brackets: there may be several"
    )


def test_an_id_of_another_pack_is_wrong_and_that_of_the_pack_it_replaces_is_not() -> None:
    """A shipped pack may be replaced by its id; another of one's own may not, and a theme belongs to one pack."""
    shipped = contents("power", identity="trial")

    assert said(others=[shipped], kind="wrong") == []
    assert (
        "another pack of yours has the id “trial”"
        in said(others=[shipped._replace(own=True)], kind="wrong")[0]
    )
    assert "“power” is already the id" in said(others=[contents("power")], kind="wrong")[0]
    assert "“trial” is already the id" in said(others=[contents("trial")], kind="wrong")[0]


def test_what_reads_better_is_said_beside_a_taken_id() -> None:
    """Whoever has to come back to the file hears everything at once."""
    table = {"pack": about(about=""), "themes": [theme("power")], "prompts": prompts("power")}

    remarks = proofread(table, lambda _: 1, [contents("power")], RULES)

    assert sorted(one.kind for one in remarks) == ["better", "wrong"]
    assert all(isinstance(one, Remark) for one in remarks)


# What would read better


@pytest.mark.parametrize("key", WHOLE)
def test_whose_a_pack_is_should_be_said(key: str) -> None:
    """What it is for, whose framework, who wrote it, who read it and the licence are each missed."""
    assert f"“{key}” is missing" in said(pack=about(**{key: " "}))[0]


def test_that_nobody_endorsed_it_should_be_said() -> None:
    """A reader may otherwise think that the framework's authors have; in other languages nobody can tell."""
    assert "seen or endorsed" in said(pack=about(questions_by="Us."))[0]
    assert said(pack=about(questions_by="Ni.", language="cy"), rules=WordRules()) == []


@pytest.mark.parametrize(
    ("changes", "piece"),
    [
        ({"themes": [theme("power", summary="")]}, "“Power” has no summary"),
        ({"prompts": []}, "“Power” has neither prompts nor reading"),
        ({"themes": [theme("power"), theme("shelf")]}, "“Shelf” has no prompt, so nothing"),
        (
            {"themes": [theme("power", resources=[{"title": "A page"}])]},
            "“A page” does not say where to find it",
        ),
        ({"prompts": prompts("power")[1:]}, "“Power” has 3 prompts; with 4 or more"),
        ({"prompts": prompts("power")[1:2]}, "“Power” has 1 prompt; with 4 or more"),
        (
            {"prompts": [{**one, "moment": "before"} for one in prompts("power")]},
            "“Power” has no prompt for “after” or “looking-back”",
        ),
    ],
)
def test_what_a_theme_lacks_is_said(changes: dict[str, Any], piece: str) -> None:
    """A summary, enough prompts, and one for each moment."""
    (only,) = said(**changes)
    assert piece in only


def with_first(**changes: Any) -> list[dict[str, Any]]:
    """Four prompts, the first of them changed; None takes a key away."""
    first, *rest = prompts("power")
    return [{key: value for key, value in {**first, **changes}.items() if value is not None}, *rest]


@pytest.mark.parametrize(
    ("changes", "piece"),
    [
        ({"deeper": None}, "power/power-0 has no follow-up"),
        ({"also": ["pwoer"]}, "there is no theme “pwoer” in any pack"),
        ({"also": ["power"]}, "“power” is the prompt's own theme"),
        ({"id": "elsewhere"}, "other/elsewhere has the id “elsewhere” too"),
        ({"text": "Was it fair?"}, "by yes or no"),
        ({"deeper": "Who came? Who went?"}, "two questions in one"),
        ({"text": "Who is hard to reach?"}, "“hard to reach” is worth a second look: It puts the distance down to people (A guide)"),
    ],
)  # fmt: skip
def test_what_a_prompt_lacks_is_said(changes: dict[str, Any], piece: str) -> None:
    """A follow-up, themes there are, an id of its own, an open question in gentle words."""
    (only,) = said(
        prompts=with_first(**changes), others=[contents("other", identity="far", cited=["other/elsewhere"])]
    )
    assert piece in only


def test_two_prompts_of_one_id_under_different_themes_are_pointed_out() -> None:
    """`write -p ID` could not tell them apart."""
    both = [*prompts("power"), *({**one, "theme": "care"} for one in prompts("power"))]
    told = said(themes=[theme("power"), theme("care")], prompts=both)
    assert "power/power-0 has the id “power-0” too" in told[0]
    assert len(told) == 4


def test_rules_of_thumb_for_english_are_kept_to_english() -> None:
    """A Welsh question is not held against English words."""
    welsh = with_first(text="Was it fair?")
    assert said(pack=about(language="cy"), prompts=welsh, rules=WordRules()) == []
    assert said(pack=about(language="en"), prompts=welsh)


def test_a_theme_of_another_pack_may_be_leant_on() -> None:
    """What every prompt of a pack also asks about may be what the pack is for."""
    assert said(prompts=prompts("power", also=["far"]), others=[contents("far")]) == []


def test_a_theme_that_also_favours_is_pointed_out_alone() -> None:
    """Three themes of four also credit the first: it is named, and the others are not blamed for it."""
    themes = ["power", "care", "trust", "place"]
    asked = [one for name in themes for one in prompts(name, also=["power"] if name != "power" else [])]
    (only,) = said(themes=[theme(name) for name in themes], prompts=asked)
    assert "so many prompts name “Power” in “also”" in only


def test_a_theme_that_also_leaves_out_is_pointed_out() -> None:
    """Of four themes three credit one another; the fourth is credited by its own prompts alone."""
    themes = ["power", "care", "trust"]
    asked = [
        one for name in themes for one in prompts(name, also=[other for other in themes if other != name])
    ]
    told = said(themes=[theme(name) for name in [*themes, "place"]], prompts=[*asked, *prompts("place")])
    assert len(told) == 1
    assert "answers count for “Place” much more seldom" in told[0]


def test_a_pack_for_those_who_were_harmed_is_never_drawn_and_so_never_out_of_balance() -> None:
    """Its prompts are asked for, and no theme of it drops out of sight by chance."""
    assert said(prompts=[{**one, "for": "harmed"} for one in prompts("power")]) == []


# Questions


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("Did they agree?", "yes or no"),
        ("Think of the meeting: was it fair?", "yes or no"),
        ("Who came? Who went?", "two questions in one"),
        (f"What {'very ' * 29}long?", "more than 30 words"),
        ("What might their own religion be?", "what somebody else is"),
        ("What was the client's age?", "what somebody else is"),
        ("Which faith were they brought up in?", "what somebody else is"),
        ("How old was she that day?", "what somebody else is"),
        ("Where are they from?", "what somebody else is"),
        ("What is her first name?", "for a name"),
        ("Who was it, by name?", "for a name"),
        ("What was the nurse called?", "for a name"),
        ("What is the name of the family?", "for a name"),
    ],
)
def test_a_question_that_would_read_better_is_told_why(question: str, piece: str) -> None:
    """Each by one clause."""
    (only,) = would_read_better(question)
    assert piece in only


@pytest.mark.parametrize(
    "question",
    [
        "What did you feel, as far as you can name it?",
        "How was your name said when you were introduced?",
        "What did your own faith make easier?",
        f"What {'very ' * 28}long?",
        "Whose day was it, and what came of it?",
    ],
)
def test_a_good_question_is_left_alone(question: str) -> None:
    """One's own name and traits are one's own, and thirty words are not too many."""
    assert list(would_read_better(question)) == []
