"""`demo`: an invented journal, answering the questions that are asked today."""

from pathlib import Path

from equityjournal.store.disk.reading import read_entries
from packs import shipped
from program import Program


def test_the_invented_entries_answer_questions_in_use(program: Program, home: Path) -> None:
    """None cites a question that is retired or gone, and the wording is today's."""
    program("demo", "--into", str(home / "demo"))
    in_use = {prompt.cited: str(prompt.text) for prompt in shipped("relational-equity").live}
    entries = [stored.record for stored in read_entries(home / "demo").entries]
    answered = [answer for entry in entries for answer in entry.answers if answer.prompt]
    assert len(answered) > 20
    assert [answer.prompt for answer in answered if answer.prompt not in in_use] == []
    assert [answer.prompt for answer in answered if answer.question != in_use[str(answer.prompt)]] == []
