"""The shelf: ids and titles of all packs and themes.

Reading a journal needs titles and ids, seldom a question. A shelf is plain enough to be kept in the index, so
that no pack is opened, and no file validated, to name themes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.theme_names import called, no_pack, no_pack_or_theme, no_theme
from equityjournal.core.text.errors import NotAllowed, UnknownName
from equityjournal.core.text.naming import (
    LIKE,
    START,
    alike,
    closest,
    find_one,
    is_whole_name,
    none_fits,
    several_fit,
    spelled,
)
from equityjournal.core.text.speech import say

PACK_FOR_HAPPENED_TO_ME = "when-it-happened-to-me"
"""Pack for a writer who was treated badly."""
PATHS = {"harmed": PACK_FOR_HAPPENED_TO_ME, "saw": "when-i-saw-it", "hurt": "i-hurt-somebody"}
"""Packs that are private, by whom their questions are written for."""
BY_ID_ALONE = frozenset({PATHS["hurt"]})
"""Packs never found by a part of their title: “when” may be typed by a person harmed."""

if TYPE_CHECKING:
    from equityjournal.core.packs.protocols import PackLike


class ThemeTitle(NamedTuple):
    """A theme on the shelf."""

    id: str
    title: str
    group: str
    added: date | None = None
    lens: Sequence[str] = ()
    """Areas of Human Learning Systems to which the theme belongs."""
    also_called: Sequence[str] = ()
    """Words by which people may name the theme, besides its id and title."""


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
    """Whether a pack has questions in use.

    Any other pack is for reading alone.
    """
    return any(not prompt.retired for prompt in pack.prompts)


class Shelf(Generic[OnShelf]):
    """All readable packs.

    Args:
        packs: The packs: those shipped first, then the person's own.
        usual: Id of the pack meant where none is named.
    """

    def __init__(self, packs: Sequence[OnShelf], usual: str = DEFAULT_PACK) -> None:
        self.packs = packs
        self.usual = usual

    def pack(self, wanted: str) -> OnShelf:
        """The pack meant by part of its id or title.

        Raises:
            UnknownName: With the nearest.
        """
        identity = self._by_initials(wanted) or find_one(
            wanted, self.pack_names(wanted), say("pack"), no_pack(wanted)
        )
        return next(pack for pack in self.packs if pack.id == identity)

    def pack_names(self, wanted: str) -> Mapping[str, str]:
        """Titles of the packs by id.

        Some packs have only an id and a whole title.
        """
        return {
            pack.id: pack.id
            if pack.id in BY_ID_ALONE and not is_whole_name(wanted, [pack.title])
            else pack.title
            for pack in self.packs
        }

    def _by_initials(self, wanted: str) -> str | None:
        """The pack whose title has these first letters, such as HLS for Human Learning Systems; or None."""
        letters = {
            pack.id: "".join(word[0] for word in spelled(pack.title).split())
            for pack in self.packs
            if " " in pack.title and wanted not in {known.id for known in self.packs}
        }
        meant = [identity for identity, first in letters.items() if first == spelled(wanted)]
        return meant[0] if len(meant) == 1 and len(letters[meant[0]]) >= START else None

    def asking(self, wanted: str) -> OnShelf:
        """The pack of a partial id or title, for questions or counting.

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
        """The usual pack; if missing, the pack shipped with the program."""
        return self.pack(DEFAULT_PACK if self.lacks_usual else self.usual)

    @property
    def lacks_usual(self) -> bool:
        """Whether the usual pack is missing, or without questions."""
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
        """The id of a theme, by its id, title, own words, or the start of any word of these.

        The first pack comes before the usual one, and that before all others. An exact id means itself,
        unless it is also a whole name in the usual pack, or any clear name in a pack chosen on purpose.

        Args:
            wanted: The typed name.
            first_in: A pack whose themes are tried first; the usual one if None.
            besides: Ids known from old entries, possibly meant too.
            needed: Whether a theme is required; if not, the refusal says so.

        Raises:
            UnknownName: With the titles of all that fit, or of the nearest.
        """
        first = first_in or self._usual_one
        known = {*besides, *self.titles}
        in_first = called([first])
        fits = closest(wanted, in_first)
        on_purpose = first is not None and first.id not in (DEFAULT_PACK, self.usual)
        is_meant = len(fits) == 1 and (on_purpose or is_whole_name(wanted, in_first[fits[0]]))
        if wanted in known and not is_meant:
            return wanted
        in_any = called([first, *self.usual_first])
        in_any |= {name: (name,) for name in known if name not in in_any}
        for names in (in_first, called([self._usual_one]), in_any):
            fits = closest(wanted, names)
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise several_fit(wanted, self._offered(fits, first))
        nearest = alike(wanted, in_any, least=LIKE)
        pack = first.id if first else DEFAULT_PACK
        raise none_fits(wanted, say("theme"), self._offered(nearest, first), no_theme(pack, needed))

    def typed(self, theme: str) -> str:
        """A name for a theme, valid whatever the usual pack: its id, else its title, quoted."""
        return theme if self.theme(theme, besides=[theme]) == theme else f'"{self.titles[theme]}"'

    def pack_or_theme(self, wanted: str) -> str:
        """The pack or theme meant by its name: its id.

        Where a pack and its themes share a word, the pack is meant: it shows its themes too.

        Raises:
            UnknownName: With the nearest.
        """
        packs = {name: (name, title) for name, title in self.pack_names(wanted).items()}
        if wanted in self.titles:
            return wanted
        fits = closest(wanted, packs)
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise several_fit(wanted, fits)
        if meant := self._by_initials(wanted):
            return meant
        try:
            return self.theme(wanted)
        except UnknownName as unknown:
            if unknown.several:
                raise
        nearest = alike(wanted, {**packs, **called(self.usual_first)}, least=LIKE)
        offered = [name if name in packs else self._offered_as(name, self._usual_one) for name in nearest]
        raise none_fits(wanted, say("pack or theme"), offered, no_pack_or_theme(wanted))

    def has_word(self, word: str) -> bool:
        """Whether a word stands in the names of any theme."""
        names = [name for every in called(self.packs).values() for name in every]
        return spelled(word) in {part for name in names for part in spelled(name).split()}

    @property
    def usual_first(self) -> "Sequence[OnShelf]":
        """All packs, the usual pack first."""
        return sorted(self.packs, key=lambda pack: pack is not self._usual_one)

    @property
    def _usual_one(self) -> OnShelf | None:
        """The usual pack, or None where not even the shipped pack can be read."""
        usual = DEFAULT_PACK if self.lacks_usual else self.usual
        return next((pack for pack in self.packs if pack.id == usual), None)

    def _offered(self, themes: Iterable[str], first: "PackLike | None") -> list[str]:
        return [self._offered_as(theme, first) for theme in themes]

    def _offered_as(self, theme: str, first: "PackLike | None") -> str:
        """A theme in an offer: its title, with its pack unless first."""
        if first and theme in called([first]):
            return self.titles[theme]
        if theme not in self.titles:
            return theme
        return say("{theme} (in {pack})", theme=self.titles[theme], pack=self.pack_of(theme).title)

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
        otherwise = say(
            "There is no prompt called “{wanted}”. `equityjournal packs show {pack}` shows those of a pack.",
            wanted=wanted,
            pack=self.usual,
        )
        cited = find_one(wanted, named, say("prompt"), otherwise)
        return known[cited][0], cited
