"""Whatever themes are called, and the sentences on names unlike these."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from equityjournal.core.text.naming import find_titled
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.packs.protocols import PackLike, ThemeLike


def theme_of(pack: "PackLike", wanted: str) -> str:
    """The id of a pack's theme, by name, without a look at other packs.

    Raises:
        UnknownName: With the titles of all that fit, or of the nearest.
    """
    return find_titled(wanted, called([pack]), say("theme of that pack"))


def names_of(theme: "ThemeLike") -> Sequence[str]:
    """Whatever a theme is called: its id, its title and its own words."""
    return (theme.id, theme.title, *theme.also_called)


def called(packs: "Iterable[PackLike | None]") -> dict[str, Sequence[str]]:
    """Whatever the themes of packs are called, by id, in the order of the packs."""
    return {theme.id: names_of(theme) for pack in packs if pack for theme in pack.themes}


def no_pack(wanted: str) -> str:
    """The sentence for a name unlike any pack's."""
    return say("There is no pack called “{wanted}”. `equityjournal packs` lists them.", wanted=wanted)


def no_pack_or_theme(wanted: str) -> str:
    """The sentence for a name unlike any pack's or theme's."""
    return say(
        "There is no pack or theme called “{wanted}”. `equityjournal packs` lists the packs; "
        "`equityjournal packs show PACK` lists the themes of one.",
        wanted=wanted,
    )


def no_theme(pack: str, needed: bool) -> str:
    """The sentence for a name unlike any theme's."""
    if needed:
        return say("No theme has that name. `equityjournal packs show {pack}` lists them.", pack=pack)
    return say(
        "No theme has that name. `equityjournal packs show {pack}` lists them; or just write: no "
        "theme is needed.",
        pack=pack,
    )
