"""What a coach writes on an entry: `with NAME --reply N`, from the first word until it waits to be sealed."""

import errno
import os
from pathlib import Path

import pytest

from answering import ENTRY, HOSTILE, Pair, item, left_behind, waiting
from cli.fake_editor import Editor
from coaching import POWER

REPLY = ("with", "amara", "--reply", "1")
OTHER_SPELLING = ("coach", "reply", "amara", "1")


@pytest.mark.parametrize(
    ("words", "piped", "typed"),
    [
        (["Thank", "you."], "", None), (["-"], "Thank you.\n", None), ([], "Thank you.\r\n", None),
        ([], "", ["Thank you.", "."]), ([], "", ["Thank you.", "Not this.", ":undo", "."]),
    ],
)  # fmt: skip
def test_a_reply_waits_to_be_sealed(
    pair: Pair, words: list[str], piped: str, typed: list[str] | None
) -> None:
    """Given, from a pipe or typed, by either spelling; and it is said what seals it."""
    pair.share(item(ENTRY, POWER))
    for n, spelling in enumerate((REPLY, OTHER_SPELLING), start=1):
        if typed is None:
            said = pair.bronwen(*spelling, *words, piped=piped).out
        else:
            said = pair.bronwen.at_terminal(*spelling, typed=typed, columns=200).out
        assert waiting(pair) == [(ENTRY, "Thank you.")] * n
    assert "It waits for `equityjournal with 'Amara Okafor' --send`." in said
    assert left_behind(pair) == []
    assert list(Path().iterdir()) == []


def test_a_reply_may_be_written_in_an_editor(pair: Pair, editor: Editor) -> None:
    """Of the entry only its first words stand there; the words that steer another question are not among the commands."""
    pair.share(item(ENTRY, text="They had decided. " + "SHARED " * 40))
    seen = Path("seen").absolute()
    editor.does(
        f"text = path.read_text('utf-8')\npathlib.Path({str(seen)!r}).write_text(text, 'utf-8')\n"
        "path.with_name(path.name + '~').write_text('backup')\n"
        "path.write_text(text.replace('Typed.', 'Typed, then changed.'), 'utf-8')"
    )
    said = pair.bronwen.at_terminal(*REPLY, typed=["Typed.", ":pass", ":mine", ":editor"]).out
    assert said.count("is not one of the commands") == 2
    assert "private" not in said
    assert waiting(pair) == [(ENTRY, "Typed, then changed.")]
    assert "To Amara Okafor, about June 2026: They had decided." in seen.read_text("utf-8")
    assert seen.read_text("utf-8").count("SHARED") < 12
    assert left_behind(pair) == []


@pytest.mark.parametrize("stop", [":stop", "^C", None])
def test_a_reply_that_is_left_is_kept_and_gone_on_with(pair: Pair, stop: str | None) -> None:
    """Whether by :stop, Ctrl-C or the end of input; in a private file whose name holds no name."""
    pair.share(item(ENTRY))
    said = pair.bronwen.at_terminal(*REPLY, typed=["Thank you.", *([stop] if stop else [])], code=None)
    assert "What you typed is kept, unfinished. The same command goes on with it." in said.out
    assert said.code == (0 if stop == ":stop" else 130)
    (kept,) = left_behind(pair)
    assert "amara" not in kept.name.casefold()
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600
    pair.bronwen(*REPLY, "Given meanwhile.")
    assert left_behind(pair) == [kept]
    said = pair.bronwen.at_terminal(*REPLY, typed=["And again.", "."])
    assert "You began a reply to it:" in said.out
    assert waiting(pair) == [(ENTRY, "Given meanwhile."), (ENTRY, "Thank you.\nAnd again.")]
    assert left_behind(pair) == []


def test_a_begun_reply_that_cannot_be_read_is_never_written_over(pair: Pair) -> None:
    """The disk or a sync service spoilt it: a new reply has another file, and that one stays for whoever can mend it."""
    pair.share(item(ENTRY, POWER))
    pair.bronwen.at_terminal(*REPLY, typed=["Not finished.", ":stop"], code=None)
    (begun,) = left_behind(pair)
    begun.write_bytes(b"spoilt")
    pair.bronwen.at_terminal(*REPLY, typed=["Another.", ":stop"], code=None)
    assert begun.read_bytes() == b"spoilt"
    pair.bronwen.at_terminal(*REPLY, typed=["Thank you.", "."])
    assert begun.read_bytes() == b"spoilt"
    assert waiting(pair) == [(ENTRY, "Thank you.")]


def test_an_editor_that_fails_has_a_file_of_its_own(pair: Pair, editor: Editor) -> None:
    """What is typed after it failed is kept apart; what it left is offered behind it the next time."""
    pair.share(item(ENTRY))
    editor.does("path.write_text('From the editor.', 'utf-8')\nraise SystemExit(1)")
    pair.bronwen.at_terminal(*REPLY, typed=["Typed.", ":editor", "Typed after.", ":stop"])
    assert {path.suffix for path in left_behind(pair)} == {".age", ".txt"}
    pair.bronwen.at_terminal(*REPLY, typed=["."])
    assert waiting(pair) == [(ENTRY, "Typed.\nTyped after.\n\nFrom the editor.")]
    assert left_behind(pair) == []


def test_leaving_before_a_word_leaves_nothing(pair: Pair) -> None:
    """No draft, and a sentence."""
    pair.share(item(ENTRY))
    assert "Nothing was written" in pair.bronwen.at_terminal(*REPLY, typed=[":stop"]).out
    assert "There is no text in that" in pair.bronwen(*REPLY, piped="\n", code=1).err
    assert "There is no text in that" in pair.bronwen.at_terminal(*REPLY, typed=["."], code=1).out
    assert left_behind(pair) == []
    assert waiting(pair) == []


def test_only_an_entry_that_was_shared_can_be_replied_to(pair: Pair) -> None:
    """Another is answered with those there are, before a word is typed; so is somebody unknown."""
    pair.share(item(ENTRY))
    said = pair.bronwen("with", "amara", "--reply", "7", "Words.", code=1).err
    assert "Amara Okafor shared no number 7. There are: 1." in said
    assert "“Chidi Eze”" in pair.bronwen("coach", "reply", "Chidi Eze", "1", "x", code=1).err
    assert "Words." in pair.bronwen("with", "amara", "--reply", "moon", "Words.", code=2).err
    assert "Its number, as" in pair.bronwen("coach", "reply", "amara", "moon", "Words.", code=2).err
    assert left_behind(pair) == []
    assert waiting(pair) == []


@pytest.mark.parametrize("writes", range(6))
def test_on_a_full_disk_the_words_are_kept_or_given_back(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Never a word that is gone."""
    pair.share(item(ENTRY))
    real, left = os.fsync, [writes]

    def fsync(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", fsync)
        said = pair.bronwen.at_terminal(*REPLY, typed=["Thank you.", "."], code=None)
    assert writes or said.code == 1
    kept = [path.read_text("utf-8") for path in left_behind(pair)]
    assert waiting(pair) or kept == ["Thank you."] or "copy it from here" in said.out
    assert (said.code == 0) <= bool(waiting(pair))


def test_what_no_message_may_hold_is_refused_and_given_back(pair: Pair) -> None:
    """Too long a text, or bytes that are no text."""
    pair.share(item(ENTRY))
    said = pair.bronwen(*REPLY, piped="x" * 200_001, code=1).err
    assert "too much for one message" in said
    assert "x" * 200_001 in said.replace("\n", "")
    assert "cannot be read for certain" in pair.bronwen(*REPLY, piped=b"Caf\xe9 \xff", code=1).err
    assert "is not text" in pair.bronwen(*REPLY, "a\udcff", code=2).err
    assert "-not this" in pair.bronwen(*REPLY, "-not this", code=2).err
    hint = "equityjournal coach reply NAME N --"
    assert hint in pair.bronwen(*OTHER_SPELLING, "-not this", code=2).err
    assert waiting(pair) == []
    pair.bronwen(*REPLY, "--", "-but this")
    assert waiting(pair) == [(ENTRY, "-but this")]


def test_what_was_shared_cannot_steer_the_coachs_screen(pair: Pair) -> None:
    """In the line that says which entry it is, and in what is offered instead of one."""
    pair.share(item(ENTRY, title=HOSTILE, text=HOSTILE))
    said = pair.bronwen.at_terminal(*REPLY, typed=["x", "."]).out
    assert "CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")
