"""`packs remark` and `packs remarks`: what a reader says of a question, kept for whoever looks after it."""

import tomllib
from pathlib import Path

import pytest

from cli.pack_files import CHECKED, OWN, add_pack
from equityjournal.core.packs.pack import Pack
from packs import SHIPPED
from program import Program

QUESTION = "How much did your own word weigh in what was decided today?"


def kept(journal: Path) -> list[Path]:
    """The files of remarks."""
    return sorted(journal.glob("remarks/*"))


@pytest.mark.parametrize(
    ("words", "piped", "text"),
    [
        (["Who", "asked", "us?"], "", "Who asked us?"),
        (["-"], "Two lines,\r\nand a second.\n", "Two lines,\nand a second."),
        ([], "From a pipe.\n", "From a pipe."),
        ([], "  Indented,\n\n  and further down. \n", "  Indented,\n\n  and further down. "),
        (["--", "-felt", "like blame"], "", "-felt like blame"),
    ],
)
def test_a_remark_keeps_the_question_as_it_stood(
    program: Program, journal: Path, words: list[str], piped: str, text: str
) -> None:
    """Typed or piped; with its pack, the pack's version, and the question's words and id."""
    said = program("packs", "remark", "who-decided", *words, piped=piped).out
    assert f"Kept, on power/who-decided: {QUESTION}\n" in said
    (path,) = kept(journal)
    record = tomllib.loads(path.read_text("utf-8"))
    assert record["text"] == text
    assert (record["pack"], record["pack_version"]) == ("relational-equity", "1.0")
    assert (record["prompt"], record["question"]) == ("power/who-decided", QUESTION)
    assert record["follow_up"] == "Who decided in the end?"
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line",
    [
        ["-p", "who-decided", "Whose word?"],
        ["Whose word?", "--prompt", "power/who-decided"],
        ["--prompt=who-decided", "Whose", "word?"],
    ],
)
def test_the_question_may_be_named_as_for_write(program: Program, line: list[str]) -> None:
    """By -p or --prompt, before the words or after them."""
    told = program("packs", "remark", *line, "--json").json
    assert (told["prompt"], told["text"]) == ("power/who-decided", "Whose word?")


def test_a_remark_without_its_question_is_printed_again(program: Program, journal: Path) -> None:
    """It says which comes first."""
    said = program("packs", "remark", "It hurts people who were in care.", code=2).err
    assert "copy it from here:\nIt hurts people who were in care.\n" in said
    assert "Which question is that on? It goes first" in said
    assert kept(journal) == []


def test_remarks_are_one_text_to_send(program: Program, journal: Path) -> None:
    """Pack by pack, numbered through, with the version and the contact of each; hints go beside it."""
    add_pack(journal, "mine.toml", OWN.replace('version = "1"', 'version = "1"\ncontact = "The desk"'))
    program("packs", "remark", "rest/slept", "Not everybody has a bed.")
    program("packs", "remark", "pause-unmute/felt-safe", "First.\nSecond.")
    program("packs", "remark", "power/who-decided", "Whose word?")
    said = program("packs", "remarks")
    assert said.out == (
        "Pack: My own questions (mine), version 1\n"
        "Where remarks may be sent: The desk\n"
        "\n"
        "1. rest/slept, 1 June 2026\n"
        "   Question: How did you sleep?\n"
        "   Remark:\n"
        "   Not everybody has a bed.\n"
        "\n"
        "Pack: PAUSE (pause), version 1.0\n"
        "Where remarks may be sent: none yet\n"
        "\n"
        "2. pause-unmute/felt-safe, 1 June 2026\n"
        "   Question: What would you have said today if it had felt safe to?\n"
        "   Follow-up: Who could you start with?\n"
        "   Remark:\n"
        "   First.\n"
        "   Second.\n"
        "\n"
        "Pack: Advancing equity in relational public service (relational-equity), version 1.0\n"
        "Where remarks may be sent: none yet\n"
        "\n"
        "3. power/who-decided, 1 June 2026\n"
        f"   Question: {QUESTION}\n"
        "   Follow-up: Who decided in the end?\n"
        "   Remark:\n"
        "   Whose word?\n"
        "\n"
    )
    assert "could anybody be recognised?" in said.err


def test_a_question_is_sent_in_the_words_it_had(program: Program, journal: Path) -> None:
    """Though the pack says something else by now, or is gone; where it is to be sent is asked of today's pack."""
    add_pack(journal, "mine.toml", OWN)
    program("packs", "remark", "rest/slept", "Not everybody has a bed.")
    later = OWN.replace("How did you sleep?", "How was the night?").replace('version = "1"', 'version = "2"')
    add_pack(journal, "mine.toml", later.replace('version = "2"', 'version = "2"\ncontact = "The new desk"'))
    said = program("packs", "remarks").out
    assert "version 1\nWhere remarks may be sent: The new desk\n" in said
    assert "Question: How did you sleep?\n" in said
    (journal / "prompts" / "mine.toml").unlink()
    said = program("packs", "remarks").out
    assert (
        "Pack: My own questions (mine), version 1\nWhere remarks may be sent: the pack does not say\n" in said
    )


def test_a_remark_is_on_the_words_that_were_read(program: Program, journal: Path) -> None:
    """In another language it keeps that language's words, and says which it is."""
    add_pack(journal, "relational-equity.cy.toml", CHECKED)
    program("--language", "cy", "packs", "remark", "power/who-decided", "Pwy?")
    (told,) = program("packs", "remarks", "--json").json
    assert (told["question"], told["language"]) == ("Pwy benderfynodd heddiw?", "cy")


def test_a_program_gets_the_same(program: Program) -> None:
    """One object as it is kept, and the list of them."""
    told = program("packs", "remark", "who-decided", "Whose word?", "--json").json
    assert list(told) == [
        "pack", "pack_title", "pack_version", "contact", "language", "prompt", "question", "follow_up", "made", "text",
    ]  # fmt: skip
    assert (told["contact"], told["text"]) == ("none yet", "Whose word?")
    assert program("packs", "remarks", "--json").json == [told]
    assert program("packs", "remarks", "--remove", "1", "--json").json == told
    assert program("packs", "remarks", "--json").json == []
    assert "You have kept no remarks." in program("packs", "remarks").out


def test_a_remark_is_removed_for_good_and_shown_once_more(program: Program, journal: Path) -> None:
    """By its number, with every copy of it; another number removes nothing."""
    program("packs", "remark", "who-decided", "First.")
    program("packs", "remark", "who-decided", "Second.")
    first = kept(journal)[0]
    first.with_name("copy.toml").write_bytes(first.read_bytes())
    assert program("packs", "remarks").out.count("First.") == 1
    assert "There is no remark 3." in program("packs", "remarks", "--remove", "3", code=1).err
    assert "There is no remark 0." in program("packs", "remarks", "--remove", "0", code=1).err
    said = program("packs", "remarks", "--remove", "1").out
    assert said.startswith("Removed, for good:\n")
    assert "First." in said
    assert [tomllib.loads(path.read_text("utf-8"))["text"] for path in kept(journal)] == ["Second."]


@pytest.mark.parametrize(
    "line",
    [
        ["packs", "remark", "no-such-question", "PRECIOUS words"],
        ["packs", "remrak", "who-decided", "PRECIOUS words"],
        ["packs", "remark", "who-decided", "PRECIOUS words", "--theme", "power"],
        ["packs", "remark", "who-decided", "-PRECIOUS words"],
    ],
)
def test_a_wrong_name_or_label_costs_no_words(program: Program, journal: Path, line: list[str]) -> None:
    """They are printed again, whole; nothing is kept, and none of it becomes an entry or a draft."""
    said = program(*line, code=None)
    assert said.code in (1, 2)
    assert "so that you can copy it from here:\n" in said.err
    assert "PRECIOUS words\n" in said.err
    assert not list(journal.rglob("*.toml"))


def test_piped_words_are_printed_again_as_well(program: Program, journal: Path) -> None:
    """Whatever came through the pipe before the name was found to be wrong."""
    said = program("packs", "remark", "no-such-question", piped="PRECIOUS\nwords\n", code=1)
    assert "PRECIOUS\nwords\n" in said.err
    assert kept(journal) == []


@pytest.mark.parametrize("words", [[], ["  "]])
def test_a_remark_without_words_is_none(program: Program, journal: Path, words: list[str]) -> None:
    """It says how it is done."""
    said = program("packs", "remark", "who-decided", *words, code=1).err
    assert 'equityjournal packs remark power/who-decided "…"' in said
    assert kept(journal) == []


def test_a_remark_stands_in_no_list_export_or_review(program: Program, journal: Path) -> None:
    """It is private by its nature: only `packs remarks` prints it."""
    program("write", "An entry.", "-t", "power")
    program("packs", "remark", "who-decided", "CANARY")
    for verb in (
        ["list", "--json"], ["show", "last"], ["search", "CANARY"], ["export", "markdown", "--include-private"],
        ["themes", "--all"], ["review"], ["steps"], ["packs"], ["check"], [],
    ):  # fmt: skip
        said = program(*verb, code=None)
        assert "CANARY" not in said.out.replace("“CANARY”", ""), verb
    assert len(kept(journal)) == 1


def test_a_damaged_remark_is_named(program: Program, journal: Path) -> None:
    """By `check`, with its path; `packs remarks` prints the others and says that one cannot be read."""
    program("packs", "remark", "who-decided", "First.")
    program("packs", "remark", "who-decided", "Second.")
    path = kept(journal)[0]
    path.write_bytes(path.read_bytes()[:40])
    checked = program("check", "--json", code=1).json
    assert [(problem["path"], problem["kind"]) for problem in checked["problems"]] == [
        (f"remarks/{path.name}", "cut-off")
    ]
    said = program("packs", "remarks")
    assert "Second." in said.out
    assert "1 remark cannot be read." in said.err


def test_nothing_is_kept_where_the_disk_refuses(program: Program, journal: Path) -> None:
    """A file stands where the folder would be: the words are printed again."""
    journal.mkdir()
    (journal / "remarks").write_text("in the way", "utf-8")
    said = program("packs", "remark", "who-decided", "PRECIOUS words", code=1)
    assert "PRECIOUS words\n" in said.err


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_every_pack_says_where_a_remark_may_be_sent(program: Program, pack: Pack) -> None:
    """On its page, beside who has read it; so far there is no such place, and it says so."""
    assert pack.pack.contact
    said = program("packs", "show", pack.id).out
    assert f"Where a remark may be sent: {pack.pack.contact}\n" in said
    assert "equityjournal packs remark PROMPT" in said


def test_a_pack_of_ones_own_begins_with_a_contact(program: Program) -> None:
    """The template says so, to be changed."""
    program("packs", "new", "night-shifts")
    assert "Where a remark may be sent: none yet\n" in program("packs", "show", "night-shifts").out
