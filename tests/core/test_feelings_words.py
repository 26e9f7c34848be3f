import pytest

from equityjournal.core.feelings import Support, is_heavy
from equityjournal.store.config import shipped_packs
from equityjournal.store.feelings import families, support

SHIPPED = support(shipped_packs(), shipped_packs() / "nobody")


@pytest.mark.parametrize(
    "word",
    ["unsafe", "Overwhelmed", "quite overwhelmed", "hopeless", "hopelessness", "suicidal", "not safe", "can’t cope",
     "proud, but trapped", "better off dead"],
)  # fmt: skip
def test_after_some_words_support_is_named(word: str) -> None:
    """In any of their forms, in capitals or among others."""
    assert is_heavy(["moved", word], SHIPPED)


@pytest.mark.parametrize(
    "word",
    ["safe", "hopeful", "hope", "not overwhelmed", "less hopeless", "never unsafe", "sad", "angry", "tired", "no longer overwhelmed"],
)  # fmt: skip
def test_after_others_it_is_not(word: str) -> None:
    """Ordinary hard feelings are ordinary, and a word that is turned round says the opposite."""
    assert not is_heavy([word], SHIPPED)


def test_without_any_such_words_nothing_is_heavy() -> None:
    """An empty list of words means that nothing is ever said."""
    assert not is_heavy(["unsafe"], Support([], [], ["A place."]))


def test_the_words_for_it_that_we_offer_ourselves_are_among_them() -> None:
    """Of our forty words, only unsafe and overwhelmed are followed by where support is; joy and care never are."""
    offered = [word for family in families(shipped_packs()) for word in family.words]
    assert [word for word in offered if is_heavy([word], SHIPPED)] == ["overwhelmed", "unsafe"]


def test_every_place_has_a_source() -> None:
    """Whatever is said of a place where support is comes with where that can be checked."""
    import tomllib

    data = tomllib.loads((shipped_packs() / "words" / "support.toml").read_text("utf-8"))
    assert all(one["source"].startswith("https://") for one in data["places"])
    assert "116 123" in data["places"][0]["text"]
    assert [one for one in data["after"] if one != one.lower()] == []
