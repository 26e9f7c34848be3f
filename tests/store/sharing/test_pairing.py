"""Four words pair two people; whoever carries the files, or hears the words, cannot come between them."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from equityjournal.core.sharing.invitation import (
    LIFE,
    Invitation,
    Tried,
    code_words,
    digest_of,
    invitation_in,
    new_invitation,
    tried,
)
from equityjournal.core.sharing.letter import body_of
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.sealed_letter import seal
from equityjournal.store.disk import files
from equityjournal.store.sharing.keyring import Keyring, new_keys
from equityjournal.store.sharing.pairing import Invitations
from two_sides import NONCE, NOW, TODAY, Side, a_companion, marked_by_hand, pair, sealed_by_hand, two_sides

Outcome = TypeVar("Outcome")
EVE = new_keys("Bronwen Rees")


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    """Two people who are not paired yet."""
    return two_sides(tmp_path)


def test_an_honest_run_takes_one_file_each_way(sides: tuple[Side, Side]) -> None:
    """Both then hold the other's card as checked, one link, and the same two words; nothing of the code is kept."""
    amara, bronwen = sides
    data = pair(amara, bronwen, note="For Tuesday.")
    for side, other in (sides, sides[::-1]):
        known = side.companion.card
        assert known
        assert (known.how, known.since) == ("four words", TODAY)
        assert known.card.has_keys_of(other.keys.card)
        assert side.checked.standing(side.companion) == "checked"
        assert side.companion.may_be_sealed_for
    assert amara.companion.link == bronwen.companion.link != ""
    assert amara.companion.two_words == bronwen.companion.two_words
    assert len(amara.companion.two_words) == 2
    (made,) = Invitations(bronwen.place).made(bronwen.keyring)
    assert (made.state, made.k, made.words) == ("used", None, ())
    assert bronwen.take_answer(data) == "opened already"
    assert bronwen.companion.alarm is None
    assert bronwen.take(amara.seal(note="The second.")) == "new"
    assert amara.take(bronwen.seal(questions=["How are you?"])) == "new"
    assert (amara.companion.sent, amara.companion.got, bronwen.companion.sent, bronwen.companion.got) == (
        2,
        1,
        1,
        2,
    )


def test_nothing_secret_is_in_an_invitation_and_the_code_is_in_no_file(sides: tuple[Side, Side]) -> None:
    """Neither the random half nor a word stands in what is sent, nor unsealed on Bronwen's disk."""
    _, bronwen = sides
    made = bronwen.invite()
    there = [path.read_text("utf-8", "replace") for path in bronwen.place.rglob("*") if path.is_file()]
    for text in (made.body, *there):
        # Whole runs of letters and digits: in a random key three letters may well spell a word.
        assert not set(made.words) & set(re.findall("[A-Za-z0-9+/=_-]+", text))
    assert set(Invitation.model_validate_json(made.body).model_dump()) == {
        "format", "version", "kind", "id", "nonce", "made", "whom", "sender",
    }  # fmt: skip


def test_a_substituted_invitation_does_not_fit_the_words(sides: tuple[Side, Side]) -> None:
    """Whatever its card; the third time it is refused for good, with the right words too."""
    amara, bronwen = sides
    said = bronwen.invite().words
    forged = new_invitation("e" * 26, bytes(32), NOW, "Amara", EVE.card)
    assert [amara.type_words(said, forged) for _ in range(4)] == ["wrong", "wrong", "refused", "refused"]
    fitting = code_words(5, forged)
    assert amara.type_words(fitting, forged) == "refused"
    assert amara.companion.card is None


def test_words_said_once_are_never_taken_for_another_file(sides: tuple[Side, Side]) -> None:
    """Who hears them and swaps the file can make one that fits: it is refused, and no try is counted."""
    amara, bronwen = sides
    made = bronwen.invite()
    assert amara.type_words(made.words, made.body.encode()) == "fits"
    swapped = b""
    half = made.k
    assert half is not None
    for nonce in range(
        3_000_000
    ):  # the second half alone: with the first known, a fitting file is soon found
        swapped = new_invitation("e" * 26, nonce.to_bytes(32, "big"), NOW, "Amara", EVE.card)
        if code_words(half, swapped)[3] == made.words[3]:
            break
    assert amara.type_words((*made.words[:2], *code_words(half, swapped)[2:]), swapped) == "said for another"
    assert amara.pairing.invitations.tried(digest_of(swapped)).tries == 0
    assert amara.type_words(made.words, made.body.encode()) == "fits"
    card = amara.companion.card
    assert card
    assert card.card.has_keys_of(bronwen.keys.card)


def test_words_wrong_twice_may_be_right_the_third_time(sides: tuple[Side, Side]) -> None:
    """As when the line was bad; the words of the wrong tries are used up all the same."""
    amara, bronwen = sides
    made = bronwen.invite()
    wrong = [code_words(number, b"another file") for number in (1, 2)]
    assert [amara.type_words(words, made.body.encode()) for words in wrong] == ["wrong", "wrong"]
    assert amara.type_words(made.words, made.body.encode()) == "fits"


def an_answer(sides: tuple[Side, Side], words: tuple[str, ...], body: bytes, **facts: object) -> bytes:
    """An answer made by somebody who has the invitation, and says these words were heard."""
    _, bronwen = sides
    thief = Side("Amara Okafor", bronwen.folder.parent / f"thief-{facts.pop('who', 1)}", "Bronwen", "coach")
    card = bronwen.keys.card
    known = thief.companion.paired(card, "four words", TODAY, "", [digest_of(body)])
    thief.keep(known)
    letter = thief.letter(
        kind="answer", nonce=NONCE, invitation=digest_of(body), heard=list(words), n=1, link="", **facts
    )
    return seal(letter, thief.keys, card)


def test_an_answer_with_wrong_words_is_shown_to_nobody_and_three_make_it_void(
    sides: tuple[Side, Side],
) -> None:
    """The right words then no longer help."""
    amara, bronwen = sides
    made = bronwen.invite()
    body = made.body.encode()
    guesses = [code_words(number, body) for number in range(3)]
    assert [bronwen.take_answer(an_answer(sides, words, body, who=n)) for n, words in enumerate(guesses)] == [
        "wrong words"
    ] * 3
    assert bronwen.companion.card is None
    assert amara.type_words(made.words, body) == "fits"
    assert bronwen.take_answer(amara.answer(body, made.words)) == "void"
    (kept,) = Invitations(bronwen.place).made(bronwen.keyring)
    assert (kept.state, kept.k) == ("void", None)


def test_two_answers_with_the_right_words_raise_the_alarm(sides: tuple[Side, Side]) -> None:
    """Nothing is sealed for that person until they pair anew; a stranger's guess raises none."""
    amara, bronwen = sides
    made = bronwen.invite()
    pair_words, body = made.words, made.body.encode()
    assert bronwen.take_answer(an_answer(sides, pair_words, body)) == "fits"
    assert bronwen.take_answer(an_answer(sides, code_words(7, body), body, who=2)) == "void"
    assert bronwen.companion.may_be_sealed_for
    assert amara.type_words(pair_words, body) == "fits"
    assert bronwen.take_answer(amara.answer(body, pair_words)) == "second answer"
    assert bronwen.companion.alarm == TODAY
    assert not bronwen.companion.may_be_sealed_for
    pair(amara, bronwen)
    assert bronwen.companion.may_be_sealed_for
    assert bronwen.companion.two_words == amara.companion.two_words


def test_whoever_answers_first_in_anothers_name_is_seen_at_the_two_words(sides: tuple[Side, Side]) -> None:
    """A listener with all words and the mail can be the writer to the coach, until these are compared."""
    amara, bronwen = sides
    made = bronwen.invite()
    body = made.body.encode()
    assert bronwen.take_answer(an_answer(sides, made.words, body)) == "fits"
    assert amara.type_words(made.words, body) == "fits"
    amara.answer(body, made.words)
    assert amara.companion.two_words != bronwen.companion.two_words


@pytest.mark.parametrize("years", [-3, 3])
def test_an_invitation_lives_fourteen_days_by_its_makers_clock_alone(
    sides: tuple[Side, Side], years: int
) -> None:
    """However wrong the other's clock is."""
    amara, bronwen = sides
    amara.now += timedelta(days=365 * years)
    pair(amara, bronwen)
    made = bronwen.invite()
    body = made.body.encode()
    assert amara.type_words(made.words, body) == "fits"
    data = amara.answer(body, made.words)
    bronwen.now += LIFE + timedelta(seconds=1)
    assert bronwen.take_answer(data) == "void"


def test_new_keys_make_a_waiting_invitation_void_and_a_used_one_stays_used(sides: tuple[Side, Side]) -> None:
    """Letters under the new keys would not open at a writer who checked the former."""
    amara, bronwen = sides
    waiting = bronwen.invite()
    assert amara.type_words(waiting.words, waiting.body.encode()) == "fits"
    answer = amara.answer(waiting.body.encode(), waiting.words)
    Keyring(bronwen.place).make("Bronwen Rees", NOW)
    assert bronwen.take_answer(answer) == "void"
    (kept,) = Invitations(bronwen.place).made(bronwen.keyring)
    assert (kept.state, kept.k) == ("void", None)
    data = pair(amara, bronwen)
    Keyring(bronwen.place).make("Bronwen Rees", NOW)
    assert bronwen.take_answer(data) == "opened already"


def test_a_newer_invitation_and_one_that_did_not_fit_make_the_earlier_void(sides: tuple[Side, Side]) -> None:
    """An answer to either is taken for nothing; one to an invitation that is not known is said to be just that."""
    amara, bronwen = sides
    first, second = bronwen.invite(), bronwen.invite()
    assert amara.type_words(first.words, first.body.encode()) == "fits"
    assert bronwen.take_answer(amara.answer(first.body.encode(), first.words)) == "void"
    bronwen.pairing.invitations.keep(second.voided(), bronwen.keys.card)
    assert amara.type_words(second.words, second.body.encode()) == "fits"
    data = amara.answer(second.body.encode(), second.words)
    assert bronwen.take_answer(data) == "void"
    for path in (bronwen.place / "invitations").iterdir():
        path.unlink()
    assert bronwen.take_answer(data) == "no such invitation"


def test_an_invitation_for_another_person_neither_ends_nor_answers_for_one(sides: tuple[Side, Side]) -> None:
    """Two people are invited at a time, and each has the invitation of their own."""
    _, bronwen = sides
    chidi = a_companion("Chidi", "writer")
    first = bronwen.invite()
    second = bronwen.pairing.invite(chidi, bronwen.keyring, NOW)
    for companion, made in ((bronwen.companion, first), (chidi, second)):
        waiting = bronwen.pairing.waiting_for(companion, bronwen.keyring, NOW)
        assert waiting is not None
        assert waiting.id == made.id
    assert bronwen.pairing.waiting_for(a_companion("Dilys", "writer"), bronwen.keyring, NOW) is None


def test_an_invitation_with_ones_own_card_or_a_weak_one_is_refused(sides: tuple[Side, Side]) -> None:
    """Before any word is tried."""
    amara, bronwen = sides
    own = new_invitation("e" * 26, bytes(32), NOW, "Amara", amara.keys.card)
    with pytest.raises(DamagedFile, match="the keys on it are your own"):
        amara.type_words(code_words(1, own), own)
    twice = bronwen.keys.card.model_copy(update={"mark": "A" * 43 + "="})
    weak = new_invitation("e" * 26, bytes(32), NOW, "Amara", twice)
    with pytest.raises(DamagedFile, match="its keys protect nothing"):
        invitation_in(weak, [])
    good = bronwen.invite().body
    for body, why in (
        (good.replace('"version": 2', '"version": 3'), "a newer version"),
        (good.replace('"version": 2', '"version": true'), "not laid out as an invitation"),
        (good.replace('"kind"', '"more": 1, "kind"'), "not laid out as an invitation"),
        (good.replace(bronwen.keys.card.mark, ""), "not of the present kind"),
        ("[" * 10_000, "not laid out as an invitation"),
    ):
        with pytest.raises(DamagedFile, match=why):
            invitation_in(body.encode(), [])


def test_the_answer_made_is_remembered_with_its_invitation(sides: tuple[Side, Side]) -> None:
    """So that no second is made by mistake."""
    amara, bronwen = sides
    made = bronwen.invite()
    body = made.body.encode()
    amara.type_words(made.words, body)
    amara.answer(body, made.words)
    tried = amara.pairing.invitations.tried(digest_of(body))
    assert tried.answer
    assert tried.body == made.body


def test_the_new_card_of_somebody_known_closes_the_old_one(sides: tuple[Side, Side]) -> None:
    """The same person here, with one card in use; nothing new under the old is taken in."""
    amara, bronwen = sides
    pair(amara, bronwen)
    late = amara.seal(note="Under the old keys.")
    Keyring(amara.place).make("Amara Okafor", NOW)
    pair(amara, bronwen)
    assert [known.closed for known in bronwen.companion.cards] == [TODAY, None]
    assert bronwen.take(late) == "closed"
    assert bronwen.take(amara.seal(note="Under the new.")) == "new"


def test_a_mark_is_what_the_documentation_says(sides: tuple[Side, Side]) -> None:
    """Worked out step by step without the program's own, it opens; each context is of one purpose alone."""
    amara, bronwen = sides
    pair(amara, bronwen)
    letter = amara.letter(n=2, note="By hand.")
    data = sealed_by_hand(marked_by_hand(body_of(letter), amara.keys, bronwen.keys), bronwen.keys)
    assert bronwen.open(data).letter == letter
    words = code_words(123_456, b"body")
    untried = Tried(invitation="a" * 64)
    assert [tried(words, body, untried, [])[0] for body in (b"body", b"bodies")] == ["fits", "wrong"]


class FakeKill:
    """A kill before a change of the disk, the one of this number."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.left, self._real = at, files.replace
        monkeypatch.setattr(files, "replace", self._replace)

    def _replace(self, path: Path, data: bytes, was: str | None) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt
        self._real(path, data, was)


def again(step: Callable[[], Outcome]) -> Outcome:
    """A step, done again after a kill."""
    try:
        return step()
    except KeyboardInterrupt:
        return step()


def test_killed_at_every_change_it_is_done_again_and_both_are_paired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No kill leaves an answer used up without its card, nor one side on another link."""
    for at in range(1, 30):
        amara, bronwen = two_sides(tmp_path / str(at))
        with monkeypatch.context() as patch:
            kill = FakeKill(patch, at)
            made = again(bronwen.invite)
            body, words = made.body.encode(), made.words
            assert again(partial(amara.type_words, words, body)) == "fits"
            data = again(partial(amara.answer, body, words))
            assert again(partial(bronwen.take_answer, data)) in ("fits", "opened already")
        assert amara.companion.two_words == bronwen.companion.two_words != ()
        assert amara.companion.link == bronwen.companion.link
        assert bronwen.take(amara.seal()) == "new"
        if kill.left > 0:
            break
    assert 8 < at < 29
