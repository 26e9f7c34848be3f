"""Opening what somebody sealed: kept, removed or taken for an answer; and all that is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from equityjournal.core.sharing.messages import Ending, Receipt, Result, Share, TakeBack

from coaching import (
    HUMILITY,
    POWER,
    a_share,
    answered,
    everything_in,
    head,
    item,
    kept_by,
    refused,
    sent,
    shared,
)
from pairs import give_keys, introduce, keys_of, opened, pair, place
from program import Program

Machine = Callable[[str], Program]


# Something shared


def test_what_was_shared_is_kept_and_it_is_said_from_whom_and_what(machine: Machine) -> None:
    """Who, how many entries, masked or not, their note, until when, and what they would like to be asked about."""
    amara, bronwen = pair(machine)
    share = a_share(
        amara, bronwen, note="For Thursday.\nNo hurry.", keep_until=date(2026, 7, 1), ask_about=[POWER],
        summary=["Humility, on 3 days."],
    )  # fmt: skip
    file = sent(share, amara, bronwen)
    assert bronwen("open", str(file)).out == (
        "Amara Okafor shared 1 entry with you, sealed on 1 June 2026.\n"
        "Masked: neutral words in place of names, and months in place of days.\n"
        "They ask you to remove it after 1 July 2026.\n"
        "They would like to be asked about Power dynamics.\n"
        "With it is what their own journal told them, as they chose to send it.\n"
        "\n  For Thursday.\n  No hurry.\n\n"
        "It is kept here as it came, sealed, apart from your own journal. "
        "`equityjournal with 'Amara Okafor'` shows it.\n"
    )


def test_it_is_kept_exactly_as_it_came_for_nobody_else_to_see(machine: Machine) -> None:
    """The sealed file itself, 0600 in folders of 0700; nothing beside it holds a word or a name of it."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen, item(text="CANARY", title="CANARY"), note="CANARY"), amara, bronwen)
    bronwen("open", str(file))
    (kept,) = kept_by(bronwen)
    assert kept.read_bytes() == file.read_bytes()
    assert kept.parent.name == keys_of(amara).person.key_id
    assert {path.stat().st_mode & 0o777 for path in kept.parent.iterdir()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (kept.parent, kept.parent.parent)} == {0o700}
    (record,) = kept_by(bronwen, ".toml")
    for word in ("CANARY", "Amara", "age1", keys_of(amara).person.signing):
        assert word not in record.read_text("utf-8")


def test_what_is_not_masked_is_said_not_to_be(machine: Machine) -> None:
    """So that the coach reads it with more care."""
    amara, bronwen = pair(machine)
    said = bronwen("open", str(sent(a_share(amara, bronwen, masked=False), amara, bronwen)))
    assert "Names and days stand in it as they were written." in said.out


def test_word_that_it_came_rides_in_the_next_letter(machine: Machine) -> None:
    """No file is made for it, and it is told once."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    bronwen("open", str(file))
    assert not list(file.parent.glob("*receipt*"))
    share = opened(bronwen, file)
    _, answer = answered(bronwen, amara)
    assert answer.results == [Result(answers=share.id, did="kept", shares=[share.id])]
    assert "Nothing waits" in bronwen("with", "Amara", "--send", "--yes", code=1).err


def test_a_letter_comes_from_the_keys_that_it_answers(machine: Machine) -> None:
    """A coach who has made new keys since is still known by the old ones."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    old = keys_of(bronwen).person
    give_keys(bronwen, "Bronwen Rees")
    bronwen("open", str(file))
    assert answered(bronwen, amara)[1].sender.is_same_as(old)


# Something asked back


def test_what_is_taken_back_is_removed_once_the_coach_says_yes(machine: Machine) -> None:
    """It says what an employer may have to keep, and that copies are the coach's to remove; anything but yes keeps it."""
    amara, bronwen = pair(machine)
    share, other = shared(amara, bronwen), shared(amara, bronwen)
    file = sent(TakeBack(share=share.id, **head(amara, bronwen)), amara, bronwen)
    kept = everything_in(place(bronwen))
    screen = bronwen.at_terminal("open", str(file), typed=["no"]).out
    assert "Nothing was removed." in screen
    assert everything_in(place(bronwen)) == kept
    screen = " ".join(bronwen.at_terminal("open", str(file), typed=["yes"]).out.split())
    assert "Amara Okafor takes back what they shared, and asks you to remove it." in screen
    assert "it may have to keep some things by law" in screen
    assert "Pages, printed sheets, backups and notes of your own are yours to remove" in screen
    assert [path.stem for path in kept_by(bronwen)] == [other.id]
    assert "tells 'Amara Okafor' so, with your next file." in screen
    result = answered(bronwen, amara)[1].results[-1]
    assert (result.did, result.shares) == ("removed", [share.id])


def test_where_nobody_is_there_to_be_asked_nothing_is_removed(machine: Machine) -> None:
    """Unless --yes says so."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    file = sent(TakeBack(share=share.id, **head(amara, bronwen)), amara, bronwen)
    assert "nobody is here to answer; --yes does without" in refused(bronwen, file)
    bronwen("open", str(file), "--yes")
    assert not kept_by(bronwen)


def test_what_was_taken_back_is_not_taken_in_again(machine: Machine) -> None:
    """Neither a copy of what was kept, nor what comes only after it was taken back."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    late = a_share(amara, bronwen)
    for one in (share, late):
        request = TakeBack(share=one.id, **head(amara, bronwen))
        bronwen("open", str(sent(request, amara, bronwen)), "--yes")
    assert "has taken it back" in refused(bronwen, sent(share, amara, bronwen))
    assert refused(bronwen, sent(late, amara, bronwen)) == "Amara Okafor has taken it back."


def test_taking_back_what_never_came_is_answered_too(machine: Machine) -> None:
    """Nothing is asked then, for there is nothing to remove."""
    amara, bronwen = pair(machine)
    file = sent(TakeBack(share="a" * 26, **head(amara, bronwen)), amara, bronwen)
    said = bronwen("open", str(file)).out
    assert "Amara Okafor asks back what was not found here, so nothing was removed." in said
    result = answered(bronwen, amara)[1].results[-1]
    assert (result.did, result.shares) == ("not-found", ["a" * 26])


def test_an_end_removes_all_that_was_made_before_it(machine: Machine) -> None:
    """What is shared anew after it stays, though the request is opened later; what was made before is refused from then on."""
    amara, bronwen = pair(machine)
    before = [shared(amara, bronwen) for _ in range(2)]
    never = a_share(amara, bronwen)
    end = Ending(**head(amara, bronwen))
    after = shared(amara, bronwen)
    file = sent(end, amara, bronwen)
    said = bronwen("open", str(file), "--yes")
    assert "Amara Okafor ends the sharing, and asks you to remove all of it." in said.out + said.err
    assert [path.stem for path in kept_by(bronwen)] == [after.id]
    (result,) = [one for one in answered(bronwen, amara)[1].results if one.answers == end.id]
    assert (result.did, result.shares) == ("removed", [one.id for one in before])
    ended = refused(bronwen, sent(never, amara, bronwen))
    assert ended == "Amara Okafor ended the sharing after it was made."


def test_nobody_asks_back_what_another_shared(machine: Machine) -> None:
    """A request reaches only what its own sender shared."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    introduce(bronwen, give_keys(chidi, "Chidi Eze"))
    share = shared(amara, bronwen)
    request = TakeBack(share=share.id, **head(chidi, bronwen))
    bronwen("open", str(sent(request, chidi, bronwen)), "--yes")
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_what_stays_of_what_was_asked_back_holds_none_of_it(machine: Machine) -> None:
    """Numbers and days alone: no word, no name, no key."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen, item(text="CANARY", title="CANARY"), note="CANARY")
    request = TakeBack(share=share.id, **head(amara, bronwen))
    bronwen("open", str(sent(request, amara, bronwen)), "--yes")
    left = everything_in(place(bronwen) / "mentees")
    assert len(left) == 2
    for data in left.values():
        assert not [word for word in (b"CANARY", b"Amara", b"age1") if word in data]


# Both sides


def test_word_comes_back_to_the_writers_ledger(machine: Machine) -> None:
    """Amara shares; Bronwen opens; her letter says so; taken back, another says that it was removed."""
    amara, bronwen = pair(machine)
    there = bronwen.home or Path()
    amara("write", "-t", "humility", "I asked how she says her own name.")
    amara("share", "--with", "Bronwen", "--all", "--yes", "--output", str(there / "one.age"))
    bronwen("open", str(there / "one.age"))
    letter = answered(bronwen, amara)[0]
    assert amara("open", str(letter)).out == "From Bronwen Rees: word that your file came.\n"
    assert "Word that they have it came on 1 June 2026." in amara("shares").out
    assert "nothing is kept twice" in amara("open", str(letter), code=1).err
    amara("with", "Bronwen", "--take-back", "1", "--yes", "--output", str(there / "back.age"))
    bronwen("open", str(there / "back.age"), "--yes")
    said = amara("open", str(answered(bronwen, amara, "gone.txt")[0])).out
    assert "Bronwen Rees says that on 1 June 2026 the program removed" in said
    assert "Word that it was removed came on 1 June 2026." in amara("shares").out


def test_an_end_is_answered_though_what_came_before_it_was_never_opened(machine: Machine) -> None:
    """Of two shares the coach opened one, or none: the answer is about both, and removed is only what was there."""
    for opened_first in (True, False):
        amara, bronwen = pair(machine)
        there = bronwen.home or Path()
        amara("write", "-t", "humility", "I asked how she says her own name.")
        for name in ("one.age", "two.age"):
            amara("share", "--with", "Bronwen", "--all", "--yes", "--output", str(there / name))
        if opened_first:
            bronwen("open", str(there / "one.age"))
        amara("with", "Bronwen", "--stop", "--yes", "--output", str(there / "end.age"))
        bronwen("open", str(there / "end.age"), "--yes")
        answer, told = amara("open", str(answered(bronwen, amara)[0])).out, amara("shares").out
        assert ("the program removed what you asked back" in answer) == opened_first
        missing = "share 2" if opened_first else "share 1 and share 2"
        assert f"the program did not find {missing} there." in answer
        assert told.count("Word that it was removed came on 1 June 2026.") == opened_first
        assert told.count("Word that it was not found came on 1 June 2026.") == 2 - opened_first
        assert "ended the sharing" in bronwen("open", str(there / "two.age"), code=1).err


def test_a_receipt_for_nothing_is_refused(machine: Machine) -> None:
    """Somebody known may still send what answers nothing."""
    amara, bronwen = pair(machine)
    receipt = Receipt(answers="a" * 26, did="kept", shares=["a" * 26], **head(bronwen, amara))
    said = refused(amara, sent(receipt, bronwen, amara))
    assert said == "it answers nothing that was sealed for Bronwen Rees here."


def test_a_share_needs_no_journal_at_the_coachs(machine: Machine) -> None:
    """Somebody who is only ever a coach has none, and none is made."""
    amara, bronwen = pair(machine)
    share: Share = shared(amara, bronwen, item(themes=[HUMILITY, POWER]))
    assert [path.stem for path in kept_by(bronwen)] == [share.id]
    assert not (bronwen.home or Path()).joinpath("journal").exists()
