"""What happened to the writer, whichever way it is written: names are welcome, and nothing is cheerful afterwards."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.kept import only_record
from program import Outcome, Program

WORDS = "Mrs Joan Pemberton said it on 3 June 2026, and called me hard to reach."
ANSWERED = [WORDS, ".", *[""] * 14]
"""The first question answered, and Enter at all that follow."""
LIMITS = "If you may want to take it further, there are time limits, and they are short: ask early."
ROLES = "Write so that no one can be recognised."
OWN_PACK = (
    '[pack]\nid = "mine"\ntitle = "Mine"\nversion = "1"\nlanguage = "en-GB"\n'
    '[[themes]]\nid = "rest"\ntitle = "Rest"\ngroup = "me"\n'
    '[[prompts]]\nid = "tea"\ntheme = "rest"\nmoment = "after"\nminutes = 1\nfor = "harmed"\ntext = "What tea?"\n'
)


def joined(said: Outcome) -> str:
    """All that was said, as it is read aloud: without the breaks of lines."""
    return " ".join(f"{said.out} {said.err}".split())


@dataclass(frozen=True)
class Way:
    """One way of writing about what happened to oneself."""

    name: str
    options: list[str]
    typed: list[str] | None = None
    """What is typed at the terminal; None: the text comes with the command."""
    piped: str = ""
    known_late: bool = False
    """The program cannot know before the first question that it will be about this."""

    def taken(self, program: Program) -> Outcome:
        """Write so, as the first command there ever was."""
        if self.typed is not None:
            return program.at_terminal("write", *self.options, typed=self.typed)
        return program("write", *self.options, piped=self.piped)


GIVEN = [
    Way("option and text", ["--happened-to-me", WORDS]),
    Way("theme and text", ["-t", "me-kept", WORDS]),
    Way("pack and text", ["--pack", "when-it-happened-to-me", WORDS]),
    Way("prompt and text", ["-p", "who-did-it", WORDS]),
    Way("option and another theme", ["--happened-to-me", "-t", "power", WORDS]),
    Way("option, as JSON", ["--happened-to-me", "--json", WORDS]),
    Way("piped, with the option", ["--happened-to-me"], piped=WORDS),
    Way("piped, with a prompt", ["-p", "who-was-there"], piped=WORDS),
    Way("piped, with a theme", ["-t", "me-next", "-"], piped=WORDS),
    Way("a sheet, piped", ["--from-paper"], piped=f"today\n[me-kept/said-or-done]\n{WORDS}"),
    Way("a sheet of several codes, piped", ["--from-paper"],
        piped=f"today\n[power/who-decided]\nThey did.\n[me-kept/who-was-there]\n{WORDS}"),
    Way("a theme of one's own pack", ["-t", "rest", WORDS]),
    Way("one's own pack", ["--pack", "mine", WORDS]),
]  # fmt: skip
ASKED = [
    Way("option", ["--happened-to-me"], ANSWERED),
    Way("theme", ["-t", "me-kept"], ANSWERED),
    Way("pack", ["--pack", "when-it-happened-to-me"], ANSWERED),
    Way("prompt", ["-p", "said-or-done"], ANSWERED),
    Way("prompt, with more time", ["-p", "who-did-it", "--more"], ANSWERED),
    Way("a question of one's own pack", ["-p", "tea"], ANSWERED),
    Way("one's own pack, asked", ["--pack", "mine"], ANSWERED),
    Way("a sheet, with the option", ["--from-paper", "--happened-to-me", "-d", "today"],
        ["me-kept/who-did-it", WORDS, ".", ".", "", "", ""]),
    Way("a sheet", ["--from-paper", "-d", "today"],
        ["me-kept/who-did-it", WORDS, ".", ".", "", "", ""], known_late=True),
    Way("mine", ["-t", "power"], [":mine", *ANSWERED], known_late=True),
    Way("mine, after a pass", ["-t", "power"], [":pass", ":mine", *ANSWERED], known_late=True),
    Way("mine, in the middle", ["-t", "power"], ["Begun.", ":mine", *ANSWERED], known_late=True),
]  # fmt: skip
every_way = pytest.mark.parametrize("way", [*GIVEN, *ASKED], ids=lambda way: way.name)


@pytest.fixture(autouse=True)
def own_pack(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack of the writer's own, all of it for this, beside which no journal has been begun."""
    prompts = home / "journal" / "prompts"
    prompts.mkdir(parents=True)
    (prompts / "mine.toml").write_text(OWN_PACK, "utf-8")


@every_way
def test_it_is_private_and_marked(program: Program, journal: Path, way: Way) -> None:
    """However it came in, none of it can be exported or shared unasked."""
    way.taken(program)
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert WORDS in [answer["text"] for answer in kept["answers"]] or "Begun." in kept["answers"][0]["text"]


@every_way
def test_time_limits_and_names_are_spoken_of_once_each(program: Program, way: Way) -> None:
    """After it is saved; no number of weeks, which changes and differs by claim."""
    screen = joined(way.taken(program))
    assert screen.count(LIMITS) == 1
    assert screen.count("the names of who did it and who saw it, may matter later") == 1
    assert "week" not in screen
    assert "month" not in screen.replace("If it has only a month, type any day of that month.", "")


@every_way
def test_nobody_is_told_to_leave_names_out(program: Program, way: Way) -> None:
    """Where it was known too late not to, names are said to be welcome after it."""
    screen = joined(way.taken(program))
    assert "not by name" not in screen
    if not way.known_late:
        assert ROLES not in screen
    elif ROLES in screen:
        assert screen.index(ROLES) < screen.rindex("ames of who did it and who saw it")


@every_way
def test_nothing_cheerful_and_nothing_pointed_out_follows(program: Program, way: Way) -> None:
    """No example of feelings, no small step, no theme to name, and no second look."""
    screen = joined(way.taken(program))
    for piece in (
        "hopeful",
        "uneasy",
        "home visit",
        "small step",
        "second look",
        "Was it about",
        "Did any of",
    ):
        assert piece not in screen


@pytest.mark.parametrize(
    "way", [way for way in ASKED if "--from-paper" not in way.options], ids=lambda way: way.name
)
def test_names_are_welcome_is_said_with_the_first_question_of_it(program: Program, way: Way) -> None:
    """Once in a sitting, before an answer is begun, or as soon as it becomes about this."""
    said = joined(way.taken(program))
    assert said.casefold().count("names of who did it and who saw it are welcome") == 1


def test_going_on_with_it_later_is_the_same(program: Program, journal: Path) -> None:
    """A writing left open in the middle is finished with the same words."""
    program.at_terminal("write", "--happened-to-me", typed=[WORDS, ":stop"])
    said = joined(program.at_terminal("write", "--resume", typed=[".", "\x04"]))
    assert said.count(LIMITS) == 1
    assert "hopeful" not in said
    assert only_record(journal)["happened_to_me"]


def test_a_theme_of_it_named_afterwards_makes_it_private(program: Program, journal: Path) -> None:
    """Text given alone, then tagged at the one question that follows, is treated as if it had been said before."""
    said = joined(program.at_terminal("write", WORDS, typed=["me-kept"]))
    kept = only_record(journal)
    assert (kept["private"], kept["happened_to_me"]) == (True, True)
    assert said.count(LIMITS) == 1


def test_the_questions_ask_for_names_and_never_for_roles(program: Program) -> None:
    """Who did it, who was there and who was told may each be named."""
    for prompt in ("who-did-it", "who-was-there", "told-so-far"):
        said = joined(program.at_terminal("write", "-p", prompt, typed=["Somebody.", ".", ""]))
        assert "with names if you like" in said
    whole = program("packs", "show", "when-it-happened-to-me").out.casefold()
    assert "role" not in whole
    assert "not by name" not in whole


def test_a_pack_that_asks_for_names_in_this_is_not_corrected(program: Program, home: Path) -> None:
    """`packs check` warns of names elsewhere, and not in a question for somebody who was treated badly."""
    path = home / "journal" / "prompts" / "mine.toml"
    asks = OWN_PACK.replace("What tea?", "Who did it, by name?")
    path.write_text(asks, "utf-8")
    assert "ask for a name" not in program("packs", "check", "mine", code=None).out
    path.write_text(asks.replace('for = "harmed"\n', ""), "utf-8")
    assert "ask for a name" in program("packs", "check", "mine", code=None).out


HEAVY = ["kill myself", "can't go on", "bullied", "frightened"]


@pytest.mark.parametrize("feeling", HEAVY)
def test_after_a_heavy_feeling_there_is_no_cheerful_example(program: Program, feeling: str) -> None:
    """The last line is asked for plainly; no small step and no second look come after it."""
    said = joined(
        program.at_terminal(
            "write",
            "-p",
            "power/who-decided",
            "--more",
            "-f",
            feeling,
            typed=[WORDS, ".", ".", "", ""],
            columns=400,
        )
    )
    assert "feelings, then a slash and where it was" in said
    for piece in ("hopeful", "home visit", "small step"):
        assert piece not in said
    assert said.count("116 123") == 1


@pytest.mark.parametrize("feeling", HEAVY)
def test_a_heavy_feeling_on_the_last_line_is_not_followed_by_a_step(program: Program, feeling: str) -> None:
    """It is answered with where support may be found, and with nothing else."""
    typed = [WORDS, ".", ".", "", feeling, ""]
    said = joined(program.at_terminal("write", "-p", "power/who-decided", "--more", typed=typed))
    assert "One small step" not in said
    assert "One by one" not in said
    assert said.count("116 123") == 1


def test_an_ordinary_entry_is_as_it_was(program: Program) -> None:
    """The example and the word on roles are there for it, and no time limit is spoken of."""
    said = joined(
        program.at_terminal("write", "-p", "power/who-decided", typed=["They did.", ".", ""], columns=400)
    )
    assert ROLES in said
    assert "For example: unsure / home visit / ask her again." in said
    assert "time limits" not in said


@pytest.mark.parametrize("typed", [[":mine"], [":pass", ":mine"], [":mine", ":pass"]], ids=" ".join)
@pytest.mark.parametrize("left", ["^C", "^D", ":stop"])
def test_a_question_left_without_a_word_leaves_no_trace(
    program: Program, journal: Path, typed: list[str], left: str
) -> None:
    """No file says that somebody began it."""
    code = 0 if left == ":stop" else 130
    screen = program.at_terminal("write", "-t", "power", typed=[*typed, left], code=code)
    assert "Nothing was written, so nothing is saved." in screen.out
    assert not list(journal.glob("drafts/*"))
