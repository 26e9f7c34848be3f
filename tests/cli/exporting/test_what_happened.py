"""`export what-happened`: answers and not entries, word for word, into a file whose name says nothing."""

import os
import zipfile
from pathlib import Path

import pytest

from program import Program

SEAL = "The seal shows that the file is whole. It does not prove the day; a copy sent to your union on that day would."
SAID = "Mrs Joan Pemberton said it in front of Dilys Rees."
HEALTH, WANTED, NEEDED = "I have not slept.", "An apology.", "My sister."


@pytest.fixture
def account(program: Program) -> str:
    """Id of an entry with an answer of each kind, changed two days later."""
    typed = [
        SAID,
        ".",
        "1 June, the staff room.",
        ".",
        "",
        "",
        "",
        "",
        HEALTH,
        ".",
        "",
        WANTED,
        ".",
        "",
        NEEDED,
        ".",
    ]
    program.at_terminal("write", "--happened-to-me", "-f", "shaken", "--title", "TITLE", typed=typed)
    identity = str(program("show", "last", "--json").json["id"])
    program.clock.set_day("2026-06-03")
    program("edit", "last", "--setting", "the ward")
    return identity


def exported(program: Program, place: Path, *options: str) -> str:
    """The account in Markdown, made where nobody can be asked."""
    program("export", "what-happened", *options, "--unmasked", "--output", str(place))
    return place.read_text("utf-8")


def test_it_takes_what_happened_and_leaves_out_how_somebody_is(
    program: Program, account: str, tmp_path: Path
) -> None:
    """Names and days stand as they were written; feelings, health, wishes, needs, title and themes do not go."""
    text = exported(program, tmp_path / "a.md")
    for piece in (
        SAID,
        "1 June, the staff room.",
        "What happened, with what was said",
        "Where: the ward",
        account,
    ):
        assert piece in text
    for piece in (HEALTH, WANTED, NEEDED, "shaken", "TITLE", "Themes", "What you want kept"):
        assert piece not in text


def test_what_stays_out_goes_if_it_is_ticked(program: Program, account: str, tmp_path: Path) -> None:
    """Each by an option of its own."""
    how = exported(program, tmp_path / "a.md", "--how-i-am")
    assert [piece in how for piece in (HEALTH, NEEDED, "shaken", WANTED)] == [True, True, True, False]
    want = exported(program, tmp_path / "b.md", "--what-i-want")
    assert [piece in want for piece in (HEALTH, NEEDED, "shaken", WANTED)] == [False, False, False, True]


def test_answers_to_other_questions_go_only_if_they_are_ticked(program: Program, tmp_path: Path) -> None:
    """What was begun at a question of another pack; one's own words without a question always go."""
    program.at_terminal("write", "-p", "power/who-decided", typed=["They did.", ":mine", "He shouted.", "."])
    program("write", "--happened-to-me", "In my own words.")
    text = exported(program, tmp_path / "a.md")
    assert "In my own words." in text
    assert "He shouted." not in text
    assert "He shouted." in exported(program, tmp_path / "b.md", "--other-answers")


def test_it_is_dated_with_when_it_was_written_and_last_changed(
    program: Program, account: str, tmp_path: Path
) -> None:
    """And says what the seal of a file does not prove; a file changed by hand is said to be."""
    text = exported(program, tmp_path / "a.md")
    assert "## Monday 1 June 2026" in text
    assert "- Written: 1 June 2026 at 18:10 (UTC+0000)" in text
    assert "- Last changed: 3 June 2026 at 18:10 (UTC+0000)" in text
    assert SEAL in text
    assert "outside the program" not in text
    (file,) = (Path(program("show", account, "--json").json["id"]),)
    (path,) = _journal().rglob(f"{file}.toml")
    path.write_text(path.read_text("utf-8").replace("Dilys", "Dylis"), "utf-8")
    assert "- Seal: changed outside the program" in exported(program, tmp_path / "b.md")


def _journal() -> Path:
    return Path(os.environ["EQUITYJOURNAL_DIR"])


def test_later_thoughts_stand_below_with_their_own_day(
    program: Program, account: str, tmp_path: Path
) -> None:
    """The link is named if both go, and not if the earlier stays."""
    program("write", "--reply", account, "He did it again.")
    text = exported(program, tmp_path / "a.md")
    assert text.index(SAID) < text.index("He did it again.")
    assert f"- A later thought on: 1 June 2026 ({account})" in text
    alone = exported(program, tmp_path / "b.md", "last")
    assert account not in alone
    assert SAID not in alone


def test_at_a_terminal_one_question_asks_where_it_goes(
    program: Program, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name says nothing; what goes and what stays out is said before, and nothing is masked or pointed out."""
    monkeypatch.chdir(tmp_path)
    screen = program.at_terminal("export", "what-happened", typed=[""])
    said = " ".join(screen.out.split())
    assert "1 entry goes out word for word, with the names in it: 2 answers." in said
    assert "This stays out: how you are (--how-i-am) and what you would like (--what-i-want)." in said
    assert "1 entry written to notes-2026-06-03.md." in said
    assert SEAL in said
    assert said.count("?") == 1
    assert "second look" not in said
    assert SAID in (tmp_path / "notes-2026-06-03.md").read_text("utf-8")
    assert (tmp_path / "notes-2026-06-03.md").stat().st_mode & 0o777 == 0o600


def test_a_folder_or_a_file_may_be_typed_and_a_bad_place_is_asked_again(
    program: Program, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never into the journal, and over nothing."""
    monkeypatch.chdir(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    said = program.at_terminal(
        "export", "what-happened", typed=[str(_journal()), "no/such/place", str(stick)]
    ).out
    said = " ".join(said.split())
    assert "inside the journal" in said
    assert "is not a place for a file" in said
    assert (stick / "notes-2026-06-03.md").is_file()
    program.at_terminal("export", "what-happened", typed=["mine"])
    assert (tmp_path / "mine.md").is_file()


@pytest.mark.parametrize("typed", ["n", "^C", "^D"])
def test_whoever_thinks_better_of_it_leaves_no_file(
    program: Program, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """And is told so."""
    monkeypatch.chdir(tmp_path)
    code = 130 if typed == "^C" else 1
    assert "No file was made." in program.at_terminal("export", "what-happened", typed=[typed], code=code).out
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_can_be_asked_both_answers_are_needed(
    program: Program, account: str, tmp_path: Path
) -> None:
    """That it goes out word for word, and where."""
    assert "--unmasked" in program("export", "what-happened", "-o", str(tmp_path / "a.md"), code=1).err
    assert "--output FILE" in program("export", "what-happened", "--unmasked", code=2).err
    assert "--output FILE" in program("export", "what-happened", "--unmasked", "-o", "-", code=2).err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "docx", "word"])
def test_a_page_and_a_word_document_hold_the_same(
    program: Program, account: str, tmp_path: Path, form: str
) -> None:
    """Their title is no theme and no pack, and their properties name nobody."""
    if form != "html":
        pytest.importorskip("docx", reason="python-docx is not installed here")
    place = tmp_path / f"a.{form}"
    program("export", "what-happened", "--as", form, "--unmasked", "-o", str(place))
    if form == "html":
        whole = place.read_text("utf-8")
    else:
        with zipfile.ZipFile(place) as parts:
            whole = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert SAID in whole
    assert HEALTH not in whole
    assert "It does not prove the day" in whole


def test_another_form_is_refused_with_those_there_are(program: Program, account: str) -> None:
    """Before anything is asked."""
    assert "markdown, html or docx" in program("export", "what-happened", "--as", "pdf", code=1).err


def test_only_what_happened_to_the_writer_goes(program: Program, account: str, tmp_path: Path) -> None:
    """Neither other private entries nor ordinary ones; one that is named is refused with what takes it."""
    program("write", "--private", "A private word.")
    program("write", "--pack", "i-hurt-somebody", "What I was told.")
    program("write", "--pack", "when-i-saw-it", "What I saw.")
    text = exported(program, tmp_path / "a.md")
    assert [piece for piece in ("A private word.", "What I was told.", "What I saw.") if piece in text] == []
    said = program("export", "what-happened", "last", "--unmasked", "-o", str(tmp_path / "b.md"), code=1).err
    assert "is not kept as something that happened to you" in said


def test_without_any_nothing_is_written_out(program: Program, tmp_path: Path) -> None:
    """A sentence says so."""
    program("write", "-t", "power", "They decided.")
    said = program("export", "what-happened", "--unmasked", "-o", str(tmp_path / "a.md"), code=1).err
    assert "No entry is kept as something that happened to you." in said
    assert "goes with `equityjournal export docx ID`" in " ".join(said.split())


def test_a_file_cut_off_is_named_and_stays(program: Program, account: str, tmp_path: Path) -> None:
    """Its end may be missing, so the account cannot be vouched for."""
    (path,) = _journal().rglob(f"{account}.toml")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"# end of")])
    said = program("export", "what-happened", "--unmasked", "-o", str(tmp_path / "a.md"), code=1).err
    assert f"The end of {account} is cut off" in said


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("stick", "stick/notes-2026-06-03-2.md"),
        ("stick/", "stick/notes-2026-06-03-2.md"),
        ("missing/", None),
        ("~nobody-of-this-name/x", None),
        ("a\0b", None),
        ("/dev/full", None),
        ("St. Joan notes", "St. Joan notes.md"),
        ("notes.v2", "notes.v2"),
        ("there", None),
        ("yes", "notes-2026-06-03.md"),
    ],
)
def test_an_odd_place_is_a_file_with_an_ending_or_asked_for_again(
    program: Program,
    account: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    made: str | None,
) -> None:
    """Never over a file, never beside the folder that was meant, never with a failure of the program."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stick").mkdir()
    for name in ("stick/notes-2026-06-03.md", "there"):
        (tmp_path / name).write_text("mine")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    program.at_terminal("export", "what-happened", typed=[typed, "n"], code=0 if made else 1)
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert after - before == ({tmp_path / made} if made else set())
    assert {path.read_text() for path in before if path.parent in (tmp_path, tmp_path / "stick")} >= {"mine"}


def test_it_is_never_on_the_screen(
    program: Program, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o -` makes no file of that name either, at a terminal or without."""
    monkeypatch.chdir(tmp_path)
    said = [
        program.at_terminal("export", "what-happened", "-o", "-", typed=[""], code=2).out,
        program("export", "what-happened", "-o", "-", "--unmasked", code=2).err,
    ]
    assert all("This goes to a file, and never to the screen" in " ".join(words.split()) for words in said)
    assert not any(SAID in words for words in said)
    assert not (tmp_path / "-").exists()


def test_where_all_answers_stay_out_it_says_which(program: Program, tmp_path: Path) -> None:
    """With the option that takes them along."""
    program.at_terminal("write", "--happened-to-me", typed=[*[""] * 6, HEALTH, ".", *[""] * 9])
    out = program("export", "what-happened", "--unmasked", "-o", str(tmp_path / "a.md"), code=1).err
    assert "All that was answered stays out: how you are (--how-i-am)." in out
