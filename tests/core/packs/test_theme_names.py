"""A theme by its name: id, title, words for it, or the start of a word, in the usual pack first."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import pack, theme, unhurried
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.pack import Pack, PackTheme
from equityjournal.core.packs.shelf import Shelf
from equityjournal.core.packs.theme_names import names_of, theme_of
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import spelled


def asking(*themes: PackTheme, identity: str = "trial", title: str = "A pack on trial") -> Pack:
    """A pack of these themes with a question, without which it would be for reading alone."""
    return pack(*themes, prompts=[f"{themes[0].id}/who"], identity=identity, title=title)


USUAL = asking(
    theme("history-here", title="Understanding history", also_called=["the past", "heritage"]),
    theme("power", title="Power dynamics", also_called=["money", "decisions"]),
    theme("structural-inequities", title="Structural inequities"),
    identity=DEFAULT_PACK,
    title="Advancing equity",
)
TEAM = asking(
    theme("team-history", title="History of this place", also_called=["memory"]),
    theme("team-power", title="Power up", also_called=["strengths"]),
    identity="team",
    title="Together",
)
SHELF = Shelf([TEAM, USUAL])


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("history", "history-here"),  # a word of two packs: the usual one's
        ("money", "power"),
        ("MONEY", "power"),
        ("the-past", "history-here"),
        ("past", "history-here"),  # the start of a word of a word
        ("deci", "power"),
        ("memory", "team-history"),  # only in the other pack
        ("streng", "team-power"),
        ("pow", "power"),
        ("power up", "team-power"),
    ],
)
def test_a_theme_of_the_usual_pack_is_meant_first(wanted: str, meant: str) -> None:
    """By any of its words; another pack's theme only where none of the usual pack fits."""
    assert SHELF.theme(wanted) == meant


@pytest.mark.parametrize("usual", ["team", DEFAULT_PACK])
def test_the_usual_pack_is_the_one_set(usual: str) -> None:
    """A word that both packs have follows the setting; an exact id means itself."""
    shelf = Shelf([USUAL, TEAM], usual)
    expected = {"team": ["team-history", "team-power"], DEFAULT_PACK: ["history-here", "power"]}[usual]
    assert [shelf.theme("history"), shelf.theme("Pow")] == expected
    assert shelf.theme("power") == "power"
    assert shelf.theme("team-power") == "team-power"


def test_a_whole_name_in_the_usual_pack_comes_before_an_id_elsewhere() -> None:
    """A theme of the usual pack that is called power is meant by it, and the other by its title."""
    own = asking(theme("strength", title="Strength", also_called=["power"]), identity="own")
    shelf = Shelf([USUAL, own], "own")
    assert shelf.theme("power") == "strength"
    assert shelf.theme("power dynamics") == "power"


def test_several_that_fit_are_offered_by_title() -> None:
    """In the usual pack, by title; elsewhere with the pack."""
    first = asking(
        theme("a-b", title="Early days"), theme("b-c", title="Early nights"), identity=DEFAULT_PACK
    )
    with pytest.raises(UnknownName, match="“early” could be Early days or Early nights") as refused:
        Shelf([first, TEAM]).theme("early")
    assert refused.value.several
    with pytest.raises(UnknownName, match=r"Early days \(in A pack on trial\) or Early nights \(in A pack"):
        Shelf([first, TEAM], "team").theme("early")


def test_a_misspelling_is_offered_titles_best_first() -> None:
    """Those of the usual pack first where they are as near; nothing is corrected unasked."""
    with pytest.raises(UnknownName) as refused:
        SHELF.theme("powr")
    assert refused.value.sentence == (
        "There is no theme called “powr”. Did you mean Power dynamics or Power up (in Together)?"
    )
    with pytest.raises(UnknownName, match=r"Did you mean Power dynamics\?"):
        SHELF.theme("decisoins")
    with pytest.raises(UnknownName, match=r"No theme has that name\."):
        SHELF.theme("zebra")


def test_a_sheet_takes_themes_of_its_own_pack_alone() -> None:
    """By the same names, and by no other pack's."""
    assert theme_of(TEAM, "memory") == "team-history"
    with pytest.raises(UnknownName, match="no theme of that pack called “money”"):
        theme_of(TEAM, "money")


WORD = st.sampled_from(
    ["care", "caring", "power", "money", "history", "trust", "the past", "équité", "co-op", "all"]
)


@st.composite
def packs(draw: st.DrawFn, identity: str) -> Pack:
    """A pack in which no two themes share a name."""
    titles = draw(st.lists(WORD, min_size=1, max_size=4, unique=True))
    spare = [word for word in ("care", "trust", "money", "joy", "land") if word not in titles]
    return asking(
        *(
            theme(f"{identity}-{at}", title=title.capitalize(), also_called=spare[at : at + 1])
            for at, title in enumerate(titles)
        ),
        identity=identity,
    )


@unhurried
@given(packs("one"), packs("two"), st.booleans(), st.data())
def test_every_name_of_a_theme_means_that_theme_in_its_pack(
    one: Pack, two: Pack, first: bool, data: st.DataObject
) -> None:
    """Its id, its title and each of its words, whatever other packs there are."""
    shelf = Shelf([one, two], "one")
    home = one if first else two
    known = data.draw(st.sampled_from(home.themes))
    for name in names_of(known):
        assert shelf.theme(name, first_in=home) == known.id
        assert shelf.theme(name.upper(), first_in=home) == known.id
    assert shelf.theme(known.id) == known.id


@unhurried
@given(packs("one"), packs("two"), st.data())
def test_a_start_of_a_word_never_means_two_themes(one: Pack, two: Pack, data: st.DataObject) -> None:
    """It means a theme with a word that begins so, of the usual pack if any there has one, or it is refused."""
    shelf = Shelf([one, two], "one")
    known = data.draw(st.sampled_from([*one.themes, *two.themes]))
    word = data.draw(st.sampled_from([part for name in names_of(known) for part in spelled(name).split()]))
    typed = word[: data.draw(st.integers(1, len(word)))]
    fitting = [
        {
            found.id
            for found in home.themes
            if any(f" {typed}" in f" {spelled(name)}" for name in names_of(found))
        }
        for home in (one, two)
    ]
    with contextlib.suppress(UnknownName):
        assert shelf.theme(typed) in (fitting[0] or fitting[1])


def test_what_fits_several_themes_of_a_pack_is_refused_with_their_titles() -> None:
    """For a sheet, as for any theme; a pack or a theme likewise."""
    early = asking(
        theme("a-b", title="Early days"), theme("b-c", title="Early nights"), identity="early-pack"
    )
    with pytest.raises(UnknownName, match="“early” could be Early days or Early nights") as refused:
        theme_of(early, "early")
    assert refused.value.several
    two = asking(theme("x-y", title="Late days"), theme("y-z", title="Late nights"), identity=DEFAULT_PACK)
    with pytest.raises(UnknownName, match="“late” could be Late days or Late nights") as refused:
        Shelf([two, TEAM]).pack_or_theme("late")
    assert refused.value.several


def test_a_theme_of_no_pack_is_offered_by_its_id() -> None:
    """An entry may credit a theme whose pack is gone."""
    with pytest.raises(UnknownName, match="Did you mean old-ground"):
        SHELF.theme("old-grounds-x", besides=["old-ground"])


def test_a_pack_is_meant_by_the_first_letters_of_its_title() -> None:
    """As people say HLS; an id comes first, and two letters are too few."""
    systems = asking(theme("human"), identity="systems", title="Human Learning Systems")
    both = asking(theme("caring"), identity="both", title="Care Work")
    other = asking(theme("another"), identity="cw", title="Another")
    shelf = Shelf([USUAL, systems, both, other])
    assert shelf.pack("HLS").id == shelf.pack("hls").id == shelf.pack_or_theme("hls") == "systems"
    assert shelf.pack("cw").id == "cw"
    with pytest.raises(UnknownName):
        Shelf([USUAL, both]).pack("cw")
