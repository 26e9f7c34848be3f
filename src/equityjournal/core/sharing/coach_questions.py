"""Questions drafted for a coach.

They come from what was shared and wished for, and from nothing else.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from equityjournal.core.packs.pack import Prompt
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import SharedTheme
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import show

WELLBEING, WISHED, NEWEST = 1, 1, 2  # questions on how the writer is, on a wish, and on the newest entry
MOST = WELLBEING + WISHED + NEWEST

_OF_A_SYSTEM = frozenset(("power", "money", "law"))
"""Forces about how work is arranged; every other one may be about who the writer is."""


@dataclass(frozen=True)
class Drafting:
    """All that questions are drafted from."""

    wished: Sequence[SharedTheme] = ()  # latest first
    newest: Sequence[SharedTheme] = ()  # of the newest entry
    wellbeing: Sequence[str] = ()
    prompts: Mapping[str, Sequence[Prompt]] = field(default_factory=dict)  # by the id of their theme
    not_these: Collection[str] = ()  # prompts, as `theme/id`, that suit no conversation
    past: Collection[str] = ()  # questions sent before, or answered in what was shared
    manages: bool = False

    def questions(self) -> list[str]:
        """At most four questions: wellbeing, a wish, and two on the newest entry."""
        wished = [text for theme in self.wished for text in self._on(theme, is_wished=True)[:1]]
        found = [*self._unsent(self.wellbeing)[:WELLBEING], *wished[:WISHED]]
        by_theme = [self._on(theme, is_wished=False) for theme in self.newest]
        in_turn = [text for row in zip_longest(*by_theme) for text in row if text]
        return found + [text for text in in_turn if text not in found][:NEWEST]

    def _on(self, theme: SharedTheme, *, is_wished: bool) -> list[str]:
        """Questions on a theme, best first; an open one where no prompt fits."""
        title = " ".join(show(theme.title).split())
        fitting = [prompt.text for prompt in self._fitting(theme, is_wished=is_wished)]
        opening = say("What in what you shared on {title} would you like to talk about?", title=title)
        if is_wished:
            opening = say("You would like to be asked about {title}: where shall we begin?", title=title)
        return self._unsent(fitting) or self._unsent([opening])

    def _fitting(self, theme: SharedTheme, *, is_wished: bool) -> list[Prompt]:
        """Prompts that suit a conversation, those not of the same evening first."""
        fit = [
            prompt
            for prompt in self.prompts.get(theme.id, ())
            if prompt.moment != "before"
            and prompt.written_for is None
            and prompt.cited not in self.not_these
            and (is_wished or not self.manages or _OF_A_SYSTEM.issuperset(prompt.names))
        ]
        return sorted(fit, key=lambda prompt: bool(_OF_THE_DAY.search(prompt.text)))

    def _unsent(self, texts: Sequence[str]) -> list[str]:
        return [text for text in texts if text not in self.past]


def answered_in(letters: Sequence[Letter]) -> set[str]:
    """Questions answered in what was shared."""
    return {answer.question for letter in letters for item in letter.items for answer in item.answers}


_OF_THE_DAY = re.compile(r"\b(today|tonight|heddiw|heno)\b", re.IGNORECASE)
"""Words of questions written for the same evening, less fit for a conversation some days later."""
