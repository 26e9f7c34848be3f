"""Days and moments as written by other programs.

A text is read wholly, or not at all.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EARLIEST, LATEST = 1800, 2999
"""Years of a day that a diary can have; others are slips, or no days at all."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
NAMED = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + "|sept"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATES = (
    ("iso", r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"),
    ("figures", r"(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})"),
    (
        "words",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?\s+(?P<name>{NAMED})\.?,?\s+(?P<year>\d{{4}})",
    ),
    ("month", rf"(?P<name>{NAMED})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
)
_TIME = (
    r"(?:(?:,?\s+(?:at\s+)?|T)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?P<zone>Z|UTC|GMT|BST|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?))?)?"
)
_PATTERNS = [(kind, re.compile(f"{_WEEKDAY}{dated}{_TIME}", re.IGNORECASE)) for kind, dated in _DATES]
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?", re.IGNORECASE)
_BRITISH_SUMMER = timezone(timedelta(hours=1))
_SPACES = re.compile("[\u00a0\u2009\u202f]")
"""Spaces that macOS and iOS put before AM and PM, and browsers between words."""
_LONGEST = 60  # characters of a written moment


class Shape(NamedTuple):
    """The form of a moment, the same for all entries of a file."""

    kind: str
    sign: str
    has_time: bool
    has_seconds: bool
    has_half: bool


class Written(NamedTuple):
    """A day as written, perhaps with an hour and an offset."""

    shape: Shape
    day: date
    clock: time | None
    zone: tzinfo | None

    @property
    def moment(self) -> datetime | None:
        """The moment; without an offset, the figures of the clock as if they were UTC's."""
        return datetime.combine(self.day, self.clock, self.zone or UTC) if self.clock is not None else None


def read(text: str, *, month_first: bool = False) -> Written | None:
    """The day of a whole text; None for any other text.

    Args:
        text: The text.
        month_first: Days in figures, such as 03/06/2026, begin with the month.
    """
    text = _SPACES.sub(" ", text)
    if len(text) > _LONGEST or not text.isascii():
        return None
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(text.strip()):
            return _written(kind, found, month_first)
    return None


def day_and_month_orders(text: str) -> set[bool]:
    """Values of `month_first` for reading a day in figures.

    Both for any other text.
    """
    found = _PATTERNS[1][1].fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return {True, False}
    return {order for order in (True, False) if _written("figures", found, order)}


def offset_in(text: str) -> tzinfo | None:
    """The zone of a written offset, such as `+0100` or `GMT+2`.

    None for any other text.
    """
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if text.upper() == "BST":  # Day One writes it in Britain
        return _BRITISH_SUMMER
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return None if offset > timedelta(hours=18) else timezone(-offset if found["sign"] == "-" else offset)


def zone_called(name: str) -> tzinfo | None:
    """A time zone by its IANA name or offset.

    None if unknown on this machine.
    """
    if known := offset_in(name):
        return known
    try:
        return ZoneInfo(name) if re.fullmatch(r"[A-Za-z0-9_+/-]{1,64}", name) else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def in_zone(moment: datetime, zone: tzinfo) -> datetime | None:
    """A moment in a zone, with the day's fixed offset.

    None for a year before any diary.
    """
    try:
        there = moment.astimezone(zone)
        offset = there.utcoffset() or timedelta()
        whole = timedelta(minutes=round(offset / timedelta(minutes=1)))
        fixed = moment.astimezone(timezone(whole))
    except (OverflowError, ValueError):
        return None
    return fixed if is_likely(fixed.date()) else None


def is_likely(day: date) -> bool:
    """Whether a diary can have such a day."""
    return EARLIEST <= day.year <= LATEST


def _written(kind: str, found: re.Match[str], month_first: bool) -> Written | None:
    parts = found.groupdict()
    if kind == "figures":
        order = month_first and parts["sign"] != "."
        month, day = (parts["first"], parts["second"])[:: 1 if order else -1]
        parts |= {"month": month, "day": day}
    if name := parts.get("name"):
        parts["month"] = str([known[:3] for known in _MONTHS].index(name[:3].lower()) + 1)
    clock = _clock(parts)
    zone = offset_in(parts["zone"]) if parts["zone"] else None
    try:
        whole = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None
    if not is_likely(whole) or (parts["hour"] and clock is None) or (parts["zone"] and zone is None):
        return None
    shape = Shape(
        kind, parts.get("sign") or "", clock is not None, bool(parts["seconds"]), bool(parts["half"])
    )
    return Written(shape, whole, clock, zone)


def _clock(parts: dict[str, str | None]) -> time | None:
    """The hour of a written moment, if valid."""
    if not parts["hour"]:
        return None
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    try:
        return time(hour, int(parts["minute"] or 0), min(int(parts["seconds"] or 0), 59))
    except ValueError:
        return None
