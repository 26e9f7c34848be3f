"""A calendar appointment by RFC 5545: weekly, at the time of wherever its reader is."""

from collections.abc import Iterator
from datetime import datetime

LONGEST = 75
"""Bytes of a line, by the standard; longer ones are folded."""
MINUTES = 20


def weekly(title: str, first: datetime, *, made: datetime, identity: str, alarm: bool) -> str:
    """A calendar file with a weekly appointment.

    Args:
        title: The only words in it: other people may see a work calendar.
        first: The first one, without a time zone.
        made: The moment the file is made, in UTC.
        identity: No other appointment has it.
        alarm: The calendar shows it when it begins.
    """
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(title)}//EN",
        "BEGIN:VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{first:%Y%m%dT%H%M%S}",
        f"DURATION:PT{MINUTES}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={weekday}",
        f"SUMMARY:{escaped(title)}",
        "CLASS:PRIVATE",
    ]
    if alarm:
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(title)}",
            "TRIGGER:PT0M",
            "END:VALARM",
        ]
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def escaped(words: str) -> str:
    """Words as a value, with special characters escaped."""
    marked = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 bytes.

    No character is cut, and each further part begins with a blank.
    """
    part, room = "", LONGEST
    for character in line:
        if len((part + character).encode()) > room:
            yield part
            part = " "
        part += character
    yield part
