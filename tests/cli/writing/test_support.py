from pathlib import Path

import pytest

from cli.kept import only_record
from equityjournal.core.packs.pack import Pack
from equityjournal.store.disk.places import put_by_place, shipped_packs
from equityjournal.store.packs.reading_packs import read_pack
from program import Program

ANSWERS = ["Something.", "."]
THE_REST = [""] * 14
"""Enter at every question that follows."""
HAPPENED_TO_ME = read_pack(shipped_packs() / "when-it-happened-to-me.toml")


def places(outcome: str) -> int:
    """How often places of support were named."""
    return outcome.count("116 123")


# When it happened to the writer


def test_every_question_of_the_pack_is_written_for_it() -> None:
    """None can be drawn for anybody else, and none asks for a reason or for what the writer might have done."""
    assert isinstance(HAPPENED_TO_ME, Pack)
    assert len(HAPPENED_TO_ME.live) >= 8
    assert {prompt.written_for for prompt in HAPPENED_TO_ME.prompts} == {"harmed"}
    for question in (one for prompt in HAPPENED_TO_ME.prompts for one in (prompt.text, prompt.deeper or "")):
        for word in (
            "why",
            "could you have",
            "should you",
            "did you do",
            "your part",
            "reason",
            "learn",
            "forgive",
        ):
            assert word not in question.casefold()


@pytest.mark.parametrize(
    "command",
    [
        ["--happened-to-me"],
        ["--pack", "when-it-happened-to-me"],
        ["-t", "me-kept"],
        ["-p", "need-now"],
        ["--happened-to-me", "-t", "power"],
        ["--happened-to-me", "--pack", "pause"],
    ],
)
def test_only_questions_written_for_it_are_asked_and_it_is_private(
    program: Program, journal: Path, command: list[str]
) -> None:
    """However it is asked for: the entry is marked, private, and every question answered is one of the pack's."""
    typed = [":pass", *ANSWERS, *ANSWERS, *ANSWERS, *THE_REST]
    program.at_terminal("write", *command, "--more", typed=typed)
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert isinstance(HAPPENED_TO_ME, Pack)
    assert {answer["prompt"] for answer in kept["answers"]} <= {
        prompt.cited for prompt in HAPPENED_TO_ME.live
    }
    assert kept["pack"] == "when-it-happened-to-me"


def test_it_can_be_chosen_in_the_middle_of_any_question(program: Program, journal: Path) -> None:
    """`:mine` asks other questions from there; it is offered in words once, when a question was put by."""
    said = program.at_terminal("write", "-t", "power", typed=[":pass", ":pass", ":mine", *ANSWERS, *THE_REST])
    assert said.out.count(":mine asks") == 1
    kept = only_record(journal)
    assert kept["answers"][0]["prompt"] == "me-kept/said-or-done"
    assert not list(put_by_place().glob("*.json"))  # that they began it is nobody's business


def test_it_can_be_chosen_at_a_follow_up(program: Program, journal: Path) -> None:
    """It leaves the follow-up out; all that was written becomes private, and other questions come."""
    program.at_terminal(
        "write", "-t", "power", "--more", typed=[*ANSWERS, ":mine", "Shaken.", ".", *THE_REST, *THE_REST]
    )
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert [answer["text"] for answer in kept["answers"]] == ["Something.", "Shaken."]
    assert kept["answers"][1]["prompt"] == "me-kept/said-or-done"


def test_words_that_were_begun_are_never_lost_to_it(program: Program, journal: Path) -> None:
    """After the first line `:mine` makes private what is written, and leaves the writer to go on with it."""
    said = program.at_terminal("write", "-t", "power", typed=["Begun.", ":mine", "More.", ".", ""])
    assert "It is private now" in said.out
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert [answer["text"] for answer in kept["answers"]] == ["Begun.\nMore."]


def test_where_support_is_and_what_a_record_is_worth_is_said_once(program: Program) -> None:
    """In four lines, after it is saved, and never twice in one sitting; beside JSON on the other stream."""
    said = program("write", "--happened-to-me", "-f", "unsafe", "Something.")
    lines = said.err.splitlines()
    pieces = ("kept as you wrote it", "time limits", "116 123", "union")
    assert [piece for line in lines for piece in pieces if piece in line] == list(pieces)
    assert places(said.err) == 1
    assert places(program("write", "--happened-to-me", "Something.", "--json").err) == 1


def test_nothing_of_it_is_pointed_out_or_asked_afterwards(program: Program) -> None:
    """No notice of language or details, no theme and no step: dates and words are left as they are."""
    text = "On 3 June 2026 Mrs Joan Pemberton rang 01632 960983 and called me hard to reach."
    program("write", "Something before.")
    said = program.at_terminal("write", "--happened-to-me", text)
    assert "?" not in said.out
    for piece in ("Did any of these", "One small step", "hard to reach", "Pemberton", "01632"):
        assert piece not in said.out
    assert text in program("show", "last").out


def test_every_question_is_asked_once_in_the_packs_order(program: Program, journal: Path) -> None:
    """No lot, and no memory of what was left out the last time; nothing is noted of what was not answered."""
    assert isinstance(HAPPENED_TO_ME, Pack)
    asked = [prompt.text.written for prompt in HAPPENED_TO_ME.live]
    for _ in range(2):
        said = program.at_terminal("write", "--happened-to-me", typed=["", *ANSWERS, *THE_REST]).out
        words = " ".join(said.replace("\x1b[1m", "").replace("\x1b[0m", "").split())
        assert [words.count(question) for question in asked] == [1] * len(asked)
        assert sorted(asked, key=words.index) == asked
        kept = program("show", "last", "--json").json
        assert [answer["prompt"] for answer in kept["answers"]] == ["me-kept/when-and-where"]
        assert not list(put_by_place().glob("*.json"))


def test_whoever_leaves_every_question_out_is_told_who_can_help(program: Program, journal: Path) -> None:
    """Nothing is saved, nothing is kept, and nothing more is asked."""
    said = " ".join(program.at_terminal("write", "--happened-to-me", typed=THE_REST, code=1).out.split())
    assert said.endswith("so there is no entry. `equityjournal support` shows who can help.")
    assert [path for path in journal.rglob("*.toml") if path.parent != journal] == []


def test_ctrl_d_at_a_question_saves_what_there_is(program: Program, journal: Path) -> None:
    """On systems where Ctrl-D comes as a letter, too; the questions after it are not asked."""
    said = program.at_terminal("write", "--happened-to-me", typed=[*ANSWERS, "\x04"]).out
    assert "Saved as private" in said
    assert "Who did it" not in said
    assert [answer["text"] for answer in only_record(journal)["answers"]] == ["Something."]


def test_ones_own_questions_for_it_come_first(program: Program, journal: Path) -> None:
    """A pack of one's own may have some, and is asked from when it is named."""
    (journal / "prompts").mkdir(parents=True)
    (journal / "prompts" / "mine.toml").write_text(
        '[pack]\nid = "mine"\ntitle = "Mine"\nversion = "1"\nlanguage = "en-GB"\n'
        '[[themes]]\nid = "rest"\ntitle = "Rest"\ngroup = "me"\n'
        '[[prompts]]\nid = "tea"\ntheme = "rest"\nmoment = "after"\nminutes = 1\nfor = "harmed"\ntext = "What tea?"\n',
        "utf-8",
    )
    program.at_terminal("write", "--happened-to-me", "--pack", "mine", typed=[*ANSWERS, ""])
    assert [answer["prompt"] for answer in only_record(journal)["answers"]] == ["rest/tea"]


def test_going_on_with_a_draft_keeps_it_what_it_was(program: Program, journal: Path) -> None:
    """A writing that was private, and happened to somebody, is both when it is taken up."""
    program.at_terminal("write", "--happened-to-me", typed=["Something.", "^C"], code=130)
    program.at_terminal("write", "--resume", typed=[".", *THE_REST])
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)


def test_a_given_question_for_it_marks_given_text(program: Program, journal: Path) -> None:
    """Text given with such a question is private too."""
    program("write", "-p", "who-was-there", "The ward clerk.")
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert "About something that happened to you." in program("show", "last").out


# Feelings


def test_the_words_are_shown_when_asked_for(program: Program, journal: Path) -> None:
    """`?` shows forty words in eight lines and a word on all the others; alone it keeps nothing."""
    said = program.at_terminal("write", "-f", "?")
    assert len([line for line in said.out.splitlines() if ": " in line]) == 8
    assert not journal.exists()
    program("write", "-f", "?", "-f", "hiraeth", "Something.")
    assert only_record(journal)["feelings"] == ["hiraeth"]


@pytest.mark.parametrize("more", [True, False])
def test_a_question_about_feelings_is_followed_by_what_they_mean(
    program: Program, journal: Path, more: bool
) -> None:
    """Its follow-up is asked with or without more time, and can be left out."""
    typed = ["Something.", ".", "Something else.", ".", "", ""]
    program.at_terminal("write", "-p", "came-home", *(["--more"] if more else []), typed=typed)
    first, second = only_record(journal)["answers"]
    assert first["prompt"] == second["prompt"]
    assert first["question"] != second["question"]


def test_it_is_left_out_by_a_full_stop_or_by_stopping(program: Program, journal: Path) -> None:
    """What was written already is saved, whichever way somebody stops."""
    program.at_terminal("write", "-p", "came-home", typed=[*ANSWERS, ".", ""])
    program.at_terminal("write", "-p", "came-home", typed=ANSWERS)
    assert [len(one["themes"]) for one in program("list", "--json").json] == [1, 1]


def test_an_answer_that_was_begun_there_is_not_taken_for_finished(program: Program) -> None:
    """Stopping in the middle of the follow-up leaves the whole as a draft."""
    program.at_terminal("write", "-p", "came-home", typed=[*ANSWERS, "Begun"], code=130)
    assert program("list", "--json").json == []
    assert "Left open" in program().out
    said = program.at_terminal("write", "--resume", typed=["and ended.", ".", ""])
    assert said.out.count("What does it tell you") == 1
    assert len(program("show", "last", "--json").json["answers"]) == 2


@pytest.mark.parametrize("asked_for", [["-t", "emotions"], ["-t", "gibbs-feelings"], ["-p", "came-home"]])
def test_two_questions_about_feelings_never_follow_each_other(
    program: Program, journal: Path, asked_for: list[str]
) -> None:
    """With more time the next one drawn is about something else, even where feelings were asked for."""
    program.at_terminal("write", *asked_for, "--more", typed=[*ANSWERS, ".", "y", *ANSWERS, ".", "", "", ""])
    first, second = only_record(journal)["answers"]
    assert first["themes"][0] in ("emotions-and-care", "gibbs-feelings")
    assert second["themes"][0] not in ("emotions-and-care", "gibbs-feelings")


def test_every_question_about_feelings_has_a_follow_up() -> None:
    """So that one can always be asked."""
    packs = [read_pack(path) for path in shipped_packs().glob("*.toml") if "." not in path.stem]
    asking = [
        prompt
        for pack in packs
        if isinstance(pack, Pack)
        for prompt in pack.prompts
        if any(theme.id == prompt.theme and theme.leads_to == "meaning" for theme in pack.themes)
    ]
    assert len(asking) > 10
    assert [prompt.cited for prompt in asking if prompt.deeper is None] == []


def test_after_some_feelings_one_line_says_where_support_is(program: Program) -> None:
    """One line, after it is saved; the text of an answer is never looked at for it."""
    said = program("write", "-t", "power", "-f", "unsafe", "-f", "hopeless", "Something.")
    assert said.err.count("\n") - program("write", "-t", "power", "Something.").err.count("\n") <= 7
    assert places(said.err) == 1
    assert "union" not in said.err
    assert places(program("write", "I felt unsafe and hopeless.").err) == 0
    typed = [*ANSWERS, "overwhelmed"]
    assert places(program.at_terminal("write", "-t", "power", typed=typed, columns=200).out) == 1


def test_ones_own_places_are_named_instead_or_none(program: Program, journal: Path) -> None:
    """support.txt in the journal holds a sentence a line; comments and blank lines are none; empty, nothing is said."""
    program("write", "Something.")
    own = journal / "support.txt"
    own.write_text("# mine\n\nRing Amina,  any evening.\nThe branch, on Mondays.\nA third.\n", "utf-8")
    said = program("write", "-f", "unsafe", "Something.").err
    assert "Ring Amina, any evening." in said
    assert "Mondays" not in said
    happened_to_me = program("write", "--happened-to-me", "Something.").err
    assert "Mondays" in happened_to_me
    assert "A third" not in happened_to_me
    assert places(said + happened_to_me) == 0
    assert program("check", "--json").json["whole"]
    own.write_text("", "utf-8")
    assert program("write", "-f", "unsafe", "Something.").err == ""
    assert "may matter later" in program("write", "--happened-to-me", "Something.").err
    own.write_bytes(b"\xff\xfe not text")
    assert places(program("write", "-f", "unsafe", "Something.").err) == 1


# Heavy words in an answer

POINTED = "`equityjournal support` shows who will listen"


@pytest.mark.parametrize(
    "answer",
    ["They laughed at my accent again.", "He put his hand on my knee.", "I don't want to be here any more."],
)
def test_after_heavy_words_in_an_answer_one_sentence_says_where_the_places_are(
    program: Program, answer: str
) -> None:
    """Asked for or given, with no number, which they may not want; and the last line shows no cheerful example."""
    said = program.at_terminal("write", "-t", "power", typed=[answer, ".", ""]).out
    assert POINTED in " ".join(said.split())
    assert "For example" not in said
    assert places(said) == 0
    assert POINTED in " ".join(program.at_terminal("write", answer, typed=[""]).out.split())


def test_where_a_feeling_has_named_the_places_the_list_is_not_named_again(program: Program) -> None:
    """Nor is it after ordinary words, or where the writer's own places are an empty file."""
    said = program.at_terminal(
        "write", "-t", "power", typed=["They laughed at my accent.", ".", "bullied"]
    ).out
    assert places(said) == 1
    assert POINTED not in " ".join(said.split())
    said = program.at_terminal("write", "-t", "power", typed=["I was cutting the grass.", ".", ""]).out
    assert "equityjournal support" not in said


def test_a_feeling_of_many_words_is_never_offered_as_a_place(program: Program) -> None:
    """What was done to somebody is no setting to move."""
    said = program.at_terminal(
        "write", "-t", "power", typed=["Nothing much.", ".", "misgendered, excluded because I am Black"]
    ).out
    assert "Feelings: misgendered, excluded because I am Black." in said
    assert "--setting" not in said
    assert places(said) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "She was scared of him. He had been abusive for years.",
        "The patient said that he wanted to die; we rang the crisis team.",
        "My tenant is overwhelmed and cannot cope.",
        "He was sectioned on Friday.",
        "Racism in housing came up at the meeting.",
    ],
)
def test_what_somebody_else_lives_through_is_not_taken_for_the_writers(program: Program, answer: str) -> None:
    """It is the daily matter of this work; a sentence after each entry would soon be read by nobody."""
    said = program.at_terminal("write", "-t", "power", typed=[answer, ".", ""]).out
    assert "equityjournal support" not in said
