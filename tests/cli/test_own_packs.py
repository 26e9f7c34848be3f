"""Making one's own packs: `packs new`, `packs check`, and words in another language."""

import tomllib
from pathlib import Path

import pytest

from cli.test_packs import OWN, add_pack
from equityjournal.store.config import shipped_packs
from program import Program

WELSH = """
[pack]
id = "relational-equity"
language = "cy"
title = "Sampl"

[[themes]]
id = "power"
title = "Grym"

[[prompts]]
id = "who-decided"
theme = "power"
text = "Pwy benderfynodd heddiw?"
"""
CHECKED = WELSH.replace('title = "Sampl"', 'title = "Sampl"\nchecked_by = "Elin, who speaks it at home"')


# packs new


def test_a_new_pack_can_be_used_at_once(program: Program, journal: Path) -> None:
    """It is written into the journal's own folder, says where, passes the check, is asked from, and fills the picture."""
    said = program("packs", "new", "night-shifts", "--title", 'Nights "on call"').out
    path = journal / "prompts" / "night-shifts.toml"
    assert str(path) in said
    assert "`equityjournal packs check night-shifts`" in said
    checked = program("packs", "check", "night-shifts", "--json").json
    assert checked["usable"]
    assert [(one["kind"], one["message"][:32]) for one in checked["findings"]] == [
        ("better", "“A theme to be changed” has 2 pr")
    ]
    assert program("packs", "show", "night").out.startswith('Nights "on call"\n')
    program.at_terminal("write", "--pack", "night-shifts", typed=["A quiet hour.", ".", ""])
    (entry,) = program("list", "--json").json
    assert entry["themes"] == ["night-shifts-theme", "emotions-and-care"]


def test_every_key_of_a_new_pack_has_a_note_above_it(program: Program, journal: Path) -> None:
    """Somebody who never saw such a file finds, above each key's first use, a line that says what it is for."""
    program("packs", "new", "night-shifts")
    lines = (journal / "prompts/night-shifts.toml").read_text("utf-8").splitlines()
    first = lines[: [at for at, line in enumerate(lines) if line == "[[prompts]]"][1]]
    keys = [at for at, line in enumerate(first) if " = " in line and not line.startswith("#")]
    assert len(keys) == 20
    assert not [first[at] for at in keys if not first[at - 1].startswith("# ")]
    table = tomllib.loads("\n".join(lines))
    assert (len(table["themes"]), len(table["prompts"])) == (1, 2)
    assert table["pack"]["title"] == "Night shifts"


def test_nothing_is_written_over(program: Program, journal: Path) -> None:
    """Not a pack that can be read, nor one that cannot."""
    program("packs", "new", "mine")
    before = (journal / "prompts/mine.toml").read_bytes()
    assert "already the id of your own pack" in program("packs", "new", "mine", code=1).err
    (journal / "prompts/mine.toml").write_bytes(before + b"[")
    assert "is there already" in program("packs", "new", "mine", code=1).err
    assert (journal / "prompts/mine.toml").read_bytes() == before + b"["


@pytest.mark.parametrize(
    ("identity", "why"),
    [
        ("power", "already the id of a theme of the pack relational-equity"),
        ("pause", "already the id of a pack that came with the program"),
        ("My Own", "cannot be an id"),
        ("../out", "cannot be an id"),
        ("a" * 51, "50 letters at the most"),
    ],
)
def test_an_id_that_cannot_be_is_refused(program: Program, journal: Path, identity: str, why: str) -> None:
    """With why, and without making anything."""
    assert why in program("packs", "new", identity, code=1).err
    assert not journal.exists()


# packs check


def test_each_fault_and_each_remark_names_its_line(program: Program, journal: Path) -> None:
    """Also inside an inline table; what is wrong keeps the pack from being used, and the exit code says so."""
    add_pack(
        journal,
        "mine.toml",
        OWN.replace('group = "me"', 'resources = [\n  { title = "A" },\n  { by = "B" },\n]'),
    )
    said = program("packs", "check", "mine", code=1)
    assert said.out.splitlines() == [
        "mine.toml cannot be used yet.",
        "2 things are wrong:",
        "  Line 8: “theme 1, group” is missing.",
        "  Line 13: “theme 1, resource 2, title” is missing.",
    ]
    assert said.err == ""


def test_a_pack_that_would_read_better_can_be_used(program: Program, tmp_path: Path) -> None:
    """A file anywhere is read over, its words held against the shipped list; exit code 0."""
    path = tmp_path / "draft.toml"
    path.write_text(
        OWN.replace("How did you sleep?", "Did anyone hard to reach come? What was her name?"), "utf-8"
    )
    read = program("packs", "check", str(path), "--json").json
    assert list(read) == ["usable", "findings"]
    assert read["usable"]
    assert all(list(one) == ["line", "kind", "message"] for one in read["findings"])
    at_the_question = [one["message"] for one in read["findings"] if one["line"] == 19]
    for piece in ("two questions", "yes or no", "for a name", "“hard to reach” is worth a second look"):
        assert [why for why in at_the_question if piece in why], piece
    assert "draft.toml can be used.\n" in program("packs", "check", str(path)).out


def test_without_a_file_all_of_ones_own_are_read_over(program: Program, journal: Path) -> None:
    """Good ones and bad ones, each by name; with none, how to begin one."""
    assert "`equityjournal packs new ID`" in program("packs", "check").out
    assert program("packs", "check", "--json").json == []
    add_pack(journal, "mine.toml", OWN)
    add_pack(journal, "second.toml", OWN)
    add_pack(journal, "third.toml", "[pack")
    told = program("packs", "check", "--json", code=1).json
    assert [(one["path"], one["usable"]) for one in told] == [
        ("mine.toml", True),
        ("second.toml", False),
        ("third.toml", False),
    ]
    assert "another pack of yours has the id “mine”" in program("packs", "check", "second", code=1).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[pack]\nid = mine\n", "Line 2: what stands behind the “=” cannot be read"),
        ("[pack]\nid = “mine”\n", "Line 2: what stands behind the “=” cannot be read"),
        ('[pack]\nid = "mine\n', "Line 2: the quotation mark at the end of the text is missing."),
        ('[pack]\nid = """mine\n\n', "Line 2: a text is never ended"),
        ('[pack]\nid = "a"\nid = "b"\n', "Line 3: the same key is there twice"),
        ('[pack]\nid = "a"\n[pack]\n', "Line 3: this block is there already"),
        ("[pack]\nid\n", "Line 2: there is no “=”"),
        ('[pack]\nid = "a" b\n', "Line 2: something stands behind the text"),
        ("[pack]\nid = [1,\n", "Line 2: the file ends where something is still to come"),
        ('[pack]\nid = "\\q"\n', "Line 2: a backslash"),
        ('[pack]\nid = "C:\\Users"\n', "Line 2: a backslash"),
        ("[pack]\nid = [1", "Line 2: a bracket is never closed"),
        ("[pack]\nid = { a = 1,\n b = 2 }\n", "Line 2: what stands between { and } has to be on one line."),
        ("[pack]\n“id” = 1\n", "Line 2: this line cannot be read"),
        ("[pack", "Line 1: it cannot be read as TOML"),
    ],
)
def test_what_is_no_toml_is_told_in_plain_words(
    program: Program, journal: Path, text: str, said: str
) -> None:
    """With its line, for somebody who never saw such a file before."""
    add_pack(journal, "mine.toml", text)
    assert said in program("packs", "check", "mine", code=1).out


def test_a_file_that_cannot_be_opened_is_named(program: Program, journal: Path) -> None:
    """One that is not UTF-8, a link, a list for an id, one that is not there, and a name that means nothing."""
    add_pack(journal, "mine.toml", OWN)
    (journal / "prompts/latin.toml").write_bytes(b'[pack]\ntitle = "caf\xe9"\n')
    assert "it is not UTF-8 text" in program("packs", "check", "latin", code=1).out
    add_pack(journal, "odd.cy.toml", '[pack]\nid = ["x"]\nlanguage = "cy"\n')
    assert "Line 2: “pack, id” must be text in quotes." in program("packs", "check", "odd.cy", code=1).out
    assert "There is no file nowhere.toml." in program("packs", "check", "nowhere.toml", code=1).err
    assert "Did you mean" in program("packs", "check", "relatoinal-equity", code=1).err
    (journal / "prompts/link.toml").symlink_to(journal / "prompts/mine.toml")
    assert "a link" in program("packs", "check", "link", code=1).out


@pytest.mark.parametrize("path", sorted(shipped_packs().glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_pack_passes(program: Program, path: Path) -> None:
    """Nothing is wrong in any, and nothing would read better; by its id, and by its file."""
    assert program("packs", "check", path.stem, "--json").json == {"usable": True, "findings": []}
    assert program("packs", "check", str(path)).out == f"{path.name} can be used.\n"


# One's own beside the shipped ones


def test_an_own_pack_in_the_place_of_a_shipped_one_leaves_the_rest_working(
    program: Program, journal: Path
) -> None:
    """Entries written with the shipped one are still read, the other packs are there, and the check finds nothing wrong."""
    program("write", "-t", "power", "Before.")
    add_pack(journal, "relational-equity.toml", OWN.replace('id = "mine"', 'id = "relational-equity"'))
    assert program("packs", "check", "relational-equity", "--json").json["usable"]
    program.at_terminal("write", typed=["After.", ".", ""])
    assert [entry["themes"] for entry in program("list", "--json").json] == [
        ["rest", "emotions-and-care"],
        ["power"],
    ]
    assert program("themes", "--json").json["former"] == ["emotions-and-care", "power"]
    assert "pause" in {pack["id"] for pack in program("packs", "--json").json}
    assert not program("packs").err


def test_the_usual_pack_comes_first_and_is_called_so(program: Program, journal: Path) -> None:
    """Before those that stand earlier in the alphabet."""
    add_pack(journal, "aardvark.toml", OWN)
    lines = program("packs").out.splitlines()
    assert lines[0].startswith("relational-equity: ")
    assert "The usual one" in lines[1]
    assert sum("The usual one" in line for line in lines) == 1
    assert program("packs", "--json").json[0]["id"] == "relational-equity"


# What is shown of a pack


def test_the_first_screen_says_whose_a_pack_is(program: Program) -> None:
    """On a terminal of 80 columns and 24 lines: what it is for, whose framework it is, who wrote the questions."""
    screen = program.at_terminal("packs", "show", "relational-equity").out.splitlines()[:22]
    first = " ".join(screen)
    for piece in (
        "Short questions about fairness in work that rests on relationships",
        "Whose framework: The themes are those of the page Advancing Equity in Relational Public Service",
        "Collaborate with ThemPra Social Pedagogy",
        "Who wrote the questions: The equityjournal project wrote every question.",
        "have not seen or endorsed them",
    ):
        assert piece in first


@pytest.mark.parametrize("pack", sorted(path.stem for path in shipped_packs().glob("*.toml")))
def test_a_theme_says_whose_it_is_before_it_asks_anything(program: Program, pack: str) -> None:
    """The same stands on the first screen of each pack and of its themes, before the first question."""
    theme = program("packs", "show", pack, "--json").json["themes"][0]["id"]
    for shown in (pack, theme):
        lines = program.at_terminal("packs", "show", shown).out.splitlines()[:22]
        starts = [
            line for line in lines if line.startswith(("Whose framework: ", "Who wrote the questions: "))
        ]
        assert len(starts) == 2, shown


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("graces", "Social GGRRAAACCEEESSS"),
        ("what", "What? So what? Now what?"),
        ("wsn-what", "What"),
        ("human", "Human Learning Systems"),
        ("power", "Power dynamics"),
        ("unmute", "Unmute yourself and others"),
    ],
)
def test_a_word_shared_by_a_pack_and_its_themes_means_the_pack(
    program: Program, word: str, title: str
) -> None:
    """It shows its themes too; an id, or a word that only a theme has, means the theme."""
    assert program("packs", "show", word).out.splitlines()[0] == title


def test_a_word_that_could_mean_several_packs_names_them(program: Program, journal: Path) -> None:
    """So that a little more can be typed."""
    add_pack(journal, "pausing.toml", OWN.replace('id = "mine"', 'id = "pausing"'))
    assert "“paus” could be pause or pausing" in program("packs", "show", "paus", code=1).err
    assert "There is no pack or theme" in program("packs", "show", "zzz", code=1).err


def test_further_reading_can_be_shown_together(program: Program, journal: Path) -> None:
    """Each thing once, with where to look and the themes it is for; a pack that names none says so."""
    shown = program("packs", "show", "pathways", "--reading").out
    assert shown.count("Leadership for Equity") == 1
    assert "    On: Organisational readiness for change; Improving representation.\n" in shown
    assert "    On all themes.\n" in program("packs", "show", "pause", "--reading").out
    add_pack(journal, "mine.toml", OWN)
    assert program("packs", "show", "mine", "--reading").out == "My own questions names no further reading.\n"
    assert "--reading" not in program("packs", "show", "mine").out
    assert "--reading" in program("packs", "show", "pause").out


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_addresses_and_names_are_never_broken(program: Program, columns: int) -> None:
    """However narrow the window, they can be copied whole; whatever else is too long is broken."""
    shown = program.at_terminal("packs", "show", "pause", "--reading", columns=columns).out
    address = "https://socitm.net/resource-hub/blog/adopting-a-diverse-and-inclusive-approach-to-improving-public-services/"
    assert address in {line.strip() for line in shown.splitlines()}
    themes = program.at_terminal("packs", "show", "structural-inequities", columns=columns).out
    for prompt in program("packs", "show", "structural-inequities", "--json").json["prompts"]:
        assert f"structural-inequities/{prompt['id']}" in themes
    program("write", "a" * 300)
    assert "a" * 79 not in program.at_terminal("show", "last", columns=columns).out


# Words in another language


def test_words_in_another_language_that_fit_nothing_are_named(program: Program, journal: Path) -> None:
    """A pack there is not, and a theme or prompt it has not; what does fit is used all the same."""
    add_pack(journal, "nowhere.cy.toml", WELSH.replace("relational-equity", "nowhere"))
    add_pack(
        journal,
        "relational-equity.cy.toml",
        WELSH + '\n[[prompts]]\nid = "gone"\ntheme = "power"\ntext = "Ble?"\n',
    )
    said = program("--language", "cy", "packs", "show", "power")
    assert "Pwy benderfynodd heddiw?" in said.out
    assert said.err.splitlines()[:2] == [
        "prompts/nowhere.cy.toml: there is no pack “nowhere” that these words could be for.",
        "prompts/relational-equity.cy.toml: relational-equity has no prompt “power/gone”, so its words are never shown.",
    ]
    assert "Line 3: there is no pack “nowhere”" in program("packs", "check", "nowhere.cy", code=1).out
    read = program("packs", "check", "relational-equity.cy.toml", "--json").json
    assert read["usable"]
    told = [(one["line"], one["message"]) for one in read["findings"]]
    assert (17, "relational-equity has no prompt “power/gone”, so its words are never shown") in told
    assert [
        line for line, why in told if why.startswith("“text” is not in cy yet for structural-inequities/")
    ] == [11]


def test_unchecked_words_are_used_only_when_asked_for_and_said_to_be_so(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that speaks Welsh does not get them unasked; --language does, with one line about it."""
    add_pack(journal, "relational-equity.cy.toml", WELSH)
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    assert "Who decided today" in program("packs", "show", "power").out
    asked = program("--language", "cy", "packs", "show", "power")
    assert "Pwy benderfynodd heddiw?" in asked.out
    assert asked.err == "Nobody who speaks this language has checked the words of relational-equity in it.\n"


@pytest.mark.parametrize(
    ("variable", "locale", "welsh"),
    [
        ("LANG", "cy_GB.UTF-8", True), ("LC_MESSAGES", "cy", True), ("LC_ALL", "cy_GB@euro", True),
        ("LANG", "en_GB.UTF-8", False), ("LANG", "C", False), ("LANG", "POSIX", False), ("LANG", "cym", False),
        ("LC_TIME", "cy_GB.UTF-8", False),
    ],
)  # fmt: skip
def test_checked_words_are_used_unasked_where_the_machine_speaks_the_language(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch, variable: str, locale: str, welsh: bool
) -> None:
    """Without a word about it; and again after the index has been made for another language."""
    add_pack(journal, "relational-equity.cy.toml", CHECKED)
    program("write", "-t", "power", "Something.")
    assert program("themes", "--json").json["themes"]
    monkeypatch.setenv(variable, locale)
    for _ in range(2):
        said = program("packs", "show", "power")
        assert ("Pwy benderfynodd heddiw?" in said.out) is welsh
        assert said.err == ""
        titles = {one["theme"]: one["title"] for one in program("themes", "--json").json["themes"]}
        assert titles["power"] == ("Grym" if welsh else "Power dynamics")
    monkeypatch.delenv(variable)
    assert "Power dynamics" in program("packs", "show", "power").out


def test_the_more_general_of_two_settings_gives_way(
    program: Program, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LC_ALL before LC_MESSAGES before LANG, as everywhere; an empty one says nothing."""
    add_pack(journal, "relational-equity.cy.toml", CHECKED)
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Power dynamics" in program("packs", "show", "power").out
    monkeypatch.setenv("LC_ALL", "")
    assert "Grym" in program("packs", "show", "power").out


def test_none_that_came_with_the_program_claims_to_be_checked() -> None:
    """There is no overlay among the shipped packs."""
    assert not [path for path in shipped_packs().glob("*.toml") if "." in path.stem]
