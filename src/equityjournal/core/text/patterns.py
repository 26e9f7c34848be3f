"""Regular expressions compiled at first use: a command pays only for its own."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Later:
    """A regular expression, compiled at first use.

    Its methods are those of a compiled one, and as quick from the second use on.
    """

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match within a text."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at a place of a text."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match of a whole text."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """All matches in a text."""
        return self._compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        """A text with its matches replaced."""
        return self._compiled.sub
