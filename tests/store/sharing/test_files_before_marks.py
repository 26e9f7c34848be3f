"""Files of sharing from before marks, made by the program of that day: all of them open, and are carried over."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.companion import link_with
from equityjournal.core.sharing.inbox import arrival_of, results_for
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.keys import keys_from
from equityjournal.core.sharing.ledger import ended_of, entry_meant
from equityjournal.core.sharing.letter import body_of
from equityjournal.core.sharing.letter_parts import Ask, Result
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.sealed_letter import Opened, seal, unseal
from equityjournal.store.sharing.cards import card_within
from equityjournal.store.sharing.coachs_words import Sent, WaitingWords
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.inbox import Inbox
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.ledger import Ledger
from two_sides import NOW, TODAY, Side

FILES = Path(__file__).parents[2] / "files_before_marks"
BACK = "f" * 26
"""Id of the request for the share `d…`."""


def nobody() -> str:
    """Nobody is asked."""
    raise AssertionError("a passphrase was asked for")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A copy of all files, which may be changed."""
    return Path(shutil.copytree(FILES, tmp_path / "before"))


def opened(before: Path, name: str, who: str) -> Opened:
    """What somebody finds in a sealed file of before."""
    (block,) = blocks_in((before / "letters" / f"{name}.txt").read_bytes())
    place = before / who / "sharing"
    return unseal(block.data, Keyring(place).open(nobody), Companions(place).all())


def everything(folder: Path) -> dict[Path, bytes]:
    """All files below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def side(before: Path, who: str, companion: str) -> Side:
    """A side that lives in a folder of before."""
    made = object.__new__(Side)
    made.folder, made.companion_id, made.now, made.name = before / who, companion, NOW, who
    return made


def sides(before: Path) -> tuple[Side, Side]:
    """Amara and Bronwen, as they were before."""
    (bronwen,) = Companions(before / "amara/sharing").all()
    (amara,) = Companions(before / "bronwen/sharing").all()
    return side(before, "amara", bronwen.id), side(before, "bronwen", amara.id)


def test_each_kind_reads_as_a_letter_without_number_for_its_reader(before: Path) -> None:
    """With all that was in it, from somebody known; reading changes nothing on disk."""
    there = everything(before)
    share = opened(before, "share-1", "bronwen")
    assert (share.state, share.letter.n, share.letter.link) == ("known", 0, "")
    assert share.companion
    assert share.companion.name == "Amara Okafor"
    assert share.letter.note == "For Tuesday."
    assert [answer.text for item in share.letter.items for answer in item.answers] == [
        "They had decided before she came in."
    ]
    assert [theme.id for theme in share.letter.ask_about] == ["power"]
    assert share.letter.summary == ["You have written on 3 days."]
    second = opened(before, "share-2", "bronwen").letter
    assert (len(second.agreed), second.steps[0].n, second.results) == (
        1,
        1,
        [Result(item="r" * 26, did="came")],
    )
    assert opened(before, "take-back", "bronwen").letter.asks == [Ask(id=BACK, shares=["d" * 26])]
    assert [(ask.end, ask.shares) for ask in opened(before, "end", "bronwen").letter.asks] == [(True, [])]
    assert opened(before, "receipt-kept", "amara").letter.results == [Result(item="d" * 26, did="came")]
    assert opened(before, "receipt-removed", "amara").letter.results == [
        Result(ask=BACK, item="d" * 26, did="removed")
    ]
    assert [result.did for result in opened(before, "receipt-not-found", "amara").letter.results] == [
        "not-found"
    ]
    assert opened(before, "replies", "amara").letter.replies[0].text == "What would she say?\n\nAsk her."
    questions = opened(before, "questions", "amara").letter
    assert (questions.note, questions.questions) == ("No hurry.", ["How are you?", "Who noticed?"])
    answer = opened(before, "answer", "amara").letter
    assert (len(answer.replies), len(answer.questions), len(answer.agreed), len(answer.steps)) == (1, 1, 1, 1)
    assert answer.results == [Result(ask=BACK, item="d" * 26, did="removed")]
    assert everything(before) == there


def test_its_own_sender_reads_it_too_and_replaced_keys_are_closed(before: Path) -> None:
    """Those files were sealed for two; under a card that was replaced nothing new is believed."""
    assert opened(before, "share-1", "amara").state == "own"
    assert opened(before, "answer", "bronwen").state == "own"
    assert opened(before, "share-of-former-keys", "bronwen").state == "closed"


def test_cards_of_before_read_with_the_words_they_had(before: Path) -> None:
    """And the keyring opens with its former keys."""
    card = card_within((before / "letters/amara.card").read_bytes())
    assert (card.mark, bool(card.signing), len(card.fingerprint.split())) == ("", True, 10)
    keys = Keyring(before / "amara/sharing").open(nobody)
    assert [key.marking for key in keys] == [None, None]
    assert keys[0].card == card


def test_people_of_before_are_companions_with_all_their_cards(before: Path) -> None:
    """The replaced card with the one in use; the agreement in one text; nothing on disk changes until one does."""
    amara, bronwen = sides(before)
    known = bronwen.companion
    assert (known.name, known.role, known.manages, known.danger) == ("Amara Okafor", "writer", False, None)
    assert [(card.how, card.closed is None) for card in known.cards] == [("before", False), ("before", True)]
    assert len(known.keys) == 2
    coach = amara.companion
    assert (coach.id, coach.name, coach.role, coach.along) == ("b" * 26, "Bronwen", "coach", ["steps"])
    assert coach.card
    assert coach.card.name == "Bronwen Rees"
    assert coach.agreement
    assert coach.agreement.text == "To think aloud.\nDanger to somebody.\nUntil Christmas."
    assert amara.checked.standing(coach) == "not here"
    bronwen.keep(known.model_copy(update={"name": "Amara"}))
    assert [(found.id, found.name, len(found.cards)) for found in Companions(bronwen.place).all()] == [
        (known.id, "Amara", 2)
    ]
    assert Companions(bronwen.place).unreadable() == []


def test_the_inbox_and_the_coachs_own_words_of_before_are_there(before: Path) -> None:
    """Under either card; what waited unsealed is sealed at the next change."""
    _, bronwen = sides(before)
    inbox = Inbox(bronwen.place, bronwen.companion)
    assert [sealed.message[0] for sealed in inbox.kept()] == ["c", "e"]
    assert [len(came.asks) for came in inbox.arrivals()] == [0, 0, 0, 1]
    assert inbox.gone() == {"d" * 26}
    told = {came.message[0]: came.to_tell for came in inbox.arrivals()}
    assert told["f"][1:] == [Result(ask=BACK, item="d" * 26, did="removed")]
    assert told["e"] == [Result(item="e" * 26, did="came")]
    for sealed in inbox.kept():
        assert sealed.data
        assert bronwen.open(sealed.data).letter.items
    (copy,) = Sent(bronwen.place, bronwen.companion).before()
    assert bronwen.open(copy).letter.questions == ["What next?"]
    words = WaitingWords(bronwen.place, bronwen.companion)
    waiting = words.there(bronwen.keyring)
    assert ([reply.text for reply in waiting.replies], waiting.questions) == (["Begun."], ["And then?"])
    words.keep(waiting, bronwen.keys.card)
    assert words.there(bronwen.keyring) == waiting
    assert not [data for path, data in everything(bronwen.place / "drafts").items() if b"Begun" in data]


def test_the_ledger_of_before_is_by_companion_and_outlives_a_new_card(before: Path) -> None:
    """What was given, asked back and heard; an answer under other keys still counts."""
    amara, _ = sides(before)
    ledger = Ledger(before / "amara/journal", [amara.companion])
    first, second = ledger.shares_with("b" * 26)
    assert (first.place, first.came is not None, first.taken_back is not None, first.removed) == (
        1,
        True,
        True,
        None,
    )
    assert (second.place, second.taken_back) == (2, None)
    assert entry_meant("2026-05-01-k7m3qd", ledger.shares_with("b" * 26)) == "2026-05-12-k7m3qd"
    removed = opened(before, "receipt-removed", "amara").letter.results
    (heard,) = ledger.hear(removed, "b" * 26, "x" * 26, datetime(2026, 6, 1, tzinfo=UTC))
    assert (heard.message, heard.removed is not None) == ("d" * 26, True)
    assert len(Ledger(before / "amara/journal").shares()) == 2
    assert ended_of(ledger.shares_with("b" * 26)) is None


def test_an_end_of_before_reaches_what_is_here_of_before_and_no_more(before: Path) -> None:
    """Whatever the clocks said."""
    _, bronwen = sides(before)
    letter = opened(before, "end", "bronwen").letter
    inbox = Inbox(bronwen.place, bronwen.companion)
    request = arrival_of(letter, NOW)
    ((ask, meant),) = inbox.meant_by(request).items()
    assert (ask, sorted(meant)) == (letter.id, ["c" * 26, "e" * 26])
    results = results_for(letter.asks[0], meant, [], inbox.gone())
    assert {(result.item[0], result.did) for result in results} == {("c", "removed"), ("e", "removed")}


def test_the_first_marked_letter_carries_the_new_card_once_and_the_pairing_goes_on(before: Path) -> None:
    """As a story: Amara's file, Bronwen's, two words on both screens, then the signing keys are gone."""
    amara, bronwen = sides(before)
    for who in (amara, bronwen):
        Keyring(who.place).ready(nobody, NOW)
        assert who.keys.marking
        assert who.keys.signing
        assert Keyring(who.place).card().mark == who.keys.card.mark
    to = amara.companion.card
    assert to
    assert to.mark == ""
    body = body_of(amara.letter(n=1, note="With my new card."))
    amara.keep(amara.companion.model_copy(update={"link": link_with(amara.companion, amara.keys.card)}))
    letter = amara.letter(n=1, note="With my new card.")
    body = body_of(letter)
    data = seal(letter, amara.keys, to.card)
    amara.keep(amara.companion.with_first_letter(digest_of(body), mine=True, own=amara.keys.card))
    assert amara.companion.two_words == ()

    came = bronwen.open(data)
    assert (came.state, came.letter.note) == ("new card", "With my new card.")
    known = bronwen.companion.with_new_card(came.letter.sender, "before", TODAY, bronwen.companion.bodies)
    bronwen.keep(known.with_first_letter(digest_of(came.body), mine=False, own=bronwen.keys.card))
    assert bronwen.companion.link == amara.companion.link == came.letter.link
    assert bronwen.companion.may_be_sealed_for
    assert bronwen.open(data).state == "known"

    back = bronwen.letter(n=1, questions=["And now?"])
    assert bronwen.companion.card
    sealed = seal(back, bronwen.keys, bronwen.companion.card.card)
    bronwen.keep(
        bronwen.companion.with_first_letter(digest_of(body_of(back)), mine=True, own=bronwen.keys.card)
    )
    answer = amara.open(sealed)
    assert answer.state == "new card"
    known = amara.companion.with_new_card(answer.letter.sender, "before", TODAY, amara.companion.bodies)
    amara.keep(known.with_first_letter(digest_of(answer.body), mine=False, own=amara.keys.card))
    assert amara.companion.two_words == bronwen.companion.two_words
    assert len(amara.companion.two_words) == 2

    for who in (amara, bronwen):
        Keyring(who.place).destroy_signing_key(nobody, NOW)
        Keyring(who.place).destroy_signing_key(nobody, NOW)
        assert who.keys.signing is None
        assert b"signing" not in Keyring(who.place).private_file.read_bytes()
    assert bronwen.take(amara.seal(n=2)) == "new"
    assert opened(before, "share-2", "bronwen").letter.items
    assert opened(before, "answer", "amara").state == "known"


def test_a_new_card_is_believed_only_from_keys_in_use(before: Path) -> None:
    """One vouched for by replaced keys is closed; by nobody's, unknown."""
    amara, bronwen = sides(before)
    keys = Keyring(amara.place).ready(nobody, NOW)
    former = keys[1]._replace(marking=keys[0].marking)
    own = keys_from("Amara Okafor", former.opening, former.marking, former.signing)
    to = amara.companion.card
    assert to
    letter = amara.letter(n=1, sender=own.card.as_sent)
    assert bronwen.open(seal(letter, own, to.card)).state == "closed"
    for signing in (bytes(range(32)), None):
        unknown = keys_from("Amara Okafor", keys[0].opening, keys[0].marking, signing)
        with pytest.raises(DamagedFile, match="does not fit"):
            bronwen.open(seal(amara.letter(n=1), unknown, to.card))
