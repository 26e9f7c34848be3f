"""The writer's summary of their themes, to share.

No chances, nothing set aside or in focus, nothing offered or passed. Private entries give nothing away, and
keeping them back makes no theme silent: a theme is mentioned only where they change nothing about it.
"""

from collections.abc import Callable
from datetime import date

from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.group_words import silent_groups
from equityjournal.core.themes.silence import Standing
from equityjournal.core.themes.telling import Telling, spoken, written_so_far


def summary_of(
    whole: Telling, shareable: Telling, in_words: Callable[[date], str], *, months: bool
) -> list[str]:
    """Sentences on themes, as far as they may be shared.

    Args:
        whole: The pack's themes, counting all entries.
        shareable: The same themes, counting only shareable entries.
        in_words: Function that puts a day in words.
        months: Whether `in_words` gives only the month.
    """
    if not shareable.days:
        return []
    by_name = {theme.name: theme for theme in whole.live}
    live = [theme for theme in shareable.live if _is_unchanged(theme, by_name.get(theme.name))]
    everything = len(live) == len(shareable.live) and any(theme.days for theme in live)
    said = [written_so_far(shareable) if everything else _days_written(shareable)]
    if len(shareable.live) > 1 and shareable.reading.early:
        said.append(say("These are early days: a theme may be missing by chance."))
    elif len(shareable.live) > 1:
        said += [_out_of_sight(theme, shareable, in_words, months=months) for theme in live if theme.is_named]
        for word in ("less lately", "not yet"):
            if titles := [shareable.title(theme) for theme in live if theme.word == word]:
                said.append(f"{spoken(word).capitalize()}: {listed(titles)}.")
    groups = {group.name: group for group in whole.reading.groups}
    agreed = [
        group.name for group in shareable.reading.groups if _is_unchanged(group, groups.get(group.name))
    ]
    said += silent_groups(shareable, only=agreed, in_words=in_words)
    return [*said, say("An even spread is not the aim: what matters may have been elsewhere.")]


def _is_unchanged(standing: Standing, other: Standing | None) -> bool:
    """Whether the entries kept back credit none of a theme's days."""
    return other is not None and (standing.days, standing.last, standing.word) == (
        other.days,
        other.last,
        other.word,
    )


def _days_written(telling: Telling) -> str:
    return say_many("You have written on 1 day.", "You have written on {count} days.", telling.days)


def _out_of_sight(
    standing: Standing, telling: Telling, in_words: Callable[[date], str], *, months: bool
) -> str:
    """The sentence on a theme out of sight."""
    title = telling.title(standing)
    if standing.last is None:
        return f"{title}: {spoken(standing.word)}."
    since, day = telling.history.written_since(standing.last, telling.today), in_words(standing.last)
    if months:
        wrote = say_many(
            "You last wrote about it in {month}, and have written on 1 day since.",
            "You last wrote about it in {month}, and have written on {count} days since.",
            since,
            month=day,
        )
    else:
        wrote = say_many(
            "You last wrote about it on {day}, and have written on 1 day since.",
            "You last wrote about it on {day}, and have written on {count} days since.",
            since,
            day=day,
        )
    return f"{title}: {spoken(standing.word)}. {wrote}"
