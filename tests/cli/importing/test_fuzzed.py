"""Files of every format, whole and spoiled: no traceback, nothing invented, nothing that must stay away."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from diaries import CANARIES, MAKERS, Diary
from equityjournal.core.importing.outcomes import Fate
from equityjournal.core.text.errors import JournalError
from reading_diaries import laid_out, outcomes, spoiled


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_entry_comes_in_on_its_own_day_without_what_must_stay_away(
    make: Callable[[random.Random], Diary], tmp_path: Path
) -> None:
    """The format is found, each entry has the day of its own time zone, and no canary is in any record."""
    diary = make(random.Random(1))  # noqa: S311 - always the same diary
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
    refusals = []
    for name in (None, diary.format):
        try:
            first, second = outcomes(there, place, name), outcomes(there, place, name)
        except JournalError as error:
            refusals.append(error.sentence)
            continue
        assert first == second
        assert all(outcome.data or outcome.fate is not Fate.NEW for outcome in first[1])
    assert all(sentence.endswith(".") for sentence in refusals)


@pytest.mark.many
def test_a_few_spoiled_files(tmp_path: Path) -> None:
    """Of 78 spoiled files, none brings the program down."""
    for turn in range(78):
        fuzz(turn, tmp_path)


@pytest.mark.torture
def test_twenty_thousand_spoiled_files(tmp_path: Path) -> None:
    """Nor does any of 20,800."""
    import shutil

    for turn in range(20_800):
        fuzz(turn, tmp_path)
        shutil.rmtree(tmp_path / str(turn))
