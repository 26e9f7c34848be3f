"""Faults in the ids of a pack: repeated, unknown or taken."""

from collections.abc import Iterable, Iterator, Sequence

from equityjournal.core.packs.shelf import Contents
from equityjournal.core.text.faults import TomlPath
from equityjournal.core.text.speech import say


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
