"""What is said of narrow writing: which themes, what was before, and that it may be right so."""

import re
from collections.abc import Iterable

import pytest

from core.examples import ago, history, last_days, pack, telling
from core.themes.relational import RELATIONAL, asked_about
from equityjournal.core.themes.breadth_words import keeps_to, keeps_to_in_full
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.telling import Telling
from equityjournal.core.themes.weights import Choice

TEN = pack(*(f"theme-{letter}" for letter in "abcdefghij"))
RIGHT = "This is narrower than chance would make it. It may be what the work asked of you."


def narrow(
    days: int, *themes: str, others: Iterable[int] = (), offers: Iterable[Offer] = (),
    choices: Iterable[Choice] = (),
) -> Telling:  # fmt: skip
    """So many last days, each about one of these themes in turn; other days have no theme."""
    credited = {name: [ago(at) for at in range(days) if themes[at % len(themes)] == name] for name in themes}
    what = history(credited, other_days=map(ago, others), offers=list(offers))
    return telling(TEN, what, list(choices))


def test_narrow_so_far_names_the_themes_and_those_not_yet_unasked_first() -> None:
    """In the words of the contract."""
    told = narrow(16, "theme-a", "theme-b", offers=asked_about(["theme-c", "theme-d"]))
    assert keeps_to_in_full(told) == [
        "You have written on 16 days, and keep coming back to Theme a and Theme b. Not yet: Theme e, Theme f, "
        "Theme g, Theme h, Theme i and Theme j, which I never asked about; and Theme c and Theme d. " + RIGHT
    ]
    assert keeps_to(told) == [
        "You have written on 16 days, and keep coming back to Theme a and Theme b. " + RIGHT
    ]


def test_where_all_were_asked_about_or_none_the_sentence_is_shorter() -> None:
    """Nothing is said of asking where each was asked about."""
    rest = "Theme b, Theme c, Theme d, Theme e, Theme f, Theme g, Theme h, Theme i and Theme j"
    asked = narrow(9, "theme-a", offers=asked_about(theme.id for theme in TEN.themes))
    assert f" Not yet: {rest}. This is" in keeps_to_in_full(asked)[0]
    assert (
        f" Not yet: {rest}, which I never asked about. This is" in keeps_to_in_full(narrow(9, "theme-a"))[0]
    )


def test_a_theme_written_about_before_it_was_set_aside_and_brought_back_is_not_called_not_yet() -> None:
    """It came up; only not since."""
    choices = [Choice("theme-b", ago(6), 0), Choice("theme-b", ago(5), 1)]
    told = telling(TEN, history({"theme-a": last_days(14), "theme-b": [ago(12)]}), choices)
    said = keeps_to_in_full(told)[0]
    assert said.startswith("You have written on 14 days, and keep coming back to Theme a. Not yet: Theme c,")
    assert "Theme b" not in said


def test_days_without_a_theme_are_told_apart() -> None:
    """What is counted are days with a theme."""
    told = narrow(16, "theme-a", "theme-b", others=[20, 30])
    assert keeps_to(told)[0].startswith("On your 16 days with a theme you keep coming back to Theme a and")


def test_narrow_lately_names_the_themes_and_those_before() -> None:
    """After a wide beginning, when early days are over."""
    wide = {theme.id: [ago(16 + number)] for number, theme in enumerate(TEN.themes)}
    kept = {
        name: [*wide[name], *last_days(8, before=at * 8)] for at, name in enumerate(["theme-b", "theme-a"])
    }
    told = telling(TEN, history({**wide, **kept}))
    assert told.breadth.so_far is None or not told.breadth.so_far.narrow
    assert keeps_to_in_full(told) == [
        "Lately it has been two things: Theme a and Theme b. Before that you also wrote about Theme j, Theme i, "
        "Theme h, Theme g, Theme f, Theme e, Theme d and Theme c. " + RIGHT
    ]
    assert keeps_to(told) == ["Lately it has been two things: Theme a and Theme b. " + RIGHT]


def test_lately_tells_days_without_a_theme_apart_too() -> None:
    """Between the first and the last of the sixteen days; one before them plays no part."""
    wide = {theme.id: [ago(40 + number)] for number, theme in enumerate(TEN.themes)}
    one = {"theme-a": [*wide["theme-a"], *(ago(2 * number) for number in range(16))]}
    told = telling(TEN, history({**wide, **one}, other_days=[ago(35)]))
    assert keeps_to(told)[0].startswith("Lately it has been one thing: Theme a.")
    told = telling(TEN, history({**wide, **one}, other_days=[ago(3)]))
    assert keeps_to(told)[0].startswith("On your last 16 days with a theme it has been one thing: Theme a.")


def test_narrow_writing_is_not_called_early_days() -> None:
    """Somebody who wrote about five themes on thirty days is told so, and what they are."""
    five = [theme.id for theme in RELATIONAL.themes[3:8]]
    what = history({name: [ago(at + 5 * number) for number in range(6)] for at, name in enumerate(five)})
    told = telling(RELATIONAL, what)
    assert told.reading.early
    said = told.early()
    assert said[0].startswith("You have written on 30 days, and keep coming back to Emotions and care, Power")
    assert not any("early days" in sentence for sentence in said)
    assert "none is about" in said[1]
    assert said[2].startswith("Insights are what comes up")
    assert said[-1].startswith("One I have not asked about: ")


def test_writing_that_is_not_narrow_is_told_nothing_of_it() -> None:
    """Neither where it is wide, nor where everything written about was set aside since."""
    assert keeps_to_in_full(telling(TEN, history({theme.id: last_days(3) for theme in TEN.themes}))) == []
    aside = [Choice("theme-a", ago(0), 0)]
    told = narrow(16, "theme-a", choices=aside)
    assert told.breadth.narrow
    assert keeps_to_in_full(told) == keeps_to(told) == []


@pytest.mark.parametrize("count", [1, 3, 5])
def test_no_count_stands_beside_a_target(count: int) -> None:
    """Never n of 14, in figures or in words: days are the only number there."""
    names = [theme.id for theme in RELATIONAL.themes[:count]]
    credited = {
        name: [ago(at + count * turn) for turn in range(30 // count)] for at, name in enumerate(names)
    }
    said = " ".join(telling(RELATIONAL, history(credited)).early())
    assert "narrower than chance" in said
    assert re.findall(r"\d+", said) == ["30"]
    assert not re.search(r"\b(\d+|fourteen) of\b|\bof (\d+|fourteen|these|them|all)\b", said)
