"""`shares`: who has what, until when, and what came of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coaching import a_letter, sent
from equityjournal.core.sharing.letter_parts import Result
from equityjournal.store.sharing.ledger import Ledger
from pairs import add, give_keys, introduce, journal_of, opened, pair
from program import Program


@pytest.fixture
def two(machine: Callable[[str], Program], tmp_path: Path) -> tuple[Program, Program]:
    """Amara, who shared two entries with Bronwen until the first of July, and one with Chidi."""
    amara, bronwen = pair(machine)
    introduce(amara, give_keys(machine("chidi"), "Chidi Eze"))
    first = add(amara, "First words.", title="The panel")
    second = add(amara, "Second words.")
    share = ("share", "--yes", "--output")
    amara(
        *share,
        str(tmp_path / "1"),
        "--with",
        "bronwen",
        first.id,
        second.id,
        "--keep-until",
        "1 July",
        "--along",
        "steps",
    )
    amara(*share, str(tmp_path / "2"), "--with", "chidi", second.id, "--no-mask", "--note", "Hello")
    return amara, bronwen


def test_every_share_is_listed(two: tuple[Program, Program]) -> None:
    """With its day, for whom, how much, and until when."""
    amara, _ = two
    assert amara("shares").out == (
        "1 June 2026, for Bronwen Rees: 2 entries, masked.\n"
        "  You asked Bronwen Rees to remove it after 1 July 2026.\n"
        "1 June 2026, for Chidi Eze: 1 entry, not masked.\n"
    )
    assert amara("shares", "chidi", code=2).out == ""


def test_as_json(two: tuple[Program, Program]) -> None:
    """A list, oldest first, with every key."""
    amara, _ = two
    first, second = amara("shares", "--json").json
    assert list(first) == [
        "n", "message", "to", "sealed", "entries", "masked", "along", "keep_until", "taken_back", "ended", "came",
        "kept", "removed", "not_found",
    ]  # fmt: skip
    assert (first["to"]["name"], first["keep_until"], first["along"]) == (
        "Bronwen Rees",
        "2026-07-01",
        ["steps"],
    )
    assert (second["masked"], second["kept"], len(second["entries"])) == (False, None, 1)


def test_a_day_gone_by_is_told_of_until_word_comes(two: tuple[Program, Program], tmp_path: Path) -> None:
    """Only then, and without a reproach; once it was removed, that is said instead."""
    amara, bronwen = two
    amara.clock.set_day("2026-07-01")
    assert "No word" not in amara("shares").out
    amara.clock.set_day("2026-07-02")
    reminder = "after 1 July 2026. No word has come yet that they did; you could ask."
    assert reminder in amara("shares").out
    (first,) = (share for share in Ledger(journal_of(amara)).shares() if share.keep_until)
    back = tmp_path / "back"
    amara("with", "bronwen", "--take-back", "1", "-o", str(back), "--yes")
    (ask,) = opened(bronwen, back).asks
    results = [Result(item=first.message, did="came"), Result(ask=ask.id, item=first.message, did="removed")]
    amara("open", str(sent(a_letter(bronwen, amara, results=results), bronwen, amara)))
    said = amara("shares").out
    assert "Word that they have it came on 2 July 2026." in said
    assert "Word that it was removed came on 2 July 2026." in said
    assert reminder not in said


def test_an_end_is_told_of_with_each_share_before_it(two: tuple[Program, Program], tmp_path: Path) -> None:
    """Of that person alone."""
    amara, _ = two
    amara("with", "chidi", "--stop", "-o", str(tmp_path / "end"), "--yes")
    said = amara("shares").out
    ended = "You ended the sharing, and asked for all of it back, on 1 June 2026."
    assert said.endswith(f"Chidi Eze: 1 entry, not masked.\n  {ended}\n")
    assert said.count(ended) == 1


def test_before_anything_was_shared_there_is_little_to_say(program: Program) -> None:
    """One sentence, and an empty list."""
    assert program("shares").out == "Nothing was shared.\n"
    assert program("shares", "--json").json == []


def test_a_file_of_the_ledger_that_cannot_be_read_hides_no_other(two: tuple[Program, Program]) -> None:
    """It is counted by `shares`, and named by `check`; what an unknown program keeps beside them is let be."""
    amara, _ = two
    first, _ = sorted(journal_of(amara).glob("shares/*.toml"))
    assert amara("check").out.endswith("The journal is whole.\n")
    first.write_text(first.read_text("utf-8").replace('event = "shared"', 'event = "sold"'), "utf-8")
    said = amara("shares")
    assert said.err == "1 file about what you shared cannot be read; `equityjournal check` names it.\n"
    assert "Chidi Eze" in said.out
    problems = amara("check", "--json", code=1).json["problems"]
    assert [(one["path"], one["kind"]) for one in problems] == [(f"shares/{first.name}", "damaged")]


def test_a_share_cut_short_between_the_ledger_and_the_file_is_listed_as_sealed(
    two: tuple[Program, Program],
) -> None:
    """The ledger says more than there is, and only that something was sealed, never that it arrived."""
    amara, _ = two
    ledger = Ledger(journal_of(amara))
    (event, _) = ledger.events()
    ledger.keep(event.model_copy(update={"message": "c" * 26}))
    assert amara("shares").out.count("1 June 2026, for Bronwen Rees") == 2
    assert "sent" not in amara("shares").out
