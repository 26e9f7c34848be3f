from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.formats.to_markdown import MarkdownExporter
from formats.documents import exported
from formats.markdown_marks import MARKS
from formats.markdown_readers import WITHOUT_PANDOC, reads_as_typed

TITLES = {"power": "Power dynamics"}


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


def test_the_document_reads_in_order() -> None:
    """A heading for each day, newest first; then the title, the facts, question and answer, and steps."""
    kept = Step(text="Ring her.", done=date(2026, 6, 3))
    first = entry(title="The panel", setting="panel", feelings=["torn"], people=["a parent"], steps=[kept])
    second = entry("Later words.", id="2026-06-02-bbbbbb", happened=date(2026, 6, 2), private=True)
    document = exported(MarkdownExporter(), [second, first], TITLES).decode()
    assert document == (
        "# Reflective journal\n\n"
        "2 entries, from 1 June 2026 to 2 June 2026, newest first. Written out on 2 June 2026. "
        "Not masked: it holds what was written, word for word.\n\n"
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


MIXTURES = st.text(st.sampled_from("#*_`~<>[]()!|-+=:\\&;{}%$^@.'\"1ai \n\t/"), min_size=1).filter(str.strip)


@pytest.mark.parametrize("reader", WITHOUT_PANDOC)
def test_every_reader_sees_the_words_typed(reader: str) -> None:
    """Whatever stands in a title, setting, question, answer or small step, lines and headings are those written."""
    assert not [words for words in MARKS if not reads_as_typed(words, WITHOUT_PANDOC[reader])]


@given(MIXTURES)
def test_no_mixture_of_marks_is_read_as_more_than_text(words: str) -> None:
    """Any mixture of the characters Markdown acts on is only ever text."""
    assert [name for name, reader in WITHOUT_PANDOC.items() if not reads_as_typed(words, reader)] == []


@pytest.mark.parametrize(
    "html",
    ["<h1>Reflective journal</h1>", "<p>Words.</p><hr />", "<p>A <em>word</em>.</p>", "<h4>Words.</h4>"],
)
def test_a_reader_that_sees_more_than_words_is_noticed(html: str) -> None:
    """The comparison itself can fail: on a line missing, a rule, an emphasis, a heading of another level."""
    assert not reads_as_typed("Words.", lambda _: html)


def test_lines_stay_lines() -> None:
    """A line break in an answer is a line break in the document, and a blank line a new paragraph."""
    document = exported(MarkdownExporter(), [entry("one\ntwo\n\nthree")], TITLES).decode()
    assert "one  \ntwo\n\nthree\n" in document


def test_free_writing_has_no_question() -> None:
    """An answer without a question, or without text, adds no empty lines of its own."""
    answers = [Answer(text="Only words."), Answer(text=" ", question="Not asked")]
    document = exported(MarkdownExporter(), [entry(answers=answers)], TITLES).decode()
    assert "**" not in document
    assert "Not asked" not in document


def test_entries_of_one_day_or_one_masked_month_are_about_it() -> None:
    """No document says "from November to November"."""
    first, second = entry(), entry("Later words.", id="2026-06-01-bbbbbb")
    document = exported(MarkdownExporter(), [second, first], TITLES).decode()
    assert "2 entries, about 1 June 2026, newest first." in document
