"""The lot for the next prompt, weighted towards silent themes.

A silent theme is likely, and no theme is certain. Among its prompts, a new journal begins with easy ones, and
questions that name a force such as racism or poverty never come one after another.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.prompt_kinds import Moment, WrittenFor
from equityjournal.core.themes.history import REST, Offer

EVEN = 0.05  # least weight of a theme, so that every theme stays in the lot
FIRST = 3  # draws of a new journal that come from easy prompts
FOURTH = 4  # of so many draws, one is for another moment than "after"


class Lot(Protocol):
    """A source of chance: `random.Random`, or a fake in tests."""

    def choices(self, population: Sequence[str], weights: Sequence[float]) -> list[str]:
        """A list of a single member of `population`, drawn by `weights`."""


class Offered(NamedTuple):
    """Prompts offered before."""

    offers: Sequence[Offer]
    """All of them, oldest first; or each of them once, by its latest offer."""
    already: Collection[str] = ()
    """Prompts of this sitting and others that are not offered again."""
    drawn: int | None = None
    """Number of prompts ever offered; None: as many as there are offers."""


class Wishes(NamedTuple):
    """The wishes of the writer for a prompt."""

    moment: Moment | None = None
    """The moment of writing; a theme without a prompt for it offers its other prompts. None: after, and on
    every fourth draw looking back or before."""
    by_name: bool = False
    """Whether the themes were asked for by name; then a prompt passed lately may come again."""
    letters: Collection[str] = ()
    """Names asked for, such as "race"; a theme with prompts on that letter offers these alone."""


def draw_prompt(
    pack: Pack,
    chances: Mapping[str, float],
    before: Offered,
    lot: Lot,
    today: date,
    wishes: Wishes,
    *,
    about: date | None = None,
) -> Prompt | None:
    """Draw a theme by lot, then its least recently offered prompt.

    A theme's weight is `1 − chance + 0.05`.

    Args:
        pack: The pack of the prompts.
        chances: The silence test's chance of each theme in the lot, by id: live themes, or those asked for.
        before: Prompts offered before.
        lot: The source of chance.
        today: Today.
        wishes: The wishes of the writer.
        about: The day written about; None: today.

    Returns:
        A prompt, or None when all were passed over lately.
    """
    offers, already = before.offers, before.already
    drawn = len(offers) if before.drawn is None else before.drawn
    past = about is not None and about < today
    moments = (wishes.moment,) if wishes.moment else _moments(drawn + 1, past=past)
    resting = {offer.prompt for offer in offers if offer.passed and today - offer.day <= REST}
    fitting = {theme: _fitting(pack, theme, moments, wishes.letters) for theme in chances}
    open_prompts = _preferring(fitting, lambda prompt: prompt.cited not in {*already, *resting})
    if wishes.by_name and not open_prompts:
        open_prompts = _preferring(fitting, lambda prompt: prompt.cited not in already)
    if not open_prompts:
        return None
    open_prompts = _suited(open_prompts, pack, offers, drawn)
    themes = list(open_prompts)
    theme = lot.choices(themes, weights=[1 - chances[theme] + EVEN for theme in themes])[0]
    return min(open_prompts[theme], key=lambda prompt: _last_offer(prompt, offers))


def prompts_of_path(packs: Sequence[Pack], path: WrittenFor, themes: Collection[str]) -> Sequence[Prompt]:
    """The prompts of a private path, in the pack's order.

    No lot is drawn, and earlier offers make no difference: each sitting has another subject.

    Args:
        packs: Packs to search; the first with prompts for such a writer is used.
        path: Whom the prompts are written for.
        themes: Themes asked for by name; ignored if none of these prompts asks about them.
    """
    for pack in packs:
        written_for = [prompt for prompt in pack.live if prompt.written_for == path]
        if written_for:
            return [prompt for prompt in written_for if set(prompt.themes) & set(themes)] or written_for
    return []


def _moments(number: int, *, past: bool) -> Sequence[Moment]:
    """Moments of a draw, the first choice first.

    Args:
        number: The number of the draw in this journal, from 1.
        past: Whether an earlier day is written about, to which nothing comes before.
    """
    if number % FOURTH:
        return ("after",)
    if past:
        return ("looking-back", "after")
    if number % (2 * FOURTH):
        return ("looking-back", "before", "after")
    return ("before", "looking-back", "after")


def _fitting(pack: Pack, theme: str, moments: Sequence[Moment], letters: Collection[str]) -> Sequence[Prompt]:
    """Prompts of a theme: those for the first moment with any, or else all."""
    of_theme = [prompt for prompt in pack.live if prompt.theme == theme and prompt.written_for is None]
    starts = [f" {letter.casefold()}" for letter in letters]
    of_letter = [
        prompt
        for prompt in of_theme
        if prompt.letter and any(start in f" {prompt.letter.casefold()}" for start in starts)
    ]
    of_theme = of_letter or of_theme
    by_moment = ([prompt for prompt in of_theme if prompt.moment == moment] for moment in moments)
    return next((prompts for prompts in by_moment if prompts), of_theme)


def _suited(
    prompts: Mapping[str, Sequence[Prompt]], pack: Pack, offers: Sequence[Offer], drawn: int
) -> Mapping[str, Sequence[Prompt]]:
    """Prompts suited to earlier offers; all of them if none is.

    After a prompt of the pack naming a force comes a prompt without any. A new journal is asked easy prompts.
    """
    if offers and any(prompt.names for prompt in pack.prompts if prompt.cited == offers[-1].prompt):
        prompts = _preferring(prompts, _names_nothing) or prompts
    if drawn < FIRST:
        easy = _preferring(prompts, lambda prompt: prompt.easy_start)
        prompts = easy or _preferring(prompts, _names_nothing) or prompts
    return prompts


def _preferring(
    prompts: Mapping[str, Sequence[Prompt]], preferred: Callable[[Prompt], bool]
) -> Mapping[str, Sequence[Prompt]]:
    """Preferred prompts of each theme, where a theme has any."""
    left = {
        theme: [prompt for prompt in of_theme if preferred(prompt)] for theme, of_theme in prompts.items()
    }
    return {theme: of_theme for theme, of_theme in left.items() if of_theme}


def _names_nothing(prompt: Prompt) -> bool:
    """Whether a prompt names no force such as racism or poverty."""
    return not prompt.names


def _last_offer(prompt: Prompt, offers: Sequence[Offer]) -> int:
    """Index of a prompt's latest offer; -1 if never offered."""
    return max((at for at, offer in enumerate(offers) if offer.prompt == prompt.cited), default=-1)
