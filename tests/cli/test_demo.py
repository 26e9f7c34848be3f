"""`demo`: an invented journal, answering the questions that are asked today."""

import os
from pathlib import Path

from equityjournal.store.disk.places import sharing_place
from equityjournal.store.records.reading import read_entries
from packs import shipped
from program import Program


def test_the_invented_entries_answer_questions_in_use(program: Program, home: Path) -> None:
    """None cites a question that is retired or gone, and the wording is today's."""
    program("demo", "--into", str(home / "demo"))
    in_use = {prompt.cited: str(prompt.text) for prompt in shipped("relational-equity").live}
    entries = [stored.record for stored in read_entries(home / "demo").entries]
    answered = [answer for entry in entries for answer in entry.answers if answer.prompt]
    assert len(answered) > 20
    assert [answer.prompt for answer in answered if answer.prompt not in in_use] == []
    assert [answer.prompt for answer in answered if answer.question != in_use[str(answer.prompt)]] == []


def test_no_place_of_the_person_s_own_is_taken(program: Program, home: Path, journal: Path) -> None:
    """Neither the journal, nor what is in it by whatever link, nor the keys, nor a link to nowhere, a file or a pipe."""
    program("write", "Words.")
    program("keys", "new", "--name", "Amara Okafor")
    (home / "link").symlink_to(journal / "drafts")
    (home / "nowhere").symlink_to(home / "gone")
    os.mkfifo(home / "pipe")
    (home / "file").write_text("Words.")
    before = sorted(home.rglob("*"))
    for place in (journal, journal / "new", journal / "drafts", home / "link", home / "link" / "new"):
        assert "is inside the journal" in " ".join(program("demo", "--into", str(place), code=1).err.split())
    assert "keys are kept" in program("demo", "--into", str(sharing_place() / "new"), code=1).err
    for name in ("nowhere", "pipe", "file"):
        assert "not an empty folder" in program("demo", "--into", str(home / name), code=1).err
    assert sorted(home.rglob("*")) == before
    assert len(program("list", "--json").json) == 1
