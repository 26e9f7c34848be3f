"""Sentences on the writing so far: frequent themes, and silent groups."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from equityjournal.core.dates import in_words
from equityjournal.core.speech import listed, say, say_many

if TYPE_CHECKING:
    from equityjournal.core.telling import Telling

TOGETHER = 3  # largest number of themes named in a sentence


def written_so_far(telling: "Telling") -> str:
    """The sentence on days written and the most frequent themes.

    It says “most often” only of themes that really came up most.
    """
    order = [theme.id for theme in telling.pack.themes]
    written = [theme for theme in telling.live if theme.days]
    written = written or [theme for theme in telling.reading.themes if theme.days]
    if not written:
        return say_many(
            "You have written on 1 day, about none of these themes so far.",
            "You have written on {count} days, about none of these themes so far.",
            telling.days,
        )
    written.sort(key=lambda theme: order.index(theme.name))
    most = max(theme.days for theme in written)
    often = [telling.title(theme) for theme in written if theme.days == most]
    if len(often) < len(written) and len(often) <= TOGETHER:
        return say_many(
            "You have written on 1 day, most often about {titles}.",
            "You have written on {count} days, most often about {titles}.",
            telling.days,
            titles=listed(often),
        )
    if len(written) > TOGETHER:
        return say_many(
            "You have written on 1 day, about {themes} of these themes.",
            "You have written on {count} days, about {themes} of these themes.",
            telling.days,
            themes=len(written),
        )
    return say_many(
        "You have written on 1 day, about {titles}.",
        "You have written on {count} days, about {titles}.",
        telling.days,
        titles=listed(often),
    )


def silent_groups(
    telling: "Telling",
    only: Collection[str] | None = None,
    in_words: Callable[[date], str] = in_words,
) -> list[str]:
    """A sentence for each silent group, with themes as examples.

    Args:
        telling: The pack's themes.
        only: Names of the groups to consider; None: all.
        in_words: Function that puts a day in words.
    """
    groups = telling.reading.groups
    said = []
    for group in groups:
        if not group.is_named or (only is not None and group.name not in only):
            continue
        present = [
            _with_examples(telling, other.name, written=True)
            for other in groups
            if other is not group and other.last and (group.last is None or other.last > group.last)
        ]
        said.append(
            say(
                "{since} all of it is about {present}; none is about {group}.",
                since=say("Since {day}", day=in_words(group.last)) if group.last else say("So far"),
                present=listed(present),
                group=_with_examples(telling, group.name, written=False),
            )
        )
    return said


def _with_examples(telling: "Telling", group: str, *, written: bool) -> str:
    """A group for newcomers: `themes such as Power dynamics (the insights)`."""
    live = [theme for theme in telling.live if theme.group == group]
    order = [theme.id for theme in telling.pack.themes]
    live.sort(key=lambda theme: (-theme.days if written else 0, order.index(theme.name)))
    titles = [telling.title(theme) for theme in live if theme.days or not written]
    if not titles:
        return say("the {group}", group=group)
    examples = listed(titles[: 1 if written else 2], last=say("or"))
    return say("themes such as {titles} (the {group})", titles=examples, group=group)
