"""Files of every format, whole and spoiled: no traceback, nothing invented, nothing that must stay away."""

import random
from pathlib import Path

import pytest

from diaries import CANARIES, MAKERS, Diary
from equityjournal.core.importing.outcomes import Fate
from equityjournal.core.text.errors import JournalError
from reading_diaries import laid_out, outcomes, spoiled


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_entry_comes_in_on_its_own_day_without_what_must_stay_away(
    make, turn: int, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    """The format is found, each entry has the day of its own time zone, and no canary is in any record."""
    diary: Diary = make(random.Random(turn))  # noqa: S311
    name, found = outcomes(laid_out(diary, tmp_path / "diary"), tmp_path)
    assert name == diary.format
    new = [outcome for outcome in found if outcome.fate is Fate.NEW]
    assert sorted(str(outcome.day) for outcome in new) == sorted(diary.days)
    assert {outcome.fate for outcome in found} <= {Fate.NEW, Fate.PASSED_OVER}
    for outcome in new:
        assert not [canary for canary in CANARIES if canary.encode() in outcome.data]


def fuzz(turn: int, place: Path) -> None:
    """Spoil a diary, and read it: it is refused in a sentence, or each item has a fate, the same twice."""
    lot = random.Random(turn)  # noqa: S311
    diary = MAKERS[turn % len(MAKERS)](lot)
    path = lot.choice(sorted(diary.files))
    broken = Diary(diary.format, {**diary.files, path: spoiled(diary.files[path], lot)}, diary.days)
    there = laid_out(broken, place / str(turn))
    for name in (None, diary.format):
        try:
            first, second = outcomes(there, place, name), outcomes(there, place, name)
        except JournalError as error:
            assert error.sentence.endswith((".", "more."))
            continue
        assert first == second
        for outcome in first[1]:
            kept = outcome.data if outcome.fate is Fate.NEW else b""
            # a spoiled key may turn into words; a value under its own key never does
            assert b'"""' not in kept or outcome.identity


@pytest.mark.many
def test_a_few_spoiled_files(tmp_path: Path) -> None:
    """Of 260 spoiled files, none brings the program down."""
    for turn in range(260):
        fuzz(turn, tmp_path)


@pytest.mark.torture
def test_twenty_thousand_spoiled_files(tmp_path: Path) -> None:
    """Nor does any of 20,800."""
    import shutil

    for turn in range(20_800):
        fuzz(turn, tmp_path)
        shutil.rmtree(tmp_path / str(turn))
