"""Words by which the themes of the shipped packs may be named."""

import contextlib

import pytest

from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.shelf import Shelf
from equityjournal.core.packs.theme_names import names_of
from equityjournal.core.text.errors import UnknownName
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.reading_packs import find_packs, open_pack

PACKS = [open_pack(file) for file in find_packs(shipped_packs(), shipped_packs() / "nobody")[0]]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_theme_can_be_named_by_a_word(pack: Pack) -> None:
    """Two words or more, and each means its theme alone where its pack is the usual one."""
    shelf = Shelf(PACKS, pack.id)
    for theme in pack.themes:
        assert len(theme.also_called) >= 2, theme.id
        for name in names_of(theme):
            assert shelf.theme(name) == theme.id, name


@pytest.mark.parametrize(
    ("word", "theme"),
    [
        ("history", "historical-context"),
        ("race", "positionality"),
        ("gender", "positionality"),
        ("racism", "structural-inequities"),
        ("resources", "sustainability"),
        ("trust", "emergence-and-trust"),
        ("care", "emotions-and-care"),
        ("money", "power"),
        ("stories", "counter-narratives"),
        ("anti-equity narratives", "counter-narratives"),
        ("solidarity", "collective-gain"),
    ],
)
def test_a_word_of_the_work_means_a_theme_of_the_usual_pack(word: str, theme: str) -> None:
    """Though another pack has a theme of that very word."""
    assert Shelf(PACKS, DEFAULT_PACK).theme(word) == theme


@pytest.mark.parametrize("word", ["bullying", "complaint", "harassment", "evidence", "safety", "support"])
def test_no_word_of_the_work_leads_unasked_into_the_pack_for_a_writer_who_was_harmed(word: str) -> None:
    """Its questions are chosen by its own name, or by words about the writer themselves."""
    shelf = Shelf(PACKS, DEFAULT_PACK)
    harmed = {theme.id for theme in shelf.pack("when-it-happened-to-me").themes}
    with contextlib.suppress(UnknownName):
        assert shelf.theme(word) not in harmed
