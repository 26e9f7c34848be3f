"""Names that look alike are told to be so, whatever script their letters are of."""

import pytest

from equityjournal.core.text.look_alikes import skeleton, warnings_of


@pytest.mark.parametrize(
    "name",
    ["Bronwеn", "Bron‐wen", "Bronwen.", "8ronwen", "BRONWEN", "Brónwen", "Ｂronwen", "Βronwen", "Bгonwen", "Bronvven",
     "Br0nwen", "ʙʀᴏɴᴡᴇɴ"],
)  # fmt: skip
def test_a_name_spelt_otherwise_that_looks_the_same_is_warned_of(name: str) -> None:
    """With the name it looks like."""
    assert skeleton(name) == skeleton("Bronwen")
    assert any("looks like Bronwen" in said for said in warnings_of(name, ["Amara", "Bronwen"]))


@pytest.mark.parametrize(
    "name", ["Bronwen (former card)", "Bronwen’s: all ten are the same", "`sh`", "--yes;", "<b>"]
)
def test_signs_that_no_name_has_are_warned_of(name: str) -> None:
    """They could seem to be words of the program."""
    assert any("signs that no name has" in said for said in warnings_of(name, []))


@pytest.mark.parametrize(
    "name", ["You", "me", "They", "Somebody", "equityjournal", "Equity Journal", "EJ", "Y0u"]
)
def test_a_word_of_the_program_itself_is_warned_of(name: str) -> None:
    """“You say yes” or “equityjournal asks” would be read as the program's own words."""
    assert any("ask who sent it" in said for said in warnings_of(name, []))


def test_ones_own_name_is_warned_of() -> None:
    """By whatever letters."""
    assert warnings_of("Аmara", [], own="Amara") == ["It is called as you are."]


@pytest.mark.parametrize(
    "name", ["Bronwen", "Siân Rees", "Ọláńrewájú", "O'Shea-Brown", "李 明", "Արփի", "Cleo", "Ana"]
)
def test_names_of_people_pass(name: str) -> None:
    """Of many communities, beside other names; the same name is no look-alike."""
    assert warnings_of(name, ["Bronwyn", "Amara", "Clea", name], own="Zofia") == []
