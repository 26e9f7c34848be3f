"""Selections of entries: filters, and their order."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from equityjournal.core.text.dates import end_of_month


class Selection(NamedTuple):
    """Filters on entries, all required.

    Days are inclusive, and are the days entries are about.
    """

    since: date | None = None
    until: date | None = None
    theme: str | None = None
    """Id of a theme the entries credit."""
    pack: str | None = None
    """Id of the pack the entry was written with."""
    feeling: str | None = None
    """A feeling; capitals make no difference."""
    setting: str | None = None
    """Part of the setting; capitals make no difference."""
    open_only: bool = False
    """Whether private entries are left out."""
    without_theme: bool = False
    """Whether entries that credit any theme are left out."""
    on_this_day: date | None = None
    """A day; the entries are about this day of the year, in other years."""

    @property
    def in_passing(self) -> "Selection":
        """The selection for a list others nearby may see.

        No filter tells the subject of a private entry. By days, private entries are listed with the others.
        By theme or without any, by pack, feeling or setting they are left out, since listing one would say
        that it has that theme.
        """
        telling = (self.theme, self.pack, self.feeling, self.setting)
        tells = self.without_theme or any(value is not None for value in telling)
        return self._replace(open_only=tells)

    @property
    def days_of_year(self) -> list[str]:
        """The days of `on_this_day`, as month and day: `06-03`.

        In a year without a 29 February, that day is remembered on 28 February.
        """
        if self.on_this_day is None:
            return []
        day = self.on_this_day
        is_last_of_short = (day.month, day.day) == (2, 28) and end_of_month(day) == day
        return [f"{day:%m-%d}", *(["02-29"] if is_last_of_short else [])]


def plain(words: str) -> str:
    """Words without capitals and extra spaces, for comparing feelings and settings."""
    return " ".join(words.split()).casefold()


Thing = TypeVar("Thing", bound="Named")

if TYPE_CHECKING:
    from typing import Protocol

    class Named(Protocol):
        """An entry, as far as needed to find by name."""

        @property
        def id(self) -> str:
            """The entry's id."""

        @property
        def happened(self) -> date:
            """The day the entry is about."""

        @property
        def written(self) -> datetime:
            """Moment of the first save."""


def newest_first(entries: Iterable[Thing]) -> list[Thing]:
    """Entries in list order: by day, then moment written, then id."""
    return sorted(
        entries, key=lambda entry: (entry.happened, entry.written.timestamp(), entry.id), reverse=True
    )
