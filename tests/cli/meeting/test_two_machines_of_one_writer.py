"""A writer with two machines and one journal, which a sync service carries: late, and with copies."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides, words_on
from equityjournal.store.sharing.pairing import Invitations
from pairs import give_keys, keys_of, place
from program import Program

MARKS = [
    " (Amara's conflicted copy 2026-06-01)",
    ".sync-conflict-20260601-101010-ABCDEFG",
    " 2",
    " (1)",
    "-laptop",
]


def sync(giver: Program, taker: Program) -> None:
    """Copy all files of the journal that are new, as a service would; nothing outside the journal goes."""
    assert giver.home
    assert taker.home
    shutil.copytree(giver.home / "journal", taker.home / "journal", dirs_exist_ok=True)


@pytest.fixture
def second(both: BothSides, machine: Callable[[str], Program]) -> Program:
    """Amara's second machine, with the journal alone; an entry was shared from the first."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    laptop = machine("laptop")
    sync(both.amara, laptop)
    return laptop


def bring_keys(giver: Program, taker: Program) -> None:
    """Bring the folder for sharing over, as a backup with keys does."""
    assert giver.home
    assert taker.home
    shutil.copytree(giver.home / ".local/share", taker.home / ".local/share", dirs_exist_ok=True)


def bronwen_writes_back(both: BothSides) -> Path:
    """A reply of Bronwen's, in a file that any machine may open."""
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Who knew?")
    both.run(both.bronwen, "with", "Amara", "--send", "--yes")
    assert both.bronwen.home
    return both.bronwen.home / "for-amara.txt"


@pytest.mark.parametrize("looked_for", [False, True])
def test_where_no_keys_are_a_sealed_file_says_where_they_may_be(
    both: BothSides, second: Program, *, looked_for: bool
) -> None:
    """New keys would not open it, and are not suggested; found by itself, it is named once and no more."""
    reply = bronwen_writes_back(both)
    assert second.home
    shutil.copy(reply, second.home)
    command = ("open",) if looked_for else ("open", "for-amara.txt")
    said = words_on(both.at(second, *command, code=1).out)
    assert "If yours are on another machine, open it there, or bring them over" in said
    assert "keys new" not in said
    if looked_for:
        assert "another machine" not in both.at(second, *command).out
    bring_keys(both.amara, second)
    assert "From Bronwen: 1 reply." in both.at(second, *command).out


def test_new_keys_on_a_second_machine_are_not_made_unawares(both: BothSides, second: Program) -> None:
    """The journal tells that it was shared from elsewhere; left there, nothing is made."""
    assert "your keys and the people you meet are there" in words_on(both.run(second, "with").out)
    said = words_on(both.at(second, "with", "Bronwen", typed=["me", "files", "yes", "^C"], code=None).out)
    assert "With new ones you are somebody else to all you meet" in said
    assert "You have no keys yet" in both.at(second, "keys").out


@pytest.mark.parametrize("was_noted", [False, True])
def test_with_new_keys_what_was_shared_and_noted_before_is_still_the_same_persons(
    both: BothSides, second: Program, *, was_noted: bool
) -> None:
    """A talk noted with her tells who it was, else it is asked; what the lost machine shared can be asked back."""
    if was_noted:
        both.at(both.amara, "with", "Bronwen", "--agreed", "Slower.")
        sync(both.amara, second)
    both.run(both.bronwen, "with", "Amara", "--anew")
    both.carry("for-amara.txt", both.bronwen, second)
    (made,) = Invitations(place(both.bronwen)).made([keys_of(both.bronwen)])
    give_keys(second, "Amara")
    typed = [" ".join(made.words), *([] if was_noted else ["yes"]), "no", "yes", "", "yes"]
    said = words_on(both.at(second, "open", "came-for-amara.txt", typed=typed).out)
    assert ("From another machine you shared with somebody on 1 June 2026." in said) is not was_noted
    both.at(both.bronwen, "open", str(both.carry("for-bronwen.txt", second, both.bronwen)))
    said = words_on(both.at(second, "with", "Bronwen", typed=["", "stop", "yes"]).out)
    assert "Bronwen has 1 entry of yours." in said
    assert ("Keep: Slower." in said) is was_noted
    both.at(both.bronwen, "open", str(both.carry("for-bronwen.txt", second, both.bronwen)), typed=["yes"])
    assert "The lift stood still." not in both.run(both.bronwen, "coach", "Amara").out


def test_a_person_known_on_the_other_machine_alone_is_called_so(both: BothSides, second: Program) -> None:
    """No sentence has a gap, and no command names somebody who is not there."""
    said = words_on(both.at(second, "shares").out)
    assert "for somebody not known on this machine: 1 entry" in said
    said = words_on(both.at(second, "delete", "last", typed=["yes"]).out)
    assert "It was sealed for somebody not known on this machine" in said
    assert "The machine on which you shared it can ask for it back." in said
    assert "with 'somebody" not in said


def test_letters_from_both_machines_have_numbers_of_their_own_once_the_journal_is_carried(
    both: BothSides, second: Program
) -> None:
    """The second knows by the journal what the first has sealed, and the coach takes both in without alarm."""
    bring_keys(both.amara, second)
    entry = both.write("The chairs were back.", "humility")
    assert both.bronwen.home
    for who in (both.amara, second, both.amara):
        sync(both.amara, second)
        sync(second, both.amara)
        typed = ["bring", "1", "yes", ""] if who is both.amara else ["bring", "yes", "1", "yes", ""]
        both.at(who, "with", "Bronwen", typed=typed)
        both.at(both.bronwen, "open", str(both.carry("for-bronwen.txt", who, both.bronwen)))
    said = words_on(both.run(both.bronwen, "with", "Amara").out)
    assert "Two letters" not in said
    assert "stand between you" not in said
    assert entry in both.run(second, "list", "--json").out


def test_notes_made_on_both_machines_are_each_there_once(both: BothSides, second: Program) -> None:
    """Both stand on the screen as last time's, and reach the coach once.

    Sealed again by the other machine, before it knew, they are refused with the likely reason.
    """
    bring_keys(both.amara, second)
    both.at(both.amara, "with", "Bronwen", "--agreed", "From the first.")
    both.at(second, "with", "Bronwen", "--agreed", "From the second.")
    sync(second, both.amara)
    sync(both.amara, second)
    for who in (both.amara, second):
        said = both.run(who, "with", "Bronwen").out
        assert said.count("Keep: From the first.") == said.count("Keep: From the second.") == 1
    both.at(both.amara, "with", "Bronwen", typed=["bring", "1", "yes", ""])
    both.at(both.bronwen, "open", str(both.carry("for-bronwen.txt", both.amara, both.bronwen)))
    both.at(second, "with", "Bronwen", typed=["bring", "yes", "1", "yes", ""])  # sealed before the sync
    apart = both.carry("for-bronwen.txt", second, both.bronwen)
    said = words_on(both.at(both.bronwen, "open", str(apart), code=1).out)
    assert "was a backup put back, or are there two machines?" in said
    said = both.run(both.bronwen, "with", "Amara").out
    assert said.count("From the first.") == said.count("From the second.") == 1


@pytest.mark.parametrize("mark", MARKS)
def test_copies_of_a_sync_service_double_nothing_and_are_named(
    both: BothSides, second: Program, mark: str
) -> None:
    """Shares, replies, questions and talks; where a copy says something else, the file without the mark counts."""
    both.run(both.bronwen, "with", "Amara", "--reply", "1", "Who knew?")
    both.run(both.bronwen, "with", "Amara", "--ask", "What then?")
    both.run(both.bronwen, "with", "Amara", "--who", "Amara: ask her", "--send", "--yes")
    both.open_at_amaras()
    assert both.amara.home
    journal = both.amara.home / "journal"
    found = [path for room in ("shares", "replies", "conversations") for path in (journal / room).iterdir()]
    for path in found:
        shutil.copy(path, path.with_name(f"{path.stem}{mark}.toml"))
    both.at(both.amara, "with", "Bronwen", typed=["", ""])
    (talk,) = [path for path in found if path.parent.name == "conversations"]
    changed = talk.read_text("utf-8").replace('text = "ask her"', 'text = "ask her"\ndone = 2026-06-01')
    talk.with_name(f"{talk.stem}{mark}.toml").write_text(changed, "utf-8")
    shown = both.run(both.amara, "with", "Bronwen").out
    assert "Amara: ask her (open)" in shown
    for once in ("Who knew?", "What then?", "ask her"):
        assert shown.count(once) == 1
    assert both.run(both.amara, "shares").out.count("1 entry") == 1
    asked = both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["no"]).out
    assert "takes back one thing" in words_on(asked)
    checked = words_on(both.run(both.amara, "check", code=1).out)
    assert checked.count("You can delete this copy") == len(found) - 1
    assert f"{talk.name} was changed in two places at once." in checked
