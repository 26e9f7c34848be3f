"""One journal in two git clones, set up as docs/guides/devices.md says: nothing lost, conflicts kept and named."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from outside import needs
from program import Program

PAGE = (Path(__file__).parents[2] / "docs/guides/devices.md").read_text("utf-8")
SET_UP = re.findall(r"^git (config .+)$", PAGE, re.MULTILINE)


def offered(language: str) -> str:
    """What the page offers to copy into a file."""
    text: str
    (text,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return text


class Device:
    """Somebody's device: a home, and a clone of the journal."""

    def __init__(self, program: Program) -> None:
        assert program.home
        self.program = program
        self.journal = program.home / "journal"

    def git(self, *typed: str, code: int = 0) -> str:
        """Run git in the journal."""
        who = ["-c", "user.name=Amara", "-c", "user.email=amara@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(
            [needs("git"), *who, *typed],
            cwd=self.journal,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def commit(self) -> None:
        """Commit whatever is there."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "journal")

    def ids(self) -> set[str]:
        """Ids of the entries, as the program lists them."""
        return {entry["id"] for entry in self.program("list", "--json").json}

    def kinds(self) -> dict[str, str]:
        """What `check` names: kinds, by the names of files."""
        self.program("check", "--repair", code=None)  # git lets others read what it writes
        found = self.program("check", "--json", code=None).json["problems"]
        return {Path(one["path"]).name: one["kind"] for one in found}


@pytest.fixture
def devices(machine: Callable[[str], Program], home: Path) -> tuple[Device, Device]:
    """Two devices with the same three entries."""
    one, two = Device(machine("one")), Device(machine("two"))
    for words in ("First.", "Second.", "Third."):
        one.program("write", "-t", "power", words)
    (one.journal / ".gitattributes").write_text(offered("gitattributes"))
    (one.journal / ".gitignore").write_text(offered("gitignore"))
    one.git("init", "-q")
    one.commit()
    subprocess.run([needs("git"), "clone", "-q", "--bare", one.journal, home / "r"], check=True)
    subprocess.run([needs("git"), "clone", "-q", home / "r", two.journal], check=True)
    one.git("remote", "add", "origin", str(home / "r"))
    one.git("fetch", "-q", "origin")
    for device in (one, two):
        for words in SET_UP:
            device.git(*words.split())
    assert one.ids() == two.ids()
    return one, two


def meet(one: Device, two: Device, code: int = 0) -> None:
    """Both commit; the second takes in what the first pushed."""
    one.commit()
    one.git("push", "-q", "origin", "main")
    two.commit()
    two.git("pull", "-q", "origin", "main", code=code)


def test_new_entries_meet_and_what_is_erased_is_gone(devices: tuple[Device, Device]) -> None:
    """Both write, one erases the only words like them: git takes none of it for a new name, and the journal is whole."""
    one, two = devices
    first, second, third = sorted(one.ids())
    one.program("erase", second, "--yes")
    one.program("write", "-t", "power", "By the first.")
    two.program("write", "-t", "power", "By the second.")
    two.program("tag", third, "humility")
    meet(one, two)
    assert two.kinds() == {}
    assert second not in two.ids()
    assert {first, third} < two.ids()
    assert len(two.ids()) == 4
    assert not [path for path in two.journal.rglob("*.toml") if second in path.read_text()]


def test_two_versions_of_an_entry_are_never_mixed_and_both_are_kept(devices: tuple[Device, Device]) -> None:
    """The merge stops with this device's version whole; the recipe puts the other beside it, and `check` names both steps."""
    one, two = devices
    entry = min(one.ids())
    one.program("edit", entry, "--title", "Of the first")
    two.program("edit", entry, "--setting", "of the second")
    mine = next(two.journal.glob(f"entries/*/*/{entry}.toml")).read_bytes()
    meet(one, two, code=1)
    path = next(two.journal.glob(f"entries/*/*/{entry}.toml"))
    assert path.read_bytes() == mine
    assert two.kinds() == {".git": "merge"}
    where = path.relative_to(two.journal).as_posix()
    beside = path.with_name(f"{entry} (theirs).toml")
    beside.write_text(two.git("show", f":3:{where}"))
    beside.chmod(0o600)
    two.commit()
    assert two.kinds() == {beside.name: "copy"}
    assert b"Of the first" in beside.read_bytes()
    assert len(list((two.journal / "versions" / entry).iterdir())) == 2
    assert len(two.ids()) == 3


@pytest.mark.parametrize("deleting", [0, 1])
def test_an_entry_deleted_here_and_changed_there_is_kept_and_named(
    devices: tuple[Device, Device], deleting: int
) -> None:
    """Whichever device meets the other: the changed entry is in its place, and `check` says that it is in the trash too."""
    one, two = devices
    entry = min(one.ids())
    devices[deleting].program("delete", entry)
    devices[1 - deleting].program("edit", entry, "--title", "Changed")
    meet(one, two, code=1)
    named = two.kinds()
    assert named == {".git": "merge", f"{entry}.toml": "deleted"}
    two.commit()
    assert two.kinds() == {f"{entry}.toml": "deleted"}
    assert two.program("show", entry, "--json").json["title"] == "Changed"


def test_one_that_git_carried_into_the_trash_is_named_if_it_was_changed_on_a_later_day(
    devices: tuple[Device, Device],
) -> None:
    """With git as it comes, a deletion is taken for a new name; the edit is in the trash, and `restore` brings it back."""
    one, two = devices
    for device in devices:
        device.git("config", "merge.renames", "true")
        device.git("config", "pull.twohead", "ort")
    entry = min(one.ids())
    one.program("delete", entry)
    two.program.clock.pass_days(1)
    two.program("edit", entry, "--title", "Changed")
    meet(one, two)
    assert two.kinds() == {f"{entry}.toml": "deleted"}
    two.program("restore", entry)
    assert two.program("show", entry, "--json").json["title"] == "Changed"
    assert two.kinds() == {}


@pytest.mark.parametrize("erasing", [0, 1])
def test_an_entry_erased_here_and_changed_there_comes_back_and_is_named_where_it_was_erased(
    devices: tuple[Device, Device], erasing: int
) -> None:
    """Git keeps the changed one; the device that erased it knows, whichever of them meets the other, and erases again."""
    one, two = devices
    entry = min(one.ids())
    devices[erasing].program("erase", entry, "--yes")
    devices[1 - erasing].program("edit", entry, "--title", "Changed")
    meet(one, two, code=1)
    two.commit()
    two.git("push", "-q", "origin", "main")
    one.git("pull", "-q", "origin", "main")
    there, other = devices[erasing], devices[1 - erasing]
    assert entry in there.ids()
    assert other.kinds() == {}
    assert there.kinds() == {"entries": "erased"}
    there.program("erase", entry, "--yes")
    assert there.kinds() == {}
    assert not [path for path in there.journal.rglob("*.toml") if entry in path.read_text()]
