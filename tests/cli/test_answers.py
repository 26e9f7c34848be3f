"""What a coach answers with: `coach reply` and `coach questions`, and what becomes of it on the writer's side."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import pairs
from answering import NOW, Pair, item
from cli.test_change import Editor
from cli.test_every_character import ODD, harmless
from closed_after import closed_after
from coaching import HUMILITY, POWER
from equityjournal.core.bundle import Questions, Replies, Theme
from equityjournal.store.config import sharing_place
from equityjournal.store.responses import Responses
from program import Program

ENTRY = "2026-06-01-k7m3qd"
HOSTILE = "CANARY \x1b[2J\x07\x9b31m \u202egnp.exe [bold red]marked[/] {name}"


@pytest.fixture
def pair(machine: Callable[[str], Program], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pair:
    """Amara and Bronwen, who know each other's keys; Bronwen works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Pair(*pairs.pair(machine), monkeypatch)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """An editor that does what a test tells it."""
    return Editor(monkeypatch, tmp_path_factory.mktemp("editor") / "editor.py")


def left_behind(pair: Pair) -> list[Path]:
    """What stands among the drafts of Bronwen's own place."""
    pair.at_home(pair.bronwen)
    return sorted((sharing_place() / "drafts").glob("*"))


def sent(pair: Pair) -> Replies:
    """The one reply in Bronwen's folder, as Amara opens it."""
    (file,) = Path().glob("reply-??????.age")
    opened = pair.opened_by_amara(file)
    assert isinstance(opened, Replies)
    return opened


# coach reply


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
    command = ["coach", "reply", "amara", "--entry", "k7m3qd", *words]
    if typed is None:
        said = pair.bronwen(*command, piped=piped).out
    else:
        said = pair.bronwen.at_terminal(*command, typed=typed, columns=200).out
    assert [(one.entry, one.text) for one in sent(pair).replies] == [(ENTRY, "Thank you.")]
    assert f"Your reply on {ENTRY} is in reply-" in said
    assert "sealed for Amara Okafor and for you" in said
    assert left_behind(pair) == []
    assert b"Thank you" not in b"".join(path.read_bytes() for path in Path().iterdir())
    assert os.name == "nt" or {path.stat().st_mode & 0o777 for path in Path().iterdir()} == {0o600}


def test_a_reply_goes_to_the_name_its_writer_gave_themselves(pair: Pair) -> None:
    """What the coach calls somebody stays with the coach."""
    pair.share(item(ENTRY))
    pair.bronwen("coach", "reply", "Amara", "--entry", ENTRY, "Thank you.")
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
    pair.bronwen("coach", "reply", "amara", "--entry", "k7m3qd", "--editor")
    assert sent(pair).replies[0].text == "Thank you."
    assert "To Amara Okafor, about June 2026: They had decided." in seen.read_text("utf-8")
    assert seen.read_text("utf-8").count("SHARED") < 12
    assert left_behind(pair) == []


def test_colon_editor_goes_on_in_the_editor(pair: Pair, editor: Editor) -> None:
    """From the keyboard, as in `write`; the words that steer another question are not among the commands."""
    pair.share(item(ENTRY))
    editor.replaces("Typed.", "Typed, then changed.")
    typed = ["Typed.", ":pass", ":mine", ":editor"]
    said = pair.bronwen.at_terminal("coach", "reply", "amara", "--entry", "k7m3qd", typed=typed).out
    assert said.count("is not one of the commands") == 2
    assert "private" not in said
    assert sent(pair).replies[0].text == "Typed, then changed."
    assert left_behind(pair) == []


@pytest.mark.parametrize("stop", [":stop", "^C", None])
def test_a_reply_that_is_left_is_kept_and_gone_on_with(pair: Pair, stop: str | None) -> None:
    """Whether by :stop, Ctrl-C or the end of input; in a private file whose name holds no name."""
    pair.share(item(ENTRY))
    command = ["coach", "reply", "amara", "--entry", "k7m3qd"]
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
    command = ["coach", "reply", "amara", "--entry", "k7m3qd"]
    assert "Nothing was written" in pair.bronwen.at_terminal(*command, typed=[":stop"]).out
    assert "There is no text in that" in pair.bronwen(*command, piped="\n", code=1).err
    assert "There is no text in that" in pair.bronwen.at_terminal(*command, typed=["."], code=1).out
    assert left_behind(pair) == list(Path().iterdir()) == []


def test_only_an_entry_that_was_shared_can_be_replied_to(pair: Pair) -> None:
    """Another is answered with those there are, before a word is typed; so is somebody unknown."""
    pair.share(item(ENTRY))
    said = pair.bronwen("coach", "reply", "amara", "--entry", "zzzzzz", "Words.", code=1).err
    assert "Amara Okafor shared no entry called “zzzzzz”. There are k7m3qd." in said
    assert (
        "no person called “Chidi Eze”"
        in pair.bronwen("coach", "reply", "Chidi Eze", "--entry", "k7m3qd", "x", code=1).err
    )
    assert left_behind(pair) == []


def test_a_file_that_is_there_is_left_before_a_word_is_typed(pair: Pair) -> None:
    """--force replaces it; nothing goes into the coach's own journal."""
    pair.share(item(ENTRY))
    taken = Path("taken.age")
    taken.write_text("Something else.")
    command = ["coach", "reply", "amara", "--entry", "k7m3qd", "-o"]
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
        command = ["coach", "reply", "amara", "--entry", "k7m3qd"]
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
    command = ["coach", "reply", "amara", "--entry", "k7m3qd"]
    said = pair.bronwen(*command, piped="x" * 200_001, code=1).err
    assert "too much for one message" in said
    (kept,) = left_behind(pair)
    assert str(kept) in said
    assert len(kept.read_bytes()) == 200_001
    assert "not UTF-8 text" in pair.bronwen(*command, piped=b"\xff\xfe", code=1).err
    assert [path.read_bytes() for path in left_behind(pair) if path.suffix == ".bin"] == [b"\xff\xfe"]
    assert "is not text" in pair.bronwen(*command, "a\udcff", code=1).err
    assert "equityjournal coach reply NAME --entry ID --" in pair.bronwen(*command, "-not this", code=2).err
    pair.bronwen(*command, "--", "-but this")
    assert sent(pair).replies[0].text == "-but this"


def test_what_was_shared_cannot_steer_the_coachs_screen(pair: Pair) -> None:
    """In the line that says which entry it is, and in what is offered instead of one."""
    pair.share(item(ENTRY, title=HOSTILE, text=HOSTILE))
    said = pair.bronwen.at_terminal("coach", "reply", "amara", "--entry", "k7m3qd", typed=["x", "."]).out
    assert "CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")


# coach questions


def asked(pair: Pair, *options: str) -> list[dict[str, str | None]]:
    """The questions that are drafted."""
    found: list[dict[str, str | None]] = pair.bronwen("coach", "questions", "amara", *options, "--json").json
    return found


def test_questions_begin_with_how_somebody_is_and_stay_with_what_was_shared(pair: Pair) -> None:
    """Each with its theme, eight at most, the same each time, and on no theme that was not shared or asked about."""
    pair.share(item(ENTRY, POWER), ask_about=[HUMILITY])
    found = asked(pair)
    assert [one["theme"] for one in found] == [None, None, "humility", "humility", "power", "power"]
    assert found == asked(pair)
    said = pair.bronwen("coach", "questions", "amara").out
    assert all(f"- {one['question']}" in said for one in found)
    assert (
        said.index("How you are")
        < said.index("Reflective practice and humility")
        < said.index("Power dynamics")
    )
    assert "--output FILE seals them for Amara Okafor" in said
    assert not list(Path().iterdir())


def test_a_theme_can_be_chosen_of_those_shared_or_asked_about_and_no_other(pair: Pair) -> None:
    """Another is refused with those there are, in words that say nothing of it."""
    pair.share(item(ENTRY, POWER), ask_about=[HUMILITY])
    assert {one["theme"] for one in asked(pair, "--theme", "dynamics")} == {None, "power"}
    said = pair.bronwen("coach", "questions", "amara", "--theme", "positionality", code=1).err
    assert said == (
        "Questions are on themes that Amara Okafor shared or asked about: "
        "Reflective practice and humility and Power dynamics.\n"
    )


def test_with_nothing_shared_there_are_questions_on_how_somebody_is(pair: Pair) -> None:
    """And a theme can be chosen from nothing."""
    assert [one["theme"] for one in asked(pair)] == [None, None]
    assert "names no theme" in pair.bronwen("coach", "questions", "amara", "-t", "power", code=1).err


def test_a_theme_that_only_looks_like_ours_brings_none_of_our_questions(pair: Pair) -> None:
    """A pack of the writer's own, with an id of ours: its own title, and a question that leaves it to them."""
    pair.share(item(ENTRY, Theme(id="power", title=HOSTILE, pack="mine")))
    said = pair.bronwen.at_terminal("coach", "questions", "amara", columns=200).out
    assert "What in what you shared on CANARY ^[[2J^G" in said
    assert not set(said.replace("\x1b[1m", "").replace("\x1b[0m", "")) & set("\x1b\x07\x9b\u202e")


def test_nobody_is_asked_what_they_keep_to_themselves(pair: Pair) -> None:
    """On themes about who somebody is, and on what was done to them, the beginning is left to the writer."""
    graces = Theme(id="graces-r", title="Race and religion", pack="social-graces")
    harmed = Theme(id="me-kept", title="Kept", pack="when-it-happened-to-me")
    pair.share(item(ENTRY, graces, harmed))
    for one in asked(pair)[2:]:
        assert str(one["question"]).startswith("What in what you shared on ")


def test_questions_are_sealed_with_output_and_can_be_changed_first(pair: Pair, editor: Editor) -> None:
    """In the editor a line each, below its theme; lines with # are left out, and nothing is left behind."""
    pair.share(item(ENTRY, POWER))
    seen = Path("seen").absolute()
    editor.does(
        f"text = path.read_text('utf-8')\npathlib.Path({str(seen)!r}).write_text(text, 'utf-8')\n"
        "path.write_text('# mine\\n\\n  How was the   hearing? \\n' + text.split('\\n')[4] + '\\n', 'utf-8')"
    )
    first = asked(pair)[0]["question"]
    said = pair.bronwen("coach", "questions", "amara", "--edit", "--output", "questions.age").out
    assert "# Power dynamics" in seen.read_text("utf-8").split("\n")
    opened = pair.opened_by_amara(Path("questions.age"))
    assert isinstance(opened, Questions)
    assert opened.questions == ["How was the hearing?", first]
    assert "The questions are in questions.age." in said
    assert "sealed for Amara Okafor and for you" in said
    assert left_behind(pair) == []
    assert (
        "is there already" in pair.bronwen("coach", "questions", "amara", "-o", "questions.age", code=1).err
    )
    assert [one["question"] for one in asked(pair, "--edit")] == ["How was the hearing?", first]
    assert "- How was the hearing?" in pair.bronwen("coach", "questions", "amara", "--edit").out
    assert asked(pair, "--output", "more.age")[0]["question"] == first
    assert left_behind(pair) == []


def test_changed_questions_that_cannot_be_sealed_are_kept(pair: Pair, editor: Editor) -> None:
    """The sentence says where; of none at all, nothing is made."""
    pair.share(item(ENTRY, POWER))
    editor.does("path.write_text('x' * 200_001, 'utf-8')")
    said = pair.bronwen("coach", "questions", "amara", "--edit", "-o", "questions.age", code=1).err
    (kept,) = left_behind(pair)
    assert str(kept) in said
    kept.unlink()
    editor.does("path.write_text('# none\\n', 'utf-8')")
    said = pair.bronwen("coach", "questions", "amara", "--edit", "-o", "questions.age", code=1).err
    assert "No question is left" in said
    assert left_behind(pair) == list(Path().glob("*.age")) == []


SILENCE = ("so far", "lately silent", "silent", "neglected", "missing", "gap", "not written about", "%")


def test_no_word_of_silence_is_said_to_a_coach(pair: Pair) -> None:
    """Whether much was shared, little or nothing; on the screen or in JSON."""
    said = pair.bronwen("coach", "questions", "amara").out
    pair.share(item(ENTRY, POWER))
    said += pair.bronwen("coach", "questions", "amara").out + json.dumps(asked(pair))
    said += pair.bronwen("coach", "questions", "amara", "-t", "humility", code=1).err
    said += pair.bronwen("coach", "reply", "amara", "--entry", "zzzzzz", "x", code=1).err
    assert not [word for word in SILENCE if word in said]


# On the writer's side


def test_show_prints_replies_below_the_entry_and_its_record_is_as_it_was(pair: Pair) -> None:
    """Who, when and what; `--json` prints the record alone, and with --replies what stands beside it."""
    pair.amara("write", "-t", "power", "They had decided.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    before, record, alone = (
        path.read_bytes(),
        pair.amara("show", "last", "--json").out,
        pair.amara("show", "last").out,
    )
    assert "no reply" in pair.amara("show", "last", "--replies").out
    Responses(journal).keep(
        pair.replies(HOSTILE, "Second.", entry=ENTRY),
        pair.writer_sees,
        {ENTRY: path.stem},
        pair.amara.clock(),
    )
    said = pair.amara("show", "last").out
    assert said.startswith(alone)
    assert "\nBronwen Rees wrote on 1 June 2026:\n  CANARY ^[[2J^G" in said
    assert "[bold red]marked[/] {name}" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert path.read_bytes() == before
    assert pair.amara("show", "last", "--json").out == record
    beside = pair.amara("show", "last", "--replies", "--json").json
    assert [one["text"] for one in beside["replies"]] == [HOSTILE, "Second."]
    assert beside["replies"][0]["from"] == "Bronwen Rees"
    assert beside["conversations"] == []
    assert "They had decided" not in pair.amara("show", "last", "--replies").out
    assert pair.amara("check", "--json").json == {"whole": True, "entries": 1, "problems": []}


def test_erasing_an_entry_takes_its_replies_and_deleting_leaves_them(pair: Pair) -> None:
    """With every byte of them; after `delete` and `restore` they stand below it again."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    Responses(journal).keep(
        pair.replies("CANARY", entry=ENTRY), pair.writer_sees, {ENTRY: path.stem}, pair.amara.clock()
    )
    pair.amara("discussed", "last", "--with", "my coach", "--note", "CANARY")
    (reply,) = (journal / "replies").iterdir()
    kept = reply.read_bytes()
    pair.amara("delete", "last")
    assert reply.read_bytes() == kept
    pair.amara("restore", "last")
    assert pair.amara("show", "last").out.count("CANARY") == 2
    assert "3 files" in pair.amara("erase", "last", "--yes").out
    assert not [one for one in journal.rglob("*") if one.is_file() and b"CANARY" in one.read_bytes()]


def test_a_reply_that_cannot_be_read_is_said_to_be_there(pair: Pair) -> None:
    """`show` prints the rest, and `check` names the file."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    Responses(journal).keep(
        pair.replies("One.", "Two.", entry=ENTRY), pair.writer_sees, {ENTRY: path.stem}, pair.amara.clock()
    )
    reply = min((journal / "replies").iterdir())
    reply.write_bytes(b"text = ")
    said = pair.amara("show", "last")
    assert "Two." in said.out
    assert said.err == "1 reply or conversation beside it cannot be read. `equityjournal check` names it.\n"
    assert reply.relative_to(journal).as_posix() in pair.amara("check", code=1).out


def test_questions_are_found_again_and_named_for_four_weeks(pair: Pair) -> None:
    """In `discussed`, and in one line of `equityjournal` alone; hostile text steers nothing."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    sent = pair.questions("How are you?", HOSTILE, note="See you on Friday.\nBring tea.")
    Responses(journal).keep(sent, pair.writer_sees, {}, pair.amara.clock())
    said = pair.amara("discussed").out
    assert said.startswith(
        "2 questions from Bronwen Rees, of 1 June 2026:\n  See you on Friday.\n  Bring tea.\n"
    )
    assert "  - How are you?\n  - CANARY ^[[2J^G" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    line = "2 questions from Bronwen Rees, of 1 June 2026: `equityjournal discussed`"
    assert line in pair.amara().out
    pair.amara.clock.pass_days(28)
    assert line not in pair.amara().out
    (found,) = pair.amara("discussed", "--json").json["questions"]
    assert (found["from"], found["questions"]) == ("Bronwen Rees", ["How are you?", HOSTILE])


def test_the_questions_somebody_sent_last_are_shown_and_all_of_them_if_asked_for(pair: Pair) -> None:
    """So that the list stays short over the years; JSON holds them all."""
    journal = pair.at_home(pair.amara) / "journal"
    for text in ("What was good?", "What now?"):
        Responses(journal).keep(pair.questions(text), pair.writer_sees, {}, pair.amara.clock())
    assert pair.amara("discussed").out == (
        "A question from Bronwen Rees, of 1 June 2026:\n  - What now?\n\n"
        "Earlier questions are there too: `equityjournal discussed --all`\n"
    )
    every = pair.amara("discussed", "--all").out
    assert every.index("What now?") < every.index("What was good?")
    assert "--all" not in every
    assert len(pair.amara("discussed", "--json").json["questions"]) == 2


def test_every_character_from_somebody_else_is_harmless(pair: Pair) -> None:
    """All that could steer, reorder or hide, as a name, a reply, a question and a note, by every verb that shows them."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    now = pair.amara.clock()
    for at in range(0, len(ODD), 3000):
        part = ODD[at : at + 3000]
        who = pair.writer_sees.model_copy(update={"name": part[:80]})
        Responses(journal).keep(pair.replies(part, entry=ENTRY), who, {ENTRY: path.stem}, now)
        Responses(journal).keep(pair.questions(part, note=part), who, {}, now)
    assert [one.text for one in Responses(journal).on(path.stem)].count(ODD[:3000]) == 1
    for verb in (["show", "last"], ["show", "last", "--replies"], ["show", "last", "--replies", "--json"],
                 ["discussed", "--all"], ["discussed", "--json"], [], ["check"]):  # fmt: skip
        harmless(pair.amara(*verb))


def test_what_open_says_of_replies_and_questions(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    """Each reply with its entry; one to no entry here is said so; questions, and where they are found again."""
    from equityjournal.cli._desk import desk_at
    from equityjournal.cli._responses import tell_questions, tell_replies

    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    capsys.readouterr()
    desk = closed_after(desk_at(journal, None))
    tell_replies(desk, pair.replies(HOSTILE, entry=ENTRY), pair.writer_sees, {ENTRY: path.stem})
    tell_replies(desk, pair.replies("No.", entry="2026-06-01-zzzzzz"), pair.writer_sees, {})
    tell_questions(pair.questions("How are you?", " ", HOSTILE), pair.writer_sees)
    said = capsys.readouterr().out
    assert f"Bronwen Rees wrote on {path.stem}:\n  CANARY ^[[2J^G" in said
    assert f"`equityjournal show {path.stem}` shows both." in said
    assert "Bronwen Rees also wrote on 2026-06-01-zzzzzz, which is not an entry in this journal" in said
    assert "No." not in said.splitlines()
    assert "Bronwen Rees sent you 2 questions for when you next talk:\n  - How are you?" in said
    assert "None of them has to be answered." in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")


def test_what_was_begun_for_somebody_can_be_forgotten(pair: Pair) -> None:
    """Drafts of replies to them go, those to others stay."""
    from equityjournal.cli._replying import forget_begun

    pair.share(item(ENTRY))
    pair.bronwen.at_terminal("coach", "reply", "amara", "--entry", "k7m3qd", typed=["Words.", ":stop"])
    (kept,) = left_behind(pair)
    other = kept.with_name("0" * 32 + f"-{ENTRY}.txt")
    other.write_text("Other words.")
    forget_begun(pair.coach_sees.person.key_id)
    assert left_behind(pair) == [other]


def test_what_others_wrote_can_be_erased_and_the_entry_stays(pair: Pair) -> None:
    """Replies to one entry, or all questions; after a yes, and nothing else beside the entry goes."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    before = path.read_bytes()
    assert "nothing to erase" in pair.amara("erase", "last", "--replies", "--yes", code=1).err
    responses = Responses(journal)
    responses.keep(pair.replies("Hurtful.", entry=ENTRY), pair.writer_sees, {ENTRY: path.stem}, NOW)
    responses.keep(pair.questions("Why?"), pair.writer_sees, {}, NOW)
    pair.amara("discussed", "last", "--with", "my supervisor")
    assert "nobody is here to answer" in pair.amara("erase", "last", "--replies", code=1).err
    assert "Nothing was erased." in pair.amara.at_terminal("erase", "last", "--replies", typed=["no"]).out
    assert (
        "1 file is gone for good." in pair.amara.at_terminal("erase", "last", "--replies", typed=["yes"]).out
    )
    shown = pair.amara("show", "last").out
    assert "Hurtful." not in shown
    assert "Talked about with my supervisor" in shown
    assert [one.questions for one in responses.questions()] == [["Why?"]]
    assert "1 file is gone for good." in pair.amara("erase", "questions", "--yes").out
    assert responses.questions() == []
    assert path.read_bytes() == before
    assert b"Hurtful" not in b"".join(one.read_bytes() for one in journal.rglob("*") if one.is_file())
