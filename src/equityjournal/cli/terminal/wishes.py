"""Wishes of a person in the middle of an answer."""

from enum import Enum


class Another(Exception):
    """A wish for another question.

    Args:
        text: The answer to this question so far.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Stopped(Exception):
    """A wish to leave and keep everything."""


class Burnt(Exception):
    """The wish to leave and keep no words."""


class ItHappenedToMe(Another):
    """A wish for questions about harm to the writer."""


class Leave(Enum):
    """The effect of Ctrl-D in place of an answer.

    Enter skips an optional question.
    """

    NOTHING = 0
    """The question has to be answered, or broken off."""
    THIS = 1
    """This question alone."""
    ALL = 2
    """All questions that would follow, too."""
