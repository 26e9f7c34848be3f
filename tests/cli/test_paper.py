import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.kept import only_record
from equityjournal.cli._desk import desk_at
from equityjournal.core.pack import Pack
from equityjournal.store.config import shipped_packs
from equityjournal.store.packs import read_pack
from program import Program

SHIPPED = [
    pack for path in sorted(shipped_packs().glob("*.toml")) if isinstance(pack := read_pack(path), Pack)
]
HOSTILE = "</h3><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} & “it’s” \u202eback"


class Words(HTMLParser):
    """What a reader sees of a page, and every element and attribute it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.text, self.headings = [], [], "", []  # type: ignore[var-annotated]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more element."""
        self.tags.append(tag)
        self.attributes += attrs
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        """One more text."""
        self.text += data if self.tags[-1:] != ["style"] else ""


def own_pack(journal: Path, text: str = "What was said?") -> None:
    """A pack of the person's own, with one theme, whose words are all `text`."""
    place = journal / "prompts/mine.toml"
    place.parent.mkdir(parents=True)
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    place.write_text(
        f"""
[pack]
id = "mine"
title = "{quoted}"
version = "1.0"
language = "cy"
about = "{quoted}"
based_on = "{quoted}"
questions_by = "{quoted}"
licence = "{quoted}"

[[themes]]
id = "mine-first"
title = "{quoted}"
group = "{quoted}"
summary = "{quoted}"

[[prompts]]
id = "said"
theme = "mine-first"
moment = "after"
minutes = 2
text = "{quoted}"
deeper = "{quoted}"

[[prompts]]
id = "harmed"
theme = "mine-first"
moment = "after"
minutes = 2
text = "For somebody who was harmed?"
for = "harmed"
""",
        "utf-8",
    )


FOR_PAPER = [pack for pack in SHIPPED if any(prompt.written_for is None for prompt in pack.prompts)]


def test_what_is_written_for_somebody_who_was_harmed_is_on_no_sheet(program: Program) -> None:
    """Paper is seen by others; a pack that holds nothing else makes no sheet, and says so."""
    (pack,) = (pack for pack in SHIPPED if pack not in FOR_PAPER)
    assert "there is no sheet" in program("worksheet", pack.id, code=1).err


@pytest.mark.parametrize("pack", FOR_PAPER, ids=lambda pack: pack.id)
def test_every_question_of_a_pack_is_on_its_sheet_with_its_code(program: Program, pack: Pack) -> None:
    """Each question, its follow-up and its code are there, with whose framework it is and the licence."""
    page = Words(program("worksheet", pack.id).out)
    for prompt in pack.prompts:
        if prompt.written_for is None:
            assert f"{prompt.text}\n{prompt.cited}\n" in page.text
            assert prompt.deeper is None or f"And then: {prompt.deeper}" in page.text
    about = pack.pack
    for said in (about.title, about.based_on, about.questions_by, about.licence, "roles, not names"):
        assert said in page.text


def test_a_sheet_asks_for_nothing_that_could_identify_anybody(program: Program) -> None:
    """There is room for a day, of which the month is enough; for no name, no date of birth, no address."""
    for arguments in (["pause"], ["together"], ["relational-equity", "--look-back"]):
        page = Words(program("worksheet", *arguments).out)
        blanks = re.findall(r"[^\n.]+:(?=\n)", page.text)
        assert not [one for one in blanks if re.search(r"\b(name|birth|address|number)\b", one)]
        assert "month" in page.text


def test_a_sheet_runs_nothing_and_loads_nothing(program: Program) -> None:
    """No script, no link, no picture, and a rule for the browser that forbids them; headings in order, one h1."""
    for arguments in (["pause"], ["together"], ["relational-equity", "--look-back"]):
        page = Words(program("worksheet", *arguments).out)
        assert not {"script", "link", "img", "iframe", "form", "input"} & set(page.tags)
        assert not [
            name for name, _ in page.attributes if name in ("src", "href", "style") or name[:2] == "on"
        ]
        assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
        assert page.headings.count(1) == 1
        assert all(
            after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)
        )


@pytest.mark.parametrize("arguments", [[], ["--look-back"]], ids=str)
def test_hostile_words_in_a_pack_of_ones_own_come_out_as_words(
    program: Program, journal: Path, arguments: list[str]
) -> None:
    """Markup, a template's braces and a character that turns text round are shown, and do nothing."""
    own_pack(journal, HOSTILE)
    page = Words(program("worksheet", "mine", *arguments).out)
    assert HOSTILE.replace("\u202e", "<U+202E>") in page.text
    assert not {"script", "img"} & set(page.tags)
    assert "\u202e" not in page.text
    assert ("lang", "cy") in page.attributes


def test_questions_for_somebody_harmed_are_on_no_sheet(program: Program, journal: Path) -> None:
    """A sheet may lie where others see it, so that what is written for somebody badly treated is left out."""
    own_pack(journal)
    assert "harmed" not in Words(program("worksheet", "mine").out).text


def test_a_sheet_can_be_short(program: Program) -> None:
    """--theme, --moment and --most choose; the first of each theme comes before the second of any."""
    codes = re.compile(r'class="code">([^<]+)<')
    some = codes.findall(program("worksheet", "relational", "-t", "power", "-t", "humil").out)
    assert {code.split("/")[0] for code in some} == {"power", "humility"}
    first = codes.findall(program("worksheet", "relational", "--moment", "after", "--most", "14").out)
    assert len({code.split("/")[0] for code in first}) == len(first) == 14
    assert codes.findall(program("worksheet", "pause", "--most", "1").out) == [
        "pause-power-up/say-yes-yourself"
    ]
    assert "theme of that pack" in program("worksheet", "pause", "-t", "historical-context", code=1).err
    assert "moment" in program("worksheet", "pause", "--moment", "never", code=1).err


def test_where_no_question_fits_there_is_no_sheet(program: Program, journal: Path) -> None:
    """An empty sheet is refused in a sentence."""
    own_pack(journal)
    assert "No question of that pack fits" in program("worksheet", "mine", "--moment", "before", code=1).err


def test_an_hour_says_what_comes_when(program: Program) -> None:
    """Together: an order of the time, who keeps it, nobody has to speak, a word or two and no lines to fill."""
    page = Words(program("worksheet", "together").out)
    for said in (
        "Arriving: from minute 0 to minute 5",
        "Closing: from minute 50 to minute 60",
        "Who keeps the time",
        "Nobody has to speak",
        "A word or two:",
    ):
        assert said in page.text
    assert "lines" not in {value for name, value in page.attributes if name == "class"}


def test_a_look_back_says_that_an_even_spread_is_not_the_aim(program: Program) -> None:
    """Every theme has a box and its summary; there is no code, no count, and nothing to type in."""
    page = Words(program("worksheet", "relational", "--look-back").out)
    (pack,) = (one for one in SHIPPED if one.id == "relational-equity")
    assert all(f"{theme.title}. {theme.summary}" in page.text for theme in pack.themes)
    assert page.attributes.count(("class", "box")) == len(pack.themes)
    assert "An even spread is not the aim" in page.text
    assert ("class", "code") not in page.attributes


def test_a_sheet_is_written_for_nobody_elses_eyes_and_over_nothing(
    program: Program, home: Path, journal: Path
) -> None:
    """Mode 0600, no file replaced without --force, none inside the journal; --output says where it is."""
    target = home / "sheet.html"
    assert "The sheet is in" in program("worksheet", "pause", "-o", str(target)).out
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("mine", "utf-8")
    assert "--force" in program("worksheet", "pause", "-o", str(target), code=1).err
    assert target.read_text("utf-8") == "mine"
    program("worksheet", "pause", "-o", str(target), "--force")
    assert target.read_text("utf-8").startswith("<!doctype html>")
    journal.mkdir()
    assert "inside the journal" in program("worksheet", "pause", "-o", str(journal / "a.html"), code=1).err


def test_at_a_terminal_a_sheet_goes_into_the_folder(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody wants a page's source on the screen: it goes into a file, and how to print it is said."""
    monkeypatch.chdir(home)
    said = program.at_terminal("worksheet", "pause").out
    assert "The sheet is in worksheet-pause.html. Open it in a web browser to print it." in said
    assert (home / "worksheet-pause.html").is_file()
    program.at_terminal("worksheet", "pause", "--look-back")
    assert (home / "look-back-pause.html").is_file()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("relational-equity", ["relational-equity", "--moment", "after", "--most", "14"]),
        ("pause", ["pause", "--most", "10"]),
        ("together", ["together"]),
        ("look-back", ["relational-equity", "--look-back"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_ready_made_sheets_are_what_the_program_writes(
    program: Program, name: str, arguments: list[str]
) -> None:
    """docs/paper.md names the command that makes each of docs/sheets/, and it does."""
    docs = Path(__file__).parents[2] / "docs"
    assert (docs / f"sheets/{name}.html").read_text("utf-8") == program("worksheet", *arguments).out
    assert f"`equityjournal worksheet {' '.join(arguments)}`" in (docs / "paper.md").read_text("utf-8")


def test_a_sheet_is_typed_in_by_its_codes(program: Program, journal: Path) -> None:
    """The day once, then code by code: the question is shown, the follow-up asked, all kept as one entry."""
    said = program.at_terminal(
        "write", "--from-paper", "--private", "--setting", "panel", "-f", "torn",
        typed=[
            "20 May",
            "who-decided", "They did,", "before we came.", ".", "Until noon.", ".",
            "not-knowing", "How she gets home.", ".", ".",
            "",
        ],
    )  # fmt: skip
    assert "Who decided today, and how much did your own word weigh?" in said.out
    assert "About Wednesday 20 May 2026." in said.out
    kept = only_record(journal)
    assert (kept["happened"], kept["private"], kept["setting"]) == (date(2026, 5, 20), True, "panel")
    assert [(answer["prompt"], answer["text"]) for answer in kept["answers"]] == [
        ("power/who-decided", "They did,\nbefore we came."),
        ("power/who-decided", "Until noon."),
        ("humility/not-knowing", "How she gets home."),
    ]
    assert kept["answers"][1]["question"] == "Until when could somebody else still have changed it?"
    assert kept["shown"] == ["power/who-decided", "humility/not-knowing"]
    assert kept["passed"] == []
    assert kept["pack"] == "relational-equity"
    assert not list(journal.glob("drafts/*"))


def test_two_sheets_are_dated_as_the_paper_was(program: Program, journal: Path) -> None:
    """Typed in on one evening, each entry is about its own day, and its offers count on that day."""
    for day, code in (("17/05/2026", "who-decided"), ("3 May", "not-knowing")):
        program.at_terminal("write", "--from-paper", typed=[day, code, "They did.", ".", ".", "", ""])
    days = [entry["happened"] for entry in program("list", "--json").json]
    assert days == ["2026-05-17", "2026-05-03"]
    desk = desk_at(journal, None)
    offers = desk.telling(desk.shelf.default(), date(2026, 6, 1)).history.offers
    assert {(offer.prompt, offer.about, offer.passed) for offer in offers} == {
        ("humility/not-knowing", date(2026, 5, 3), False),
        ("power/who-decided", date(2026, 5, 17), False),
    }


def test_a_mistake_while_typing_in_costs_nothing(program: Program, journal: Path) -> None:
    """An unclear day, an unknown code, one that is typed in already and the wrong one are each asked again."""
    said = program.at_terminal(
        "write", "--from-paper",
        typed=[
            "some day", "yesterday",
            "no such code", "own-words", ":pass",
            "who-decided", "They did.", ".", ".",
            "power/who-decided", "not-knowing", ".", ".",
            ".", "",
        ],
    ).out  # fmt: skip
    assert "“some day” is not a day I can read" in said
    assert "There is no prompt called “no such code”" in said
    assert "“power/who-decided” is typed in already." in said
    kept = only_record(journal)
    assert [answer["text"] for answer in kept["answers"]] == ["They did."]
    assert kept["shown"] == ["power/who-decided"]


def test_a_sheet_with_nothing_on_it_is_no_entry(program: Program, journal: Path) -> None:
    """A code with nothing below it, and no code at all, leave no entry, and say so."""
    said = program.at_terminal("write", "--from-paper", typed=["today", "who-decided", ".", ".", ""], code=1)
    assert "Nothing was written" in said.out
    program.at_terminal("write", "--from-paper", typed=["today", ""], code=1)
    assert not list(journal.glob("entries/*/*/*"))


def test_the_day_and_a_first_code_can_be_given(program: Program, journal: Path) -> None:
    """--date and --prompt spare two questions; --theme is a tag, as with any text that is given."""
    program.at_terminal(
        "write", "--from-paper", "-d", "2 May", "-p", "who-decided", "-t", "historical",
        typed=["They did.", ".", ".", "", ""],
    )  # fmt: skip
    kept = only_record(journal)
    assert (kept["happened"], kept["themes"]) == (date(2026, 5, 2), ["historical-context"])


def test_with_more_time_another_code_is_asked_for_and_the_day_is_not(program: Program, journal: Path) -> None:
    """--more asks once more, for a code; the day on the paper stays as it was said."""
    said = program.at_terminal(
        "write", "--from-paper", "--more",
        typed=["20 May", "who-decided", "They did.", ".", ".", "", "y", "not-knowing", "Much.", ".", ".", "", "", ""],
    ).out  # fmt: skip
    assert said.count("Which day is on the paper?") == 1
    assert len(only_record(journal)["answers"]) == 2


def test_an_interruption_keeps_every_line_and_the_sheet_is_gone_on_with(
    program: Program, journal: Path
) -> None:
    """Ctrl-C leaves the day and the lines in a draft; going on asks for its follow-up and the next code."""
    said = program.at_terminal(
        "write", "--from-paper", typed=["20 May", "who-decided", "They did,", "^C"], code=130
    )
    assert "kept, unfinished" in said.out
    said = program.at_terminal(
        "write", "--from-paper", "--resume",
        typed=["before we came.", ".", "Until noon.", ".", "not-knowing", "Much.", ".", ".", "", ""],
    )  # fmt: skip
    kept = only_record(journal)
    assert kept["happened"] == date(2026, 5, 20)
    assert [one["text"] for one in kept["answers"]] == ["They did,\nbefore we came.", "Until noon.", "Much."]
    assert kept["shown"] == ["power/who-decided", "humility/not-knowing"]


def test_a_follow_up_that_was_cut_off_is_not_asked_twice(program: Program, journal: Path) -> None:
    """Interrupted in the follow-up, going on takes up that answer and then asks for a code."""
    program.at_terminal(
        "write", "--from-paper", typed=["today", "who-decided", "They did.", ".", "Until", "^C"], code=130
    )
    program.at_terminal("write", "--from-paper", typed=["y", "noon.", ".", "", ""])
    assert [one["text"] for one in only_record(journal)["answers"]] == ["They did.", "Until\nnoon."]


SHEET = """3 May 2026

[power/who-decided]

The panel did,
  before we came in.
 [in her words]

[Power/Who-Decided]
Until noon.
[humility/not-knowing]
"""


def test_a_volunteer_can_type_a_sheet_elsewhere(program: Program, journal: Path) -> None:
    """Codes in square brackets with the answers below; the same code again answers its follow-up."""
    program("write", "--from-paper", "--private", "-t", "historical", piped=SHEET)
    kept = only_record(journal)
    assert (kept["happened"], kept["private"], kept["themes"]) == (
        date(2026, 5, 3),
        True,
        ["historical-context"],
    )
    first, second = kept["answers"]
    assert first["text"] == "The panel did,\n  before we came in.\n [in her words]"
    assert second["question"] == "Until when could somebody else still have changed it?"
    assert kept["shown"] == ["power/who-decided"]
    for sheet in ("[power/who-decided]\nThey did.", "3 May\n[power/who-decided]\nThey did."):
        program("write", "--from-paper", "-d", "4 May", piped=sheet)
    days = [entry["happened"] for entry in program("list", "--json").json]
    assert days == ["2026-05-04", "2026-05-04", "2026-05-03"], (
        "a day on the command line goes before the sheet's"
    )


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("today\n[power/who-decidid]\nThey did.", "Line 2: there is no code “power/who-decidid”. Did you mean power/who-decided, "),
        ("today\n[power/who-decided]\nIt was\n[illegible]\nagain", "Line 4: there is no code “illegible”."),
        ("today\n[qqq]\nx", "Line 2: there is no code “qqq”. If that line belongs to an answer, begin it with a space."),
        ("today\nThey did.", "Line 2: there is no code above it."),
        ("some day\n[power/who-decided]\nx", "“some day” is not a day I can read."),
        ("[power/who-decided]\nThey did.", "Which day is on the paper?"),
        ("today\n[power/who-decided]\n\n", "There is no answer below a code"),
        ("today\n" + "[power/who-decided]\nx\n" * 3, "Line 6: “power/who-decided” was there already."),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_taken_is_kept_as_it_came(
    program: Program, journal: Path, sheet: str, said: str
) -> None:
    """One sentence with the line, nothing guessed and no entry made; the text is in a file that is named."""
    refused = program("write", "--from-paper", piped=sheet, code=1)
    assert said in refused.err
    (kept,) = journal.glob("drafts/*.txt")
    assert str(kept) in refused.err
    assert kept.read_text("utf-8") == sheet.removesuffix("\n")
    assert not list(journal.glob("entries/*/*/*"))
    program("write", "--from-paper", piped="today\n[power/who-decided]\nThey did.")


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda pack: pack.id)
def test_every_code_can_be_typed_in_again(program: Program, pack: Pack) -> None:
    """A sheet with an answer to each question of a pack, and to each follow-up, comes back whole."""
    blocks = [
        (prompt.cited, question, f"Answer {number} to {question}")
        for number, prompt in enumerate(pack.prompts)
        for question in (prompt.text, prompt.deeper)
        if question
    ]
    sheet = "today\n" + "".join(f"[{code}]\n{text}\n\n" for code, _, text in blocks)
    saved = program("write", "--from-paper", "--json", piped=sheet).json
    answers = program("show", saved["id"], "--json").json["answers"]
    assert [(one["prompt"], one["question"], one["text"]) for one in answers] == blocks


def test_every_code_can_be_typed_at_a_terminal(program: Program) -> None:
    """Each printed code means one question and no other."""
    for pack in SHIPPED:
        codes = [prompt.cited for prompt in pack.prompts]
        typed = [line for code in codes for line in (code, ":pass")]
        said = program.at_terminal("write", "--from-paper", typed=["today", *typed, ""], code=1).out
        assert re.findall(r"^(\S+/\S+):$", said, re.M) == codes
