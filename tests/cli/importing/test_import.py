"""`import`: said first, asked once, brought in whole; nothing twice, nothing lost, the file as it was."""

import json
import tomllib
from pathlib import Path

import pytest

from cli.kept import kept_files, records
from program import Program

DIARY = """\
[2019-07-18 14:23] The first @power
Words of the first. @ward-round

[2019-07 14:23] The second
Its day cannot be read.

[2019-08-20 09:00] The third
Words of the third.
[1] a footnote, and no entry
"""


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary of jrnl with a day that cannot be read."""
    file = tmp_path / "diary.txt"
    file.write_text(DIARY)
    return file


def test_without_a_terminal_it_says_what_would_come_in_and_changes_nothing(
    program: Program, diary: Path, journal: Path
) -> None:
    """How many, from when to when, what is private, what cannot be read; nothing is made."""
    said = program("import", str(diary)).out
    assert (
        f"{diary} is read as jrnl.\n2 entries would come in, from 18 July 2019 to 20 August 2019.\n" in said
    )
    assert "They are private until you say otherwise" in said
    assert "1 passage could not be read as an entry." in said
    assert "\n  line 4: its day could not be read\n" in said
    assert said.endswith("Nothing was brought in yet; the same command with --yes does it.\n")
    assert not journal.exists()


def test_labels_from_elsewhere_are_shown_and_found(program: Program, diary: Path) -> None:
    """A tag that names no theme: its entry shows it, and a search for it finds the entry, again once it is changed."""
    program("import", str(diary), "--yes", "--not-private")
    assert "\nLabels: ward-round\n" in program("show", "2019-07-18").out
    for title in ("The first", "Another title"):
        program("edit", "2019-07-18", "--title", title)
        hits = program("search", "--json", "ward").json
        assert [(hit["happened"], hit["title"]) for hit in hits] == [("2019-07-18", title)]
    assert "[ward]-round" in program("search", "ward").out
    assert "Labels" not in program("show", "2019-08-20").out


def test_labels_from_elsewhere_stand_in_documents_but_in_no_masked_one(
    program: Program, diary: Path, tmp_path: Path
) -> None:
    """A mask cannot tell a name among them. From Markdown they come home as labels."""
    program("import", str(diary), "--yes", "--not-private")
    for name in ("markdown", "text", "html"):
        whole, masked = (
            program("export", name, "2019-07-18", "--output", "-", *mask).out for mask in ([], ["--mask"])
        )
        assert "Labels" in whole
        assert "Labels" not in masked
    file, other = tmp_path / "all.md", str(tmp_path / "new")
    program("export", "markdown", "--output", str(file))
    program("--journal", other, "import", str(file), "--yes", "--not-private")
    assert "\nLabels: ward-round\n" in program("--journal", other, "show", "2019-07-18").out


def test_after_a_yes_entries_are_there_and_what_cannot_be_read_is_kept(
    program: Program, diary: Path, journal: Path
) -> None:
    """Entries stand under their days, sealed and private, with their tags; the rest is kept word for word."""
    program.at_terminal("import", str(diary), typed=["yes"])
    found = records(journal)
    first, third = found["The first @power"], found["The third"]
    assert str(first["happened"]) == "2019-07-18"
    assert first["private"]
    assert first["themes"] == ["power"]
    assert first["imported"] == {"source": "jrnl", "ref": first["imported"]["ref"], "labels": ["ward-round"]}
    assert third["answers"][0]["text"] == "Words of the third.\n[1] a footnote, and no entry"
    (kept,) = (journal / "imported").iterdir()
    assert "[2019-07 14:23] The second\nIts day cannot be read." in kept.read_text()
    assert diary.read_text() == DIARY
    assert program("check").out == "2 entries were read. The journal is whole.\n"


def test_anything_but_yes_changes_nothing(program: Program, diary: Path, journal: Path) -> None:
    """An answer other than yes leaves everything as it is."""
    said = program.at_terminal("import", str(diary), typed=["y"]).out
    assert said.endswith("Nothing was brought in.\n")
    assert not journal.exists()


def test_a_second_time_nothing_comes_in_even_after_changes(
    program: Program, diary: Path, journal: Path
) -> None:
    """An entry changed here is left as it is; a deleted one stays in the trash; nothing is there twice."""
    program("import", str(diary), "--yes")
    program("edit", "2019-07-18", "--title", "Changed here")
    program("delete", "2019-08-20")
    said = program("import", str(diary), "--yes").out
    assert "No new entry would come in." in said
    assert "1 is in the journal already" in said
    assert "1 is in the trash here" in said
    assert [*records(journal)] == ["Changed here"]
    assert len(list((journal / "imported").iterdir())) == 1


def test_what_was_erased_here_comes_back_on_a_yes_alone(program: Program, diary: Path, journal: Path) -> None:
    """It is listed and left away; at a terminal a question of its own brings it back, and it is no longer known as erased."""
    program("import", str(diary), "--yes")
    identity = records(journal)["The third"]["id"]
    program("erase", identity, "--yes")
    said = program("import", str(diary), "--yes").out
    assert f"1 was erased here, and stays away unless you say so: {identity}." in said
    assert "The third" not in records(journal)
    said = program.at_terminal("import", str(diary), typed=["no"]).out
    assert "Bring back what was erased here too?" in said
    program.at_terminal("import", str(diary), typed=["yes", "yes"])
    assert records(journal)["The third"]["id"] == identity
    program("delete", identity)
    program("erase", identity, "--yes")
    assert "1 entry came in." in program("import", str(diary), "--yes", "--erased-too").out
    assert "erased" not in program("check").out


def test_open_entries_are_asked_for(program: Program, diary: Path, journal: Path) -> None:
    """With --not-private they come in open, and are said to; what was private in our own Markdown stays so."""
    said = program("import", "jrnl", str(diary), "--yes", "--not-private").out
    assert "They come in open: a document or a share may take them along." in said
    assert not any(record["private"] for record in records(journal).values())
    program("edit", "2019-07-18", "--private")
    file = diary.with_name("all.md")
    program("export", "markdown", "2019-07-18", "--include-private", "--output", str(file))
    other = str(diary.with_name("other"))
    said = program("--journal", other, "import", str(file), "--yes", "--not-private").out
    assert "\nIt was private, and stays private.\n" in said


def test_a_disk_that_changes_what_was_written_brings_nothing_in(
    program: Program, diary: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every entry is read back before any is in the journal."""
    from equityjournal.cli.importing import conversation

    def rot(_done: int, _all: int) -> None:
        for path in journal.glob(".import*/*"):
            path.write_bytes(path.read_bytes()[:-40])

    monkeypatch.setattr(conversation, "progress", lambda _words: rot)
    assert "it does not hold what was written" in program("import", str(diary), "--yes", code=1).err
    assert kept_files(journal) == []
    assert list(journal.glob(".import*")) == []


def test_a_file_of_no_format_is_answered_with_the_formats(program: Program, tmp_path: Path) -> None:
    """One sentence names them; a word that is no format, a missing file and no file do too."""
    (tmp_path / "x.bin").write_bytes(b"\0\1\2")
    (tmp_path / "nothing").mkdir()
    names = "json, journal, jrnl, dayone, journey, markdown and notes"
    for folder in ("nothing", "."):
        assert names in program("import", str(tmp_path / folder), code=1).err
    assert (
        f"is of no format that I know. I read {names}; "
        in program("import", str(tmp_path / "x.bin"), code=1).err
    )
    assert names in program("import", "daylio", "x.csv", code=2).err
    assert names in program("import", "jrnl", code=2).err
    assert "is not there." in program("import", str(tmp_path / "none"), code=1).err
    (tmp_path / "x.txt").write_text("Words of no day.\n")
    said = program("import", "jrnl", str(tmp_path / "x.txt"), code=1).err
    assert said.endswith("x.txt holds no entry of the format jrnl. Without a format, I look for it myself.\n")


def test_a_plain_diary_that_is_not_read_is_answered_with_how_days_stand(
    program: Program, tmp_path: Path
) -> None:
    """With the format or without it: never two sentences that send to each other."""
    (tmp_path / "diary.txt").write_text("03.06.26 - first day, busy\n\n04.06.26 - quiet\n")
    for words in (["notes"], []):
        said = program("import", *words, str(tmp_path / "diary.txt"), code=1).err
        assert "each day stands on a line of its own, such as 3 June 2026." in said


def test_a_file_name_of_several_words_needs_no_quotation_marks_where_the_file_is_there(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the file, the words are shown in quotation marks, and where they were looked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my old diary.txt").write_text("3 June 2025\nStarted at the food bank.\n")
    assert "1 entry came in" in program("import", "my", "old", "diary.txt", "--yes").out
    assert "in the journal already" in program("import", "notes", "my", "old", "diary.txt", "--yes").out
    for words in (["old", "diary/a.json"], ["my", "very", "old", "diary.json"]):
        said = program("import", *words, code=2).err
        assert f'`equityjournal import "{" ".join(words)}"`' in said
    assert program("import", "my diary.txt", code=1).err.startswith(
        f"my diary.txt is not in {tmp_path}, where this terminal is."
    )


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.json", '{"format": "equityjournal-entries", "version": 2, "entries": []}', "a newer version"),
        ("a.json", '{"format": "equityjournal-entries", "version": 1, "masked": true, "entries": []}', "it is masked"),
        ("a.json", '{"format": "equityjournal-entries", "entries": [{"record": {}}', "no whole JSON"),
        ("a.txt", "gAAAAABhc2Rm" + "x" * 200, "jrnl encrypted it; `jrnl --decrypt` makes it readable first"),
        ("a.xml", '<?xml version="1.0"?><journal><!DOCTYPE x></journal>', "no whole XML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_as_a_whole_is_refused(
    program: Program, tmp_path: Path, journal: Path, name: str, text: str, why: str
) -> None:
    """Masked, newer, encrypted or cut off: a sentence with the reason, and nothing comes in."""
    (tmp_path / name).write_text(text)
    assert why in program("import", str(tmp_path / name), "--yes", code=1).err
    assert not journal.exists()


def test_json_for_programs(program: Program, diary: Path, journal: Path) -> None:
    """Counts of every kind; without --yes nothing comes in."""
    dry = program("import", str(diary), "--json").json
    assert (dry["format"], dry["brought_in"], dry["new"], dry["unread"], dry["first"]) == (
        "jrnl",
        False,
        2,
        1,
        "2019-07-18",
    )
    assert not journal.exists()
    done = program("import", str(diary), "--json", "--yes").json
    assert done["brought_in"]
    assert Path(done["text"]).is_file()
    assert done["unread_named"] == [{"place": "line 4", "why": "its day could not be read"}]


def test_a_file_that_changes_meanwhile_brings_nothing_in(
    program: Program, diary: Path, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the dry run and the answer, the file got one entry more: nothing comes in."""
    from equityjournal.cli.importing import conversation

    monkeypatch.setattr(
        conversation,
        "agrees",
        lambda *_, **__: bool(diary.write_text(DIARY + "\n[2020-01-01 10:00] More\nWords.\n")),
    )
    said = program.at_terminal("import", str(diary), code=1).out
    assert " ".join(said.split()).endswith("so nothing was brought in. Try again.")
    assert kept_files(journal) == []
    assert list(journal.glob(".import*")) == []


def test_what_a_killed_import_left_is_named_and_taken_away(
    program: Program, journal: Path, diary: Path
) -> None:
    """`check` names the folder, `check --repair` and the next import remove it."""
    program("write", "Words.")
    for _ in range(2):
        (journal / ".import.0badcafe.tmp").mkdir()
        (journal / ".import.0badcafe.tmp" / "x.toml").write_text("half")
        assert "an interrupted import left it behind" in program("check", code=None).out
        program("check", "--repair", code=None)
        assert not list(journal.glob(".import*"))
    (journal / ".import.0badcafe.tmp").mkdir()
    program("import", str(diary), "--yes")
    assert not list(journal.glob(".import*"))


def test_day_one_in_its_zip_and_what_is_left_out(program: Program, tmp_path: Path, journal: Path) -> None:
    """The day is that of the entry's own zone; scores, places and photos are said with counts and not kept."""
    import random

    from diaries import dayone_zip
    from reading_diaries import laid_out

    made = dayone_zip(random.Random(5))  # noqa: S311 - always the same diary
    said = program("import", str(laid_out(made, tmp_path / "d")), "--yes").out
    count = len(made.days)
    assert f"places ({count}), weather ({count}), photos and other files ({count})" in said
    assert sorted(str(tomllib.loads(path.read_text())["happened"]) for path in kept_files(journal)) == sorted(
        made.days
    )
    assert not any(b"CANARY" in path.read_bytes() for path in journal.rglob("*") if path.is_file())


def test_one_entry_in_words(program: Program, tmp_path: Path) -> None:
    """Singular and plural are both said right; a moment without a zone is said to be in UTC."""
    entry = {"creationDate": "2021-03-03T18:34:56Z", "text": "Words.", "uuid": "A"}
    photo = {"creationDate": "2021-03-03T18:34:56Z", "photos": [{}], "uuid": "B"}
    (tmp_path / "j.json").write_text(json.dumps({"entries": [entry, entry, photo]}))
    said = program("import", str(tmp_path / "j.json")).out
    assert "1 entry would come in, about 3 March 2021." in said
    assert "1 stands in it twice, and counts once." in said
    assert "1 has no words, such as a photo alone, and is left out." in said
    assert "1 does not say its time zone; its day is that in UTC." in said
