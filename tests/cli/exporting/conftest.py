"""Two entries to draft from, and a folder for drafts."""

from pathlib import Path

import pytest

from cli.exporting.form_drafts import DESK
from program import Program


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write drafts into."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def two_entries(program: Program, journal: Path) -> tuple[str, str]:
    """Two entries, by their ids: the earlier has a kept step, the later was talked over."""
    program("write", "-d", "3 May", "-t", "wsn-what", DESK, "--step", "Ring the third mother.")
    (first,) = journal.glob("entries/*/*/*.toml")
    program("done", first.stem)
    program(
        "write",
        "-d",
        "20 May",
        "-t",
        "power",
        "Joseph Adeyemi set the chairs at Moorfield Primary on 19 May.",
    )
    (second,) = set(journal.glob("entries/*/*/*.toml")) - {first}
    program("discussed", second.stem, "--with", "my supervisor", "--learnt", "Ask who sets the chairs.")
    return first.stem, second.stem
