from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.examples import TODAY, ago, at_noon, entry, unhurried
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.meant import Listed, one_meant
from equityjournal.core.text.errors import UnclearDate, UnknownName

THREE = [
    entry(TODAY, letters="k7m3qd"),
    entry(ago(1), letters="k7aaaa", written=at_noon(TODAY) + timedelta(hours=1)),
    entry(ago(30), letters="zzzzzz"),
]


def meant(wanted: str, entries: Sequence[Entry] = THREE) -> Entry:
    """The one entry meant."""
    return one_meant(wanted, Listed(entries), TODAY)


def refused(wanted: str, entries: Sequence[Entry] = THREE) -> UnknownName:
    """The refusal."""
    with pytest.raises(UnknownName) as error:
        meant(wanted, entries)
    return error.value


def offered(refusal: UnknownName) -> list[str]:
    """Ids of the entries that a refusal offers."""
    return [entry.id for entry in refusal.offered]


@pytest.mark.parametrize(
    "wanted",
    [
        "2026-11-21-k7m3qd",
        "2026-11-21-k",
        "2026-11-21",
        "k7m3qd",
        "k7m",
        "K7M",
        "  k7m3 ",
        "today",
        "21 November",
    ],
)
def test_an_entry_is_meant_by_any_clear_start_of_its_id_its_letters_or_its_day(wanted: str) -> None:
    """Each of these means the entry about today."""
    assert meant(wanted) is THREE[0]


@pytest.mark.parametrize(
    "wanted", ["yesterday", "friday", "2026-11-20", "20/11/2026", "k7a", "last", " LAST "]
)
def test_an_entry_is_meant_by_the_day_it_is_about_or_as_the_last_one_written(wanted: str) -> None:
    """`last` is the entry written last, though another is about a later day."""
    assert meant(wanted) is THREE[1]


def test_a_whole_id_means_its_entry_though_another_is_about_that_day() -> None:
    """An exact id is never ambiguous."""
    moved = entry(TODAY, letters="bbbbbb").model_copy(update={"happened": ago(5)})
    about_that_day = entry(TODAY, letters="cccccc")

    assert meant(moved.id, [moved, about_that_day]) is moved


def test_a_day_means_entries_now_about_it_and_those_first_about_it() -> None:
    """An entry whose day was changed keeps its id, so a day may mean two entries, and both are named."""
    moved = entry(ago(3), letters="bbbbbb").model_copy(update={"happened": TODAY})
    other = entry(ago(3), letters="cccccc")

    error = refused("2026-11-18", [moved, other])

    assert error.several
    assert set(offered(error)) == {moved.id, other.id}
    assert meant("today", [moved, other]) is moved


def test_an_entry_found_by_id_and_by_day_is_found_once() -> None:
    """Its id begins with its day, which does not make it two."""
    assert meant("2026-11-21", [THREE[0]]) is THREE[0]


def test_several_entries_are_all_offered_newest_first() -> None:
    """The sentence says how many there are, and asks."""
    error = refused("k7")

    assert error.several
    assert error.sentence == "“k7” could be any of 2 entries. Which do you mean?"
    assert offered(error) == ["2026-11-21-k7m3qd", "2026-11-20-k7aaaa"]


def test_a_day_nobody_wrote_about_is_answered_with_the_nearest() -> None:
    """The day is said as it was read, and the nearest entries come nearest first."""
    error = refused("3 days ago")

    assert not error.several
    assert error.sentence == "No entry is about 18 November 2026. The nearest:"
    assert offered(error) == ["2026-11-20-k7aaaa", "2026-11-21-k7m3qd", "2026-10-22-zzzzzz"]


def test_a_misspelt_id_is_answered_with_the_nearest() -> None:
    """A slip of the finger brings up the one that was meant."""
    error = refused("k7m3dq")

    assert not error.several
    assert error.sentence == "No entry is called “k7m3dq”. The nearest:"
    assert offered(error)[0] == "2026-11-21-k7m3qd"
    assert "2026-10-22-zzzzzz" not in offered(error)


@pytest.mark.parametrize("wanted", ["11-21-k7m3qd", "-k7m3qd"])
def test_the_middle_of_an_id_is_no_start_of_it(wanted: str) -> None:
    """It is offered all the same, as the nearest."""
    error = refused(wanted)

    assert error.sentence == f"No entry is called “{wanted}”. The nearest:"
    assert offered(error)[0] == "2026-11-21-k7m3qd"


@pytest.mark.parametrize("wanted", ["", "  ", "ö"])
def test_what_is_like_nothing_is_answered_with_the_newest(wanted: str) -> None:
    """Nothing typed is not the start of every id."""
    error = refused(wanted)

    assert error.sentence == f"No entry is called “{wanted}”. The latest:"
    assert offered(error) == ["2026-11-21-k7m3qd", "2026-11-20-k7aaaa", "2026-10-22-zzzzzz"]


def test_at_most_five_are_offered() -> None:
    """The nearest are five, by id and by day."""
    many = [entry(ago(number), letters=letter * 6) for number, letter in enumerate("abcdefgh")]

    for wanted in ("?", "20 days ago"):
        assert len(offered(refused(wanted, many))) == 5


@pytest.mark.parametrize("wanted", ["last", "today", "k7m3qd", ""])
def test_a_journal_without_entries_says_how_to_begin(wanted: str) -> None:
    """Whatever was asked for, there is nothing yet."""
    assert refused(wanted, []).sentence == "There are no entries yet. `equityjournal write` begins one."


def test_letters_that_are_also_a_word_for_a_day_could_mean_either() -> None:
    """“wednes” may be six letters of an id, and Wednesday: both entries are named."""
    entries = [entry(ago(0), letters="wednes"), entry(ago(3), letters="222222")]
    assert "any of 2 entries" in refused("wednes", entries).sentence


def is_about(entry: Entry, word: str) -> bool:
    """Whether a word is also a day, as six letters may be, and this entry about it."""
    try:
        return entry.happened == parse_day(word, TODAY)
    except UnclearDate:
        return False


@unhurried
@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=6, max_size=6)),
        min_size=1,
        max_size=8,
        unique=True,
    ),
    st.data(),
)
def test_any_start_of_an_id_or_its_letters_is_clear_or_refused_with_it(
    kept: list[tuple[int, str]], data: st.DataObject
) -> None:
    """A whole id means its entry; a start means it too, or names how many it could be."""
    entries = [entry(ago(days), letters=letters) for days, letters in kept]
    wanted = data.draw(st.sampled_from(entries))
    start = data.draw(
        st.integers(1, len(wanted.id)).map(lambda end: wanted.id[:end]) | st.just(wanted.id[-6:])
    )

    fitting = [
        one
        for one in entries
        if one.id.startswith(start) or one.id[-6:].startswith(start) or is_about(one, start)
    ]

    assert one_meant(wanted.id, Listed(entries), TODAY) is wanted
    if len(fitting) == 1:
        assert one_meant(start, Listed(entries), TODAY) is wanted
    else:
        assert f"any of {len(fitting)} entries" in refused(start, entries).sentence


def test_a_day_of_two_readings_is_refused_with_both() -> None:
    """It names no entry, and which day is meant is not guessed."""
    friday = date(2026, 11, 27)
    with pytest.raises(UnknownName, match="Saturday"):
        one_meant("next saturday", Listed(THREE), friday)


@pytest.mark.parametrize("wanted", ["latset", "lst", "Lats", "lastest"])
def test_last_misspelt_is_asked_about(wanted: str) -> None:
    """It is the name most often typed; the latest entries are offered besides."""
    refusal = refused(wanted)
    assert refusal.sentence == f"No entry is called “{wanted}”. Did you mean last? The latest:"
    assert offered(refusal)
