"""Drafts for a regulator: what goes in, what stays out, what is asked and what stays open."""

import tomllib
from pathlib import Path

import docx
import pytest

from equityjournal.store.disk.config import shipped_packs
from program import Program

FORMS = ("nmc", "swe", "hcpc", "gmc", "asye")
DESK = "The desk was moved, after three mums drew the queue."
LEARNT = "A queue has ears."
LOOKS_BACK = "structural-inequities/turned-away"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write drafts into."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def two(program: Program, journal: Path) -> tuple[str, str]:
    """Two entries, by their ids: the earlier has a kept step, the later was talked over."""
    program("write", "-d", "3 May", "-t", "wsn-what", DESK, "--step", "Ring the third mother.")
    (first,) = journal.glob("entries/*/*/*.toml")
    program("done", first.stem)
    program(
        "write",
        "-d",
        "20 May",
        "-t",
        "power",
        "Joseph Adeyemi set the chairs at Moorfield Primary on 19 May.",
    )
    (second,) = set(journal.glob("entries/*/*/*.toml")) - {first}
    program("discussed", second.stem, "--with", "my supervisor", "--learnt", "Ask who sets the chairs.")
    return first.stem, second.stem


def drafted(program: Program, form: str, *options: str) -> str:
    """A draft without a terminal, in Markdown, as it goes to a pipe."""
    return program("export", form, *options, "--yes", "--as", "markdown", "-o", "-").out


# What never goes in


@pytest.mark.parametrize("form", FORMS)
def test_no_private_entry_and_none_about_what_happened_to_the_writer_goes_in(
    program: Program, journal: Path, form: str
) -> None:
    """Not by filter; and not where such an entry was made open later, which keeps where it came from."""
    program("write", DESK)
    program("write", "--private", "CANARY-private")
    program("write", "--happened-to-me", "CANARY-harmed", "-t", "power")
    harmed = next(path for path in journal.glob("entries/*/*/*.toml") if "CANARY-harmed" in path.read_text())
    program("edit", harmed.stem, "--not-private")
    assert not tomllib.loads(harmed.read_text())["private"]
    made = program(
        "export", form, "--since", "1 May", "--yes", "--as", "markdown", "-o", "-", "--part", part_of(form)
    )
    assert "CANARY" not in made.out + made.err
    assert "desk was moved" in made.out
    assert "1 private entry stays here." in made.err
    assert "1 entry about what happened to you stays here." in made.err


def part_of(form: str) -> str:
    """A part of each form that entries fill."""
    return {"nmc": "account", "swe": "piece", "hcpc": "statement", "gmc": "item", "asye": "2"}[form]


def test_where_only_such_entries_fit_nothing_is_made(program: Program, journal: Path) -> None:
    """It is said that they stay, and that none fits."""
    program("write", "--happened-to-me", "CANARY words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    program("edit", path.stem, "--not-private")
    refused = program("export", "nmc", "--since", "1 May", "--yes", code=1).err
    assert "stays here" in refused
    assert "No entry fits" in refused


@pytest.mark.parametrize("kind", ["--private", "--happened-to-me"])
def test_such_an_entry_is_refused_by_name(program: Program, journal: Path, kind: str) -> None:
    """It is said why, without a word of it, and nothing is made."""
    program("write", kind, "CANARY words.")
    (path,) = journal.glob("entries/*/*/*.toml")
    refused = program("export", "nmc", path.stem, "--yes", "-o", "-", code=1)
    assert "CANARY" not in refused.out + refused.err
    assert "stays in the journal" in refused.err
    program("edit", path.stem, "--not-private")
    if kind == "--happened-to-me":
        assert "never goes along" in program("export", "nmc", path.stem, "--yes", "-o", "-", code=1).err


def test_names_places_days_settings_and_people_are_out(program: Program, two: tuple[str, str]) -> None:
    """Of a day the month stays; the setting and the roles of those present are left out whole."""
    program("edit", two[1], "--setting", "CANARY-ward", "--person", "CANARY-role")
    made = drafted(program, "gmc", *two)
    for detail in ("Adeyemi", "Joseph", "Moorfield", "19 May", "20 May", "CANARY"):
        assert detail not in made
    assert "May 2026" in made


# What goes in, and what stays open


def test_nothing_is_invented(program: Program, two: tuple[str, str]) -> None:
    """A field that no entry fills is there with its question."""
    made = drafted(program, "nmc", two[0])
    assert "desk was moved" in made
    assert "Open: What do you know or see now that you did not before?" in made
    assert "Ring the third mother. (a small step, kept in June 2026)" in made


def test_every_draft_says_when_its_form_was_checked(program: Program, two: tuple[str, str]) -> None:
    """And after its day, that it may be out of date."""
    said = "Field names as published when checked on 27 November 2026; use the official form."
    for form in FORMS:
        made = drafted(program, form, *two)
        assert said in made
        assert "out of date" not in made
    program.clock.set_day("2027-11-28")
    assert all("so they may be out of date" in drafted(program, form, *two) for form in FORMS)


def test_peer_reflection_comes_from_talking_it_over(program: Program, two: tuple[str, str]) -> None:
    """What was learnt from a talk goes there, and into no other field."""
    assert drafted(program, "swe", two[1]).count("Ask who sets the chairs.") == 1


def test_an_answer_that_looks_back_says_what_was_learnt(program: Program, journal: Path) -> None:
    """By the kind of its question; a question that no pack has any more is no hindrance."""
    program.at_terminal(
        "write", "-p", LOOKS_BACK, "--more", typed=["We all knew.", ".", "I ask now.", ".", "", ""]
    )
    learnt = "in your practice?**\n\nI ask now."
    assert learnt in drafted(program, "nmc", "last")
    (path,) = journal.glob("entries/*/*/*.toml")
    path.write_text(path.read_text("utf-8").replace(LOOKS_BACK, "gone/from-every-pack"), "utf-8")
    made = drafted(program, "nmc", "last")
    assert learnt not in made
    assert "I ask now." in made


def test_words_and_numbers_of_options_fill_fields(program: Program, two: tuple[str, str]) -> None:
    """By entry, or for every entry; names in them are masked as everything is."""
    made = drafted(
        program, "nmc", *two, "--set", f"1/learnt={LEARNT}", "--set", "2/learnt=Ask Joseph Adeyemi first.",
        "--set", "code=preserve", "--take", "2/nature=1", "--set", "2/change=",
    )  # fmt: skip
    assert LEARNT in made
    assert made.count("Preserve safety") == 2
    assert "first." in made
    assert "Adeyemi" not in made


def test_the_longest_answers_are_counted_for_the_hcpc_alone(program: Program, two: tuple[str, str]) -> None:
    """Against its own limits; no other draft holds a count."""
    made = drafted(program, "hcpc", *two, "--set", f"summary={'word ' * 501}")
    assert "501 words; the form takes up to 500." in made
    assert "words, of up to 1500 that the form takes." in made
    assert "takes up to" not in "".join(
        drafted(program, form, *two) for form in ("nmc", "swe", "gmc", "asye")
    )


def test_the_list_of_the_hcpc_has_a_line_for_each_entry_oldest_first(
    program: Program, two: tuple[str, str]
) -> None:
    """Each with its month; without a title the line asks."""
    program("edit", two[0], "--title", "A desk")
    listed = drafted(program, "hcpc", *reversed(two), "--part", "list")
    assert "- May 2026: A desk\n- May 2026: (open: " in listed
    assert "desk was moved" not in listed


def test_a_part_of_the_log_takes_the_entries_named_for_it(program: Program, two: tuple[str, str]) -> None:
    """Without a part named, no entry is put anywhere, and it is said how to."""
    both = drafted(program, "asye", *two, "--part", "2")
    assert "desk was moved" in both
    assert "Ask who sets the chairs." in both
    none = program("export", "asye", *two, "--yes", "--as", "markdown", "-o", "-")
    assert "desk was moved" not in none.out
    assert "--part 2 puts them there" in none.err


# Files


def test_a_draft_goes_into_a_file_by_form_and_day_never_over_another(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """Two drafts of a day are two files, in Word unless said or unless the file's own ending says so."""
    program("export", "nmc", two[0], "--yes")
    program("export", "nmc", two[0], "--yes")
    program("export", "swe", two[0], "--yes", "-o", "mine.md")
    program("export", "swe", two[0], "--yes", "--as", "html")
    assert sorted(path.name for path in elsewhere.iterdir()) == [
        "mine.md", "nmc-draft-2026-06-01-2.docx", "nmc-draft-2026-06-01.docx", "swe-draft-2026-06-01.html",
    ]  # fmt: skip
    assert (elsewhere / "mine.md").read_text().startswith("# CPD for Social Work England")
    assert "<h1>CPD for Social Work England" in (elsewhere / "swe-draft-2026-06-01.html").read_text()


def test_a_draft_in_word_has_every_field_and_its_words(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """Opened again by the library for such files: headings for parts, names of fields, and the question of an open one."""
    program("export", "nmc", two[0], "--yes", "-o", "mine.docx")
    paragraphs = docx.Document(str(elsewhere / "mine.docx")).paragraphs
    heads = [one.text for one in paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert heads == ["Reflective account, May 2026", "What the Nursing and Midwifery Council asks, as found"]
    said = "\n".join(one.text for one in paragraphs)
    assert DESK in said
    assert "How did you change or improve your practice as a result?\nRing the third mother." in said
    assert "Open: What do you know or see now" in said


def test_another_persons_details_are_in_a_file_of_their_own(
    program: Program, two: tuple[str, str], elsewhere: Path, journal: Path, home: Path
) -> None:
    """They are in that file alone, so that erasing it erases them."""
    program("export", "nmc", *two, "--yes", "--as", "markdown", "--apart", "--set", "partner-name=Gwen Parry")
    draft, sheet = sorted(elsewhere.iterdir(), key=lambda path: len(path.name))
    assert sheet.name == "nmc-draft-2026-06-01-apart.md"
    assert "Gwen Parry" in sheet.read_text()
    assert "Ask who sets the chairs." in sheet.read_text()
    everything = [path for folder in (journal, home) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in [draft, *everything] if b"Gwen" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (["nmc"], "Which entries?", 2),
        (["swe", "last", "--apart", "--yes"], "asks for nobody else's details", 2),
        (["nmc", "last", "--apart", "--yes", "-o", "-"], "two files", 2),
        (["nmc", "last", "--set", "learned=x", "--yes"], "learnt", 1),
        (["nmc", "last", "--take", "nature=9", "--yes"], "the highest is 1", 2),
        (["nmc", "last", "--part", "nosuch", "--yes"], "part", 1),
        (["nmc", "last", "--as", "papyrus", "--yes"], "format", 1),
        (["nmc", "last"], "--yes does without", 1),
        (["nmc", "--theme", "humility", "--yes"], "No entry fits", 1),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    program: Program, elsewhere: Path, options: list[str], said: str, code: int
) -> None:
    """Nothing hangs and nothing is made."""
    program("write", DESK)
    assert said in program("export", *options, code=code).err
    assert list(elsewhere.iterdir()) == []
    assert program("forms", "nmc", "--json").json["drafts"] == []


# At a terminal


def test_fields_are_asked_one_by_one(program: Program, two: tuple[str, str], elsewhere: Path) -> None:
    """Enter takes what fits; a number takes a text, words are words, a hyphen leaves it open."""
    shown = program.at_terminal(
        "export", "nmc", two[0], "--as", "markdown",
        typed=["", LEARNT, "7", "2", "words", "1 3", "-", "yes"],
    ).out  # fmt: skip
    assert "Enter takes 1." in shown
    assert "There is no number 7" in shown
    assert "Numbers from the list" in shown
    (draft,) = elsewhere.iterdir()
    made = draft.read_text()
    for words in (DESK, LEARNT, "Ring the third mother.", "Prioritise people; Preserve safety"):
        assert words in made
    assert made.count("\nOpen: ") == 1


def test_another_persons_details_are_asked_for_and_stay_as_typed(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """After the draft, in the sheet apart; a signature is not asked for."""
    typed = [*[""] * 5, "Gwen Parry", *[""] * 5, "yes"]
    shown = program.at_terminal("export", "nmc", two[0], "--as", "markdown", "--apart", typed=typed).out
    assert "Your discussion partner's name." in shown
    assert "Signature\n  Signed by" not in shown
    draft, sheet = sorted(elsewhere.iterdir(), key=lambda path: len(path.name))
    assert "Gwen Parry" not in draft.read_text()
    assert "Gwen Parry" in sheet.read_text()
    assert "Open: Signed by your discussion partner" in sheet.read_text()


def test_stopping_leaves_the_rest_open(program: Program, two: tuple[str, str], elsewhere: Path) -> None:
    """So does the end of input, after which nothing is made without a yes."""
    shown = program.at_terminal("export", "nmc", *two, "--as", "markdown", typed=["", ":stop", "yes"]).out
    assert "The rest stays open." in shown
    (draft,) = elsewhere.iterdir()
    assert draft.read_text().count("\nOpen: ") == 9
    draft.unlink()
    assert "Nothing was made." in program.at_terminal("export", "gmc", *two, typed=["^C", "no"]).out
    assert list(elsewhere.iterdir()) == []


def test_words_typed_are_not_lost_by_a_no_at_the_preview(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """A slip of a key asks again; back goes through the questions, and Enter keeps each earlier answer."""
    first = ["1", LEARNT, "Ask sooner.", ":stop", "n", "back"]
    again = ["", "", "Ask first.", ":stop", "yes"]
    shown = program.at_terminal("export", "nmc", two[0], "--as", "markdown", typed=[*first, *again]).out
    assert shown.count("Make it? Type yes. Or back") == 3
    assert f"You have: {LEARNT}\n  Enter keeps it; a hyphen leaves it open.\n" in shown
    assert shown.index("The rest stays open.") < shown.index("The rest stays as it is.")
    (draft,) = elsewhere.iterdir()
    made = draft.read_text()
    assert DESK in made
    assert LEARNT in made
    assert "Ask first." in made
    assert "Ask sooner." not in made
    draft.unlink()
    left = program.at_terminal("export", "nmc", two[0], typed=[*first[:-2], "^C"]).out
    assert left.endswith("kept nowhere.\nNothing was made.\n")
    assert list(elsewhere.iterdir()) == []


def test_a_preview_without_typed_words_is_left_by_anything_but_yes(
    program: Program, two: tuple[str, str]
) -> None:
    """Where nothing was typed but numbers, anything but a full yes leaves it, and nothing is lost."""
    shown = program.at_terminal("export", "nmc", two[0], typed=["1", ":stop", "n"]).out
    assert "Make it? Type yes; anything else leaves it." in shown
    assert "Or back" not in shown


def test_without_entries_the_last_list_is_offered(program: Program, two: tuple[str, str]) -> None:
    """The same list as for a study; elsewhere than at a terminal it is said what to type."""
    shown = program.at_terminal("export", "nmc", typed=["2", ":stop", "no"]).out
    assert "Which of these? Numbers, such as 2 5; Enter makes nothing." in shown
    assert "Reflective account 1, May 2026" in shown
    assert "export nmc 2 5" in program("export", "nmc", "--yes", code=2).err


def test_texts_of_several_entries_stand_with_their_months(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """In a part that takes several entries at once, on the screen and in the draft."""
    program("write", "-d", "2 April", "It rained.")
    program.at_terminal("list")
    typed = ["1 2", "", "", "", "", ":stop", "yes"]
    shown = program.at_terminal("export", "asye", "2", "3", "--as", "markdown", typed=typed).out
    assert "(April 2026, free writing)" in shown
    (draft,) = elsewhere.iterdir()
    assert "\n\nApril 2026: It rained.\n\nMay 2026: The desk was moved" in draft.read_text()


def test_entries_are_put_into_the_parts_of_the_log(
    program: Program, two: tuple[str, str], elsewhere: Path
) -> None:
    """By number; Enter leaves a part out, and with all of them left out nothing is made."""
    assert "No part was chosen" in program.at_terminal("export", "asye", *two, typed=[""] * 4, code=1).out
    typed = ["", "1 9", "2", "", "", "", "", "", "yes"]
    shown = program.at_terminal("export", "asye", *two, "--as", "markdown", typed=typed).out
    assert "Which of these go here?" in shown
    (draft,) = elsewhere.iterdir()
    assert "Ask who sets the chairs." in draft.read_text()
    assert "desk was moved" not in draft.read_text()
    assert "Part 3" not in draft.read_text()


def test_the_summary_counts_its_words_as_it_is_typed(program: Program, two: tuple[str, str]) -> None:
    """The person sees at once how long it is, since this regulator has a limit."""
    typed = ["1", "A physiotherapist on a ward.", ":stop", "no"]
    assert "5 words, of up to 500" in program.at_terminal("export", "hcpc", *two, typed=typed).out


# `forms`


def test_forms_lists_them_and_says_which_drafts_were_made(program: Program, two: tuple[str, str]) -> None:
    """In words and by days, with the registration year where there is one; nothing is said of drafts not made."""
    said = program("forms").out
    assert all(f"{form}: " in said for form in FORMS)
    assert "rafted" not in said
    drafted(program, "swe", two[0])
    drafted(program, "swe", two[0])
    program.clock.set_day("2026-12-02")
    drafted(program, "swe", two[0])
    drafted(program, "nmc", two[0])
    said = program("forms").out
    assert "Drafted here on 2 December 2026, in the registration year since 1 December 2026." in said
    assert "Before that, on 1 June 2026." in said
    assert "Drafted here on 2 December 2026.\n" in said
    assert "%" not in said


def test_only_the_day_of_a_draft_is_kept(program: Program, two: tuple[str, str], home: Path) -> None:
    """In a small file for its owner, outside the journal, with no word of the draft and no entry's id."""
    drafted(program, "nmc", two[0], "--set", f"learnt={LEARNT}")
    (kept,) = home.rglob("state/equityjournal/forms/*.toml")
    table = tomllib.loads(kept.read_text())
    assert table == {"schema": 1, "made": {"nmc": [program.clock().date()]}}


def test_a_form_is_shown_with_its_fields_and_sources(program: Program) -> None:
    """Each field with the word for --set, each fact with its page and day, limits where there are any."""
    said = program("forms", "hcpc").out
    assert "summary: Summary of your practice history" in said
    assert "Up to 500 words." in said
    assert "Up to 1500 words in all." in said
    assert "read on 27 November 2026" in said
    nmc = program("forms", "nursing").out
    assert (
        "Prioritise people, Practise effectively, Preserve safety or Promote professionalism and trust" in nmc
    )
    assert "On a sheet of its own (--apart)" in nmc
    program.clock.set_day("2027-10-01")
    assert "so they may be out of date" in program("forms", "nmc").out
    assert "form" in program("forms", "nosuch", code=1).err


def test_forms_are_there_for_programs(program: Program) -> None:
    """Each with its days, in ISO; the list has all five."""
    found = program("forms", "--json").json
    assert [form["id"] for form in found] == sorted(FORMS)
    swe = program("forms", "swe", "--json").json
    assert (swe["year_since"], swe["checked_on"], swe["outdated"], swe["drafts"]) == (
        "2025-12-01", "2026-11-27", False, [],
    )  # fmt: skip


def test_a_form_of_ones_own_takes_the_place_of_the_shipped_one(program: Program, journal: Path) -> None:
    """A bad one is named with its line and stops no other; an unknown key is named and ignored."""
    program("write", DESK)
    own = journal / "prompts" / "forms"
    own.mkdir(parents=True)
    shipped = (shipped_packs() / "forms" / "gmc.toml").read_text("utf-8")
    (own / "gmc.toml").write_text(shipped.replace("What it was", "What happened, in short").replace(
        "[form]\n", '[form]\ncolour = "green"\n', 1
    ), "utf-8")  # fmt: skip
    (own / "swe.toml").write_text("[form]\nid = 3\n", "utf-8")
    (own / "rcot.toml").write_text(shipped.replace('id = "gmc"', 'id = "rcot"'), "utf-8")
    listed = program("forms")
    assert "“colour” is not a key I know" in listed.err
    assert "prompts/forms/swe.toml: line 1: " in listed.err
    assert "prompts/forms/rcot.toml: its id is none of asye, gmc, hcpc, nmc and swe" in listed.err
    assert "**What happened, in short**" in drafted(program, "gmc", "last")
    assert "Piece of CPD" in drafted(program, "swe", "last")
