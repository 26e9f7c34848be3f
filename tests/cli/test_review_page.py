"""The page to look at together: what is on it, what never is, and how it looks in a real browser."""

import re
import shutil
import subprocess
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from browser import CHROMIUM, NO_BROWSER, Scheme, opened, printed, screenshot, scrolls_sideways, violations
from cli.kept import keep
from equityjournal.core.entry import Step
from equityjournal.core.looking_back import Facts, LookBack, Period
from equityjournal.core.pack import Pack
from equityjournal.formats.review_page import review_page
from equityjournal.store.config import shipped_packs
from equityjournal.store.packs import read_pack
from program import FakeClock, Program

in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)
on_paper = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="there is no pdfinfo; on Debian, poppler-utils brings it"
)
HOSTILE = "<script>alert(1)</script>\"'><img src=https://example.org/x onerror=alert(1)>{{ 7 * 7 }}\u202e"
EXAMPLE = Path(__file__).parents[2] / "docs/examples/review.html"


def page_of(program: Program, home: Path, *options: str) -> str:
    """The page, as it was written."""
    file = home / "page.html"
    program("review", "--page", str(file), "--force", *options)
    return file.read_text("utf-8")


def shipped_pack() -> Pack:
    """The default pack."""
    pack = read_pack(shipped_packs() / "relational-equity.toml")
    assert isinstance(pack, Pack)
    return pack


class Outline(HTMLParser):
    """The tags of a page, in order, with their attributes; and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        """The tags of these names."""
        return [one for one in self.tags if one[0] in names]


# The file


def test_the_file_is_for_nobody_else_and_says_what_it_is_not(program: Program, home: Path) -> None:
    """It is written for its owner alone, with a word on reading it first and on its not being encrypted."""
    program("write", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"))
    assert (home / "page.html").stat().st_mode & 0o777 == 0o600
    assert "Read it yourself first." in said.out
    assert "The file is not encrypted." in said.err
    assert "Nothing was replaced." in said.err


def test_what_tells_who_somebody_is_stands_on_the_page_in_neutral_words(
    program: Program, journal: Path, home: Path, clock: FakeClock
) -> None:
    """Steps, settings and feelings are masked, by names that only an answer gives away too; the entry stays as it is."""
    keep(
        journal, clock, text="Mrs Fatima Begum rang from 07700 900123.", setting="Cedar Ward", feelings=["torn about Begum"],
        steps=[Step(text="Have a word with Fatima Begum on 07700 900123.", dropped=clock().date(), reason="Begum moved to SW1A 1AA.")],
    )  # fmt: skip
    page = page_of(program, home, "--with-settings")
    for value in ("Begum", "Fatima", "900123", "SW1A", "Cedar"):
        assert value not in page
    assert "Have a word with " in page
    assert "Begum" in program("show", "last").out


def test_it_is_never_written_over_another_or_into_the_journal(
    program: Program, home: Path, journal: Path
) -> None:
    """A file that is there is left alone without --force; a place inside the journal is refused."""
    program("write", "-t", "power", "Words.")
    target = home / "page.html"
    target.write_text("mine", "utf-8")
    assert "--force" in program("review", "--page", str(target), code=1).err
    assert target.read_text("utf-8") == "mine"
    assert "inside the journal" in program("review", "--page", str(journal / "page.html"), code=1).err
    assert program("review", "--page", str(target), "--force", "--json").json == {"path": str(target)}
    assert "<h1>" in target.read_text("utf-8")


def test_nothing_to_show_makes_no_page(program: Program, home: Path) -> None:
    """With nothing but private entries there is no page, and the sentence does not say why."""
    program("write", "--private", "-t", "power", "Words.")
    said = program("review", "--page", str(home / "page.html"), code=1)
    assert said.err == "Nothing from this time may stand on a page, so none was made.\n"
    assert not (home / "page.html").exists()


# What is on it


def test_wellbeing_comes_first(program: Program, home: Path) -> None:
    """The first heading below the title asks how somebody has been; then there is something to talk about."""
    program("write", "-t", "power", "-f", "torn", "Words.")
    page = page_of(program, home)
    order = ["How have you been?", "torn", "Questions to talk about", "To end with", "What was written about"]
    places = [page.index(piece) for piece in order]
    assert places == sorted(places)
    assert "It is not a measure of anybody or of their work" in page


def test_questions_are_the_same_whatever_was_offered(program: Program, home: Path) -> None:
    """Questions to talk about are the pack's first ones that look back, so they do not tell what was offered."""
    program("write", "-t", "power", "Words.")
    before = page_of(program, home)
    program.at_terminal("write", "-p", "power/said-no", typed=[":pass", "^C"], code=130)
    assert "Think of somebody who said no to what was offered" in before
    assert page_of(program, home) == before


def test_tables_hold_the_same_facts_as_the_pictures(program: Program, home: Path) -> None:
    """Every picture has a title and a description, and a table after it whose heads have a scope."""
    program("write", "-t", "power", "Words.")
    program.clock.pass_days(40)
    program("write", "-t", "power", "-t", "humility", "Words.")
    outline = Outline(page_of(program, home))
    assert len(outline.named("svg")) == len(outline.named("desc")) == len(outline.named("table")) == 3
    assert all(attributes["scope"] for _, attributes in outline.named("th"))
    dots_by_theme = 3
    dots_by_group = 2
    dots_by_lens = 2 + 1 + 2  # human, learning, systems
    assert len(outline.named("circle")) == dots_by_theme + dots_by_group + dots_by_lens
    assert "Power dynamics: 2 days." in outline.text


def test_settings_are_there_only_when_asked_for(program: Program, home: Path) -> None:
    """A setting may tell where somebody works."""
    program("write", "-t", "power", "--setting", "ward nine", "Words.")
    assert "ward nine" not in page_of(program, home)
    assert "ward nine, on 1 day" in page_of(program, home, "--with-settings")


def test_a_long_time_still_fits_the_page(program: Program, home: Path) -> None:
    """Over three years there are four columns, with their years, and a dot may stand for several days."""
    for _ in range(30):
        program.clock.pass_days(1)
        program("write", "-t", "power", "Words.")
    page = page_of(program, home, "--since", "1 June 2023")
    assert "A dot stands for up to" in page
    assert page.count('<th scope="col">') == 3 * (1 + 4 + 1)
    assert '<th scope="col">Jun 2023 – Mar 2024</th>' in page


# What never is


CANARIES = {
    "the words of an answer": "CANARYANSWER",
    "an entry's title": "CANARYTITLE",
    "a person": "CANARYPERSON",
    "a private entry's feeling": "canaryfeeling",
    "a private entry's setting": "CANARYSETTING",
    "a private entry's step": "CANARYSTEP",
    "a private entry's theme": "canary-theme",
    "the feeling of an entry about oneself": "canaryharmed",
    "a cut off entry's feeling": "canarycutoff",
    "another journal": "canaryelsewhere",
    "a prompt that was offered": "humility/keeps-turning-up",
    "a prompt that was put by": "learning-justice/better-off",
    "a theme set aside": "Understanding historical context",
}


@pytest.fixture
def canaries(program: Program, journal: Path, clock: FakeClock, home: Path) -> str:
    """A page made of a journal that holds every canary, and one theme to speak of."""
    keep(
        journal, clock, text="CANARYANSWER", title="CANARYTITLE", people=["CANARYPERSON"],
        shown=["humility/keeps-turning-up", "learning-justice/better-off"], passed=["learning-justice/better-off"],
    )  # fmt: skip
    keep(
        journal, clock, private=True, feelings=["canaryfeeling"], setting="CANARYSETTING",
        steps=[Step(text="CANARYSTEP")], themes=["canary-theme"],
    )  # fmt: skip
    keep(journal, clock, happened_to_me=True, feelings=["canaryharmed"])
    clock.pass_days(-1)
    keep(journal, clock, feelings=["canarycutoff"])
    cut = next(path for path in journal.glob("entries/2026/05/*.toml"))
    cut.write_bytes(cut.read_bytes().rsplit(b"# end of", 1)[0])
    clock.pass_days(1)
    keep(home / "other", clock, feelings=["canaryelsewhere"])
    program("set-aside", "historical-context")
    return page_of(program, home, "--with-settings")


@pytest.mark.parametrize("kind", CANARIES)
def test_what_is_never_on_the_page(canaries: str, kind: str) -> None:
    """Each of these is in the journal, or beside it, and not in the page's bytes."""
    assert "Power dynamics: 1 day." in canaries
    assert CANARIES[kind] not in canaries


def test_no_name_of_a_file_and_no_chance_is_on_the_page(canaries: str, journal: Path) -> None:
    """Neither an entry's id, nor a path, nor the day of an entry, nor a word of the silence test."""
    names = [path.stem for path in journal.glob("**/*.toml")]
    assert len(names) == 5
    for piece in [
        *names,
        *(name[-6:] for name in names),
        str(journal),
        'chance"',
        "not lately",
        "not so far",
    ]:
        assert piece not in canaries


def test_what_happened_to_the_writer_is_there_only_when_asked_for(
    program: Program, journal: Path, clock: FakeClock, home: Path
) -> None:
    """Such an entry is left out, and counted for its writer; when it is private, asking changes nothing."""
    keep(journal, clock)
    keep(journal, clock, happened_to_me=True, feelings=["small"])
    keep(journal, clock, happened_to_me=True, private=True, feelings=["CANARY"])
    said = program("review", "--page", str(home / "a.html"))
    assert "1 entry about what happened to you is left out" in said.err
    assert "1 private entry is left out of it." in said.err
    assert "small" not in (home / "a.html").read_text("utf-8")
    program("review", "--page", str(home / "b.html"), "--with-happened-to-me")
    asked_for = (home / "b.html").read_text("utf-8")
    assert "small" in asked_for
    assert "CANARY" not in asked_for


def test_the_last_day_of_a_private_entry_is_not_told(
    program: Program, journal: Path, clock: FakeClock, home: Path
) -> None:
    """The page's own time ends with the last day that it may speak of."""
    keep(journal, clock)
    clock.pass_days(3)
    keep(journal, clock, private=True)
    clock.pass_days(3)
    page = page_of(program, home)
    assert "to 1 June 2026, made on 7 June 2026" in page
    assert "4 June" not in page


def test_hostile_text_is_only_text(program: Program, journal: Path, clock: FakeClock, home: Path) -> None:
    """Markup in feelings, settings, steps and a personal pack's titles comes out as letters; nothing hides."""
    (journal / "prompts").mkdir(parents=True)
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"').replace("\u202e", "\\u202e")
    (journal / "prompts" / "own.toml").write_text(
        f'[pack]\nid = "own"\ntitle = "{quoted}"\nversion = "1"\nlanguage = "en\\" onload=\\"x"\n'
        f'based_on = "{quoted}"\n'
        f'[[themes]]\nid = "mine"\ntitle = "{quoted}"\ngroup = "{quoted}"\nlens = ["human"]\n'
        f'[[prompts]]\nid = "one"\ntheme = "mine"\nmoment = "looking-back"\nminutes = 2\ntext = "{quoted}"\n',
        "utf-8",
    )
    keep(
        journal, clock, about=["mine"], feelings=[HOSTILE], setting=HOSTILE,
        steps=[Step(text=HOSTILE, dropped=clock().date(), reason=HOSTILE)],
    )  # fmt: skip
    page = page_of(program, home, "--with-settings", "--pack", "own")
    outline = Outline(page)
    assert not outline.named("script", "img", "iframe", "link", "object", "form", "base")
    assert not [name for _, attributes in outline.tags for name in attributes if name.startswith("on")]
    assert (
        outline.text.count("<script>alert(1)</script>\"'><img src=https://example.org/x onerror=alert(1)>")
        >= 8
    )
    assert "{{ 7 * 7 }}" in outline.text
    assert "\u202e" not in page


def test_nothing_in_it_reaches_elsewhere() -> None:
    """One file: no script, no link but the one within it, and a policy under which nothing else would load."""
    outline = Outline(EXAMPLE.read_text("utf-8"))
    assert not outline.named("script", "img", "iframe", "link", "object", "form", "base")
    assert [attributes["href"] for _, attributes in outline.named("a")] == ["#main"]
    assert not [
        name for _, attributes in outline.tags for name in attributes if name in ("src", "srcset", "style")
    ]
    policy = [
        one["content"]
        for _, one in outline.named("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert "url(" not in EXAMPLE.read_text("utf-8")


def test_it_grades_nobody() -> None:
    """No percentage, score, target or streak stands on it."""
    words = re.sub(r"<style>.*?</style>", "", EXAMPLE.read_text("utf-8"), flags=re.S)
    assert not re.search(r"%|\b(score|grade|streak|overdue|target|missed)s?\b", words, re.I)


def test_it_has_a_language_one_heading_and_landmarks() -> None:
    """What a screen reader needs to find its way; no heading leaves out a level."""
    outline = Outline(EXAMPLE.read_text("utf-8"))
    assert dict(outline.named("html"))["html"]["lang"] == "en-GB"
    headings = [int(tag[1]) for tag, _ in outline.named("h1", "h2", "h3", "h4")]
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))
    assert [tag for tag, _ in outline.named("header", "main", "footer")] == ["header", "main", "footer"]


# In a real browser


@in_a_browser
@pytest.mark.parametrize(
    ("width", "scheme", "zoom"),
    [(1280, "light", 1), (1280, "dark", 1), (320, "light", 1), (320, "dark", 1), (1280, "light", 2)],
)
def test_axe_finds_nothing_against_it(width: int, scheme: Scheme, zoom: float) -> None:
    """WCAG 2.2 AA, as far as axe-core can tell: on a desk, on a telephone, in the dark, at 200 %."""
    assert violations(EXAMPLE, width, scheme, zoom) == []


@in_a_browser
def test_axe_would_find_something(tmp_path: Path) -> None:
    """A page without a language and with pale words is found out, so that the silence above means something."""
    poor = tmp_path / "poor.html"
    poor.write_text(
        "<title>x</title><main><h1>x</h1><p style='color: #aaa; background: #fff'>pale</p></main>"
    )
    assert {one.split(":")[0] for one in violations(poor)} == {"color-contrast", "html-has-lang"}


@in_a_browser
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2), (1280, 4)])
def test_nobody_has_to_scroll_sideways(width: int, zoom: float) -> None:
    """At 320 pixels, and at 200 % and 400 %, all of it fits the window."""
    assert not scrolls_sideways(EXAMPLE, width, zoom)


@in_a_browser
def test_ten_years_fit_a_telephone(home: Path) -> None:
    """Four columns that each name two years, and counts of three figures, need no scrolling sideways."""
    days = [date(2017, 1, 1) + timedelta(days=number) for number in range(1, 3400, 3)]
    look = LookBack(shipped_pack(), Period(date(2017, 1, 1), days[-1]), Facts(days, {"power": days}))
    (home / "page.html").write_text(review_page(look, shipped_pack(), days[-1]), "utf-8")
    assert not scrolls_sideways(home / "page.html")
    assert violations(home / "page.html", 320) == []


@in_a_browser
def test_a_long_word_breaks_on_a_telephone(
    program: Program, journal: Path, clock: FakeClock, home: Path
) -> None:
    """Neither a long feeling nor a long step makes a telephone scroll sideways."""
    keep(journal, clock, feelings=["x" * 80], steps=[Step(text="y" * 120)], setting="z" * 90)
    page_of(program, home, "--with-settings")
    assert not scrolls_sideways(home / "page.html")


@in_a_browser
def test_the_dark_is_dark_and_the_way_past_the_top_works(tmp_path: Path) -> None:
    """The colours follow the person's wish; Tab shows the link that leads to the main part."""
    with opened(EXAMPLE, scheme="dark") as dark, opened(EXAMPLE) as light:
        colours = [page.evaluate("getComputedStyle(document.body).backgroundColor") for page in (dark, light)]
        light.keyboard.press("Tab")
        shown = light.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
        light.keyboard.press("Enter")
        at_main = light.evaluate("document.activeElement.id")
    assert colours == ["rgb(23, 25, 28)", "rgb(253, 252, 249)"]
    assert shown
    assert at_main == "main"
    screenshot(EXAMPLE, tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def told(*command: str | Path) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@in_a_browser
@on_paper
def test_it_prints_on_whole_sheets_of_a4(tmp_path: Path) -> None:
    """Few sheets of A4, none nearly empty, and no heading at the foot of one without what it is above."""
    printed(EXAMPLE, tmp_path / "page.pdf")
    assert "(A4)" in told("pdfinfo", tmp_path / "page.pdf")
    text = told("pdftotext", "-layout", tmp_path / "page.pdf", "-")
    sheets = [
        [line.strip() for line in sheet.splitlines() if line.strip()] for sheet in text.split("\f")[:-1]
    ]
    assert 3 <= len(sheets) <= 6
    assert min(map(len, sheets)) >= 8
    headings = [
        "How have you been?", "Questions to talk about", "On what was written about", "To end with",
        "On what was not, if it seems worth the time", "Small steps", "Settings", "What was written about",
        "By theme", "By group", "By lens", "By theme, in days", "By group, in days", "By lens, in days",
    ]  # fmt: skip
    assert not [sheet[-1] for sheet in sheets if sheet[-1] in headings]
    assert {"How have you been?", "By lens"} <= {line for sheet in sheets for line in sheet}
