"""Entries with hostile words in every field that a person, or a file from elsewhere, can fill."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from equityjournal.core.entries.entry import Entry

WORDS = [
    "<script>alert(1)</script>", "</title></style><script>x()</script>", '" onmouseover="x()', "' onload='x()",
    "<img src=x onerror=x()>", "javascript:alert(1)", "<a href=javascript:x()>go</a>", "]]><w:fldSimple/>",
    "&lt;b&gt; &amp; &#0; &nbsp;", "{{ 7 * 7 }} {% raw %} <% x %>", '=HYPERLINK("http://x.example","go")',
    "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-2+3", "  =1+1", "＝1+1", "\t=1+1", "'=1+1",
    "line\n=1+1\n\n@x", 'quote " quote "" and, comma; semi', "\x1b[31mred\x1b[0m\x07", "a\x0bb\x0cc\x00d\x1fe\x7f",
    "\ufffe\uffff \ufdd0 \x85 \u2028 \u2029", "\u202eevil\u202c \u2066x\u2069 \u200b\ufeff", "سلام עולם ŵŷ 漢字 👩🏽‍⚕️",
    "---\nkey: value\n---", "```dataviewjs\nx\n``` ![[note]] <iframe src=x>", "%s %d {} {0} \\n \\u0041 $(x) `x`",
    "word " * 300, "x" * 3000,
]  # fmt: skip
"""What breaks a page, a cell, a document, a terminal or a reader of any of them."""


def entry(words: str, day: date = date(2026, 6, 1), **changes: object) -> Entry:
    """An entry with these words in every field, an unknown key among them."""
    values: dict[str, object] = {
        "schema_version": 1,
        "id": f"{day}-aaaaaa",
        "written": datetime(2026, 6, 1, 18, 30, 5, 123456, tzinfo=UTC),
        "happened": day,
        "pack": words,
        "language": words,
        "title": words,
        "setting": words,
        "people": [words, words],
        "themes": [words],
        "feelings": [words],
        "answers": [
            {"text": words, "question": words, "themes": [words], "prompt": words, "own": {"inner": words}},
            {"text": f"Also.\n\n{words}"},
        ],
        "steps": [
            {"text": words, "horizon": "long", "due": day, "done": day, "reason": words, "own": 1},
            {"text": words, "dropped": day, "reason": words},
        ],
        "their_words": [
            {"text": words, "how": words, "knows": True, "checked": day, "outcome": words, "own": words},
            {"text": f"Also {words}"},
        ],
        "follows": "2026-05-01-aaaaaa",
        "imported": {"source": words, "ref": words, "labels": [words, words]},
        "own": [
            {words: words},
            day,
            time(7, 5),
            datetime(2026, 6, 1, tzinfo=UTC),
            float("inf"),
            0.1,
            {"$toml": words},
        ],
    }
    return Entry.model_validate(values | changes)


def entries(count: int) -> Iterator[Entry]:
    """So many entries, newest first, the words in turn."""
    for number in range(count):
        yield entry(WORDS[number % len(WORDS)], date(2026, 6, 1) - timedelta(days=number))
