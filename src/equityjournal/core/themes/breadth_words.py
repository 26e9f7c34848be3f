"""Sentences on breadth: the themes a writer keeps to, for the writer's own screen alone.

Never a count beside a target, and no blame: narrow may be what the work asked.
"""

from datetime import timedelta

from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.breadth import Breadth
from equityjournal.core.themes.pack_on_a_day import PackOnADay


def keeps_to(telling: PackOnADay) -> list[str]:
    """A paragraph on narrow writing: the themes kept to, and perhaps rightly so."""
    window = telling.narrow
    if window is None:
        return []
    return [" ".join([_kept_to(telling, window), *_may_be_right()])]


def keeps_to_in_full(telling: PackOnADay) -> list[str]:
    """The same paragraph, with the themes left out."""
    window = telling.narrow
    if window is None:
        return []
    others = _not_yet(telling, window) if telling.is_narrow_so_far else _before(telling, window)
    return [" ".join([_kept_to(telling, window), *others, *_may_be_right()])]


def _kept_to(telling: PackOnADay, window: Breadth) -> str:
    """The sentence on the themes of a window.

    Its days are named apart if not adjoining.
    """
    titles = listed([telling.title_of(theme) for theme in window.came_up])
    written = telling.history.written_since(window.first - timedelta(days=1), telling.today)
    if telling.is_narrow_so_far and written == telling.days == window.days:
        return say(
            "You have written on {count} days, and keep coming back to {titles}.",
            count=window.days,
            titles=titles,
        )
    if telling.is_narrow_so_far:
        return say(
            "On your {count} days with a theme you keep coming back to {titles}.",
            count=window.days,
            titles=titles,
        )
    if written > window.days:
        return say(
            "On your last {count} days with a theme it has been {things}: {titles}.",
            count=window.days,
            things=_things(window.seen),
            titles=titles,
        )
    return say("Lately it has been {things}: {titles}.", things=_things(window.seen), titles=titles)


def _not_yet(telling: PackOnADay, window: Breadth) -> list[str]:
    """The sentence on themes never written about, those never asked about first."""
    missing = [
        theme for theme in telling.live if theme.last is None and theme.name not in set(window.came_up)
    ]
    unasked = listed([telling.title(theme) for theme in missing if not telling.was_asked(theme)])
    asked = listed([telling.title(theme) for theme in missing if telling.was_asked(theme)])
    if unasked and asked:
        return [
            say("Not yet: {unasked}, which I never asked about; and {asked}.", unasked=unasked, asked=asked)
        ]
    if unasked:
        return [say("Not yet: {unasked}, which I never asked about.", unasked=unasked)]
    return [say("Not yet: {asked}.", asked=asked)] if asked else []


def _before(telling: PackOnADay, window: Breadth) -> list[str]:
    """The sentence on themes written about only before the window."""
    before = [theme for theme in telling.live if theme.last and theme.name not in set(window.came_up)]
    if not before:
        return []
    titles = listed([telling.title(theme) for theme in before])
    return [say("Before that you also wrote about {titles}.", titles=titles)]


def _may_be_right() -> list[str]:
    return [
        say("This is narrower than chance would make it."),
        say("It may be what the work asked of you."),
    ]


def _things(count: int) -> str:
    """So many things, in words up to nine."""
    words = (
        say("one"), say("two"), say("three"), say("four"), say("five"), say("six"), say("seven"),
        say("eight"), say("nine"),
    )  # fmt: skip
    number = words[count - 1] if 0 < count <= len(words) else str(count)
    return say_many("{number} thing", "{number} things", count, number=number)
