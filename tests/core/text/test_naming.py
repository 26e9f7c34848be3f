import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import unhurried
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import closest, find_one, nearest_names, spelled

THEMES = {
    "structural-inequities": "Structural inequities and systemic change",
    "lived-experience": "Community and lived experience as core",
    "learning-justice": "Justice in learning conditions",
    "power": "Power dynamics",
    "powerful-words": "Words that carry weight",
    "humility": "Reflective practice and humility",
    "positionality": "Recognising positionality",
    "cafe-talk": "Talk over café tables",
}


def found(wanted: str) -> str:
    """The one theme meant."""
    return find_one(wanted, THEMES, "theme")


def refused(wanted: str) -> UnknownName:
    """The refusal."""
    with pytest.raises(UnknownName) as error:
        found(wanted)
    return error.value


@pytest.mark.parametrize("identity", THEMES)
def test_every_id_and_every_title_means_itself(identity: str) -> None:
    """An exact id or an exact title always finds its theme."""
    assert found(identity) == identity
    assert found(THEMES[identity]) == identity


@pytest.mark.parametrize(
    ("wanted", "identity"),
    [
        ("power", "power"),  # exact, though powerful-words begins with it
        ("powerf", "powerful-words"),  # the start of an id
        ("word", "powerful-words"),  # the start of a title …
        ("lea", "learning-justice"),  # … or of an id, though it stands inside others
        ("justice in", "learning-justice"),
        ("dynamics", "power"),  # the start of a word
        ("experience", "lived-experience"),
    ],
)
def test_exact_beats_start_beats_start_of_a_word(wanted: str, identity: str) -> None:
    """The closest kind of fit decides, so that a short name is never hidden by a longer one."""
    assert found(wanted) == identity


@pytest.mark.parametrize(
    ("wanted", "names", "identity"),
    [
        ("care", {"care": "A", "care-work": "B"}, "care"),
        ("care", {"care-work": "A", "self-care": "B"}, "care-work"),
        ("care", {"a": "Care", "b": "Care work"}, "a"),
    ],
)
def test_a_closer_kind_of_fit_beats_the_next(wanted: str, names: dict[str, str], identity: str) -> None:
    """Between two names that both hold what was typed, the closer kind of fit wins, in ids and titles."""
    assert find_one(wanted, names, "theme") == identity
    assert find_one(wanted, dict(reversed(names.items())), "theme") == identity


@pytest.mark.parametrize(
    "wanted",
    ["Lived-Experience", "lived experience", "lived_experience", "  LIVED   experience ", "lívéd expërience"],
)
def test_capitals_accents_hyphens_and_extra_spaces_make_no_difference(wanted: str) -> None:
    """A theme may be typed carelessly."""
    assert found(wanted) == "lived-experience"


@pytest.mark.parametrize("wanted", ["osition", "umil", "quit", "quities", "arning", "onality"])
def test_the_middle_of_a_word_means_nothing(wanted: str) -> None:
    """A name is meant by the start of a word: “quit” is not in “inequities”."""
    assert not refused(wanted).several


@unhurried
@given(st.sampled_from(list(THEMES)), st.data())
def test_a_piece_of_a_name_means_a_theme_only_from_the_start_of_a_word(
    identity: str, data: st.DataObject
) -> None:
    """Whatever is cut out of a title, what it means has a word that begins so."""
    words = THEMES[identity]
    start = data.draw(st.integers(0, len(words) - 1))
    piece = words[start : data.draw(st.integers(start + 1, len(words)))]
    for meant in closest(piece, {name: (name, title) for name, title in THEMES.items()}):
        names = [spelled(meant), spelled(THEMES[meant])]
        assert any(f" {spelled(piece)}" in f" {name}" for name in names)


@pytest.mark.parametrize(
    "wanted", ["what so what", "What? So what?", "dont other people", "don't ‘other’ people"]
)
def test_signs_and_apostrophes_make_no_difference(wanted: str) -> None:
    """Nobody has to type the marks of a title."""
    names = {"wsn": "What? So what? Now what?", "language": "Words that don’t ‘other’ people"}
    assert find_one(wanted, names, "theme") in names
    assert find_one("other", names, "theme") == "language"


def test_accents_in_a_title_make_no_difference_either() -> None:
    """A title with an accent is found without it, and with it typed in either of Unicode's two ways."""
    assert found("cafe tables") == found("café tables") == found("cafe\u0301 tables") == "cafe-talk"


def test_several_that_fit_are_all_named() -> None:
    """A part of several names is refused with each of them, in their order."""
    error = refused("pow")

    assert error.several
    assert error.sentence == (
        "“pow” could be power or powerful-words. Type a little more of the one you mean."
    )


def test_two_of_the_same_title_are_both_named() -> None:
    """A title that two themes share means neither of them."""
    with pytest.raises(UnknownName, match="“talk” could be a or b") as error:
        find_one("talk", {"a": "Talk", "b": "Talk", "c": "Talk more"}, "theme")
    assert error.value.several


def test_an_exact_id_is_never_ambiguous() -> None:
    """An id means its own theme, whatever another theme is called."""
    assert find_one("power", {"power": "Power dynamics", "pause-power-up": "Power"}, "theme") == "power"


def test_nothing_near_is_said_plainly() -> None:
    """When nothing is like what was typed, nothing is offered."""
    error = refused("zzz")

    assert error.sentence == "There is no theme called “zzz”."
    assert not error.several


def test_when_there_are_only_a_few_all_of_them_are_offered() -> None:
    """Six names can be read at a glance; of seven, none is offered that is not near."""
    few = {letter * 3: "" for letter in "abcdef"}

    with pytest.raises(UnknownName, match=r"Did you mean aaa, bbb, ccc, ddd, eee or fff\?$"):
        find_one("zzz", few, "pack")
    with pytest.raises(UnknownName, match=r"^There is no pack called “zzz”\.$"):
        find_one("zzz", few | {"ggg": ""}, "pack")


def test_the_nearest_is_offered() -> None:
    """A slip of the finger is answered with the name that was meant."""
    error = refused("humilty")

    assert error.sentence == "There is no theme called “humilty”. Did you mean humility?"
    assert not error.several


def test_what_is_looked_for_is_named() -> None:
    """The sentence says pack when a pack was looked for."""
    with pytest.raises(UnknownName, match="There is no pack called “zzz”"):
        find_one("zzz", {"trial": "A pack"}, "pack")


@pytest.mark.parametrize("wanted", ["", "  ", "-", "_ -"])
def test_nothing_typed_means_nothing(wanted: str) -> None:
    """An empty name is not the start of every name."""
    assert refused(wanted).sentence == f"There is no theme called “{wanted}”."


def test_the_nearest_come_best_first() -> None:
    """Names are offered by how like they are, whatever order they are given in."""
    names = {"flower": "", "powder": "", "power": "", "humility": ""}

    assert nearest_names("powers", names) == ["power", "powder", "flower"]


def test_words_of_an_id_or_a_title_count_as_names_of_their_own() -> None:
    """One word of many, slightly misspelt, is near what holds it."""
    assert nearest_names("humilty", {"a": "Reflective practice and humility in the work", "b": "Power"}) == [
        "a"
    ]
    assert nearest_names("humilty", {"reflective-practice-and-humility-in-the-work": "", "power": ""}) == [
        "reflective-practice-and-humility-in-the-work"
    ]


def test_names_are_near_from_three_letters_in_five() -> None:
    """Three letters of five alike are enough, and two of four are not."""
    assert nearest_names("abcde", {"abcxy": ""}) == ["abcxy"]
    assert nearest_names("abcd", {"abxy": ""}) == []


def test_of_names_as_near_the_one_with_the_same_first_letter_comes_first() -> None:
    """Fingers seldom slip on the first letter."""
    assert nearest_names("opne", {"done": "", "open": ""}) == ["open", "done"]


def test_several_that_are_near_are_offered_with_or_between_them() -> None:
    """The sentence asks which was meant."""
    with pytest.raises(UnknownName, match=r"Did you mean carter or carer\?$") as error:
        find_one("cartr", {"carer": "", "carter": "", "power": ""}, "theme")
    assert not error.value.several


def test_at_most_so_many_are_offered() -> None:
    """Three names are offered unless another number is asked for."""
    names = {f"power{number}": "" for number in range(6)}

    assert nearest_names("power", names) == ["power0", "power1", "power2"]
    assert len(nearest_names("power", names, most=5)) == 5


@unhurried
@given(st.text(), st.dictionaries(st.text(min_size=1), st.text(), max_size=6))
def test_whatever_is_typed_one_name_is_meant_or_a_sentence_says_why_not(
    wanted: str, names: dict[str, str]
) -> None:
    """Finding ends with one of the names, or with a refusal that repeats what was typed."""
    try:
        outcome = find_one(wanted, names, "theme")
    except UnknownName as refusal:
        outcome = refusal.sentence
    assert outcome in names or f"“{wanted}”" in outcome


@pytest.mark.parametrize("wanted", ["n", "no", "all", "the", "and", "none", "s", "ow", "p", "we"])
def test_a_letter_or_two_or_a_word_of_many_names_means_nothing(wanted: str) -> None:
    """What somebody may type for another reason is never taken for a theme."""
    with pytest.raises(UnknownName):
        find_one(wanted, THEMES | {"all-of-it": "All of the work"}, "theme")


@pytest.mark.parametrize("wanted", ["racism", "bullying", "sexism", "burnout", "management"])
def test_a_word_that_is_no_theme_is_answered_without_a_guess(wanted: str) -> None:
    """The sentence for it is the one that was given, and no theme is offered."""
    with pytest.raises(UnknownName) as error:
        find_one(wanted, THEMES, "theme", "No theme has that name.")
    assert error.value.sentence == "No theme has that name."
