import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from equityjournal.core.entries.entry import Entry
from equityjournal.formats import About
from equityjournal.formats.to_markdown import MarkdownExporter
from many import some
from program import Program

NOT_MASKED = "This copy is not masked"


def test_the_document_goes_to_standard_output_and_the_warning_does_not(program: Program) -> None:
    """`export markdown` prints one document, and says on standard error that it is not masked."""
    program("write", "-p", "power/who-decided", "-f", "torn", "--setting", "panel", "They did.")
    said = program("export", "markdown")
    assert said.out.startswith("# Reflective journal\n")
    for piece in (
        "## Monday 1 June 2026",
        "- Setting: panel",
        "- Feelings: torn",
        "They did.",
        "- Themes: Power dynamics",
    ):
        assert piece in said.out
    assert NOT_MASKED in said.err
    assert NOT_MASKED not in said.out


def test_private_entries_stay_unless_asked_for(program: Program) -> None:
    """A private entry is left out and counted on standard error; --include-private takes it along."""
    program("write", "--private", "CANARY")
    program("write", "Open words.")
    said = program("export", "markdown")
    assert "CANARY" not in said.out
    assert "1 private entry is left out" in said.err
    assert "CANARY" in program("export", "markdown", "--include-private").out


def test_what_is_left_out_promises_only_what_the_option_takes(program: Program) -> None:
    """The sentence is the same with and without an account of harm among them, and true of both."""
    said = []
    for option in ((), ("--happened-to-me",)):
        program("write", "--private", *option, "CANARY")
        said.append(program("export", "markdown", code=None).err)
        program("erase", "last", "--yes")
    assert said[0] == said[1]
    assert "unless it is about what happened to you" in " ".join(said[0].split())
    program("write", "--happened-to-me", "CANARY")
    assert "unless" not in program("export", "json", code=None).err  # the copy that takes all


@pytest.mark.parametrize(
    ("name", "file"), [("html", "a.docx"), ("docx", "a.PDF"), ("markdown", "a.html"), ("json", "a.csv")]
)
def test_a_file_is_not_named_as_one_of_another_format(
    program: Program, home: Path, name: str, file: str
) -> None:
    """Word says that a page called .docx is damaged; nothing of that kind is made."""
    program("write", "Words.")
    said = program("export", name, "--output", str(home / file), code=1).err
    assert "would not open" in said
    assert not (home / file).exists()


def test_filters_choose_what_is_written_out(program: Program) -> None:
    """The filters of `list` hold here; nothing fitting is a refusal, and makes no file."""
    program("write", "-t", "power", "About power.")
    program("write", "-t", "humility", "About humility.")
    assert "About humility" not in program("export", "markdown", "-t", "power").out
    assert "No entry fits" in program("export", "markdown", "-f", "joyful", code=1).err


def test_a_file_is_never_written_over_unless_forced(program: Program, home: Path) -> None:
    """--output makes a file for nobody else; one that is there, a link too, is left alone without --force."""
    program("write", "One.")
    target = home / "out.md"
    assert "1 entry written to" in program("export", "markdown", "-o", str(target)).out
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("mine", "utf-8")
    assert "--force" in program("export", "markdown", "-o", str(target), code=1).err
    assert target.read_text("utf-8") == "mine"
    program("export", "markdown", "-o", str(target), "--force")
    assert "One." in target.read_text("utf-8")


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["plain", "forced"])
def test_a_link_or_a_device_is_never_replaced_or_followed(
    program: Program, home: Path, force: list[str]
) -> None:
    """A link to a file, to nowhere or to the screen stays a link, and a pipe a pipe."""
    program("write", "One.")
    (home / "mine.md").write_text("mine", "utf-8")
    targets = {"file.md": home / "mine.md", "nowhere.md": home / "nobody.md", "screen": Path("/dev/stdout")}
    for name, target in targets.items():
        (home / name).symlink_to(target)
        assert "is a link" in program("export", "markdown", "-o", str(home / name), *force, code=1).err
        assert (home / name).readlink() == target
    assert (home / "mine.md").read_text("utf-8") == "mine"
    assert not (home / "nobody.md").exists()
    os.mkfifo(home / "pipe")
    for place in (home / "pipe", Path("/dev/null"), home):
        assert "not a place for a file" in program("export", "markdown", "-o", str(place), *force, code=1).err
    assert (home / "pipe").is_fifo()


@pytest.mark.parametrize("field", ["people", "setting", "nosuch"])
def test_leaving_something_out_needs_a_masked_copy(program: Program, field: str) -> None:
    """--without is never passed over in silence, and a field there is not is refused."""
    program("write", "One.", "--person", "a housing officer", "--setting", "a home visit")
    refused = program("export", "markdown", "--without", field, code=2)
    assert refused.out == ""
    assert "--mask" in refused.err
    masked = program("export", "markdown", "--mask", "--without", field, code=None)
    assert masked.code == (field == "nosuch")
    assert {"people": "housing officer", "setting": "home visit", "nosuch": "One."}[field] not in masked.out


def test_nothing_is_exported_into_the_journal(program: Program, journal: Path, home: Path) -> None:
    """A place inside the journal, a folder, or a folder that is not there are refused in a sentence."""
    program("write", "One.")
    for place in (journal / "out.md", journal / "entries" / "x.md", home, home / "no" / "out.md"):
        assert program("export", "markdown", "-o", str(place), code=1).err.count("\n") == 1


def test_an_unknown_format_is_refused(program: Program) -> None:
    """A mistyped format offers the one that is meant, in one sentence; a clear start of a name is enough."""
    program("write", "One.")
    said = program("export", "markdwon", code=2).err
    assert said == "There is no `export markdwon`. Did you mean `equityjournal export markdown`?\n"
    assert program("export", "Mark").out == program("export", "markdown").out


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("private = true", "private = 'no'"),
        lambda text: text.replace("private = true\n", "").replace("[[answers]]", "[[answers]]\nprivate = true"),
        lambda text: text.replace("private = true", "Private = true"),
        lambda text: text.replace("private = true", "[other]\nprivate = true"),
        lambda text: text.replace("schema = 1", "schema = 2").replace("private = true", ""),
        lambda text: text.replace("private = true", "privte = true"),
    ],
    ids=["quoted", "in an answer", "capital", "in a table", "newer", "misspelt"],
)  # fmt: skip
def test_private_in_the_wrong_place_never_exports(program: Program, journal: Path, edit: object) -> None:
    """Whatever a hand edit does to `private`, an entry in error is named and never exported."""
    assert callable(edit)
    program("write", "--private", "CANARY")
    program("write", "Open words.")
    (path,) = [one for one in journal.glob("entries/*/*/*.toml") if "CANARY" in one.read_text("utf-8")]
    path.write_text(edit(path.read_text("utf-8")), "utf-8")
    said = program("export", "markdown", "--include-private")
    assert "CANARY" not in said.out
    assert path.name in said.err
    assert "Open words." in said.out


@pytest.mark.many
def test_no_truncation_of_a_record_is_exported(program: Program, journal: Path) -> None:
    """Cut off at any byte before its seal is whole, an entry is named as it is read, and never exported."""
    program("write", "-f", "torn", "First words.\nCANARY and a few more.")
    (path,) = journal.glob("entries/*/*/*.toml")
    whole = path.read_bytes()
    program("write", "Open words.")
    for length in some(range(len(whole) - 1), 15):
        path.write_bytes(whole[:length])
        said = program("export", "markdown")
        assert "First words" not in said.out
        assert path.name in said.err


def test_a_hand_edit_is_read_and_named(program: Program, journal: Path) -> None:
    """A changed word is read as it stands, exported, and named by `check` and `show` as changed outside."""
    program("write", "She was late.")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace("She was late", "The bus was late"), "utf-8")
    assert "The bus was late" in program("export", "markdown").out
    assert "changed outside" in program("show", "last").err
    checked = program("check", "--json").json
    assert checked["whole"] is True
    assert [problem["kind"] for problem in checked["problems"]] == ["changed"]


def test_entries_are_named_in_place_of_filters(program: Program) -> None:
    """Ids and numbers choose entries; named twice, an entry comes once; with a filter besides, it is refused."""
    program("write", "First.")
    program("write", "Second.")
    program("write", "Third.")
    ids = [entry["id"] for entry in program("list", "--json").json]
    both = program("export", "markdown", ids[0], ids[2], ids[0]).out
    assert "Third." in both
    assert "First." in both
    assert "Second." not in both
    assert both.count("Third.") == 1
    assert "not both at once" in program("export", "markdown", ids[0], "-t", "power", code=2).err
    program.at_terminal("list")
    assert "Second." in program.at_terminal("export", "markdown", "2").out


def test_a_private_entry_is_named_with_the_option_that_takes_it(program: Program) -> None:
    """Named, it is refused in a sentence; masked it never goes."""
    program("write", "--private", "CANARY")
    (entry,) = program("list", "--json").json
    assert "--include-private takes it along" in program("export", "markdown", entry["id"], code=1).err
    assert "stays in the journal" in program("export", "markdown", entry["id"], "--mask", code=1).err
    assert "CANARY" in program("export", "markdown", entry["id"], "--include-private").out


def test_an_entry_that_changes_meanwhile_makes_no_document(
    program: Program, home: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was chosen is what goes: a file changed between choosing and writing out ends the export."""
    program("write", "One.")
    (path,) = journal.glob("entries/*/*/*.toml")
    chosen = MarkdownExporter.export

    def late(exporter: MarkdownExporter, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        path.write_text(path.read_text("utf-8").replace("private = false", "private = true"), "utf-8")
        return chosen(exporter, entries, about)

    monkeypatch.setattr(MarkdownExporter, "export", late)
    said = program("export", "markdown", "-o", str(home / "out.md"), code=1)
    assert "was changed just now, so nothing was made" in said.err
    assert list(home.glob("out.md*")) == []


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "forced"])
def test_a_failing_disk_leaves_the_earlier_file(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch, force: list[str]
) -> None:
    """A document that the disk will not take is refused in a sentence; what was there is whole, and nothing is left."""
    program("write", "One.")
    target = home / "out.md"
    if force:
        target.write_text("mine", "utf-8")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("equityjournal.store.disk.systems.sync", full)
    said = program("export", "markdown", "-o", str(target), *force, code=1)
    assert "Not saved" in said.err
    assert [path.name for path in home.glob("*out.md*")] == (["out.md"] if force else [])
    assert not force or target.read_text("utf-8") == "mine"
