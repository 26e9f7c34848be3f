"""What a coach keeps of others: damaged, removed, hostile, locked, and apart from their own journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.terminal.test_every_character import ODD, harmless
from coaching import (
    POWER,
    a_letter,
    a_share,
    asked_back,
    everything_in,
    item,
    kept_by,
    sent,
    shared,
)
from equityjournal.core.sharing.letter_parts import Result, SharedAnswer, SharedStep, SharedTheme
from equityjournal.store.sharing.keyring import Keyring
from full_disk import FakeDisk
from pairs import BEFORE, give_keys, introduce, pair, place
from program import Program

Machine = Callable[[str], Program]


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter without a name for its file goes where it hurts nobody."""
    monkeypatch.chdir(tmp_path)


HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07[/foo][bold]\u202eevil\u2066{0}%s<script>alert(1)</script>"


# Damage


def test_a_file_damaged_later_is_named_and_hides_nothing_else(machine: Machine) -> None:
    """One altered, one cut off, one that is another's, one swapped for something else of the same writer's."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    introduce(bronwen, give_keys(chidi, "Chidi Eze"))
    whole = shared(amara, bronwen, item(text="Whole."))
    damaged = [shared(amara, bronwen, item(text="CANARY")) for _ in range(5)]
    folder = kept_by(bronwen)[0].parent
    files = [folder / f"{one.id}.age" for one in damaged]
    files[0].write_bytes(files[0].read_bytes().replace(b"A", b"B", 40))
    files[1].write_bytes(files[1].read_bytes()[:300])
    files[2].write_bytes(sent(a_share(chidi, bronwen, id=damaged[2].id), chidi, bronwen).read_bytes())
    files[3].write_bytes((folder / f"{whole.id}.age").read_bytes())
    files[4].unlink()
    files[4].mkdir()
    said = bronwen("coach", "amara")
    assert "Whole." in said.out
    assert "CANARY" not in said.out
    assert said.err.count("was passed over") == 5
    assert all(str(path) in said.err for path in files)


def test_a_record_that_cannot_be_read_is_named(machine: Machine) -> None:
    """What it was about is read all the same."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    (record,) = kept_by(bronwen, ".toml")
    record.write_bytes(b"\xff")
    said = bronwen("coach")
    assert said.out.startswith("Amara Okafor\n")
    assert said.err == f"{record} cannot be read.\n"
    assert bronwen("coach", "--json").json[0]["last"] is None
    assert "They had decided" in bronwen("coach", "amara").out


# Removing


def test_removing_asks_first_and_takes_what_came_on_a_day(machine: Machine) -> None:
    """Anything but yes keeps it; where nobody is there, --yes is needed; what was removed may be opened again."""
    amara, bronwen = pair(machine)
    first = shared(amara, bronwen)
    bronwen.clock.pass_days(5)
    second, third = shared(amara, bronwen), shared(amara, bronwen)
    remove = ("with", "amara", "--remove")
    assert bronwen(*remove, "2 June", "--yes", code=1).err == (
        "Nothing that came from Amara Okafor on 2 June 2026 is kept.\n"
    )
    assert "nobody is here to answer; --yes does without" in bronwen(*remove, "today", code=1).err
    said = bronwen.at_terminal(*remove, "today", typed=["no"]).out
    assert "Remove 2 files that came from Amara Okafor? Type yes; anything else keeps" in said
    assert "Nothing was removed." in said
    assert {path.stem for path in kept_by(bronwen)} == {first.id, second.id, third.id}
    assert "2 files that came" in bronwen.at_terminal(*remove, "today", typed=["yes"]).out
    assert [path.stem for path in kept_by(bronwen)] == [first.id]
    bronwen("open", str(sent(second, amara, bronwen)))
    assert {path.stem for path in kept_by(bronwen)} == {first.id, second.id}


def test_what_was_taken_back_stays_known_when_all_else_is_removed(machine: Machine) -> None:
    """Removing is no way round a request."""
    amara, bronwen = pair(machine)
    share, _ = shared(amara, bronwen), shared(amara, bronwen)
    back = sent(asked_back(amara, bronwen, share), amara, bronwen, "back.age")
    bronwen("open", str(back), "--yes")
    bronwen("with", "amara", "--stop", "--yes", "-o", str((bronwen.home or Path()) / "stopped.txt"))
    assert "Nothing that others shared is kept here." in bronwen("coach").out
    assert bronwen("open", str(sent(share, amara, bronwen)), code=1).out == ""


@pytest.mark.parametrize("writes", range(4))
def test_a_disk_that_fails_while_removing_is_owned_up_to(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Nothing is said to be removed; what is still there can be removed later."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    shared(amara, bronwen)
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("with", "amara", "--remove", "today", "--yes", code=1)
    assert said.out == ""
    assert said.err.count("\n") == 1
    disk.left = 10**9
    bronwen("with", "amara", "--remove", "today", "--yes", code=None)
    assert not kept_by(bronwen)


# Apart from the coach's own journal


def test_nothing_of_it_is_in_the_coachs_own_journal(machine: Machine) -> None:
    """Not in a file of the journal or its index, nor in any verb on one's own writing, nor in an export or a page."""
    amara, bronwen = pair(machine)
    theme = SharedTheme(id="canary-theme", title="CANARY theme", pack="relational-equity")
    words: dict[str, Any] = {
        "title": "CANARY",
        "setting": "CANARY",
        "people": ["CANARY"],
        "feelings": ["canaryfeeling"],
    }
    steps = [SharedStep(text="CANARY", by="2026-06")]
    shared(
        amara, bronwen, item(text="CANARY", themes=[theme, POWER], steps=steps, **words), note="CANARY",
        summary=["CANARY"], ask_about=[theme],
    )  # fmt: skip
    bronwen("write", "-t", "humility", "My own words.")
    bronwen("coach", "amara")
    home = bronwen.home or Path()
    page = home / "own.html"
    told = ""
    for verb in (
        [], ["list"], ["list", "--json"], ["show", "last"], ["search", "canary"], ["themes"], ["themes", "--explain"],
        ["themes", "--json"], ["steps"], ["review"], ["review", "--json"], ["review", "--page", str(page)],
        ["export", "markdown"], ["export", "markdown", "--include-private"], ["look-over"], ["check"], ["shares"],
    ):  # fmt: skip
        said = bronwen(*verb, code=None)
        told += said.out + said.err
    assert "My own words." in told
    assert "CANARY" not in told.replace("“canary”", "").upper().replace("SEARCH CANARY", "")
    held = {name: data for name, data in everything_in(home).items() if b"canary" in data.lower()}
    assert held == {}


# Hostile text


def test_hostile_text_in_every_field_is_harmless_by_every_verb(machine: Machine) -> None:
    """What could steer a screen, write to a clipboard or turn the writing round is shown, on both streams."""
    amara, bronwen = machine("amara"), machine("bronwen")
    name = "[/foo] $(id) <b>"  # none that could steer a screen can be anybody's
    keys = give_keys(amara, name)
    introduce(amara, give_keys(bronwen, "Bronwen Rees"))
    for text in (ODD.replace("\n", " "), HOSTILE):
        theme = SharedTheme(id=text, title=text, pack=text)
        entry = item(
            text=text, title=text, setting=text, people=[text], feelings=[text], themes=[theme],
            steps=[SharedStep(text=text)],
        )  # fmt: skip
        entry = entry.model_copy(update={"answers": [SharedAnswer(question=text, text=text)]})
        share = a_share(amara, bronwen, entry, note=text, summary=[text], ask_about=[theme])
        file = sent(share, amara, bronwen)
        introduce(bronwen, keys)
        harmless(bronwen("open", str(file)))
    page = str((bronwen.home or Path()) / "page.html")
    for verb in (
        ["coach"], ["coach", "--json"], ["coach", name], ["coach", name, "--json"], ["coach", HOSTILE],
        ["coach", "reply", name, HOSTILE, "x"], ["coach", "reply", name, "1", "x"], ["with", name],
        ["with", name, "--read", "1"], ["with", name, "--paper", "-o", page], ["with", name, "--remove", HOSTILE],
        ["with", name, "--remove", "today", "--yes"], ["keys", "show", name], ["keys"],
    ):  # fmt: skip
        harmless(bronwen(*verb, code=None))
    word = a_letter(bronwen, amara, results=[Result(item="a" * 26, did="came")], replies=[])
    harmless(amara("open", str(sent(word, bronwen, amara))))


def test_text_is_never_taken_for_markup_on_a_screen(machine: Machine) -> None:
    """Brackets stay brackets where Rich prints."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen, item(text="[/foo] [bold]no[/bold] :smile:"))
    assert "[/foo] [bold]no[/bold] :smile:" in bronwen.at_terminal("coach", "amara").out


def test_names_are_quoted_so_that_a_command_can_be_copied(machine: Machine) -> None:
    """A name with a quote or a dollar in it is one word on the command line that is offered."""
    bronwen, odd = machine("bronwen"), machine("odd")
    give_keys(bronwen, "Bronwen Rees")
    introduce(bronwen, give_keys(odd, "Órla O'Neill $(id)"))
    said = bronwen("open", str(sent(a_share(odd, bronwen), odd, bronwen))).out
    assert """`equityjournal with 'Órla O'"'"'Neill $(id)'` shows it.""" in said


@pytest.mark.usefixtures("quick")
def test_keys_that_are_locked_are_asked_for_and_nothing_is_shown_without(machine: Machine) -> None:
    """A list of names needs no passphrase; reading does."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    Keyring(place(bronwen)).make("Bronwen Rees", BEFORE, "six words that nobody would guess")
    assert bronwen("coach").out.startswith("Amara Okafor: ")
    for verb in (["open", str(file)], ["coach", "amara"]):
        said = bronwen(*verb, code=1)
        assert said.err == "Your keys are locked with a passphrase, and nobody is here to type it.\n"
    assert len(kept_by(bronwen)) == 1
