"""The manual page says all that `--help` says, in roff that `man` has nothing against."""

import re
import subprocess
from pathlib import Path

from command_tree import commands
from man_page import man_page
from outside import needs


def test_every_command_and_option_stands_in_it() -> None:
    """Each command has a section, and each of its options a line."""
    page = man_page().replace("\\-", "-")
    sections = page.split("\n.SS ")[1:]
    assert len(sections) == len(commands()) - 1
    for command, section in zip(commands()[1:], sections, strict=True):
        assert section.startswith(f'"{" ".join(command.path)} ')
        assert not [spelling for spelling, _ in command.options if f"\n.B {spelling}\n" not in section]


def test_no_line_of_text_is_taken_for_a_request() -> None:
    """Only the page's own requests begin with a full stop."""
    requests = re.findall(r"^[.'](\S+)", man_page(), re.MULTILINE)
    assert set(requests) == {"TH", "SH", "SS", "PP", "TP", "B"}


def test_man_has_nothing_against_it(tmp_path: Path) -> None:
    """Formatted with all warnings on, it gives none."""
    man = needs("man")
    page = tmp_path / "equityjournal.1"
    page.write_text(man_page(), "utf-8")
    done = subprocess.run(
        [man, "--warnings", "--encoding=UTF-8", "-l", str(page)],
        capture_output=True, encoding="utf-8", check=True, env={"MANWIDTH": "78", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stderr == ""
    assert "equityjournal" in done.stdout
