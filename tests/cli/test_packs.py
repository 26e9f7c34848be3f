import json
from pathlib import Path

from cli.pack_files import OWN, add_pack
from program import Program


def test_packs_are_listed_with_their_counts(program: Program, journal: Path) -> None:
    """Shipped and own packs stand side by side, with the documented keys."""
    add_pack(journal, "mine.toml", OWN)
    listed = program("packs", "--json").json
    assert list(listed[0]) == ["id", "title", "language", "themes", "prompts", "source"]
    sources = {pack["id"]: (pack["themes"], pack["source"]) for pack in listed}
    assert sources["relational-equity"] == (14, "shipped")
    assert sources["mine"] == (1, "own")
    assert "your own" in program("packs").out


def test_the_first_screen_of_a_pack_says_whose_it_is(program: Program) -> None:
    """What it is for, whose framework it is, who wrote the questions and who has read them come first."""
    lines = program("packs", "show", "relational-equity").out.splitlines()
    first = "\n".join(lines[:8])
    for piece in (
        "Advancing equity",
        "Whose framework: ",
        "Who wrote the questions: ",
        "Who has read them: ",
        "Licence",
    ):
        assert piece in first


def test_a_theme_shows_its_questions_and_further_reading(program: Program) -> None:
    """A theme is found by a part of its name; its follow-ups and resources are shown."""
    shown = program("packs", "show", "structural").out
    for piece in ("structural-inequities/", "And then: ", "Further reading", "From Implicit to Intentional"):
        assert piece in shown
    record = program("packs", "show", "structural", "--json").json
    assert (record["id"], record["pack"]) == ("structural-inequities", "relational-equity")
    assert len(record["prompts"]) >= 5
    assert len(program("packs", "show", "relational", "--json").json["themes"]) == 14


def test_writing_with_an_own_pack_fills_the_default_picture(program: Program, journal: Path) -> None:
    """An answer credits its prompt's theme and its `also` themes, whatever the pack."""
    add_pack(journal, "mine.toml", OWN)
    program.at_terminal("write", "--pack", "mine", typed=["Badly.", ".", ""])
    (entry,) = program("list", "--json").json
    assert (entry["pack"], entry["themes"]) == ("mine", ["rest", "emotions-and-care"])
    reading = program("themes", "--json").json
    assert reading["former"] == []
    assert {one["theme"]: one["days"] for one in reading["themes"]}["emotions-and-care"] == 1
    assert program("themes", "--pack", "mine", "--json").json["credits"] == 1
    assert "nothing to compare" in program("themes", "--pack", "mine").out


def test_a_bad_pack_is_named_with_its_line_and_stops_nothing(program: Program, journal: Path) -> None:
    """Each fault is named by file and line, beside the good packs."""
    faults = {
        "a.toml": (OWN.replace('moment = "after"', 'moment = "later"'), "line 17"),
        "b.toml": (OWN.replace('group = "me"\n', ""), "line 8"),
        "c.toml": (OWN.replace('theme = "rest"', 'theme = "unrest"'), "line 15"),
        "d.toml": (
            OWN.replace('id = "rest"', 'id = "power"').replace('theme = "rest"', 'theme = "power"'),
            "already the id",
        ),
        "e.toml": (OWN + OWN[OWN.index("[[prompts]]") :], "line 21"),
        "f.toml": ("not toml at all [", "line 1"),
        "g.toml": (OWN.replace("minutes = 1", "minutes = 0"), "line 18"),
    }
    for name, (text, _) in faults.items():
        add_pack(journal, name, text)
    said = program("packs")
    assert "relational-equity" in said.out
    assert "And 2 more files." in said.err
    for name, (_, where) in faults.items():
        for other in faults:
            (journal / "prompts" / other).unlink(missing_ok=True)
        add_pack(journal, name, faults[name][0])
        (line,) = program("packs").err.splitlines()
        assert line.startswith(f"Your pack {name.removesuffix('.toml')} cannot be used yet. ")
        assert where.casefold() in line.casefold(), line


def test_an_own_pack_may_take_the_place_of_a_shipped_one(program: Program, journal: Path) -> None:
    """By the same id, a person's own pack replaces the one that came with the program."""
    add_pack(journal, "relational-equity.toml", OWN.replace('id = "mine"', 'id = "relational-equity"'))
    (pack,) = (pack for pack in program("packs", "--json").json if pack["id"] == "relational-equity")
    assert (pack["title"], pack["source"], pack["themes"]) == ("My own questions", "own", 1)


def test_an_unknown_pack_is_refused(program: Program) -> None:
    """A mistyped pack offers the nearest."""
    assert "relational-equity" in program("packs", "show", "relatoinal-equity", code=1).err
    assert json.loads(program("packs", "--json").out)
