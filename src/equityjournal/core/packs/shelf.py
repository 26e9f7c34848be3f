"""The shelf: ids and titles of all packs and themes.

Reading a journal needs titles and ids, seldom a question. A shelf is plain enough to be kept in the index, so
that no pack is opened, and no file validated, to name themes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say

DEFAULT_PACK = "relational-equity"
PACK_FOR_HAPPENED_TO_ME = "when-it-happened-to-me"
"""Pack for a writer who was treated badly."""

if TYPE_CHECKING:
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
            """Areas of Human Learning Systems to which the theme belongs."""

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
            """Whether the prompt is kept only for entries that cite it."""

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


class ThemeTitle(NamedTuple):
    """A theme on the shelf."""

    id: str
    title: str
    group: str
    added: date | None = None
    lens: Sequence[str] = ()
    """Areas of Human Learning Systems to which the theme belongs."""


class PromptName(NamedTuple):
    """A prompt on the shelf."""

    id: str
    cited: str
    retired: bool = False
    """Whether the prompt is kept only for entries that cite it."""


class Contents(NamedTuple):
    """A pack on the shelf."""

    id: str
    title: str
    language: str
    themes: Sequence[ThemeTitle]
    prompts: Sequence[PromptName]
    own: bool = False
    """Whether the pack is from the journal's own folder."""

    @property
    def live(self) -> Sequence[PromptName]:
        """The prompts in use: all but the retired ones."""
        return [prompt for prompt in self.prompts if not prompt.retired]


OnShelf = TypeVar("OnShelf", bound="PackLike")


def asks(pack: "PackLike") -> bool:
    """Whether a pack has questions in use; one without is for reading alone."""
    return any(not prompt.retired for prompt in pack.prompts)


@dataclass(frozen=True)
class Shelf(Generic[OnShelf]):
    """All readable packs: those shipped first, then the person's own."""

    packs: Sequence[OnShelf]
    usual: str = DEFAULT_PACK
    """Id of the pack meant where none is named."""

    def pack(self, wanted: str) -> OnShelf:
        """The pack meant by part of its id or title.

        Raises:
            UnknownName: With the nearest.
        """
        identity = find_one(wanted, {pack.id: pack.title for pack in self.packs}, say("pack"))
        return next(pack for pack in self.packs if pack.id == identity)

    def asking(self, wanted: str) -> OnShelf:
        """The pack meant by part of its id or title, to be asked from or counted.

        Raises:
            UnknownName: With the nearest.
            NotAllowed: For a pack that holds reading alone.
        """
        pack = self.pack(wanted)
        if not asks(pack):
            raise NotAllowed(
                say(
                    "{title} holds reading and no questions. `equityjournal packs show {pack}` shows it.",
                    title=pack.title,
                    pack=pack.id,
                )
            )
        return pack

    def default(self) -> OnShelf:
        """The usual pack; where it is not on the shelf, the one that came with the program."""
        return self.pack(DEFAULT_PACK if self.lacks_usual else self.usual)

    @property
    def lacks_usual(self) -> bool:
        """Whether the usual pack is not on the shelf, or asks nothing."""
        return all(pack.id != self.usual or not asks(pack) for pack in self.packs)

    @property
    def titles(self) -> Mapping[str, str]:
        """Theme titles by id, over all packs."""
        return {theme.id: theme.title for pack in self.packs for theme in pack.themes}

    def theme(
        self,
        wanted: str,
        *,
        first_in: "PackLike | None" = None,
        besides: Iterable[str] = (),
        needed: bool = True,
    ) -> str:
        """The theme meant by part of its id or title: its id.

        Args:
            wanted: The typed name.
            first_in: A pack whose themes are tried before all others; if it is not the usual one, even where
                another has a theme of exactly this id.
            besides: Ids known from old entries, possibly meant too.
            needed: Whether a theme is required; if not, the refusal says so.

        Raises:
            UnknownName: With the nearest.
        """
        known = {**dict.fromkeys(besides, ""), **self.titles}
        if wanted in known and (first_in is None or first_in.id in (DEFAULT_PACK, self.usual)):
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
        """The pack or theme meant by part of a name: its id.

        Where a pack and its themes share a word, the pack is meant: it shows its themes too.

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
        """The pack of a theme, or StopIteration."""
        return next(pack for pack in self.packs if theme in {known.id for known in pack.themes})

    def prompt(self, wanted: str) -> tuple[OnShelf, str]:
        """The prompt meant by part of a name: its pack and name.

        The name is `theme/id`, or the prompt's own id. A retired prompt is meant only by its whole name, as
        an old entry or sheet has it.

        Raises:
            UnknownName: With the nearest.
        """
        known = {prompt.cited: (pack, prompt) for pack in self.packs for prompt in pack.prompts}
        named = {
            cited: prompt.id
            for cited, (_, prompt) in known.items()
            if not prompt.retired or wanted in (cited, prompt.id)
        }
        cited = find_one(wanted, named, say("prompt"))
        return known[cited][0], cited
