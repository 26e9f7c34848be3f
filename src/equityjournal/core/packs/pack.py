"""Packs: prompts on the themes of a framework, from TOML files."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetPydanticSchema, model_validator
from pydantic_core import core_schema

from equityjournal.core.packs.called import misfit_words
from equityjournal.core.packs.pack_faults import misfits
from equityjournal.core.packs.prompt_kinds import Moment, WrittenFor
from equityjournal.core.packs.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.packs.wording import Question
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.fields import STRICT, Slug, Words

Asked = Annotated[
    Question,
    GetPydanticSchema(
        lambda _, schema: core_schema.no_info_after_validator_function(Question, schema(Words))
    ),
]
"""A question, worded for a day."""


class Strict(BaseModel):
    """Base of all tables in a pack's file.

    Unknown keys, perhaps of a later version, are ignored; `packs check` names them.
    """

    model_config: ClassVar[ConfigDict] = {**STRICT, "extra": "ignore"}


class Resource(Strict):
    """A resource named by the framework's authors."""

    title: Words
    by: str = ""
    where: str = ""


class PackTheme(Strict):
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


class Prompt(Strict):
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
    """Whether the question asks what people said, so that their own words may be asked for next."""
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


class About(Strict):
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


class Pack(Strict):
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
        refuse_misfit_words(self.themes)
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
        """The intended writer of all questions; None if anybody, or mixed."""
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


def refuse_misfit_words(themes: Sequence[BaseModel]) -> None:
    """Refuse unusable words of `also_called`."""
    for place, why in misfit_words([theme.model_dump() for theme in themes]):
        raise Fault(why, place)
