"""Facts on themes from the index are those of the files, and so is the breadth test."""

import random
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.themes import silence
from equityjournal.core.themes.breadth import Windows, read_breadth
from equityjournal.core.themes.weights import Calendar, Choice, Theme
from equityjournal.store.entries.journal import Journal
from equityjournal.store.records.reading import read_entries
from equityjournal.store.themes import theme_history
from store.indexed import NOW, TODAY, catalogue

THEMES = [Theme(f"theme-{number}", "all") for number in range(9)]


def breadth(credited: Mapping[str, Collection[date]]) -> Windows:
    """The breadth test on these credits, with a theme set aside halfway."""
    choices = [Choice("theme-1", TODAY - timedelta(days=20), 0)]
    early = silence.read(Calendar(THEMES, credited, choices, TODAY)).early
    return read_breadth(Calendar(THEMES, credited, choices, TODAY), early=early)


def test_the_breadth_test_reads_the_same_from_the_index_as_from_the_files(tmp_path: Path) -> None:
    """With private entries, several on a day, tags by hand, days to come, and an index made anew in memory."""
    root, lot = tmp_path / "journal", random.Random(3)  # noqa: S311 - a fixed lot for tests
    for _ in range(40):
        day = TODAY - timedelta(days=lot.randint(-3, 60))
        tagged, answered = (lot.sample([theme.id for theme in THEMES[:4]], lot.randint(0, 1)) for _ in "ab")
        Journal(root).add(
            Draft(
                started=NOW, happened=day, pack="trial", language="en-GB", themes=tagged,
                private=not lot.randrange(4), answers=[Answer(text="Words.", themes=answered)],
            ),
            NOW,
        )  # fmt: skip
    from_files: dict[str, list[date]] = {}
    for stored in read_entries(root).entries:
        for theme in stored.record.credited:
            from_files.setdefault(theme, []).append(stored.record.happened)
    history = theme_history.history(catalogue(root).database)
    assert {name: sorted(days) for name, days in history.credits.items()} == {
        name: sorted(set(days)) for name, days in from_files.items()
    }
    found = breadth(history.credits)
    assert found.so_far or found.lately
    assert found == breadth(from_files)


def test_every_offer_is_counted_though_each_prompt_is_remembered_once(tmp_path: Path) -> None:
    """Which moment a draw is for depends on how many there were."""
    root = tmp_path / "journal"
    for _ in range(3):
        Journal(root).add(
            Draft(
                started=NOW, happened=TODAY, pack="trial", language="en-GB",
                answers=[Answer(prompt=f"power/{letter}", text="Words.") for letter in "aab"],
            ),
            NOW,
        )  # fmt: skip
    history = theme_history.history(catalogue(root).database)
    assert (len(history.offers), history.drawn) == (2, 6)
