"""The shelf of packs: what they are called and what is in them, without any of their questions.

Reading a journal needs titles and ids, seldom a question. What stands here is plain enough to be kept in the
index, so that no pack is opened, and no file validated, to say which themes there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.errors import UnknownName
from equityjournal.core.naming import find_one
from equityjournal.core.speech import say

DEFAULT_PACK = "relational-equity"
PACK_FOR_HARMED = "when-it-happened-to-me"
"""Asked of somebody who was treated badly themselves."""

if TYPE_CHECKING:
    from typing import Protocol

    class ThemeLike(Protocol):
        """What is needed of a theme, to name it and to run the silence test."""

        @property
        def id(self) -> str:
            """Its id, unique over all packs."""

        @property
        def title(self) -> str:
            """Its title, in the source's words."""

        @property
        def group(self) -> str:
            """Its group within the pack."""

        @property
        def added(self) -> date | None:
            """The day from which it is expected; None: always."""

        @property
        def lens(self) -> Sequence[str]:
            """Areas of Human Learning Systems it belongs to."""

    class PromptLike(Protocol):
        """What is needed of a prompt, to find it by name."""

        @property
        def id(self) -> str:
            """Its id within its theme."""

        @property
        def cited(self) -> str:
            """The name entries give it: `power/who-decided`."""

    class PackLike(Protocol):
        """What is needed of a pack, to say what is in it: a whole `Pack`, or its `Contents`."""

        @property
        def id(self) -> str:
            """Its id."""

        @property
        def title(self) -> str:
            """Its title."""

        @property
        def language(self) -> str:
            """The language its words are in."""

        @property
        def themes(self) -> Sequence[ThemeLike]:
            """Its themes, in its own order."""

        @property
        def prompts(self) -> Sequence[PromptLike]:
            """Its prompts, in its own order."""


class ThemeTitle(NamedTuple):
    """A theme, as far as the shelf knows it."""

    id: str
    title: str
    group: str
    added: date | None = None
    lens: Sequence[str] = ()
    """Areas of Human Learning Systems it belongs to."""


class PromptName(NamedTuple):
    """A prompt, as far as the shelf knows it."""

    id: str
    cited: str


class Contents(NamedTuple):
    """A pack, as far as the shelf knows it."""

    id: str
    title: str
    language: str
    themes: Sequence[ThemeTitle]
    prompts: Sequence[PromptName]
    own: bool = False
    """It came from the journal's own folder."""


OnShelf = TypeVar("OnShelf", bound="PackLike")


@dataclass(frozen=True)
class Shelf(Generic[OnShelf]):
    """Every pack that could be read: shipped first, then the person's own."""

    packs: Sequence[OnShelf]

    def pack(self, wanted: str) -> OnShelf:
        """The pack meant by a part of its id or title.

        Raises:
            UnknownName: With the nearest.
        """
        identity = find_one(wanted, {pack.id: pack.title for pack in self.packs}, say("pack"))
        return next(pack for pack in self.packs if pack.id == identity)

    def default(self) -> OnShelf:
        """The pack that prompts come from unless another is asked for."""
        return self.pack(DEFAULT_PACK)

    @property
    def titles(self) -> Mapping[str, str]:
        """Every theme's title by its id, over all packs."""
        return {theme.id: theme.title for pack in self.packs for theme in pack.themes}

    def theme(
        self,
        wanted: str,
        *,
        first_in: "PackLike | None" = None,
        besides: Iterable[str] = (),
        needed: bool = True,
    ) -> str:
        """The id of the theme meant by a part of its id or title.

        Args:
            wanted: What was typed.
            first_in: A pack whose themes are tried before all others; one chosen on purpose even where
                another has a theme of that very id.
            besides: Ids known from old entries, which may be meant too.
            needed: Nothing can be done without a theme; where it is not so, the refusal says so.

        Raises:
            UnknownName: With the nearest.
        """
        known = {**dict.fromkeys(besides, ""), **self.titles}
        if wanted in known and (first_in is None or first_in.id == DEFAULT_PACK):
            return wanted
        if first_in is not None:
            try:
                return find_one(wanted, {theme.id: theme.title for theme in first_in.themes}, say("theme"))
            except UnknownName as unknown:
                if unknown.several and wanted not in known:
                    raise
        pack = first_in.id if first_in else DEFAULT_PACK
        none = say("No theme has that name. `equityjournal packs show {pack}` lists them.", pack=pack)
        if not needed:
            none = say(
                "No theme has that name. `equityjournal packs show {pack}` lists them; or just write: no "
                "theme is needed.",
                pack=pack,
            )
        return find_one(wanted, known, say("theme"), none)

    def pack_or_theme(self, wanted: str) -> str:
        """The id of the pack or theme meant by a part of its id or title.

        Of a pack and its themes that share a word, the pack is meant: it shows its themes too.

        Raises:
            UnknownName: With the nearest.
        """
        packs = {pack.id: pack.title for pack in self.packs}
        known = packs | dict(self.titles)
        kind = say("pack or theme")
        if wanted in known:
            return wanted
        try:
            return find_one(wanted, packs, kind)
        except UnknownName as unknown:
            if unknown.several:
                raise
        return find_one(wanted, known, kind)

    def pack_of(self, theme: str) -> OnShelf:
        """The pack a theme belongs to; StopIteration if none."""
        return next(pack for pack in self.packs if theme in {known.id for known in pack.themes})

    def prompt(self, wanted: str) -> tuple[OnShelf, str]:
        """The pack of the prompt meant by `theme/id`, by its own id, or by a part of either; and its name.

        Raises:
            UnknownName: With the nearest.
        """
        names = {prompt.cited: (pack, prompt.id) for pack in self.packs for prompt in pack.prompts}
        cited = find_one(wanted, {name: identity for name, (_, identity) in names.items()}, say("prompt"))
        return names[cited][0], cited
