"""What stands beside entries: kept once, found by the entry, gone with it."""

import errno
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_parts import Reply
from equityjournal.core.sharing.talk import Conversation, Talk
from equityjournal.core.text.errors import NotSaved
from equityjournal.store.disk import files
from equityjournal.store.entries.journal import Journal
from equityjournal.store.faults.checking import check
from equityjournal.store.records import record
from equityjournal.store.sharing.keyring import new_keys
from equityjournal.store.sharing.replies import Responses, Talks, beside, unreadable
from two_sides import a_companion

NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
AMARA, BRONWEN = new_keys("Amara Okafor"), new_keys("Bronwen Rees")
WHO = a_companion("Bronwen")
MASKED = "2026-06-01-aaaaaa"
"""The id under which an entry was shared."""


def head(letter: str = "a", made: datetime = NOW) -> dict[str, Any]:
    """What every message says of itself."""
    return {"id": letter * 26, "made": made, "sender": BRONWEN.card, "recipient": AMARA.card}


def replies(*texts: str, entry: str = MASKED, **more: Any) -> Letter:
    """A letter with a reply a text."""
    return Letter(**head(**more), replies=[Reply(entry=entry, text=text) for text in texts])


def talk(entry: str, **more: Any) -> Talk:
    """A talk about an entry."""
    table = {"id": "t" * 26, "with_whom": "my supervisor", "day": date(2026, 6, 3), "noted": NOW, **more}
    return Talk(entry=entry, **table)


@pytest.fixture
def entry(journal: Path) -> str:
    """An entry of the journal, by its id."""
    draft = Draft(
        started=NOW,
        happened=date(2026, 6, 3),
        pack="relational-equity",
        language="en-GB",
        answers=[Answer(text="Words.")],
    )
    return Journal(journal).add(draft, NOW)[0].id


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_reply_is_kept_beside_its_entry_and_not_in_it(journal: Path, entry: str) -> None:
    """The entry's bytes are as they were; the file is private, and no name or word stands in its name."""
    before = bytes_below(journal)
    assert Responses(journal).keep(replies("Thank you.", "And again."), WHO, {MASKED: entry}, NOW) == 2
    after = bytes_below(journal)
    assert {name: data for name, data in after.items() if not name.startswith("replies/")} == before
    assert sorted(set(after) - set(before)) == [
        f"replies/{entry}-{'a' * 26}-000{part}.toml" for part in (1, 2)
    ]
    assert [one.text for one in Responses(journal).on(entry)] == ["Thank you.", "And again."]
    assert os.name == "nt" or {path.stat().st_mode & 0o777 for path in (journal / "replies").iterdir()} == {
        0o600
    }
    assert check(journal) == (1, [])


def test_what_is_opened_twice_is_kept_once(journal: Path, entry: str) -> None:
    """Replies and questions; a hand's change to what was kept stays."""
    kept, sent = Responses(journal), Letter(**head("b"), questions=["How are you?"])
    for times in (1, 0):
        assert kept.keep(replies("Thank you."), WHO, {MASKED: entry}, NOW) == times
        assert kept.keep(sent, WHO, {}, NOW) == times
    assert [one.text for one in kept.on(entry)] == ["Thank you."]
    assert [one.questions for one in kept.questions()] == [["How are you?"]]
    assert len(list((journal / "replies").iterdir())) == 2


def test_a_copy_made_by_a_sync_service_is_no_second_reply(journal: Path, entry: str) -> None:
    """Nor is one of a conversation or of questions."""
    kept, talks = Responses(journal), Talks(journal)
    kept.keep(replies("Thank you."), WHO, {MASKED: entry}, NOW)
    kept.keep(Letter(**head("b"), questions=["How are you?"]), WHO, {}, NOW)
    talks.keep(talk(entry))
    for path in [*(journal / "replies").iterdir(), *(journal / "conversations").iterdir()]:
        path.with_stem(f"{path.stem} (conflicted copy)").write_bytes(path.read_bytes())
    assert len(kept.on(entry)) == len(kept.questions()) == len(talks.on(entry)) == len(talks.all()) == 1


def test_replies_stand_in_the_order_they_were_made(journal: Path, entry: str) -> None:
    """Whatever the order in which they were opened; questions, the last to come first."""
    kept = Responses(journal)
    for number, letter in ((2, "a"), (1, "b"), (3, "c")):
        made = NOW + timedelta(days=number)
        kept.keep(replies(letter, letter=letter, made=made), WHO, {MASKED: entry}, NOW)
        kept.keep(Letter(**head(letter), questions=[letter]), WHO, {}, made)
    assert [one.text for one in kept.on(entry)] == ["b", "a", "c"]
    assert [one.questions for one in kept.questions()] == [["c"], ["a"], ["b"]]


def test_a_reply_to_no_entry_of_ours_is_left_out(journal: Path, entry: str) -> None:
    """Never shared, or erased since: nothing is kept. Of several, those that have an entry are kept."""
    kept = Responses(journal)
    for entries in ({}, {MASKED: "2026-06-01-gggggg"}):
        assert kept.keep(replies("Thank you."), WHO, entries, NOW) == 0
    assert not (journal / "replies").exists()
    both = Letter(
        **head(), replies=[Reply(entry="2026-06-01-zzzzzz", text="No."), Reply(entry=MASKED, text="Yes.")]
    )
    assert kept.keep(both, WHO, {MASKED: entry}, NOW) == 1
    assert [(one.part, one.text) for one in kept.on(entry)] == [(2, "Yes.")]


def test_replies_and_questions_of_one_letter_are_kept_together(journal: Path, entry: str) -> None:
    """Each in its place."""
    whole = Letter(
        **head(), replies=[Reply(entry=MASKED, text="Yes.")], questions=["Why?"], note="Before Thursday."
    )
    assert Responses(journal).keep(whole, WHO, {MASKED: entry}, NOW) == 2
    assert [(one.note, one.questions) for one in Responses(journal).questions()] == [
        ("Before Thursday.", ["Why?"])
    ]


def test_an_entry_in_the_trash_or_moved_by_hand_is_still_one(journal: Path, entry: str) -> None:
    """A reply to it is kept."""

    def keeps(letter: str, to: str) -> bool:
        sent = replies("Thank you.", letter=letter)
        return Responses(journal).keep(sent, WHO, {MASKED: to}, NOW) == 1

    (path,) = journal.glob("entries/*/*/*.toml")
    assert keeps("a", entry)
    moved = path.rename(journal / "entries" / path.name)
    assert keeps("b", entry)
    (journal / "trash" / "2026-06-04").mkdir(parents=True)
    moved.rename(journal / "trash" / "2026-06-04" / f"{entry}~2.toml")
    assert keeps("c", entry)
    assert not keeps("d", "2026-06-03-gggggg")


@pytest.mark.parametrize(
    "text", ["\x1b[2J\x07", "\u202eabc\u2066", "a\r\nb\rc", '"""\n[[answers]]\n# end of', "\\", "💛\u200d", "é" * 100_000]
)  # fmt: skip
def test_whatever_a_reply_holds_is_kept_as_it_is(journal: Path, entry: str, text: str) -> None:
    """Line ends, quotes, controls and length: what is read back is what was sent."""
    Responses(journal).keep(replies(text), WHO, {MASKED: entry}, NOW)
    assert [one.text for one in Responses(journal).on(entry)] == [text]


def test_a_damaged_file_is_named_and_mended_by_opening_the_message_again(journal: Path, entry: str) -> None:
    """In either folder; it hides nothing else, and `check` says which it is."""
    kept, sent = Responses(journal), replies("First.", "Second.")
    kept.keep(sent, WHO, {MASKED: entry}, NOW)
    Talks(journal).keep(talk(entry))
    kept.keep(Letter(**head("b"), questions=["How are you?"]), WHO, {}, NOW)
    damaged = [
        *journal.glob("replies/*-0001.toml"),
        *journal.glob("replies/questions-*"),
        *journal.glob("conversations/*"),
    ]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:60])
    assert [one.text for one in kept.on(entry)] == ["Second."]
    assert Talks(journal).on(entry) == []
    assert kept.questions() == []
    assert unreadable(journal, entry) == 2
    assert {one.path for one in check(journal)[1]} == {
        path.relative_to(journal).as_posix() for path in damaged
    }
    assert kept.keep(sent, WHO, {MASKED: entry}, NOW) == 1
    assert [one.text for one in kept.on(entry)] == ["First.", "Second."]


def test_what_an_interrupted_save_left_is_named_too(journal: Path, entry: str) -> None:
    """In both folders, and what it holds elsewhere is mended by --repair as in others."""
    Talks(journal).keep(talk(entry))
    (path,) = journal.glob("conversations/*")
    path.with_name(f".{path.name}.abcd.tmp").write_bytes(path.read_bytes())
    path.with_name(f".{path.name}.abcd.tmp").chmod(0o600)
    assert [one.kind for one in check(journal)[1]] == ["leftover"]


def test_on_a_full_disk_nothing_is_half_kept(
    journal: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept is whole, and opened again the message is kept whole."""
    kept, sent, real, left = Responses(journal), replies("First.", "Second."), os.write, [1]

    def write(handle: int, data: Any) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(handle, data)

    with monkeypatch.context() as full:
        full.setattr("os.write", write)
        with pytest.raises(NotSaved):
            kept.keep(sent, WHO, {MASKED: entry}, NOW)
    assert [one.text for one in kept.on(entry)] == ["First."]
    assert check(journal) == (1, [])
    assert kept.keep(sent, WHO, {MASKED: entry}, NOW) == 1


def test_conversations_are_kept_by_day_and_each_once(journal: Path, entry: str) -> None:
    """One noted twice is one; what is taken back is gone, and nothing else."""
    talks, later = Talks(journal), talk(entry, id="u" * 26, day=date(2026, 6, 1))
    assert talks.on(entry) == talks.all() == []
    assert talks.keep(talk(entry))
    assert not talks.keep(talk(entry, id="v" * 26, noted=NOW + timedelta(hours=1)))
    assert talks.keep(later)
    assert [one.day.day for one in talks.on(entry)] == [1, 3]
    talks.take_back(later)
    assert talks.all() == [talk(entry)]


def test_a_conversation_of_old_is_a_talk_like_any(journal: Path, entry: str) -> None:
    """It is listed among the talks, with an id of its own that stays; it is taken back, and never rewritten."""
    name = f"{entry}-20260603T181000000000Z-aaaaaa"
    old = Conversation(
        schema_version=SCHEMA,
        entry=entry,
        with_whom="my coach",
        day=date(2026, 6, 3),
        noted=NOW,
        note="Slower.",
    )
    path = journal / "conversations" / f"{name}.toml"
    files.make_folder(path.parent)
    files.create(path, record.to_bytes(old, name))
    before = path.read_bytes()
    talks = Talks(journal)
    (found,) = talks.all()
    assert (found.keep, found.with_whom, found.entry) == ("Slower.", "my coach", entry)
    assert talks.on(entry) == [found]
    talks.change(found.model_copy(update={"keep": "Other."}))
    assert path.read_bytes() == before
    assert not talks.keep(found.model_copy(update={"id": "x" * 26}))
    assert check(journal) == (1, [])
    talks.take_back(found)
    assert not path.exists()


def test_all_that_stands_beside_an_entry_is_found_to_be_erased(journal: Path, entry: str) -> None:
    """Under whatever name, unfinished saves too; of other entries nothing goes."""
    kept, talks = Responses(journal), Talks(journal)
    draft = Draft(
        started=NOW,
        happened=date(2026, 6, 3),
        pack="relational-equity",
        language="en-GB",
        answers=[Answer(text="Other.")],
    )
    other = Journal(journal).add(draft, NOW)[0].id
    kept.keep(replies("CANARY"), WHO, {MASKED: entry}, NOW)
    talks.keep(talk(entry, keep="CANARY"))
    (path,) = (journal / "replies").iterdir()
    for name in (f".{path.name}.abcd.tmp", "my own copy.toml"):
        path.with_name(name).write_bytes(path.read_bytes())
    kept.keep(replies("Stays."), WHO, {MASKED: other}, NOW)
    talks.keep(talk(other))
    found = list(beside(journal, entry))
    with_words = [name for name, data in bytes_below(journal).items() if b"CANARY" in data]
    assert len(found) == len(with_words) == 4
    for file in found:
        file.unlink()
    assert not [name for name, data in bytes_below(journal).items() if b"CANARY" in data]
    assert len(kept.on(other)) == len(talks.on(other)) == 1
    assert list(beside(journal, "2026-06-03-gggggg")) == []


def test_nothing_there_is_nothing_to_open(journal: Path, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside an entry without replies, one look into each folder is all."""
    Responses(journal).keep(replies("Thank you."), WHO, {MASKED: entry}, NOW)
    monkeypatch.setattr("equityjournal.store.disk.files.read", lambda *_: pytest.fail("a file was opened"))
    assert Responses(journal).on("2026-06-03-gggggg") == []
    assert Talks(journal).on("2026-06-03-gggggg") == []
    assert unreadable(journal, "2026-06-03-gggggg") == 0
