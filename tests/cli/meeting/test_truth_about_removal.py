"""What was asked back: removed, kept or not found, letter by letter; and never said to be removed where it was not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.to_bronwen import every
from coaching import a_letter, answered, asked_back, everything_in, kept_by, refused, sent, shared
from equityjournal.core.sharing.letter_parts import Result
from equityjournal.store.disk.names import message_name
from equityjournal.store.sharing.ledger import Ledger
from pairs import add, give_keys, introduce, journal_of, keys_of, known_by, opened, pair, place
from program import Program

Machine = Callable[[str], Program]

NOT_FOUND = "asks back what is not found here"
NO_WORD = "That is not word that it was removed"
ASKING = {"one": ("--take-back", "1"), "all": ("--stop",)}


def share_all(amara: Program, bronwen: Program, name: str = "one.txt") -> Path:
    """Everything in the journal, sealed into a file at the coach's; there it is opened only by the test."""
    assert bronwen.home
    file = bronwen.home / name
    amara("share", *every(amara), "--with", "Bronwen", "--yes", "--output", str(file))
    return file


def ask(amara: Program, bronwen: Program, how: str, *options: str) -> str:
    """Have it asked back, and the answer opened; all that the coach saw, and then the writer."""
    assert bronwen.home
    back = bronwen.home / f"back-{message_name()}.txt"
    amara("with", "Bronwen", *ASKING[how], "--yes", "--output", str(back))
    said = bronwen("open", str(back), *(options or ("--yes",)))
    answer = answered(bronwen, amara, f"{message_name()}.txt")[0]
    return " ".join((said.out + said.err + amara("open", str(answer)).out).split())


def new_card(amara: Program, bronwen: Program) -> None:
    """The writer makes new keys, and both compare ten words again."""
    amara("keys", "new", "--replace", "--name", "Amara Okafor")
    card = (bronwen.home or Path()) / f"{message_name()}.card"
    amara("keys", "show", "--output", str(card))
    bronwen.at_terminal("keys", "trust", str(card), typed=["yes", keys_of(amara).card.fingerprint])
    link = known_by(bronwen, amara).link
    from equityjournal.store.sharing.companions import Companions

    known = known_by(amara, bronwen)
    linked = known.linked(link, []) if known.link != link else known
    Companions(place(amara)).keep(linked)


@pytest.mark.parametrize("how", ASKING)
def test_what_was_asked_back_is_removed_and_the_word_of_it_is_true(machine: Machine, how: str) -> None:
    """Nothing of it stays, it is not taken in again, and both are told."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    first = share_all(amara, bronwen)
    bronwen("open", str(first))
    said = ask(amara, bronwen, how)
    assert "What Amara Okafor asked back is removed." in said
    assert "Bronwen Rees removed what you sealed on 1 June 2026" in said
    assert not kept_by(bronwen)
    assert "Word that it was removed came on" in amara("shares").out
    assert refused(bronwen, first)


@pytest.mark.parametrize("how", ASKING)
def test_after_new_keys_what_was_shared_before_is_found_and_removed(machine: Machine, how: str) -> None:
    """A person is one, whatever their keys."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    bronwen("open", str(share_all(amara, bronwen)))
    new_card(amara, bronwen)
    assert "CANARY" in bronwen("coach", "Amara").out
    assert "asked back is removed." in ask(amara, bronwen, how)
    assert not kept_by(bronwen)


@pytest.mark.parametrize("how", ASKING)
def test_where_nothing_is_found_nothing_is_said_to_be_removed(machine: Machine, how: str) -> None:
    """As on a second machine with the keys alone, or before the file came; what comes late is not taken in."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    late = share_all(amara, bronwen)
    said = ask(amara, bronwen, how)
    assert NOT_FOUND in said
    assert NO_WORD in said
    assert "Bronwen Rees removed" not in said
    told = amara("shares")
    assert "Word that it was not found came on 1 June 2026." in told.out
    (share,) = amara("shares", "--json").json
    assert (share["removed"], bool(share["not_found"])) == (None, True)
    assert NO_WORD in amara("delete", share["entries"][0]).out
    assert refused(bronwen, late)
    assert not kept_by(bronwen)


def test_what_the_coach_keeps_all_the_same_is_told_as_kept(machine: Machine) -> None:
    """Anything but yes keeps it; without a terminal nothing is decided, and --yes removes."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    back = sent(asked_back(amara, bronwen, share), amara, bronwen, "back.txt")
    assert "--yes does without" in bronwen("open", str(back), code=1).err
    assert len(kept_by(bronwen)) == 1
    assert [result for result in answered(bronwen, amara)[1].results if result.ask] == []
    again = sent(asked_back(amara, bronwen, share), amara, bronwen, "again.txt")
    assert "It is kept." in bronwen.at_terminal("open", str(again), typed=["no", "no", ""]).out
    assert len(kept_by(bronwen)) == 1
    assert {result.did for result in answered(bronwen, amara)[1].results if result.ask} == {"kept"}


def test_a_letter_whose_file_is_gone_is_not_found_though_it_came(machine: Machine) -> None:
    """How it went is not known; asked once more, it is still not found."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    kept_by(bronwen)[0].unlink()
    for name in ("a.txt", "b.txt"):
        back = sent(asked_back(amara, bronwen, share), amara, bronwen, name)
        assert NOT_FOUND in " ".join(bronwen("open", str(back)).out.split())
        (result,) = [result for result in answered(bronwen, amara)[1].results if result.ask]
        assert (result.did, result.item) == ("not-found", share.id)


def test_asked_back_once_more_what_was_removed_here_is_answered_so(machine: Machine) -> None:
    """So that a writer whom the first answer never reached hears of it."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    for n in range(2):
        bronwen("open", str(sent(asked_back(amara, bronwen, share), amara, bronwen, f"{n}.txt")), "--yes")
        (result,) = [result for result in answered(bronwen, amara)[1].results if result.ask]
        assert (result.did, result.item) == ("removed", share.id)


def test_an_end_reaches_what_was_sent_before_it_and_nothing_of_another(machine: Machine) -> None:
    """Whatever the clocks say: a letter with a later number stays, and so do another person's."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    give_keys(chidi, "Chidi Eze")
    introduce(bronwen, keys_of(chidi))
    other = shared(chidi, bronwen)
    theirs = [shared(amara, bronwen, made=amara.clock.moment.replace(year=year)) for year in (2027, 2025)]
    end = asked_back(amara, bronwen)
    later = shared(amara, bronwen, made=amara.clock.moment.replace(year=2024))
    bronwen("open", str(sent(end, amara, bronwen, "end.txt")), "--yes")
    assert {path.stem for path in kept_by(bronwen)} == {other.id, later.id}
    results = [result for result in answered(bronwen, amara)[1].results if result.ask]
    assert sorted((result.did, result.item) for result in results) == sorted(
        ("removed", one.id) for one in theirs
    )


def test_a_request_of_another_person_removes_nothing(machine: Machine) -> None:
    """Though it names the letter, and its sender has the same name."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    other = machine("other")
    introduce(bronwen, give_keys(other, "Amara Okafor"), name="Amara of housing")
    for request in (asked_back(other, bronwen, share), asked_back(other, bronwen)):
        bronwen("open", str(sent(request, other, bronwen, f"{request.id}.txt")), "--yes")
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_keys_that_were_given_up_remove_nothing(machine: Machine) -> None:
    """They may have been stolen: whatever comes under them is read at most, whatever --yes says."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    requests = [asked_back(amara, bronwen, share), asked_back(amara, bronwen)]
    files = [sent(request, amara, bronwen, f"{request.id}.txt") for request in requests]
    new_card(amara, bronwen)
    for file in files:
        bronwen("open", str(file), "--yes", code=None)
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


# Word of it, at the writer's


def test_word_that_nobody_asked_for_counts_for_nothing(machine: Machine) -> None:
    """On a letter itself, on one that the request is not about, on no request; the ledger says as much as before."""
    amara, bronwen = pair(machine)
    for name in ("1.txt", "2.txt"):
        entry = add(amara, "Words.").id
        amara("share", entry, "--with", "Bronwen", "--yes", "-o", str((bronwen.home or Path()) / name))
    first, second = (share.message for share in Ledger(journal_of(amara)).shares())
    back = (bronwen.home or Path()) / "back.txt"
    amara("with", "Bronwen", "--take-back", "1", "--yes", "--output", str(back))
    (request,) = opened(bronwen, back).asks
    (meant,) = request.shares
    other = second if meant == first else first
    wrong = [
        Result(item=meant, did="removed"), Result(ask=request.id, item=other, did="removed"),
        Result(ask=request.id, did="removed"), Result(ask="z" * 26, item=meant, did="removed"),
    ]  # fmt: skip
    before = everything_in(journal_of(amara) / "shares")
    for result in wrong:
        letter = a_letter(bronwen, amara, results=[result])
        said = amara("open", str(sent(letter, bronwen, amara, f"{letter.id}.txt"))).out
        assert "removed what you sealed" not in said, result
    assert everything_in(journal_of(amara) / "shares") == before
    letter = a_letter(bronwen, amara, results=[Result(ask=request.id, item=meant, did="removed")])
    amara("open", str(sent(letter, bronwen, amara)))
    removed = {share.message: bool(share.removed) for share in Ledger(journal_of(amara)).shares()}
    assert removed == {meant: True, other: False}
