"""Opening what somebody sealed: who may be let in, and what is altered, cut off, repeated or too large."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from equityjournal.cli.sharing.taking_in import HANDLERS
from equityjournal.core.sharing.messages import (
    AnyMessage,
    Ending,
    Questions,
    Receipt,
    Replies,
    Reply,
    TakeBack,
)
from equityjournal.formats.sealed_message import unseal

from coaching import (
    FakeDisk,
    a_share,
    everything_in,
    head,
    kept_by,
    refused,
    sent,
    shared,
)
from equityjournal.core.text.errors import DamagedFile
from pairs import give_keys, introduce, keys_of, pair, place
from program import Program

Machine = Callable[[str], Program]


def test_every_kind_of_message_has_a_handler() -> None:
    """Whatever a file may hold, opening it ends somewhere."""
    assert set(HANDLERS) == set(get_args(AnyMessage))


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
    bronwen("open", str(end), "--yes")
    assert "already, and nothing is kept twice" in refused(bronwen, end, "--yes")


def test_what_came_is_known_again_though_the_record_of_it_is_damaged(machine: Machine) -> None:
    """A damaged record is no way round."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    (record,) = kept_by(bronwen, ".toml")
    record.write_bytes(b"\xff\xff")
    assert "was opened before, and nothing is kept twice" in refused(bronwen, sent(share, amara, bronwen))


def test_a_sample_of_flipped_bits_is_refused(machine: Machine) -> None:
    """Within the block, through the program; every bit is flipped in the tests of the seal itself."""
    amara, bronwen = pair(machine)
    data = sent(a_share(amara, bronwen), amara, bronwen).read_bytes()
    file = (bronwen.home or Path()) / "altered.age"
    body = [at for at in range(data.index(b"\n"), data.rindex(b"\n-----END") - 64) if data[at] != ord("\n")]
    for bit in [8 * at + at % 8 for at in body[::12]]:
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
        with pytest.raises(DamagedFile):
            unseal(data[:length], keys)
    file = (bronwen.home or Path()) / "cut.age"
    for length in (0, 1, 30, len(data) // 2, len(data) - 50):
        file.write_bytes(data[:length])
        assert refused(bronwen, file).endswith(".")
    file.write_bytes(data[: data.rindex(b"\n-----END")])
    assert "shared 1 entry with you" in bronwen("open", str(file)).out, "nothing but the last line is missing"


def test_a_huge_file_is_refused_before_it_is_read(machine: Machine) -> None:
    """200 MB take no more memory than any other refusal."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    bronwen("open", str(file))
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
    said = bronwen("open", str(file), "--yes", code=None)
    disk.left = 10**9
    if said.code:
        assert "is removed" not in said.out
        bronwen("open", str(file), "--yes")
    assert not kept_by(bronwen)
