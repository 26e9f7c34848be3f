"""The explanation of both tests of themes, with their limits and figures."""

from equityjournal.core.text.speech import say, say_many
from equityjournal.core.themes.breadth import Breadth, Windows
from equityjournal.core.themes.group_words import meaning_of_groups
from equityjournal.core.themes.silence import Standing
from equityjournal.core.themes.telling import Telling


def explained(telling: Telling, only: str | None = None) -> list[str]:
    """Both tests in words, with a line for each window, theme and group.

    Args:
        telling: The reading and its words.
        only: A theme; the first test alone then, with its line.
    """
    reading = telling.reading
    themes = [theme for theme in reading.themes if only in (None, theme.name)]
    figures = [
        _figures(telling.title(theme), theme) if theme.share else _uncounted(telling, theme)
        for theme in themes
    ]
    return [*_silence(), *figures, *([] if only else _of_all(telling))]


def _of_all(telling: Telling) -> list[str]:
    """The figures of the groups, and the breadth test."""
    return [
        *([] if telling.meaning_of_groups() else meaning_of_groups(telling)),
        *(_figures(say("All of the {group}", group=group.name), group) for group in telling.reading.groups),
        *_breadth(telling),
    ]


def _silence() -> list[str]:
    """The test of silence in words, with its limits."""
    return [
        say(
            "How this comes about: each day on which you wrote about a theme counts once for it, however "
            "much you wrote. If every theme had its share, how likely is a silence this long? When fewer "
            "than 1 in 20 such silences would come about by chance, the theme is named; when fewer than "
            "1 in 5 would, it is “less lately”."
        ),
        say(
            "A break from writing changes nothing: only what was written since a theme last came up counts. "
            "A theme in focus counts for two; one set aside is not counted at all."
        ),
        say(
            "Its limits: each theme has about 1 chance in 20 of being named by accident, so with 14 themes "
            "about one reading in two names one that way, and more often for people who write in runs."
        ),
        say(
            "It is the gap test of random-number testing (Knuth, The Art of Computer Programming, volume 2, "
            "section 3.3.2), turned on a journal."
        ),
    ]


def _breadth(telling: Telling) -> list[str]:
    """The breadth test in words, with its limits and a line for each window."""
    if telling.breadth == Windows():
        return []
    figures = []
    if telling.breadth.so_far:
        figures.append(_window(say("So far"), telling.breadth.so_far))
    if telling.breadth.lately:
        figures.append(_window(say("Lately"), telling.breadth.lately))
    return [
        say(
            "And how many different themes came up, against how many chance would bring? In early days this "
            "looks at every day with a theme, from the seventh; later, and from the sixteenth, at the last "
            "sixteen. When so few would come up by chance less than 1 time in 100, it is called narrow."
        ),
        say(
            "Its limits: somebody who writes of everything alike, one or two themes a day, is called narrow "
            "in fewer than 1 reading in 1,000; where themes always come in the same threes, in about 1 in "
            "100; and somebody who stays with yesterday's theme on 3 days in 10, in 3 to 4 in 100. Of such "
            "people, more than 6 in 10 hear it once within 120 days."
        ),
        *figures,
    ]


def _window(name: str, window: Breadth) -> str:
    """The line of a window, with its figures; never a count beside a target."""
    return say(
        "{name}, over {days} days with a theme: different themes that came up: {seen}; by chance, about "
        "{expected:.1f}. So few by chance: {chance}.",
        name=name,
        days=window.days,
        seen=window.seen,
        expected=window.expected,
        chance=chance_in_words(window.chance),
    )


def _uncounted(telling: Telling, standing: Standing) -> str:
    """The line of an uncounted theme, with the reason."""
    return say("{name}: not counted; {reason}", name=telling.title(standing), reason=telling.reason(standing))


def _figures(name: str, standing: Standing) -> str:
    """The line of a counted theme or group, with its figures."""
    if not standing.share:
        return say("{name}: set aside, so not counted.", name=name)
    chance = chance_in_words(standing.chance)
    if not standing.since:
        return say("{name}: nothing else has come up since.", name=name)
    if standing.last is None:
        return say_many(
            "{name}: others have come up once, this never. By chance: {chance}.",
            "{name}: others have come up {count} times, this never. By chance: {chance}.",
            standing.since,
            name=name,
            chance=chance,
        )
    return say_many(
        "{name}: others have come up once since. By chance: {chance}.",
        "{name}: others have come up {count} times since. By chance: {chance}.",
        standing.since,
        name=name,
        chance=chance,
    )


def chance_in_words(chance: float) -> str:
    """A chance in words: `about 1 time in 6`."""
    if chance > 0.5:
        return say("more often than not")
    if chance < 0.001:
        return say("less than 1 time in 1,000")
    return say("about 1 time in {odds}", odds=round(1 / chance))
