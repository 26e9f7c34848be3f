"""Where support may be found, and after which feelings it is said: by rows of phrases nobody looked up."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.packs.support import Support, SupportFile
from equityjournal.core.packs.support_kinds import KINDS, NATIONS
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.faults import first_fault
from equityjournal.store.disk.places import shipped_packs
from equityjournal.store.packs.feelings import families
from equityjournal.store.packs.support_places import read_support
from every import every

SHIPPED = tomllib.loads((shipped_packs() / "words" / "support.toml").read_text("utf-8"))
ROWS = tomllib.loads(Path(__file__).with_name("support_phrases.toml").read_text("utf-8"))["rows"]
PHRASES = {says: tuple(row["lines"]) for row in ROWS for says in row["says"]}
OURS, _ = read_support(shipped_packs(), shipped_packs() / "nobody")


def named(said: list[str]) -> tuple[str, ...]:
    """The names of sentences."""
    names = {text: name for name, text in SHIPPED["lines"].items()}
    return tuple(names[one] for one in said)


def with_changed(**tables: Any) -> SupportFile:
    """The shipped file with some of its tables changed."""
    return SupportFile.model_validate(SHIPPED | tables)


@every(PHRASES)
def test_each_phrase_brings_the_sentences_for_it_and_no_other(says: str) -> None:
    """Wanting to die brings Samaritans first; being treated badly brings advice too; what looks alike brings none."""
    assert named(list(OURS.said_after([says]))) == PHRASES[says]


@every(PHRASES)
def test_capitals_and_apostrophes_make_no_difference(says: str) -> None:
    """Shouted, with curly apostrophes, and with none, it is the same feeling."""
    for written in (says.upper(), says.replace("'", "’"), says.replace("'", "").replace("’", "")):
        assert named(list(OURS.said_after(["moved", written]))) == PHRASES[says]


def test_enough_phrases_are_tried() -> None:
    """At least 150, with 100 that bring a sentence and a third that bring none."""
    harmless = sum(not lines for lines in PHRASES.values())
    assert sum(len(row["says"]) for row in ROWS) == len(PHRASES) >= 150
    assert len(PHRASES) - harmless >= 100
    assert harmless * 3 >= len(PHRASES)


def test_whoever_wants_to_die_is_told_of_samaritans_first() -> None:
    """Before anybody else, with a number for those who speak and one for those who write."""
    said = OURS.said_after(["kill myself", "bullied", "scared"], happened_to_me=True)
    assert len(said) == 2
    assert said[0].startswith("Samaritans")
    assert said[0].index("116 123") < said[0].index("85258")
    assert "union" in said[1]


def test_what_happened_to_the_writer_brings_both_whatever_is_felt() -> None:
    """Without any feeling, too."""
    assert named(list(OURS.said_after([], happened_to_me=True))) == ("advice", "talk")
    assert OURS.said_after(["proud"]) == []


def test_of_our_own_forty_words_two_bring_it() -> None:
    """Only unsafe and overwhelmed; joy and care never do."""
    offered = [word for family in families(shipped_packs()) for word in family.words]
    assert [word for word in offered if OURS.is_heavy([word])] == ["overwhelmed", "unsafe"]


def test_without_any_phrase_nothing_is_heavy() -> None:
    """A file with no families means that nothing is ever said after a feeling."""
    assert not Support(with_changed(after=[])).is_heavy(["unsafe"])


def test_the_writers_own_sentences_are_said_in_place_of_ours() -> None:
    """As many as ours would be; none, where there are none."""
    own = Support(SupportFile.model_validate(SHIPPED), ["Ring Amina.", "The branch.", "A third."])
    assert own.said_after(["unsafe"]) == ["Ring Amina."]
    assert own.said_after(["bullied"]) == ["Ring Amina.", "The branch."]
    assert Support(SupportFile.model_validate(SHIPPED), []).said_after(["kill myself"]) == []


def test_every_place_but_a_role_names_the_page_that_confirms_it() -> None:
    """With whose page it is, and the day it was read; a role at work has no number to be wrong."""
    for place in OURS.places:
        if place.role:
            assert not any(character.isdigit() for channel in place.channels for character in channel.how)
        else:
            assert place.source
            assert place.seen_on
            assert place.checked
            assert date(2026, 11, 1) <= place.checked


def test_every_nation_can_speak_write_sign_and_ask_about_work() -> None:
    """Voice, text, relay, sign language and letters reach somebody in each; so does advice about work."""
    for nation in NATIONS:
        for kind in ("voice", "text", "relay", "bsl", "letter", "email"):
            assert OURS.places_in(nation, kind), (nation, kind)
    northern = {place.name for place in OURS.places_in("northern-ireland", None)}
    assert {"Labour Relations Agency", "Equality Commission for Northern Ireland"} <= northern
    assert not {"Acas", "Equality Advisory and Support Service"} & northern


def test_only_the_way_asked_for_is_shown_of_a_place() -> None:
    """Somebody who asks for letters is not read a telephone number."""
    for kind in KINDS:
        for place in OURS.places_in(None, kind):
            assert [channel.kind for channel in place.channels] == [kind] * len(place.channels)


PLACE = {
    "name": "Somewhere", "for": "Talk", "nations": ["wales"], "channels": [{"kind": "voice", "how": "1"}],
    "source": "https://example.org", "seen_on": "its own page", "checked": date(2026, 11, 27),
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"source": None}, "“source” is missing"),
        ({"checked": None}, "“checked” is missing"),
        ({"seen_on": None}, "“seen_on” is missing"),
        ({"nations": []}, "must hold at least one"),
        ({"nations": ["france"]}, "must be one of"),
        ({"channels": [{"kind": "pigeon", "how": "1"}]}, "must be one of"),
        ({"channels": []}, "must hold at least one"),
        ({"checked": "yesterday"}, "must be a day"),
        ({"source": "a friend"}, "not written the way it should be"),
        ({"phone": "1"}, "not a key I know"),
        ({"name": ""}, "must not be empty"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_a_place_that_no_page_confirms_is_refused(change: dict[str, Any], why: str) -> None:
    """With what is wrong; as it stands it is taken."""
    with_changed(places=[PLACE])
    with pytest.raises(ValidationError) as refused:
        with_changed(places=[PLACE | change])
    assert why in first_fault(refused.value)[1]


def test_a_shipped_file_that_is_not_as_it_should_be_is_named(tmp_path: Path) -> None:
    """With the line, and what is wrong there."""
    (tmp_path / "words").mkdir()
    text = (shipped_packs() / "words" / "support.toml").read_text("utf-8")
    (tmp_path / "words" / "support.toml").write_text(
        text.replace('kind = "letter"', 'kind = "pigeon"'), "utf-8"
    )
    with pytest.raises(DamagedFile, match=r"support\.toml, line \d+: .*must be one of"):
        read_support(tmp_path, tmp_path)


@pytest.mark.parametrize("phrase", ["(maybe)", "_", "want (to", "[a-z]+"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    """It would match everything, or nothing."""
    with pytest.raises(ValidationError):
        with_changed(after=[{"id": "mine", "lines": ["talk"], "phrases": [phrase]}])
