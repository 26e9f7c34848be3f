"""What of an entry is looked at a second time."""

from datetime import UTC, date, datetime

from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.notices.noticing import texts_of


def test_every_text_that_was_typed_is_looked_at_and_no_question() -> None:
    """In the order of the entry, each with the field it is in, and an answer with its number."""
    one = Entry(
        schema_version=1, id="2026-06-03-abcdef", happened=date(2026, 6, 3), pack="self", language="en-GB",
        written=datetime(2026, 6, 3, 9, tzinfo=UTC), title="A visit", setting="panel",
        people=["a nurse", "an interpreter"], feelings=["tired"],
        answers=[
            Answer(question="Who decided?", text="I did."),
            Answer(text="Nobody asked."),
        ],
        steps=[Step(text="Ask first.", dropped=date(2026, 6, 9), reason="She had moved.")],
    )  # fmt: skip
    assert [tuple(each) for each in texts_of(one)] == [
        ("title", "A visit", None),
        ("setting", "panel", None),
        ("people", "a nurse", None),
        ("people", "an interpreter", None),
        ("feelings", "tired", None),
        ("answer 1", "I did.", 1),
        ("answer 2", "Nobody asked.", 2),
        ("small step", "Ask first.", None),
        ("small step", "She had moved.", None),
    ]
