"""Word that what was shared was removed, at the writer's: only of what was asked back, and only as it came."""

from collections.abc import Callable
from pathlib import Path

from cli.sharing.test_removing_what_is_not_found import files, share_all
from coaching import everything_in, head, refused, sent
from equityjournal.core.sharing.ledger import AskedBack, Ended, Event, Given, Heard
from equityjournal.core.sharing.messages import Did, Receipt, Share
from equityjournal.store.sharing.ledger import Ledger
from pairs import add, journal_of, keys_of, opened, pair
from program import Program

Machine = Callable[[str], Program]


def receipt_of(amara: Program, bronwen: Program, answers: str, did: Did, *shares: str) -> Path:
    """A receipt that the coach could have made by hand."""
    message = Receipt(answers=answers, did=did, shares=list(shares), **head(bronwen, amara))
    return sent(message, bronwen, amara, f"{message.id}.age")


def test_word_of_a_removal_that_nobody_asked_for_is_refused(machine: Machine) -> None:
    """On a share itself, on a share that the request was not about, on nothing: the ledger stays as it was."""
    amara, bronwen = pair(machine)
    add(amara, "Words.")
    for name in ("1.age", "2.age"):
        share_all(amara, bronwen, name)
    second, first = (one.message for one in Ledger(journal_of(amara)).shares())
    back = files(amara, bronwen)[1] / "back.age"
    amara("with", "Bronwen", "--take-back", "1", "--yes", "--output", str(back))
    request = opened(amara, back).id
    before = everything_in(journal_of(amara) / "shares")
    wrong: list[tuple[str, Did, list[str]]] = [
        (first, "removed", [first]),
        (first, "not-found", [first]),
        (second, "removed", [first, second]),
        (request, "removed", [second]),
        (request, "removed", []),
        (request, "kept", [first]),
        (request, "not-found", []),
        ("z" * 26, "removed", [first]),
    ]
    for answers, did, listed in wrong:
        why = refused(amara, receipt_of(amara, bronwen, answers, did, *listed))
        assert why == "it answers nothing that was sealed for Bronwen Rees here."
    assert everything_in(journal_of(amara) / "shares") == before
    amara("open", str(receipt_of(amara, bronwen, request, "removed", first, second)))
    assert [bool(one.removed) for one in Ledger(journal_of(amara)).shares()] == [False, True]


def test_a_removal_counts_for_the_shares_that_it_lists(machine: Machine) -> None:
    """Of an end over three shares, for one; of the others it is said, by number, that they were not found."""
    amara, bronwen = pair(machine)
    add(amara, "Words.")
    for name in ("1.age", "2.age", "3.age"):
        share_all(amara, bronwen, name)
    second = Ledger(journal_of(amara)).shares()[1].message
    end = files(amara, bronwen)[1] / "end.age"
    amara("with", "Bronwen", "--stop", "--yes", "--output", str(end))
    said = amara("open", str(receipt_of(amara, bronwen, opened(amara, end).id, "removed", second))).out
    assert "the program removed what you asked back" in said
    assert "the program did not find share 1 and share 3 there." in said
    shares = Ledger(journal_of(amara)).shares()
    assert [bool(one.removed) for one in shares] == [False, True, False]
    assert [bool(one.not_found) for one in shares] == [True, False, True]


def test_a_ledger_of_an_older_program_says_no_more_than_it_did(machine: Machine) -> None:
    """Word of a removal answers a request and lists the share, or counts for nothing; the file is left as it is."""
    amara, bronwen = pair(machine)
    add(amara, "Words.")
    ledger, theirs = Ledger(journal_of(amara)), keys_of(bronwen).person
    number = iter("abcdefghijklmnop")

    def note(what: Given | AskedBack | Ended | Heard) -> str:
        message = next(number) * 26
        ledger.keep(Event(message=message, made=amara.clock(), person=theirs, what=what))
        return message

    given = Given(entries=["2026-06-03-k7m3qd"], masked=True)
    unasked, taken, ended, never = (note(given) for _ in range(4))
    note(Heard(answers=unasked, did="removed", shares=[unasked]))
    request = note(AskedBack(share=taken))
    note(Heard(answers=request, did="removed", shares=[taken, never]))
    end = note(Ended())
    note(Heard(answers=end, did="removed", shares=[ended]))
    before = everything_in(journal_of(amara) / "shares")
    assert [bool(one.removed) for one in ledger.shares()] == [False, True, True, False]
    assert len(ledger.with_entry("2026-06-03-k7m3qd")) == 2
    assert "There is no share" not in amara("shares").out
    assert everything_in(journal_of(amara) / "shares") == before


def test_a_receipt_of_an_older_program_is_taken(machine: Machine) -> None:
    """It knows only kept and removed, and lists the share."""
    amara, bronwen = pair(machine)
    add(amara, "Words.")
    file = share_all(amara, bronwen)
    message = opened(amara, file)
    assert isinstance(message, Share)
    amara("open", str(receipt_of(amara, bronwen, message.id, "kept", message.id)))
    back = files(amara, bronwen)[1] / "back.age"
    amara("with", "Bronwen", "--take-back", "1", "--yes", "--output", str(back))
    amara("open", str(receipt_of(amara, bronwen, opened(amara, back).id, "removed", message.id)))
    (share,) = Ledger(journal_of(amara)).shares()
    assert share.kept
    assert share.removed
