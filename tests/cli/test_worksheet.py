"""`worksheet`: the sheet to write on by hand, what stands on it, and where its file goes."""

import re
from pathlib import Path

import pytest

from cli.sheets import FOR_PAPER, Words, own_pack
from equityjournal.core.packs.pack import Pack
from packs import shipped
from program import Program

HOSTILE = "</h3><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} & “it’s” \u202eback"


@pytest.mark.parametrize("pack", FOR_PAPER, ids=lambda pack: pack.id)
def test_every_question_of_a_pack_is_on_its_sheet_with_its_code(program: Program, pack: Pack) -> None:
    """Each question, its follow-up and its code are there, with whose framework it is and the licence."""
    page = Words(program("worksheet", pack.id).out)
    for prompt in pack.live:
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
    pack = shipped("relational-equity")
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
    assert "The sheet is in worksheet-2026-06-01.html. Open it in a web browser to print" in said
    assert (home / "worksheet-2026-06-01.html").is_file()
    program.at_terminal("worksheet", "pause", "--look-back")
    assert (home / "look-back-2026-06-01.html").is_file()


def test_an_hour_of_a_pack_with_many_parts_leaves_the_middle_to_choice(program: Program) -> None:
    """The order keeps to the hour: the first part, three of one's choice, the last; chosen parts stand by name."""
    order = re.findall(
        r"<li>(?:<span>)?([^<]+?)(?:</span>)?: from minute (\d+) to minute (\d+)</li>",
        program("worksheet", "together").out,
    )
    assert order == [
        ("Arriving", "0", "5"),
        ("A part of your choice", "5", "20"),
        ("A part of your choice", "20", "35"),
        ("A part of your choice", "35", "50"),
        ("Closing", "50", "60"),
    ]
    chosen = program("worksheet", "together", "-t", "arriving", "-t", "power among", "-t", "closing").out
    assert "<span>Power among us</span>: from minute 5 to minute 20" in chosen
    assert "A part of your choice" not in chosen


def test_the_steps_of_a_group_are_on_its_sheet(program: Program) -> None:
    """In their order, before the first question; a pack to write to has none."""
    for name in ("together", "bring-and-ask"):
        page = Words(program("worksheet", name).out)
        places = [page.text.index(step) for step in shipped(name).pack.how]
        assert places == sorted(places)
        assert places[-1] < page.text.index(shipped(name).live[0].text)
    assert "How it goes" not in program("worksheet", "pause").out


def test_ten_minutes_are_one_question_and_one_step(program: Program) -> None:
    """A short question for after the event of the part that was named, and the step; without a part, one of each to choose from."""
    one = Words(program("worksheet", "together", "--ten-minutes", "-t", "power among").out)
    together = shipped("together")
    asked = [prompt for prompt in together.live if f"{prompt.text}\n{prompt.cited}\n" in one.text]
    assert [prompt.cited for prompt in asked] == [
        "together-power/handed-over",
        "together-closing/one-thing-together",
    ]
    assert all(prompt.moment == "after" and prompt.minutes <= 5 for prompt in asked)
    assert "Choose one of these" not in one.text
    every = Words(program("worksheet", "together", "--ten-minutes").out)
    found = [prompt.theme for prompt in together.live if f"{prompt.text}\n{prompt.cited}\n" in every.text]
    assert found == [theme.id for theme in together.themes[1:]]
    assert "Choose one of these" in every.text
    assert every.headings.count(1) == 1


def test_ten_minutes_need_parts_to_choose_from(program: Program) -> None:
    """A pack to write to, and one whose parts are all of its hour, are refused; so is the step without a question."""
    for name in ("pause", "bring-and-ask"):
        assert "parts to choose from" in program("worksheet", name, "--ten-minutes", code=1).err
    refused = program("worksheet", "together", "--ten-minutes", "-t", "closing", code=1).err
    assert "end with a step as it is" in refused
