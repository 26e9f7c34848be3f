"""Two people who have only telephones, or know each other's keys: the same as at their meetings."""

from cli.meeting.conftest import at_home, both, line

__all__ = ["at_home", "both", "line"]
