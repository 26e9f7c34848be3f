"""Which questions begin a journal, which moments come round, and what never comes twice running."""

from datetime import date

import pytest

from core.examples import TODAY, ago, pack_table, prompt_table
from core.themes.test_next_prompt import FakeLot
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import Offered, Wishes, draw_prompt

PACK = Pack.model_validate(
    pack_table(
        prompts=[
            prompt_table(id="named", names=["racism"]),
            prompt_table(id="plain"),
            prompt_table(id="easy", easy_start=True),
            prompt_table(id="gone", easy_start=True, retired=True),
            prompt_table(id="ahead", moment="before"),
            prompt_table(id="back", moment="looking-back"),
        ]
    )
)


def drawn(
    *offered: str,
    of: Pack = PACK,
    moment: Moment | None = None,
    about: date = TODAY,
    asked_for: bool = False,
    letters: tuple[str, ...] = (),
) -> str | None:
    """The id of the prompt drawn after these were offered, oldest first."""
    offers = [Offer(f"power/{identity}", ago(30), passed=False) for identity in offered]
    found = draw_prompt(
        of, {"power": 0.5}, Offered(offers), FakeLot(), TODAY,
        Wishes(moment, asked_for, letters), about=about,
    )  # fmt: skip
    return found.id if found else None


def of(*prompts: dict[str, object]) -> Pack:
    """A pack of these prompts alone."""
    return Pack.model_validate(pack_table(prompts=list(prompts)))


@pytest.mark.parametrize("before", [(), ("easy",), ("easy", "easy")])
def test_the_first_three_draws_are_easy(before: tuple[str, ...]) -> None:
    """A new journal begins with questions marked so, whether or not the theme was asked for."""
    assert drawn(*before) == drawn(*before, asked_for=True) == "easy"


def test_the_fifth_draw_is_any() -> None:
    """From then on the least recently offered comes, as ever."""
    assert drawn("easy", "plain", "plain", "plain") == "named"


def test_without_easy_ones_a_new_journal_is_asked_nothing_that_names() -> None:
    """Unless there is nothing else."""
    named = prompt_table(id="named", names=["racism"])
    assert drawn(of=of(named, prompt_table(id="plain"))) == "plain"
    assert drawn(of=of(named)) == "named"


def test_two_questions_that_name_never_come_running() -> None:
    """After one of them the next names nothing, unless there is nothing else."""
    named = [prompt_table(id=identity, names=["poverty"]) for identity in ("one", "two")]
    mixed = of(*named, prompt_table(id="plain"))
    assert drawn("plain", "plain", "plain", "plain", "one", of=mixed) == "plain"
    assert drawn("one", "plain", "plain", "plain", "plain", of=mixed) == "two"
    assert drawn("plain", "plain", "plain", "plain", "one", of=of(*named)) == "two"


def test_an_easy_one_that_names_comes_once_and_not_again_at_once() -> None:
    """A welcoming question may open a journal; the next one names nothing all the same."""
    both = of(
        prompt_table(id="welcome", names=["sexuality"], easy_start=True),
        prompt_table(id="other", names=["faith"], easy_start=True),
        prompt_table(id="plain"),
    )
    assert drawn(of=both) == "welcome"
    assert drawn("welcome", of=both) == "plain"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(4, "back"), (8, "ahead"), (12, "back"), (5, "plain"), (7, "plain"), (9, "plain")],
)
def test_every_fourth_draw_is_for_another_moment(number: int, expected: str) -> None:
    """Looking back and before in turn; all the others are for after."""
    assert drawn(*["easy", *["named"] * (number - 2)]) == expected


@pytest.mark.parametrize(("number", "expected"), [(4, "back"), (8, "ahead"), (9, "named"), (12, "back")])
def test_draws_are_counted_also_where_each_prompt_is_remembered_once(number: int, expected: str) -> None:
    """The index knows each prompt's latest offer alone, and how many there were."""
    offers = [Offer(f"power/{identity}", ago(30), passed=False) for identity in ("back", "ahead", "plain")]
    found = draw_prompt(PACK, {"power": 0.5}, Offered(offers, drawn=number - 1), FakeLot(), TODAY, Wishes())
    assert found
    assert found.id == expected


def test_nothing_comes_before_a_day_that_is_over() -> None:
    """Where an earlier day is written about, the eighth draw looks back too."""
    assert drawn(*["plain"] * 7, about=ago(1)) == "back"


def test_a_theme_without_those_moments_is_asked_after() -> None:
    """A fourth draw leaves no theme without a question."""
    assert drawn(*["plain"] * 3, of=of(prompt_table(id="plain"))) == "plain"


def test_a_moment_that_was_said_holds_for_every_draw() -> None:
    """`--moment` wins over the count."""
    assert drawn(*["plain"] * 3, moment="before") == "ahead"
    assert drawn(*["easy"] * 3, moment="after") == "named"


def test_a_letter_asked_for_is_the_only_one() -> None:
    """By any word it begins with; a theme without that letter is asked as a whole."""
    letters = of(prompt_table(id="faith", letter="religion"), prompt_table(id="race", letter="race or skin"))
    assert drawn(of=letters, letters=("race",)) == drawn(of=letters, letters=("Skin",)) == "race"
    assert drawn("race", of=letters, letters=("race",)) == "race"
    assert drawn(of=letters, letters=("graces-r",)) == "faith"
