"""The explanation of the silence test, with its limits and figures."""

from equityjournal.core.text.speech import say, say_many
from equityjournal.core.themes.silence import Standing
from equityjournal.core.themes.telling import Telling


def explained(telling: Telling) -> list[str]:
    """The silence test in words, with a line for each theme and group."""
    reading = telling.reading
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
        *(
            _figures(telling.title(theme), theme) if theme.share else _uncounted(telling, theme)
            for theme in reading.themes
        ),
        *(_figures(say("All of the {group}", group=group.name), group) for group in reading.groups),
    ]


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
