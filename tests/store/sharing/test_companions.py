"""People one meets, what waits for them, and what was sent: on disk, under names that tell nobody."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.replies import Waiting, WaitingReply
from equityjournal.core.sharing.talk import Talk
from equityjournal.core.text.errors import UnusableFile
from equityjournal.store.sharing.coachs_words import Sent, WaitingWords
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.keyring import new_keys
from equityjournal.store.sharing.replies import Talks

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
    found = kept.with_id("a" * 26)
    assert found is not None
    assert found.name == "amina Yusuf"
    assert kept.with_id("z" * 26) is None
    paths = list((tmp_path / "companions").iterdir())
    assert not [path for path in paths if "rees" in path.name.casefold()]
    assert os.name == "nt" or {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    paths[0].with_name("copy.toml").write_bytes(paths[0].read_bytes())
    assert len(kept.all()) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Of a companion, or of somebody kept by their card before; an unfinished save is none."""
    Companions(tmp_path).keep(companion("b", "Bronwen Rees"))
    (tmp_path / "people").mkdir()
    bad = [tmp_path / "companions" / "x.toml", tmp_path / "people" / "y.toml"]
    for path in (*bad, tmp_path / "people" / ".y.toml.0a0a.toml"):
        path.write_bytes(b"name = ")
    assert Companions(tmp_path).unreadable() == bad
    assert len(Companions(tmp_path).all()) == 1


def test_what_waits_is_sealed_to_its_writer_and_never_written_over_unread(tmp_path: Path) -> None:
    """Nothing of it stands in plain text; a file that cannot be read is named, with what to do."""
    own, other = new_keys("Bronwen"), new_keys("Eve")
    waiting = WaitingWords(tmp_path, companion("a", "Amara"))
    assert waiting.there([own]).is_empty
    assert not waiting.is_any
    words = Waiting(replies=[WaitingReply(entry="2026-06-01-k7m3qd", text="CANARY")], questions=["Why?"])
    waiting.keep(words, own.card)
    assert waiting.is_any
    assert waiting.there([other, own]) == words
    (path,) = (tmp_path / "drafts").iterdir()
    assert b"CANARY" not in path.read_bytes()
    with pytest.raises(UnusableFile, match="none of your keys opens it"):
        waiting.there([other])
    path.write_bytes(b"text = ")
    with pytest.raises(UnusableFile, match="wait to be sent cannot be read"):
        waiting.there([own])
    waiting.keep(Waiting(), own.card)
    assert not path.exists()


def test_what_was_sent_is_kept_sealed_to_its_writer_and_forgotten_together(tmp_path: Path) -> None:
    """Of one companion; unfinished saves, other files and what cannot be read are none."""
    own, to = new_keys("Bronwen"), new_keys("Amara")
    sent, other = Sent(tmp_path, companion("a", "Amara")), Sent(tmp_path, companion("b", "Chidi"))
    letter = Letter(id="m" * 26, made=NOW, sender=own.card, recipient=to.card, questions=["CANARY?"])
    assert (sent.all([own]), sent.before()) == ([], [])
    sent.keep(letter, own.card)
    other.keep(letter.model_copy(update={"id": "n" * 26}), own.card)
    folder = tmp_path / "sent" / ("a" * 26)
    (folder / "note.txt").write_text("mine")
    (folder / f"{'x' * 26}.age").write_bytes(b"no seal")
    (folder / f"{'y' * 26}.age").mkdir()
    assert b"CANARY" not in b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert sent.all([own]) == [letter]
    assert sent.all([to]) == []
    (folder / f"{'y' * 26}.age").rmdir()
    sent.forget()
    assert sent.all([own]) == []
    assert len(other.all([own])) == 1


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
