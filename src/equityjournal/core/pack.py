"""A pack: prompts keyed to the themes of one framework, read from one TOML file that anybody can write."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from equityjournal.core.faults import Fault
from equityjournal.core.shelf import Contents, PromptName, ThemeTitle
from equityjournal.core.speech import say

Moment = Literal["before", "after", "looking-back"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )


class Resource(_Strict):
    """Something the framework's authors point to: what it is called, whose it is, where to look."""

    title: Words
    by: str = ""
    where: str = ""


class PackTheme(_Strict):
    """One insight, condition or heading of a framework."""

    id: Slug
    title: Words
    group: Words
    lens: list[Literal["human", "learning", "systems"]] = []
    """Areas of Human Learning Systems it belongs to."""
    summary: str = ""
    added: date | None = None
    """The day from which it is expected; None: always."""
    resources: list[Resource] = []
    leads_to: Literal["step", "meaning"] | None = None
    """What an answer on it is followed by: one small step, if there is one; or, where it asks for feelings, a
    question about what they mean or look after."""


class Prompt(_Strict):
    """One question, with an optional follow-up."""

    id: Slug
    theme: Slug
    also: list[Slug] = []
    """Other themes, of any pack, that the question really asks about."""
    moment: Moment
    minutes: Annotated[int, Field(ge=1, le=120)]
    text: Words
    deeper: Words | None = None
    written_for: Literal["harmed"] | None = Field(default=None, alias="for")

    @property
    def cited(self) -> str:
        """The name entries give it: `power/who-decided`."""
        return f"{self.theme}/{self.id}"

    @property
    def themes(self) -> list[str]:
        """What an answer to it credits: its own theme, then the others it asks about."""
        return list(dict.fromkeys([self.theme, *self.also]))


class About(_Strict):
    """Whose framework a pack follows, and who wrote its questions."""

    id: Slug
    title: Words
    version: Words
    language: Words
    about: str = ""
    based_on: str = ""
    questions_by: str = ""
    reviewed_by: str = ""
    licence: str = ""


class Pack(_Strict):
    """A whole pack, whose ids are known to be unique and whose prompts have their themes."""

    pack: About
    themes: Annotated[list[PackTheme], Field(min_length=1)]
    prompts: list[Prompt] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Pack":
        _refuse_repeats("themes", [theme.id for theme in self.themes])
        for at, theme in enumerate(self.themes):
            if theme.id == self.pack.id:
                raise Fault(
                    say("“{name}” is the id of the pack itself; give the theme another", name=theme.id),
                    ("themes", at, "id"),
                )
        _refuse_repeats("prompts", [prompt.cited for prompt in self.prompts])
        known = {theme.id for theme in self.themes}
        for at, prompt in enumerate(self.prompts):
            if prompt.theme not in known:
                raise Fault(
                    say(
                        "“{theme}” is not a theme of this pack; add it to [[themes]], or mend its spelling",
                        theme=prompt.theme,
                    ),
                    ("prompts", at, "theme"),
                )
        return self

    @property
    def id(self) -> str:
        """The pack's own id."""
        return self.pack.id

    @property
    def title(self) -> str:
        """The pack's title."""
        return self.pack.title

    @property
    def language(self) -> str:
        """The language its words are in."""
        return self.pack.language

    @property
    def groups(self) -> dict[str, list[PackTheme]]:
        """The themes of each group, in the pack's order."""
        groups: dict[str, list[PackTheme]] = {}
        for theme in self.themes:
            groups.setdefault(theme.group, []).append(theme)
        return groups

    def theme(self, identity: str) -> PackTheme:
        """The theme with exactly this id; KeyError if there is none."""
        return {theme.id: theme for theme in self.themes}[identity]

    def prompt(self, cited: str) -> Prompt:
        """The prompt that entries cite by exactly this name; KeyError if there is none."""
        return {prompt.cited: prompt for prompt in self.prompts}[cited]

    def contents(self, *, own: bool = False) -> Contents:
        """What stands on the shelf of it: names and titles, without the questions."""
        themes = [ThemeTitle(one.id, one.title, one.group, one.added) for one in self.themes]
        prompts = [PromptName(one.id, one.cited) for one in self.prompts]
        return Contents(self.id, self.title, self.language, themes, prompts, own)


class ThemeWords(_Strict):
    """A theme's words in another language."""

    id: Slug
    title: Words | None = None
    summary: Words | None = None


class PromptWords(_Strict):
    """A prompt's words in another language."""

    id: Slug
    theme: Slug
    text: Words | None = None
    deeper: Words | None = None


class OverlayAbout(_Strict):
    """Which pack an overlay speaks for, in which language, and who checked it."""

    id: Slug
    language: Words
    title: Words | None = None
    about: Words | None = None
    checked_by: Words | None = None


class Overlay(_Strict):
    """A pack's words in another language: no new themes, no new prompts."""

    pack: OverlayAbout
    themes: list[ThemeWords] = []
    prompts: list[PromptWords] = []


def translated(pack: Pack, overlay: Overlay) -> Pack:
    """The same pack in the overlay's words; whatever it leaves out stays as it was."""
    themes = {words.id: words.model_dump(exclude_none=True) for words in overlay.themes}
    prompts = {f"{words.theme}/{words.id}": words.model_dump(exclude_none=True) for words in overlay.prompts}
    about = overlay.pack.model_dump(exclude_none=True, exclude={"checked_by"})
    return Pack(
        pack=pack.pack.model_copy(update=about),
        themes=[theme.model_copy(update=themes.get(theme.id, {})) for theme in pack.themes],
        prompts=[prompt.model_copy(update=prompts.get(prompt.cited, {})) for prompt in pack.prompts],
    )


def _refuse_repeats(table: str, names: Sequence[str]) -> None:
    for at, name in enumerate(names):
        if name in names[:at]:
            raise Fault(
                say("“{name}” is there twice; give one of them another id", name=name), (table, at, "id")
            )
