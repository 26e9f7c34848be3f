"""What a coach writes on an entry: `coach reply`, from the first word until it is sealed."""

import errno
import os
from pathlib import Path

import pytest

from answering import ENTRY, HOSTILE, Pair, item, left_behind, sent
from cli.fake_editor import Editor
from coaching import POWER
from equityjournal.core.sharing.messages import Replies


@pytest.mark.parametrize(
    ("words", "piped", "typed"),
    [
        (["Thank", "you."], "", None), (["-"], "Thank you.\n", None), ([], "Thank you.\r\n", None),
        ([], "", ["Thank you.", "."]), ([], "", ["Thank you.", "Not this.", ":undo", "."]),
    ],
)  # fmt: skip
def test_a_reply_is_sealed_to_its_writer(
    pair: Pair, words: list[str], piped: str, typed: list[str] | None
) -> None:
    """Given, from a pipe or typed: it says where it is and whom it is for, and no copy of it is left."""
    pair.share(item(ENTRY, POWER))
    command = ["coach", "reply", "amara", "--entry", "1", *words]
    if typed is None:
        said = pair.bronwen(*command, piped=piped).out
    else:
        said = pair.bronwen.at_terminal(*command, typed=typed, columns=200).out
    assert [(one.entry, one.text) for one in sent(pair).replies] == [(ENTRY, "Thank you.")]
    assert "Your reply on 1 is in reply-" in said
    assert "sealed for Amara Okafor and for you" in said
    assert left_behind(pair) == []
    assert b"Thank you" not in b"".join(path.read_bytes() for path in Path().iterdir())
    assert os.name == "nt" or {path.stat().st_mode & 0o777 for path in Path().iterdir()} == {0o600}


def test_a_reply_goes_to_the_name_its_writer_gave_themselves(pair: Pair) -> None:
    """What the coach calls somebody stays with the coach."""
    pair.share(item(ENTRY))
    pair.bronwen("coach", "reply", "Amara", "--entry", "1", "Thank you.")
    assert sent(pair).recipient.name == "Amara Okafor"
    assert sent(pair).sender.name == "Bronwen Rees"


def test_a_reply_may_be_written_in_an_editor(pair: Pair, editor: Editor) -> None:
    """Of the entry only its first words stand there, and afterwards nothing is left behind."""
    pair.share(item(ENTRY, text="They had decided. " + "SHARED " * 40))
    seen = Path("seen").absolute()
    editor.does(
        f"text = path.read_text('utf-8')\npathlib.Path({str(seen)!r}).write_text(text, 'utf-8')\n"
        "path.with_name(path.name + '~').write_text('backup')\npath.write_text('Thank you.' + text, 'utf-8')"
    )
    pair.bronwen("coach", "reply", "amara", "--entry", "1", "--editor")
    assert sent(pair).replies[0].text == "Thank you."
    assert "To Amara Okafor, about June 2026: They had decided." in seen.read_text("utf-8")
    assert seen.read_text("utf-8").count("SHARED") < 12
    assert left_behind(pair) == []


def test_colon_editor_goes_on_in_the_editor(pair: Pair, editor: Editor) -> None:
    """From the keyboard, as in `write`; the words that steer another question are not among the commands."""
    pair.share(item(ENTRY))
    editor.replaces("Typed.", "Typed, then changed.")
    typed = ["Typed.", ":pass", ":mine", ":editor"]
    said = pair.bronwen.at_terminal("coach", "reply", "amara", "--entry", "1", typed=typed).out
    assert said.count("is not one of the commands") == 2
    assert "private" not in said
    assert sent(pair).replies[0].text == "Typed, then changed."
    assert left_behind(pair) == []


@pytest.mark.parametrize("stop", [":stop", "^C", None])
def test_a_reply_that_is_left_is_kept_and_gone_on_with(pair: Pair, stop: str | None) -> None:
    """Whether by :stop, Ctrl-C or the end of input; in a private file whose name holds no name."""
    pair.share(item(ENTRY))
    command = ["coach", "reply", "amara", "--entry", "1"]
    said = pair.bronwen.at_terminal(*command, typed=["Thank you.", *([stop] if stop else [])], code=None)
    assert "What you typed is kept, unfinished. The same command goes on with it." in said.out
    assert said.code == (0 if stop == ":stop" else 130)
    (kept,) = left_behind(pair)
    assert kept.read_text("utf-8") == "Thank you."
    assert "amara" not in kept.name.casefold()
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600
    assert not list(Path().glob("*.age"))
    pair.bronwen(*command, "Given meanwhile.", "-o", "given.age")
    assert left_behind(pair) == [kept]
    said = pair.bronwen.at_terminal(*command, typed=["And again.", "."])
    assert "You began a reply to it:" in said.out
    assert sent(pair).replies[0].text == "Thank you.\nAnd again."
    assert left_behind(pair) == []


def test_leaving_before_a_word_leaves_nothing(pair: Pair) -> None:
    """No file, no draft, and a sentence."""
    pair.share(item(ENTRY))
    command = ["coach", "reply", "amara", "--entry", "1"]
    assert "Nothing was written" in pair.bronwen.at_terminal(*command, typed=[":stop"]).out
    assert "There is no text in that" in pair.bronwen(*command, piped="\n", code=1).err
    assert "There is no text in that" in pair.bronwen.at_terminal(*command, typed=["."], code=1).out
    assert left_behind(pair) == list(Path().iterdir()) == []


def test_only_an_entry_that_was_shared_can_be_replied_to(pair: Pair) -> None:
    """Another is answered with those there are, before a word is typed; so is somebody unknown."""
    pair.share(item(ENTRY))
    said = pair.bronwen("coach", "reply", "amara", "--entry", "7", "Words.", code=1).err
    assert "Amara Okafor shared no number 7. There are: 1." in said
    assert (
        "no person called “Chidi Eze”"
        in pair.bronwen("coach", "reply", "Chidi Eze", "--entry", "1", "x", code=1).err
    )
    assert left_behind(pair) == []


def test_a_file_that_is_there_is_left_before_a_word_is_typed(pair: Pair) -> None:
    """--force replaces it; nothing goes into the coach's own journal."""
    pair.share(item(ENTRY))
    taken = Path("taken.age")
    taken.write_text("Something else.")
    command = ["coach", "reply", "amara", "--entry", "1", "-o"]
    said = pair.bronwen.at_terminal(*command, "taken.age", typed=["Never asked for."], code=1).out
    assert "taken.age is there already; --force replaces it." in said
    assert "Never asked for." not in said
    assert taken.read_text() == "Something else."
    journal = pair.at_home(pair.bronwen) / "journal"
    journal.mkdir()
    assert "inside the journal" in pair.bronwen(*command, str(journal / "a.age"), "x", code=1).err
    pair.bronwen(*command, "taken.age", "--force", "Thank you.")
    assert isinstance(pair.opened_by_amara(taken), Replies)


@pytest.mark.parametrize("writes", range(12))
def test_on_a_full_disk_the_words_are_kept_or_given_back(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Never a file that seems to be a reply, and never a word that is gone."""
    pair.share(item(ENTRY))
    real, left = os.fsync, [writes]

    def fsync(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", fsync)
        command = ["coach", "reply", "amara", "--entry", "1"]
        said = pair.bronwen.at_terminal(*command, typed=["Thank you.", "."], code=None)
    files = list(Path().glob("reply-*.age"))
    if said.code == 0:
        assert sent(pair).replies[0].text == "Thank you."
        return
    kept = [path.read_text("utf-8") for path in left_behind(pair)]
    assert kept == ["Thank you."] or "stands above; copy" in said.out
    assert not files or "the disk would not confirm it" in " ".join(said.out.split())


def test_what_no_message_may_hold_is_refused_and_kept(pair: Pair) -> None:
    """Too long a text, or bytes that are no text."""
    pair.share(item(ENTRY))
    command = ["coach", "reply", "amara", "--entry", "1"]
    said = pair.bronwen(*command, piped="x" * 200_001, code=1).err
    assert "too much for one message" in said
    (kept,) = left_behind(pair)
    assert str(kept) in said
    assert len(kept.read_bytes()) == 200_001
    assert "cannot be read for certain" in pair.bronwen(*command, piped=b"Caf\xe9 \xff", code=1).err
    assert [path.read_bytes() for path in left_behind(pair) if path.suffix == ".bin"] == [b"Caf\xe9 \xff"]
    assert "is not text" in pair.bronwen(*command, "a\udcff", code=1).err
    assert "equityjournal coach reply NAME --entry N --" in pair.bronwen(*command, "-not this", code=2).err
    pair.bronwen(*command, "--", "-but this")
    assert sent(pair).replies[0].text == "-but this"


def test_what_was_shared_cannot_steer_the_coachs_screen(pair: Pair) -> None:
    """In the line that says which entry it is, and in what is offered instead of one."""
    pair.share(item(ENTRY, title=HOSTILE, text=HOSTILE))
    said = pair.bronwen.at_terminal("coach", "reply", "amara", "--entry", "1", typed=["x", "."]).out
    assert "CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")
