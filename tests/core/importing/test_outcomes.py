"""All of an import is counted, and the first few of each kind are named."""

from datetime import date

from equityjournal.core.importing.items import LeftOut
from equityjournal.core.importing.outcomes import MOST_NAMED, Fate, Outcome, Tally


def test_what_comes_in_is_counted_with_its_days() -> None:
    """Days are those of entries that come in; files of another kind are no items."""
    tally = Tally()
    for outcome in (
        Outcome(Fate.NEW, "1", day=date(2020, 2, 1), left_out=frozenset({LeftOut.PLACES}), private=True),
        Outcome(Fate.COPY, "2", day=date(2020, 1, 1), without_zone=True),
        Outcome(Fate.NEW, "3"),
        Outcome(Fate.HERE, "4", day=date(1999, 1, 1)),
        Outcome(Fate.PASSED_OVER, "x.png"),
    ):
        tally.add(outcome)
    assert (tally.first, tally.last) == (date(2020, 1, 1), date(2020, 2, 1))
    assert (tally.coming, tally.items, tally.private, tally.without_zone) == (3, 4, 1, 1)
    assert tally.left_out == {LeftOut.PLACES: 1}


def test_only_a_few_are_named_and_their_words_are_not_held() -> None:
    """A file of many unread passages does not fill the memory."""
    tally = Tally()
    for number in range(MOST_NAMED + 5):
        tally.add(Outcome(Fate.UNREAD, str(number), data=b"words", why="no day"))
    assert tally.fates[Fate.UNREAD] == MOST_NAMED + 5
    assert len(tally.named[Fate.UNREAD]) == MOST_NAMED
    assert {(outcome.why, outcome.data) for outcome in tally.named[Fate.UNREAD]} == {("no day", b"")}
