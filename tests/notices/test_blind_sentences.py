"""The sentences written blind are found as often as the documentation says."""

import random
import tomllib
from pathlib import Path

import pytest

import notices_blind
from equityjournal.core.notices.privacy import find, in_unknown_language
from equityjournal.store.disk.places import shipped_packs
from notices import _read
from rules import shipped

TONGUES = tomllib.loads((Path(__file__).parent / "tongues.toml").read_text("utf-8"))


def test_what_tells_who_somebody_is_is_found_in_rough_notes() -> None:
    """Of what is marked, the shares that the documentation names; and hardly anything else is pointed out."""
    tally = notices_blind.identity(shipped())
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.9
    assert tally.right >= 0.97 * (tally.right + tally.wrong)
    assert tally.flagged <= 2


def test_the_second_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a second person, after their misses were read; ages below 90 are left on purpose."""
    tally = notices_blind.identity(shipped(), name="identity2")
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.8
    structured = ("all", "structured")
    young = tally.marked["kind", "age"] - tally.found["kind", "age"]
    assert tally.found[structured] >= 0.98 * (tally.marked[structured] - young)
    assert tally.right >= 0.97 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_third_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a third person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity3")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.9
    assert tally.right >= 0.97 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_fourth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a fourth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity4")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.95
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_the_fifth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a fifth person, with odder numbers; names were left as they were."""
    tally = notices_blind.identity(shipped(), name="identity5")
    assert tally.share(("all", "structured")) >= 0.96
    assert tally.share(("all", "names in capitals")) >= 0.94
    assert tally.share(("all", "names in small letters or initials")) >= 0.75
    assert tally.right >= 0.96 * (tally.right + tally.wrong)


def test_the_sixth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a sixth person without names, after half of their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity6")
    assert tally.share(("all", "structured")) >= 0.96
    assert tally.right >= 0.95 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_seventh_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a seventh person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity7")
    assert tally.share(("all", "structured")) >= 0.95
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.85
    assert tally.right >= 0.97 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_eighth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of an eighth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity8")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.96
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.9
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_the_ninth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a ninth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity9")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.95
    assert tally.share(("form", "word-name")) >= 0.95
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_the_tenth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a tenth person, after their misses were read; its writer took "14-month-old" for a trap."""
    tally = notices_blind.identity(shipped(), name="identity10")
    assert tally.share(("all", "structured")) >= 0.95
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.95
    assert tally.share(("form", "word-name")) >= 0.95
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_eleventh_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of an eleventh person, after a user name, a password and five traps of them were read."""
    tally = notices_blind.identity(shipped(), name="identity11")
    assert tally.share(("all", "structured")) >= 0.9
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.75
    assert tally.right >= 0.96 * (tally.right + tally.wrong)
    assert tally.flagged <= 1


def test_the_twelfth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a twelfth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity12")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.95
    assert tally.share(("form", "word-name")) >= 0.95
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_the_thirteenth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a thirteenth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity13")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.95
    assert tally.right >= 0.98 * (tally.right + tally.wrong)
    assert tally.flagged == 0


def test_the_fourteenth_set_is_found_as_often_as_its_third_run() -> None:
    """Sentences of a fourteenth person, after their misses were read."""
    tally = notices_blind.identity(shipped(), name="identity14")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.share(("all", "names in small letters or initials")) >= 0.9
    assert tally.share(("form", "word-name")) >= 0.9
    assert tally.right >= 0.97 * (tally.right + tally.wrong)
    assert tally.flagged <= 3


def test_the_fifteenth_set_is_found_as_often_as_its_second_run() -> None:
    """Sentences of a fifteenth person, after the numbers, ages and places that were missed were read."""
    tally = notices_blind.identity(shipped(), name="identity15")
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.98
    assert tally.right >= 0.95 * (tally.right + tally.wrong)
    assert tally.flagged <= 6


@pytest.mark.parametrize(("name", "right", "flagged"), [("identity16", 0.92, 10), ("identity17", 0.91, 14)])
def test_the_sixteenth_and_seventeenth_sets_are_found_as_often_as_their_second_run(
    name: str, right: float, flagged: int
) -> None:
    """Sentences of two more people, after the numbers, ages and places that were missed were read."""
    tally = notices_blind.identity(shipped(), name=name)
    assert tally.share(("all", "structured")) >= 0.98
    assert tally.share(("all", "names in capitals")) >= 0.97
    assert tally.right >= right * (tally.right + tally.wrong)
    assert tally.flagged <= flagged


def test_ages_codes_and_places_in_odd_lines_are_found_and_hardly_anything_like_them_is() -> None:
    """Of the details of those kinds in kinds16.toml 97 in 100 are found; in 2 traps of 100 more than a name is."""
    kinds = tomllib.loads((Path(__file__).parent / "kinds16.toml").read_text("utf-8"))
    sentences = [_read(line, held_out=False) for lines in kinds.values() for line in lines]
    found = {sentence.text: find(sentence.text, shipped()) for sentence in sentences}
    values = [(s.text, s.text[start:end]) for s in sentences for _, start, end in s.marks]
    missed = [value for text, value in values if not notices_blind.covered(text, value, found[text])]
    traps = [sentence.text for sentence in sentences if not sentence.marks]
    names = {"name", "possible-name"}  # of people, which stand in many lines about ages
    flagged = [text for text in traps if any(finding.kind not in names for finding in found[text])]
    assert len(missed) <= 0.03 * len(values), missed
    assert len(flagged) <= 0.02 * len(traps), flagged


def test_no_community_is_found_much_less_than_others() -> None:
    """Names of twenty communities in every fifth frame: the lowest share is within 0.05 of the mean."""
    tally = notices_blind.names(shipped(), frames=slice(0, None, 5))
    shares = [tally.share(row) for row in tally.marked if row[0] == "community"]
    assert len(shares) == 20
    assert sum(shares) / len(shares) >= 0.98
    assert min(shares) >= sum(shares) / len(shares) - 0.05


@pytest.mark.parametrize("sentence", TONGUES["welsh"])
def test_welsh_words_are_no_names(sentence: str) -> None:
    """Welsh is known, mutated and at the start of a sentence too."""
    assert not in_unknown_language(sentence, shipped())
    assert find(sentence, shipped()) == []


@pytest.mark.parametrize("sentence", TONGUES["polish"])
def test_words_of_a_language_not_known_are_no_names(sentence: str) -> None:
    """Polish is said to be unknown, and none of its words is taken for a name."""
    assert in_unknown_language(sentence, shipped())
    assert find(sentence, shipped()) == []


@pytest.mark.parametrize("form", [str.lower, str.capitalize, str.upper])
def test_dictionary_words_are_no_names(form: object) -> None:
    """Sentences of words drawn from the British list, in small letters or capitals, hold no possible name."""
    rules = shipped()
    words = (shipped_packs() / "words" / "british.txt").read_text("ascii").splitlines()[1:]
    lists = ("names_that_are_words", "by_names", "rather_names")
    both = {name.lower() for listed in lists for name in rules.words[listed]}
    plain = [
        word for word in words if word not in both and word.removesuffix("s") not in both and len(word) > 2
    ]
    lot = random.Random(18)  # noqa: S311 - sentences, not secrets
    for _ in range(100):
        sentence = " ".join(lot.sample(plain, 7))
        written = sentence.upper() if form is str.upper else sentence
        written = sentence.capitalize() if form is str.capitalize else written
        assert [f for f in find(written, rules) if f.kind == "possible-name"] == [], written
