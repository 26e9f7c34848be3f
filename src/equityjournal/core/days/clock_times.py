"""Typed times of a day: 15:30, 15.30, 3 pm."""

import re
from datetime import time

from equityjournal.core.text.errors import UnclearDate
from equityjournal.core.text.speech import say

_TIME = re.compile(r"(?:at )?([0-9]{1,2})(?:[:.]([0-9]{2}))?(?: ?([ap])\.?m\.?)?", re.IGNORECASE)
NOON = 12


def parse_time(text: str) -> time:
    """The time meant: `15:30`, `15.30`, `3pm` or `3.30 pm`.

    Raises:
        UnclearDate: When the text is no time, or could be two.
    """
    found = _TIME.fullmatch(" ".join(text.split()))
    if found is not None and (found[2] or found[3]):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
        if half and not 1 <= hour <= NOON:
            hour = 24
        elif half:
            hour = hour % NOON + (NOON if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise UnclearDate(say("“{text}” is no time of a day. Type it as in 15:30.", text=text))
