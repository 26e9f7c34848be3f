from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.visible import show
from equityjournal.formats import exporter
from equityjournal.formats.to_markdown import MarkdownExporter

TITLES = {"power": "Power dynamics"}
MADE = date(2026, 6, 2)


def entry(text: str = "Words.", **changes: object) -> Entry:
    """An entry about 1 June 2026."""
    values: dict[str, object] = {
        "schema_version": 1,
        "id": "2026-06-01-aaaaaa",
        "written": datetime(2026, 6, 1, 18, tzinfo=UTC),
        "happened": date(2026, 6, 1),
        "pack": "p",
        "language": "en-GB",
        "answers": [Answer(text=text, question="Who decided?", themes=["power"])],
    }
    return Entry.model_validate(values | changes)


def parsed(document: str) -> list[Token]:
    """The document as a Markdown reader with every common extension sees it."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(document)


def outline(document: str) -> list[str]:
    """The structure a reader sees: block by block, without the words."""
    return [token.type + token.tag for token in parsed(document) if token.type != "inline"]


def inline_kinds(document: str) -> set[str]:
    """Everything inside lines that is more than text, a line break or our own bold."""
    inside = {child.type for token in parsed(document) for child in token.children or []}
    return inside - {"text", "hardbreak", "strong_open", "strong_close", "text_special"}


def words_of(document: str) -> str:
    """All the text a reader sees, without white space."""
    inside = [child.content for token in parsed(document) for child in token.children or []]
    return "".join("".join(inside).split())


def test_the_document_reads_in_order() -> None:
    """A heading for each day, newest first; then the title, the facts, question and answer, and steps."""
    kept = Step(text="Ring her.", done=date(2026, 6, 3))
    first = entry(title="The panel", setting="panel", feelings=["torn"], people=["a parent"], steps=[kept])
    second = entry("Later words.", id="2026-06-02-bbbbbb", happened=date(2026, 6, 2), private=True)
    document = MarkdownExporter().export([first, second], TITLES, MADE).decode()
    assert document == (
        "# Reflective journal\n\n"
        "2 entries, from 1 June 2026 to 2 June 2026, newest first. Written out on 2 June 2026.\n\n"
        "## Tuesday 2 June 2026\n\n"
        "### Entry 2026-06-02-bbbbbb\n\n"
        "- Themes: Power dynamics\n- Private: yes, kept out of exports unless asked for\n\n"
        "**Who decided?**\n\nLater words.\n\n"
        "## Monday 1 June 2026\n\n"
        "### The panel\n\n"
        "- Setting: panel\n- With: a parent\n- Feelings: torn\n- Themes: Power dynamics\n\n"
        "**Who decided?**\n\nWords.\n\n"
        "- Small step: Ring her. (kept on 3 June 2026)\n"
    )


PAYLOADS = [
    "# heading", "Heading\n===", "Heading\n---", "---", "***", "> quote", "- item", "+ item", "* item", "1. item",
    "12345) item", "```\ncode\n```", "~~~\ncode\n~~~", "    indented code", "\tindented", "<script>x</script>",
    "<!-- gone", "<?php", "<iframe src=x>", "![image](http://x)", "[link](javascript:x)", "[ref]: http://x",
    "[^1]: note", "http://example.org www.example.org a@example.org", "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n:-: | :-:", "a|b\n-|-", "**bold** _em_ `code` ~~gone~~", "&lt;b&gt; &#35; &copy;", "\\# \\* \\\\", "line\\",
    "line  \nnext", "word #tag # more #", "==marked== %%hidden%% {{x}} {% y %} $x^2$", "![[note]] [[link]]",
    "<% tp %>", "```dataviewjs\nx\n```", "+++\ntoml", ": definition", "a\n\n\n\nb", "#", "-", "1.", "=", "||",
    "\u2028# line separator", "text\x0b# vertical tab", "text\x0c# form feed", "text\x85# next line", "text\r# return",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_cannot_break_the_document(payload: str) -> None:
    """Whatever a text holds, the outline is that of plain words, and every character is there to be read."""
    plain = (
        MarkdownExporter().export([entry("x", title="x", setting="x", feelings=["x"])], TITLES, MADE).decode()
    )
    nasty = entry(payload, title=payload, setting=payload, feelings=[payload])
    document = MarkdownExporter().export([nasty], TITLES, MADE).decode()
    paragraphs = ["paragraph_openp", "paragraph_closep"]
    assert [kind for kind in outline(document) if kind not in paragraphs] == [
        kind for kind in outline(plain) if kind not in paragraphs
    ]
    assert not inline_kinds(document)
    assert "".join(show(payload).split()) in words_of(document)


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("#*_`~<>[]()!|-+=:\\&;{}%$@.1a \n\t/"), min_size=1).filter(
        lambda text: text.strip() != ""
    )
)
def test_no_mixture_of_marks_breaks_the_document(text: str) -> None:
    """Any mixture of the characters Markdown acts on is only ever text."""
    document = MarkdownExporter().export([entry(text)], TITLES, MADE).decode()
    kinds = outline(document)
    assert (
        kinds.count("heading_openh1") == kinds.count("heading_openh2") == kinds.count("heading_openh3") == 1
    )
    assert set(kinds) <= {
        "heading_openh1", "heading_closeh1", "heading_openh2", "heading_closeh2", "heading_openh3", "heading_closeh3",
        "paragraph_openp", "paragraph_closep", "bullet_list_openul", "bullet_list_closeul", "list_item_openli",
        "list_item_closeli",
    }  # fmt: skip
    assert kinds.count("list_item_openli") == 1
    assert not inline_kinds(document)
    assert "".join(text.split()) in words_of(document)


def test_lines_stay_lines() -> None:
    """A line break in an answer is a line break in the document, and a blank line a new paragraph."""
    document = MarkdownExporter().export([entry("one\ntwo\n\nthree")], TITLES, MADE).decode()
    assert "one  \ntwo\n\nthree\n" in document


def test_free_writing_has_no_question() -> None:
    """An answer without a question, or without text, adds no empty lines of its own."""
    answers = [Answer(text="Only words."), Answer(text=" ", question="Not asked")]
    document = MarkdownExporter().export([entry(answers=answers)], TITLES, MADE).decode()
    assert "**" not in document
    assert "Not asked" not in document


def test_exporters_come_by_one_door() -> None:
    """Ours is found by its entry point, by any clear part of its name; another name is refused."""
    assert isinstance(exporter("mark"), MarkdownExporter)
    with pytest.raises(UnknownName):
        exporter("docx")
