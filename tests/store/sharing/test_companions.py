"""People one meets, what waits for them, and what was sent: on disk, under names that tell nobody."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.talk import Talk
from equityjournal.core.sharing.waiting import Waiting, WaitingReply
from equityjournal.core.text.errors import UnusableFile
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.sent import Sent
from equityjournal.store.sharing.talks import Talks
from equityjournal.store.sharing.waiting import WaitingWords

DAY = date(2026, 6, 3)
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)


def companion(letter: str, name: str, **facts: object) -> Companion:
    """Somebody one meets."""
    known = Companion(
        id=letter * 26, name=name, role="coach", manages=False, asked=DAY, danger=DAY, meets="files",
        keys=[letter * 32],
    )  # fmt: skip
    return known.model_copy(update=facts)


def test_companions_are_kept_by_name_and_found_by_a_part_of_it_or_a_key(tmp_path: Path) -> None:
    """One file each, which tells nobody's name; changed in its place; a copy by a sync service is none."""
    kept = Companions(tmp_path)
    assert kept.all() == []
    for letter, name in (("b", "Bronwen Rees"), ("a", "amina Yusuf")):
        kept.keep(companion(letter, name))
    kept.keep(companion("b", "Bronwen Rees", ended=DAY))
    assert [(known.name, known.ended) for known in kept.all()] == [
        ("amina Yusuf", None),
        ("Bronwen Rees", DAY),
    ]
    assert [known.name for known in kept.called("bron")] == ["Bronwen Rees"]
    assert kept.called("zofia") == []
    found = kept.with_key("a" * 32)
    assert found is not None
    assert found.name == "amina Yusuf"
    assert kept.with_key("z" * 32) is None
    paths = list((tmp_path / "companions").iterdir())
    assert not [path for path in paths if "rees" in path.name.casefold()]
    assert os.name == "nt" or {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    paths[0].with_name("copy.toml").write_bytes(paths[0].read_bytes())
    assert len(kept.all()) == 2


def test_what_waits_stays_until_it_is_sealed_and_is_never_written_over_unread(tmp_path: Path) -> None:
    """A file that cannot be read is named, with what to do."""
    waiting = WaitingWords(tmp_path, "a" * 32)
    assert waiting.there().is_empty
    words = Waiting(replies=[WaitingReply(entry="2026-06-01-k7m3qd", text="Yes.")], questions=["Why?"])
    waiting.keep(words)
    assert waiting.there() == words
    (path,) = (tmp_path / "drafts").iterdir()
    path.write_bytes(b"text = ")
    with pytest.raises(UnusableFile, match="wait to be sent cannot be read"):
        waiting.there()
    waiting.keep(Waiting())
    assert not path.exists()


def test_what_was_sent_is_kept_sealed_and_forgotten_together(tmp_path: Path) -> None:
    """Of one writer; unfinished saves and other files are none."""
    sent, other = Sent(tmp_path, "a" * 32), Sent(tmp_path, "b" * 32)
    assert sent.all() == []
    sent.keep("m" * 26, b"sealed")
    other.keep("n" * 26, b"theirs")
    (tmp_path / "sent" / ("a" * 32) / "note.txt").write_text("mine")
    assert sent.all() == [b"sealed"]
    sent.forget()
    assert sent.all() == []
    assert other.all() == [b"theirs"]


def test_talks_of_no_entry_are_kept_changed_and_taken_back(journal: Path) -> None:
    """Each by its id; a name stands in no file's name."""
    talks = Talks(journal)
    talk = Talk(id="t" * 26, day=DAY, noted=NOW, with_whom="Bronwen", keep="Slowly.")
    assert talks.all() == []
    assert talks.keep(talk)
    assert not talks.keep(talk.model_copy(update={"keep": "Other."}))
    talks.change(talk.model_copy(update={"sent": "m" * 26}))
    assert [kept.sent for kept in talks.all()] == ["m" * 26]
    (path,) = (journal / "conversations").iterdir()
    assert path.name.startswith("talk-")
    assert "bronwen" not in path.name.casefold()
    path.with_name("talk-damaged.toml").write_bytes(b"[[[")
    assert len(talks.all()) == 1
    talks.take_back(talk)
    assert talks.all() == []
