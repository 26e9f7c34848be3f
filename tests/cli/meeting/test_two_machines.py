"""Two people, two machines: all the way there and back, nothing is on the other side but what was chosen."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coaching import answered, meet
from equityjournal.core.entries.entry import Step
from outside import needs
from pairs import add, journal_of, keys_of, opened, pair, place
from program import Program

CANARY = "CANARY"


def a_journal_full_of_canaries(amara: Program) -> str:
    """One entry with words that go, and canaries in all else there can be; the id of that entry."""
    entry = add(
        amara,
        "Words that go.",
        title="A title that goes",
        themes=["humility"],
        setting=f"{CANARY} hostel",
        people=[f"a {CANARY}"],
        feelings=[CANARY],
        shown=[f"power/{CANARY.lower()}", "power/who-decided"],
        passed=["power/who-decided"],
        steps=[Step(text=f"{CANARY} step", due=date(2026, 8, 9), dropped=date(2026, 8, 9), reason=CANARY)],
    )
    for facts in ({"private": True}, {"happened_to_me": True}, {"title": CANARY}):
        add(amara, f"{CANARY} words.", themes=["power"], **facts)
    amara("edit", entry.id, "--title", CANARY)
    amara("edit", entry.id, "--title", "A title that goes")
    deleted = add(amara, f"{CANARY} gone.")
    amara("delete", deleted.id)
    amara("set-aside", "trust-building")
    amara.at_terminal("look-over", "--add", typed=[f"{CANARY} Begum", "", ""])
    amara.at_terminal("write", "-t", "power", typed=[f"{CANARY} begun", ":stop"], code=None)
    return entry.id


def test_nothing_but_what_was_chosen_is_ever_on_the_other_side(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """No canary in what is sealed, opened, printed, made a page of, answered, or kept: not in any byte of a home."""
    amara, bronwen = pair(machine)
    post = tmp_path / f"{CANARY}-folder"
    post.mkdir()
    meet(bronwen, amara)
    identity = a_journal_full_of_canaries(amara)
    there = b"".join(path.read_bytes() for path in journal_of(amara).rglob("*") if path.is_file())
    assert there.count(CANARY.encode()) > 12

    out, page = (post / name for name in ("out.age", "page.html"))
    amara("share", identity, "--with", "Bronwen", "-o", str(out), "--yes")
    said = [
        bronwen("open", str(out)).out.replace(str(post), ""),
        bronwen("coach").out,
        bronwen("coach", "amara").out,
        bronwen("coach", "amara", "--json").out,
        bronwen("with", "amara").out,
        bronwen("with", "amara", "--read", "1").out,
        bronwen("with", "amara", "--questions").out,
        bronwen("coach", "reply", "amara", "1", "Thank you.").out,
    ]
    bronwen("with", "amara", "--paper", "-o", str(page))
    share, answer = opened(bronwen, out), answered(bronwen, amara)[1]
    for text in [
        *said,
        page.read_text("utf-8"),
        *(one.model_dump_json() for one in (share, answer)),
    ]:
        assert CANARY.lower() not in text.casefold().replace(str(post).casefold(), "")
    assert "Words that go." in page.read_text("utf-8")

    assert bronwen.home
    kept = [path for path in bronwen.home.rglob("*") if path.is_file()]
    assert len(kept) >= 4
    for path in kept:
        assert CANARY.encode() not in path.read_bytes()
        assert b"Words that go." not in path.read_bytes(), "at rest, everything is sealed"


def test_debians_age_shows_the_coach_what_was_shared(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """With her private file, from the line that begins the block on; and nothing in it steers a screen."""
    age = needs("age")
    amara, bronwen = pair(machine)
    entry = add(amara, "First line: gŵyl.\n\nLast line: \u202e\x1b[31m.")
    out = tmp_path / "out.age"
    amara("share", entry.id, "--with", "Bronwen", "-o", str(out), "--yes")
    (private,) = place(bronwen).rglob("private.txt")
    out.write_bytes(out.read_bytes().partition(b"\n\n")[2])
    shown = subprocess.run([age, "-d", "-i", private, out], capture_output=True, check=True, text=True).stdout
    assert '"First line: gŵyl.",\n      "",\n      "Last line: \\u202e\\u001b[31m."' in shown
    assert shown.splitlines()[-1].startswith("marked x25519 ")


def test_a_sealed_file_cut_or_changed_changes_nothing_on_either_side(
    machine: Callable[[str], Program], tmp_path: Path
) -> None:
    """Whatever arrives is refused in one sentence; the original opens afterwards as if nothing had been."""
    amara, bronwen = pair(machine)
    chidi = machine("chidi")
    entry = add(amara, "Words.")
    out, bad = tmp_path / "out.age", tmp_path / "bad.age"
    amara("share", entry.id, "--with", "Bronwen", "-o", str(out), "--yes")
    sealed = out.read_bytes()
    data = sealed.partition(b"\n\n")[2]
    before = _homes(amara, bronwen)
    for altered in (
        data[:-40],
        data[40:],
        data[::-1],
        data[:200] + b"A" + data[201:],
        b"",
        data.lower(),
    ):
        bad.write_bytes(altered)
        said = bronwen("open", str(bad), code=1)
        assert not said.out
        assert len(said.err.strip().splitlines()) == 1
        assert "was not opened" in said.err
    chidi("keys", "new", "--name", "Chidi")
    assert "sealed for somebody else" in chidi("open", str(out), code=1).err
    assert _homes(amara, bronwen) == before
    assert out.read_bytes() == sealed
    assert "From Amara Okafor: 1 entry." in bronwen("open", str(out)).out
    assert keys_of(bronwen).card.name == "Bronwen Rees"


def _homes(*programs: Program) -> dict[Path, bytes]:
    homes = [program.home for program in programs if program.home]
    return {
        path: path.read_bytes()
        for home in homes
        for path in home.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }
