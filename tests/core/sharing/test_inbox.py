"""What came is recognised, requests reach what they name, and their results say no more than is so."""

from datetime import date
from typing import Any

from equityjournal.core.sharing.inbox import Arrival, arrival_of, is_meant, results_for, standing_of
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Ask, Result
from equityjournal.store.sharing.keyring import new_keys
from two_sides import NOW, a_companion

AMARA, BRONWEN = (new_keys(name).card for name in ("Amara", "Bronwen"))
OLD, FORMER, LINK, LATER = ("0a" * 16, "0b" * 16, "0c" * 16, "0d" * 16)
KNOWN = a_companion("Amara", "writer", link=LINK, former_links=[OLD, FORMER])


def letter(id_letter: str, **facts: Any) -> Letter:
    """A letter of Amara's."""
    return Letter(
        **{"id": id_letter * 26, "made": NOW, "sender": AMARA, "recipient": BRONWEN, "link": LINK, **facts}
    )


def came(id_letter: str, n: int, link: str = LINK) -> Arrival:
    """The record of a letter."""
    return arrival_of(letter(id_letter, n=n, link=link), NOW)


def test_what_is_remembered_holds_numbers_and_days_alone() -> None:
    """Never a word; and the requests it came with, which are open until decided."""
    kept = arrival_of(
        letter("a", n=4, note="CANARY", keep_until=date(2026, 7, 1), asks=[Ask(id="q" * 26, end=True)]), NOW
    )
    assert "CANARY" not in kept.model_dump_json()
    assert (kept.n, kept.link, kept.asks[0].end, kept.asks[0].decided) == (4, LINK, True, False)
    assert arrival_of(letter("a", link=""), NOW, FORMER).link == FORMER
    assert [kept.is_past(date(2026, 7, day)) for day in (1, 2)] == [False, True]
    assert not came("a", 1).is_past(date(2030, 1, 1))


def test_an_end_is_about_its_own_numbers_and_earlier_pairings() -> None:
    """Never about a later number, a later pairing, or one that is not known."""
    end = Ask(id="q" * 26, end=True, up_to=12)
    about = {
        ("a", 12, LINK): True, ("b", 13, LINK): False, ("c", 99, FORMER): True, ("d", 1, OLD): True,
        ("e", 0, ""): True, ("f", 1, LATER): False,
    }  # fmt: skip
    assert {key: is_meant(end, LINK, came(*key), KNOWN) for key in about} == about
    assert not is_meant(end, LATER, came("c", 99, FORMER), KNOWN)
    assert not is_meant(end, FORMER, came("a", 1), KNOWN)


def test_a_request_is_about_the_letters_it_names() -> None:
    """And about no other."""
    ask = Ask(id="q" * 26, shares=["a" * 26])
    assert is_meant(ask, LINK, came("a", 99), KNOWN)
    assert not is_meant(ask, LINK, came("b", 1), KNOWN)


def test_results_say_of_each_letter_what_was_done() -> None:
    """Removed now or before, kept, or not found here; where an end found nothing, just that."""
    ask = Ask(id="q" * 26, shares=[one * 26 for one in "abcd"], end=True, up_to=9)
    results = results_for(ask, meant=["a" * 26, "b" * 26, "e" * 26], kept=["b" * 26], gone=["c" * 26])
    assert [(result.item[0], result.did) for result in results] == [
        ("a", "removed"), ("b", "kept"), ("c", "removed"), ("d", "not-found"), ("e", "removed"),
    ]  # fmt: skip
    assert results_for(Ask(id="q" * 26, end=True), [], [], []) == [Result(ask="q" * 26, did="not-found")]


def test_what_is_decided_is_told_with_the_next_letter_and_again_if_more_comes() -> None:
    """That a letter came is told as well."""
    request = arrival_of(letter("r", n=5, asks=[Ask(id="q" * 26, shares=["a" * 26])]), NOW)
    assert request.to_tell == [Result(item="r" * 26, did="came")]
    told = request.model_copy(update={"told": "t" * 26})
    after = told.decided([Result(ask="q" * 26, item="a" * 26, did="removed")])
    assert (after.told, after.those("removed"), after.asks[0].decided) == (None, {"a" * 26}, True)
    assert after.to_tell[1] == Result(ask="q" * 26, item="a" * 26, did="removed")


def test_requests_of_before_are_told_as_they_were_decided() -> None:
    """A take-back with its share, an end with all that went; with nothing found, that."""
    facts = {"made": NOW, "opened": NOW}
    back = Arrival.model_validate({"message": "b" * 26, "kind": "take-back", "share": "s" * 26, **facts})
    assert back.to_tell[1:] == [Result(ask="b" * 26, item="s" * 26, did="not-found")]
    assert back.asks[0].shares == ["s" * 26]
    end = Arrival.model_validate({"message": "e" * 26, "kind": "end", "removed": ["s" * 26], **facts})
    assert end.to_tell[1:] == [Result(ask="e" * 26, item="s" * 26, did="removed")]
    assert (end.those("removed"), Arrival.model_validate(end.model_dump(by_alias=True))) == ({"s" * 26}, end)
    assert end.asks[0].end
    share = Arrival.model_validate({"message": "s" * 26, "kind": "share", **facts})
    assert share.to_tell == [Result(item="s" * 26, did="came")]
    assert standing_of(letter("s", link="", n=0), KNOWN, LINK, [back]) == "asked back"
    assert standing_of(letter("t", link="", n=0), KNOWN, LINK, [back]) == "new"


def test_what_was_kept_and_removed_after_all_is_told_anew() -> None:
    """Results on other letters stay as they were told, and so does a record without any."""
    results = [Result(ask="q" * 26, item=item * 26, did="kept") for item in "ab"]
    told = came("c", 3).model_copy(update={"results": results, "told": "t" * 26})
    after = told.put_right("removed", ["a" * 26])
    assert [result.did for result in after.results] == ["removed", "kept"]
    assert (after.told, after.those("removed")) == (None, {"a" * 26})
    assert told.put_right("removed", ["c" * 26]) is told
