"""The lot for the next prompt, weighted towards silent themes.

A silent theme is likely, and no theme is certain.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from equityjournal.core.packs.pack import Moment, Pack, Prompt
from equityjournal.core.themes.history import Offer

REST = timedelta(days=14)  # a prompt passed over is not offered again for so long, unless asked for
EVEN = 0.05  # least weight of a theme, so that every theme stays in the lot


class Lot(Protocol):
    """A source of chance: `random.Random`, or a fake in tests."""

    def choices(self, population: Sequence[str], weights: Sequence[float]) -> list[str]:
        """A list with one member of `population`, drawn by `weights`."""


def draw_prompt(
    pack: Pack,
    chances: Mapping[str, float],
    offers: Sequence[Offer],
    lot: Lot,
    today: date,
    *,
    moment: Moment,
    already: Collection[str] = (),
    asked_for: bool = False,
) -> Prompt | None:
    """Draw a theme by lot, then its least recently offered prompt.

    A theme's weight is `1 − chance + 0.05`.

    Args:
        pack: The pack of the prompts.
        chances: The silence test's chance of each theme in the lot, by id: live themes, or those asked for.
        offers: Every prompt offered so far, oldest first.
        lot: The source of chance.
        today: Today.
        moment: The moment of writing; a theme without a prompt for it offers its other prompts.
        already: Prompts offered in this sitting, which are not offered again.
        asked_for: Whether the themes were asked for by name; then a prompt passed lately may come again.

    Returns:
        A prompt, or None when all were passed over lately.
    """
    resting = {offer.prompt for offer in offers if offer.passed and today - offer.day <= REST}
    open_prompts = _open_prompts(pack, chances, moment, without={*already, *resting})
    if asked_for and not open_prompts:
        open_prompts = _open_prompts(pack, chances, moment, without=already)
    if not open_prompts:
        return None
    themes = list(open_prompts)
    theme = lot.choices(themes, weights=[1 - chances[theme] + EVEN for theme in themes])[0]
    return min(open_prompts[theme], key=lambda prompt: _last_offer(prompt, offers))


def draw_for_happened_to_me(
    packs: Sequence[Pack], themes: Collection[str], offers: Sequence[Offer], already: Collection[str]
) -> Prompt | None:
    """Choose a prompt for a writer who was treated badly.

    There is no lot: prompts come in the pack's order, the least recently offered first.

    Args:
        packs: Packs to search; the first with prompts for such a writer is used.
        themes: Themes asked for by name; ignored if none of these prompts asks about them.
        offers: Every prompt offered so far, oldest first.
        already: Prompts offered in this sitting, which are not offered again.

    Returns:
        A prompt, or None when all were offered in this sitting.
    """
    for pack in packs:
        written_for = [prompt for prompt in pack.prompts if prompt.written_for == "harmed"]
        if written_for:
            asked = [prompt for prompt in written_for if set(prompt.themes) & set(themes)] or written_for
            left = [prompt for prompt in asked if prompt.cited not in already]
            return min(left, key=lambda prompt: _last_offer(prompt, offers), default=None)
    return None


def _open_prompts(
    pack: Pack, themes: Iterable[str], moment: Moment, *, without: Collection[str]
) -> Mapping[str, Sequence[Prompt]]:
    """Open prompts of each theme, for those themes that have any."""
    by_theme = {theme: _prompts(pack, theme, moment) for theme in themes}
    left = {
        theme: [prompt for prompt in prompts if prompt.cited not in without]
        for theme, prompts in by_theme.items()
    }
    return {theme: prompts for theme, prompts in left.items() if prompts}


def _prompts(pack: Pack, theme: str, moment: Moment) -> Sequence[Prompt]:
    """Prompts of a theme: those for the moment, or else all."""
    of_theme = [prompt for prompt in pack.prompts if prompt.theme == theme and prompt.written_for is None]
    return [prompt for prompt in of_theme if prompt.moment == moment] or of_theme


def _last_offer(prompt: Prompt, offers: Sequence[Offer]) -> int:
    """Index of a prompt's latest offer; -1 if never offered."""
    return max((at for at, offer in enumerate(offers) if offer.prompt == prompt.cited), default=-1)
