"""A second look at an entry, finding by finding."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.notices.finding import Noticed
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.passages import with_words_round
from equityjournal.core.notices.masking.stand_ins import fitting
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.records.record import Stored


def around(notice: Noticed) -> str:
    """A few words around a finding, itself in square brackets."""
    return with_words_round(notice.text, notice.finding.start, notice.finding.end)


def offer(
    session: Session, stored: "Stored[Entry]", notices: Sequence[Noticed], now: datetime, *, to: TextIO
) -> None:
    """Offer each finding in turn; save the choices at the end."""
    tell(say("One by one: Enter keeps it as it is, 1 changes it to other words, 2 puts the neutral words, "
             "3 makes the whole entry private."), to=to)  # fmt: skip
    changes: list[tuple[Noticed, str]] = []
    private = False
    for number, notice in enumerate(notices, start=1):
        tell(say("{number}. {words}", number=number, words=around(notice)), hang=3, to=to)
        try:
            wanted = one_line().strip()
            if wanted == "1":
                tell(say("Which words instead? Enter leaves it as it is."), to=to)
                if words := one_line().strip():
                    changes.append((notice, words))
            elif wanted == "2" and notice.finding.stand_in:
                changes.append((notice, notice.finding.stand_in))
            elif wanted == "3":
                private = True
                break
        except (EOFError, KeyboardInterrupt):
            break
    if not changes and not private:
        tell(say("Nothing was changed."), to=to)
        return
    changed = _changed(stored.record, changes).model_copy(
        update={"edited": now, "private": private or stored.record.private}
    )
    session.journal.replace(stored, changed, now)
    tell(say("Saved: {id}. The version before is kept.", id=stored.record.id), to=to)


def _changed(entry: "Entry", changes: list[tuple[Noticed, str]]) -> "Entry":
    """The entry with each finding in other words."""
    texts: dict[str, str] = {}
    last_first = sorted(changes, key=lambda change: -change[0].finding.start)  # so that places hold
    for notice, words in last_first:
        text = texts.get(notice.text, notice.text)
        texts[notice.text] = _with(text, notice, words)

    def new(text: str) -> str:
        return texts.get(text, text)

    return entry.model_copy(
        update={
            "title": new(entry.title),
            "setting": new(entry.setting),
            "people": [new(person) for person in entry.people],
            "feelings": [new(feeling) for feeling in entry.feelings],
            "answers": [answer.model_copy(update={"text": new(answer.text)}) for answer in entry.answers],
            "steps": [
                step.model_copy(update={"text": new(step.text), "reason": new(step.reason)})
                for step in entry.steps
            ],
            "their_words": [
                said.model_copy(
                    update={name: new(getattr(said, name)) for name in ("text", "how", "outcome")}
                )
                for said in entry.their_words
            ],
        }
    )


def _with(text: str, notice: Noticed, words: str) -> str:
    start, end = notice.finding.start, notice.finding.end
    if words != notice.finding.stand_in:
        return text[:start] + words + text[end:]
    before, fitted = fitting(text[:start], words, starts=not text[:start].strip())
    return before + fitted + text[end:]
