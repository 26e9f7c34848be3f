"""Proofreading of overlays: misfits and missing text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from equityjournal.core.packs.overlay import Overlay
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.proofreading import LineOf, Remark, faults_of, unknown_keys
from equityjournal.core.text.faults import TomlPath
from equityjournal.core.text.speech import say, say_many

FEW = 3  # largest number of ids to name


def proofread_overlay(
    table: Mapping[str, Any], line_of: LineOf, pack: Pack | None, named: str
) -> list[Remark]:
    """Remarks on an overlay, by line.

    Args:
        table: The content of its file.
        line_of: The line of a place in the file.
        pack: The overlay's pack, in its own language; None: no such pack.
        named: The language in the file's name.
    """
    wrong = faults_of(table, Overlay)
    better = list(unknown_keys(table, Overlay))
    if not wrong:
        overlay = Overlay.model_validate(table)
        if pack is None:
            wrong = [(("pack", "id"), no_such_pack(overlay))]
        else:
            better += [
                *strangers(overlay, pack),
                *_fact_remarks(overlay, pack, named),
                *_missing_text(overlay, pack),
            ]
    remarks = [Remark(line_of(place), "wrong", why) for place, why in wrong]
    remarks += [Remark(line_of(place), "better", why) for place, why in better]
    return sorted(remarks, key=lambda remark: remark.line)


def no_such_pack(overlay: Overlay) -> str:
    """Clause on an overlay for a missing pack."""
    return say("there is no pack “{name}” that these words could be for", name=overlay.pack.id)


def strangers(overlay: Overlay, pack: Pack) -> Iterator[tuple[TomlPath, str]]:
    """Themes and prompts of the overlay unknown to the pack."""
    themes = {theme.id for theme in pack.themes}
    for at, theme in enumerate(overlay.themes):
        if theme.id not in themes:
            why = say(
                "{pack} has no theme “{name}”, so its words are never shown", pack=pack.id, name=theme.id
            )
            yield ("themes", at, "id"), why
    prompts = {prompt.cited for prompt in pack.prompts}
    for at, prompt in enumerate(overlay.prompts):
        cited = f"{prompt.theme}/{prompt.id}"
        if cited not in prompts:
            why = say("{pack} has no prompt “{name}”, so its words are never shown", pack=pack.id, name=cited)
            yield ("prompts", at, "id"), why


def _fact_remarks(overlay: Overlay, pack: Pack, named: str) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on an overlay's language and its missing reviewer."""
    spoken = overlay.pack.language
    if spoken.casefold() == pack.language.casefold():
        yield ("pack", "language"), say("{language} is the language of the pack itself", language=spoken)
    if spoken.casefold() != named.casefold():
        yield (
            ("pack", "language"),
            say(
                "the file's name says “{named}”, and the file says “{language}”, which is what counts",
                named=named,
                language=spoken,
            ),
        )
    if overlay.pack.checked_by is None:
        yield (
            ("pack",),
            say(
                "nobody who speaks {language} is said to have checked these words, so they are used only "
                "with `--language {language}`; once somebody has, “checked_by” says who",
                language=spoken,
            ),
        )


def _missing_text(overlay: Overlay, pack: Pack) -> Iterator[tuple[TomlPath, str]]:
    """Remarks on missing text, gathered by kind."""
    for key in ("title", "about", "how"):
        if getattr(overlay.pack, key) is None and getattr(pack.pack, key):
            yield (
                ("pack",),
                say("“{key}” of the pack is not in {language} yet", key=key, language=overlay.pack.language),
            )
    themes = {theme.id: theme for theme in overlay.themes}
    prompts = {f"{prompt.theme}/{prompt.id}": prompt for prompt in overlay.prompts}
    for key in ("title", "summary"):
        lacking = _untranslated(key, pack.themes, themes, [theme.id for theme in pack.themes])
        yield from _gathered_remark("themes", key, lacking, overlay)
    for key in ("text", "deeper"):
        lacking = _untranslated(key, pack.live, prompts, [prompt.cited for prompt in pack.live])
        yield from _gathered_remark("prompts", key, lacking, overlay)


def _untranslated(
    key: str, whole: Sequence[Any], words: Mapping[str, Any], names: Iterable[str]
) -> list[str]:
    """Names of themes or prompts without translation of a key."""
    return [
        name
        for part, name in zip(whole, names, strict=True)
        if getattr(part, key) and getattr(words.get(name), key, None) is None
    ]


def _gathered_remark(
    table: str, key: str, lacking: Sequence[str], overlay: Overlay
) -> Iterator[tuple[TomlPath, str]]:
    """A remark on all translations missing for a key."""
    if not lacking:
        return
    names = ", ".join(lacking[:FEW])
    if len(lacking) > FEW:
        names = say_many("{names} and 1 more", "{names} and {count} more", len(lacking) - FEW, names=names)
    yield (
        (table,),
        say(
            "“{key}” is not in {language} yet for {names}",
            key=key,
            language=overlay.pack.language,
            names=names,
        ),
    )
