"""Sharing: what is refused, asked and said before anything is sealed, and a disk that fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.to_bronwen import EVERYTHING, WITH, a_share, every, rich
from equityjournal.store.sharing.ledger import Ledger
from full_disk import FakeDisk
from pairs import add, give_keys, introduce, journal_of, pair, place
from program import Program

Machine = Callable[[str], Program]


REFUSED: dict[str, tuple[tuple[str, ...], str, int]] = {
    "no entry": (WITH, "Say which entries", 2),
    "nobody": (("share", "last"), "With whom?", 2),
    "a filter of before": ((*WITH, "--since", "today"), "`equityjournal with NAME` does that", 2),
    "no such kind": ((*WITH, "last", "--along", "moods"), "There is no “moods” to go along", 1),
    "a kind of before": ((*WITH, "last", "--along", "follows"), "There is no “follows” to go along", 1),
    "a stranger": (("share", "--with", "Chidi", "last"), "You meet nobody called “Chidi” here", 1),
    "no such entry": ((*WITH, "zzzzzz"), "No entry is called", 1),
    "a day gone by": ((*WITH, "last", "--keep-until", "1 May 2026"), "is not ahead", 1),
    "today": ((*WITH, "last", "--keep-until", "today"), "is not ahead", 1),
    "no theme": ((*WITH, "last", "--ask-about", "the moon"), "No theme has that name", 1),
    "no text": ((*WITH, "last", "--note", "\udcff"), "not text", 2),
    "a long note": ((*WITH, "last", "--note", "x" * 200_001), "too much for one message", 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_unclear_or_may_not_be_is_refused_in_a_sentence(
    two: tuple[Program, Program], out: Path, case: str
) -> None:
    """One sentence on standard error, with entries to choose from where one is misnamed, and with the note that was given, if any; no file, and nothing in the ledger."""
    amara, _ = two
    add(amara, "Words.")
    arguments, sentence, code = REFUSED[case]
    said = amara(*arguments, "-o", str(out), "--yes", code=code)
    assert sentence in said.err
    given_back = 2 if "--note" in arguments else 0
    offered = said.err.count("\n  ")
    assert (said.out, said.err.count("\n")) == ("", 1 + offered + given_back)
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()


def test_a_text_too_long_to_share_is_refused(two: tuple[Program, Program], out: Path) -> None:
    """More characters than one text of a message may have."""
    amara, _ = two
    entry = add(amara, "x" * 200_001)
    assert (
        f"{entry.id} holds a text that is too long"
        in amara(*WITH, *every(amara), "-o", str(out), "--yes", code=1).err
    )
    assert not out.exists()


def test_more_entries_than_one_message_holds_are_refused(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here where a message holds one."""
    amara, _ = two
    for _ in range(2):
        add(amara, "Words.")
    monkeypatch.setattr("equityjournal.core.sharing.letter_parts.MOST", 1)
    assert "more than 1 entries" in amara(*WITH, *every(amara), "-o", str(out), "--yes", code=1).err


def test_without_a_name_the_file_is_called_after_its_reader(
    two: tuple[Program, Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with `with`; nothing is sealed onto the screen, and no file is written over."""
    amara, bronwen = two
    add(amara, "Words.")
    monkeypatch.chdir(tmp_path)
    for name in ("for-bronwen.txt", "for-bronwen-2.txt"):
        assert f"Mail {tmp_path / name} to Bronwen Rees" in amara(*WITH, *every(amara), "--yes").out
        assert a_share(bronwen, tmp_path / name).items


def test_a_file_that_is_there_or_inside_the_journal_is_refused_before_anything_is_shown(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """And left as it was."""
    amara, bronwen = two
    add(amara, "Words.")
    out.write_text("mine", "utf-8")
    for file in (out, journal_of(amara) / "x.age", tmp_path, tmp_path / "no" / "x.age"):
        said = amara.at_terminal(*WITH, *every(amara), "-o", str(file), code=1).out
        assert "will read" not in said
    keys = place(amara) / "keys" / "1" / "private.txt"
    before = keys.read_bytes()
    for file in (keys, keys.with_name("new.age")):
        assert "where your keys are kept" in amara(*WITH, *every(amara), "-o", str(file), "--yes", code=1).err
    assert keys.read_bytes() == before
    assert out.read_text("utf-8") == "mine"
    assert not (journal_of(amara) / "shares").exists()
    out.unlink()
    amara(*WITH, *every(amara), "-o", str(out), "--yes")
    assert a_share(bronwen, out).items
    assert out.stat().st_mode & 0o777 == 0o600


def test_without_keys_or_without_a_journal_there_is_nothing_to_share(machine: Machine, out: Path) -> None:
    """The sentence says whose card is missing, how to make keys, or that nothing is written yet."""
    amara = machine("amara")
    assert (
        "You meet nobody called “bronwen” here." in amara(*WITH, "last", "-o", str(out), "--yes", code=1).err
    )
    give_keys(amara, "Amara")
    introduce(amara, give_keys(machine("bronwen"), "Bronwen"))
    add(amara, "Words.")
    (private,) = place(amara).rglob("keys")
    private.rename(private.with_name("elsewhere"))
    assert "`equityjournal keys new" in amara(*WITH, *every(amara), "-o", str(out), "--yes", code=1).err
    assert not out.exists()
    nobody = machine("nobody")
    give_keys(nobody, "Nobody")
    introduce(nobody, give_keys(machine("other"), "Bronwen"))
    assert "There are no entries yet" in nobody(*WITH, "last", "-o", str(out), "--yes", code=1).err
    assert not journal_of(nobody).exists()


def test_nothing_is_made_without_a_yes(two: tuple[Program, Program], out: Path) -> None:
    """No, an empty line, the end of input and an interruption leave nothing; without a terminal it refuses."""
    amara, bronwen = two
    add(amara, "Words.")
    line = [*WITH, *every(amara), "-o", str(out)]
    for typed in (["no"], [""], [], ["^C"], ["y"]):
        left = amara.at_terminal(*line, typed=typed, code=130 if typed == ["^C"] else 0)
        assert "Nothing was made." in left.out
    said = amara(*WITH, *every(amara), "-o", str(out), code=1)
    assert (said.out, said.err) == (
        "",
        "Sharing asks first, and nobody is here to answer; --yes does without.\n",
    )
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()
    amara.at_terminal(*WITH, *every(amara), "-o", str(out), typed=["Yes "])
    assert a_share(bronwen, out).items


def test_it_is_asked_whether_the_story_can_be_recognised_and_the_entry_is_seen_last(
    two: tuple[Program, Program], out: Path
) -> None:
    """Masked or not; where it is not, how many things may tell who somebody is comes with it."""
    amara, _ = two
    add(amara, "Mrs Begum rang.")
    for more in ((), ("--no-mask",)):
        said = " ".join(amara.at_terminal(*WITH, *every(amara), *more, "-o", str(out)).out.split())
        assert "could they recognise the story? This is all that Bronwen Rees will read:" in said
        assert "rang. Seal this for Bronwen Rees?" in said.replace("\x1b[0m", "")
        assert ("Mrs Begum (name, 1): a person" in said) == (not more)
        assert ("1 thing in these entries may tell who somebody is" in said) == bool(more)
        assert "not encrypted" not in said
    add(amara, "they came.")
    said = amara(*WITH, "last", "--no-mask", "-o", str(out), "--yes").out
    assert "No pattern was found that tells who somebody is, and names are missed." in said


@pytest.mark.parametrize("manages", [True, False])
def test_who_manages_the_writer_is_said_every_time(machine: Machine, out: Path, manages: bool) -> None:
    """And nothing of it where they do not; that a copy cannot be called back is said of everybody."""
    amara, bronwen = pair(machine, manages=manages)
    add(amara, "Words.")
    said = amara(*WITH, *every(amara), "--keep-until", "1 August", "-o", str(out), "--yes").out
    assert ("Bronwen Rees manages you: what you share may be used at work." in said) == manages
    assert "can only be asked back" in said
    assert "is a wish, too" in said
    assert a_share(bronwen, out).summary == []


@pytest.mark.parametrize("columns", [20, 40])
def test_it_reads_well_in_a_narrow_window(two: tuple[Program, Program], out: Path, columns: int) -> None:
    """No line is wider than the window, but for a path."""
    amara, _ = two
    rich(amara)
    said = amara.at_terminal(
        *WITH, *every(amara), *EVERYTHING, "-o", str(out), typed=[*[""] * 20, "yes"], columns=columns
    ).out
    said += amara.at_terminal("shares", columns=columns).out
    plain_text = said.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert not [one for one in plain_text.splitlines() if len(one) > columns and str(out) not in one]


@pytest.mark.usefixtures("quick")
def test_a_locked_key_is_asked_for_and_nothing_is_kept_without(machine: Machine, out: Path) -> None:
    """Where nobody is there to type the passphrase, nothing is made and nothing is noted."""
    from equityjournal.store.sharing.keyring import Keyring

    amara, _ = pair(machine)
    Keyring(place(amara)).make("Amara Okafor", amara.clock(), "six words of hers")
    add(amara, "Words.")
    said = amara(*WITH, *every(amara), "-o", str(out), "--yes", code=1)
    assert "locked with a passphrase" in said.err
    assert "will read" not in said.out
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()


@pytest.mark.parametrize("writes", range(20))
def test_a_full_disk_leaves_no_file_that_the_ledger_does_not_know(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Whenever it fills up; what the ledger knows without a file is sealed, and put out the next time."""
    amara, bronwen = two
    add(amara, "Words.")
    amara("look-over", "last")
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = amara(*WITH, *every(amara), "-o", str(out), "--yes", code=None)
    disk.left = 10**9
    assert "Traceback" not in said.err
    shares, waits = Ledger(journal_of(amara)).shares(), list(place(amara).glob("outgoing/*.txt"))
    assert len(shares) <= (out.exists() or bool(waits)), (
        "noted is only what is sealed, in the file or on its way"
    )
    assert len(shares) >= out.exists(), "the ledger says no less than there is"
    assert said.code != 0 or out.exists()
    assert not list(journal_of(amara).rglob("*.tmp"))
    assert not list(out.parent.glob(".*"))
    if said.code == 0:
        assert a_share(bronwen, out).items


def test_the_full_disk_above_is_met_at_every_step(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for none of the writes it fails, and with room for twenty it does not."""
    amara, _ = two
    add(amara, "Words.")
    amara("look-over", "last")  # the index and the parsed word lists are there by then
    disk = FakeDisk(monkeypatch)
    disk.left = 20
    amara(*WITH, *every(amara), "-o", str(out), "--yes")
    assert 0 <= disk.left < 12


def test_a_journal_that_lost_many_entries_shares_nothing(two: tuple[Program, Program], out: Path) -> None:
    """Until the loss is looked at, nothing is put into it, the ledger neither."""
    amara, _ = two
    for number in range(30):
        add(amara, f"Words {number}.")
    amara("write", "The last of them.")
    for path in list(journal_of(amara).glob("entries/*/*/*.toml"))[:25]:
        path.unlink()
    assert "vanished" in amara(*WITH, *every(amara), "-o", str(out), "--yes", code=1).err
    assert not out.exists()
