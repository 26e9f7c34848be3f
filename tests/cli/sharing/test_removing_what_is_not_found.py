"""What was asked back and not found is never said to be removed, neither at the coach's nor in the receipt."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coaching import answered, head, kept_by, refused, sent, shared
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import Ending, TakeBack
from equityjournal.formats.sealed_message import seal
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.people import People
from pairs import add, give_keys, introduce, journal_of, keys_of, pair, place
from program import Program

Machine = Callable[[str], Program]

ASKING = {"take-back": ("--take-back", "1"), "end": ("--stop",)}
NOT_FOUND = "asks back what was not found here, so nothing was removed."
DENIED = "That is not word that it was removed"


def files(writer: Program, coach: Program) -> tuple[Path, Path]:
    """The homes of both, for what they send each other."""
    assert writer.home
    assert coach.home
    return writer.home, coach.home


def share_all(amara: Program, bronwen: Program, name: str = "one.age", *options: str) -> Path:
    """Everything in the journal, sealed into a file at the coach's; there it is opened only by the test."""
    file = files(amara, bronwen)[1] / name
    amara("share", "--with", "Bronwen", "--all", "--yes", "--output", str(file), *options)
    return file


def new_card(amara: Program, bronwen: Program) -> Keys:
    """The writer makes new keys, and the coach compares the words and keeps the card in the place of the former."""
    amara("keys", "new", "--replace", "--name", "Amara Okafor")
    card = files(amara, bronwen)[1] / f"{keys_of(amara).person.key_id}.card"
    amara("keys", "show", "--output", str(card))
    words = " ".join(amara("keys", "--json").json["keys"]["words"])
    bronwen.at_terminal("keys", "trust", str(card), "--does-not-manage-me", typed=[words])
    return keys_of(amara)


def asked_back(amara: Program, bronwen: Program, how: str) -> str:
    """Ask back, have it opened and the answer opened; all that the coach saw, and then the writer."""
    there = files(amara, bronwen)[1]
    amara("with", "Bronwen", *ASKING[how], "--yes", "--output", str(there / "back.age"))
    said = bronwen("open", str(there / "back.age"), "--yes")
    return said.out + said.err + amara("open", str(answered(bronwen, amara)[0])).out


@pytest.mark.parametrize("how", ASKING)
def test_after_new_keys_what_was_shared_under_the_former_is_found_and_removed(
    machine: Machine, how: str
) -> None:
    """The coach is told that some of it came under the former card; nothing of it stays, and word of it is true."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    first = share_all(amara, bronwen)
    bronwen("open", str(first))
    new_card(amara, bronwen)
    assert "CANARY" in bronwen("coach", "Amara Okafor (former card)").out
    said = " ".join(asked_back(amara, bronwen, how).split())
    assert "1 share of it came under a card that they had before." in said
    assert "the program removed what you asked back" in said
    assert not kept_by(bronwen)
    assert "Word that it was removed came on" in amara("shares").out
    assert refused(bronwen, first)


@pytest.mark.parametrize("how", ASKING)
def test_what_was_asked_back_with_new_keys_is_not_taken_in_afterwards(machine: Machine, how: str) -> None:
    """A file that was sealed with the former keys and never opened may still lie about."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    late = share_all(amara, bronwen)
    new_card(amara, bronwen)
    assert NOT_FOUND in " ".join(asked_back(amara, bronwen, how).split())
    why = refused(bronwen, late)
    assert why in ("Amara Okafor has taken it back.", "Amara Okafor ended the sharing after it was made.")
    assert not kept_by(bronwen)


def test_an_end_reaches_all_cards_of_one_person_one_after_another(machine: Machine) -> None:
    """Three cards, a share under each; another's shares stay."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    introduce(bronwen, give_keys(chidi, "Chidi Eze"))
    other = shared(chidi, bronwen)
    theirs = [shared(amara, bronwen)]
    for _ in range(2):
        new_card(amara, bronwen)
        theirs.append(shared(amara, bronwen))
    file = sent(Ending(**head(amara, bronwen)), amara, bronwen)
    bronwen("open", str(file), "--yes")
    assert [path.stem for path in kept_by(bronwen)] == [other.id]
    (result,) = [one for one in answered(bronwen, amara)[1].results if one.did != "kept"]
    assert result.did == "removed"
    assert sorted(result.shares) == sorted(one.id for one in theirs)


@pytest.mark.parametrize("how", ASKING)
def test_on_a_machine_that_has_only_the_keys_nothing_is_said_to_be_removed(
    machine: Machine, how: str
) -> None:
    """The coach opens the request on a second one; on the first all stays, and can still be removed and answered."""
    amara, bronwen = pair(machine)
    add(amara, "CANARY.")
    bronwen("open", str(share_all(amara, bronwen)))
    mentees = place(bronwen) / "mentees"
    aside = mentees.rename(mentees.with_name("elsewhere"))
    said = " ".join(asked_back(amara, bronwen, how).split())
    assert NOT_FOUND in said
    assert "the program did not find share 1 there." in said
    assert DENIED in said
    assert "removed what you asked back" not in said
    told = amara("shares")
    assert "Word that it was not found came on 1 June 2026." in told.out
    assert "Word that it was removed" not in told.out
    (as_json,) = amara("shares", "--json").json
    assert as_json["removed"] is None
    assert as_json["not_found"] is not None
    (entry,) = Ledger(journal_of(amara)).shares()[0].entries
    assert "Word that it was not found came on 1 June 2026." in amara("delete", entry).out
    assert "It was sealed for Bronwen Rees" in amara("erase", entry, "--yes").out
    for left in mentees.rglob("*"):
        if left.is_file():
            left.unlink()
    for folder in aside.iterdir():
        for kept in folder.iterdir():
            kept.rename(mentees / folder.name / kept.name)
    bronwen("open", str(files(amara, bronwen)[1] / "back.age"), "--yes")
    assert "removed what you asked back" in amara("open", str(answered(bronwen, amara)[0])).out
    assert "Word that it was removed came on 1 June 2026." in amara("shares").out
    assert "not found" not in amara("shares").out


def test_a_share_whose_file_is_gone_is_not_found_though_it_came(machine: Machine) -> None:
    """How it went is not known; asked once more, it is still not found."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    kept_by(bronwen)[0].unlink()
    for name in ("a.age", "b.age"):
        file = sent(TakeBack(share=share.id, **head(amara, bronwen)), amara, bronwen, name)
        assert NOT_FOUND in bronwen("open", str(file)).out
        result = answered(bronwen, amara)[1].results[-1]
        assert (result.did, result.shares) == ("not-found", [share.id])


def test_asked_back_once_more_what_was_removed_here_is_said_to_have_been(machine: Machine) -> None:
    """So that a writer whom the first receipt never reached hears of it; by an end as well."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    asked: list[Any] = [TakeBack(share=share.id, **head(amara, bronwen)) for _ in range(2)]
    for n, request in enumerate([*asked, Ending(**head(amara, bronwen))]):
        file = sent(request, amara, bronwen, f"{n}.age")
        said = bronwen("open", str(file), "--yes").out
        assert ("What Amara Okafor asks back was removed here before." in said) == (n > 0)
        result = answered(bronwen, amara)[1].results[-1]
        assert (result.did, result.shares) == ("removed", [share.id])


def test_what_stays_after_an_end_is_said_to_stay(machine: Machine) -> None:
    """Such as a share that its sender's clock put after it."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen, made=amara.clock.moment.replace(year=2027))
    said = bronwen("open", str(sent(Ending(**head(amara, bronwen)), amara, bronwen)), "--yes").out
    assert NOT_FOUND in said
    assert "1 share of theirs is kept here: it was sealed after they ended the sharing." in said
    assert len(kept_by(bronwen)) == 1


# Whoever has stolen keys


@pytest.mark.parametrize("kind", ["take-back", "end"])
def test_former_keys_remove_nothing_once_they_were_replaced(machine: Machine, kind: str) -> None:
    """They may have been stolen: neither what came under them nor what came under those in use, whatever --yes says."""
    amara, bronwen = pair(machine)
    old = keys_of(amara)
    former = shared(amara, bronwen)
    new_card(amara, bronwen)
    present = shared(amara, bronwen)
    facts = head(amara, bronwen) | {"sender": old.person}
    for share in (former, present):
        message = TakeBack(share=share.id, **facts) if kind == "take-back" else Ending(**facts)
        file = files(amara, bronwen)[1] / "thief.age"
        file.write_bytes(seal(message, old))
        why = refused(bronwen, file, "--yes")
        assert why.startswith("it was sealed with keys of Amara Okafor that you replaced on 1 June 2026")
    assert sorted(path.stem for path in kept_by(bronwen)) == sorted([former.id, present.id])


def test_a_request_under_former_keys_that_came_in_time_holds_what_is_shared_later_in_nothing(
    machine: Machine,
) -> None:
    """An end that a thief dated years ahead, before the card was replaced, does not shut out its owner's new keys."""
    amara, bronwen = pair(machine)
    ahead = head(amara, bronwen) | {"made": amara.clock.moment.replace(year=2036)}
    bronwen("open", str(sent(Ending(**ahead), amara, bronwen)), "--yes")
    new_card(amara, bronwen)
    share = shared(amara, bronwen)
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_a_name_alone_reaches_nothing_of_another(machine: Machine) -> None:
    """Neither the name of a former card, given by its owner to themselves, nor a card of the same name under another."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    for name in ("Amara Okafor (former card)", "Amara Okafor (former card 2)"):
        other = machine("other")
        introduce(bronwen, give_keys(other, name))
        bronwen("open", str(sent(Ending(**head(other, bronwen)), other, bronwen)), "--yes")
        taking = TakeBack(share=share.id, **head(other, bronwen))
        bronwen("open", str(sent(taking, other, bronwen)), "--yes")
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_a_card_that_is_not_kept_any_more_reaches_only_its_own(machine: Machine) -> None:
    """The coach forgot the new card, perhaps because it was a stranger's: what came under the former stays."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    new_card(amara, bronwen)
    new = shared(amara, bronwen)
    known = People(place(bronwen))
    known.forget(known.meant("Amara Okafor"))
    bronwen("open", str(sent(Ending(**head(amara, bronwen)), amara, bronwen)), "--yes")
    assert new.id != share.id
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_a_card_put_aside_by_an_older_program_is_not_guessed_at(machine: Machine) -> None:
    """It does not say by whose it was replaced: the request says not found, and where to look."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    new_card(amara, bronwen)
    for path in (place(bronwen) / "people").glob("*.toml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if not one.startswith("replaced_by")), "utf-8")
    file = sent(TakeBack(share=share.id, **head(amara, bronwen)), amara, bronwen)
    said = bronwen("open", str(file), "--yes").out
    assert NOT_FOUND in said
    assert "under another card of theirs; `equityjournal coach` lists what is kept here." in said
    assert [path.stem for path in kept_by(bronwen)] == [share.id]
