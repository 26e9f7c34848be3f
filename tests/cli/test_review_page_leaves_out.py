"""The page to look at together: what never stands on it."""

import re
from pathlib import Path

import pytest

from cli.kept import keep
from cli.review_pages import EXAMPLE, OWN_WORDS, Outline, page_of
from equityjournal.core.entries.entry import Step
from program import FakeClock, Program

HOSTILE = "<script>alert(1)</script>\"'><img src=https://example.org/x onerror=alert(1)>{{ 7 * 7 }}\u202e"
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
    return page_of(program, home, *OWN_WORDS)


@pytest.mark.parametrize("kind", CANARIES)
def test_what_is_never_on_the_page(canaries: str, kind: str) -> None:
    """Each of these is in the journal, or beside it, and not in the page's bytes."""
    assert "Power dynamics: June (1 day)" in canaries
    assert CANARIES[kind] not in canaries


def test_no_name_of_a_file_and_no_chance_is_on_the_page(canaries: str, journal: Path) -> None:
    """Neither an entry's id, nor a path, nor the day of an entry, nor a word of the silence test."""
    names = [path.stem for path in journal.glob("*/**/*.toml")]
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
    keep(journal, clock, happened_to_me=True, feelings=["belittled"])
    keep(journal, clock, happened_to_me=True, private=True, feelings=["CANARY"])
    said = program("review", "--page", str(home / "a.html"), "--with-feelings")
    assert "1 entry about what happened to you is left out" in said.err
    assert "1 private entry is left out of it." in said.err
    assert "belittled" not in (home / "a.html").read_text("utf-8")
    program("review", "--page", str(home / "b.html"), "--with-feelings", "--with-happened-to-me")
    asked_for = (home / "b.html").read_text("utf-8")
    assert "belittled" in asked_for
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
    page = page_of(program, home, *OWN_WORDS, "--pack", "own")
    outline = Outline(page)
    assert not outline.named("script", "img", "iframe", "link", "object", "form", "base")
    assert not [name for _, attributes in outline.tags for name in attributes if name.startswith("on")]
    assert outline.text.count("<script>alert(1)</script>\"'><img src=") >= 7
    assert "example.org" not in outline.text, "an address is masked, in the words of one's own pack too"
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
