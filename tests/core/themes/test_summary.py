"""The writer's own summary, for somebody else: true with what is kept back and without it, and no word more."""

from collections.abc import Collection, Mapping
from datetime import date

from core.examples import FIVE, TODAY, ago, grouped, last_days
from equityjournal.core.packs.pack import Pack
from equityjournal.core.text.dates import in_words, month_in_words
from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.summary import summary_of
from equityjournal.core.themes.telling import Telling
from equityjournal.core.themes.weights import Choice


def told(
    credited: Mapping[str, Collection[date]], pack: Pack = FIVE, *choices: Choice, days: int = 0
) -> Telling:
    """A pack's themes after these days, each of its prompts offered and put by."""
    offers = [Offer(f"{theme.id}/a", ago(1), passed=True) for theme in pack.themes]
    every = {day for some in credited.values() for day in some} | set(last_days(days))
    return Telling(pack, History(credits=credited, days=every, offers=offers), choices, TODAY)


def summed(whole: Telling, shareable: Telling | None = None, *, months: bool = False) -> list[str]:
    """The summary, by days unless said."""
    if months:
        return summary_of(
            whole, shareable or whole, lambda day: month_in_words(day.month, day.year), months=True
        )
    return summary_of(whole, shareable or whole, in_words, months=False)


LAST = "An even spread is not the aim: what matters may have been elsewhere."
TWENTY = last_days(20)


def test_it_says_what_themes_says_without_what_was_asked() -> None:
    """Days, the themes of most days, those out of sight: no chance, no offer, nothing put by."""
    whole = told({"power": TWENTY, "care": [ago(30)], "trust": TWENTY[:8], "humility": TWENTY[:9]})
    assert summed(whole) == [
        "You have written on 21 days, most often about Power.",
        "Memory: not so far.",
        "Care: not lately. You last wrote about it on 22 October 2026, and have written on 20 days since.",
        LAST,
    ]
    assert "You last wrote about it in October 2026, and" in summed(whole, months=True)[2]


def test_what_is_less_sure_is_told_of_in_one_line() -> None:
    """Themes written about less lately, or not yet."""
    whole = told({"power": last_days(16), "care": last_days(9, before=5), "trust": last_days(12)})
    assert summed(whole)[3] == "Less lately: Care."


def test_early_days_are_called_so() -> None:
    """Nothing is called out of sight then."""
    assert summed(told({"power": last_days(3)})) == [
        "You have written on 3 days, about Power.",
        "These are early days: a theme may be missing by chance.",
        LAST,
    ]


def test_what_is_set_aside_or_in_focus_is_not_told() -> None:
    """Not even that it was chosen."""
    choices = (Choice("memory", ago(300), 0), Choice("humility", ago(300), 2))
    said = " ".join(summed(told({"power": TWENTY, "memory": [ago(1)]}, FIVE, *choices)))
    assert "Memory" not in said
    assert "ocus" not in said
    assert summed(told({"memory": [ago(1)]}, FIVE, *[Choice(one.id, ago(9), 0) for one in FIVE.themes]))[
        0
    ] == ("You have written on 1 day.")


def test_what_is_kept_back_makes_nobody_silent() -> None:
    """A theme that only private entries credit is spoken of neither as written about nor as missing."""
    shareable = told({"power": TWENTY, "care": TWENTY, "trust": TWENTY[:8], "humility": TWENTY[:9]})
    assert "Memory: not so far." in summed(shareable)
    kept_back = {
        "memory": [ago(1)],
        "power": TWENTY,
        "care": TWENTY,
        "trust": TWENTY[:8],
        "humility": TWENTY[:9],
    }
    said = summed(told(kept_back), shareable)
    assert said == ["You have written on 20 days.", LAST]


def test_nothing_that_may_be_told_of_is_no_summary() -> None:
    """Where all is private, there is nothing to sum up."""
    assert summed(told({"power": TWENTY}), told({})) == []


def test_one_theme_is_compared_with_nothing() -> None:
    """Only the days are said."""
    aside = [Choice(one.id, ago(300), 0) for one in FIVE.themes if one.id != "power"]
    assert summed(told({"power": TWENTY}, FIVE, *aside)) == [
        "You have written on 20 days, about Power.",
        LAST,
    ]


def test_groups_out_of_sight_are_told_of_unless_something_kept_back_is_about_them() -> None:
    """A group speaks sooner than a theme; its days are months where they are to be."""
    pack = grouped({"insights": ["power", "care"], "conditions": ["history", "gain"]})
    shareable = told({"power": TWENTY[:9], "gain": [ago(40)]}, pack)
    assert any("none is about themes such as" in one for one in summed(shareable))
    assert any(one.startswith("Since October 2026 all of it") for one in summed(shareable, months=True))
    whole = told({"power": TWENTY[:9], "gain": [ago(40), ago(1)]}, pack)
    assert not any("none is about" in one for one in summed(whole, shareable))
