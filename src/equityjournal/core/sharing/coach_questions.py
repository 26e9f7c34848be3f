"""Questions for a conversation, drafted from shared entries.

They come from the entries that were shared and the themes the writer would like to be asked about, and from
nothing else. Entries kept back say nothing about the writer: that may be consent at work.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, TypeVar

from equityjournal.core.packs.pack import Prompt
from equityjournal.core.sharing.messages import Item, Share, SharedTheme
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

_Thing = TypeVar("_Thing")

MOST = 8  # questions in all: an hour's conversation has time for no more
FIRST = 2  # questions on wellbeing, before all others
EACH = 2  # questions on a theme, at most


class Question(NamedTuple):
    """A question to bring; without a theme, on wellbeing."""

    theme: str | None
    title: str
    text: str


def themes_to_ask_about(shares: Sequence[Share]) -> list[SharedTheme]:
    """Themes to ask about: those asked for, then those of entries.

    Within each, the latest come first.
    """
    latest = sorted(shares, key=lambda share: share.made.timestamp(), reverse=True)
    items = sorted((item for share in latest for item in share.items), key=_sort_key, reverse=True)
    wanted = [theme for share in latest for theme in share.ask_about]
    found = [*wanted, *(theme for item in items for theme in item.themes)]
    once: dict[str, SharedTheme] = {}
    for theme in found:
        once.setdefault(theme.id, theme)
    return list(once.values())


def _sort_key(item: Item) -> tuple[str, str]:
    """Sort key of an item: its day, then its id."""
    return item.about, item.entry


def drafted(
    shares: Sequence[Share],
    themes: Sequence[SharedTheme],
    wellbeing: Sequence[str],
    prompts: Mapping[str, Sequence[Prompt]],
    without: Sequence[str] = (),
) -> list[Question]:
    """Questions to bring: on wellbeing, then on each theme.

    The same shares always give the same questions.

    Args:
        shares: All that was shared.
        themes: The themes to ask about, in order; of `themes_to_ask_about`.
        wellbeing: Questions on how the writer is.
        prompts: By the id of a theme, all prompts of its own.
        without: Prompts, as `theme/id`, that suit no conversation.
    """
    turn = _starting_place(shares)
    answered = {answer.question for share in shares for item in share.items for answer in item.answers}
    found = {
        theme.id: _fitting_questions(prompts.get(theme.id, ()), turn, answered, without)[:EACH]
        or [_open_question(theme, shares)]
        for theme in themes
    }
    first = [Question(None, say("How you are"), text) for text in _rotated(wellbeing, turn)[:FIRST]]
    taken: dict[str, int] = {}
    for number in range(1, EACH + 1):  # a first question on each theme comes before any second
        for theme in themes:
            if len(found[theme.id]) >= number and len(first) + sum(taken.values()) < MOST:
                taken[theme.id] = number
    return first + [
        Question(theme.id, theme.title, text)
        for theme in themes
        for text in found[theme.id][: taken.get(theme.id, 0)]
    ]


_OF_THE_DAY = re.compile(r"\b(today|tonight|heddiw|heno)\b", re.IGNORECASE)
"""Words of questions written for the same evening, less fit for a conversation some days later."""


def _fitting_questions(
    prompts: Sequence[Prompt], turn: int, answered: set[str], without: Sequence[str]
) -> Sequence[str]:
    """Prompts that suit a conversation, best first: their texts."""
    fit = [
        prompt
        for prompt in prompts
        if prompt.moment != "before"
        and prompt.written_for is None
        and prompt.cited not in without
        and prompt.text not in answered
    ]
    return [
        prompt.text
        for prompt in sorted(_rotated(fit, turn), key=lambda prompt: bool(_OF_THE_DAY.search(prompt.text)))
    ]


def _open_question(theme: SharedTheme, shares: Sequence[Share]) -> str:
    """An open question on a theme without any fitting prompt."""
    title = " ".join(show(theme.title).split())
    if any(wanted.id == theme.id for share in shares for wanted in share.ask_about):
        return say("You would like to be asked about {title}: where shall we begin?", title=title)
    return say("What in what you shared on {title} would you like to talk about?", title=title)


def _starting_place(shares: Sequence[Share]) -> int:
    """A starting place among questions; another after each new share."""
    return int.from_bytes(sha256("\n".join(sorted(share.id for share in shares)).encode()).digest()[:4])


def _rotated(things: Sequence[_Thing], turn: int) -> list[_Thing]:
    """A list rotated to begin at place `turn`."""
    at = turn % len(things) if things else 0
    return [*things[at:], *things[:at]]
