from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogued import history_of
from core.examples import TODAY, ago, at_noon, pack, prompt, unhurried
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.themes.history import Offer, offer_put_by
from equityjournal.core.themes.next_prompt import Lot, Offered, Wishes, draw_prompt
from equityjournal.core.themes.put_by import PutBy


class FakeLot:
    """A lot that always takes the same place in the list, and remembers what it was asked."""

    def __init__(self, place: int = 0) -> None:
        self.place = place
        self.population: list[str] = []
        self.weights: list[float] = []

    def choices(self, population: Sequence[str], weights: Sequence[float]) -> list[str]:
        """The one in that place; weights are remembered and have no say."""
        self.population, self.weights = list(population), list(weights)
        return [population[self.place]]


PACK = pack("power", "care", "trust", prompts=["power/a", "power/b", "power/c", "care/a", "trust/a"])
CHANCES = {"power": 1.0, "care": 0.25, "trust": 0.0}


def drawn(
    *offers: Offer,
    of: Pack = PACK,
    themes: Sequence[str] = ("power",),
    lot: Lot | None = None,
    moment: Moment = "after",
    already: Sequence[str] = (),
    asked_for: bool = False,
) -> str | None:
    """The name of the prompt drawn from these themes."""
    found: Prompt | None = draw_prompt(
        of,
        {theme: CHANCES[theme] for theme in themes},
        Offered(offers, already),
        lot or FakeLot(),
        TODAY,
        Wishes(moment, asked_for),
    )
    return found.cited if found else None


def offered(cited: str, days_ago: int = 30) -> Offer:
    """A prompt that was offered and answered."""
    return Offer(cited, ago(days_ago), passed=False)


def put_by(cited: str, days_ago: int) -> Offer:
    """A prompt that was offered, and something else was chosen."""
    return Offer(cited, ago(days_ago), passed=True)


# The theme


def test_each_theme_weighs_one_less_its_chance_and_a_twentieth() -> None:
    """The weights are exactly 1 − chance + 0.05, in the order the themes are given."""
    lot = FakeLot()

    drawn(themes=["power", "care", "trust"], lot=lot)

    assert lot.population == ["power", "care", "trust"]
    assert lot.weights == [1 - 1.0 + 0.05, 1 - 0.25 + 0.05, 1 - 0.0 + 0.05]
    assert lot.weights == pytest.approx([0.05, 0.8, 1.05])


def test_the_lot_decides_and_not_the_weight() -> None:
    """Whatever theme the lot takes is the one asked about."""
    assert drawn(themes=["power", "care", "trust"], lot=FakeLot(0)) == "power/a"
    assert drawn(themes=["power", "care", "trust"], lot=FakeLot(2)) == "trust/a"


def test_only_the_themes_given_are_in_the_lot() -> None:
    """A theme set aside, which is not given, is never drawn."""
    lot = FakeLot()

    assert drawn(themes=["trust"], lot=lot) == "trust/a"
    assert lot.population == ["trust"]


def test_a_theme_without_an_open_prompt_is_not_in_the_lot() -> None:
    """Themes whose prompts all rest leave the lot to the others, whose weights stay."""
    lot = FakeLot()

    assert drawn(put_by("trust/a", 1), themes=["trust", "care"], lot=lot) == "care/a"
    assert (lot.population, lot.weights) == (["care"], [1 - 0.25 + 0.05])


def test_pythons_own_random_is_a_lot() -> None:
    """With real chance a silent theme comes often, and one that is present comes at times too."""
    lot = Random(1)  # noqa: S311 - nothing is kept secret by it

    times = [drawn(themes=["power", "trust"], lot=lot) for _ in range(2000)]

    # 0.05 of 1.10 is one time in 22: 91 of 2000 on average, and hardly ever under 60 or over 130.
    assert 60 < times.count("power/a") < 130
    assert times.count("trust/a") == 2000 - times.count("power/a")


# Its prompt


def test_a_prompt_never_offered_comes_first_in_the_order_of_the_pack() -> None:
    """Without any offers it is the first, then the first of those still new."""
    assert drawn() == "power/a"
    assert drawn(offered("power/a")) == "power/b"
    assert drawn(offered("power/b")) == "power/a"
    assert drawn(offered("power/a"), offered("power/b")) == "power/c"


def test_then_the_least_recently_offered_one_comes() -> None:
    """Offers are given oldest first, and only the last offer of a prompt counts."""
    offers = [offered(f"power/{letter}", 60 - at) for at, letter in enumerate("abcab")]

    assert drawn(*offers) == "power/c"
    assert drawn(*offers, offered("power/c")) == "power/a"


def test_offers_of_other_themes_prompts_are_of_no_account() -> None:
    """A prompt of the same id in another theme is another prompt."""
    assert drawn(offered("care/a")) == "power/a"


@pytest.mark.parametrize(
    ("days", "expected"), [(0, None), (1, None), (13, None), (14, None), (15, "trust/a")]
)
def test_a_prompt_put_by_rests_for_14_days(days: int, expected: str | None) -> None:
    """Put by 14 days ago it still rests; put by 15 days ago it may come again."""
    assert drawn(put_by("trust/a", days), themes=["trust"]) == expected


def test_a_prompt_that_was_answered_does_not_rest() -> None:
    """Only what was put by is left alone for a while."""
    assert drawn(offered("trust/a", 0), themes=["trust"]) == "trust/a"


def test_a_prompt_put_by_lately_rests_though_it_was_answered_before_or_since() -> None:
    """The latest time it was put by is what counts."""
    assert drawn(offered("trust/a", 20), put_by("trust/a", 3), themes=["trust"]) is None
    assert drawn(put_by("trust/a", 20), offered("trust/a", 3), themes=["trust"]) == "trust/a"


def test_a_resting_prompt_gives_way_to_another_of_its_theme() -> None:
    """The theme is still asked about, with the next least recent prompt."""
    assert drawn(put_by("power/a", 3), offered("power/b"), offered("power/c")) == "power/b"


def test_none_is_drawn_when_all_rest() -> None:
    """When every prompt was put by lately, nothing is offered, and no lot is drawn."""
    lot = FakeLot()

    assert drawn(*(put_by(f"power/{one}", 2) for one in "abc"), lot=lot) is None
    assert lot.population == []


def test_none_is_drawn_without_themes() -> None:
    """With every theme set aside there is nothing to draw from."""
    assert drawn(themes=[]) is None


def test_what_was_offered_in_this_sitting_is_not_offered_again() -> None:
    """A prompt of this sitting is left out, even when the person asks for its theme."""
    assert drawn(already=["power/a"]) == "power/b"
    assert drawn(already=["power/a", "power/b", "power/c"]) is None
    assert drawn(already=["power/a", "power/b", "power/c"], asked_for=True) is None


# Asked for


def test_a_theme_asked_for_may_bring_back_what_was_put_by_lately() -> None:
    """When all of its prompts rest, the least recently offered one comes after all."""
    resting = [put_by("power/b", 9), put_by("power/a", 5), put_by("power/c", 2)]

    assert drawn(*resting) is None
    assert drawn(*resting, asked_for=True) == "power/b"


def test_a_theme_asked_for_still_prefers_what_does_not_rest() -> None:
    """A prompt put by comes again only when there is no other."""
    assert drawn(put_by("power/a", 9), offered("power/b"), offered("power/c"), asked_for=True) == "power/b"


def test_a_theme_asked_for_does_not_repeat_this_sitting() -> None:
    """What was put by a minute ago is not offered again, while what was put by last week is."""
    offers = [put_by("power/a", 7), put_by("power/b", 0), put_by("power/c", 0)]

    assert drawn(*offers, already=["power/b", "power/c"], asked_for=True) == "power/a"


# The moment, and whom it is for


MOMENTS = pack(
    "power",
    "care",
    prompts=[
        prompt("power/before", moment="before"),
        prompt("power/after", moment="after"),
        prompt("power/back", moment="looking-back"),
        prompt("care/before", moment="before"),
    ],
)


@pytest.mark.parametrize(
    ("moment", "cited"),
    [("before", "power/before"), ("after", "power/after"), ("looking-back", "power/back")],
)
def test_the_prompt_fits_the_moment(moment: Moment, cited: str) -> None:
    """Before, after and looking back each have questions of their own."""
    assert drawn(of=MOMENTS, moment=moment) == cited


def test_a_theme_without_a_prompt_for_the_moment_uses_its_others() -> None:
    """No theme drops out because nobody has written a question for that moment."""
    assert drawn(of=MOMENTS, themes=["care"], moment="looking-back") == "care/before"


def test_a_prompt_for_another_moment_does_not_stand_in_for_one_that_rests() -> None:
    """A theme that has a prompt for the moment waits until it may come again."""
    assert drawn(put_by("power/after", 3), of=MOMENTS, moment="after") is None


def test_a_question_for_somebody_treated_badly_is_never_drawn() -> None:
    """It comes only when it is chosen by name: not by lot, and not for a theme asked for."""
    gentle = pack(
        "power", prompts=[prompt("power/harm", written_for="harmed"), prompt("power/a", moment="before")]
    )

    assert drawn(of=gentle, moment="after") == "power/a"
    assert drawn(of=gentle, already=["power/a"]) is None
    assert drawn(of=gentle, already=["power/a"], asked_for=True) is None


def test_a_prompt_that_only_touches_a_theme_is_not_drawn_for_it() -> None:
    """A theme is asked about by its own prompts."""
    other = pack("power", "care", prompts=[prompt("power/a", also=["care"])])

    assert drawn(of=other, themes=["care"]) is None


# With a whole journal


def test_what_was_put_by_yesterday_rests_though_an_earlier_day_was_written_about() -> None:
    """A prompt put by in the last 14 days is not offered again, whatever day was written about."""
    put_by_then = PutBy((offer_put_by("trust/a", at_noon(ago(1)), ago(30)),))

    assert drawn(*history_of([], put_by=put_by_then).offers, themes=["trust"]) is None


@unhurried
@given(
    offers=st.lists(
        st.tuples(st.sampled_from([one.cited for one in PACK.prompts]), st.integers(0, 30), st.booleans())
    ),
    already=st.sets(st.sampled_from([one.cited for one in PACK.prompts])),
    chances=st.dictionaries(st.sampled_from(list(CHANCES)), st.floats(0, 1), min_size=1),
    asked_for=st.booleans(),
    seed=st.integers(0, 9),
)
def test_whatever_is_drawn_was_open(
    offers: list[tuple[str, int, bool]],
    already: set[str],
    chances: dict[str, float],
    asked_for: bool,
    seed: int,
) -> None:
    """A prompt drawn is of a theme given, not of this sitting, and rests only where it was asked for."""
    told = [
        Offer(cited, ago(days), passed) for cited, days, passed in sorted(offers, key=lambda one: -one[1])
    ]
    resting = {one.prompt for one in told if one.passed and one.day >= TODAY - timedelta(days=14)}
    could = {one.cited for one in PACK.prompts if one.theme in chances} - already
    fresh = could - resting

    found = draw_prompt(
        PACK,
        chances,
        Offered(told, already),
        Random(seed),  # noqa: S311
        TODAY,
        Wishes("after", asked_for),
    )

    if fresh:
        assert found is not None
        assert found.cited in fresh
    elif asked_for and could:
        assert found is not None
        assert found.cited in could
    else:
        assert found is None
