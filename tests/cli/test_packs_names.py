"""`packs names`: what is named where, for people to read; and questions that are retired."""

from pathlib import Path

from cli.pack_files import OWN, add_pack
from program import Program

RETIRED = (
    OWN
    + """
[[prompts]]
id = "dreamt"
theme = "rest"
moment = "after"
minutes = 1
names = ["night-work"]
retired = true
text = "What did you dream {today}?"
"""
)


def test_every_question_is_listed_under_what_it_names(program: Program) -> None:
    """By the name of the force, with the question and its id; nothing is called too much or too little."""
    said = program("packs", "names").out
    racism = said[said.index("Racism\n") : said.index("Class and poverty\n")]
    assert "Where did racism, poverty or some other wall get in the way today?" in racism
    assert "(structural-inequities/wall-in-the-way)" in racism
    assert "Named nowhere" not in said
    assert "for people to read" in said


def test_a_program_gets_the_same_list(program: Program) -> None:
    """Each force with its id, its title and its questions."""
    told = program("packs", "names", "--json").json
    assert all(list(force) == ["id", "title", "prompts"] for force in told)
    (law,) = (force for force in told if force["id"] == "law")
    assert law["title"] == "Law"
    assert {"relational-equity", "brookfield", "together"} == {one["pack"] for one in law["prompts"]}
    assert "power/right-in-law" in {one["prompt"] for one in law["prompts"]}


def test_a_force_of_ones_own_comes_last(program: Program, journal: Path) -> None:
    """Under the name the pack gave it."""
    add_pack(journal, "mine.toml", OWN.replace("minutes = 1", 'minutes = 1\nnames = ["night-work"]'))
    assert program("packs", "names", "--json").json[-1]["prompts"] == [
        {"pack": "mine", "prompt": "rest/slept", "question": "How did you sleep?"}
    ]


def test_a_retired_question_is_asked_of_nobody_and_known_by_its_name(program: Program, journal: Path) -> None:
    """Lists, counts and sheets leave it out; an entry can still be written to it, and credits its theme."""
    add_pack(journal, "mine.toml", RETIRED)
    for arguments in (
        ["packs", "show", "mine"],
        ["packs", "show", "rest", "--json"],
        ["packs", "names"],
        ["worksheet", "mine"],
    ):
        assert "dream" not in program(*arguments).out
    assert [one["prompts"] for one in program("packs", "--json").json if one["id"] == "mine"] == [1]
    assert "dream" not in str(program("packs", "show", "mine", "--json").json)
    program("write", "-p", "rest/dreamt", "Of the sea.")
    record = program("show", "last", "--json").json
    assert record["answers"][0]["question"] == "What did you dream today?"
    assert record["answers"][0]["themes"] == ["rest"]


def test_a_key_from_a_later_version_is_named_and_stops_nothing(program: Program, journal: Path) -> None:
    """The pack is used as it is; its check says which key was ignored, and where."""
    add_pack(journal, "mine.toml", OWN.replace("minutes = 1", "minutes = 1\ncolour = 3"))
    assert program("packs").err == ""
    checked = program("packs", "check", "mine").out
    assert "mine.toml can be used." in checked
    assert "Line 19: “colour” is not a key I know, so it is ignored" in checked.replace("\n    ", " ")
