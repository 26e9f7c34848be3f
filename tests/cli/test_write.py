"""`write` with text that is given, on the command line or through a pipe, and what the record then holds."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.kept import kept_files, only_record
from many import some
from program import Program

AWKWARD = [
    "café, naïve, Wrocław, Việt Nam, gŵyl",
    "she said \"no\", and 'maybe', and “later”",
    "C:\\Users\\nobody\\notes and a trailing backslash \\",
    "a family 👩‍👩‍👧 and a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "עברית and العربية, اردو in one line",
    "tab\tbetween\tthem",
    "trailing spaces   \nand a second line  ",
    "-felt awful",
    "--theme power",
    'three """ quotes """ and four """"',
    "'''",
    '[[answers]]\ntext = "not a table"',
    "# end of 2026-06-01-aaaaaa, sha256:" + "0" * 64,
    "private = true",
    "[/foo] [bold]not markup[/bold] :smile:",
    "ends in a newline\n",
    "\n\nstarts with two",
    "{braces} and {0} and %s and ${HOME}",
    "हिन्दी, বাংলা, ਪੰਜਾਬੀ, தமிழ்",
    "zero\u200bwidth and bidi \u202e and nbsp\u00a0",
    ".",
    ":pass",
]


@pytest.mark.many
def test_entries_come_back_as_they_were_written(program: Program, journal: Path) -> None:
    """Whatever the text, the file, and `show --json`, give back exactly what the command line was given."""
    written = {}
    numbers = {*range(len(AWKWARD)), *some(range(200), 20)}
    for number in sorted(numbers):
        text = f"{AWKWARD[number % len(AWKWARD)]}{number if number >= len(AWKWARD) else ''}"
        saved = program("write", "--json", "--theme", "power", "--", text).json
        written[saved["id"]] = text
    assert len(written) == len(kept_files(journal)) == len(numbers)
    kept = [tomllib.loads(path.read_text("utf-8")) for path in kept_files(journal)]
    assert {record["id"]: record["answers"][0]["text"] for record in kept} == written
    for identity in list(written)[: len(AWKWARD)]:
        (answer,) = program("show", identity, "--json").json["answers"]
        assert answer["text"] == written[identity]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() != ""))
def test_any_text_survives_a_pipe(program: Program, text: str) -> None:
    """Piped text comes back as it was, but for line ends, a byte-order mark and one final newline."""
    saved = program("write", "--json", piped=text).json
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    assert program("show", saved["id"], "--json").json["answers"] == [{"themes": [], "text": plain}]


def test_text_on_the_command_line_is_kept_with_its_tags(program: Program, journal: Path) -> None:
    """With TEXT nothing is asked, and --theme tags by hand."""
    said = program("write", "-t", "power", "-t", "historical", "Nobody", "asked", "her.")
    record = only_record(journal)
    assert record["themes"] == ["power", "historical-context"]
    assert record["answers"] == [{"themes": [], "text": "Nobody asked her."}]
    assert said.out == (
        f"Saved, about today, Monday 1 June 2026 ({record['id']}).\n  Nobody asked her.\n"
        "  Themes: Power dynamics and Understanding historical context.\n"
    )


def test_the_first_writing_says_where_the_journal_is_and_only_once(program: Program, journal: Path) -> None:
    """The folder, and that a court may ask for it, are said with the first entry and not again."""
    first, second = program("write", "One."), program("write", "Two.")
    assert str(journal) in first.err
    assert "A court, or others with the right, may ask for it." in first.err
    assert second.err == ""


def test_the_record_has_every_key_of_the_format(program: Program, journal: Path) -> None:
    """A file holds the keys of the format in their order, and ends in its seal."""
    program(
        "write", "-p", "power/who-decided", "--setting", "home visit", "--person", "a parent",
        "--person", "a housing officer", "-f", "uneasy, hopeful", "-f", "torn", "--title", "Who decided", "--private",
        "The panel did.",
    )  # fmt: skip
    (path,) = kept_files(journal)
    text = path.read_text("utf-8")
    record = tomllib.loads(text)
    assert list(record) == [
        "schema", "id", "written", "happened", "pack", "language", "title", "setting", "people", "themes",
        "feelings", "private", "happened_to_me", "answers",
    ]  # fmt: skip
    assert path.name == f"{record['id']}.toml"
    assert record["people"] == ["a parent", "a housing officer"]
    assert record["feelings"] == ["uneasy", "hopeful", "torn"]
    assert record["private"] is True
    (answer,) = record["answers"]
    assert answer["prompt"] == "power/who-decided"
    assert answer["themes"] == ["power", "positionality"]
    assert answer["question"].endswith("?")
    assert text.splitlines()[-1].startswith(f"# end of {record['id']}, sha256:")
    assert "\n[[answers]]\n" in text


@pytest.mark.parametrize("blank", ["", " \n\t ", "\u00a0"])
def test_blank_text_is_refused(program: Program, journal: Path, blank: str) -> None:
    """Nothing is saved from blank text, in an argument or a pipe, and the sentence says so."""
    assert "nothing is saved" in program("write", piped=blank, code=1).err
    assert "nothing is saved" in program("write", "--", blank, code=1).err
    assert not kept_files(journal)


def test_text_wins_over_a_pipe(program: Program, journal: Path) -> None:
    """With TEXT on the command line, what is piped in is not touched."""
    program("write", "From the command line.", piped=b"\xff\xfe not even text")
    assert only_record(journal)["answers"] == [{"themes": [], "text": "From the command line."}]


def test_a_dash_reads_the_pipe(program: Program, journal: Path) -> None:
    """`write -` takes piped text, in which a full stop and :pass are ordinary lines."""
    program("write", "-", piped="first\n.\n:pass\nlast\n")
    assert only_record(journal)["answers"] == [{"themes": [], "text": "first\n.\n:pass\nlast"}]


def test_piped_bytes_that_are_not_text_are_kept_aside(program: Program, journal: Path) -> None:
    """Bytes that are no text for certain are refused in a sentence, and lie whole among the drafts."""
    refused = program("write", piped=b"caf\xe9 at noon", code=1)
    (kept,) = journal.glob("drafts/*.bin")
    assert kept.read_bytes() == b"caf\xe9 at noon"
    assert "`equityjournal write --resume` shows it" in refused.err


@pytest.mark.parametrize("text", ["-felt awful", "-felt", "--felt awful", "-x", "-1 today"])
def test_text_that_begins_with_a_dash_is_never_an_option(program: Program, journal: Path, text: str) -> None:
    """`write "-felt awful"` is refused, with the way to write it; it is never a feeling called elt awful."""
    refused = program("write", text, code=2)
    assert 'equityjournal write -- "- like this"' in refused.err
    assert not kept_files(journal)


def test_an_option_may_have_a_value_that_begins_with_a_dash(program: Program, journal: Path) -> None:
    """A dash in an option's value is the writer's own."""
    program("write", "--title", "-a note-", "Text.")
    assert only_record(journal)["title"] == "-a note-"


def test_the_day_is_the_one_given_and_is_said_again(program: Program, journal: Path) -> None:
    """--date sets the day it is about, the id carries it, and the answer echoes it."""
    said = program("write", "--date", "friday", "At the panel.")
    record = only_record(journal)
    assert record["happened"] == date(2026, 5, 29)
    assert str(record["id"]).startswith("2026-05-29-")
    assert "about Friday 29 May 2026" in said.out


def test_a_day_to_come_is_warned_of(program: Program, journal: Path) -> None:
    """A future day is kept, with a word about it."""
    said = program("write", "-d", "3 June 2026", "Before the visit.")
    assert "3 June 2026 is still to come" in said.err
    assert only_record(journal)["happened"] == date(2026, 6, 3)


@pytest.mark.parametrize("day", ["1", "a", "may", "next friday", "31 June", ""])
def test_a_day_outside_the_grammar_is_refused(program: Program, journal: Path, day: str) -> None:
    """An unclear day is refused before anything is asked or kept."""
    assert f"“{day}”" in program("write", "-d", day, "Text.", code=1).err
    assert not kept_files(journal)


def test_no_word_of_the_text_is_read_as_a_day(program: Program, journal: Path) -> None:
    """An entry that begins with "yesterday" is about today, unless --date says otherwise."""
    program("write", "yesterday: she rang back on 3 June")
    assert only_record(journal)["happened"] == date(2026, 6, 1)


def test_an_unknown_theme_is_refused_with_the_nearest(program: Program, journal: Path) -> None:
    """A mistyped theme keeps nothing and offers what may have been meant."""
    assert "Power dynamics" in program("write", "-t", "pwoer", "Text.", code=1).err
    assert not kept_files(journal)


def test_questions_stay_out_of_a_pipe(program: Program) -> None:
    """With --json at a terminal nothing but JSON is on standard output, and no question follows."""
    saved = program("write", "--json", "Text.")
    assert set(saved.json) == {"id", "path"}
    assert tomllib.loads(Path(saved.json["path"]).read_text("utf-8"))["id"] == saved.json["id"]


def test_files_and_folders_are_for_nobody_else(program: Program, journal: Path) -> None:
    """Whatever the umask, folders are 0700 and files 0600."""
    program("write", "-t", "power", "Text.")
    program("set-aside", "humility")
    program("tag", "last", "humility")
    for path in journal.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_a_prompt_that_is_not_there_is_refused_before_the_pipe_is_read(program: Program) -> None:
    """A mistyped prompt leaves piped text where it is."""
    assert "nosuch" in program("write", "-p", "nosuch", piped=b"\xff", code=1).err


def test_text_too_large_is_kept_aside(program: Program, journal: Path) -> None:
    """More than ten megabytes is refused in a sentence, and kept among the drafts; nothing unreadable is written."""
    refused = program("write", piped=b"word " * 2_200_000, code=1)
    (kept,) = journal.glob("drafts/*.bin")
    assert str(kept) in refused.err
    assert kept_files(journal) == []


def test_a_lost_drafts_folder_does_not_matter(program: Program, journal: Path) -> None:
    """Sync tools drop empty folders; the entry is saved, and said to be."""
    program("write", "One.")
    (journal / "drafts").rmdir()
    assert "Saved" in program("write", "Two.").out
