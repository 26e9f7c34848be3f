"""Opening what somebody sealed: kept, removed or taken for an answer; and all that is refused."""

import os
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coaching import HUMILITY, POWER, FakeDisk, a_share, everything_in, head, item, kept_by, sent, shared
from equityjournal.core.bundle import AnyMessage, Ending, Questions, Receipt, Replies, Reply, Share, TakeBack
from equityjournal.core.errors import DamagedFile, NotAllowed
from equityjournal.formats.bundle import unseal
from equityjournal.store.people import People
from pairs import give_keys, introduce, keys_of, opened, pair, place
from program import Program

Machine = Callable[[str], Program]


def refused(program: Program, file: Path, *options: str) -> str:
    """The one sentence with which a file is refused; nothing is kept of it, and the file is as it was."""
    before, kept = file.read_bytes(), everything_in(place(program))
    said = program("open", str(file), *options, code=1)
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert file.read_bytes() == before
    assert everything_in(place(program)) == kept
    assert not list(file.parent.glob("*-receipt*"))
    return said.err.removeprefix(f"{file} was not opened: ").rstrip("\n")


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
        "Neutral words stand where something told who somebody is; days are given as months.\n"
        "They ask you to remove it after 1 July 2026.\n"
        "They would like to be asked about Power dynamics.\n"
        "With it is what their own journal told them, as they chose to send it.\n"
        "\n  For Thursday.\n  No hurry.\n\n"
        "It is kept here as it came, sealed, apart from your own journal. "
        "`equityjournal coach read 'Amara Okafor'` shows it.\n"
        f"A receipt for Amara Okafor is in {file.parent / 'letter-receipt.age'}: send it back to them.\n"
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


def test_a_receipt_says_what_was_kept_and_is_sealed_back(machine: Machine) -> None:
    """Its writer alone can open it."""
    amara, bronwen = pair(machine)
    share = a_share(amara, bronwen)
    file = sent(share, amara, bronwen)
    bronwen("open", str(file))
    receipt = opened(amara, file.with_name("letter-receipt.age"))
    assert isinstance(receipt, Receipt)
    assert (receipt.answers, receipt.did, receipt.shares) == (share.id, "kept", [share.id])


def test_a_receipt_is_never_written_over_another_file(machine: Machine) -> None:
    """Beside the file it takes a free name; where a name was given that is taken, that is said, and all else is done."""
    amara, bronwen = pair(machine)
    first, second = (sent(a_share(amara, bronwen), amara, bronwen, f"{name}.age") for name in ("a", "b"))
    (first.parent / "a-receipt.age").write_text("mine", "utf-8")
    bronwen("open", str(first))
    assert (first.parent / "a-receipt.age").read_text("utf-8") == "mine"
    assert (first.parent / "a-receipt-2.age").exists()
    said = bronwen("open", str(second), "--receipt", str(first))
    assert said.err == (
        f"There is no receipt, though all else is done. {first} is there already; --force replaces it.\n"
    )
    assert len(kept_by(bronwen)) == 2


def test_a_receipt_can_be_left_out_or_put_elsewhere(machine: Machine) -> None:
    """As its reader likes."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    assert not list(file.parent.glob("*receipt*"))
    bronwen("open", str(file), "--receipt", str(file.parent / "answer.age"))
    assert isinstance(opened(amara, file.parent / "answer.age"), Receipt)


def test_a_receipt_comes_from_the_keys_that_it_was_sealed_for(machine: Machine) -> None:
    """A coach who has made new keys since is still known by the old ones."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    old = keys_of(bronwen).person
    give_keys(bronwen, "Bronwen Rees")
    bronwen("open", str(file))
    assert opened(amara, file.with_name("letter-receipt.age")).sender.is_same_as(old)


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
    receipt = opened(amara, file.with_name("letter-receipt.age"))
    assert isinstance(receipt, Receipt)
    assert (receipt.did, receipt.shares) == ("removed", [share.id])


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
        bronwen("open", str(sent(request, amara, bronwen)), "--yes", "--no-receipt")
    assert "has taken it back" in refused(bronwen, sent(share, amara, bronwen))
    assert refused(bronwen, sent(late, amara, bronwen)) == "Amara Okafor has taken it back."


def test_taking_back_what_never_came_is_answered_too(machine: Machine) -> None:
    """Nothing is asked then, for there is nothing to remove."""
    amara, bronwen = pair(machine)
    file = sent(TakeBack(share="a" * 26, **head(amara, bronwen)), amara, bronwen)
    assert "asks back what is not kept here" in bronwen("open", str(file)).out
    receipt = opened(amara, file.with_name("letter-receipt.age"))
    assert isinstance(receipt, Receipt)
    assert (receipt.did, receipt.shares) == ("removed", ["a" * 26])


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
    receipt = opened(amara, file.with_name("letter-receipt.age"))
    assert isinstance(receipt, Receipt)
    assert receipt.shares == [one.id for one in before]
    file.with_name("letter-receipt.age").unlink()
    ended = refused(bronwen, sent(never, amara, bronwen))
    assert ended == "Amara Okafor ended the sharing after it was made."


def test_nobody_asks_back_what_another_shared(machine: Machine) -> None:
    """A request reaches only what its own sender shared."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    introduce(bronwen, give_keys(chidi, "Chidi Eze"))
    share = shared(amara, bronwen)
    request = TakeBack(share=share.id, **head(chidi, bronwen))
    bronwen("open", str(sent(request, chidi, bronwen)), "--yes", "--no-receipt")
    assert [path.stem for path in kept_by(bronwen)] == [share.id]


def test_what_stays_of_what_was_asked_back_holds_none_of_it(machine: Machine) -> None:
    """Numbers and days alone: no word, no name, no key."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen, item(text="CANARY", title="CANARY"), note="CANARY")
    request = TakeBack(share=share.id, **head(amara, bronwen))
    bronwen("open", str(sent(request, amara, bronwen)), "--yes", "--no-receipt")
    left = everything_in(place(bronwen) / "mentees")
    assert len(left) == 2
    for data in left.values():
        assert not [word for word in (b"CANARY", b"Amara", b"age1") if word in data]


# Who may


def test_what_is_for_somebody_else_is_refused(machine: Machine) -> None:
    """Whoever has the file without the keys learns nothing of it."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    give_keys(chidi, "Chidi Eze")
    introduce(chidi, keys_of(amara))
    file = sent(a_share(amara, bronwen), amara, chidi)
    assert refused(chidi, file) == "it was not sealed for you."
    nobody = machine("nobody")
    said = nobody("open", str(file), code=1)
    assert said.err == "You have no keys yet. `equityjournal keys new` makes them, in a moment.\n"


@pytest.mark.parametrize("kind", ["share", "take-back", "end", "receipt", "replies", "questions"])
def test_whoever_is_not_known_is_refused_with_how_to_know_them(machine: Machine, kind: str) -> None:
    """By their keys; whoever gives themselves the name of somebody known is no better known for it."""
    _, bronwen = pair(machine)
    stranger = machine("stranger")
    give_keys(stranger, "Amara Okafor")
    facts = head(stranger, bronwen)
    messages: dict[str, AnyMessage] = {
        "share": a_share(stranger, bronwen),
        "take-back": TakeBack(share="a" * 26, **facts),
        "end": Ending(**facts),
        "receipt": Receipt(answers="a" * 26, did="kept", shares=[], **facts),
        "replies": Replies(replies=[Reply(entry="2026-06-01-k7m3qd", text="Yes.")], **facts),
        "questions": Questions(questions=["How are you?"], **facts),
    }
    message = messages[kind]
    assert refused(bronwen, sent(message, stranger, bronwen)) == (
        "you have no card of whoever sealed it, who calls themselves Amara Okafor; ask them for their card, "
        "then `equityjournal keys trust CARD`."
    )


def test_trusted_once_shows_ten_words_and_keeps_no_card(machine: Machine) -> None:
    """What was shared is kept; the next file is refused again, and no name or key of theirs lies about in the clear."""
    bronwen, chidi = machine("bronwen"), machine("chidi")
    give_keys(bronwen, "Bronwen Rees")
    person = give_keys(chidi, "Chidi Eze").person
    file = sent(a_share(chidi, bronwen), chidi, bronwen)
    said = bronwen("open", str(file), "--trust-once")
    assert f"The ten words of their keys are: {person.fingerprint}." in said.out
    assert len(person.fingerprint.split()) == 10
    assert "Nobody has compared them with you, and their card is not kept." in said.out
    assert People(place(bronwen)).all() == []
    for data in everything_in(place(bronwen)).values():
        assert not [word for word in (b"Chidi", person.age.encode(), person.signing.encode()) if word in data]
    file.with_name("letter-receipt.age").unlink()
    assert "you have no card" in refused(bronwen, sent(a_share(chidi, bronwen), chidi, bronwen))
    assert "Chidi Eze, whose card is not kept (" in bronwen("coach").out
    assert "They had decided" in bronwen("coach", "read", "chidi").out


def test_trusted_once_is_for_what_is_shared_and_not_for_an_answer(machine: Machine) -> None:
    """An answer goes into the journal's own places, from people who are known."""
    amara, chidi = machine("amara"), machine("chidi")
    give_keys(amara, "Amara Okafor")
    give_keys(chidi, "Chidi Eze")
    answer = Questions(questions=["How are you?"], **head(chidi, amara))
    assert "you have no card" in refused(amara, sent(answer, chidi, amara), "--trust-once")


def test_who_was_trusted_once_may_take_back_without_a_card(machine: Machine) -> None:
    """It is signed with the same keys, and asking for something back must never be the harder part."""
    bronwen, chidi = machine("bronwen"), machine("chidi")
    give_keys(bronwen, "Bronwen Rees")
    give_keys(chidi, "Chidi Eze")
    share = a_share(chidi, bronwen)
    bronwen("open", str(sent(share, chidi, bronwen)), "--trust-once")
    bronwen("open", str(sent(TakeBack(share=share.id, **head(chidi, bronwen)), chidi, bronwen)), "--yes")
    assert not kept_by(bronwen)


# One's own


def test_what_one_sealed_oneself_is_shown_and_not_kept(machine: Machine) -> None:
    """Whatever it is, it says what is in it and for whom."""
    amara, bronwen = pair(machine)
    facts = head(amara, bronwen)
    said: dict[str, AnyMessage] = {
        "They had decided before she came in.": a_share(amara, bronwen),
        "asks you to remove all that they ever shared": Ending(**facts),
        "you removed what they shared": Receipt(answers="a" * 26, did="removed", shares=[], **facts),
        "you keep what they shared": Receipt(answers="a" * 26, did="kept", shares=[], **facts),
        "I saw that too.": Replies(
            replies=[Reply(entry="2026-06-01-k7m3qd", text="I saw that too.")], **facts
        ),
        "How are you?": Questions(note="Before Thursday.", questions=["How are you?"], **facts),
    }
    for words, message in said.items():
        before = everything_in(place(amara))
        out = amara("open", str(sent(message, amara, amara))).out
        assert out.startswith(
            "You sealed this yourself, for Bronwen Rees, on 1 June 2026. Nothing was kept.\n"
        )
        assert words in out
        assert everything_in(place(amara)) == before
        assert not list((amara.home or Path()).glob("*receipt*"))


# Again, altered, cut off, too large


def test_nothing_is_kept_twice(machine: Machine) -> None:
    """The same file again, by whatever name, is refused with the day it was opened; a request too."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    bronwen.clock.pass_days(2)
    again = "it was opened on 1 June 2026 already, and nothing is kept twice."
    assert refused(bronwen, sent(share, amara, bronwen, "copy.age")) == again
    end = sent(Ending(**head(amara, bronwen)), amara, bronwen)
    bronwen("open", str(end), "--yes", "--no-receipt")
    assert "already, and nothing is kept twice" in refused(bronwen, end, "--yes")


def test_what_came_is_known_again_though_the_record_of_it_is_damaged(machine: Machine) -> None:
    """A damaged record is no way round."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    (record,) = kept_by(bronwen, ".toml")
    record.write_bytes(b"\xff\xff")
    assert "was opened before, and nothing is kept twice" in refused(bronwen, sent(share, amara, bronwen))


def test_a_sample_of_flipped_bits_is_refused(machine: Machine) -> None:
    """Through the program; every bit is flipped in the tests of the seal itself."""
    amara, bronwen = pair(machine)
    data = sent(a_share(amara, bronwen), amara, bronwen).read_bytes()
    file = (bronwen.home or Path()) / "altered.age"
    for bit in range(0, len(data) * 8, 97):
        altered = bytearray(data)
        altered[bit // 8] ^= 1 << (bit % 8)
        file.write_bytes(altered)
        assert refused(bronwen, file)


def test_a_file_cut_off_anywhere_is_refused(machine: Machine) -> None:
    """At every byte by the seal; at some of them through the program, and its refusal is a sentence."""
    amara, bronwen = pair(machine)
    data = sent(a_share(amara, bronwen), amara, bronwen).read_bytes()
    keys = [keys_of(bronwen)]
    for length in range(len(data) - 1):
        with pytest.raises((DamagedFile, NotAllowed)):
            unseal(data[:length], keys)
    file = (bronwen.home or Path()) / "cut.age"
    for length in (0, 1, 30, len(data) // 2, len(data) - 40, len(data) - 2):
        file.write_bytes(data[:length])
        assert refused(bronwen, file).endswith(".")


def test_a_huge_file_is_refused_before_it_is_read(machine: Machine) -> None:
    """200 MB take no more memory than any other refusal."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    bronwen("open", str(file), "--no-receipt")
    with file.open("ab") as more:
        more.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    said = bronwen("open", str(file), code=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.err == f"{file} was not opened: it is larger than 10 MB, more than it can be.\n"
    assert peak < 5 * 1024 * 1024


def test_what_is_no_sealed_file_is_refused(machine: Machine, tmp_path: Path) -> None:
    """A letter, a folder, a link, a pipe that nobody writes into, and what is not there."""
    amara, bronwen = pair(machine)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Bronwen", "utf-8")
    assert "not something that was sealed for this program" in refused(bronwen, letter)
    (tmp_path / "link.age").symlink_to(sent(a_share(amara, bronwen), amara, bronwen))
    os.mkfifo(tmp_path / "pipe.age")
    for name in ("", "link.age", "pipe.age", "nothing.age"):
        said = bronwen("open", str(tmp_path / name), code=1)
        assert said.err.count("\n") == 1
    assert not kept_by(bronwen)


# A disk that fails


@pytest.mark.parametrize("writes", range(12))
def test_on_a_full_disk_it_is_kept_wholly_or_not_at_all(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Refused in one sentence, or kept though a receipt would not go; the file itself is as it was."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    data = file.read_bytes()
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("open", str(file), code=None)
    disk.left = 10**9
    assert file.read_bytes() == data
    assert not list((place(bronwen) / "mentees").rglob("*.tmp"))
    if said.code:
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert kept_by(bronwen) == kept_by(bronwen, ".toml") == []
        bronwen("open", str(file))
    assert len(kept_by(bronwen)) == len(kept_by(bronwen, ".toml")) == 1


@pytest.mark.parametrize("writes", range(6))
def test_on_a_full_disk_a_request_is_done_or_can_be_opened_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Nothing is said to be removed that is not."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(Ending(**head(amara, bronwen)), amara, bronwen)
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("open", str(file), "--yes", "--no-receipt", code=None)
    disk.left = 10**9
    if said.code:
        assert "is removed" not in said.out
        bronwen("open", str(file), "--yes", "--no-receipt")
    assert not kept_by(bronwen)


# Both sides


def test_word_comes_back_to_the_writers_ledger(machine: Machine) -> None:
    """Amara shares; Bronwen opens; her receipt says so; taken back, another receipt says that it was removed."""
    amara, bronwen = pair(machine)
    home, there = amara.home or Path(), bronwen.home or Path()
    amara("write", "-t", "humility", "I asked how she says her own name.")
    amara("share", "--with", "Bronwen", "--all", "--yes", "--output", str(there / "one.age"))
    bronwen("open", str(there / "one.age"), "--receipt", str(home / "answer.age"))
    said = amara("open", str(home / "answer.age")).out
    assert said == "Bronwen Rees has share 1, and said so on 1 June 2026.\n"
    assert "Word that they have it came on 1 June 2026." in amara("shares").out
    assert "nothing is kept twice" in amara("open", str(home / "answer.age"), code=1).err
    amara("share", "--take-back", "1", "--yes", "--output", str(there / "back.age"))
    bronwen("open", str(there / "back.age"), "--yes", "--receipt", str(home / "gone.age"))
    assert (
        "Bronwen Rees says that on 1 June 2026 the program removed"
        in amara("open", str(home / "gone.age")).out
    )
    assert "Word that it was removed came on 1 June 2026." in amara("shares").out


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
