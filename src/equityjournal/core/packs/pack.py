"""Packs: prompts on the themes of a framework, from TOML files."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetPydanticSchema, model_validator
from pydantic_core import core_schema

from equityjournal.core.packs.called import misfit_words
from equityjournal.core.packs.prompt_kinds import Moment, WrittenFor
from equityjournal.core.packs.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.packs.wording import Question
from equityjournal.core.text.faults import Fault, TomlPath
from equityjournal.core.text.fields import STRICT, Slug, Words
from equityjournal.core.text.speech import say

Asked = Annotated[
    Question,
    GetPydanticSchema(
        lambda _, schema: core_schema.no_info_after_validator_function(Question, schema(Words))
    ),
]
"""A question, worded for a day."""


class _Strict(BaseModel):
    """Base of all tables in a pack's file.

    Unknown keys, perhaps of a later version, are ignored; `packs check` names them.
    """

    model_config: ClassVar[ConfigDict] = {**STRICT, "extra": "ignore"}


class Resource(_Strict):
    """A resource named by the framework's authors."""

    title: Words
    by: str = ""
    where: str = ""


class PackTheme(_Strict):
    """An insight, condition or heading of a framework."""

    id: Slug
    title: Words
    group: Words
    lens: list[Literal["human", "learning", "systems"]] = []
    """Areas of Human Learning Systems to which the theme belongs."""
    summary: str = ""
    added: date | None = None
    """First day the theme is expected; None: always."""
    also_called: list[Words] = []
    """Words by which people may name the theme, besides its id and title."""
    minutes: Annotated[int, Field(ge=1, le=480)] | None = None
    """Minutes a team gives the theme, in a pack to talk through; None: a pack to write to."""
    resources: list[Resource] = []
    leads_to: Literal["step", "meaning"] | None = None
    """Step after an answer: a small step, if there is any; or, where feelings are asked for, a question about
    their meaning or the need behind them."""


class Prompt(_Strict):
    """A question, with an optional follow-up."""

    id: Slug
    theme: Slug
    also: list[Slug] = []
    """Other themes, of any pack, that the question asks about too."""
    moment: Moment
    minutes: Annotated[int, Field(ge=1, le=120)]
    text: Asked
    deeper: Asked | None = None
    written_for: WrittenFor | None = Field(default=None, alias="for")
    names: list[Slug] = []
    """Forces the question or its follow-up says by name, such as `racism` or `poverty`."""
    letter: Words | None = None
    """Part of the theme the question keeps to, by which it can be chosen; None: the whole of it."""
    their_words: bool = False
    """Whether it asks what people said, so that their own words may be asked for next."""
    easy_start: bool = False
    """Whether the question is fit for the first draws of a new journal."""
    retired: bool = Field(default=False, exclude=True)  # retired questions are never printed
    """Whether the question is kept only for entries that cite it."""

    @property
    def cited(self) -> str:
        """Name of the prompt in entries: `power/who-decided`."""
        return f"{self.theme}/{self.id}"

    @property
    def themes(self) -> list[str]:
        """Themes an answer credits: the prompt's own, then the others."""
        return list(dict.fromkeys([self.theme, *self.also]))


class About(_Strict):
    """Facts on a pack: title, framework, authors, licence."""

    id: Slug
    title: Words
    version: Words
    language: Words
    about: str = ""
    how: list[Words] = []
    """Steps of a pack to talk through, in their order."""
    based_on: str = ""
    questions_by: str = ""
    reviewed_by: str = ""
    licence: str = ""
    contact: str = ""
    """Where a remark on a question may be sent; or that there is no such place yet."""


class Pack(_Strict):
    """A whole pack, with unique ids and known themes.

    A pack without prompts is for reading: its themes hold resources.
    """

    pack: About
    themes: Annotated[list[PackTheme], Field(min_length=1)]
    prompts: list[Prompt] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Pack":
        """Refuse repeated ids, prompts without a theme in the pack, and words of two themes."""
        themes = [theme.id for theme in self.themes]
        prompts = [(prompt.theme, prompt.id) for prompt in self.prompts]
        for place, why in misfits(self.pack.id, themes, prompts):
            raise Fault(why, place)
        _refuse_misfit_words(self.themes)
        return self

    @property
    def live(self) -> list[Prompt]:
        """The prompts in use: all but the retired ones."""
        return [prompt for prompt in self.prompts if not prompt.retired]

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.pack.id

    @property
    def title(self) -> str:
        """The pack's title."""
        return self.pack.title

    @property
    def language(self) -> str:
        """Language of the pack's text."""
        return self.pack.language

    @property
    def aloud(self) -> bool:
        """Whether the pack is for talking through: its themes have minutes."""
        return any(theme.minutes for theme in self.themes)

    @property
    def path(self) -> WrittenFor | None:
        """Whom all questions are written for; None: for anybody, or not for the same."""
        written_for = {prompt.written_for for prompt in self.prompts}
        return written_for.pop() if len(written_for) == 1 else None

    @property
    def for_harmed(self) -> bool:
        """Whether all questions are for a writer who was treated badly."""
        return self.path == "harmed"

    @property
    def groups(self) -> dict[str, list[PackTheme]]:
        """Themes of each group, in the pack's order."""
        groups: dict[str, list[PackTheme]] = {}
        for theme in self.themes:
            groups.setdefault(theme.group, []).append(theme)
        return groups

    def theme(self, identity: str) -> PackTheme:
        """The theme with exactly this id, or KeyError."""
        return {theme.id: theme for theme in self.themes}[identity]

    def prompt(self, cited: str) -> Prompt:
        """The prompt with exactly this name (theme/id), or KeyError."""
        return {prompt.cited: prompt for prompt in self.prompts}[cited]

    def contents(self, *, own: bool = False) -> Contents:
        """The pack's names and titles, without its questions, for the shelf."""
        themes = [
            ThemeTitle(theme.id, theme.title, theme.group, theme.added, theme.lens, theme.also_called)
            for theme in self.themes
        ]
        prompts = [PromptName(prompt.id, prompt.cited, prompt.retired) for prompt in self.prompts]
        return Contents(self.id, self.title, self.language, themes, prompts, own)


class ThemeWords(_Strict):
    """A theme's text in another language."""

    id: Slug
    title: Words | None = None
    summary: Words | None = None
    also_called: list[Words] | None = None
    """Words that take the place of the theme's own; None: those stay."""


class PromptWords(_Strict):
    """A prompt's text in another language."""

    id: Slug
    theme: Slug
    text: Asked | None = None
    deeper: Asked | None = None


class OverlayAbout(_Strict):
    """Facts on an overlay: its pack, language and reviewer."""

    id: Slug
    language: Words
    title: Words | None = None
    about: Words | None = None
    how: Annotated[list[Words], Field(min_length=1)] | None = None
    checked_by: Words | None = None


class Overlay(_Strict):
    """A pack's text in another language, without new themes or prompts."""

    pack: OverlayAbout
    themes: list[ThemeWords] = []
    prompts: list[PromptWords] = []

    @model_validator(mode="after")
    def _words_are_of_one_theme(self) -> "Overlay":
        """Refuse words by which two themes could be meant."""
        _refuse_misfit_words(self.themes)
        return self


def translated(pack: Pack, overlay: Overlay) -> Pack:
    """The pack in the overlay's language; gaps stay untranslated.

    Nothing is validated anew. A word of the overlay that is an untranslated word of another theme makes both
    themes fit, which is asked about when it is typed.
    """
    themes = {words.id: words.model_dump(exclude_none=True) for words in overlay.themes}
    prompts = {f"{words.theme}/{words.id}": words.model_dump(exclude_none=True) for words in overlay.prompts}
    about = overlay.pack.model_dump(exclude_none=True, exclude={"checked_by"})
    update = {
        "pack": pack.pack.model_copy(update=about),
        "themes": [theme.model_copy(update=themes.get(theme.id, {})) for theme in pack.themes],
        "prompts": [prompt.model_copy(update=prompts.get(prompt.cited, {})) for prompt in pack.prompts],
    }
    return pack.model_copy(update=update)


def _refuse_misfit_words(themes: Sequence[PackTheme] | Sequence[ThemeWords]) -> None:
    """Refuse words of `also_called` that cannot be used."""
    for place, why in misfit_words([theme.model_dump() for theme in themes]):
        raise Fault(why, place)


def misfits(
    pack: object, themes: Sequence[object], prompts: Sequence[tuple[object, object]]
) -> Iterator[tuple[TomlPath, str]]:
    """Inconsistencies within a pack, with their places.

    These are repeated ids, and prompts without a theme.

    Args:
        pack: The id of the pack.
        themes: The id of each theme.
        prompts: The theme and the id of each prompt. Anything but text is passed over.
    """
    yield from _repeats("themes", themes)
    for at, theme in enumerate(themes):
        if theme == pack and isinstance(theme, str):
            why = say("“{name}” is the id of the pack itself; give the theme another", name=theme)
            yield ("themes", at, "id"), why
    whole = [pair if isinstance(pair[0], str) and isinstance(pair[1], str) else None for pair in prompts]
    yield from _repeats("prompts", ["/".join(map(str, pair)) if pair else None for pair in whole])
    for at, (theme, _) in enumerate(prompts):
        if isinstance(theme, str) and theme not in themes:
            why = say(
                "“{theme}” is not a theme of this pack; add it to [[themes]], or mend its spelling",
                theme=theme,
            )
            yield ("prompts", at, "theme"), why


def taken_names(
    pack: object, themes: Sequence[object], others: Iterable[Contents]
) -> Iterator[tuple[TomlPath, str]]:
    """Ids of a pack already used by others.

    Packs and themes share one namespace. So an entry's themes keep one meaning for ever. A person's own pack
    may replace a shipped pack.

    Args:
        pack: The id of the pack.
        themes: The id of each theme.
        others: Every other pack.
    """
    taken: set[object] = set()
    for other in others:
        if other.id != pack:
            taken |= {other.id, *(theme.id for theme in other.themes)}
        elif other.own:
            why = say("another pack of yours has the id “{name}”; choose another id", name=pack)
            yield ("pack", "id"), why
    places: list[tuple[TomlPath, object]] = [(("pack", "id"), pack)]
    places += [(("themes", at, "id"), theme) for at, theme in enumerate(themes)]
    for place, name in places:
        if isinstance(name, str) and name in taken:
            why = say("“{name}” is already the id of another pack or theme; choose another id", name=name)
            yield place, why


def _repeats(table: str, names: Sequence[object]) -> Iterator[tuple[TomlPath, str]]:
    """Repeated ids in a table, with their places."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        if isinstance(name, str):
            if name in seen:
                yield (
                    (table, at, "id"),
                    say("“{name}” is there twice; give one of them another id", name=name),
                )
            seen.add(name)
