"""An answer being written in another window is not called unfinished; once it is left, it is."""

from pathlib import Path

from equityjournal.store.disk.draft_locks import Holding
from equityjournal.store.disk.places import locks_place
from program import Program


def test_an_answer_in_another_window_is_not_called_unfinished(program: Program, journal: Path) -> None:
    """By the bare command and by `list`; another that is left is still named."""
    program("write", "Kept.")
    program.at_terminal("write", typed=["Left words."], code=None)
    (draft,) = journal.glob("drafts/*.toml")
    assert "1 answer is unfinished" in program("list").err
    assert "Left open on" in program().out
    window = Holding(locks_place())
    assert window.take(draft)
    assert "unfinished" not in program("list").err
    assert "Left open on" not in program().out
    program.clock.pass_days(1)
    program.at_terminal("write", typed=["Others."], code=None)
    assert len(list(journal.glob("drafts/*.toml"))) == 2
    assert "1 answer is unfinished" in program("list").err
    assert "Left open on 2 June 2026: Others." in program().out
    window.let_go(draft)
    assert "2 answers are unfinished" in program("list").err
