"""Items found by a reader in a file from elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry


class LeftOut(StrEnum):
    """Kinds of matter never taken over into an entry."""

    SCORES = "scores"
    PLACES = "places"
    WEATHER = "weather"
    MEDIA = "media"
    MUSIC = "music"
    STARS = "stars"
    ACTIVITY = "activity"
    DEVICES = "devices"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of another program."""

    place: str
    """Where it stands in the file, for a sentence: `line 12`, or a file's name."""
    day: date
    """Its day, in its own time zone."""
    text: str
    title: str = ""
    moment: datetime | None = None
    """The moment of writing, with an offset; without one, the figures of a clock somewhere."""
    ref: str = ""
    """The other program's own id; empty where it gives none."""
    tags: tuple[str, ...] = ()
    left_out: frozenset[LeftOut] = frozenset()
    without_zone: bool = False
    """The file gives a moment without a time zone, and the day is that of UTC."""
    answers: tuple[tuple[str, str], ...] = ()
    """Questions and answers, in place of a text without questions."""
    setting: str = ""
    people: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    private: bool = False
    """It was private there, and stays so whatever is asked for."""


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """An entry of this program, imported unchanged."""

    place: str
    entry: "Entry | None" = None
    """The entry; None: `data` holds its file."""
    data: bytes = b""
    """The bytes of its file."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage unreadable as an entry; its text is kept."""

    place: str
    why: str
    """The reason, in a clause."""
    text: str


@dataclass(frozen=True, slots=True)
class Wordless:
    """An entry of another program without any words, such as a photo alone."""

    place: str
    left_out: frozenset[LeftOut] = frozenset()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file without an entry of this format."""

    place: str


Item = Found | OwnRecord | Unread | Wordless | PassedOver
