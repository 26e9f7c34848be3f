from pathlib import Path

import pytest

from program import Program

WRITTEN = "On 3 June 2026 I met Mrs Begum at 14 Heol y Bont. I told Amina."
QUESTION = "a colleague or a neighbour recognise it?"


def write(program: Program, text: str = WRITTEN, *options: str) -> str:
    """Write an entry; return its id."""
    return str(program("write", "--json", "--no-notices", *options, text).json["id"])


def test_after_writing_one_line_says_that_there_is_something_to_look_at(program: Program) -> None:
    """It comes after "Saved", on standard error, and never repeats what was found."""
    said = program("write", WRITTEN)
    assert "4 things in it may be worth a second look: `equityjournal look-over 2026-06-01-" in said.err
    assert "Begum" not in said.err
    assert "second look" not in said.out
    assert "1 thing in it" in program("write", "--json", "I told Amina.").err
    assert "second look" not in program("write", "They asked and I listened.").err


def test_the_line_can_be_turned_off(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """By an option, or for good by EQUITYJOURNAL_NOTICES=off."""
    assert "second look" not in program("write", "--no-notices", WRITTEN).err
    monkeypatch.setenv("EQUITYJOURNAL_NOTICES", "off")
    assert "second look" not in program("write", WRITTEN).err


def test_too_little_memory_to_look_again_does_not_spoil_writing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is saved by then: nothing is said against it, and writing ends with 0."""

    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("equityjournal.cli.notices.finding.noticed", out_of_memory)
    said = program("write", WRITTEN)
    assert said.code == 0
    assert "Saved" in said.out
    assert "memory" not in said.err
    assert WRITTEN in program("show", "last").out


def test_notices_show_what_where_why_and_what_else_it_could_say(program: Program) -> None:
    """Every finding with the words around it, a reason, how sure, a stand-in; then the question; exit 0."""
    identity = write(program)
    said = program("look-over", identity).out
    assert "2. name, answer 1: On 3 June 2026 I met [Mrs Begum] at 14 Heol y Bont. I told …" in said
    for piece in (
        "Very likely.",
        "Perhaps.",
        "It could say: a street nearby.",
        "It could say: June 2026.",
        QUESTION,
    ):
        assert piece in said
    assert said.rstrip().endswith(QUESTION)
    for word in ("anonymous", "safe", "clean"):
        assert word not in program("look-over", identity, "--explain").out.lower()
    assert "Mansfield" in program("look-over", "--explain").out


def test_notices_is_another_spelling(program: Program) -> None:
    """The word that was taught before says the same."""
    identity = write(program)
    assert program("notices", identity).out == program("look-over", identity).out


def test_a_language_not_known_here_is_said(program: Program) -> None:
    """What was left out is named, and English entries are not told so."""
    polish = write(program, "Mama martwi się o czynsz i o szkołę, Halina też.")
    english = write(program, "They asked and I listened.")
    assert "in a language I do not know" in program("look-over", polish).out
    assert "Halina" not in program("look-over", polish, "--json").out
    assert "in a language I do not know" not in program("look-over", english).out


def test_without_an_id_the_ten_written_last_are_looked_through(program: Program) -> None:
    """The eleventh from last is not; where nothing is found, that is said, and the question is asked too."""
    write(program, "I told Amina.")
    for _ in range(10):
        write(program, "They asked and I listened.")
    said = program("look-over").out
    assert "No pattern was found in the ten entries written last." in said
    assert QUESTION in said
    assert "No pattern was found in it." in program("look-over", "last").out


def test_json_gives_places_and_never_the_value(program: Program) -> None:
    """A list, each with id, answer, kind, sure, start, end, why, stand_in and about."""
    identity = write(program, "I told Amina.", "--setting", "Cedar Ward")
    setting, told = program("look-over", identity, "--json").json
    assert setting["answer"] is None
    assert (setting["kind"], setting["field"]) == ("place", "setting")
    assert told == {
        "id": identity, "answer": 1, "field": "answer 1", "kind": "possible-name", "sure": "low", "start": 7,
        "end": 12, "why": told["why"], "stand_in": "a person", "about": "identity",
        "gentler": [], "source": "", "address": "", "confirmed": None,
    }  # fmt: skip
    assert "Amina" not in program("look-over", "--json").out


def test_each_is_offered_on_a_terminal_and_the_version_before_is_kept(program: Program) -> None:
    """Enter keeps, 1 takes other words, 2 the neutral ones; what was there is an earlier version."""
    identity = write(program)
    said = program.at_terminal("look-over", identity, typed=["2", "1", "the mother", "2", ""]).out
    assert "[Mrs Begum]" in said
    assert program("show", identity, "--json").json["answers"][0]["text"] == (
        "In June 2026 I met the mother at a street nearby. I told Amina."
    )
    (before,) = program("show", identity, "--versions", "--json").json
    assert before["answers"][0]["text"] == WRITTEN


def test_an_entry_can_be_made_private_from_here(program: Program) -> None:
    """3 makes the whole entry private, and nothing else is asked; stopping early changes nothing."""
    identity = write(program)
    assert "Nothing was changed." in program.at_terminal("look-over", identity, typed=["1", "", "^C"]).out
    program.at_terminal("look-over", identity, typed=["3"])
    assert program("show", identity, "--json").json["private"] is True


def test_a_name_on_ones_own_list_is_typed_and_then_found(program: Program, journal: Path) -> None:
    """The list is 0600, is asked for rather than given after the command, and is found from then on."""
    identity = write(program, "then amina and bwlch came")
    program.at_terminal("look-over", "--add", typed=["Amina, Mina", "", "a person I support"])
    program.at_terminal("look-over", "--add", typed=["Bwlch", "2", ""])
    (path,) = (path for path in journal.parent.rglob("*.toml") if "Mina" in path.read_text("utf-8"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert not path.is_relative_to(journal)
    person, place = program("look-over", identity, "--json").json
    assert (person["sure"], person["stand_in"], place["stand_in"]) == (
        "high",
        "a person I support",
        "a place",
    )
    assert program("check").code == 0
    assert "Mina" not in program("export", "markdown").out
    program.at_terminal("look-over", "--add", typed=[""], code=1)


def test_a_masked_export_lists_what_it_replaced(program: Program) -> None:
    """Stand-ins instead of values, months instead of days; by kind into a log, by value on a screen."""
    write(program, WRITTEN, "--setting", "Cedar Ward", "--person", "Nurse Okafor")
    write(program, "CANARY", "--private")
    said = program("export", "markdown", "--mask")
    for value in ("3 June", "Begum", "Heol", "Amina", "Cedar", "Okafor", "CANARY", "2026-06-01"):
        assert value not in said.out + said.err
    assert "## June 2026" in said.out
    assert "6 things were replaced." in said.err
    assert "address: 1" in said.err
    assert "could they recognise the story?" in said.err
    assert "not masked" not in said.err
    assert "1 private entry stays here." in said.err
    without = program("export", "markdown", "--mask", "--without", "setting", "--without", "people")
    assert "Setting" not in without.out
    assert "Left out: people, setting." in without.err
    shown = program.at_terminal("export", "markdown", "--mask").out
    assert "Mrs Begum (name, 1): a person" in shown


def test_private_entries_never_leave_masked(program: Program) -> None:
    """--mask and --include-private together are refused as a command line that cannot be read."""
    write(program)
    assert "never leave masked" in program("export", "markdown", "--mask", "--include-private", code=2).err


def test_a_masked_export_of_many_months_says_months_alone(program: Program) -> None:
    """The first and last month at the top; a small step kept on a day is kept in a month."""
    write(program, "One.", "--date", "3 April 2026")
    write(program, "Two.", "--title", "A title")
    out = program("export", "markdown", "--mask").out
    assert "from April 2026 to June 2026" in out
    assert "## April 2026" in out


def test_a_bad_file_of_rules_is_named_and_hides_nothing(program: Program, journal: Path) -> None:
    """The shipped rules go on working beside it."""
    identity = write(program)
    (journal / "prompts" / "words").mkdir(parents=True)
    (journal / "prompts" / "words" / "identifiers-ours.toml").write_text("[[rules]]\nid = 'x'", "utf-8")
    said = program("look-over", identity)
    assert "prompts/words/identifiers-ours.toml: line" in said.err
    assert "[Mrs Begum]" in said.out


def test_words_worth_a_second_look_are_pointed_out_with_whose_guide_says_so(program: Program) -> None:
    """The same verb says so, with gentler words; quoted speech and what happened to the writer are left alone."""
    identity = write(program, 'They are a hard to reach family, and "hard to engage" stood in the notes.')
    said = program("look-over", identity, "--explain").out
    assert said.count("[hard to reach]") == 1
    assert "[hard to engage]" not in said
    assert "seldom heard" in said
    assert "Who says so:" in said
    (told,) = program("look-over", identity, "--json").json
    assert (told["about"], told["kind"], told["stand_in"]) == ("language", "avoid", "")
    assert told["gentler"]
    assert told["source"]
    assert told["confirmed"]
    assert f"Seen at: {told['address']}" in " ".join(said.split())


def test_a_source_that_nobody_has_seen_says_so(program: Program) -> None:
    """The body is named, and no address is made up."""
    identity = write(program, "Lives on the edge of town, half-caste, says the old file.")
    assert "Not confirmed:" in program("look-over", identity, "--explain").out
    (told,) = program("look-over", identity, "--json").json
    assert (told["address"], told["confirmed"]) == ("", False)


def test_with_more_time_each_thing_is_offered_once_the_entry_is_safe(program: Program) -> None:
    """After the last questions: 2 puts the neutral words; what happened to the writer is left alone."""
    typed = ["I told Mrs Amina Hussein.", ".", ".", "", "", "2"]
    said = program.at_terminal("write", "-t", "power", "--more", typed=typed)
    assert "One by one" in said.out.partition("Saved, about")[2]
    assert "Hussein" not in program("show", "last").out
    mine = program.at_terminal(
        "write", "--happened-to-me", "--more", typed=["Mr Pask said it.", ".", *[""] * 20]
    )
    assert "One by one" not in mine.out


def test_every_entry_but_the_private_ones_is_looked_through(program: Program) -> None:
    """With --all the oldest too, and nothing of a private entry; not beside an ID."""
    write(program, "I told Amina.", "-d", "3 April")
    write(program, "CANARY. I told Zainab.", "--private")
    for _ in range(10):
        write(program, "They asked and I listened.")
    assert "Amina" not in program("look-over").out
    said = program("look-over", "--all")
    assert "[Amina]" in said.out
    assert "Private entries are looked at by name alone" in said.err
    assert "CANARY" not in said.out + said.err
    assert "Zainab" not in said.out + said.err
    assert [notice["kind"] for notice in program("look-over", "--all", "--json").json] == ["possible-name"]
    assert "not both at once" in program("look-over", "last", "--all", code=2).err
