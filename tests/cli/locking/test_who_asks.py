"""Who asks for the passphrase of a closed journal, and who never does: the table, cell by cell."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from equityjournal.cli import VERBS
from equityjournal.cli.session.locked_journal import NEVER_ASK
from equityjournal.store.disk import files
from locked import PASSPHRASE, SealedJournal, all_files
from program import Program

CLOSED = "The journal is closed. `equityjournal unlock` opens it; writing works all the same.\n"
ASKED = "The passphrase of your journal (nothing is shown as you type): "

ASK = {
    "list": ["list"], "show": ["show", "last"], "search": ["search", "words"], "themes": ["themes"], "steps": ["steps"],
    "review": ["review"], "export": ["export", "markdown"], "edit": ["edit", "last", "--title", "So"], "tag": ["tag", "last", "humility"],
    "untag": ["untag", "last", "power"], "delete": ["delete", "last"], "restore": ["restore", "last"],
    "erase": ["erase", "last"], "done": ["done", "ask"], "drop": ["drop", "ask"], "look-over": ["look-over", "last"],
    "share": ["share", "last", "--with", "Amara", "--output", "x.age"], "shares": ["shares"], "discussed": ["discussed"],
    "check": ["check"], "with": ["with"], "their-words": ["their-words"], "import": ["import", "x.json"],
}  # fmt: skip
NEVER = {
    "write": ["write", "Some words."], "set-aside": ["set-aside", "humility"], "bring-back": ["bring-back", "humility"],
    "focus": ["focus", "humility"], "packs": ["packs"], "worksheet": ["worksheet", "pause", "--output", "sheet.html"],
    "keys": ["keys"], "config": ["config"], "support": ["support"], "completion": ["completion", "bash"],
    "forms": ["forms"], "reminder": ["reminder", "--help"], "promises": ["promises", "--help"], "open": ["open", "--help"],
    "lock": ["lock"], "unlock": ["unlock", "--help"], "backup": ["backup", "backup.zip"], "demo": ["demo", "--help"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def closed(
    program: Program, sealed_journal: SealedJournal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed journal with one entry, and a folder for what is made."""
    program("write", "Some words.", "-t", "power", "--step", "Ask her")
    (home / "here").mkdir()
    monkeypatch.chdir(home / "here")


def test_the_table_names_every_verb() -> None:
    """A new verb stands on one side or the other."""
    assert {*ASK, *NEVER, "coach"} == set(
        VERBS
    )  # `coach` reads what others wrote, and asks where it reads one's own
    assert set(NEVER) | {""} == NEVER_ASK


def test_a_backup_of_a_locked_journal_says_what_opens_it(program: Program) -> None:
    """Its entries are sealed in the file too; nobody is told that whoever has it can read it."""
    said = program("backup", "backup.zip").err
    assert "your passphrase or your recovery key opens them" in said
    assert "can read it" not in said
    with ZipFile("backup.zip") as made:
        assert not any(b"Some words." in made.read(name) for name in made.namelist())


@pytest.mark.parametrize("verb", ASK)
def test_a_verb_that_reads_is_refused_where_nobody_can_be_asked(verb: str, program: Program) -> None:
    """Piped, it says in one sentence that the journal is closed, and puts nothing out."""
    said = program(*ASK[verb], code=1)
    assert (said.out, said.err) == ("", CLOSED)


@pytest.mark.parametrize("verb", ASK)
def test_a_verb_that_reads_asks_once_at_a_terminal(verb: str, program: Program) -> None:
    """It asks for the passphrase, and then does what it does without a lock."""
    said = program.at_terminal(*ASK[verb], unseen=[PASSPHRASE], code=None)
    assert said.out.count(ASKED) == 1
    assert said.code in (0, 1, 130)
    assert "closed" not in said.out


@pytest.mark.parametrize("verb", NEVER)
def test_a_verb_that_does_without_never_asks(verb: str, program: Program) -> None:
    """Neither at a terminal nor piped is a passphrase asked for, and the journal's being closed stops nothing."""
    assert ASKED not in program.at_terminal(*NEVER[verb], typed=["^C"], code=None).out
    said = program(*NEVER[verb], code=None)
    assert said.code in (0, 1)
    assert "closed" not in said.err


@pytest.mark.parametrize("verb", ["list", "themes", "steps", "review", "check", "their-words"])
def test_a_program_that_waits_for_an_answer_is_not_kept_waiting(verb: str, program: Program) -> None:
    """With --json nothing is asked even at a terminal; the refusal is on standard error."""
    said = program.at_terminal(verb, "--json", unseen=[PASSPHRASE], code=1)
    assert "The journal is closed." in said.out
    assert ASKED not in said.out


def test_what_needs_an_earlier_entry_asks_before_the_first_word(program: Program) -> None:
    """`write --reply` and `write --resume` read, and so ask at once."""
    for options in (["--reply", "last"], ["--resume"]):
        said = program.at_terminal("write", *options, unseen=[PASSPHRASE], typed=["^C"], code=None)
        assert said.out.startswith(ASKED)
        assert program("write", *options, piped="Words.", code=1).err.startswith("The journal is closed.")


def test_without_a_verb_names_of_files_alone_are_told(program: Program) -> None:
    """The overview says how many entries there are and of what day the last is, and asks for nothing."""
    for said in (program(), program.at_terminal()):
        assert "Your journal is closed." in said.out
        assert "1 entry is in it, about 1 June 2026." in said.out
        assert ASKED not in said.out


def test_an_answer_to_what_was_shared_asks_for_the_ledger(
    program: Program, sealed_journal: SealedJournal, home: Path
) -> None:
    """Which entry a reply is about stands in the sealed ledger alone; who shared nothing is not asked."""
    letter = home / "here" / "letter.txt"
    letter.write_text("no letter")
    assert CLOSED not in program("open", str(letter), code=None).err
    files.make_folder(sealed_journal.root / "shares")
    files.create(sealed_journal.root / "shares" / "x.toml", b"")
    assert program("open", str(letter), code=1).err == CLOSED
    assert program.at_terminal("open", str(letter), unseen=[PASSPHRASE], code=None).out.startswith(ASKED)


@pytest.mark.parametrize("verb", ["list", "show", "edit"])
def test_three_wrong_passphrases_change_nothing(
    verb: str, program: Program, sealed_journal: SealedJournal
) -> None:
    """After three, the way by the recovery key is named, and every file is as it was."""
    before = all_files(sealed_journal.root)
    said = program.at_terminal(*ASK[verb], unseen=["wrong"] * 4, code=1)
    assert said.out.count("That does not open it. Try again: ") == 2
    assert (
        "Not opened. Nothing was changed, and nothing is lost; `equityjournal unlock --recovery`"
        in " ".join(said.out.split())
    )
    assert all_files(sealed_journal.root) == before


def test_tab_completes_no_words_of_a_closed_journal(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids are words of the journal too; the Tab key has none to offer, and says nothing."""
    monkeypatch.setenv("_EQUITYJOURNAL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "equityjournal show 2026")
    monkeypatch.setenv("COMP_CWORD", "2")
    said = program(code=None)
    assert (said.out.strip(), said.err) == ("", "")
