"""Questions drafted for a meeting, from shared entries."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.sharing.coach_questions import Drafting, Question, answered_in
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import SharedTheme
from equityjournal.store.disk.config import shipped_packs
from equityjournal.store.packs.coach_questions import Coaching, coaching

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.packs.pack import Prompt


class Heard(NamedTuple):
    """Facts on a writer for drafting questions."""

    shares: Sequence[Letter]
    wishes: Sequence[SharedTheme]
    """Themes to be asked about, latest first."""
    newest: Sequence[SharedTheme]
    """Themes of the newest entry."""
    sent: Collection[str] = ()
    """Questions sent before, or waiting to be."""
    manages: bool = False
    """Whether the coach manages the writer."""


def drafted_from(session: "Session", heard: Heard) -> list[Question]:
    """At most four questions, none of them sent before."""
    words = coaching(shipped_packs())
    wished, newest = _as_called_here(session, heard.wishes), _as_called_here(session, heard.newest)
    return Drafting(
        wished=wished,
        newest=newest,
        wellbeing=words.wellbeing,
        prompts=_prompts(session, [*wished, *newest], words),
        not_these=[*words.not_these, *(words.not_when_managing if heard.manages else ())],
        past={*heard.sent, *answered_in(heard.shares)},
        manages=heard.manages,
    ).questions()


def _as_called_here(session: "Session", themes: Sequence[SharedTheme]) -> list[SharedTheme]:
    """Themes with the coach's own titles, as far as their packs are here."""
    titles = {theme.id: (pack.id, theme.title) for pack in session.shelf.packs for theme in pack.themes}
    called = []
    for theme in themes:
        pack, title = titles.get(theme.id, (theme.pack, theme.title))
        called.append(theme.model_copy(update={"title": title}) if pack == theme.pack else theme)
    return called


def _prompts(session: "Session", themes: Sequence[SharedTheme], words: Coaching) -> "dict[str, list[Prompt]]":
    """All prompts of each theme with a pack here, by theme id."""
    packs = {theme.id: pack.id for pack in session.shelf.packs for theme in pack.themes}
    found = {}
    for theme in themes:
        if packs.get(theme.id) == theme.pack and theme.pack not in words.not_from:
            prompts = session.library.open(theme.pack).live
            found[theme.id] = [prompt for prompt in prompts if prompt.theme == theme.id]
    return found
