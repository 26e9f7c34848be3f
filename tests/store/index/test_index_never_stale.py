"""The index is never stale: whatever is done to the files, by whomever, is noticed."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from closed_after import close_all
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.entries.selection import Selection
from equityjournal.store.entries.journal import Journal
from equityjournal.store.records.reading import read_entries
from equityjournal.store.themes import theme_history
from outside import needs
from store.indexed import NOW, catalogue, found, texts, truth, write


def append(path: Path) -> None:
    """As `>>` does: the folder's own time stays as it was."""
    with path.open("a", encoding="utf-8") as file:
        file.write("# a remark\n")


def same_size(path: Path) -> None:
    """Other words of the very same length, in the very same file."""
    data = path.read_bytes().replace(b"kettle", b"teapot")
    with path.open("r+b") as file:
        file.write(data)


def same_size_and_time(path: Path) -> None:
    """The same, with the times put back as they were, as a sync service does."""
    before = path.stat()
    same_size(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    """As most editors save: another file takes its name."""
    other = path.with_name("other.tmp")
    other.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    other.replace(path)


def older(path: Path) -> None:
    """An older version comes back from a backup, with its own old time."""
    path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    os.utime(path, (1_000_000_000, 1_000_000_000))


def of_the_future(path: Path) -> None:
    """A file from a machine whose clock is ahead."""
    path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
    os.utime(path, (4_000_000_000, 4_000_000_000))


@pytest.mark.parametrize("change", [same_size, same_size_and_time, replaced, older, of_the_future])
def test_every_change_made_outside_is_noticed(root: Path, change: Callable[[Path], None]) -> None:
    """In place, with the same size, with its times put back, by another file, from the past or from the future."""
    for _ in range(3):  # at once, while the index is young, and again
        identity, path = write(root, "A kettle again.")
        assert identity in found(root, "kettle")
        change(path)
        assert texts(root) == truth(root)
        assert identity in found(root, "teapot")
        assert identity not in found(root, "kettle")


def test_a_line_appended_in_place_is_noticed(root: Path) -> None:
    """By the state of the file: it is no longer whole as it was sealed."""
    identity, path = write(root, "Sealed.")
    assert catalogue(root).whole(identity)[1].value == "whole"
    append(path)
    assert catalogue(root).whole(identity)[1].value == "changed outside"


def test_files_that_come_go_or_move_are_noticed(root: Path) -> None:
    """Added, removed, renamed, moved to another month, a whole folder gone and back."""
    identity, path = write(root, "A guest.")
    assert identity in texts(root)
    elsewhere = path.parents[1] / "12" / path.name
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    assert identity in texts(root)
    elsewhere.rename(elsewhere.with_name("another-name.toml"))
    assert identity not in texts(root)
    assert "copy" in {problem.kind for problem in catalogue(root).problems()}
    shutil.move(root / "entries", root / "away")
    assert texts(root) == {}
    shutil.move(root / "away", root / "entries")
    assert texts(root) == truth(root)


@pytest.mark.parametrize("tool", ["sed", "vim", "nano", "git"])
def test_changes_by_the_tools_people_use_are_noticed(root: Path, tool: str) -> None:
    """`sed -i`, vim, nano, and git going back to an earlier commit."""
    needs(tool)
    identity, path = write(root, "A kettle again.")
    assert identity in found(root, "kettle")
    quiet = {"check": True, "capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 60}
    if tool == "sed":
        command = ["sed", "-i", "s/kettle/teapot/", str(path)]
        subprocess.run(command, **quiet)  # type: ignore[call-overload]
    elif tool == "vim":
        command = ["vim", "-es", "-u", "NONE", "-c", "%s/kettle/teapot/", "-c", "wq", str(path)]
        subprocess.run(command, **quiet)  # type: ignore[call-overload]
    elif tool == "nano":
        import pexpect

        session = pexpect.spawn("nano", [str(path)], env=os.environ | {"TERM": "xterm"}, timeout=30)
        session.send("# typed in nano\r\x0f\r\x18")
        session.expect(pexpect.EOF)
        session.close()
        assert catalogue(root).whole(identity)[1].value == "changed outside"
        return
    else:
        git = ["git", "-C", str(root), "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
        for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "kettle"]):
            subprocess.run([*git, *step], **quiet)  # type: ignore[call-overload]
        path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))
        assert identity in found(root, "teapot")
        subprocess.run([*git, "checkout", "-q", "--", "."], **quiet)  # type: ignore[call-overload]
        assert identity in found(root, "kettle")
        return
    assert texts(root) == truth(root)
    assert identity in found(root, "teapot")


def test_choices_and_drafts_are_noticed_too(root: Path) -> None:
    """A theme set aside by a synced machine, and an offer in something begun elsewhere."""
    (root / "choices").mkdir()
    (root / "choices" / "one.toml").write_text(
        'schema = 1\nmade = 2026-06-01T18:00:00+00:00\nday = 2026-06-01\ntheme = "power"\nweight = 0\n',
        "utf-8",
    )
    assert [choice.theme for choice in theme_history.choices(catalogue(root).database)] == ["power"]
    draft = Draft(
        started=NOW,
        happened=NOW.date(),
        pack="relational-equity",
        language="en-GB",
        answers=[Answer(prompt="power/who-decided", text="")],
    )
    Journal(root).drafts.keep(draft)
    assert [offer.prompt for offer in theme_history.history(catalogue(root).database).offers] == [
        "power/who-decided"
    ]
    Journal(root).drafts.remove(draft)
    (root / "choices" / "one.toml").unlink()
    assert theme_history.choices(catalogue(root).database) == []
    assert not theme_history.history(catalogue(root).database).offers


class AnyChanges(RuleBasedStateMachine):
    """Whatever is done to the files, by whomever, the index says what the files say."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.home = Path(tempfile.mkdtemp(prefix="index-"))
        self.root = self.home / "journal"
        self.lot = random.Random(11)  # noqa: S311

    def teardown(self) -> None:
        """Take everything away again."""
        close_all()  # many thousands of indexes are opened in one test
        shutil.rmtree(self.home)

    def _some_file(self) -> Path | None:
        there = sorted(self.root.glob("entries/**/*.toml"))
        return self.lot.choice(there) if there else None

    @rule(
        text=st.sampled_from(["A kettle.", "A teapot.", "Nobody rang.", "Gŵyl.", "七転び八起き teapot"]),
        days=st.integers(0, 70),
    )
    def write(self, text: str, days: int) -> None:
        """An entry, about this day or an earlier one."""
        write(self.root, text, NOW.date() - timedelta(days=days))

    @rule(cut=st.integers(0, 400))
    def truncate(self, cut: int) -> None:
        """A file is cut short."""
        if path := self._some_file():
            path.write_bytes(path.read_bytes()[:cut])

    @rule(name=st.sampled_from(["x.toml", "2026-06-01-aaaaaa.toml", "2026-06-01-aaaaaa 2.toml"]))
    def copy(self, name: str) -> None:
        """A file is copied beside itself, under another name."""
        if (path := self._some_file()) and path.name != name:
            shutil.copy(path, path.with_name(name))

    @rule()
    def remove(self) -> None:
        """A file is gone."""
        if path := self._some_file():
            path.unlink()

    @rule()
    def edit(self) -> None:
        """A word is changed in place."""
        if path := self._some_file():
            path.write_bytes(path.read_bytes().replace(b"kettle", b"teapot"))

    @rule()
    def look(self) -> None:
        """A command reads the journal."""
        texts(self.root)

    @invariant()
    def the_index_says_what_the_files_say(self) -> None:
        """Entries, problems, and what is found by a word."""
        files, there = read_entries(self.root), catalogue(self.root)
        assert {one.id: one.excerpt for one in there.find(Selection())[0]} == truth(self.root)
        assert sorted(map(repr, there.problems())) == sorted(map(repr, files.problems))
        teapots = {kept.record.id for kept in files.entries if "teapot" in kept.record.answers[0].text}
        assert found(self.root, "teapot") == teapots
        falls = {kept.record.id for kept in files.entries if "転び" in kept.record.answers[0].text}
        every = {kept.record.id for kept in files.entries}
        assert found(self.root, "転び") == falls
        assert found(self.root, "teapot NOT 転び") == teapots - falls
        assert found(self.root, "NOT teapot OR 転び") == every - teapots - falls
        latest = max((kept.record.happened for kept in files.entries), default=NOW.date())
        on_this_day = {kept.record.id for kept in files.entries if kept.record.happened == latest}
        a_year_later = Selection(on_this_day=latest.replace(year=latest.year + 1))
        assert {one.id for one in there.find(a_year_later)[0]} == on_this_day
        assert {one.id for one in there.find(Selection(without_theme=True))[0]} == every


AnyChanges.TestCase.settings = settings(stateful_step_count=15)
TestAnyChanges = AnyChanges.TestCase
