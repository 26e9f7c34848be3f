"""The look back over some months: days written, and absent themes.

Only days are counted, never words or entries, and never against anybody: a month without a word is a month
without a word. All that is known of a period is handed in as `Facts`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.core.entries.their_words import Told
from equityjournal.core.themes import silence
from equityjournal.core.themes.choices import SET_ASIDE, latest
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.weights import Calendar, Choice, Theme

if TYPE_CHECKING:
    from equityjournal.core.packs.protocols import PackLike, ThemeLike

LENSES = ("human", "learning", "systems")
"""The areas of Human Learning Systems, in its own order."""


class Setting(NamedTuple):
    """A setting, with its days and themes."""

    setting: str
    days: int
    themes: Collection[str]


class Promise(NamedTuple):
    """A small step promised by the writer, in its present state."""

    text: str
    """Its words; none where its entry is private."""
    promised: date
    horizon: str | None = None
    """short, medium or long"""
    due: date | None = None
    done: date | None = None
    dropped: date | None = None
    reason: str = ""


class Facts(NamedTuple):
    """A journal's facts on a period: days, counts, feelings, settings, steps, people's words."""

    days: Collection[date] = ()
    """Days written about."""
    credits: Mapping[str, Collection[date]] = {}
    """Days on which each theme was credited, by theme id, whatever its pack."""
    untagged: Collection[date] = ()
    """Days with an entry that credits no theme."""
    asked: Mapping[str, int] = {}
    """Number of offers of each theme's own prompts."""
    feelings: Sequence[str] = ()
    """Words for feelings, each once in its first spelling, in order of first use."""
    settings: Sequence[Setting] = ()
    """Settings, the one with most days first."""
    steps: Sequence[Promise] = ()
    """Steps promised, kept or let go within the period, in the order they were promised."""
    told: Sequence[Told] = ()
    """What people told the writer within the period, in the order of the days; for their own eyes alone."""

    @property
    def texts(self) -> "list[str]":
        """Texts by the writer: feelings, settings, steps and reasons."""
        steps = [text for step in self.steps for text in (step.text, step.reason)]
        return [*self.feelings, *(place.setting for place in self.settings), *steps]

    def of_words(self, *, feelings: bool, steps: bool, settings: bool) -> "Facts":
        """A copy whose only words of the writer are those asked for."""
        return self._replace(
            feelings=self.feelings if feelings else (),
            settings=self.settings if settings else (),
            steps=self.steps if steps else (),
        )

    def reworded(self, words: Callable[[str], str]) -> "Facts":
        """A copy with every text of the writer reworded."""
        return self._replace(
            feelings=[words(feeling) for feeling in self.feelings],
            settings=[place._replace(setting=words(place.setting)) for place in self.settings],
            steps=[step._replace(text=words(step.text), reason=words(step.reason)) for step in self.steps],
        )


class ReviewRow(NamedTuple):
    """A theme, group or lens, with the days written about."""

    name: str
    title: str
    days: Collection[date]
    themes: Sequence["ThemeLike"] = ()
    """Themes of the row."""


class Compared(NamedTuple):
    """Themes of only the earlier or the later period."""

    came: Sequence["ThemeLike"]
    """Themes only in the later period."""
    went: Sequence["ThemeLike"]
    """Themes only in the earlier period."""


@dataclass(frozen=True)
class LookBack:
    """A look back: a pack's themes over a period."""

    pack: "PackLike"
    period: Period
    facts: Facts
    choices: Sequence[Choice] = ()
    before: Facts | None = None
    """Facts of the period before; None: unknown or not wanted."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Theme titles by id, over all packs."""

    @cached_property
    def set_aside(self) -> "list[ThemeLike]":
        """Themes set aside at the end of the period."""
        return [theme for theme in self.pack.themes if self._is_set_aside(theme.id)]

    def _is_set_aside(self, theme: str) -> bool:
        choice = latest(self.choices, theme, self.period.until)
        return choice is not None and choice.weight == SET_ASIDE

    @cached_property
    def live(self) -> "list[ThemeLike]":
        """Themes neither set aside nor added later, in the pack's order."""
        return [
            theme
            for theme in self.pack.themes
            if not self._is_set_aside(theme.id) and not (theme.added and theme.added > self.period.until)
        ]

    @cached_property
    def themes(self) -> list[ReviewRow]:
        """Rows of the live themes, in the pack's order."""
        return [
            ReviewRow(theme.id, theme.title, self.facts.credits.get(theme.id, ()), [theme])
            for theme in self.live
        ]

    @cached_property
    def groups(self) -> list[ReviewRow]:
        """Rows of the groups, in the pack's order.

        A group's days are those on which any of its live themes came up.
        """
        return [
            self._together(name, [theme for theme in self.live if theme.group == name])
            for name in self._groups
        ]

    @property
    def _groups(self) -> Sequence[str]:
        return list(dict.fromkeys(theme.group for theme in self.live))

    @cached_property
    def lenses(self) -> list[ReviewRow]:
        """Rows of the lenses with themes in the pack, often overlapping."""
        by_lens = {lens: [theme for theme in self.live if lens in theme.lens] for lens in LENSES}
        return [self._together(lens, themes) for lens, themes in by_lens.items() if themes]

    def _together(self, name: str, themes: "Sequence[ThemeLike]") -> ReviewRow:
        days = set().union(*(self.facts.credits.get(theme.id, ()) for theme in themes))
        return ReviewRow(name, name, days, themes)

    @property
    def most_first(self) -> list[ReviewRow]:
        """Themes written about, most days first."""
        came_up = [row for row in self.themes if row.days]
        return sorted(came_up, key=lambda row: -len(row.days))

    @property
    def absent(self) -> "list[ThemeLike]":
        """Live themes not written about."""
        return [row.themes[0] for row in self.themes if not row.days]

    @property
    def elsewhere(self) -> list[ReviewRow]:
        """Themes of other or former packs, written about in the period."""
        own = {theme.id for theme in self.pack.themes}
        return [
            ReviewRow(theme, self.titles.get(theme, theme), days)
            for theme, days in sorted(
                self.facts.credits.items(), key=lambda credit: (-len(credit[1]), credit[0])
            )
            if theme not in own and not self._is_set_aside(theme)
        ]

    @property
    def enough(self) -> bool:
        """Whether enough is written for an absence to have meaning.

        The rule is the silence test's own for early days, applied to this period alone: so much was written
        that a theme never touched would have been missing by chance less than once in twenty times.
        """
        return self._holds_enough(self.facts, self.period)

    def _holds_enough(self, facts: Facts, period: Period) -> bool:
        themes = [Theme(theme.id, theme.group, theme.added) for theme in self.pack.themes]
        calendar = Calendar(themes, facts.credits, self.choices, period.until)
        return not silence.read(calendar).early

    @property
    def before_is_enough(self) -> bool:
        """Whether the period before holds enough writing too."""
        period = self.period.before
        return self.before is not None and period is not None and self._holds_enough(self.before, period)

    @property
    def compared(self) -> Compared | None:
        """Themes gained and lost since the period before.

        None unless both periods hold enough.

        The number of days written is left out: a break is never held against anybody.
        """
        if self.before is None or not self.enough or not self.before_is_enough:
            return None
        earlier = self.before.credits
        return Compared(
            came=[
                row.themes[0]
                for row in self.themes
                if row.days and not earlier.get(row.name) and not self._is_new(row.themes[0])
            ],
            went=[theme for theme in self.absent if earlier.get(theme.id)],
        )

    def _is_new(self, theme: "ThemeLike") -> bool:
        return theme.added is not None and theme.added >= self.period.since

    # Small steps, without any notion of lateness

    @property
    def open_steps(self) -> list[Promise]:
        """Steps neither done nor let go."""
        return [step for step in self.facts.steps if not step.done and not step.dropped]

    @property
    def kept_steps(self) -> list[Promise]:
        """Steps done."""
        return [step for step in self.facts.steps if step.done]

    @property
    def let_go_steps(self) -> list[Promise]:
        """Steps let go and not done."""
        return [step for step in self.facts.steps if step.dropped and not step.done]
