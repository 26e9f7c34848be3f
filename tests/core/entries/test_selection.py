from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogued import holds
from core.examples import TODAY, ago, answer, at_noon, entry, unhurried
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.selection import Listed, Selection, newest_first, one_meant
from equityjournal.core.text.errors import UnclearDate, UnknownName

# The filters


def test_no_filter_holds_every_entry() -> None:
    """Without a filter every entry is meant."""
    assert holds(Selection(), entry())


def test_days_are_inclusive_and_are_those_written_about() -> None:
    """The first and the last day belong, and the day of writing is of no account."""
    about_ten_days_ago = entry(ago(10), written=at_noon(TODAY))

    assert holds(Selection(since=ago(10), until=ago(10)), about_ten_days_ago)
    assert not holds(Selection(since=ago(9)), about_ten_days_ago)
    assert not holds(Selection(until=ago(11)), about_ten_days_ago)


def test_a_theme_is_any_that_the_entry_credits() -> None:
    """By an answer or by a hand tag, and by its whole id."""
    kept = entry(TODAY, answer(themes=["power"]), answer(" ", themes=["trust"]), themes=["care"])

    assert holds(Selection(theme="power"), kept)
    assert holds(Selection(theme="care"), kept)
    assert not holds(Selection(theme="trust"), kept)
    assert not holds(Selection(theme="pow"), kept)


def test_a_pack_is_the_one_the_entry_was_written_with() -> None:
    """By its whole id."""
    assert holds(Selection(pack="pause"), entry(pack="pause"))
    assert not holds(Selection(pack="pau"), entry(pack="pause"))


def test_a_feeling_is_a_whole_one_in_any_capitals() -> None:
    """Capitals and extra spaces make no difference; a part of a feeling is another word."""
    kept = entry(feelings=["Uneasy", "at  home"])

    assert holds(Selection(feeling=" uneasy"), kept)
    assert holds(Selection(feeling="AT HOME"), kept)
    assert not holds(Selection(feeling="easy"), kept)
    assert not holds(Selection(feeling=""), kept)


def test_a_setting_is_any_part_of_it_in_any_capitals() -> None:
    """Capitals and extra spaces make no difference, and a part will do."""
    kept = entry(setting="Home  visit")

    assert holds(Selection(setting="HOME VISIT"), kept)
    assert holds(Selection(setting="visit"), kept)
    assert not holds(Selection(setting="office"), kept)


def test_without_a_theme_means_that_the_entry_credits_none() -> None:
    """Neither by an answer with words nor by a hand tag; a theme that no pack has any more counts too."""
    assert holds(Selection(without_theme=True), entry())
    assert holds(Selection(without_theme=True), entry(TODAY, answer("Words."), answer(" ", themes=["trust"])))
    assert not holds(Selection(without_theme=True), entry(themes=["care"]))
    assert not holds(Selection(without_theme=True), entry(TODAY, answer(themes=["no-more"])))


@pytest.mark.parametrize(
    ("today", "happened", "is_meant"),
    [
        ("2026-11-21", "2025-11-21", True),
        ("2026-11-21", "1999-11-21", True),
        ("2026-11-21", "2030-11-21", True),
        ("2026-11-21", "2026-11-21", False),
        ("2026-11-21", "2025-11-20", False),
        ("2026-11-21", "2025-12-21", False),
        ("2028-02-29", "2024-02-29", True),
        ("2028-02-29", "2027-02-28", False),
        ("2027-02-28", "2024-02-29", True),  # that day is not in 2027
        ("2027-02-28", "2024-02-28", True),
        ("2028-02-28", "2024-02-29", False),
        ("2027-03-01", "2024-02-29", False),
    ],
)
def test_this_day_is_the_same_day_of_the_year_in_other_years(
    today: str, happened: str, is_meant: bool
) -> None:
    """Earlier and later years; a 29 February comes on the 28th where there is no other."""
    selection = Selection(on_this_day=date.fromisoformat(today))
    assert holds(selection, entry(date.fromisoformat(happened))) == is_meant


@unhurried
@given(st.dates(), st.dates())
def test_every_day_ever_is_meant_on_its_own_day_of_another_year(today: date, happened: date) -> None:
    """And on no other day of the year but the 28 February of a short year."""
    same = (today.month, today.day) == (happened.month, happened.day) and today.year != happened.year
    feb = (happened.month, happened.day) == (2, 29) and (today.month, today.day) == (2, 28)
    if not feb:
        assert holds(Selection(on_this_day=today), entry(happened)) == same
    if today.day < 29 and today.year != happened.year:
        moved = happened.replace(month=today.month, day=today.day)
        assert holds(Selection(on_this_day=today), entry(moved))


@pytest.mark.parametrize(
    "change",
    [
        {"happened": ago(6)},
        {"happened": ago(4)},
        {"themes": ["care"]},
        {"pack": "other"},
        {"feelings": []},
        {"setting": ""},
    ],
)
def test_all_filters_must_hold(change: dict[str, Any]) -> None:
    """One filter that does not hold is enough to leave an entry out."""
    every = Selection(ago(5), ago(5), "power", "trial", "uneasy", "visit")
    right: dict[str, Any] = {
        "happened": ago(5),
        "themes": ["power"],
        "pack": "trial",
        "feelings": ["uneasy"],
        "setting": "a visit",
    }

    assert holds(every, entry(**right))
    assert not holds(every, entry(**(right | change)))


# The order


def test_entries_come_newest_first_by_day_then_writing_then_id() -> None:
    """The day written about leads, then when it was written whatever the offset, then the id."""
    early = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=1)))  # 11:30 in UTC
    newest = entry(TODAY, written=at_noon(ago(9)), letters="aaaaaa")
    later = entry(ago(1), written=at_noon(TODAY), letters="aaaaaa")
    same_b = entry(ago(1), written=early, letters="bbbbbb")
    same_a = entry(ago(1), written=early.astimezone(UTC), letters="aaaaaa")
    oldest = entry(ago(2), written=at_noon(TODAY) + timedelta(days=1))

    assert newest_first([oldest, same_a, newest, same_b, later]) == [newest, later, same_b, same_a, oldest]


# The one meant


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
    assert moved.id in error.sentence
    assert other.id in error.sentence
    assert meant("today", [moved, other]) is moved


def test_an_entry_found_by_id_and_by_day_is_found_once() -> None:
    """Its id begins with its day, which does not make it two."""
    assert meant("2026-11-21", [THREE[0]]) is THREE[0]


def test_several_entries_are_all_named_newest_first() -> None:
    """The sentence gives each with its day, and says what to do."""
    error = refused("k7")

    assert error.several
    assert error.sentence == (
        "“k7” could be any of 2 entries: 2026-11-21-k7m3qd (21 November 2026) and 2026-11-20-k7aaaa "
        "(20 November 2026). Type more of the one you mean."
    )


def test_of_many_entries_five_are_named_and_the_rest_counted() -> None:
    """A day with eight entries does not fill the screen."""
    error = refused("today", [entry(letters=letter * 6) for letter in "abcdefgh"])

    assert error.sentence.startswith(
        "“today” could be any of 8 entries: 2026-11-21-hhhhhh (21 November 2026), "
    )
    assert error.sentence.count("21 November 2026") == 5
    assert "dddddd (21 November 2026) and 3 more. " in error.sentence


def test_five_entries_are_all_named() -> None:
    """Nothing is counted when all of them can be said."""
    assert "more. Type" not in refused("today", [entry(letters=letter * 6) for letter in "abcde"]).sentence


def test_a_day_nobody_wrote_about_is_answered_with_the_nearest() -> None:
    """The day is said as it was read, and the nearest entries come nearest first."""
    error = refused("3 days ago")

    assert not error.several
    assert error.sentence == (
        "No entry is about 18 November 2026. The nearest: 2026-11-20-k7aaaa (20 November 2026), "
        "2026-11-21-k7m3qd (21 November 2026) and 2026-10-22-zzzzzz (22 October 2026)."
    )


def test_a_misspelt_id_is_answered_with_the_nearest() -> None:
    """A slip of the finger brings up the one that was meant."""
    error = refused("k7m3dq")

    assert not error.several
    assert error.sentence.startswith("No entry is called “k7m3dq”. The nearest: 2026-11-21-k7m3qd (21 ")
    assert "zzzzzz" not in error.sentence


@pytest.mark.parametrize("wanted", ["", "  ", "ö", "11-21-k7m3qd", "-k7m3qd"])
def test_what_is_like_nothing_is_answered_with_the_newest(wanted: str) -> None:
    """Nothing typed is not the start of every id, and the middle of an id is not a start."""
    error = refused(wanted)

    assert error.sentence.startswith(f"No entry is called “{wanted}”. The nearest: 2026-11-21-k7m3qd")


def test_at_most_five_are_offered() -> None:
    """The nearest are five, by id and by day."""
    many = [entry(ago(number), letters=letter * 6) for number, letter in enumerate("abcdefgh")]

    for wanted in ("?", "20 days ago"):
        assert refused(wanted, many).sentence.count("(") == 5


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
