"""A theme, a prompt and a pack, as far as needed to name, list and test."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class ThemeLike(Protocol):
    """A theme, as far as needed to name and to test."""

    @property
    def id(self) -> str:
        """The theme's id, unique over all packs."""

    @property
    def title(self) -> str:
        """The theme's title, in the source's words."""

    @property
    def group(self) -> str:
        """The theme's group within the pack."""

    @property
    def added(self) -> date | None:
        """First day the theme is expected; None: always."""

    @property
    def lens(self) -> Sequence[str]:
        """Areas of Human Learning Systems of the theme."""

    @property
    def also_called(self) -> Sequence[str]:
        """Further words for the theme, besides its id and title."""


class PromptLike(Protocol):
    """A prompt, as far as needed to find by name."""

    @property
    def id(self) -> str:
        """The prompt's id within its theme."""

    @property
    def cited(self) -> str:
        """Name of the prompt in entries: `power/who-decided`."""

    @property
    def retired(self) -> bool:
        """Whether the prompt is kept only for entries citing the prompt."""


class PackLike(Protocol):
    """A pack, as far as needed to list: `Pack` or `Contents`."""

    @property
    def id(self) -> str:
        """The pack's id."""

    @property
    def title(self) -> str:
        """The pack's title."""

    @property
    def language(self) -> str:
        """Language of the pack's text."""

    @property
    def themes(self) -> Sequence[ThemeLike]:
        """The pack's themes, in its own order."""

    @property
    def prompts(self) -> Sequence[PromptLike]:
        """The pack's prompts, in its own order."""
