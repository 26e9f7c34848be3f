"""What a coach keeps of others: damaged, removed, hostile, locked, and apart from their own journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.terminal.test_every_character import ODD, harmless
from coaching import POWER, FakeDisk, a_share, everything_in, head, item, kept_by, sent, shared
from equityjournal.core.sharing.messages import Receipt, SharedAnswer, SharedStep, SharedTheme, TakeBack
from equityjournal.store.sharing.keyring import Keyring
from pairs import BEFORE, give_keys, introduce, pair, place
from program import Program

Machine = Callable[[str], Program]

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
    said = bronwen("coach", "read", "amara")
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
    assert bronwen("coach", "read", "amara").out.startswith("Share 1\n")


def test_somebody_whose_card_was_put_away_and_whose_files_are_damaged_is_still_listed(
    machine: Machine,
) -> None:
    """So that what is kept of them can be removed."""
    bronwen, chidi = machine("bronwen"), machine("chidi")
    give_keys(bronwen, "Bronwen Rees")
    key_id = give_keys(chidi, "Chidi Eze").person.key_id
    bronwen("open", str(sent(a_share(chidi, bronwen), chidi, bronwen)), "--trust-once", "--no-receipt")
    kept_by(bronwen)[0].write_bytes(b"")
    assert f"somebody whose files cannot be opened ({key_id[:6]})" in bronwen("coach").out
    said = bronwen("coach", "page", "somebody", "page.html", code=1).err
    assert "could be opened, so no page was made." in said
    bronwen("coach", "forget", "somebody", "--yes")
    assert not kept_by(bronwen)


# Removing


def test_forgetting_asks_first(machine: Machine) -> None:
    """Anything but yes keeps it; where nobody is there, --yes is needed."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    said = bronwen.at_terminal("coach", "forget", "amara", typed=["no"]).out
    assert "Remove 1 file that came from Amara Okafor? Type yes; anything else keeps it." in said
    assert "Nothing was removed." in said
    assert "nobody is here to answer; --yes does without" in bronwen("coach", "forget", "amara", code=1).err
    assert len(kept_by(bronwen)) == 1
    assert (
        "1 file that came from Amara Okafor is removed."
        in bronwen.at_terminal("coach", "forget", "amara", typed=["yes"]).out
    )
    assert everything_in(place(bronwen) / "mentees") == {}


def test_forgetting_takes_what_came_before_a_day_or_one_share(machine: Machine) -> None:
    """Not both at once, and nothing where nothing fits; what was forgotten may be opened again."""
    amara, bronwen = pair(machine)
    first = shared(amara, bronwen)
    bronwen.clock.pass_days(5)
    second, third = shared(amara, bronwen), shared(amara, bronwen)
    assert bronwen("coach", "forget", "amara", "--before", "1 June", "--yes", code=1).err == (
        "Nothing that came from Amara Okafor fits that.\n"
    )
    assert bronwen("coach", "forget", "amara", "--before", "1 June", "--share", "1", code=2).code == 2
    bronwen("coach", "forget", "amara", "--before", "2 June", "--yes")
    assert {path.stem for path in kept_by(bronwen)} == {second.id, third.id}
    bronwen("coach", "forget", "amara", "--share", "2", "--yes")
    assert [path.stem for path in kept_by(bronwen)] == [second.id]
    bronwen("open", str(sent(first, amara, bronwen)), "--no-receipt")
    assert {path.stem for path in kept_by(bronwen)} == {first.id, second.id}


def test_what_was_taken_back_stays_known_when_all_else_is_forgotten(machine: Machine) -> None:
    """Forgetting is no way round a request."""
    amara, bronwen = pair(machine)
    share, _ = shared(amara, bronwen), shared(amara, bronwen)
    back = sent(TakeBack(share=share.id, **head(amara, bronwen)), amara, bronwen, "back.age")
    bronwen("open", str(back), "--yes", "--no-receipt")
    bronwen("coach", "forget", "amara", "--yes")
    assert "Nothing that others shared is kept here." in bronwen("coach").out
    assert bronwen("open", str(sent(share, amara, bronwen)), code=1).out == ""


@pytest.mark.parametrize("writes", range(4))
def test_a_disk_that_fails_while_forgetting_is_owned_up_to(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Nothing is said to be removed; what is still there can be removed later."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    shared(amara, bronwen)
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = bronwen("coach", "forget", "amara", "--yes", code=1)
    assert said.out == ""
    assert said.err.count("\n") == 1
    disk.left = 10**9
    bronwen("coach", "forget", "amara", "--yes", code=None)
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
    bronwen("coach", "read", "amara")
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
    introduce(amara, give_keys(bronwen, "Bronwen Rees"))
    give_keys(amara, name)
    for text in (ODD.replace("\n", " "), HOSTILE):
        theme = SharedTheme(id=text, title=text, pack=text)
        entry = item(
            text=text, title=text, setting=text, people=[text], feelings=[text], themes=[theme],
            steps=[SharedStep(text=text)],
        )  # fmt: skip
        entry = entry.model_copy(update={"answers": [SharedAnswer(question=text, text=text)]})
        share = a_share(amara, bronwen, entry, note=text, summary=[text], ask_about=[theme])
        file = sent(share, amara, bronwen)
        harmless(bronwen("open", str(file), code=1))
        harmless(bronwen("open", str(file), "--trust-once"))
    for verb in (
        ["coach"], ["coach", "--json"], *([*verb, *json] for verb in (
            ["coach", "read", name], ["coach", "read", name, "--entry", "1"],
        ) for json in ([], ["--json"])),
        ["coach", "read", name, "--entry", HOSTILE], ["coach", "read", HOSTILE],
        ["coach", "page", name, str((bronwen.home or Path()) / "page.html")], ["coach", "forget", name],
        ["coach", "forget", name, "--yes"],
    ):  # fmt: skip
        harmless(bronwen(*verb, code=None))
    receipt = Receipt(answers="a" * 26, did="kept", shares=[], **head(bronwen, amara))
    harmless(bronwen("open", str(sent(receipt, bronwen, bronwen))))


def test_text_is_never_taken_for_markup_on_a_screen(machine: Machine) -> None:
    """Brackets stay brackets where Rich prints."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen, item(text="[/foo] [bold]no[/bold] :smile:"))
    assert "[/foo] [bold]no[/bold] :smile:" in bronwen.at_terminal("coach", "read", "amara").out


def test_names_are_quoted_so_that_a_command_can_be_copied(machine: Machine) -> None:
    """A name with a quote or a dollar in it is one word on the command line that is offered."""
    bronwen, odd = machine("bronwen"), machine("odd")
    give_keys(bronwen, "Bronwen Rees")
    introduce(bronwen, give_keys(odd, "Órla O'Neill $(id)"))
    said = bronwen("open", str(sent(a_share(odd, bronwen), odd, bronwen)), "--no-receipt").out
    assert """`equityjournal with 'Órla O'"'"'Neill $(id)'` shows it.""" in said


@pytest.mark.usefixtures("quick")
def test_keys_that_are_locked_are_asked_for_and_nothing_is_shown_without(machine: Machine) -> None:
    """A list of names needs no passphrase; reading does."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    file = sent(a_share(amara, bronwen), amara, bronwen)
    Keyring(place(bronwen)).make("Bronwen Rees", BEFORE, "six words that nobody would guess")
    assert bronwen("coach").out.startswith("Amara Okafor: ")
    for verb in (["open", str(file)], ["coach", "read", "amara"]):
        said = bronwen(*verb, code=1)
        assert said.err == "Your keys are locked with a passphrase, and nobody is here to type it.\n"
    assert len(kept_by(bronwen)) == 1
