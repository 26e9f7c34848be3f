"""A coach's page: what was shared, whole and harmless, readable by everybody in a real browser."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from browser import CHROMIUM, NO_BROWSER, Scheme, opened, scrolls_sideways, violations
from coaching import HUMILITY, POWER, item, shared
from core.text.test_visible import BIDIRECTIONAL
from equityjournal.core.sharing.messages import Item, Share, SharedAnswer, SharedStep, SharedTheme
from equityjournal.formats.coach_page import coach_page
from equityjournal.store.sharing.keyring import new_keys
from many import each_with_each
from pairs import pair
from program import Program

in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason=NO_BROWSER)
SCHEMES: list[Scheme] = ["light", "dark"]
AMARA, BRONWEN = (new_keys(name).person for name in ("Amara Okafor", "Bronwen Rees"))
NOW = datetime(2026, 6, 3, 18, 10, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>", "\"'><img src=https://example.org/x onerror=alert(1)>", "{{ 7 * 7 }}{% raw %}",
    "</title></style></textarea><svg onload=alert(1)>", "<a href=javascript:alert(1)>x</a>", "\u202eevil\u2066",
    "<!-- <iframe src=//example.org> -->", "&lt;script&gt;", "]]><base href=//example.org>", "\x1b]52;c;aGk=\x07",
)  # fmt: skip


def share(*items: Item, **fields: Any) -> Share:
    """Something Amara shared."""
    facts: dict[str, Any] = {"masked": True, "items": list(items), "id": "a" * 26, "made": NOW}
    return Share(**(facts | {"sender": AMARA, "recipient": BRONWEN} | fields))


def full() -> list[Share]:
    """Everything that can be shared, in two shares, one of them in a script that runs from right to left."""
    entry = item(
        text="They had decided before she came in.\n\nShe said: I know that already.", title="Who had decided",
        setting="a panel", people=["a housing officer"], feelings=["uneasy", "hopeful"], themes=[POWER, HUMILITY],
        steps=[SharedStep(text="Ask her what she would like minuted.", by="2026-06", done="2026-06")],
    )  # fmt: skip
    arabic = item("2026-06-02-qqqqqq", "كتبت هذا بعد الاجتماع.", about="2026-06-02", title="بعد الاجتماع")
    first = share(
        entry,
        note="For Thursday.\nNo hurry.",
        keep_until=date(2026, 7, 1),
        ask_about=[POWER],
        summary=["Power, on 3 days."],
    )
    return [first, share(arabic, id="b" * 26, masked=False)]


def full_page(tmp_path: Path) -> Path:
    """A page of all that."""
    file = tmp_path / "page.html"
    file.write_text(coach_page("Amara Okafor", full(), date(2026, 6, 4)), "utf-8")
    return file


class Outline(HTMLParser):
    """The tags of a page with their attributes, and its text."""

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


def test_all_that_was_shared_is_on_it_and_whose_words_they_are() -> None:
    """Every field; what the writer was told stands under a heading that says so, with its day."""
    text = " ".join(Outline(coach_page("Amara Okafor", full(), date(2026, 6, 4))).text.split())
    for words in (
        "What Amara Okafor shared", "This page is not encrypted, and for your eyes.", "Who had decided", "a panel",
        "a housing officer", "uneasy, hopeful", "She said: I know that already.", "What happened?",
        "Ask her what she would like minuted.", "Amara Okafor would like to be asked about Power dynamics.",
        "For Thursday. No hurry.".replace(". N", ".N"), "Amara Okafor asks you to remove it after 1 July 2026.",
        "What Amara Okafor was told by their own journal As they sent it on 3 June 2026 Power, on 3 days.",
        "2 June 2026: بعد الاجتماع", "Power dynamics: June 2026", "June 2026: Power dynamics and Reflective practice",
    ):  # fmt: skip
        assert words in text


def test_what_was_not_sent_leaves_no_mark() -> None:
    """No theme, no summary, no note, no entry: no heading for any of it."""
    headings = (
        "What comes up",
        "By theme",
        "Over time",
        "To be asked about",
        "told by their own journal",
        "Entries",
    )
    whole, bare = (coach_page("Amara", shares, date(2026, 6, 4)) for shares in (full(), [share()]))
    for heading in headings:
        assert heading in whole
        assert heading not in bare
    assert "<blockquote" not in bare


def test_hostile_text_in_every_field_stays_text() -> None:
    """Nothing of it becomes a tag, an attribute or an address, or turns the writing round."""
    plain = Outline(coach_page("x", [everywhere("x")], date(2026, 6, 4)))
    for text in HOSTILE:
        page = coach_page(text, [everywhere(text)], date(2026, 6, 4))
        outline = Outline(page)
        assert [tag for tag, _ in outline.tags] == [tag for tag, _ in plain.tags]
        assert {name for _, attributes in outline.tags for name in attributes} == {
            name for _, attributes in plain.tags for name in attributes
        }
        assert "\x1b" not in page
        assert not (BIDIRECTIONAL & set(page))


def everywhere(text: str) -> Share:
    """A share in which every field is this text."""
    theme = SharedTheme(id=text, title=text, pack=text)
    entry = Item(
        entry="2026-06-01-k7m3qd", about="2026-06", title=text, setting=text, people=[text], feelings=[text],
        themes=[theme], answers=[SharedAnswer(question=text, text=text)], steps=[SharedStep(text=text)],
    )  # fmt: skip
    return share(entry, note=text, summary=[text], ask_about=[theme])


def test_it_needs_nothing_and_runs_nothing() -> None:
    """No script, no address, no event; and a policy that would forbid them."""
    page = coach_page("Amara", full(), date(2026, 6, 4))
    outline = Outline(page)
    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        in page
    )
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in outline.tags}
    for _, attributes in outline.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert attributes.get("href", "#") == "#main" or "href" not in attributes


def test_the_file_is_for_nobody_else_and_over_no_other(machine: Callable[[str], Program]) -> None:
    """0600; not into the journal; over another only with --force; and nothing of one's place is in it."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    home = bronwen.home or Path()
    file = home / "page.html"
    assert bronwen("coach", "page", "amara", str(file)).out == (
        f"What Amara Okafor shared is on a page in {file}.\n"
        "It is not encrypted, and for your eyes: remove it when you have read it.\n"
    )
    assert file.stat().st_mode & 0o777 == 0o600
    page = file.read_text("utf-8")
    assert not [word for word in (str(home), "age1", "mentees") if word in page]
    file.write_text("mine", "utf-8")
    assert "--force replaces it" in bronwen("coach", "page", "amara", str(file), code=1).err
    assert file.read_text("utf-8") == "mine"
    said = bronwen("coach", "page", "amara", str(file), "--force", "--json")
    assert said.json == {"path": str(file)}
    (home / "journal").mkdir()
    assert "inside the journal" in bronwen("coach", "page", "amara", str(home / "journal/x.html"), code=1).err


@in_a_browser
@pytest.mark.many
@pytest.mark.parametrize(("size", "scheme"), each_with_each([(1280, 1), (320, 1), (1280, 2)], SCHEMES))
def test_axe_finds_nothing(tmp_path: Path, size: tuple[int, int], scheme: Scheme) -> None:
    """WCAG 2.2 AA, wide and narrow, at twice the size, light and dark."""
    width, zoom = size
    assert violations(full_page(tmp_path), width, scheme, zoom) == []


@in_a_browser
def test_nobody_scrolls_sideways(tmp_path: Path) -> None:
    """At 320 pixels, with words as long as a line."""
    assert not scrolls_sideways(full_page(tmp_path))
    file = tmp_path / "long.html"
    file.write_text(coach_page("x" * 80, [everywhere("x" * 300)], date(2026, 6, 4)), "utf-8")
    assert not scrolls_sideways(file)


@in_a_browser
def test_what_is_written_from_right_to_left_is_read_so(tmp_path: Path) -> None:
    """By its own first letters, whatever the page around it is written in."""
    with opened(full_page(tmp_path)) as page:
        ways = page.evaluate(
            "[...document.querySelectorAll('blockquote')].map(one => getComputedStyle(one).direction)"
        )
    assert sorted(ways) == ["ltr", "ltr", "rtl"]
