from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.examples import pack, pack_table, prompt, prompt_table, theme, unhurried
from equityjournal.core.errors import UnknownName
from equityjournal.core.faults import Place, first_fault
from equityjournal.core.pack import Overlay, Pack, translated
from equityjournal.core.shelf import DEFAULT_PACK, Shelf


def theme_table(**changes: Any) -> dict[str, Any]:
    """A theme as it is read from a pack's file."""
    return {"id": "power", "title": "Power", "group": "insights", **changes}


def about_table(**changes: Any) -> dict[str, Any]:
    """The heading of a pack as it is read from its file."""
    return {"id": "trial", "title": "A pack on trial", "version": "1.0", "language": "en-GB", **changes}


def fault_of(**changes: Any) -> tuple[Place, str]:
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
        ({"pack": about_table(author="x")}, ("pack", "author"), "“pack, author” is not a key I know"),
        ({"extra": 1}, ("extra",), "“extra” is not a key I know"),
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
        ({"prompts": [prompt_table(mintues=2)]}, ("prompts", 0, "mintues"), "“prompt 1, mintues” is not a key I know"),
        ({"themes": [], "prompts": []}, ("themes",), None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    changes: dict[str, Any], place: Place, said: str | None
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


# Translation


def overlay(**tables: Any) -> Overlay:
    """The words of a pack in Welsh."""
    return Overlay.model_validate({"pack": {"id": "trial", "language": "cy"}, **tables})


def test_an_overlay_supplies_words_and_changes_nothing_else() -> None:
    """Titles, summaries and questions are in the other language; ids, groups and days stay."""
    first = pack(theme("power", added=date(2026, 1, 1)), "care", prompts=["power/who", "care/who"])

    welsh = translated(
        first,
        overlay(
            pack={"id": "trial", "language": "cy", "title": "Pecyn", "about": "Am.", "checked_by": "Ffion"},
            themes=[{"id": "power", "title": "Grym", "summary": "Crynodeb."}],
            prompts=[{"id": "who", "theme": "power", "text": "Pwy?", "deeper": "Pam?"}],
        ),
    )

    assert (welsh.pack.language, welsh.pack.title, welsh.pack.about) == ("cy", "Pecyn", "Am.")
    assert welsh.pack.version == first.pack.version
    assert not hasattr(welsh.pack, "checked_by")
    assert (welsh.themes[0].title, welsh.themes[0].summary) == ("Grym", "Crynodeb.")
    assert (welsh.themes[0].group, welsh.themes[0].added) == ("insights", date(2026, 1, 1))
    assert (welsh.prompts[0].text, welsh.prompts[0].deeper) == ("Pwy?", "Pam?")
    assert (welsh.prompts[0].cited, welsh.prompts[0].moment) == ("power/who", "after")
    assert welsh.themes[1:] == first.themes[1:]
    assert welsh.prompts[1:] == first.prompts[1:]


def test_whatever_an_overlay_leaves_out_stays_as_it_was() -> None:
    """An overlay may give a title without a summary, or no words at all."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(first, overlay(themes=[{"id": "power"}], prompts=[{"id": "who", "theme": "power"}]))

    assert welsh.themes == first.themes
    assert welsh.prompts == first.prompts
    assert (welsh.pack.title, welsh.pack.language) == (first.pack.title, "cy")


def test_an_overlay_never_adds_a_theme_or_a_prompt() -> None:
    """Words for what the pack has not are not taken in."""
    first = pack("power", prompts=["power/who"])

    welsh = translated(
        first,
        overlay(
            themes=[{"id": "care", "title": "Gofal"}],
            prompts=[
                {"id": "new", "theme": "power", "text": "Newydd?"},
                {"id": "who", "theme": "care", "text": "Pwy?"},
            ],
        ),
    )

    assert [one.id for one in welsh.themes] == ["power"]
    assert welsh.prompts == first.prompts


@pytest.mark.parametrize(
    "tables",
    [
        {"themes": [{"id": "power", "group": "other"}]},
        {"themes": [{"id": "power", "added": date(2026, 1, 1)}]},
        {"prompts": [{"id": "who", "theme": "power", "moment": "before"}]},
        {"prompts": [{"id": "who"}]},
        {"themes": [{"id": "power", "title": " "}]},
    ],
)
def test_an_overlay_with_anything_but_words_is_refused(tables: dict[str, Any]) -> None:
    """A translation cannot move a theme or change when a question is asked."""
    with pytest.raises(ValidationError):
        overlay(**tables)


# The shelf


DEFAULT = pack(
    theme("power", title="Power dynamics"),
    theme("learning-justice", title="Justice in learning conditions"),
    identity=DEFAULT_PACK,
    title="Advancing equity",
    prompts=["power/who-decided", "learning-justice/our-words"],
)
HLS = pack(
    theme("human", title="Being human"),
    theme("learning", title="Always learning"),
    identity="hls",
    title="Human Learning Systems",
    prompts=["human/who-listened"],
)
SHELF = Shelf([DEFAULT, HLS])


def test_a_pack_is_found_by_any_clear_part_of_its_id_or_title() -> None:
    """Its id, a start of it, or a word of its title will do."""
    assert SHELF.pack("hls") is SHELF.pack("systems") is SHELF.pack("human learning") is HLS
    assert SHELF.pack("relational") is SHELF.pack("advancing equity") is DEFAULT


def test_an_unknown_pack_is_refused_with_the_nearest() -> None:
    """The sentence says that a pack was looked for."""
    with pytest.raises(UnknownName, match=r"There is no pack called “sistems”\. Did you mean hls"):
        SHELF.pack("sistems")


def test_prompts_come_from_the_default_pack_unless_another_is_asked_for() -> None:
    """The default is relational-equity, wherever it stands on the shelf."""
    assert Shelf([HLS, DEFAULT]).default() is DEFAULT
    assert DEFAULT_PACK == "relational-equity"


def test_a_shelf_without_the_default_pack_says_so() -> None:
    """When the default pack could not be read, nothing stands in for it unasked."""
    with pytest.raises(UnknownName, match="There is no pack called “relational-equity”"):
        Shelf([HLS]).default()


def test_the_contents_of_a_pack_are_its_names_and_titles() -> None:
    """What stands on the shelf is found as the pack itself is; it is the person's own only if that is said."""
    contents = Shelf([DEFAULT.contents(), HLS.contents(own=True)])
    assert contents.titles == SHELF.titles
    assert contents.prompt("who-listened") == (contents.pack("hls"), "human/who-listened")
    assert [theme.group for theme in contents.default().themes] == [theme.group for theme in DEFAULT.themes]
    assert [pack.own for pack in contents.packs] == [False, True]
    assert contents.pack("hls").language == HLS.language


def test_a_prompt_is_found_in_its_pack_by_its_exact_name() -> None:
    """As entries cite it; no other name will do."""
    assert HLS.prompt("human/who-listened") is HLS.prompts[0]
    with pytest.raises(KeyError):
        HLS.prompt("who-listened")


def test_titles_are_those_of_every_pack() -> None:
    """A theme's title is known whatever pack it belongs to."""
    assert SHELF.titles == {
        "power": "Power dynamics",
        "learning-justice": "Justice in learning conditions",
        "human": "Being human",
        "learning": "Always learning",
    }


def test_a_theme_is_found_in_any_pack() -> None:
    """Any clear part of an id or title will do, whatever pack it is of."""
    assert SHELF.theme("dynam") == "power"
    assert SHELF.theme("being") == "human"
    assert SHELF.theme("learning") == "learning"


def test_one_packs_themes_may_be_tried_first() -> None:
    """What fits a theme of that pack is not held against themes of others."""
    with pytest.raises(UnknownName):
        SHELF.theme("learn")
    assert SHELF.theme("learn", first_in=DEFAULT) == "learning-justice"
    assert SHELF.theme("learn", first_in=HLS) == "learning"


def test_a_theme_that_the_first_pack_has_not_is_looked_for_in_all() -> None:
    """Naming a theme of another pack still works."""
    assert SHELF.theme("human", first_in=DEFAULT) == "human"


def test_when_several_themes_of_the_first_pack_fit_no_other_is_guessed() -> None:
    """What could be two themes there is not taken for a theme elsewhere."""
    first = pack("equity-now", "equity-later")
    with pytest.raises(UnknownName, match="could be equity-now or equity-later") as refused:
        Shelf([first, HLS]).theme("equity", first_in=first)
    assert refused.value.several


def test_an_exact_id_is_found_whichever_pack_is_tried_first() -> None:
    """A theme's own id always means that theme."""
    assert SHELF.theme("learning", first_in=DEFAULT) == "learning"


def test_in_a_pack_chosen_on_purpose_its_own_themes_come_first() -> None:
    """A part of a name of that pack's own is meant, though another pack has a theme of that very id."""
    chosen = pack("pause-power-up", identity="pause")
    shelf = Shelf([DEFAULT, chosen])

    assert shelf.theme("power", first_in=chosen) == "pause-power-up"
    assert shelf.theme("power", first_in=DEFAULT) == "power"
    assert shelf.theme("learning-justice", first_in=chosen) == "learning-justice"


def test_an_exact_id_is_found_though_several_themes_of_the_first_pack_hold_it() -> None:
    """A theme's own id is never refused as ambiguous."""
    first, other = pack("equity-now", "equity-later"), pack("equity", identity="other")

    assert Shelf([first, other]).theme("equity", first_in=first) == "equity"


def test_a_theme_of_old_entries_can_still_be_named() -> None:
    """A theme that no pack has any more is found when it is among those known besides."""
    assert SHELF.theme("tem-work", besides=["item-work"]) == "item-work"
    with pytest.raises(UnknownName):
        SHELF.theme("item-work")


def test_a_theme_of_old_entries_is_found_by_its_exact_id_whichever_pack_is_tried_first() -> None:
    """A tag that no pack has any more can be named, and so taken off, by its own id."""
    assert SHELF.theme("learn", first_in=DEFAULT, besides=["learn"]) == "learn"


def test_a_theme_known_besides_keeps_the_title_its_pack_gives_it() -> None:
    """Old entries name present themes as well, which are found by title as ever."""
    assert SHELF.theme("dynamics", besides=["power"]) == "power"


def test_an_unknown_theme_is_refused_with_the_nearest_of_all_packs() -> None:
    """What is nearest is offered from every pack, though one was tried first."""
    with pytest.raises(UnknownName, match=r"There is no theme called “humn”\. Did you mean human") as refused:
        SHELF.theme("humn", first_in=DEFAULT)
    assert not refused.value.several


def test_the_pack_of_a_theme_is_found_by_its_exact_id() -> None:
    """Each theme belongs to one pack, and an unknown one to none."""
    assert SHELF.pack_of("human") is HLS
    assert SHELF.pack_of("power") is DEFAULT
    with pytest.raises(StopIteration):
        SHELF.pack_of("hum")


@pytest.mark.parametrize("wanted", ["human/who-listened", "who-listened", "listened", "human/who"])
def test_a_prompt_is_found_by_its_cited_name_its_id_or_a_part(wanted: str) -> None:
    """It comes with the pack it belongs to."""
    assert SHELF.prompt(wanted) == (HLS, "human/who-listened")


def test_an_unclear_prompt_is_refused_with_all_that_fit() -> None:
    """Two prompts with that start are both named, by their cited names."""
    with pytest.raises(UnknownName, match="“who” could be power/who-decided or human/who-listened"):
        SHELF.prompt("who")


def test_an_unknown_prompt_is_refused_with_the_nearest() -> None:
    """The sentence says that a prompt was looked for."""
    with pytest.raises(
        UnknownName, match=r"There is no prompt called “who-lisened”\. Did you mean human/who-listened"
    ):
        SHELF.prompt("who-lisened")


@unhurried
@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=4, unique=True))
def test_every_theme_and_prompt_on_the_shelf_is_found_by_its_own_name(identities: list[str]) -> None:
    """Whatever packs there are, an id and a cited name find what they name."""
    shelf = Shelf([pack(one, prompts=[f"{one}/first"], identity=f"pack-{one}") for one in identities])

    for one in identities:
        assert shelf.theme(one) == one
        assert shelf.prompt(f"{one}/first") == (shelf.pack_of(one), f"{one}/first")
        assert shelf.pack(f"pack-{one}") is shelf.pack_of(one)
