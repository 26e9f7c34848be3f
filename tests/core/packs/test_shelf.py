import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import pack, theme, unhurried
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.shelf import Shelf
from equityjournal.core.text.errors import UnknownName

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
    assert SHELF.theme("learn") == "learning-justice"
    assert SHELF.theme("learn", first_in=DEFAULT) == "learning-justice"
    assert SHELF.theme("learn", first_in=HLS) == "learning"


def test_a_theme_that_the_first_pack_has_not_is_looked_for_in_all() -> None:
    """Naming a theme of another pack still works."""
    assert SHELF.theme("human", first_in=DEFAULT) == "human"


def test_when_several_themes_of_the_first_pack_fit_no_other_is_guessed() -> None:
    """What could be two themes there is not taken for a theme elsewhere."""
    first = pack("equity-now", "equity-later")
    with pytest.raises(UnknownName, match="could be Equity now or Equity later") as refused:
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
    assert SHELF.theme("item", besides=["item-work"]) == "item-work"
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
    with pytest.raises(UnknownName, match="There is no theme called “humn”") as refused:
        SHELF.theme("humn", first_in=DEFAULT)
    assert not refused.value.several
    assert refused.value.sentence.endswith("Did you mean Being human (in Human Learning Systems)?")


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
