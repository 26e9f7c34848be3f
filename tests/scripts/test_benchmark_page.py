"""The benchmark's page: what counts as reached, and how its parts come together."""

from aims import REMARKS, TARGETS, figures
from jobs import TYPER, Key
from results import put_into
from timing import Measured, Run


def rounds(*processor: float) -> Measured:
    """A command that took so many seconds of processor time in each round."""
    return Measured([Run(seconds, seconds, 20.0) for seconds in processor])


def test_a_figure_is_reached_only_if_it_holds_in_each_third_of_the_rounds() -> None:
    """One good round of three is luck, and a good median hides a bad third."""
    search = Key("ours", "search", 10_000)
    held, missed = (
        figures({TYPER: rounds(1.0, 1.0, 1.0), search: rounds(1.4, last, 1.4)})[0] for last in (1.5, 1.6)
    )
    assert (held.held, held.value) == (True, 1.5)
    assert (missed.held, missed.value) == (False, 1.6)


def test_a_figure_compares_with_the_same_third() -> None:
    """A machine that is busy for a while slows both alike."""
    search = Key("ours", "search", 10_000)
    [figure] = figures({TYPER: rounds(1.0, 2.0, 1.0), search: rounds(1.4, 2.8, 1.4)})
    assert figure.held


def test_memory_is_the_most_of_any_round() -> None:
    """A backup that once took 101 MB has not kept to 100."""
    runs = Measured([Run(1.0, 1.0, 99.0), Run(1.0, 1.0, 101.0)])
    [figure] = figures({Key("ours", "backup", 100_000): runs})
    assert (figure.value, figure.held, figure.clock) == (101.0, False, None)
    assert "zip module" in figure.remark


def test_every_speed_has_a_word_on_what_stands_in_its_way_but_for_those_long_reached() -> None:
    """A page that says "not reached" and no more helps nobody."""
    without = [target.name for target in TARGETS if not any(words in target.name for words, _ in REMARKS)]
    reached = ("`--help`", "`review --page` over a whole life", "`check`", "import of jrnl's")
    assert [name for name in without if not name.startswith(reached)] == []


def test_a_part_takes_the_place_of_what_it_said_before_and_leaves_the_others() -> None:
    """So that no part needs half an hour for all of them; each says when it was measured."""
    page = put_into(put_into("", "large", "large, at first"), "own", "own")
    page = put_into(page, "large", "large, anew")
    assert "at first" not in page
    assert page.index("\nown\n") < page.index("\nlarge, anew\n")
    assert put_into(page, "own", "own") == page
