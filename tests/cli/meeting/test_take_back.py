"""Asking for something back, and an entry that goes here while somebody else has it."""

from pathlib import Path

import pytest

from cli.meeting.both_sides import BothSides, words_on
from cli.meeting.to_bronwen import WITH, a_share, every, shared
from equityjournal.store.sharing.ledger import Ledger
from full_disk import FakeDisk
from pairs import add, introduce, journal_of, keys_of, opened, place
from program import Program


def test_one_share_is_asked_back(two: tuple[Program, Program], out: Path, tmp_path: Path) -> None:
    """The request names the share; it says what can be asked and not enforced, and asks first."""
    amara, bronwen = two
    shared(amara, out)
    request = tmp_path / "back.age"
    back = ("with", "Bronwen", "--take-back", "1", "-o", str(request))
    assert "nobody is here to answer" in amara(*back, code=1).err
    assert "Nothing was made." in amara.at_terminal(*back, typed=["no"]).out
    assert not Ledger(journal_of(amara)).shares()[0].taken_back
    said = " ".join(amara.at_terminal(*back, typed=["yes"]).out.split())
    for words in (
        "can be asked, and no program can make Bronwen Rees do it",
        "gives no reason. Send it or not, as you like. The earlier file may still lie in your Downloads",
        f"Mail {request} to Bronwen Rees",
    ):
        assert words in said
    (ask,) = opened(bronwen, request).asks
    assert (ask.shares, ask.end) == ([a_share(bronwen, out).id], False)
    assert "You asked for it back on 1 June 2026." in amara("shares").out
    assert "You shared no number 1 with Bronwen Rees. There are: none." in amara(*back, "--yes", code=1).err


def test_after_the_end_sharing_anew_is_asked_by_itself(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """At a terminal with a question of its own; --yes is not enough."""
    amara, bronwen = two
    shared(amara, out)
    request = tmp_path / "end.age"
    amara("with", "bronwen", "--stop", "-o", str(request), "--yes")
    (ask,) = opened(bronwen, request).asks
    assert ask.end
    anew = (*WITH, *every(amara), "-o", str(tmp_path / "anew.age"), "--yes")
    assert (
        amara(*anew, code=1).err
        == "You ended the sharing with Bronwen Rees on 1 June 2026. `equityjournal with 'Bronwen Rees'` begins "
        "anew.\n"
    )
    amara.at_terminal(*anew[:-1], typed=["no"])
    assert not (tmp_path / "anew.age").exists()
    amara.at_terminal(*anew[:-1], typed=["yes", "yes"])
    assert (tmp_path / "anew.age").exists()
    assert "Nothing was ticked" in amara("with", "bronwen", "--send", "--yes", code=1).err, "met again"


def test_what_was_shared_is_asked_back_from_somebody_who_is_called_something_else_now(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """The ledger knows their keys."""
    amara, bronwen = two
    shared(amara, out)
    introduce(amara, keys_of(bronwen), name="Mrs Rees")
    assert "for Mrs Rees" in amara("shares").out
    amara("with", "rees", "--stop", "-o", str(tmp_path / "end.age"), "--yes")
    assert opened(bronwen, tmp_path / "end.age").asks[0].end


def test_a_request_on_a_full_disk_leaves_the_ledger_as_it_was(
    two: tuple[Program, Program], out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it fills up: asked back, with a file or with one on its way; or not, and without one."""
    amara, _ = two
    shared(amara, out)
    disk = FakeDisk(monkeypatch)
    for writes in range(24):
        disk.left, request = writes, tmp_path / f"{writes}.age"
        said = amara("with", "Bronwen", "--take-back", "1", "-o", str(request), "--yes", code=None)
        disk.left = 10**9
        events = [one for one in Ledger(journal_of(amara)).events() if one.what.event == "asked"]
        there, waits = len(list(tmp_path.glob("[0-9]*.age"))), len(list(place(amara).glob("outgoing/*.txt")))
        assert there <= len(events) <= there + waits, (writes, said)
        if there:
            break
    assert there


# When the entry itself goes


def test_deleting_or_erasing_what_was_shared_says_who_has_it(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """And how to ask for it back; the ledger keeps its id. Once word came that it was removed, nothing is said."""
    amara, _ = two
    shared(amara, out)
    other = add(amara, "Other words.")
    (entry,) = Ledger(journal_of(amara)).shares()[0].entries
    said = amara("delete", entry).out
    assert "It was sealed for Bronwen Rees on 1 June 2026, and what they have" in said
    assert "`equityjournal with 'Bronwen Rees' --take-back N` asks for it back." in said
    assert "sealed for" not in amara("delete", other.id).out
    screen = amara.at_terminal("erase", entry, typed=["no"]).out
    assert screen.index("It was sealed for") < screen.index("> no")
    amara("with", "Bronwen", "--take-back", "1", "-o", str(tmp_path / "back.age"), "--yes")
    assert "You asked for it back on 1 June 2026." in amara("erase", entry, "--yes").out
    assert Ledger(journal_of(amara)).shares()[0].entries == [entry]
    assert amara("check").out.endswith("The journal is whole.\n")


@pytest.mark.parametrize("was_told", [False, True], ids=["not told yet", "told that it is kept"])
def test_what_was_kept_and_removed_later_is_told_as_removed(both: BothSides, *, was_told: bool) -> None:
    """A coach may think again: the next letter says what is so, and no letter says kept of what is gone."""
    both.write("The lift stood still.", "power")
    both.amara_brings("The lift")
    both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    request = both.carry("for-bronwen.txt", both.amara, both.bronwen)
    both.at(both.bronwen, "open", str(request), typed=["no"])
    if was_told:
        both.run(both.bronwen, "with", "Amara", "--send", "--yes")
        assert "Bronwen keeps what you sealed" in words_on(both.open_at_amaras())
    said = words_on(both.at(both.bronwen, "with", "Amara", "--remove", "today", typed=["yes"]).out)
    assert "Amara had asked for it back, and is told with your next file." in said
    preview = words_on(both.at(both.bronwen, "with", "Amara", typed=["", "yes"]).out)
    assert "What was asked back was removed." in preview
    assert "kept all the same" not in preview
    said = words_on(both.open_at_amaras())
    assert "Bronwen removed what you sealed" in said
    assert "Bronwen has 1 entry of yours" not in words_on(both.run(both.amara, "with", "Bronwen").out)


def test_an_entry_that_the_coach_keeps_is_still_one_that_she_has(both: BothSides) -> None:
    """Both screens count it, under the same number; it can be asked back again."""
    both.write("The chairs were back.", "humility")
    both.write("The lift stood still.", "power")
    both.amara_brings("The chairs")
    both.amara_brings("The lift")
    both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    request = both.carry("for-bronwen.txt", both.amara, both.bronwen)
    both.at(both.bronwen, "open", str(request), typed=["no"])
    both.run(both.bronwen, "with", "Amara", "--reply", "2", "Who put them back?")
    both.run(both.bronwen, "with", "Amara", "--send", "--yes")
    said = words_on(both.open_at_amaras())
    assert "Bronwen wrote on 2, “The chairs were back.”: Who put them back?" in said
    assert "Bronwen has 2 entries of yours." in said
    both.at(both.amara, "with", "Bronwen", "--take-back", "1", typed=["yes"])
    request = both.carry("for-bronwen.txt", both.amara, both.bronwen)
    both.at(both.bronwen, "open", str(request), typed=["yes", "", "", "yes"])
    assert "Bronwen removed what you sealed" in words_on(both.open_at_amaras())
    assert "Bronwen has 1 entry of yours." in words_on(both.run(both.amara, "with", "Bronwen").out)


def test_what_is_asked_back_is_named_before_it_is_sealed(both: BothSides) -> None:
    """By its words, with all that went in the same letter; a number that was a slip is seen, and says no word of it."""
    both.write("The chairs were back.", "humility")
    both.write("The lift stood still.", "power")
    both.amara_brings("The chairs", "The lift")
    said = both.at(both.amara, "with", "Bronwen", "--take-back", "2", typed=["no"]).out
    assert (
        "Asked back:\n  1, “The lift stood still.”, which went with it\n  2, “The chairs were back.”\n"
        in said
    )
    assert "The chairs" not in said.partition("This is all that Bronwen will read:")[2]


def test_two_letters_of_one_day_are_told_apart(both: BothSides) -> None:
    """By their first words: before they are removed, and in the word that they were."""
    for text in ("The lift stood still.", "The rota was made without us."):
        both.write(text, "power")
        both.amara_brings(text)
    both.run(both.amara, "with", "Bronwen", "--take-back", "2", "--yes")
    letter = str(both.carry("for-bronwen.txt", both.amara, both.bronwen))
    asked = both.at(both.bronwen, "open", letter, typed=["yes", "", "", "yes"])
    assert "kept here. 2, “The lift stood still.” If you work" in words_on(asked.out)
    said = words_on(both.open_at_amaras())
    assert "Bronwen removed what you sealed on 1 June 2026 (“The lift stood still.”): the program" in said
