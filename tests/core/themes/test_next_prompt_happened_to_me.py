from core.examples import pack, prompt
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.themes.next_prompt import prompts_of_path


def written_for(path: WrittenFor, *cited: str) -> Pack:
    """A pack whose prompts are written for a path, and one that is not."""
    return pack("rest", "power", prompts=[*(prompt(one, written_for=path) for one in cited), "power/who"])


def asked(packs: list[Pack], themes: list[str], path: WrittenFor = "harmed") -> list[str]:
    """Names of the prompts that are asked."""
    return [found.cited for found in prompts_of_path(packs, path, themes)]


def test_only_prompts_written_for_it_are_asked_in_the_packs_order() -> None:
    """No lot, and none that is written for another path or for anybody."""
    both = [written_for("harmed", "rest/how", "rest/need"), written_for("hurt", "rest/said")]
    assert asked(both, []) == ["rest/how", "rest/need"]
    assert asked(both, [], "hurt") == ["rest/said"]
    assert asked(both, [], "saw") == []


def test_the_first_pack_that_has_any_is_asked() -> None:
    """A pack without such prompts is passed over; without any there is none."""
    own, shipped = written_for("harmed", "rest/tea"), written_for("harmed", "rest/how")
    assert asked([pack("power", prompts=["power/who"]), own, shipped], []) == ["rest/tea"]
    assert asked([pack("power", prompts=["power/who"])], []) == []


def test_a_theme_asked_for_counts_where_it_can() -> None:
    """A theme such a prompt asks about is followed; any other makes no difference."""
    of_pack = written_for("harmed", "rest/how", "power/said")
    assert asked([of_pack], ["power"]) == ["power/said"]
    assert asked([of_pack], ["history"]) == ["rest/how", "power/said"]
