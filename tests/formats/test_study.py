"""The file of a study: whatever stands in an entry, a row is a line that any reader of JSON takes."""

import json

from equityjournal.core.notices.masking.masked_entry import mask_for, masked
from equityjournal.core.text.visible import show
from equityjournal.formats.study import StudyRows, study_lines, study_text
from formats.hostile import WORDS, entry
from rules import shipped


def test_hostile_words_stay_in_their_row() -> None:
    """A line of ASCII for each entry, whose strings steer no screen and hold no null; the preview has them all."""
    entries = [entry(words) for words in WORDS]
    mask = mask_for(entries, shipped())
    going = [masked(one, mask) for one in entries]
    rows = StudyRows(going, "0" * 16, "Agreed\x1b[31m.\u202e", setting=True, feelings=True)
    lines = list(study_lines(rows))
    assert [json.loads(line) for line in lines] == list(rows)
    assert len(lines) == len(WORDS)
    assert all(
        line.count(b"\n") == 1 and line.isascii() and line[:-1].decode().isprintable() for line in lines
    )
    preview = "\n\n".join(study_text(rows))
    for row in rows:
        texts = [row["consent"], row["setting"], row["pack"], *row["themes"], *row["feelings"]]
        texts += [answer["text"] for answer in row["answers"]]
        assert all(show(text, lines=True) == text for text in texts)
        assert all(part.strip() in preview for text in texts for part in text.split("\n"))
