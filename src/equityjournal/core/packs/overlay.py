"""Overlays: the text of a pack in another language."""

from typing import Annotated

from pydantic import Field, model_validator

from equityjournal.core.packs.pack import Asked, Pack, Strict, refuse_misfit_words
from equityjournal.core.text.fields import Slug, Words


class ThemeWords(Strict):
    """A theme's text in another language."""

    id: Slug
    title: Words | None = None
    summary: Words | None = None
    also_called: list[Words] | None = None
    """Words that take the place of the theme's own; None: those stay."""


class PromptWords(Strict):
    """A prompt's text in another language."""

    id: Slug
    theme: Slug
    text: Asked | None = None
    deeper: Asked | None = None


class OverlayAbout(Strict):
    """Facts on an overlay: its pack, language and reviewer."""

    id: Slug
    language: Words
    title: Words | None = None
    about: Words | None = None
    how: Annotated[list[Words], Field(min_length=1)] | None = None
    checked_by: Words | None = None


class Overlay(Strict):
    """A pack's text in another language, without new themes or prompts."""

    pack: OverlayAbout
    themes: Annotated[list[ThemeWords], Field(default_factory=list)]
    prompts: Annotated[list[PromptWords], Field(default_factory=list)]

    @model_validator(mode="after")
    def _words_are_of_one_theme(self) -> "Overlay":
        """Refuse words meaning two themes."""
        refuse_misfit_words(self.themes)
        return self


def translated(pack: Pack, overlay: Overlay) -> Pack:
    """The pack in the overlay's language; gaps stay untranslated.

    No field is validated anew. A word of the overlay may also be an untranslated word of another theme; then
    the program asks which theme is meant.
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
