"""The people one knows: by their keys, under names that mislead nobody."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.people import LONGEST_NAME
from equityjournal.core.sharing.trusted import Agreement, Trusted
from equityjournal.core.text.errors import ChangedMeanwhile, NotAllowed, UnknownName
from equityjournal.store.disk import files
from equityjournal.store.sharing.keyring import new_keys
from equityjournal.store.sharing.people import People

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)


@pytest.fixture
def known(tmp_path: Path) -> People:
    """Nobody yet, in a place that is not there."""
    return People(tmp_path / "place")


def somebody(name: str) -> Trusted:
    """Somebody, with keys just made."""
    person = new_keys(name).person
    return Trusted(
        schema_version=1, name=name, age=person.age, signing=person.signing, manages=False, trusted=NOW,
        agreement=Agreement(purpose="To think together.\nNothing else."),
    )  # fmt: skip


def test_whoever_is_kept_is_found_by_name_and_by_keys(known: People) -> None:
    """A part of a name will do; the file bears no name, and nobody else can read it."""
    bronwen, amara = somebody("Bronwen Rees"), somebody("amara okafor")
    paths = [known.keep(one) for one in (bronwen, amara)]
    assert known.all() == [amara, bronwen]
    assert (known.meant("bron"), known.with_keys_of(amara.person)) == (bronwen, amara)
    assert known.with_keys_of(somebody("Bronwen Rees").person) is None
    assert [path.stem for path in paths] == [bronwen.person.key_id, amara.person.key_id]
    assert "rees" not in str(paths).casefold()


def test_somebody_not_known_is_named_with_the_way_to_know_them(known: People) -> None:
    """Or with those who are."""
    with pytest.raises(UnknownName, match="`equityjournal keys trust CARD`"):
        known.meant("Chidi")
    known.keep(somebody("Bronwen Rees"))
    with pytest.raises(UnknownName, match="Did you mean Bronwen Rees"):
        known.meant("Bronwyn")


def test_a_name_is_one_person_s(known: People) -> None:
    """Capitals and accents make no other name; the same person may take another, or keep theirs."""
    sian = somebody("Siân Powell")
    known.keep(sian)
    with pytest.raises(NotAllowed, match="Somebody else is called Siân Powell here"):
        known.keep(somebody("sian powell"))
    known.keep(sian.model_copy(update={"name": "Siân P.", "manages": True}))
    assert [(one.name, one.manages) for one in known.all()] == [("Siân P.", True)]


def test_a_former_card_goes_by_a_longer_name_and_is_meant_only_by_it(known: People) -> None:
    """So that nothing is sealed to keys somebody no longer has, and what came under them can be read."""
    first, second, third = (somebody("Bronwen Rees") for _ in range(3))
    known.keep(first)
    assert known.put_aside(first, NOW, second.person).name == "Bronwen Rees (former card)"
    known.keep(second)
    assert known.put_aside(second, NOW, third.person).name == "Bronwen Rees (former card 2)"
    known.keep(third)
    assert known.meant("bron") == known.meant("Bronwen Rees") == third
    assert known.meant("Bronwen Rees (former card)").person.is_same_as(first.person)
    with pytest.raises(UnknownName):
        known.meant("former")
    long = somebody("B" * LONGEST_NAME)
    known.keep(long)
    assert len(known.put_aside(long, NOW, first.person).name) == LONGEST_NAME


def test_a_copy_or_a_damaged_file_is_nobody_and_is_named(known: People) -> None:
    """Such as a sync service makes; whoever can be read still is."""
    bronwen = somebody("Bronwen Rees")
    path = known.keep(bronwen)
    copy, broken = path.with_name("copy of it.toml"), path.with_name(f"{'0' * 32}.toml")
    shutil.copy(path, copy)
    broken.write_text("name = \x1b", "utf-8")
    assert known.all() == [bronwen]
    assert known.unreadable() == sorted([copy, broken])
    broken.unlink()
    path.write_text(path.read_text("utf-8").replace('"Bronwen Rees"', '"Bronwen\u202e"'), "utf-8")
    assert known.all() == []


def test_whoever_is_forgotten_is_gone(known: People) -> None:
    """Their card and the agreement; a second time changes nothing."""
    bronwen = somebody("Bronwen Rees")
    path = known.keep(bronwen)
    known.forget(bronwen)
    known.forget(bronwen)
    assert (known.all(), path.exists()) == ([], False)


def test_what_somebody_else_changed_meanwhile_is_left(known: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two windows at once: the later one is told."""
    bronwen = somebody("Bronwen Rees")
    path = known.keep(bronwen)
    real = files.replace

    def replace(target: Path, data: bytes, was: str | None) -> None:
        path.write_text("changed", "utf-8")
        real(target, data, was)

    monkeypatch.setattr(files, "replace", replace)
    with pytest.raises(ChangedMeanwhile):
        known.keep(bronwen.model_copy(update={"manages": True}))
    assert path.read_text("utf-8") == "changed"
