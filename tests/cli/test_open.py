"""Opening what somebody sealed: kept as it came; and what is altered, cut off, repeated, a stranger's or too large."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from coaching import (
    HUMILITY,
    POWER,
    a_letter,
    a_share,
    answered,
    asked_back,
    everything_in,
    item,
    kept_by,
    refused,
    sealed,
    sent,
    shared,
)
from equityjournal.core.sharing.letter_parts import Reply, Result
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.sealed_letter import unseal
from full_disk import FakeDisk
from pairs import give_keys, introduce, keys_of, known_by, pair, place
from program import Program

Machine = Callable[[str], Program]


# Taken in


def test_it_is_kept_exactly_as_it_came_for_nobody_else_to_see(machine: Machine) -> None:
    """The sealed file itself, 0600 in folders of 0700; nothing beside it holds a word or a name of it."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen, item(text="CANARY", title="CANARY"), note="CANARY"), amara, bronwen)
    assert "From Amara Okafor: 1 entry." in bronwen("open", str(file)).out
    (kept,) = kept_by(bronwen)
    assert kept.read_bytes() == file.read_bytes()
    assert kept.parent.name == known_by(bronwen, amara).id
    assert {path.stat().st_mode & 0o777 for path in kept.parent.iterdir()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (kept.parent, kept.parent.parent)} == {0o700}
    (record,) = kept_by(bronwen, ".toml")
    for word in ("CANARY", "Amara", "age1", keys_of(amara).card.mark):
        assert word not in record.read_text("utf-8")


def test_word_that_it_came_rides_in_the_next_letter(machine: Machine) -> None:
    """No file is made for it, it is told once, and the writer's list says so."""
    amara, bronwen = pair(machine)
    amara("write", "-t", "humility", "I asked how she says her own name.")
    file = (bronwen.home or Path()) / "one.txt"
    amara("share", "--with", "Bronwen", "last", "--yes", "--output", str(file))
    bronwen("open", str(file))
    letter, answer = answered(bronwen, amara)
    assert [result.did for result in answer.results] == ["came"]
    assert "From Bronwen Rees: word that your letter came." in amara("open", str(letter)).out
    assert "Word that they have it came on 1 June 2026." in amara("shares").out
    assert "nothing is kept twice" in amara("open", str(letter), code=1).err


def test_what_stays_of_what_was_asked_back_holds_none_of_it(machine: Machine) -> None:
    """Numbers and days alone: no word, no name, no key."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen, item(text="CANARY", title="CANARY"), note="CANARY")
    bronwen("open", str(sent(asked_back(amara, bronwen, share), amara, bronwen)), "--yes")
    left = everything_in(place(bronwen) / "letters")
    assert len(left) == 2
    for data in left.values():
        assert not [word for word in (b"CANARY", b"Amara", b"age1") if word in data]


def test_a_share_needs_no_journal_at_the_coachs(machine: Machine) -> None:
    """Somebody who is only ever a coach has none, and none is made."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen, item(themes=[HUMILITY, POWER]))
    assert [path.stem for path in kept_by(bronwen)] == [share.id]
    assert not ((bronwen.home or Path()) / "journal").exists()


# Who may


def test_what_is_for_somebody_else_is_refused(machine: Machine) -> None:
    """Whoever has the file without the keys learns nothing of it."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    give_keys(chidi, "Chidi Eze")
    introduce(chidi, keys_of(amara))
    file = sent(a_share(amara, bronwen), amara, bronwen)
    assert refused(chidi, file) == "it was sealed for somebody else, or for keys that are not here."
    nobody = machine("nobody")
    assert "no keys are here to open it" in nobody("open", str(file), code=1).err


@pytest.mark.parametrize("kind", ["entries", "asks", "results", "replies", "questions"])
def test_a_stranger_is_refused_whatever_they_send(machine: Machine, kind: str) -> None:
    """By their keys, before a word of it is read; the name of somebody known makes nobody better known."""
    _, bronwen = pair(machine)
    stranger = machine("stranger")
    give_keys(stranger, "Amara Okafor")
    letters = {
        "entries": lambda: a_share(stranger, bronwen, item(text="CANARY"), note="CANARY"),
        "asks": lambda: asked_back(stranger, bronwen),
        "results": lambda: a_letter(stranger, bronwen, results=[Result(item="a" * 26, did="came")]),
        "replies": lambda: a_letter(
            stranger, bronwen, replies=[Reply(entry="2026-06-01-k7m3qd", text="CANARY")]
        ),
        "questions": lambda: a_letter(stranger, bronwen, questions=["CANARY"]),
    }
    why = refused(bronwen, sent(letters[kind](), stranger, bronwen))
    assert "CANARY" not in why
    assert "Amara" not in why


# Again, altered, cut off, too large


def test_nothing_is_kept_twice(machine: Machine) -> None:
    """The same file again, by whatever name; a request too; and though the record of it is damaged."""
    amara, bronwen = pair(machine)
    share = shared(amara, bronwen)
    twice = "it was opened before, and nothing is kept twice"
    copy = sent(share, amara, bronwen, "copy.txt")
    said = bronwen("open", str(copy), code=1).err
    assert twice in said
    assert "`equityjournal with 'Amara Okafor'` shows what came." in said
    end = sent(asked_back(amara, bronwen), amara, bronwen)
    bronwen("open", str(end), "--yes")
    assert twice in bronwen("open", str(end), "--yes", code=1).err
    record = next(path for path in kept_by(bronwen, ".toml") if path.stem == share.id)
    record.write_bytes(b"\xff\xff")
    assert bronwen("open", str(copy), code=1).out == ""


def test_a_sample_of_flipped_bits_is_refused(machine: Machine) -> None:
    """Within the block, through the program; forged letters are tried in the tests of the seal itself."""
    amara, bronwen = pair(machine)
    data = sent(a_share(amara, bronwen), amara, bronwen).read_bytes()
    file = (bronwen.home or Path()) / "altered.txt"
    body = [at for at in range(data.index(b"\n"), data.rindex(b"\n-----END") - 64) if data[at] != ord("\n")]
    for bit in [8 * at + at % 8 for at in body[::40]]:
        altered = bytearray(data)
        altered[bit // 8] ^= 1 << (bit % 8)
        file.write_bytes(altered)
        assert refused(bronwen, file)


def test_a_file_cut_off_anywhere_is_refused(machine: Machine) -> None:
    """At many bytes by the seal; at some of them through the program, and its refusal is a sentence."""
    amara, bronwen = pair(machine)
    data = sealed(a_share(amara, bronwen), amara, bronwen)
    for length in range(0, len(data) - 1, 7):
        with pytest.raises(DamagedFile):
            unseal(data[:length], [keys_of(bronwen)], [known_by(bronwen, amara)])
    file = (bronwen.home or Path()) / "cut.txt"
    for length in (0, 1, 30, len(data) // 2, len(data) - 50):
        file.write_bytes(data[:length])
        assert refused(bronwen, file).endswith(".")
    file.write_bytes(data[: data.rindex(b"\n-----END")])
    assert "1 entry" in bronwen("open", str(file)).out, "nothing but the last line is missing"


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
    """A letter in words, a folder, a link, a pipe that nobody writes into, and what is not there."""
    amara, bronwen = pair(machine)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Bronwen", "utf-8")
    assert "not something that was sealed for this program" in refused(bronwen, letter)
    (tmp_path / "link.txt").symlink_to(sent(a_share(amara, bronwen), amara, bronwen))
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("", "link.txt", "pipe.txt", "nothing.txt"):
        said = bronwen("open", str(tmp_path / name), code=1)
        assert said.err.count("\n") == 1
    assert not kept_by(bronwen)


# A disk that fails


@pytest.mark.parametrize("writes", range(12))
def test_on_a_full_disk_it_is_kept_or_can_be_opened_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Never half of it, and the file itself is as it was."""
    amara, bronwen = pair(machine)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    data = file.read_bytes()
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("open", str(file), code=None)
    disk.left = 10**9
    assert writes or disk.has_refused
    assert file.read_bytes() == data
    assert not list(place(bronwen).rglob("*.tmp"))
    if said.code and not kept_by(bronwen):
        bronwen("open", str(file))
    assert len(kept_by(bronwen)) == len(kept_by(bronwen, ".toml")) == 1


@pytest.mark.parametrize("writes", range(8))
def test_on_a_full_disk_a_request_is_decided_or_can_be_opened_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Nothing is said to be removed that is not."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(asked_back(amara, bronwen), amara, bronwen)
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("open", str(file), "--yes", code=None)
    disk.left = 10**9
    assert writes or disk.has_refused
    if kept_by(bronwen):
        assert "is removed" not in said.out
        bronwen("open", str(file), "--yes", code=None)
    if kept_by(bronwen):  # it had come, and was not decided on: it is asked again
        bronwen.at_terminal("with", "Amara", typed=["yes"], code=None)
    assert not kept_by(bronwen)
