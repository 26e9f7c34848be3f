"""One person, many keys: planned, stolen, or changed in a folder that others write to."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.sharing.companion import Companion, bodies_of_new_keys
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import body_of
from equityjournal.core.sharing.letter_parts import Ask, Item, SharedAnswer
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.formats.sealed_letter import Opened, seal
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.keyring import Keyring, new_keys
from two_sides import NONCE, NOW, TODAY, Side, marked_by_hand, pair, sealed_by_hand, two_sides


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    """Two people who are paired."""
    amara, bronwen = two_sides(tmp_path)
    pair(amara, bronwen)
    return amara, bronwen


def new_keys_of(side: Side, old: Keys, new: Keys, **facts: Any) -> bytes:
    """A letter of planned new keys, marked by both."""
    known = side.companion.card
    assert known
    letter = side.letter(
        kind="new-keys", nonce=NONCE, n=2, sender=old.card.as_sent, new_card=new.card.as_sent, **facts
    )
    return seal(letter, old, known.card, new)


def after(side: Side, opened: Opened) -> Companion:
    """The other after a letter of new keys."""
    assert opened.letter.new_card
    bodies = bodies_of_new_keys(side.companion.link, digest_of(opened.body))
    return side.companion.with_new_card(opened.letter.new_card, "two words", TODAY, bodies)


def test_planned_new_keys_wait_for_two_words(sides: tuple[Side, Side]) -> None:
    """Until they are typed nothing is sealed to either; the pairing goes on, and the old are closed."""
    amara, bronwen = sides
    old = amara.keys
    new = Keyring(amara.place).make("Amara Okafor", NOW)
    opened = bronwen.open(new_keys_of(amara, old, new))
    assert (opened.state, opened.letter.kind) == ("known", "new-keys")
    waiting = after(bronwen, opened)
    assert not waiting.may_be_sealed_for
    assert len(waiting.two_words) == 2
    wrong = waiting.with_words(("acorn", "acorn"), TODAY)
    assert (wrong.tries, wrong.waits) == (1, True)
    right = wrong.with_words(waiting.two_words, TODAY)
    assert right.may_be_sealed_for
    assert right.compared == TODAY
    assert (right.link, right.card and right.card.card) == (bronwen.companion.link, new.card.as_sent)
    bronwen.keep(right)
    bronwen.checked.note(right)
    assert amara.take(bronwen.seal(note="To the new keys.")) == "new"
    assert bronwen.take(amara.seal(note="From the new keys.")) == "new"


def test_three_wrong_words_close_all_keys(sides: tuple[Side, Side]) -> None:
    """Then they pair anew."""
    amara, bronwen = sides
    new = new_keys("Amara")
    waiting = after(bronwen, bronwen.open(new_keys_of(amara, amara.keys, new)))
    for _ in range(3):
        waiting = waiting.with_words(("acorn", "album"), TODAY)
    assert waiting.card is None
    assert not waiting.may_be_sealed_for


def test_new_keys_need_the_mark_of_old_and_new(sides: tuple[Side, Side]) -> None:
    """Of the old alone, of another's for the new, or for another card: refused."""
    amara, bronwen = sides
    new, eve = new_keys("Amara"), new_keys("Eve")
    facts = {"kind": "new-keys", "nonce": NONCE, "n": 2}
    body = body_of(amara.letter(new_card=new.card.as_sent, **facts))
    plain = body_of(amara.letter(n=2))
    forged = [
        marked_by_hand(body, amara.keys, bronwen.keys),
        marked_by_hand(marked_by_hand(body, eve, bronwen.keys), amara.keys, bronwen.keys),
        marked_by_hand(marked_by_hand(body, new, eve), amara.keys, bronwen.keys),
        marked_by_hand(marked_by_hand(body, new, bronwen.keys), new, bronwen.keys),
        marked_by_hand(marked_by_hand(plain, new, bronwen.keys), amara.keys, bronwen.keys),
    ]
    for text in forged:
        with pytest.raises(DamagedFile):
            bronwen.open(sealed_by_hand(text, bronwen.keys))
    good = marked_by_hand(marked_by_hand(body, new, bronwen.keys), amara.keys, bronwen.keys)
    assert bronwen.open(sealed_by_hand(good, bronwen.keys)).letter.new_card == new.card.as_sent


def test_under_closed_keys_nothing_new_is_more_than_read(sides: tuple[Side, Side]) -> None:
    """A thief with the old keys asks for removal, ends, and offers new keys: each opens as closed."""
    amara, bronwen = sides
    bronwen.keep(bronwen.companion.closed(TODAY))
    for facts in ({"asks": [Ask(id="a" * 26, end=True, up_to=9)]}, {"note": "It is me."}):
        assert bronwen.take(amara.seal(**facts)) == "closed"
    assert bronwen.open(new_keys_of(amara, amara.keys, new_keys("Eve"))).state == "closed"
    assert not bronwen.companion.may_be_sealed_for


def test_to_ones_own_stolen_keys_nobody_is_believed(sides: tuple[Side, Side]) -> None:
    """Whoever has them can write to their owner in anybody's name."""
    amara, bronwen = sides
    data = amara.seal(note="Before.")
    Keyring(bronwen.place).mark_stolen()
    made = Keyring(bronwen.place).make("Bronwen Rees", NOW)
    assert bronwen.open(data).state == "closed"
    assert [keys.stolen for keys in bronwen.keyring] == [False, True]
    assert bronwen.keys == made
    pair(amara, bronwen)
    assert bronwen.take(amara.seal(note="After.")) == "new"


def test_a_letter_under_way_to_former_keys_still_comes(sides: tuple[Side, Side]) -> None:
    """Planned new keys of the coach lose nothing that was sealed before."""
    amara, bronwen = sides
    data = amara.seal(note="On its way.")
    Keyring(bronwen.place).make("Bronwen Rees", NOW)
    assert bronwen.take(data) == "new"


def test_a_card_changed_in_the_folder_is_not_the_one_checked(sides: tuple[Side, Side]) -> None:
    """Another card, an older one reopened, or none; a machine without any digest asks."""
    amara, _ = sides
    known = amara.companion
    card = known.card
    assert card
    eve = new_keys("Bronwen").card
    other = card.model_copy(update={"age": eve.age, "mark": eve.mark})
    assert amara.checked.standing(known) == "checked"
    assert amara.checked.standing(known.model_copy(update={"cards": [other]})) == "changed"
    assert amara.checked.standing(known.model_copy(update={"cards": []})) == "changed"
    amara.checked.note(known.closed(TODAY))
    assert amara.checked.standing(known) == "changed"
    assert amara.checked.standing(known.closed(TODAY)) == "checked"
    for path in (amara.folder / "state").iterdir():
        path.write_bytes(b"damaged")
    assert amara.checked.standing(known) == "not here"


def test_no_number_is_used_twice_though_the_folder_was_restored(sides: tuple[Side, Side]) -> None:
    """The last one stands on this machine as well; under a new link they begin anew."""
    amara, bronwen = sides
    before = amara.companion
    assert bronwen.take(amara.seal()) == "new"
    amara.keep(before)
    assert bronwen.take(amara.seal()) == "new"
    assert bronwen.companion.gaps == []
    assert amara.checked.next_number(before.model_copy(update={"link": "ef" * 16, "sent": 0})) == 1


def test_a_number_used_twice_raises_the_alarm(sides: tuple[Side, Side]) -> None:
    """Nothing is sealed from then on; a gap is only named."""
    amara, bronwen = sides
    assert bronwen.take(amara.seal(n=4)) == "new"
    assert bronwen.companion.gaps == [2, 3]
    assert bronwen.take(amara.seal(n=4)) == "number used twice"
    assert bronwen.companion.alarm == TODAY
    assert bronwen.take(amara.seal(n=2, link="ef" * 16)) == "unknown link"


def test_clocks_wrong_by_years_change_nothing(sides: tuple[Side, Side]) -> None:
    """Numbers and links decide."""
    amara, bronwen = sides
    for n, days in ((2, 4000), (3, -4000)):
        amara.now = NOW + timedelta(days=days)
        assert bronwen.take(amara.seal(n=n)) == "new"


def test_what_cannot_be_sealed_is_not(sides: tuple[Side, Side]) -> None:
    """To a weak card or one's own; from keys of before; in another's name; or too much."""
    amara, bronwen = sides
    known = amara.companion.card
    assert known
    weak = known.card.model_copy(update={"mark": "A" * 43 + "="})
    for to in (weak, amara.keys.card):
        with pytest.raises(NotAllowed, match="protect nothing"):
            seal(amara.letter(recipient=to), amara.keys, to)
    with pytest.raises(NotAllowed, match="of an earlier kind"):
        seal(amara.letter(), amara.keys._replace(marking=None), known.card)
    with pytest.raises(NotSaved, match="would not have said the same"):
        seal(amara.letter(sender=new_keys("Amara").card), amara.keys, known.card)
    item = Item(entry="2026-06-01-k7m3qd", about="2026-06", answers=[SharedAnswer(text="x" * 190_000)] * 45)
    with pytest.raises(NotSaved, match="Choose fewer entries"):
        seal(amara.letter(items=[item]), amara.keys, known.card)
    assert Companions(bronwen.place).called("amara")[0].name == "Amara"
