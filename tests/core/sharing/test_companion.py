"""Companions: who they are to one another, and when that is asked again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from equityjournal.core.sharing.companion import Agreement, Companion, KnownCard, companion_of, link_with
from equityjournal.core.sharing.former_people import Trusted, with_former_people
from equityjournal.core.sharing.keys import keys_from
from equityjournal.store.sharing.keyring import new_keys

DAY = date(2026, 6, 3)


def companion(**facts: Any) -> Companion:
    """Somebody with no say in the writer's job."""
    return Companion(
        **{"id": "a" * 26, "name": "Bronwen", "role": "coach", "manages": False, "asked": DAY, "danger": DAY,
           "meets": "files", **facts}
    )  # fmt: skip


def test_a_manager_may_see_no_feelings() -> None:
    """Whichever of the two it is."""
    assert companion().may_see_feelings
    assert not companion(manages=True).may_see_feelings
    assert not companion(manages=True, role="writer").may_see_feelings
    assert companion().may_go(["steps", "follows", "feelings"]) == ["feelings", "steps"]
    assert companion(manages=True).may_go(["steps", "feelings"]) == ["steps"]
    assert companion().is_coach
    assert not companion(role="writer").is_coach


def test_who_manages_whom_is_asked_again_after_a_year() -> None:
    """And not a day before."""
    assert not companion().is_to_be_asked_again(date(2027, 6, 3))
    assert companion().is_to_be_asked_again(date(2027, 6, 4))


@pytest.mark.parametrize(
    "wrong", [{"id": "x"}, {"name": ""}, {"role": "friend"}, {"meets": "mail"}, {"manages": "no"}, {"along": ["moods"]}]
)  # fmt: skip
def test_a_companion_is_read_strictly(wrong: dict[str, object]) -> None:
    """A word that may be a mistake is none of ours."""
    with pytest.raises(ValidationError):
        companion(**wrong)


LINK, NEXT = "0a" * 16, "0b" * 16
CARDS = [new_keys(name).card for name in ("Bronwen", "Bronwen", "Eve")]


def known_card(n: int, **facts: Any) -> KnownCard:
    """A card that was checked."""
    return KnownCard(**{**CARDS[n].model_dump(), "since": DAY, "how": "four words", **facts})


def test_the_card_in_use_is_the_last_that_is_open() -> None:
    """None while all are closed; the person is known by each."""
    known = companion(cards=[known_card(0, closed=DAY), known_card(1)])
    assert known.card == known_card(1)
    assert known.closed(DAY).card is None
    assert not known.closed(DAY).may_be_sealed_for
    assert companion_of(CARDS[0], [companion(), known]) == known
    assert companion_of(CARDS[2], [known]) is None


@pytest.mark.parametrize("facts", [{"alarm": DAY}, {"waits": True}, {"cards": []}])
def test_nothing_is_sealed_under_alarm_while_new_keys_wait_or_without_a_card(facts: dict[str, Any]) -> None:
    """And otherwise it may be."""
    assert companion(cards=[known_card(0)]).may_be_sealed_for
    assert not companion(**{"cards": [known_card(0)], **facts}).may_be_sealed_for


def test_a_new_pairing_begins_anew_and_remembers_the_links_before() -> None:
    """Numbers, gaps, alarm, end and the comparison; a card known before is not there twice."""
    known = companion(
        cards=[known_card(0, closed=DAY), known_card(1)], link=LINK, sent=7, got=3, beyond=[9], alarm=DAY, ended=DAY, compared=DAY,
    )  # fmt: skip
    after = known.paired(CARDS[0], "four words", DAY, NEXT, ["ab" * 32])
    assert [(one.card, one.closed) for one in after.cards] == [(CARDS[1], DAY), (CARDS[0], None)]
    assert (after.link, after.former_links, after.sent, after.got, after.beyond) == (NEXT, [LINK], 0, 0, [])
    assert (after.alarm, after.ended, after.compared, after.two_words) == (None, None, None, ())
    linked = after.linked(LINK, ["ab" * 32, "cd" * 32], sent=1)
    assert (linked.link, linked.former_links, linked.sent) == (LINK, [LINK, NEXT], 1)
    assert len(linked.two_words) == 2


def test_the_words_of_a_carried_over_pair_come_of_both_first_letters() -> None:
    """Whichever side works them out; a later letter changes nothing, and other cards have none."""
    ours, theirs = sorted(CARDS[:2], key=lambda card: card.age)
    here = companion(cards=[KnownCard(**theirs.model_dump(), since=DAY, how="before")])
    there = companion(cards=[KnownCard(**ours.model_dump(), since=DAY, how="before")])
    here = here.with_first_letter("ab" * 32, mine=True, own=ours)
    assert here.two_words == ()
    here = here.with_first_letter("cd" * 32, mine=False, own=ours).with_first_letter(
        "ef" * 32, mine=True, own=ours
    )
    there = there.with_first_letter("cd" * 32, mine=True, own=theirs).with_first_letter(
        "ab" * 32, mine=False, own=theirs
    )
    assert here.two_words == there.two_words != ()
    assert here.link == there.link == link_with(there, theirs) != ""
    other = companion(cards=[known_card(0)])
    assert other.with_first_letter("ab" * 32, mine=True, own=ours) == other
    assert (link_with(other, ours), link_with(companion(), ours)) == ("", "")


def trusted(n: int, days: int = 0, **facts: Any) -> Trusted:
    """Somebody kept by a card of version 1."""
    card = keys_from("Bronwen", new_keys("Bronwen").opening, None, bytes([n] * 32)).card
    moment = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days)
    head = {"name": "Bronwen", "age": card.age, "signing": card.signing, "manages": False, "trusted": moment}
    return Trusted.model_validate({**head, **facts})


def test_cards_of_one_person_before_are_one_companion_whatever_replaced_what() -> None:
    """One after another; in a circle, which a hand may have made; put aside by a program that noted no other."""
    first, last = (
        trusted(1),
        trusted(2, 9, on_card="Bronwen Rees", agreement={"limits": "Danger."}),
    )
    day = datetime(2026, 5, 10, tzinfo=UTC)
    first = first.model_copy(update={"replaced": day, "replaced_by": last.key_id})
    lone = trusted(3, replaced=day, name="Bronwen (former card)")
    circle = trusted(4, name="Zofia", replaced=day)
    circle = circle.model_copy(update={"replaced_by": circle.key_id})
    found = with_former_people([], [last, first, lone, circle], [first.key_id])
    assert [(one.name, one.role, len(one.cards)) for one in found] == [
        ("Bronwen", "writer", 2), ("Bronwen (former card)", "coach", 1), ("Zofia", "coach", 1),
    ]  # fmt: skip
    assert found[0].card
    assert found[0].card.name == "Bronwen Rees"
    assert found[0].agreement == Agreement(text="Danger.", day=date(2026, 5, 10), mine=True)
    assert with_former_people([], [first, last, circle, lone], [])[0].id == found[0].id


def test_a_companion_with_keys_of_before_gets_their_cards_once() -> None:
    """By the name of its files, or by a card it holds; its own agreement and name stand."""
    person = trusted(1)
    named = companion(keys=[person.key_id], name="Bron", agreement=Agreement(text="Ours.", day=DAY))
    (found,) = with_former_people([named], [person], [])
    assert (found.name, [card.age for card in found.cards], found.agreement) == (
        "Bron",
        [person.age],
        named.agreement,
    )
    assert with_former_people([found], [person], []) == [found]
    by_card = found.model_copy(update={"keys": []})
    assert [one.keys for one in with_former_people([by_card], [person], [])] == [[person.key_id]]
    assert with_former_people([companion()], [person], [])[0] == companion()


def test_numbers_beyond_all_measure_make_no_endless_list() -> None:
    """A companion's program may be broken."""
    far = companion().with_letter(1_000_000)
    assert (far.got, far.gaps) == (0, list(range(1, 101)))
