"""Moments as numbers."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(when: datetime) -> int:
    """A moment as microseconds since 1970, in sorting order."""
    return (when - _EPOCH) // _MICROSECOND
