from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, at_noon, history, pack, reason, telling, theme, unhurried
from equityjournal.core.themes.explaining import explained
from equityjournal.core.themes.history import History, Offer
from equityjournal.core.themes.telling import Telling
from equityjournal.core.themes.weights import Choice

DAYS = st.integers(0, 60).map(ago)
ANY_THEME = st.sampled_from(["power", "care", "trust", "memory", "gain", "former", "later"])
THREE_GROUPS = pack(
    theme("power", group="insights"),
    theme("care", group="insights"),
    theme("trust", group="conditions"),
    theme("memory", group="conditions"),
    theme("gain", group="means"),
    theme("later", group="means", added=ago(20)),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any history of a few themes, one of them in no pack any more."""
    return history(
        draw(st.dictionaries(ANY_THEME, st.sets(DAYS, min_size=1, max_size=40))),
        other_days=draw(st.sets(DAYS, max_size=5)),
        offers=[
            Offer(f"{name}/a", day, passed)
            for name, day, passed in draw(st.lists(st.tuples(ANY_THEME, DAYS, st.booleans()), max_size=12))
        ],
        untagged=draw(st.integers(0, 3)),
        last_written=draw(st.none() | DAYS.map(at_noon)),
    )


ANY_CHOICES = st.lists(
    st.builds(Choice, ANY_THEME, DAYS, st.integers(0, 2), st.none() | st.integers(-30, 30).map(ago)),
    max_size=6,
)


def all_that_is_said(told: Telling) -> list[str]:
    """Every sentence that any command could say of this history."""
    return [
        *told.nothing_yet(),
        *told.nothing_to_compare(),
        *told.early(),
        *told.out_of_sight(),
        *told.everything_later(),
        *told.asides(named_already=False),
        *told.asides(named_already=True),
        *filter(None, [told.welcome(at_noon(TODAY))]),
        *explained(told),
    ]


@unhurried
@given(histories(), ANY_CHOICES)
def test_nothing_said_is_a_score_a_promise_or_a_reproach(what: History, choices: Sequence[Choice]) -> None:
    """No sentence ever counts in per cent, grades, keeps a streak or a target, or calls anything overdue."""
    said = " ".join(all_that_is_said(telling(THREE_GROUPS, what, choices))).casefold()

    banned = (
        "%", "per cent", "percent", "score", "streak", "overdue", "target", "grade", "badge", "neglect", "fail",
        "should", "must", "behind", "missed", "only wrote", "late ",
    )  # fmt: skip
    assert [word for word in banned if word in said] == []


@unhurried
@given(histories(), ANY_CHOICES)
def test_no_sentence_that_names_a_silence_suggests_setting_it_aside(
    what: History, choices: Sequence[Choice]
) -> None:
    """A theme that is out of sight is not to be put out of it."""
    told = telling(THREE_GROUPS, what, choices)

    for one in told.live:
        assert "aside" not in told.reason(one)
    assert not any("set-aside" in sentence for sentence in all_that_is_said(told))


@unhurried
@given(histories(), ANY_CHOICES)
def test_what_was_never_asked_is_said_before_what_was_not_written(
    what: History, choices: Sequence[Choice]
) -> None:
    """Where the program did not ask about a theme that is not present, its sentence begins with that."""
    told = telling(THREE_GROUPS, what, choices)

    for one in told.live:
        _, _, said = told.reason(one).partition(". ")
        assert said.startswith("I have not asked about it") == (
            one.word != "present" and told.shown(one) == 0
        )


@unhurried
@given(histories(), ANY_CHOICES)
def test_every_sentence_is_whole(what: History, choices: Sequence[Choice]) -> None:
    """Each begins with its first letter, ends with its full stop or command, and has no hole in it."""
    told = telling(THREE_GROUPS, what, choices)
    said = [one for one in all_that_is_said(told) if one not in told.silent_groups()]

    for sentence in said:
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence[-1] in ".?`"
        assert not any(hole in sentence for hole in ("  ", " .", " ,", " ;", "{", "}", "None"))


@unhurried
@given(histories(), st.integers(1, 1000))
def test_a_break_from_writing_changes_nothing_that_is_said(what: History, away: int) -> None:
    """However long somebody is away, every theme is told as it was on the day they left."""
    then, now = telling(THREE_GROUPS, what), telling(THREE_GROUPS, what, today=TODAY + timedelta(days=away))

    assert now.reading.early == then.reading.early
    assert now.everything_later() == then.everything_later()
    assert now.out_of_sight() == then.out_of_sight()
    assert now.early() == then.early()
    assert now.asides(named_already=False) == then.asides(named_already=False)


@unhurried
@given(histories(), ANY_CHOICES)
def test_every_theme_of_the_pack_is_told_once_and_no_other(what: History, choices: Sequence[Choice]) -> None:
    """Naming everything leaves no theme out; what stands beside the short list completes it."""
    told = telling(THREE_GROUPS, what, choices)
    titles = {one.title for one in THREE_GROUPS.themes}

    assert sorted(one.split(":")[0] for one in told.everything()) == sorted(titles)
    aside = {one.split(":")[0] for one in told.asides(named_already=False)} & titles
    assert {told.title(one) for one in told.live} == titles - aside


@unhurried
@given(histories(), ANY_CHOICES)
def test_writing_about_a_theme_today_clears_it(what: History, choices: Sequence[Choice]) -> None:
    """Once is enough: after writing about a theme no word is said against it."""
    told = telling(THREE_GROUPS, what, choices)
    for one in told.live:
        credited = {**what.credits, one.name: {*what.credits.get(one.name, ()), TODAY}}
        after = telling(THREE_GROUPS, history(credited, other_days=what.days), choices)

        assert reason(after, one.name) == "last written about on 21 November 2026."
