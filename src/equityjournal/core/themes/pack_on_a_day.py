"""A pack's themes on a day: the silence test and counts."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from equityjournal.core.themes import silence
from equityjournal.core.themes.breadth import Breadth, Windows, read_breadth
from equityjournal.core.themes.choices import IN_FOCUS, latest
from equityjournal.core.themes.history import History
from equityjournal.core.themes.weights import Calendar, Choice, Theme

if TYPE_CHECKING:
    from equityjournal.core.packs.protocols import PackLike, ThemeLike


class PackOnADay:
    """A pack's themes on a day, read by the silence test.

    Args:
        pack: The pack.
        history: The days written, and the prompts offered.
        choices: The writer's choices about themes, in the order made.
        today: The day.
        elsewhere: Ids of other packs' themes; these are not former ones.
        typed: The name to type for a theme; the id of another pack's may mean a theme of the usual one.
    """

    def __init__(
        self,
        pack: "PackLike",
        history: History,
        choices: Sequence[Choice],
        today: date,
        elsewhere: frozenset[str] = frozenset(),
        typed: Callable[[str], str] = str,
    ) -> None:
        self.pack = pack
        self.history = history
        self.choices = choices
        self.today = today
        self.elsewhere = elsewhere
        self.typed = typed

    @cached_property
    def reading(self) -> silence.Reading:
        """The silence test's result for the day."""
        return silence.read(self._calendar)

    @cached_property
    def breadth(self) -> Windows:
        """The breadth test's result for the day."""
        return read_breadth(self._calendar, early=self.reading.early)

    @cached_property
    def _calendar(self) -> Calendar:
        """The calendar of both tests."""
        themes = [Theme(theme.id, theme.group, theme.added) for theme in self.pack.themes]
        return Calendar(themes, self.history.credits, self.choices, self.today)

    @property
    def narrow(self) -> Breadth | None:
        """The narrow window to speak of.

        None without a live theme, as after setting them aside.
        """
        window = self.breadth.narrow
        return window if window is not None and window.seen else None

    @property
    def is_narrow_so_far(self) -> bool:
        """Whether the narrow window is all the writing so far."""
        return self.narrow is not None and self.narrow is self.breadth.so_far

    @property
    def recommended(self) -> silence.Standing | None:
        """The theme to recommend: the most silent of those never asked about, or else of all."""
        never_asked = (theme for theme in self.live if not self.was_asked(theme))
        return next(never_asked, self.live[0] if self.live else None)

    @property
    def days(self) -> int:
        """Number of days written."""
        return self.history.written_since(None, self.today)

    @property
    def untagged(self) -> int:
        """Number of entries without a theme, up to today."""
        return sum(day <= self.today for day in self.history.untagged)

    @property
    def live(self) -> list[silence.Standing]:
        """Themes not set aside, most silent first."""
        return [standing for standing in self.reading.themes if standing.word != "set aside"]

    @property
    def former(self) -> list[str]:
        """Former themes: credited by entries of this pack alone, and gone from all packs."""
        known = {theme.id for theme in self.pack.themes} | self.elsewhere
        return sorted(
            theme
            for theme, days in self.history.credits.items()
            if theme not in known
            and min(days) <= self.today
            and all(pack == self.pack.id for pack in self.history.packs_of(theme))
        )

    def theme(self, standing: silence.Standing) -> "ThemeLike":
        """The theme, from the pack."""
        return next(theme for theme in self.pack.themes if theme.id == standing.name)

    def title(self, standing: silence.Standing) -> str:
        """The theme's title."""
        return self.title_of(standing.name)

    def title_of(self, identity: str) -> str:
        """The title of the theme of an id."""
        return next(theme.title for theme in self.pack.themes if theme.id == identity)

    def was_asked(self, standing: silence.Standing) -> bool:
        """Whether any of its prompts was ever offered."""
        return self.history.offered_since(standing.name, None, self.today) > 0

    def shown(self, standing: silence.Standing) -> int:
        """Number of its prompts offered since its last credit."""
        return self.history.offered_since(standing.name, standing.last, self.today)

    def is_in_focus(self, standing: silence.Standing) -> bool:
        """Whether the writer put the theme in focus."""
        choice = latest(self.choices, standing.name, self.today)
        return choice is not None and choice.weight == IN_FOCUS
