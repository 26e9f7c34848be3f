from pathlib import Path

import pytest

from program import FakeClock, Program


@pytest.fixture
def broken(program: Program, journal: Path) -> Path:
    """A pack of one's own in which a word processor has curled a quotation mark."""
    program("packs", "new", "my-team")
    path = journal / "prompts" / "my-team.toml"
    path.write_text(path.read_text("utf-8").replace('text = "', "text = “", 1), "utf-8")
    return path


def test_a_broken_pack_is_told_once_a_day(program: Program, broken: Path, clock: FakeClock) -> None:
    """The first command of a day says what is wrong, in the words of `packs check`; the others say nothing."""
    said = program("list").err
    assert "Your pack my-team cannot be used yet. Line " in said
    assert "text needs straight quotation marks" in said
    assert "`equityjournal packs check my-team`" in said
    assert "TOML" not in said
    assert "column" not in said
    for verb in (["list"], ["themes"], ["write", "Words."], ["steps"]):
        assert "my-team" not in program(*verb).err
    clock.pass_days(1)
    assert "my-team" in program("list").err


def test_another_fault_is_told_at_once(program: Program, broken: Path) -> None:
    """Who mends one thing and breaks another hears of it the same day; a mended pack is quiet."""
    program("list")
    broken.write_text("[pack", "utf-8")
    assert "Your pack my-team cannot be used yet. Line 1" in program("list").err
    broken.unlink()
    assert "my-team" not in program("list").err


def test_it_is_told_where_the_pack_is_asked_for(program: Program, broken: Path) -> None:
    """`packs`, and whoever names a pack, hear of it each time."""
    program("list")
    assert "cannot be used yet" in program("packs").err
    refused = program("write", "--pack", "my-team", "Words.", code=1)
    assert "cannot be used yet" in refused.err


def test_a_journal_does_not_hear_of_another_ones_packs(program: Program, broken: Path, home: Path) -> None:
    """What was told is kept by journal, and outside of it."""
    program("list")
    other = home / "other" / "prompts"
    other.mkdir(parents=True)
    (other / "my-team.toml").write_bytes(broken.read_bytes())
    assert "cannot be used yet" in program("--journal", str(other.parent), "list").err
    assert not list(broken.parents[1].rglob("*told*"))


def test_where_no_mark_can_be_left_it_is_told_again(program: Program, broken: Path, home: Path) -> None:
    """A full or read-only place for marks costs nothing but a second telling."""
    place = home / ".local" / "state"
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file where a folder should be")
    assert "cannot be used yet" in program("list").err
    assert "cannot be used yet" in program("list").err
