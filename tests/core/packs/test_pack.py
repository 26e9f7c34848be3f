from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from core.examples import pack, pack_table, prompt, prompt_table, theme
from equityjournal.core.packs.pack import Pack
from equityjournal.core.text.faults import TomlPath, first_fault


def theme_table(**changes: Any) -> dict[str, Any]:
    """A theme as it is read from a pack's file."""
    return {"id": "power", "title": "Power", "group": "insights", **changes}


def about_table(**changes: Any) -> dict[str, Any]:
    """The heading of a pack as it is read from its file."""
    return {"id": "trial", "title": "A pack on trial", "version": "1.0", "language": "en-GB", **changes}


def fault_of(**changes: Any) -> tuple[TomlPath, str]:
    """What is wrong with such a pack."""
    with pytest.raises(ValidationError) as refused:
        Pack.model_validate(pack_table(**changes))
    return first_fault(refused.value)


# Reading


def test_every_key_of_the_contract_is_read() -> None:
    """A pack with everything in it is read whole."""
    read = Pack.model_validate(
        {
            "pack": about_table(
                about="About.", based_on="A page.", questions_by="Us.", reviewed_by="Nobody yet.",
                licence="CC-BY-4.0",
            ),
            "themes": [
                theme_table(
                    lens=["human", "systems"], summary="One sentence.", added=date(2026, 11, 1),
                    resources=[{"title": "A page", "by": "Them", "where": "There"}, {"title": "A book"}],
                )
            ],
            "prompts": [prompt_table(also=["care"], moment="looking-back", deeper="Why?", **{"for": "harmed"})],
        }
    )  # fmt: skip

    assert (read.pack.about, read.pack.based_on, read.pack.questions_by) == ("About.", "A page.", "Us.")
    assert (read.pack.reviewed_by, read.pack.licence) == ("Nobody yet.", "CC-BY-4.0")
    assert read.themes[0].lens == ["human", "systems"]
    assert (read.themes[0].summary, read.themes[0].added) == ("One sentence.", date(2026, 11, 1))
    assert [(one.title, one.by, one.where) for one in read.themes[0].resources] == [
        ("A page", "Them", "There"),
        ("A book", "", ""),
    ]
    assert (read.prompts[0].moment, read.prompts[0].minutes, read.prompts[0].deeper) == (
        "looking-back",
        2,
        "Why?",
    )
    assert (read.prompts[0].also, read.prompts[0].written_for) == (["care"], "harmed")


def test_a_pack_needs_no_more_than_a_heading_and_a_theme() -> None:
    """Prompts may come later; a theme was always there and belongs to no lens unless said."""
    table = pack_table()
    del table["prompts"]

    read = Pack.model_validate(table)

    assert read.prompts == []
    assert read.themes[0].added is None
    assert not read.themes[0].lens
    assert not read.themes[0].resources


def test_spaces_around_words_are_left_out() -> None:
    """A title or a question has no space before or after it."""
    read = Pack.model_validate(
        pack_table(themes=[theme_table(title=" Power\n")], prompts=[prompt_table(text="\n  Who?\n")])
    )

    assert (read.themes[0].title, read.prompts[0].text) == ("Power", "Who?")


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"pack": {}}, ("pack", "id"), "“pack, id” is missing"),
        ({"pack": about_table(version=1.0)}, ("pack", "version"), "“pack, version” must be text in quotes"),
        ({"themes": [theme_table(title=" ")]}, ("themes", 0, "title"), "“theme 1, title” must not be empty"),
        (
            {"themes": [theme_table(lens=["power"])]},
            ("themes", 0, "lens", 0),
            None,
        ),
        (
            {"themes": [theme_table(added="2026-11-01")]},
            ("themes", 0, "added"),
            "“theme 1, added” must be a day such as 2026-06-03, without quotes",
        ),
        (
            {"themes": [theme_table(added=datetime(2026, 11, 1, tzinfo=UTC))]},
            ("themes", 0, "added"),
            "“theme 1, added” must be a day such as 2026-06-03, without quotes",
        ),
        (
            {"themes": [theme_table(resources=[{"by": "x"}])]},
            ("themes", 0, "resources", 0, "title"),
            "“theme 1, resource 1, title” is missing",
        ),
        (
            {"prompts": [prompt_table(moment="during")]},
            ("prompts", 0, "moment"),
            "“prompt 1, moment” must be one of 'before', 'after' or 'looking-back'",
        ),
        (
            {"prompts": [prompt_table(), prompt_table(id="x", minutes="2")]},
            ("prompts", 1, "minutes"),
            "“prompt 2, minutes” must be a whole number, without quotes",
        ),
        ({"prompts": [prompt_table(minutes=0)]}, ("prompts", 0, "minutes"), None),
        ({"prompts": [prompt_table(minutes=121)]}, ("prompts", 0, "minutes"), None),
        ({"prompts": [prompt_table(text="")]}, ("prompts", 0, "text"), "“prompt 1, text” must not be empty"),
        ({"prompts": [prompt_table(deeper=" ")]}, ("prompts", 0, "deeper"), "“prompt 1, deeper” must not be empty"),
        ({"prompts": [prompt_table(**{"for": "coach"})]}, ("prompts", 0, "for"), None),
        ({"themes": [], "prompts": []}, ("themes",), None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    changes: dict[str, Any], place: TomlPath, said: str | None
) -> None:
    """The first fault is named where it stands, so that its line can be found."""
    found, why = fault_of(**changes)

    assert found == place
    assert said in (why, None)


@pytest.mark.parametrize(
    "identity", ["Power", "who decided", "who_decided", "-who", "who-", "who--decided", "", "who/decided", "é", "a" * 65]
)  # fmt: skip
@pytest.mark.parametrize("table", ["pack", "themes", "prompts"])
def test_an_id_is_lower_case_words_joined_by_hyphens(identity: str, table: str) -> None:
    """Anything else could not be typed, or would not be safe in the name of a file."""
    tables: dict[str, Any] = {
        "pack": about_table(id=identity),
        "themes": [theme_table(id=identity)],
        "prompts": [prompt_table(id=identity)],
    }

    place, _ = fault_of(**{table: tables[table]})

    assert place == (("pack", "id") if table == "pack" else (table, 0, "id"))


def test_an_id_may_be_as_long_as_64_letters() -> None:
    """The longest id there can be is accepted."""
    assert Pack.model_validate(pack_table(pack=about_table(id="a" * 64))).id == "a" * 64


def test_two_themes_of_one_id_are_refused() -> None:
    """The later of the two is the one named."""
    assert fault_of(themes=[theme_table(), theme_table(id="care"), theme_table()]) == (
        ("themes", 2, "id"),
        "“power” is there twice; give one of them another id",
    )


def test_two_prompts_of_one_theme_and_id_are_refused() -> None:
    """They would be cited by the same name."""
    assert fault_of(prompts=[prompt_table(), prompt_table(text="Another?")]) == (
        ("prompts", 1, "id"),
        "“power/who” is there twice; give one of them another id",
    )


def test_two_prompts_of_different_themes_may_share_an_id() -> None:
    """Their names differ by the theme."""
    read = pack("power", "care", prompts=["power/who", "care/who"])

    assert [one.cited for one in read.prompts] == ["power/who", "care/who"]


def test_a_theme_may_not_have_the_id_of_its_own_pack() -> None:
    """Pack and theme ids share one namespace."""
    assert fault_of(themes=[theme_table(), theme_table(id="trial")]) == (
        ("themes", 1, "id"),
        "“trial” is the id of the pack itself; give the theme another",
    )


def test_a_prompt_of_a_theme_the_pack_has_not_is_refused() -> None:
    """The prompt is named by its place, and the sentence says what to do."""
    assert fault_of(prompts=[prompt_table(), prompt_table(id="x", theme="pwoer")]) == (
        ("prompts", 1, "theme"),
        "“pwoer” is not a theme of this pack; add it to [[themes]], or mend its spelling",
    )


def test_a_pack_is_never_changed_in_place() -> None:
    """Setting anything of a pack, a theme or a prompt is refused."""
    read = pack("power", prompts=["power/who"])

    for part, name in ((read, "prompts"), (read.themes[0], "title"), (read.prompts[0], "text")):
        with pytest.raises(ValidationError):
            setattr(part, name, "other")


# What a pack knows


def test_a_prompt_is_cited_by_its_theme_and_id() -> None:
    """Entries name a prompt as theme/id."""
    assert prompt("power/who-decided").cited == "power/who-decided"


def test_an_answer_credits_its_prompts_theme_first_and_no_theme_twice() -> None:
    """A prompt's own theme comes first, then those it also asks about."""
    assert prompt("power/who", also=["care", "power", "care"]).themes == ["power", "care"]


def test_groups_hold_their_themes_in_the_order_of_the_pack() -> None:
    """A group stands where its first theme stands, even when its themes are apart."""
    read = pack(theme("a", group="one"), theme("b", group="two"), theme("c", group="one"))

    assert {name: [one.id for one in themes] for name, themes in read.groups.items()} == {
        "one": ["a", "c"],
        "two": ["b"],
    }
    assert list(read.groups) == ["one", "two"]


def test_a_theme_is_found_by_its_exact_id_alone() -> None:
    """A part of an id finds nothing here."""
    read = pack("power", "care")

    assert read.theme("care") is read.themes[1]
    with pytest.raises(KeyError):
        read.theme("car")
