from core.examples import ago, pack, prompt
from equityjournal.core.packs.pack import Pack
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import draw_for_happened_to_me


def happened_to_me(*cited: str) -> Pack:
    """A pack whose prompts are written for it, and one that is not."""
    return pack("rest", "power", prompts=[*(prompt(one, written_for="harmed") for one in cited), "power/who"])


def test_only_prompts_written_for_it_are_chosen_in_the_packs_order() -> None:
    """No lot: the first that was never offered, then the one offered longest ago."""
    of_pack = happened_to_me("rest/how", "rest/need")
    first = draw_for_happened_to_me([of_pack], [], [], [])
    assert first is not None
    assert first.cited == "rest/how"
    offers = [Offer("rest/how", ago(3), True)]
    second = draw_for_happened_to_me([of_pack], [], offers, [])
    assert second is not None
    assert second.cited == "rest/need"
    third = draw_for_happened_to_me([of_pack], [], [*offers, Offer("rest/need", ago(1), False)], [])
    assert third is not None
    assert third.cited == "rest/how"
    assert draw_for_happened_to_me([of_pack], [], [], ["rest/how", "rest/need"]) is None


def test_the_first_pack_that_has_any_is_asked() -> None:
    """A pack without such prompts is passed over; without any there is none."""
    own, shipped = happened_to_me("rest/tea"), happened_to_me("rest/how")
    chosen = draw_for_happened_to_me([pack("power", prompts=["power/who"]), own, shipped], [], [], [])
    assert chosen is not None
    assert chosen.cited == "rest/tea"
    assert draw_for_happened_to_me([pack("power", prompts=["power/who"])], [], [], []) is None


def test_a_theme_asked_for_counts_where_it_can() -> None:
    """A theme such a prompt asks about is followed; any other makes no difference."""
    of_pack = happened_to_me("rest/how", "power/said")
    followed = draw_for_happened_to_me([of_pack], ["power"], [], [])
    assert followed is not None
    assert followed.cited == "power/said"
    other = draw_for_happened_to_me([of_pack], ["history"], [], [])
    assert other is not None
    assert other.cited == "rest/how"
