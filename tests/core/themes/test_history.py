from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from catalogued import history_of
from core.examples import TODAY, ago, answer, at_noon, draft, entry, history, unhurried
from equityjournal.core.entries.entry import Answer
from equityjournal.core.themes.history import History, Offer, offer_put_by
from equityjournal.core.themes.put_by import PutBy

ONE_HOUR_AHEAD = timezone(timedelta(hours=1))


def test_a_question_put_by_knows_the_day_written_about() -> None:
    """A question put by on Saturday, of a writing about the week before, stands at that week."""
    put_by = [offer_put_by("power/a", at_noon(TODAY), day) for day in (TODAY, ago(9))]
    assert [(offer.day, offer.day_about) for offer in put_by] == [(TODAY, TODAY), (TODAY, ago(9))]


# Gathering


def test_a_journal_without_entries_has_no_history() -> None:
    """Nothing was credited, written, offered or saved."""
    told = history_of([])
    assert not any((told.credits, told.days, told.untagged, told.offers))
    assert told.last_written is None
    assert not any((History().credits, History().days, History().untagged, History().offers))
    assert History().last_written is None


def test_each_theme_is_credited_on_the_day_the_entry_is_about() -> None:
    """The day written about counts, and not the day of writing."""
    told = history_of(
        [
            entry(ago(9), answer(themes=["power", "care"]), written=at_noon(TODAY)),
            entry(ago(3), themes=["power"], letters="aaaaaa"),
        ]
    )

    assert told.credits == {"power": [ago(9), ago(3)], "care": [ago(9)]}
    assert set(told.days) == {ago(9), ago(3)}


def test_two_entries_about_one_day_are_one_day() -> None:
    """A theme is credited once a day however many entries there are."""
    told = history_of([entry(letters=letters, themes=["power"]) for letters in ("aaaaaa", "bbbbbb")])

    assert told.credits == {"power": [TODAY]}
    assert list(told.days) == [TODAY]


def test_an_entry_that_credits_no_theme_is_counted_as_untagged_and_its_day_as_written() -> None:
    """Free writing is writing; it is only counted apart."""
    yesterday, looking_back = (
        entry(ago(1), themes=["power"]),
        entry(ago(2), written=at_noon(ago(-1)), shown=["a/1"]),
    )

    told = history_of([entry(), yesterday, looking_back])

    assert told.untagged == [ago(2), TODAY]
    assert set(told.days) == {TODAY, ago(1), ago(2)}
    assert told.credits == {"power": [ago(1)]}


def test_a_theme_of_any_pack_is_credited() -> None:
    """Themes count whatever pack they were written with."""
    assert history_of([entry(pack="other", themes=["never-heard-of"])]).credits == {"never-heard-of": [TODAY]}


def test_the_last_time_of_writing_is_when_the_latest_entry_was_saved() -> None:
    """Writing today about last year is writing today, whatever offset it was written in."""
    late = datetime(2026, 11, 21, 12, 30, tzinfo=ONE_HOUR_AHEAD)  # half an hour before noon in UTC

    told = history_of(
        [entry(ago(300), written=at_noon(TODAY)), entry(ago(1), written=late, letters="aaaaaa")]
    )

    assert told.last_written == at_noon(TODAY)


def cited(*prompts: str) -> list[Answer]:
    """Answers to these prompts."""
    return [answer(cited=prompt) for prompt in prompts]


def told_of(offers: Iterable[Offer]) -> list[Offer]:
    """Offers without their moments, which only sort them."""
    return [offer._replace(moment=0) for offer in offers]


def test_the_latest_answers_come_oldest_first_with_what_was_put_by() -> None:
    """Of each prompt the last time it was answered, and each time it was put by lately: by the moment."""
    told = history_of(
        [
            entry(TODAY, *cited("c/1", "a/1"), letters="aaaaaa"),
            entry(ago(5), *cited("b/1"), written=at_noon(TODAY) + timedelta(minutes=1), letters="bbbbbb"),
            entry(ago(5), *cited("a/1", "d/1"), written=at_noon(ago(5)), letters="aaaaaa"),
        ],
        put_by=PutBy((offer_put_by("c/1", at_noon(ago(3)), ago(3)),)),
    )

    assert told_of(told.offers) == [
        Offer("d/1", ago(5), passed=False),
        Offer("c/1", ago(3), passed=True),
        Offer("c/1", TODAY, passed=False),
        Offer("a/1", TODAY, passed=False),
        Offer("b/1", TODAY, passed=False, about=ago(5)),
    ]


def test_what_is_being_written_is_offered_and_credits_nothing() -> None:
    """The question of a draft was asked, whether or not it has been answered yet."""
    told = history_of(
        [entry(TODAY, *cited("a/1"))], [draft(ago(2), answer("x", themes=["power"], cited="b/1"))]
    )

    assert told_of(told.offers) == [Offer("b/1", ago(2), passed=False), Offer("a/1", TODAY, passed=False)]
    assert told.credits == {}
    assert list(told.days) == [TODAY]
    assert told.last_written == at_noon(TODAY)


def test_older_files_that_name_what_was_put_by_say_nothing_of_it() -> None:
    """They are read as if the keys were not there."""
    told = history_of([entry(TODAY, shown=["a/1", "b/1"], passed=["a/1"])])

    assert (list(told.offers), told.drawn) == ([], 0)


@unhurried
@given(st.permutations(range(6)))
def test_the_order_in_which_entries_are_read_is_of_no_account(order: list[int]) -> None:
    """The same entries in any order are the same history, offers too."""
    entries = [
        entry(
            ago(number // 2), *cited(f"a/{number}"), themes=["power"][: number % 2], letters="aaaaa" + letter
        )
        for number, letter in enumerate("abcdef")
    ]

    shuffled, sorted_ = history_of(entries[number] for number in order), history_of(entries)
    assert list(shuffled.offers) == list(sorted_.offers)
    assert (shuffled.credits, shuffled.days, shuffled.untagged, shuffled.last_written) == (
        sorted_.credits, sorted_.days, sorted_.untagged, sorted_.last_written,
    )  # fmt: skip


def test_an_entry_about_a_day_to_come_is_kept_with_its_day() -> None:
    """Future-dated entries count from their day, so the days of those without a theme are kept."""
    told = history_of([entry(ago(-7), written=at_noon(TODAY))])

    assert told.written_since(None, TODAY) == 0
    assert told.written_since(None, ago(-7)) == 1
    assert told.untagged == [ago(-7)]


def test_a_prompt_offered_in_a_draft_was_offered_when_the_draft_was_begun() -> None:
    """The day of the offer is one thing, and the day written about another."""
    begun = draft(ago(9), *cited("a/1")).model_copy(update={"started": at_noon(ago(1))})

    assert told_of(history_of([], [begun]).offers) == [Offer("a/1", ago(1), passed=False, about=ago(9))]


def test_a_day_is_the_one_it_was_where_the_writer_was() -> None:
    """Half past midnight an hour ahead of Greenwich is a new day there already."""
    after_midnight = datetime(2026, 11, 21, 0, 30, tzinfo=ONE_HOUR_AHEAD)

    written = entry(TODAY, *cited("a/1"), written=after_midnight)
    assert told_of(history_of([written]).offers) == [Offer("a/1", TODAY, passed=False)]


# Asking of it


def test_the_theme_of_an_offer_is_the_prompts_own() -> None:
    """What stands before the first stroke is the theme."""
    assert Offer("power/who/decided", TODAY, passed=False).theme == "power"


def test_days_are_counted_after_a_day_and_up_to_today() -> None:
    """The day itself does not count, today does, and days to come do not."""
    told = history(other_days=[ago(9), ago(5), ago(1), TODAY, TODAY + timedelta(days=1)])

    assert told.written_since(None, TODAY) == 4
    assert told.written_since(ago(9), TODAY) == 3
    assert told.written_since(ago(6), TODAY) == 3
    assert told.written_since(TODAY, TODAY) == 0


def test_offers_are_counted_after_a_day_up_to_today_and_by_the_prompts_own_theme() -> None:
    """Other themes, the day itself and days to come are left out; what was put by is counted too."""
    told = history(
        offers=[
            Offer("power/a", ago(9), passed=True),
            Offer("power/b", ago(5), passed=False),
            Offer("power/a", ago(4), passed=True),
            Offer("power-sharing/a", ago(4), passed=True),
            Offer("care/power", ago(4), passed=True),
            Offer("power/a", TODAY, passed=True),
            Offer("power/a", TODAY + timedelta(days=1), passed=True),
        ]
    )

    assert told.offered_since("power", None, TODAY) == 4
    assert told.offered_since("power", ago(9), TODAY) == 3
    assert told.offered_since("power", ago(5), TODAY) == 2
    assert told.offered_since("power", TODAY, TODAY) == 0
    assert told.offered_since("humility", None, TODAY) == 0


def test_offers_are_counted_by_the_day_written_about() -> None:
    """Asked today while writing about last week is asked last week, as far as themes are concerned."""
    told = history(
        offers=[
            Offer("power/a", TODAY, passed=True, about=ago(9)),
            Offer("power/a", TODAY, passed=False, about=ago(-1)),
        ]
    )

    assert told.offered_since("power", None, TODAY) == 1
    assert told.offered_since("power", ago(10), TODAY) == 1
    assert told.offered_since("power", ago(9), TODAY) == 0
    assert told.offered_since("power", ago(9), ago(-1)) == 1


@unhurried
@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 2, 28))), st.dates(date(2026, 1, 1), date(2026, 2, 28)))
def test_days_up_to_a_day_and_days_since_it_make_all_days(days: set[date], cut: date) -> None:
    """Counting up to a day and counting after it leaves no day out and takes none twice."""
    told, end = history(other_days=days), date(2026, 2, 28)

    assert told.written_since(None, cut) + told.written_since(cut, end) == len(days)


def test_each_offer_of_a_prompt_counts() -> None:
    """Also the second one of the same prompt."""
    offer = Offer("power/who-decided", ago(1), passed=False)
    assert History(offers=[offer, offer]).drawn == 2
